"""Plans side by side: a column a plan, carrying on first, and what time alone brings; read-only."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.advice.plan_comparison import TIME_ONLY
from planner.domain import amounts as money
from planner.forecast.risk import chance_of_loss, expected_shortfall
from planner.ui.pages import plans_words

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison, PlanRow
    from planner.forecast.comparison import Worth

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LOW, _MIDDLE, _HIGH = 0, 2, 4
_WORTH, _MEDIAN, _BELOW, _ABOVE, _WORST = range(5)
_CARRY_ON: Final = "Carry on"
_DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of all plans: its name, the cells, and what the whole means."""

    name: str
    cells: tuple[str, ...]
    tip: str


class PlanTable(QAbstractTableModel):
    """A row a measure, a column a plan; ``show_plans`` keeps the shape where only the numbers changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_plans(self, told: "PlanComparison | None", year: int, loss: float) -> None:
        """Show a comparison, the chance of the next level by so many years ahead (1 to the horizon) and that of losing
        more than so many dollars against carrying on.
        """
        lines = () if told is None else _lines(told, year, loss)
        names = () if told is None else ("", _CARRY_ON, *(row.name for row in told.plans), TIME_ONLY)
        is_same_shape = len(names) == len(self._names) and len(lines) == len(self._lines)
        if not is_same_shape:
            self.beginResetModel()
        self._names, self._lines = names, lines
        if not is_same_shape:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(names) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(names) - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Measures, none under a cell."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The measure's name, carrying on, the plans, time only; none under a cell."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, what the measure means as its tip, its side."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name if index.column() == 0 else line.cells[index.column() - 1]
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the plans; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._names):
            return None
        # What a narrow column cuts is told whole by its tip.
        return self._names[section] if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def as_tsv(self) -> str:
        """All cells parted by tabs: what a spreadsheet takes."""
        rows = [self._names, *((line.name, *line.cells) for line in self._lines)]
        return "\n".join("\t".join(row) for row in rows)


def _lines(told: "PlanComparison", year: int, loss: float) -> tuple[Line, ...]:
    rows = told.rows
    level = plans_words.level_name(told.next_level)
    by = int(told.inputs.start + year)
    alone = told.time_only
    at_level = told.carry_on.levels + alone.levels
    better = (1 + alone.worth_better - alone.worth_worse) / 2
    worths = [row.difference.worth for row in told.plans] + [alone.worth]
    columns = [money.alike(_dollars(one)) for one in worths]
    dollars = [(_DASH, *cells) for cells in zip(*columns, strict=True)]
    losses = (_chance(chance_of_loss(one.rising, loss)) for one in worths)
    return (
        Line("Rank", (*map(plans_words.rank, rows), _DASH), "By what a plan is worth on average; ties share a rank"),
        Line(
            "Better in",
            (_DASH, *(_chance(row.better) for row in told.plans), _chance(better)),
            "Of twenty careers, how many are worth more than carrying on, in dollars; equal ones count half. "
            "A move counts as if the job were found",
        ),
        *_at_prices(told),
        Line(
            f"Worth, {told.inputs.horizon_years} years",
            dollars[_WORTH],
            "On average over all careers: all pay against carrying on, discounted, net of cost",
        ),
        Line("Median", dollars[_MEDIAN], "In half of the careers the plan is worth more than this"),
        Line("One in ten below", dollars[_BELOW], "In one career of ten the plan is worth less than this"),
        Line("One in ten above", dollars[_ABOVE], "In one career of ten the plan is worth more than this"),
        Line(
            f"Loses over {money.short(loss)}",
            (_DASH, *losses),
            "Of twenty careers, in how many the plan is worth less than carrying on by more than this",
        ),
        Line(
            "Worst tenth",
            dollars[_WORST],
            "Expected shortfall: the mean over the tenth of careers in which the plan does worst against carrying on",
        ),
        Line(
            f"{level} by {by}",
            (*(_percent(told, row, year) for row in rows), money.percent(float(at_level[year - 1, told.next_level]))),
            "The chance of this level or above",
        ),
        Line("Hours", (*(f"{row.hours:,}" for row in rows), "0"), "All the time its actions take"),
        Line("Cost", (*map(_cost, rows), "$0"), "What its actions cost, not discounted"),
        Line("Contradictions", (*(_count(row) for row in rows), _DASH), "A plan with one is shown and not ranked"),
    )


def _dollars(worth: "Worth") -> tuple[float, ...]:
    """What the rows of dollars show of one column, in their order."""
    median, low, high = (float(worth.quantiles[place]) for place in (_MIDDLE, _LOW, _HIGH))
    return worth.mean, median, low, high, expected_shortfall(worth.rising)


def _cost(row: "PlanRow") -> str:
    """The cost, or that nobody has said what moving costs."""
    return "not entered" if (row.needs_a_job or row.has_offer) and not row.cost else money.full(float(row.cost))


def _at_prices(told: "PlanComparison") -> tuple[Line, ...]:
    """By what pay buys, where a plan moves to other prices."""
    better = [row.better_at_prices for row in told.plans]
    if all(one is None for one in better):
        return ()
    cells = (_DASH, *(_DASH if one is None else _chance(one) for one in better), _DASH)
    tip = "Better in, but by what pay buys: each year's pay divided by the prices of the place lived in, today's as 1"
    return (Line("… at its prices", cells, tip),)


def _chance(probability: float) -> str:
    """``13 of 20``, as short as a cell wants it also where it is all but none or all."""
    return money.chance(probability).replace("fewer than ", "<").replace("more than ", ">")


def _percent(told: "PlanComparison", row: "PlanRow", year: int) -> str:
    return money.percent(told.level_chance(row, told.next_level, year))


def _count(row: "PlanRow") -> str:
    return str(len(row.contradictions)) if row.contradictions else _DASH


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
