"""What a page consists of, made little by little, so that the window can do other things in between."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from PySide6.QtWidgets import QWidget

from planner.ui.turns import Rank, Turns
from planner.ui.widgets.tab_order import order_keys


class MadeLater(Turns):
    """Does what makes the parts of something, a turn each; whoever needs them at once has them made with ``finish``.

    Each is asked for when those before it are made; while ``parent`` cannot be seen, nobody waits for them. At the end
    Tab goes through all of ``parent`` and then on. Needs an application.
    """

    def __init__(self, parent: QWidget, parts: Iterable[Callable[[], object]]) -> None:
        super().__init__(parent, lambda: Rank.USUAL if parent.isVisible() else Rank.LAST)
        self._parts: Iterator[Callable[[], object]] = chain(parts, (partial(order_keys, parent),))

    def go_on(self) -> None:
        """Begin, or go on after ``stop``."""
        self.start(self._parts)

    def finish(self) -> None:
        """Do at once what is left to be done."""
        self.stop()
        for do in self._parts:
            do()
