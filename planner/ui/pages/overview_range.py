"""What the Overview says of pay within its range: other kinds of work, what moves it, the steps, the combination."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from planner.domain import amounts as money
from planner.market.evidence import Tension
from planner.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from planner.advice.pay_range import Reference, Step
    from planner.market.factors import Factor

_FEW_MOVERS: Final = 4
NO_RANGE: Final = "No estimate: see the sentence above."


def reference_rows(found: "Sequence[Reference]") -> list[Row]:
    """The person's pay against each kind of work, at their level and place."""
    return [_reference(one) for one in found] or [Row(NO_RANGE, tone="quiet")]


def mover_rows(found: "Sequence[Factor]") -> list[Row]:
    """What is known of the job that moves pay within the range, the largest first."""
    rows = [
        Row(one.name, f"{money.change(one.percent / 100)} · {one.grade}", tip=f"{one.source} {one.date}".strip())
        for one in found[:_FEW_MOVERS]
    ]
    return rows or [Row("Nothing known of your job moves it: add industry, size or way of working", tone="quiet")]


def step_rows(found: "Sequence[Step]") -> list[Row]:
    """Each step as two distributions."""
    return [_step(one) for one in found] or [Row(NO_RANGE, tone="quiet")]


def step_note(tension: Tension, found: "Sequence[Step]") -> str:
    """Both statements about the largest step, and what the figures of the person's family and place say."""
    if not found:
        return ""
    largest = max(found, key=lambda one: one.rise)
    return f"Said: “{tension.one_side}” and “{tension.other_side}” Here it is {largest.start} to {largest.end}."


def combination_note(shown: Mapping[str, bool]) -> str:
    """Which of the three the profile shows."""
    held = [name for name, is_held in shown.items() if is_held]
    missing = [name for name, is_held in shown.items() if not is_held]
    told = f"Your skills show {_listed(held)}" if held else "Your skills show none of the three yet"
    lacks = f"; no skill rated 3 or more for {_listed(missing)}" if held and missing else ""
    return f"Software, mathematics and data science together are rare. {told}{lacks}."


def _reference(one: "Reference") -> Row:
    value = "" if one.percentile is None else f"above {round(one.percentile)} of 100"
    return Row(one.family.name, value, tip=one.fallback, detail=f"Half are paid more than {money.short(one.median)}.")


def _step(one: "Step") -> Row:
    halves = [f"{money.short(low)} to {money.short(high)}" for low, high in (one.before, one.after)]
    above = f"{money.percent(one.overlap)} at {one.start} level are paid more than half of {one.end} level."
    detail = f"Middle half {halves[0]}, then {halves[1]}. {above}"
    return Row(f"{str(one.start).capitalize()} to {one.end}", money.change(one.rise), detail)


def _listed(names: Sequence[str]) -> str:
    words = [names[0], *(name.lower() for name in names[1:])]
    text = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return text[0].lower() + text[1:]
