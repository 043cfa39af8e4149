"""Up to four plans against carrying on as now, on the same chance events: what each brings, how surely, for what.

Called by the Plans page and the Overview with a snapshot. Plans that contradict themselves are shown and not ranked.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

import numpy as np

from planner.advice.plan_checks import Contradiction, contradictions, first_day
from planner.advice.plan_costs import counted_share, month_of
from planner.advice.plan_effects import ActionNote, plan_effects, with_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_moves import jobs_needed, left_out
from planner.advice.plan_prices import worth_at_prices
from planner.advice.study_hour import StudyHour
from planner.domain.plan import Action, Plan
from planner.forecast.comparison import (
    Difference,
    Earned,
    Worth,
    chance_of_more,
    difference,
    earned,
    is_even,
    time_only,
)
from planner.forecast.draws import MANY
from planner.forecast.inputs import LEVELS, ForecastInputs
from planner.forecast.quantiles import MEDIAN
from planner.forecast.risk import chance_of_loss, expected_shortfall

PASSING_CAREERS: Final = 2_000
"""So many careers are enough while a lever is held; what the page comes to rest with has them all."""

_KEPT: Final = 12

CARRY_ON: Final = "Carry on as now"
TIME_ONLY: Final = "Time only"


@dataclass(frozen=True, slots=True, eq=False)
class PlanRow:
    """One plan, or carrying on where ``plan`` is None.

    ``difference`` is against carrying on, its worth net of cost and of hours at the value of an hour of study.
    ``at_prices`` is its worth by what pay buys where it is lived, None where prices stay or are not known.
    ``levels`` (n_years, 4): the chance of each level or above. ``rank`` is 1 for the best, equal for ties, None for a
    plan that contradicts itself. ``needs_a_job`` tells that it counts as if a job were found elsewhere, ``has_offer``
    as if an offer of one stood.
    """

    plan: Plan | None
    name: str
    actions: tuple[Action, ...]
    notes: tuple[ActionNote, ...]
    difference: Difference
    levels: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
    contradictions: tuple[Contradiction, ...]
    rank: int | None = None
    at_prices: Worth | None = None
    needs_a_job: bool = False
    has_offer: bool = False

    @property
    def hours(self) -> int:
        """All the time its actions take."""
        return sum(action.hours for action in self.actions)

    @property
    def cost(self) -> Decimal:
        """What its actions cost, in dollars, not discounted."""
        return sum((action.cost for action in self.actions), Decimal(0))

    @property
    def better(self) -> float:
        """The chance of being worth more than carrying on, ties counting half; 0.5 where nothing changes."""
        return (1 + self.difference.worth_better - self.difference.worth_worse) / 2

    @property
    def better_at_prices(self) -> float | None:
        """The chance of being worth more than carrying on by what pay buys where it is lived; None as ``at_prices``."""
        return None if self.at_prices is None else chance_of_more(self.at_prices.rising)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What none of its numbers holds, in sentences."""
        return left_out(self.actions)

    @property
    def is_even(self) -> bool:
        """Whether it ties with carrying on."""
        return is_even(self.better)

    @property
    def mean(self) -> float:
        """The mean of its worth against carrying on, in dollars: what plans are ranked by."""
        return self.difference.worth.mean

    @property
    def median(self) -> float:
        """The median of its worth against carrying on, in dollars."""
        return float(self.difference.worth.quantiles[MEDIAN])

    @property
    def shortfall(self) -> float:
        """The expected shortfall: the mean of its worth over the tenth of careers in which it does worst, dollars."""
        return expected_shortfall(self.difference.worth.rising)

    def loss_chance(self, more_than: float) -> float:
        """The chance of being worth less than carrying on by more than so many dollars (0 or more)."""
        return chance_of_loss(self.difference.worth.rising, more_than)

    @property
    def years_better(self) -> tuple[float, ...]:
        """The chance of earning more than carrying on by year, ties counting half."""
        return tuple(((1 + self.difference.better - self.difference.worse) / 2).tolist())


@dataclass(frozen=True, slots=True, eq=False)
class PlanComparison:
    """Carrying on first, then the plans in their order.

    ``time_only`` is what time alone brings against carrying on, ``hour`` what an hour that actions take counts as cost.
    """

    inputs: ForecastInputs
    today: datetime.date
    discount_percent: float
    rows: tuple[PlanRow, ...]
    time_only: Difference
    hour: StudyHour

    @property
    def carry_on(self) -> PlanRow:
        """The baseline."""
        return self.rows[0]

    @property
    def plans(self) -> tuple[PlanRow, ...]:
        """The plans alone."""
        return self.rows[1:]

    @property
    def times(self) -> tuple[float, ...]:
        """The moments at which pay is read, as decimal years."""
        return tuple(self.inputs.start + year for year in range(1, self.inputs.horizon_years + 1))

    @property
    def next_level(self) -> int:
        """The level above today's (0 to 3); the last where there is none above."""
        return min(self.inputs.level + 1, len(LEVELS) - 1)

    @property
    def best(self) -> tuple[PlanRow, ...]:
        """What ranks first: one row, or several that tie; carrying on may be among them."""
        return tuple(row for row in self.rows if row.rank == 1)

    def row_of(self, plan_id: str) -> PlanRow | None:
        """The row of a plan, None where it is not compared."""
        return next((row for row in self.plans if row.plan is not None and row.plan.id == plan_id), None)

    def level_chance(self, row: PlanRow, level: int, year: int) -> float:
        """The chance of a level (0 to 3) or above so many years ahead (1 to the horizon)."""
        return float(row.levels[year - 1, level])


def compare_plans(ground: PlanGround, plans: Sequence[Plan]) -> PlanComparison:
    """Compare plans of the ground's profile with carrying on and with time alone."""
    return next(told for told in comparing(ground, plans) if told is not None)


def comparing(ground: PlanGround, plans: Sequence[Plan]) -> Iterator[PlanComparison | None]:
    """As ``compare_plans``, for whoever has but a moment at a time: None after each plan, in the end the comparison."""
    preferences = ground.profile.preferences
    discount = preferences.discount_percent / 100
    inputs = ground.situation.inputs
    base = _earned(inputs, discount, 0.0)
    yield None
    found = []
    for plan in plans:
        found.append(_row(ground, plan, base, discount))
        yield None
    own = PlanRow(None, CARRY_ON, (), (), _difference(base, base), base.levels, ())
    alone = _earned(time_only(inputs), discount, 0.0)
    yield PlanComparison(
        inputs=inputs,
        today=ground.today,
        discount_percent=preferences.discount_percent,
        rows=_ranked([(own, base), *found]),
        time_only=_difference(alone, base),
        hour=ground.study_hour,
    )


def _earned(inputs: ForecastInputs, discount: float, cost: float) -> Earned:
    """Kept for the latest few: moving one action of one plan leaves all others as they were."""
    kept = _earned_by_many if inputs.n_careers >= MANY else _earned_by_few
    return kept(inputs, discount, cost)


def _difference(own: Earned, base: Earned) -> Difference:
    """Kept for the very same two: it takes long to tell whether others are made of the same."""
    kept = _differs_by_many if own.inputs.n_careers >= MANY else _differs_by_few
    return kept(own, base)


def _plain_earned(inputs: ForecastInputs, discount: float, cost: float) -> Earned:
    return earned(inputs, discount, "total", cost)


# What a lever passes by with fewer careers must not push out what it comes back to.
_earned_by_many, _earned_by_few = (lru_cache(maxsize=_KEPT)(_plain_earned) for _ in range(2))
_differs_by_many, _differs_by_few = (lru_cache(maxsize=_KEPT)(difference) for _ in range(2))


def _row(ground: PlanGround, plan: Plan, base: Earned, discount: float) -> tuple[PlanRow, Earned]:
    actions = ground.profile.actions_of(plan.id)
    found = ground.found.get(actions)
    if found is None:
        found = ground.found[actions] = plan_effects(ground, actions)
    inputs = with_effects(ground.situation.inputs, found.effects)
    cost = sum(_spent(ground, one, discount) for one in actions)
    own = _earned(inputs, discount, cost)
    needs_a_job, has_offer = jobs_needed(found.effects)
    row = PlanRow(
        plan=plan,
        name=plan.name,
        actions=actions,
        notes=found.notes,
        difference=_difference(own, base),
        levels=own.levels,
        contradictions=contradictions(ground.profile, plan, ground.subjects, ground.today),
        at_prices=worth_at_prices(ground, actions, own, base, discount),
        needs_a_job=needs_a_job,
        has_offer=has_offer,
    )
    return row, own


def _spent(ground: PlanGround, action: Action, discount: float) -> float:
    """Dollars that count against an action: what it costs, and its hours at the value of an hour of study."""
    dollars = float(action.cost) + action.hours * ground.study_hour.dollars
    return dollars * counted_share(month_of(first_day(action), ground.today), discount)


def _ranked(rows: Sequence[tuple[PlanRow, Earned]]) -> tuple[PlanRow, ...]:
    """The rows in their order with their ranks; whoever ties with the best of a rank shares it."""
    sound = [pair for pair in rows if not pair[0].contradictions]
    sound.sort(key=lambda pair: -pair[0].mean)
    ranks: dict[int, int] = {}
    first = sound[0][1]
    for place, (row, own) in enumerate(sound, start=1):
        if place == 1 or not _ties(own, first):
            first, rank = own, place
        ranks[id(row)] = rank
    return tuple(replace(row, rank=ranks.get(id(row))) for row, _ in rows)


def _ties(one: Earned, other: Earned) -> bool:
    return is_even(chance_of_more(one.worth - other.worth))
