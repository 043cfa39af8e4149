"""One window for one user: a second start hands over what it was asked to open and ends."""

import zlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 1000


class SingleInstance(QObject):
    """Holds the user's local socket. ``asked`` brings the path that a second start named, empty for none."""

    asked = Signal(str)

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        # Two data folders are two programs: two users, or a portable copy and the installed one, run side by side.
        self._name = f"career-planner-{zlib.crc32(bytes(data_folder.absolute())):08x}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hand_over(self, path: Path | None) -> bool:
        """Whether another window runs and has taken the request; if none runs, become the one."""
        if self._sent(str(path.absolute()) if path else ""):
            return True
        QLocalServer.removeServer(self._name)  # a crashed program leaves its socket behind
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Let the next start be the one."""
        self._server.close()

    def _sent(self, text: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(f"{text}\n".encode())
        socket.flush()
        # The first window answers when it has read the line: only then may this process end.
        socket.waitForReadyRead(_PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        text = bytes(socket.readLine().data()).decode().strip()
        socket.write(b"ok\n")
        socket.flush()
        self.asked.emit(text)
