"""What the Specialisations page says: its answer, the cells of its table, and everything about one of them."""

import math
from typing import Final

from planner.advice.skill_gap import Hold
from planner.advice.specialisation_course import Span
from planner.advice.specialisations import SpecialisationComparison, SpecialisationRow
from planner.advice.standing import counted
from planner.charts import words
from planner.domain import amounts as money
from planner.domain.role import Level
from planner.forecast.assumptions import exact_percent
from planner.market.factors import OWN_GRADE, Factor
from planner.market.specialisations import Thinness
from planner.ui.models.column_table import TableColumn

UNKNOWN: Final = "no estimate"
_MARKETS: Final = {Thinness.ENOUGH: "enough", Thinness.THIN: "thin", Thinness.TOO_THIN: "too thin"}


def headline(told: SpecialisationComparison) -> tuple[str, str]:
    """Which specialisation pays most as far as is known, and what that means."""
    known = told.by_effect
    level = f"at {told.level} level" + (", assumed: yours is not known" if told.is_level_assumed else "")
    rests = (
        f"Effect on base pay against general machine learning {level}, with the range that holds four in five",
        f"{counted(len(told.rows) - len(known), 'specialisation')} of {len(told.rows)} without an estimate",
        "Adverts and surveys (grade C): what people choose is not what makes them paid",
    )
    best = next((one for one in known if not one.specialisation.is_reference), None)
    if best is None or best.effect.low <= 0:
        return "No specialisation surely pays more than general machine learning", words.sentences(rests)
    return f"{best.specialisation.name} pays most, {percent(best.effect)}", words.sentences(rests)


def columns() -> tuple[TableColumn[SpecialisationRow], ...]:
    """The columns of the table."""
    return (
        TableColumn("Specialisation", "What one specialises in", _name, _whole_name),
        TableColumn(
            "Pay",
            "Effect at your level, what four in five lie between, and how well it is known (A to D)",
            _effect,
            _whole_effect,
            _effect_order,
            is_number=True,
        ),
        TableColumn(
            "In 5 years",
            "What turning to it today changes in yearly pay, career by career on the same draws; yours is marked",
            _in_years,
            _whole_in_years,
            _in_years_order,
            is_number=True,
        ),
        TableColumn("Fades", "Years until half of the effect is gone", _fades, None, _fade_order, is_number=True),
        TableColumn("Market", "How many adverts and answers name it", _market, _whole_market),
        TableColumn(
            "Skills",
            "Those you have as asked, of those it needs",
            _skills,
            _whole_skills,
            _skills_order,
            is_number=True,
        ),
        TableColumn(
            "Hours", "To close the gap, an assumption of grade D", _hours, _whole_hours, _hours_order, is_number=True
        ),
    )


def file_columns() -> tuple[TableColumn[SpecialisationRow], ...]:
    """The columns of a file: all levels, the course ahead, skills by name, evidence and source too."""
    return (
        *columns(),
        *(
            TableColumn(f"At {level}", "", lambda row, level=level: told_effect(row.effects[level]))  # type: ignore[misc]
            for level in Level
        ),
        TableColumn("Course", "", lambda row: "; ".join(f"{name}: {told}" for name, told in course(row))),
        TableColumn("For", "", lambda row: "; ".join(card.text for card in row.in_favour)),
        TableColumn("Against", "", lambda row: "; ".join(card.text for card in row.against)),
        TableColumn("Source", "", _source),
    )


def course(row: SpecialisationRow) -> list[tuple[str, str]]:
    """What turning to it today does to the forecast, on the same draws as carrying on; nothing without estimate."""
    one = row.course
    if one is None or row.is_own:
        return []
    years = [(f"In {counted(year, 'year')}", f"{_dollars(span)} a year") for year, span in one.by_year.items()]
    together = (f"In {one.horizon_years} years together", f"{_dollars(one.worth)}, discounted")
    return [*years, together, ("Better than carrying on", f"in {money.chance(one.better)}")]


def facts(row: SpecialisationRow) -> list[tuple[str, str]]:
    """What it is, by level, how it fades, and its market."""
    one = row.specialisation
    levels = [(f"At {level} level", told_effect(effect)) for level, effect in row.effects.items()]
    left = ((years, money.change(math.expm1(left))) for years, left in row.fading)
    fading = ", ".join(f"{change} after {years} y".replace(" ", money.NO_BREAK) for years, change in left)
    return [
        ("What it is", one.text),
        ("Used for", ", ".join(one.applications)),
        *levels,
        *course(row),
        ("Fades", fading if row.effect.half_life_years is not None else ""),
        ("Market", f"{_market(row)}{', growing' if one.is_growing else ''}: {one.thinness_note}".rstrip(": ")),
        ("Source", _source(row)),
    ]


def told_effect(effect: Factor) -> str:
    """An effect with its range and grade, or why there is none."""
    if not effect.has_estimate:
        return f"No estimate. {effect.note}".strip()
    if effect.grade == OWN_GRADE:
        return f"{exact_percent(effect.log_effect)}, your own figure"
    return f"{percent(effect)}, {_span(effect)} (grade {effect.grade})"


def lessons(row: SpecialisationRow) -> list[tuple[str, str]]:
    """Its skills, and the hours to close the gap."""
    return [*skills(row), ("Hours", f"{_hours(row)} to close the gap; {_whole_hours(row)}")]


def skills(row: SpecialisationRow) -> list[tuple[str, str]]:
    """Which of its skills the person has, and which not."""
    held = {hold: [one.skill.name for one in row.skills if one.hold is hold] for hold in Hold}
    return [(str(hold).capitalize(), ", ".join(names)) for hold, names in held.items() if names]


def evidence(row: SpecialisationRow) -> list[tuple[str, str, str]]:
    """Cards for and against, each with its grade and source."""
    pairs = (("For", row.in_favour), ("Against", row.against))
    return [
        (f"{side}: {card.text}", str(card.grade), f"{card.source}, {card.date}, {card.size}")
        for side, cards in pairs
        for card in cards
    ]


def contradictions(row: SpecialisationRow, told: SpecialisationComparison) -> list[tuple[str, str, str]]:
    """What contradicts itself about it, or about specialising as such: both sides, and how that is shown."""
    return [
        (f"{one.one_side} – but: {one.other_side}", "D", one.handling)
        for one in dict.fromkeys((*row.tensions, *told.tensions))
    ]


def percent(effect: Factor) -> str:
    """The effect on pay in signed per cent."""
    return money.change(math.expm1(effect.log_effect))


def _span(effect: Factor) -> str:
    return f"{money.change(math.expm1(effect.low))} to {money.change(math.expm1(effect.high))}"


def _name(row: SpecialisationRow) -> str:
    return row.specialisation.name


def _whole_name(row: SpecialisationRow) -> str:
    return f"{_name(row)}{' · yours' if row.is_own else ''}: {row.specialisation.text}"


def _whole_market(row: SpecialisationRow) -> str:
    return f"{_market(row)}: {row.specialisation.thinness_note}".removesuffix(": ")


def _effect(row: SpecialisationRow) -> str:
    if row.specialisation.is_reference:
        return "reference"
    if not row.effect.has_estimate:
        return UNKNOWN
    effect = row.effect
    if effect.low == effect.high:
        return f"{exact_percent(effect.log_effect)} {effect.grade}"
    return f"{percent(effect)} ({_bare(effect.low)} to {_bare(effect.high)}) {effect.grade}"


def _bare(log_effect: float) -> str:
    """Signed per cent without its sign of per cent."""
    return money.change(math.expm1(log_effect)).split(money.NO_BREAK)[0]


def _whole_effect(row: SpecialisationRow) -> str:
    return "The others are compared with it." if row.specialisation.is_reference else told_effect(row.effect)


def _effect_order(row: SpecialisationRow) -> float | None:
    return row.effect.log_effect if row.effect.has_estimate else None


def _in_years(row: SpecialisationRow) -> str:
    median = _in_years_order(row)
    if row.is_own:
        return "yours"
    return "–" if median is None else money.difference(median)


def _whole_in_years(row: SpecialisationRow) -> str:
    if row.is_own:
        return "Yours already: carrying on is what it is"
    span = _in_five(row)
    return UNKNOWN if span is None else f"{_dollars(span)} a year against carrying on"


def _in_years_order(row: SpecialisationRow) -> float | None:
    span = _in_five(row)
    return None if span is None else span.median


def _in_five(row: SpecialisationRow) -> Span | None:
    return None if row.course is None else row.course.by_year.get(5)


def _dollars(span: Span) -> str:
    return f"{money.difference(span.median)}, {money.difference(span.low)} to {money.difference(span.high)}"


def _source(row: SpecialisationRow) -> str:
    effect = row.effect
    if not effect.has_estimate:
        return ""
    told = ", ".join(filter(None, (effect.source, effect.date)))
    return f"{told}, n {effect.n:,}" if effect.n else told


def _fade_order(row: SpecialisationRow) -> float | None:
    return row.effect.half_life_years if row.effect.has_estimate else None


def _fades(row: SpecialisationRow) -> str:
    years = _fade_order(row)
    return "–" if years is None else f"{years:g} y"


def _market(row: SpecialisationRow) -> str:
    return _MARKETS[row.specialisation.thinness]


def _skills_order(row: SpecialisationRow) -> float:
    return row.count(Hold.HAVE) / max(len(row.skills), 1)


def _skills(row: SpecialisationRow) -> str:
    return f"{row.count(Hold.HAVE)} of {len(row.skills)}"


def _whole_skills(row: SpecialisationRow) -> str:
    return "; ".join(f"{hold.lower()}: {names}" for hold, names in skills(row))


def _hours_order(row: SpecialisationRow) -> float:
    return row.effort.middle


def _hours(row: SpecialisationRow) -> str:
    return f"{row.effort.middle:,.0f}"


def _whole_hours(row: SpecialisationRow) -> str:
    return f"{row.effort.low:,.0f} to {row.effort.high:,.0f} hours, an assumption (grade D)"
