"""What the Specialisations page says: its answer, the cells of its table, and everything about one of them."""

import math
from typing import Final

from planner.advice.skill_gap import Hold
from planner.advice.specialisations import SpecialisationComparison, SpecialisationRow
from planner.advice.standing import counted
from planner.charts import money, words
from planner.market.factors import Factor
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
        TableColumn("Specialisation", "What one specialises in", _name, lambda row: row.specialisation.text),
        TableColumn(
            "Pay",
            "Effect at your level, and what four in five lie between",
            _effect,
            _whole_effect,
            _effect_order,
            is_number=True,
        ),
        TableColumn("Grade", "How well it is known, A to D", lambda row: row.effect.grade or "–"),
        TableColumn("Fades", "Years until half of the effect is gone", _fades, None, _fade_order, is_number=True),
        TableColumn(
            "Market", "How many adverts and answers name it", _market, lambda row: row.specialisation.thinness_note
        ),
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


def facts(row: SpecialisationRow) -> list[tuple[str, str]]:
    """What it is, by level, how it fades, and its market."""
    one = row.specialisation
    levels = [(f"At {level} level", told_effect(effect)) for level, effect in row.effects.items()]
    fading = " · ".join(f"{years} y {money.change(math.expm1(left))}" for years, left in row.fading)
    return [
        ("What it is", one.text),
        ("Used for", ", ".join(one.applications)),
        *levels,
        ("Fades", fading if row.effect.half_life_years is not None else ""),
        ("Market", f"{_market(row)}{', growing' if one.is_growing else ''}: {one.thinness_note}".rstrip(": ")),
        ("Source", f"{row.effect.source}, {row.effect.date}, n {row.effect.n:,}" if row.effect.has_estimate else ""),
    ]


def told_effect(effect: Factor) -> str:
    """An effect with its range and grade, or why there is none."""
    if not effect.has_estimate:
        return f"No estimate. {effect.note}".strip()
    return f"{percent(effect)}, {_span(effect)} (grade {effect.grade})"


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
    return f"{row.specialisation.name} · yours" if row.is_own else row.specialisation.name


def _effect(row: SpecialisationRow) -> str:
    if row.specialisation.is_reference:
        return "reference"
    if not row.effect.has_estimate:
        return UNKNOWN
    low, high = (_bare(edge) for edge in (row.effect.low, row.effect.high))
    return f"{percent(row.effect)} ({low} to {high})"


def _bare(log_effect: float) -> str:
    """Signed per cent without its sign of per cent."""
    return money.change(math.expm1(log_effect)).split(money.NO_BREAK)[0]


def _whole_effect(row: SpecialisationRow) -> str:
    return "The others are compared with it." if row.specialisation.is_reference else told_effect(row.effect)


def _effect_order(row: SpecialisationRow) -> float | None:
    return row.effect.log_effect if row.effect.has_estimate else None


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
