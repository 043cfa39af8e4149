"""The pages of the open profile, each built when it is first wanted, or before, when nobody waits."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from planner.ui.pages.page_modules import load_next
from planner.ui.turns import Rank, Turns
from planner.ui.widgets.workbench import Workbench

if TYPE_CHECKING:
    from planner.ui.pages.catalogue import ShownPage


def _nothing_else() -> None:
    """Loading was the whole of a turn."""


class BuiltPages:
    """Builds pages, puts them into the bench and ends them. ``open`` says how before one is asked for.

    All that a page needs takes longer than the window may stand still, so ``steps`` hands it out in parts.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._build: Callable[[str], ShownPage] | None = None
        self._shown: dict[str, ShownPage] = {}
        self._put_in = Turns(bench, Rank.FIRST)

    def open(self, build: "Callable[[str], ShownPage]") -> None:
        """Build pages like this from now on."""
        self._build = build

    def get(self, key: str) -> "ShownPage | None":
        """The page of a key, None before it is built."""
        return self._shown.get(key)

    def built(self, key: str) -> "ShownPage":
        """The page of a key, built now if it was not before. Raises ``KeyError`` for a page that does not exist."""
        if key not in self._shown:
            assert self._build is not None
            self._shown[key] = self._build(key)
        return self._shown[key]

    def bring(self, key: str) -> bool:
        """Do what is left to be done before the page is shown; whether it can be: not if all were closed meanwhile.

        The window lives on in between, but what the user does waits: keys that follow are meant for the page.
        """
        build = self._build
        for do in self.steps(key):
            do()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if self._build is not build:
                return False
        return True

    def steps(self, key: str) -> Iterator[Callable[[], object]]:
        """What is left to be done before the page is shown: load, build, put in and have styled, and what it explains.

        Each is to be done before the next is asked for.
        """
        if key not in self._shown:
            while load_next(key):
                yield _nothing_else
            yield partial(self._begin, key)
        shown = self._shown[key]
        if shown.widget.parent() is None:
            yield partial(self._bench.pages.addWidget, shown.widget)
        if shown.inspector is not None and shown.inspector.parent() is None:
            yield partial(self._bench.inspector.put_in, shown.inspector)

    def close(self) -> None:
        """End every page: its threads first."""
        self._put_in.stop()
        for shown in self._shown.values():
            shown.close()
            self._bench.pages.removeWidget(shown.widget)
            shown.widget.deleteLater()
        self._shown.clear()
        self._build = None

    def _begin(self, key: str) -> None:
        """Build a page and put it in before it makes its parts: Qt would have to style them all at once."""
        self.built(key)
        self._put_in.start(self.steps(key))
