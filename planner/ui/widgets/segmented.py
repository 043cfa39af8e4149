"""A switch between a few states of which one always holds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget


class SegmentedControl(QWidget):
    """Exclusive buttons drawn as one strip: arrow keys move, a screen reader says "Money: Real" of a radio button.

    ``chosen`` carries the key of the new state, whoever changed it.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for place, (key, text) in enumerate(choices):
            segment = _Segment(_end(place, len(choices)))
            segment.toggled.connect(lambda is_on, key=key: self.chosen.emit(key) if is_on else None)
            row.addWidget(segment)
            self._segments[key] = segment
            self.set_text(key, text)
        self._segments[choices[0][0]].setChecked(True)

    @property
    def key(self) -> str:
        """The key of the state that holds."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Switch to a state; unknown keys change nothing."""
        if key in self._segments:
            self._segments[key].setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Call a state something else; what is too long for a fixed room is cut and told whole by the tip."""
        self._segments[key].show_text(text)
        self._segments[key].setAccessibleName(f"{self._name}: {text}")

    def fix_room(self, key: str, text: str) -> None:
        """Give a state the room of this text whatever it is called, so that another name moves nothing."""
        self._segments[key].fix_room(text)

    def set_enabled(self, key: str, reason: str = "") -> None:
        """Let a state be chosen where there is no reason against it; the reason becomes its tip."""
        self._segments[key].setEnabled(not reason)
        self._segments[key].setToolTip(reason)


class _Segment(QPushButton):
    def __init__(self, end: str) -> None:
        super().__init__()
        self.setProperty("kind", "segment")
        self.setProperty("end", end)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._be_reached)
        self._be_reached(is_on=False)
        self._room = 0

    def _be_reached(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Tab comes to the state that holds; the arrow keys go on from there."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus)

    def fix_room(self, text: str) -> None:
        self._room = self._strong().horizontalAdvance(text)

    def show_text(self, text: str) -> None:
        metrics = self._strong()
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._room) if self._room else text
        self.setText(fitting.replace("&", "&&"))
        self.setToolTip("" if fitting == text else text)
        self.setMinimumWidth((self._room or metrics.horizontalAdvance(text)) + 22)

    def _strong(self) -> QFontMetrics:
        # There is room for the strong type of the chosen state, so that switching moves nothing.
        strong = self.font()
        strong.setBold(True)
        return QFontMetrics(strong)


def _end(place: int, count: int) -> str:
    if count == 1:
        return "both"
    return {0: "left", count - 1: "right"}.get(place, "none")
