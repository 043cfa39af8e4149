"""What a plan that moves to another place is worth by what it buys there; pay alone is in dollars, wherever paid."""

from collections.abc import Sequence

import numpy as np

from planner.advice.plan_checks import last_day
from planner.advice.plan_grounds import PlanGround
from planner.domain.errors import UserError
from planner.domain.plan import Action, ActionKind
from planner.forecast.chance import Doubles
from planner.forecast.comparison import Earned, Worth, worth_of
from planner.forecast.course import first_reading


def worth_at_prices(
    ground: PlanGround, actions: Sequence[Action], own: Earned, base: Earned, discount_per_year: float
) -> Worth | None:
    """The worth of a plan against carrying on, each year's pay divided by the prices where it is lived, today's as 1.

    None where the plan moves to no other place, or prices of one are not known.
    """
    prices = _prices(ground, actions)
    if prices is None or not own.inputs.is_real:
        return None
    weight = (1.0 + discount_per_year) ** -np.arange(1.0, len(prices) + 1.0)
    lost = (weight * (1.0 - 1.0 / prices)).astype(np.float32) @ own.dollars
    return worth_of(own.worth - lost - base.worth)


def _prices(ground: PlanGround, actions: Sequence[Action]) -> Doubles | None:
    """Prices where one lives at each reading, today's as 1, (n_years,); None where nothing is known to change."""
    here = ground.market.place.price_level
    prices = np.ones(ground.situation.inputs.horizon_years)
    moves = sorted((one for one in actions if one.kind is ActionKind.MOVE_PLACE), key=last_day)
    for move in moves:
        try:
            there = ground.market_in(move.subject).place.price_level
        except UserError:
            continue  # the move counts for nothing, and has said so
        if here is None or there is None:
            return None
        prices[first_reading(ground.years_until(last_day(move))) :] = there / here
    return prices if (prices != 1.0).any() else None
