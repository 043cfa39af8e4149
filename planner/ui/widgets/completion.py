"""Names offered while a line is typed, by any of their spellings, the best first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from planner.market.words import holds_words, plain_key

Names = Iterable[str] | Mapping[str, Sequence[str]]
"""What is offered; with the other spellings of each where it is a mapping."""

_EVERY: Final = ""


class Completion(QCompleter):
    """Offers names to a line: those that begin with what is typed, then those with words that do, then the others that
    hold it. Their list is a window of its own without a parent, so it is dressed as the line is.
    """

    def __init__(self, names: Names, line: QLineEdit) -> None:
        self._offered = QStringListModel(line)
        super().__init__(self._offered, line)
        self._line = line
        self._names: dict[str, Sequence[str]] = {}
        self._keys: list[tuple[str, tuple[str, ...]]] = []  # made when something is typed: most lines never are
        self.offer(names)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)

    @property
    def names(self) -> list[str]:
        """Everything that can be offered."""
        return list(self._names)

    def offer(self, names: Names) -> None:
        """Offer other names from now on."""
        self._names = dict(names) if isinstance(names, Mapping) else dict.fromkeys(names, ())
        self._keys = []
        self._offered.setStringList(list(self._names))

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """Put in what fits, in order, before Qt looks; to Qt all of it fits."""
        if not self._keys:
            self._keys = [(name, tuple(map(plain_key, (name, *also)))) for name, also in self._names.items()]
        self._offered.setStringList(_fitting(self._keys, plain_key(path)))
        return [_EVERY]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Dress the list when it opens."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QAbstractItemView):
            watched.setStyleSheet(_sheet_around(self._line))
        return super().eventFilter(watched, event)


def _fitting(names: Sequence[tuple[str, tuple[str, ...]]], typed: str) -> list[str]:
    """The names that fit what is typed, best first; all for nothing typed."""
    ranked = [(rank, name) for name, keys in names if (rank := _rank(keys, typed)) is not None]
    return [name for _, name in sorted(ranked, key=lambda pair: pair[0])]


def _rank(keys: Sequence[str], typed: str) -> int | None:
    """0 for the own name's beginning, 1 for that of a spelling, 2 for beginnings of words, 3 for letters inside of one;
    None for none.
    """
    words = typed.split()
    if not any(holds_words(key, words) for key in keys):
        return None
    if any(key.startswith(typed) for key in keys):
        return 0 if keys[0].startswith(typed) else 1
    return 2 if any(all(f" {word}" in f" {key}" for word in words) for key in keys) else 3


def _sheet_around(widget: QWidget) -> str:
    """The style sheet that a widget has from itself or the nearest around it."""
    around: QWidget | None = widget
    while around is not None and not around.styleSheet():
        around = around.parentWidget()
    return "" if around is None else around.styleSheet()
