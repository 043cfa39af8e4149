"""A heading that opens and closes what stands under it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.base.settings import Settings


class Section(QWidget):
    """A heading as a button, and a body below; whether it is open is remembered under ``key``, if there are settings.

    ``opened`` is emitted when the user opens it, ``closed`` when they close it.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self, title: str, body: QWidget, settings: Settings | None, key: str, *, is_open: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._settings = settings
        self._key = f"section_{key}"
        self._heading = QPushButton()
        self._heading.setProperty("kind", "heading")
        self._heading.setCheckable(True)
        self._heading.setAutoDefault(False)  # Enter in a field of a dialog is not for it
        self._heading.setChecked(is_open if settings is None else settings.get(self._key, is_open) is True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(body)
        self._show()
        self._heading.toggled.connect(self._switch)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self._heading.isChecked()

    @property
    def body(self) -> QWidget:
        """What is opened and closed."""
        return self._body

    def name(self, title: str) -> None:
        """Call it something else."""
        self._title = title
        self._show()

    def open(self) -> None:
        """Show the body."""
        self._heading.setChecked(True)

    def reveal(self) -> None:
        """Show the body this once: what is remembered is the user's own choice."""
        with QSignalBlocker(self._heading):
            self._heading.setChecked(True)
        self._show()

    def _switch(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._settings is not None:
            self._settings.set(self._key, is_open)
        self._show()
        (self.opened if is_open else self.closed).emit()

    def _show(self) -> None:
        mark = "▾" if self.is_open else "▸"
        self._heading.setText(f"{mark}  {self._title}".replace("&", "&&"))
        state = "open" if self.is_open else "closed"
        self._heading.setAccessibleName(f"{self._title}, {state}")
        self._body.setVisible(self.is_open)
