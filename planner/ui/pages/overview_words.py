"""What the Overview says: its answer, and the lines of its cards."""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from planner.advice.certification_status import State, Status, reminders
from planner.advice.health import Outcome
from planner.advice.health_checks import Check
from planner.advice.next_steps import NextSteps, StepSource
from planner.advice.pay_standing import PayStanding
from planner.advice.readiness import AspectReadiness, Readiness, Shown
from planner.advice.standing import counted
from planner.charts import words
from planner.domain import amounts as money
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.forecast.situation import NoEstimate
from planner.market.ladders import StepKind
from planner.market.places import REMOTE
from planner.ui.models.column_table import Cells
from planner.ui.pages.missing_fact import ADD_ROLE
from planner.ui.pages.page_names import page_title
from planner.ui.pages.standing_words import counted_figures
from planner.ui.widgets.row_list import Row
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.market.places import Place

FEW_CHECKS: Final = 4
_FEW_CERTIFICATIONS: Final = 3
_FEW_ASPECTS: Final = 5

_LEVELS: Final = {
    Level.ENTRY: "entry-level",
    Level.MID: "mid-level",
    Level.SENIOR: "senior",
    Level.ARCHITECT: "architect-level",
}
_TONES: Final = {
    Outcome.FAILS: "attention",
    Outcome.WARNS: "attention",
    Outcome.UNKNOWN: "quiet",
    Outcome.PASSES: "good",
}


def headline(standing: PayStanding | NoEstimate) -> tuple[str, str]:
    """Where the pay stands, and what that rests on."""
    if isinstance(standing, NoEstimate):
        return f"No estimate of where your pay stands: {standing.reason}", words.sentences((standing.remedy,))
    source = standing.source
    jobs = f"{_LEVELS[standing.level]} {_plural(standing.family.name)} {_where(standing.place)}"
    known = counted(len(standing.factors), "thing")
    moved = f", moved by {known} known of your job" if standing.factors else ""
    rests = (
        f"{money.full(round(standing.pay, -2))} base{_of_full_time(standing)}; market median "
        f"{money.full(round(standing.median, -2))}{moved}",
        f"{counted_figures(standing)}, {source.title} {source.date}, split into levels by this program",
        standing.fallback,
    )
    return f"You earn {_than(standing.percentile)} of 100 {jobs}", words.sentences(rests)


def step_rows(steps: NextSteps) -> list[Row]:
    """The suggested steps, each with what it changes and why; that nothing pays is a line of its own at the end."""
    rows = [
        Row(
            one.title,
            _link(one.page) if one.source is not StepSource.START else "Add",
            f"{one.changes} {one.why}",
            key=_known(one.page) if one.source is not StepSource.START else ADD_ROLE,
            tip=one.why,
            more="" if one.proposal is None else "Add to plan…",
        )
        for one in steps.steps
    ]
    told = any(one.why == steps.nothing_pays for one in steps.steps)
    if steps.nothing_pays and not told:
        rows.append(Row("No certification", _link("certifications"), steps.nothing_pays, key=_known("certifications")))
    return rows or [Row("Nothing to suggest: all that is known of you is in order.")]


def next_rung(ahead: Sequence[Readiness]) -> Readiness | None:
    """The rung above, else the first that the present one leads to; None where there is none."""
    return next((one for one in ahead if one.kind is StepKind.UP), ahead[0] if ahead else None)


def readiness_title(rung: Readiness | None) -> str:
    """What the card of readiness is called."""
    return "Readiness" if rung is None else f"Readiness for {_small(rung.rung.name)}"


def readiness_rows(rung: Readiness | None) -> list[Row]:
    """How much of each aspect of the next rung is shown; what nobody noted is unknown."""
    if rung is None:
        return [Row("Unknown: your current role has no level.")]
    rows = [Row(one.aspect.name, _shown(one), tone=_shown_tone(one)) for one in rung.aspects[:_FEW_ASPECTS]]
    more = len(rung.aspects) - len(rows)
    return [*rows, *([Row(f"{more} more", tone="quiet")] if more > 0 else [])]


def readiness_note(rung: Readiness | None) -> str:
    """The counts of all lines."""
    if rung is None:
        return ""
    recent, old, unknown = (rung.count(shown) for shown in Shown)
    older = f", {old} by older evidence" if old else ""
    return f"{recent} of {rung.total} lines shown in the last {rung.months} months{older}, {unknown} unknown."


def certification_rows(statuses: Sequence[Status], today: datetime.date) -> list[Row]:
    """What expires next first; what is retired or only wanted last."""
    ordered = sorted(statuses, key=lambda one: (one.state is not State.DUE, not one.is_held, _end(one)))
    rows = [Row(one.certification.name, *_status(one, today)) for one in ordered[:_FEW_CERTIFICATIONS]]
    more = len(ordered) - len(rows)
    return [*rows, *([Row(f"{more} more")] if more else [])] or [Row("None recorded yet.")]


def certification_note(statuses: Iterable[Status], today: datetime.date) -> str:
    """Which one expires next, when, and the reminder that has come or comes next; nothing where there is none."""
    statuses = tuple(statuses)
    if not statuses:
        return ""
    ending = [one for one in statuses if one.is_held and one.expires_from is not None]
    if not ending:
        return "None of them expires."
    first = min(ending, key=_end)
    days = max(first.days_left(today) or 0, 0)
    return f"Next to expire: {first.certification.name}, in {counted(days, 'day')}.{_reminded(statuses, today)}"


def _reminded(statuses: Iterable[Status], today: datetime.date) -> str:
    due = reminders(statuses, today)
    reached = [one for one in due if one.is_reached]
    if reached:
        return f" Reminder: {', '.join(f'{one.name} within {one.days_before} days' for one in reached[:2])}."
    ahead = next(iter(due), None)
    return f" Reminder on {ahead.day:%d %b %Y}, {ahead.days_before} days before." if ahead else ""


def check_rows(checks: Sequence[Check], *, is_whole: bool) -> list[Row]:
    """The checks, what needs attention first; without those that pass or are muted unless ``is_whole``."""
    shown = checks if is_whole else [one for one in checks if not _is_settled(one)][:FEW_CHECKS]
    return [_check_row(one) for one in shown]


def check_cells(checks: Sequence[Check], profile: Profile) -> Cells:
    """Every check as a table: outcome, facts, threshold, what speaks against it, and what to do."""
    titles = ("Check", "Outcome", "Finding", "Rests on", "Threshold", "Unit", "Whose", "Against it", "To do", "Muted")
    return titles, *(
        (
            one.rule.name,
            str(one.finding.outcome),
            one.finding.text,
            "; ".join(edits.name(profile.records[fact]) for fact in one.finding.facts if fact in profile.records),
            f"{one.threshold:g}",
            one.rule.unit,
            "own" if one.is_own_threshold else "shipped assumption",
            one.finding.against,
            one.finding.action,
            one.muted,
        )
        for one in checks
    )


def check_note(checks: Sequence[Check]) -> str:
    """How many pass, warn, fail, are unknown or muted."""
    heard = [one for one in checks if not one.muted]
    counts = [(sum(one.finding.outcome is outcome for one in heard), _VERBS[outcome]) for outcome in _COUNTED]
    told = [f"{count} {verb[count != 1]}" for count, verb in counts if count]
    muted = len(checks) - len(heard)
    return ", ".join([*told, *([f"{muted} muted"] if muted else [])]) + "."


_COUNTED: Final = (Outcome.FAILS, Outcome.WARNS, Outcome.UNKNOWN, Outcome.PASSES)
_VERBS: Final = {
    Outcome.PASSES: ("passes", "pass"),
    Outcome.WARNS: ("warns", "warn"),
    Outcome.FAILS: ("fails", "fail"),
    Outcome.UNKNOWN: ("unknown", "unknown"),
}


def _is_settled(check: Check) -> bool:
    return bool(check.muted) or check.finding.outcome is Outcome.PASSES


def _check_row(check: Check) -> Row:
    outcome = check.finding.outcome
    value, tone = ("muted", "quiet") if check.muted else (str(outcome), _TONES[outcome])
    return Row(check.rule.name, value, tone=tone, key=check.rule.id, tip=check.finding.text)


def _than(percentile: float) -> str:
    whole = round(percentile)
    if whole <= 1:
        return "more than at most 1"
    return "more than at least 99" if whole >= 99 else f"more than {whole}"


def _plural(family: str) -> str:
    return f"{_small(family)}s"


def _small(name: str) -> str:
    """Without its capital, unless the first word is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _where(place: "Place") -> str:
    if place.kind == REMOTE:
        return "working remotely"
    return f"in {place.name}" if place.kind != "nation" else "in the United States"


def _of_full_time(standing: PayStanding) -> str:
    return f" for full time (you work {standing.share_note})" if standing.share_note else ""


def _known(page: str) -> str:
    return page if page_title(page) else ""


def _link(page: str) -> str:
    return "Open" if page_title(page) else ""


def _shown(aspect: AspectReadiness) -> str:
    if aspect.share is None:
        return "unknown"
    return f"{aspect.count(Shown.RECENT)} of {len(aspect.lines)} shown"


def _shown_tone(aspect: AspectReadiness) -> str:
    return "quiet" if aspect.share is None else ""


def _end(status: Status) -> datetime.date:
    return status.expires_from or datetime.date.max


def _status(status: Status, today: datetime.date) -> tuple[str, str, str]:
    """Value, detail and tone."""
    if status.state is State.DUE and status.expires_from is not None:
        return f"due in {counted(max(status.days_left(today) or 0, 0), 'day')}", "", "attention"
    if status.state is State.VALID and status.expires_from is not None:
        return f"valid to {status.expires_from:%b %Y}", "", "good"
    if status.state is State.NEVER_EXPIRES:
        return "never expires", "", "good"
    return str(status.state), "", "attention" if status.state is State.EXPIRED else "quiet"
