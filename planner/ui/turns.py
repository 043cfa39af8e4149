"""What the window does a little at a time: one turn each time round the event loop, whoever else waits for one.

Timers of their own would all fire in the same round, and the time they take would add up.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import Final
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QCoreApplication, QObject, QTimer

WORKING: Final[WeakSet[object]] = WeakSet()
"""Whoever has a thread at work or about to be: the window then gets Python half of the time."""

_PATIENCE_MS: Final = 10


class Rank(IntEnum):
    """Whose turn comes first; of the same rank, whoever has waited longest.

    ``LAST`` is for what nobody waits for: not while a thread works either, when it would take twice as long. What may
    come to be waited for has a function for its rank.
    """

    FIRST = 0
    USUAL = 1
    LAST = 2


class Turn(QObject):
    """Has something done when its turn comes, once however often it was started before; never after its parent is gone.

    Needs an application.
    """

    def __init__(self, do: Callable[[], object], parent: QObject, rank: Rank | Callable[[], Rank] = Rank.USUAL) -> None:
        super().__init__(parent)
        self._waiting = waiting = _queue()
        self._do = do
        self._rank = (lambda: rank) if isinstance(rank, Rank) else rank
        key = id(self)
        self.destroyed.connect(lambda: waiting.forget(key))

    @property
    def is_waiting(self) -> bool:
        """Whether it was started and its turn has not come yet."""
        return self._waiting.holds(id(self))

    def start(self) -> None:
        """Have it done after all that waits already and has no lower rank."""
        self._waiting.add(id(self), self._do, self._rank)

    def stop(self) -> None:
        """Have it done no more."""
        self._waiting.forget(id(self))


class Turns(QObject):
    """Has several things done one after the other, a turn each. Needs an application."""

    def __init__(self, parent: QObject, rank: Rank | Callable[[], Rank] = Rank.USUAL) -> None:
        super().__init__(parent)
        self._left: Iterator[Callable[[], object]] = iter(())
        self._turn = Turn(self._do_next, self, rank)

    @property
    def is_waiting(self) -> bool:
        """Whether anything is still to be done."""
        return self._turn.is_waiting

    def start(self, todo: Iterable[Callable[[], object]]) -> None:
        """Have these done, in place of what is left of others; each is asked for when its turn has come."""
        self._left = iter(todo)
        self._turn.start()

    def stop(self) -> None:
        """Do no more."""
        self._turn.stop()

    def _do_next(self) -> None:
        do = next(self._left, None)
        if do is not None:
            self._turn.start()
            do()


class _Queue(QObject):
    """What waits, oldest first, by a key of whoever waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[int, tuple[Callable[[], Rank], Callable[[], object]]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._do_next)

    def holds(self, key: int) -> bool:
        return key in self._waiting

    def add(self, key: int, do: Callable[[], object], rank: Callable[[], Rank]) -> None:
        self._waiting.setdefault(key, (rank, do))
        if not self._timer.isActive() or self._timer.interval():
            self._timer.start(0)

    def forget(self, key: int) -> None:
        if self._waiting.pop(key, None) is not None and not self._waiting:
            self._timer.stop()

    def _do_next(self) -> None:
        key = min(self._waiting, key=lambda key: self._waiting[key][0]())
        rank, do = self._waiting[key]
        if rank() is Rank.LAST and WORKING:
            self._timer.start(_PATIENCE_MS)
            return
        self.forget(key)
        try:
            do()
        finally:
            if self._waiting:
                self._timer.start(0)  # from now on: timers that came due meanwhile come first


_queues: Final[WeakKeyDictionary[QCoreApplication, _Queue]] = WeakKeyDictionary()


def _queue() -> _Queue:
    application = QCoreApplication.instance()
    assert application is not None
    # Qt would find it among its children, but for that loads enumerations that must not delay the first paint.
    return _queues.get(application) or _queues.setdefault(application, _Queue(application))
