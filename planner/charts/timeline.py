"""The numbers and sentences of plans over time: a lane a plan, a bar or mark a dated action. Draws nothing.

Called by the Plans page, which lets its user drag what the figure finds.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from planner.charts.told import Rows, Told
from planner.charts.trajectory import Origin
from planner.domain.dates import decimal_year


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A dated action: from ``start`` until ``end``, or at one moment where that is None. ``id`` is the caller's."""

    id: str
    name: str
    start: datetime.date
    end: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One plan: its actions, and the row of each inside the lane so that none lies on another; rows from 0."""

    name: str
    actions: tuple[PlannedAction, ...]
    rows: tuple[int, ...] = ()

    @property
    def n_rows(self) -> int:
        """How many rows the lane takes, at least one."""
        return 1 + max(self.rows, default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineData(Told):
    """What the chart shows: the baseline first, then the plans. ``selected`` is the id of an action or empty."""

    first: datetime.date
    last: datetime.date
    lanes: tuple[Lane, ...]
    selected: str = ""

    @property
    def headline(self) -> str:
        """``2 plans with 5 actions, the first in February 2027``."""
        plans = self.lanes[1:]
        actions = sorted((action for lane in plans for action in lane.actions), key=lambda action: action.start)
        if not plans:
            return "No plan yet"
        told = f"{_counted(len(plans), 'plan')} with {_counted(len(actions), 'action')}"
        return f"{told}, the first in {_month(actions[0].start)}" if actions else told

    @property
    def notes(self) -> tuple[str, ...]:
        """The actions of each plan in their order, or of the selected action alone."""
        chosen = [action for lane in self.lanes for action in lane.actions if action.id == self.selected]
        if chosen:
            return (f"Selected: {_when(chosen[0])}",)
        return tuple(f"{lane.name}: {_course(lane)}" for lane in self.lanes[1:])

    def table(self) -> Rows:
        """An action a row."""
        rows = [
            (lane.name, action.name, action.start.isoformat(), action.end.isoformat() if action.end else "")
            for lane in self.lanes
            for action in lane.actions
        ]
        return (("plan", "action", "start", "end"), *rows)


def timeline_data(
    first: datetime.date,
    last: datetime.date,
    plans: Sequence[tuple[str, Sequence[PlannedAction]]],
    *,
    baseline: str,
    origin: Origin,
    meaning: str,
    selected: str = "",
) -> TimelineData:
    """Plans by name with their actions between two days, under a lane of the baseline that has none.

    Raises ``ValueError`` where the days or those of an action run backwards.
    """
    if first >= last:
        raise ValueError(f"The timeline would end on {last}, before it starts")
    for name, actions in plans:
        for action in actions:
            if action.end is not None and action.end < action.start:
                raise ValueError(f"{action.name} of {name} ends before it starts")
    lanes = (_packed(name, sorted(actions, key=lambda action: (action.start, action.id))) for name, actions in plans)
    return TimelineData(
        origin=origin,
        meaning=meaning,
        first=first,
        last=last,
        lanes=(Lane(baseline, ()), *lanes),
        selected=selected,
    )


def month_start(time: float) -> datetime.date:
    """The first day of the month nearest to a decimal year."""
    months = round(time * 12)
    return datetime.date(months // 12, months % 12 + 1, 1)


def moment(day: datetime.date) -> float:
    """A day as the place on the axis: a decimal year, month starts at whole twelfths."""
    return decimal_year(day) if day.day > 1 else day.year + (day.month - 1) / 12


def _packed(name: str, actions: Sequence[PlannedAction]) -> Lane:
    """Each action in the first row that is free when it starts."""
    free_from: list[datetime.date] = []
    rows = []
    for action in actions:
        row = next((index for index, day in enumerate(free_from) if day <= action.start), len(free_from))
        # A mark takes some room: two in a month would hide each other.
        busy_until = action.end or action.start + datetime.timedelta(days=31)
        free_from[row : row + 1] = [busy_until]
        rows.append(row)
    return Lane(name, tuple(actions), tuple(rows))


def _course(lane: Lane) -> str:
    return ", ".join(_when(action) for action in lane.actions) or "no action"


def _when(action: PlannedAction) -> str:
    if action.end is None:
        return f"{action.name} in {_month(action.start)}"
    return f"{action.name} from {_month(action.start)} to {_month(action.end)}"


def _month(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
