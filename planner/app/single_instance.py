"""One window for one user: a second start hands over what it was asked to open and ends.

A lock file tells whether a window runs. Only a second start needs a socket at once, so loading Qt's network library
does not delay the first paint.
"""

import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 1000
_PATIENCE_S: Final = 3.0


class SingleInstance(QObject):
    """Holds the user's lock and, once it listens, the local socket.

    ``asked`` brings the path that a second start named, empty for none.
    """

    asked = Signal(str)

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        # Two data folders are two programs: two users, or a portable copy and the installed one, run side by side.
        self._name = f"career-planner-{zlib.crc32(bytes(data_folder.absolute())):08x}"
        self._lock = QLockFile(str(data_folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # it is stale when its process is gone, however old it is
        self._server: QLocalServer | None = None

    def hand_over(self, path: Path | None) -> bool:
        """Whether another window runs and has taken the request; where none runs or answers, become the one."""
        return not self._lock.tryLock(0) and self._sent(str(path.absolute()) if path else "")

    def listen(self) -> None:
        """From now on take what later starts hand over."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._name)  # a crashed program leaves its socket behind
        self._server.listen(self._name)

    def close(self) -> None:
        """Let the next start be the one."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _sent(self, text: str) -> bool:
        socket = self._connected()
        if socket is None:
            return False
        socket.write(f"{text}\n".encode())
        socket.flush()
        # The first window answers when it has read the line: only then may this process end.
        socket.waitForReadyRead(_PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _connected(self) -> "QLocalSocket | None":
        """A connection to the window that runs; it may have started a moment ago and not listen yet."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                return socket
            time.sleep(0.02)
        return None

    def _answer(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            return
        text = bytes(socket.readLine().data()).decode().strip()
        socket.write(b"ok\n")
        socket.flush()
        self.asked.emit(text)
