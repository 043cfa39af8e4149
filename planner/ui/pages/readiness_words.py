"""What the Readiness page says: the answer, the radar's numbers, the lines of the ladder, and the gap in skills."""

from dataclasses import dataclass
from typing import Final

from planner.advice.ladder import LineState
from planner.advice.readiness import AspectReadiness, LineReadiness, Readiness, Shown
from planner.advice.skill_gap import Gap, GroupGap, Hold
from planner.advice.standing import counted
from planner.charts import words
from planner.charts.radar import MOST_DIMENSIONS, Dimension, RadarData, radar_data
from planner.charts.trajectory import Origin
from planner.domain import amounts as money
from planner.domain.readiness import Evidence
from planner.market.ladders import Ladders, StepKind
from planner.ui.models.column_table import Cells, TableColumn
from planner.ui.pages.readiness_question import ReadinessAnswer
from planner.ui.widgets.row_list import Row

_MOST_ROWS: Final = 6
_WAYS: Final = {StepKind.UP: "next level", StepKind.SIDEWAYS: "sideways", None: ""}


@dataclass(frozen=True, slots=True)
class LadderLine:
    """A line of the ladder with its aspect."""

    aspect: AspectReadiness
    line: LineReadiness

    @property
    def is_hidden(self) -> bool:
        """Whether the user took it away."""
        return self.line.line.state is LineState.HIDDEN


def ladder_lines(rung: Readiness, ladders: Ladders) -> list[LadderLine]:
    """Every line of a rung aspect by aspect, those that were hidden last."""
    known = {one.aspect.id: one for one in rung.aspects}
    shipped = {one.id: AspectReadiness(one, ()) for one in ladders.aspects}
    counted = [LadderLine(aspect, line) for aspect in rung.aspects for line in aspect.lines]
    hidden = [
        LadderLine(known.get(one.aspect) or shipped[one.aspect], LineReadiness(one, Shown.UNKNOWN, ()))
        for one in rung.hidden
    ]
    return [*counted, *hidden]


def headline(rung: Readiness, told: ReadinessAnswer) -> tuple[str, str]:
    """How much of a rung is shown, and what that means."""
    recent, old, unknown = (rung.count(shown) for shown in Shown)
    answer = f"For {_small(rung.rung.name)} you show {recent} of {counted(rung.total, 'line')}; {unknown} unknown"
    older = f", {counted(old, 'line')} only by older one" if old else ""
    rests = (
        f"Evidence of the last {rung.months} months that you attached{older}",
        "Unknown is unknown, not zero",
        f"The ladder is this program's opinion (grade {told.ladders.grade})",
        _edited(rung, told.employer),
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
        for one in rung.aspects[:MOST_DIMENSIONS]
    ]
    origin = Origin("", "", "", told.ladders.source, told.pack_version, None)
    meaning = f"lines with evidence of the last {rung.months} months"
    return radar_data(dimensions, _small(rung.rung.name), origin=origin, meaning=meaning)


def columns() -> tuple[TableColumn[LadderLine], ...]:
    """The columns of the ladder."""
    return (
        TableColumn("Aspect", "The side of the work", lambda row: row.aspect.aspect.name),
        TableColumn("What it asks", "A line of the ladder", lambda row: row.line.line.text),
        TableColumn("Words", "Whose the line is: shipped, in your words, added or hidden", _state, _whole_state),
        TableColumn("Shown", "By evidence you attached", _shown),
        TableColumn("Latest", "Date of the latest evidence", _latest, is_number=True),
    )


def file_columns() -> tuple[TableColumn[LadderLine], ...]:
    """The columns of a file of the ladder: the evidence with its links too."""
    return (
        *columns(),
        TableColumn("Evidence", "What shows it", lambda row: "; ".join(map(_evidence, row.line.evidence))),
    )


def employer_name(employer: str) -> str:
    """How an employer stands in the list to choose whose ladder is shown."""
    return employer or "Every employer"


def evidence_rows(row: LadderLine) -> list[Row]:
    """What shows a line, latest first, each with its link and a way to take it away."""
    if row.is_hidden:
        return [Row("Hidden: it counts for nothing.")]
    rows = [
        Row(
            one.text or one.url or "Evidence",
            "Remove",
            " · ".join(filter(None, (str(one.date), one.url))),
            key=one.id,
            link=one.url,
        )
        for one in row.line.evidence[:_MOST_ROWS]
    ]
    return [*rows, *_more(len(row.line.evidence))] or [
        Row("Unknown: nothing is attached.", detail=row.aspect.aspect.evidence)
    ]


def offer_rows(row: LadderLine) -> list[Row]:
    """Records that may show it, if the user confirms them."""
    if row.is_hidden:
        return []
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


def gap_cells(gap: Gap) -> Cells:
    """The gap as a table: a skill a row, with what is asked, what there is, and the hours between."""
    titles = (
        "Title",
        "Level",
        "Group",
        "Share of what is asked",
        "Skill",
        "Asked (1–5)",
        "Yours (1–5)",
        "Held",
        "Hours",
    )
    rows = [
        (
            gap.family.name,
            str(gap.level),
            group.group.name,
            money.percent(group.weight.weight),
            one.skill.name,
            str(one.asked),
            str(one.record.proficiency or "") if one.record else "",
            str(one.hold),
            "" if one.effort is None else f"{one.effort.low:,.0f} to {one.effort.high:,.0f}",
        )
        for group in gap.groups
        for one in group.skills
    ]
    return titles, *rows


def _skills(group: GroupGap) -> str:
    held = {hold: [one.skill.name for one in group.skills if one.hold is hold] for hold in Hold}
    told = "; ".join(f"{hold}: {', '.join(names)}" for hold, names in held.items() if names)
    return told or f"asked to {group.weight.proficiency} of 5"


def _more(count: int) -> list[Row]:
    """That older ones are not shown: thousands of them would take seconds to lay out."""
    return [Row(f"{counted(count - _MOST_ROWS, 'older one')}", tone="quiet")] if count > _MOST_ROWS else []


def _edited(rung: Readiness, employer: str) -> str:
    """How the ladder differs from the shipped one."""
    states = [line.line.state for aspect in rung.aspects for line in aspect.lines if line.line.is_own]
    states += [line.state for line in rung.hidden]
    if not states:
        return ""
    counts = [f"{states.count(state)} {state}" for state in dict.fromkeys(states)]
    return f"As {employer or 'you'} {'has' if employer else 'have'} it: {', '.join(counts)}"


def _state(row: LadderLine) -> str:
    return str(row.line.line.state)


def _whole_state(row: LadderLine) -> str:
    line = row.line.line
    return _state(row) if line.state is LineState.SHIPPED else f"{_state(row)}, {line.employer or 'every employer'}"


def _shown(row: LadderLine) -> str:
    return "–" if row.is_hidden else str(row.line.shown)


def _evidence(one: Evidence) -> str:
    return " ".join(filter(None, (str(one.date), one.text, one.url)))


def _latest(row: LadderLine) -> str:
    return str(row.line.evidence[0].date) if row.line.evidence else "–"


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
