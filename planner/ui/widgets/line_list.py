"""Lines one below the other that are kept and rewritten: to make a new one takes longer than a forecast.

Where more are needed than there are, they can be made out of sight, a few at a time, and then shown all at once.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.laid_out_once import laid_out_once

LineT = TypeVar("LineT", bound=QWidget)
ThingT = TypeVar("ThingT")

_MADE_AT_ONCE: Final = 4


class LineList(QWidget, Generic[LineT, ThingT]):
    """Each line shows one thing; what lines, and how they show it, is for a list of lines of a kind to say."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LineT] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def ahead(self, things: Sequence[ThingT]) -> Iterator[Callable[[], None]]:
        """What makes the lines that other things still need, out of sight and a few at a time."""
        return made_ahead(len(self._lines), len(things), lambda end: self._make_lines(things[:end]))

    def parts(self, things: Sequence[ThingT]) -> Iterator[Callable[[], None]]:
        """What puts other things in place, part by part: nothing changes to the eye before the last."""
        yield from self.ahead(things)
        yield partial(self._show, things)

    def _show(self, things: Sequence[ThingT]) -> None:
        """Put other things in place; they are laid out once, not with every line that is added."""
        with laid_out_once(self._column):
            self._make_lines(things)
            for line in self._lines[self._column.count() :]:
                self._column.addWidget(line)
            for line, thing in zip(self._lines, things, strict=False):
                self._fill(line, thing)
            for place, line in enumerate(self._lines):
                line.setVisible(place < len(things))

    def _shown(self) -> Iterator[LineT]:
        return (line for line in self._lines if not line.isHidden())

    def _make_lines(self, things: Sequence[ThingT]) -> None:
        """Have as many lines as things, the new ones filled, hidden, and not laid out yet."""
        for place in range(len(self._lines), len(things)):
            line = self._made(place)
            line.hide()
            line.setParent(self)
            self._lines.append(line)
            self._fill(line, things[place])
            polish_ahead(line)

    def _made(self, place: int) -> LineT:
        raise NotImplementedError

    def _fill(self, line: LineT, thing: ThingT) -> None:
        raise NotImplementedError


def made_ahead(n_made: int, n_wanted: int, make: Callable[[int], None]) -> Iterator[Callable[[], None]]:
    """What makes those of so many that are missing, a few at a time; ``make`` is told up to which place."""
    for end in range(n_made + _MADE_AT_ONCE, n_wanted + _MADE_AT_ONCE, _MADE_AT_ONCE):
        yield partial(make, min(end, n_wanted))


def polish_ahead(widget: QWidget) -> None:
    """Have a widget and all in it styled before it is shown."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()
