"""The user's own figures as a table that is edited in place, the shipped ones beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.profile import Profile, Record
from planner.market.own_figures import ShippedFigure
from planner.ui.history import History
from planner.ui.models.columns import Column, folded
from planner.ui.models.records import Index, RecordTable
from planner.workspace.own_figures import set_own_figure
from planner.workspace.session import Session

Figures = Mapping[str, ShippedFigure]

NOT_SHIPPED: Final = "not in these figures"
_VALUE: Final = "value"
_EDITABLE: Final = (_VALUE, "note")
_COLUMNS: Final = (
    ("id", 190, "Figure"),
    (_VALUE, 92, "Yours"),
    ("shipped", 100, "Shipped"),
    ("grade", 64, "Grade"),
    ("source", 160, "Source of the shipped"),
    ("note", 110, "Note"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn(Column):
    """One thing that is told of an own figure: a field of the record, or a fact about the shipped figure."""

    figures: Figures
    title: str

    @property
    def heading(self) -> str:
        """What stands above the column."""
        return self.title

    @property
    def short_heading(self) -> str:
        """The same: titles are short."""
        return self.title

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.attribute in {_VALUE, "shipped"}

    @property
    def is_wordy(self) -> bool:
        """Whether it gains from more room than its width."""
        return self.attribute in {"id", "source", "note"}

    @property
    def hint(self) -> str:
        """The headings say enough."""
        return ""

    def choices(self, profile: Profile) -> tuple[tuple[str, str], ...]:  # noqa: ARG002 - as for every column
        """Everything is typed."""
        return ()

    def text(self, record: Record, profile: Profile) -> str:  # noqa: ARG002 - as for every column
        """The cell as people read it."""
        assert isinstance(record, Override)
        figure = self.figures.get(record.id)
        match self.attribute:
            case "id":
                return record.id if figure is None else figure.name
            case "value":
                return f"{record.value:g}" if figure is None else figure.exactly(record.value)
            case "note":
                return " ".join(record.note.split())
        return NOT_SHIPPED if figure is None else _shipped(figure, self.attribute)

    def sort_key(self, record: Record, profile: Profile) -> tuple[bool, Any]:
        """Values by size, all else by its words; empty ones last."""
        assert isinstance(record, Override)
        if self.attribute == _VALUE:
            return False, record.value
        text = self.text(record, profile)
        return not text, folded(text)


def own_figure_columns(figures: Figures) -> tuple[FigureColumn, ...]:
    """The columns of the table, left to right."""
    return tuple(FigureColumn(Override, name, width, figures=figures, title=title) for name, width, title in _COLUMNS)


class OwnFigureTable(RecordTable):
    """Every ``Override`` of the profile; value and note are edited in place, the value in the unit people read."""

    def __init__(self, figures: Figures, session: Session, history: History, parent: QObject | None = None) -> None:
        self.figures = figures
        super().__init__(own_figure_columns(figures), session, history, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The user's own can be edited, what is shipped cannot."""
        flags = super().flags(index)
        can_edit = index.isValid() and self.columns[index.column()].attribute in _EDITABLE
        return flags if can_edit else flags & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As for every record; values are typed as people read them, and the shipped one tells what it rests on."""
        if not index.isValid():
            return None
        record, column = self.record(index.row()), self.columns[index.column()]
        figure = self.figures.get(record.id)
        if role == Qt.ItemDataRole.EditRole and column.attribute not in _EDITABLE:
            return column.text(record, self.profile)
        if role == Qt.ItemDataRole.EditRole and column.attribute == _VALUE and figure is not None:
            assert isinstance(record, Override)
            return figure.typed(record.value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(figure, column.attribute)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.TextAlignmentRole):
            return super().data(index, role)
        return None

    def _edit(self, record_id: str, attribute: str, text: str) -> UserError | None:
        figure = self.figures.get(record_id)
        if attribute != _VALUE or figure is None:
            return super()._edit(record_id, attribute, text)
        try:
            changes = set_own_figure(self.profile, figure, text)
        except UserError as error:
            return error
        return None if changes is None else self._history.push(changes)


def _shipped(figure: ShippedFigure, attribute: str) -> str:
    match attribute:
        case "shipped":
            return figure.answer()
        case "grade":
            return figure.grade or "–"
    return figure.source or figure.note


def _tip(figure: ShippedFigure | None, attribute: str) -> str | None:
    if figure is None or attribute != "shipped":
        return None
    told = (figure.span() and f"80 % range {figure.span()}", figure.n and f"n {figure.n:,}", figure.date, figure.note)
    return "; ".join(str(part) for part in told if part) or None
