"""The line at the bottom of the window: whether all is saved, the market behind the numbers, the data pack."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

_NO_FOCUS: Final = 0
"""``Qt.FocusPolicy.NoFocus``; to name it would load all of Qt's enumerations before the window's first paint."""


class StatusLine(QStatusBar):
    """Three quiet texts, and buttons at the end; without an open profile only the pack is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved, self._market, self._pack = QLabel(), QLabel(), QLabel()
        self.setSizeGripEnabled(False)
        self.addWidget(self._saved)
        self.addWidget(self._market, 1)
        self.addPermanentWidget(self._pack)
        self.pack_version = ""

    def offer(self, action: QAction) -> None:
        """Have a button at the end do an action while it can be done; the keyboard has the action's shortcut for it."""
        button = QPushButton(action.text().replace("&", ""))
        button.setProperty("kind", "link")
        button.setProperty("focusPolicy", _NO_FOCUS)
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self.addPermanentWidget(button)

    def show_saved(self, path: Path) -> None:
        """What is shown is what is in the file."""
        self._saved.setText("Saved")
        self._saved.setToolTip(str(path))

    def show_refused(self) -> None:
        """The last edit could not be saved, and is not shown."""
        self._saved.setText("Not saved")

    def show_market(self, text: str) -> None:
        """Name the market source in a line."""
        self._market.setText(text)

    def show_pack(self, version: str) -> None:
        """Name the data pack; it stays although another profile is opened."""
        self.pack_version = version
        self._pack.setText(f"Pack {version}")

    def forget_profile(self) -> None:
        """No profile is open."""
        self._saved.clear()
        self._saved.setToolTip("")
        self._market.clear()
