"""Names offered while a line is typed, wherever in them the typed part stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget


class Completion(QCompleter):
    """Offers names to a line. Their list is a window of its own without a parent, so it is dressed as the line is."""

    def __init__(self, names: Sequence[str] | QStringListModel, line: QLineEdit) -> None:
        model = names if isinstance(names, QStringListModel) else QStringListModel(list(names), line)
        super().__init__(model, line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Dress the list when it opens."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QAbstractItemView):
            watched.setStyleSheet(_sheet_around(self._line))
        return super().eventFilter(watched, event)


def _sheet_around(widget: QWidget) -> str:
    """The style sheet that a widget has from itself or the nearest around it."""
    around: QWidget | None = widget
    while around is not None and not around.styleSheet():
        around = around.parentWidget()
    return "" if around is None else around.styleSheet()
