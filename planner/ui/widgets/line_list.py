"""Lines one below the other that are kept and rewritten: to make a new one takes longer than a forecast.

Where more are needed than there are, they can be made out of sight, a few at a time, and then shown all at once.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.laid_out_once import laid_out_once

LineT = TypeVar("LineT", bound=QWidget)
ThingT = TypeVar("ThingT")

_TURN_S: Final = 0.006


class LineList(QWidget, Generic[LineT, ThingT]):
    """Each line shows one thing; what lines, and how they show it, is for a list of lines of a kind to say."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LineT] = []
        self._n_shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def ahead(self, things: Sequence[ThingT]) -> Iterator[Callable[[], None]]:
        """What makes the lines that other things still need, out of sight and a few at a time."""
        return made_ahead(lambda: len(self._lines) < len(things), lambda: self._make_line(things))

    def parts(self, things: Sequence[ThingT]) -> Iterator[Callable[[], None]]:
        """What puts other things in place, part by part: nothing changes to the eye before the last."""
        yield from self.ahead(things)
        yield partial(self._show, things)

    def _show(self, things: Sequence[ThingT]) -> None:
        """Put other things in place; they are laid out once, not with every line that is added."""
        with laid_out_once(self._column):
            while len(self._lines) < len(things):
                self._make_line(things)
            for line in self._lines[self._column.count() :]:
                self._column.addWidget(line)
            for line, thing in zip(self._lines, things, strict=False):
                self._fill(line, thing)
            for line in self._lines[self._n_shown : len(things)]:
                line.show()
            for line in self._lines[len(things) : self._n_shown]:
                line.hide()
            self._n_shown = len(things)

    def _shown(self) -> list[LineT]:
        return self._lines[: self._n_shown]

    def _make_line(self, things: Sequence[ThingT]) -> None:
        """Make one more line for the thing in its place: filled, hidden, and not laid out yet."""
        place = len(self._lines)
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


def made_ahead(is_missing: Callable[[], bool], make: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """What makes one after the other while any is missing, as many each time as a turn has room for.

    While a worker holds the interpreter every call into Qt may have to wait: by the clock a line can take long.
    """
    while is_missing():
        yield partial(_make_some, is_missing, make)


def _make_some(is_missing: Callable[[], bool], make: Callable[[], None]) -> None:
    end = time.perf_counter() + _TURN_S
    while is_missing():
        make()
        if time.perf_counter() > end:
            return


def polish_ahead(widget: QWidget) -> None:
    """Have a widget and all in it styled before it is shown."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()
