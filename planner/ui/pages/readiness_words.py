"""What the Readiness page says: the answer, the radar's numbers, the lines of the ladder, and the gap in skills."""

from dataclasses import dataclass
from typing import Final

from planner.advice.readiness import AspectReadiness, LineReadiness, Readiness, Shown
from planner.advice.skill_gap import Gap, GroupGap, Hold
from planner.advice.standing import counted
from planner.charts import money, words
from planner.charts.radar import Dimension, RadarData, radar_data
from planner.charts.trajectory import Origin
from planner.market.ladders import StepKind
from planner.ui.models.column_table import TableColumn
from planner.ui.pages.readiness_question import ReadinessAnswer
from planner.ui.widgets.row_list import Row

_MOST_ROWS: Final = 6
_WAYS: Final = {StepKind.UP: "next level", StepKind.SIDEWAYS: "sideways", None: ""}


@dataclass(frozen=True, slots=True)
class LadderLine:
    """A line of the ladder with its aspect."""

    aspect: AspectReadiness
    line: LineReadiness


def ladder_lines(rung: Readiness) -> list[LadderLine]:
    """Every line of a rung, in the order of the ladder."""
    return [LadderLine(aspect, line) for aspect in rung.aspects for line in aspect.lines]


def headline(rung: Readiness, told: ReadinessAnswer) -> tuple[str, str]:
    """How much of a rung is shown, and what that means."""
    recent, old, unknown = (rung.count(shown) for shown in Shown)
    answer = f"For {_small(rung.rung.name)} you show {recent} of {counted(rung.total, 'line')}; {unknown} unknown"
    older = f", {counted(old, 'line')} only by older one" if old else ""
    rests = (
        f"Evidence of the last {rung.months} months that you attached{older}",
        "Unknown is unknown, not zero",
        f"The ladder is this program's opinion (grade {told.ladders.grade})",
        "" if told.is_known else "The level of your current role is not known: choose the rung you aim at",
    )
    return answer, words.sentences(rests)


def rung_name(rung: Readiness) -> str:
    """How a rung stands in the list to choose from."""
    way = _WAYS[rung.kind]
    return f"{rung.rung.name} · {way}" if way else rung.rung.name


def radar(rung: Readiness, told: ReadinessAnswer) -> RadarData:
    """The numbers of the picture; an aspect of which nothing is known has none."""
    dimensions = [
        Dimension(one.aspect.name, None if one.share is None else one.count(Shown.RECENT), len(one.lines))
        for one in rung.aspects
    ]
    origin = Origin("", "", "", told.ladders.source, told.pack_version, None)
    meaning = f"lines with evidence of the last {rung.months} months"
    return radar_data(dimensions, _small(rung.rung.name), origin=origin, meaning=meaning)


def columns() -> tuple[TableColumn[LadderLine], ...]:
    """The columns of the ladder."""
    return (
        TableColumn("Aspect", "The side of the work", lambda row: row.aspect.aspect.name),
        TableColumn("What it asks", "A line of the ladder", lambda row: row.line.line.text),
        TableColumn("Shown", "By evidence you attached", lambda row: str(row.line.shown)),
        TableColumn("Latest", "Date of the latest evidence", _latest, is_number=True),
    )


def evidence_rows(row: LadderLine) -> list[Row]:
    """What shows a line, latest first, each with a way to take it away."""
    rows = [
        Row(one.text or one.url or "Evidence", "Remove", " · ".join(filter(None, (str(one.date), one.url))), key=one.id)
        for one in row.line.evidence[:_MOST_ROWS]
    ]
    return [*rows, *_more(len(row.line.evidence))] or [
        Row("Unknown: nothing is attached.", detail=row.aspect.aspect.evidence)
    ]


def offer_rows(row: LadderLine) -> list[Row]:
    """Records that may show it, if the user confirms them."""
    rows = [
        Row(one.text, "Confirm", " · ".join(filter(None, (str(one.date or ""), one.reason))), key=one.record_id)
        for one in row.aspect.offers[:_MOST_ROWS]
    ]
    return [*rows, *_more(len(row.aspect.offers))] or [Row("Nothing recorded seems to fit.")]


def gap_name(gap: Gap, told: ReadinessAnswer) -> str:
    """How a title stands in the list to choose from."""
    yours = " · yours" if gap.family.id == told.own_family else ""
    return f"{gap.family.name}, {gap.level}{yours}"


def gap_note(gap: Gap) -> str:
    """The counts of all skills asked for, and the hours."""
    counts = [f"{gap.count(hold)} {hold}" for hold in Hold if gap.count(hold)]
    effort = gap.effort
    hours = f"{effort.low:,.0f} to {effort.high:,.0f} hours to close what is required (assumption, grade D)"
    return words.sentences((", ".join(counts), hours))


def gap_rows(gap: Gap) -> list[Row]:
    """Groups of skills, heaviest first, with what is had, rusty and lacked."""
    return [
        Row(
            f"{one.group.name}, {money.percent(one.weight.weight)} of what is asked",
            str(one.hold),
            _skills(one),
            "good" if one.hold is Hold.HAVE else "quiet" if one.hold is Hold.UNRATED else "attention",
        )
        for one in gap.groups
    ]


def _skills(group: GroupGap) -> str:
    held = {hold: [one.skill.name for one in group.skills if one.hold is hold] for hold in Hold}
    told = "; ".join(f"{hold}: {', '.join(names)}" for hold, names in held.items() if names)
    return told or f"asked to {group.weight.proficiency} of 5"


def _more(count: int) -> list[Row]:
    """That older ones are not shown: thousands of them would take seconds to lay out."""
    return [Row(f"{counted(count - _MOST_ROWS, 'older one')}", tone="quiet")] if count > _MOST_ROWS else []


def _latest(row: LadderLine) -> str:
    return str(row.line.evidence[0].date) if row.line.evidence else "–"


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
