"""What turning to each specialisation today does to the forecast, all on the same draws as carrying on.

Called by the Specialisations page. What has no estimate has no course.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from planner.advice.plan_effects import plan_effects, with_effects
from planner.advice.plan_grounds import PlanGround
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from planner.forecast.comparison import Difference, difference, earned
from planner.market.specialisations import Specialisation

YEARS_SHOWN: Final = (1, 5, 10)
_LOW, _MIDDLE, _HIGH = 0, 2, 4


@dataclass(frozen=True, slots=True)
class Span:
    """Dollars: the median, and the ends of the range that holds four in five."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class SpecialisationCourse:
    """A specialisation against carrying on, career by career, in today's dollars.

    ``by_year`` is the difference in yearly total pay so many years ahead, as far as the forecast goes; ``worth`` that
    of all ``horizon_years`` together, discounted; ``better`` the chance, 0 to 1, of being worth more, ties counting
    half. All is exactly 0 for the present specialisation.
    """

    by_year: Mapping[int, Span]
    worth: Span
    better: float
    horizon_years: int


def specialisation_courses(
    ground: PlanGround, specialisations: Iterable[Specialisation]
) -> Mapping[str, SpecialisationCourse]:
    """The course of every specialisation with an estimate, by its id."""
    inputs = ground.situation.inputs
    discount = ground.profile.preferences.discount_percent / 100
    base = earned(inputs, discount)
    found: dict[str, SpecialisationCourse] = {}
    for one in specialisations:
        if one.id == ground.own_specialisation:
            found[one.id] = _course(difference(base, base))
            continue
        told = plan_effects(ground, [_turn(one, ground.today)])
        if told.notes[0].grade:
            plan = earned(with_effects(inputs, told.effects), discount)
            found[one.id] = _course(difference(plan, base))
    return found


def _turn(specialisation: Specialisation, today: datetime.date) -> Action:
    start = PartialDate(today.year, today.month, today.day)
    # The same cause for all: what is uncertain about an effect is drawn alike.
    return Action(id="specialise", plan_id="", kind=ActionKind.SPECIALISE, start=start, subject=specialisation.id)


def _course(told: Difference) -> SpecialisationCourse:
    years = [year for year in YEARS_SHOWN if year <= told.inputs.horizon_years]
    return SpecialisationCourse(
        by_year={year: _span(told.dollars[year - 1].tolist()) for year in years},
        worth=_span(told.worth.quantiles.tolist()),
        better=(1 + told.worth_better - told.worth_worse) / 2,
        horizon_years=told.inputs.horizon_years,
    )


def _span(quantiles: list[float]) -> Span:
    return Span(quantiles[_LOW], quantiles[_MIDDLE], quantiles[_HIGH])
