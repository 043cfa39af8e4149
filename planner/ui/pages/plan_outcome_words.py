"""What the comparison of a plan with what happened says: its answer, its table, and the pay forecast and paid."""

from typing import Final

from planner.advice.plan_outcome_pay import PayReading, PayThen
from planner.advice.plan_outcomes import DONE, Outcome, PlanOutcome, Verdict
from planner.advice.plan_proposals import Proposal
from planner.advice.standing import counted
from planner.charts.words import sentences
from planner.domain import amounts as money
from planner.ui.models.column_table import TableColumn
from planner.ui.widgets.row_list import Row

NOT_KEPT: Final = "No forecast was kept. Ctrl+K keeps one, to be laid beside what you are paid later."
NOT_PAID: Final = "No pay was recorded since."
_ENDED: Final = (Verdict.EARLY, Verdict.ON_TIME, Verdict.LATE, Verdict.DONE, Verdict.BEFORE)
_TOLD: Final = {Verdict.DONE: "without a date"}


def headline(told: PlanOutcome) -> tuple[str, str]:
    """How many actions of a plan are done, and from when facts count."""
    if not told.outcomes:
        return f"{told.plan.name} has no actions", ""
    done = told.count(*DONE)
    counts = [(told.count(verdict), _TOLD.get(verdict, str(verdict))) for verdict in _ENDED]
    how = ", ".join(f"{count} {word}" for count, word in counts if count)
    left = [f"{told.count(one)} {one}" for one in (Verdict.MISSED, Verdict.OPEN) if told.count(one)]
    verb = "is" if len(told.outcomes) == 1 else "are"
    answer = f"{done} of {counted(len(told.outcomes), 'action')} of {told.plan.name} {verb} done"
    parts = [f"{answer} ({how})" if how else answer, *left]
    return ", ".join(parts), sentences((_since(told), "Months are compared, not days"))


def columns() -> tuple[TableColumn[Outcome], ...]:
    """The columns of the table."""
    return (
        TableColumn("Action", "What was planned", title),
        TableColumn("Planned", "The month it was to be done in", lambda one: f"{one.due:%b %Y}", None, _ordinal),
        TableColumn("Outcome", "Against the plan, in months", outcome, None, _months),
        TableColumn("Your profile says", "What it rests on", lambda one: one.fact.text),
    )


def title(one: Outcome) -> str:
    """An action as a heading has it."""
    return Proposal(one.action.kind, one.action.subject, one.action.proficiency).title


def outcome(one: Outcome) -> str:
    """How an action ended against the plan: ``2 months late``, ``missed, 3 months ago``."""
    if one.months is None:
        return "done" if one.verdict is Verdict.DONE else str(one.verdict)
    months = f"{'at least ' if one.is_at_least else ''}{counted(abs(one.months), 'month')}"
    match one.verdict:
        case Verdict.ON_TIME:
            return "on time"
        case Verdict.MISSED:
            return f"missed, {months} ago"
        case Verdict.OPEN:
            return f"open, {months} left" if one.months else "open, due this month"
    return f"{months} {one.verdict}"


def pay_note(told: PayThen | None) -> str:
    """Which forecast is laid beside the pay."""
    if told is None:
        return NOT_KEPT
    saved = told.record.saved.earliest()
    owner = "that day's dollars" if told.is_real else "each year's dollars"
    parts = (
        f"Base pay in {owner}, as forecast on {saved.day} {saved:%B %Y} for carrying on: without the plan",
        "" if told.readings else NOT_PAID.rstrip("."),
    )
    return sentences(parts)


def pay_rows(told: PayThen | None) -> list[Row]:
    """Pay recorded since, each beside what was forecast for its moment."""
    return [] if told is None else [_pay_row(one) for one in told.readings]


def _pay_row(one: PayReading) -> Row:
    forecast = f"Forecast {money.short(one.median, 'USD')}, between {money.short(one.low, 'USD')} and"
    side = "inside the band" if one.is_inside else "above the band" if one.paid > one.high else "below the band"
    return Row(
        f"{int(one.year)}: {money.short(one.paid, 'USD')} paid",
        side,
        f"{forecast} {money.short(one.high, 'USD')}; {money.change(one.against)} against the median",
        "good" if one.is_inside else "attention",
    )


def _since(told: PlanOutcome) -> str:
    adopted = told.plan.adopted
    if adopted is not None and adopted.earliest() == told.since:
        return f"Counted from {adopted}, when you adopted it"
    return f"Counted from {told.since:%B %Y}, when its first action begins"


def _ordinal(one: Outcome) -> float:
    return float(one.due.toordinal())


def _months(one: Outcome) -> float | None:
    return None if one.months is None else float(one.months)
