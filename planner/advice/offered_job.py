"""What a job offer counts for: the pay that it names, in the place of what the market's draws make of a move.

Called by ``plan_effects``. The offer is the user's own entry, in today's dollars and for as much work as now; whether
it still stands when the move comes is no part of any figure.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_moves import at_prices
from planner.domain import amounts as money
from planner.domain.errors import UserError
from planner.domain.plan import Action, ActionKind
from planner.forecast.assumptions import percent, signed_percent
from planner.forecast.effects import OfferedPay
from planner.forecast.market_job import MarketJob

_SOURCE: Final = "Your own entry"

_Z_TWENTIETH: Final = 1.6449
"""Nine of ten of a normal lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class ToldOffer:
    """The effect of an offer, and what it counts for in words."""

    effect: OfferedPay
    text: str


def offered_job(ground: PlanGround, action: Action, at: float) -> ToldOffer | None:
    """The offer that an action comes with, taken up so many years from today; None where it names no pay."""
    if action.offered_pay is None:
        return None
    inputs = ground.situation.inputs
    log_pay = math.log(float(action.offered_pay) / inputs.share)
    bonus = None if action.offered_bonus is None else float(action.offered_bonus / action.offered_pay)
    return ToldOffer(
        OfferedPay(cause=action.id, at=at, grade="own", source=_SOURCE, log_pay=log_pay, bonus_share=bonus),
        "; ".join(_clauses(ground, action, action.offered_pay, log_pay)),
    )


def _clauses(ground: PlanGround, action: Action, pay: Decimal, log_pay: float) -> Iterator[str]:
    inputs = ground.situation.inputs
    work = "" if inputs.share == 1.0 else ", for as much work as now"
    bonus = "" if not action.offered_bonus else f" and a bonus of {money.full(float(action.offered_bonus))}"
    yield f"pay there: your offer, {money.full(float(pay))}{bonus} a year in today's dollars{work}"
    if action.offered_bonus is None and inputs.bonus_share:
        yield f"the bonus stays at {percent(inputs.bonus_share)} of base"
    if inputs.log_pay is not None:
        yield f"{signed_percent(log_pay - inputs.log_pay)} against your base pay now"
    is_place = action.kind is ActionKind.MOVE_PLACE
    there = _market(ground, action)
    if there is None:
        yield f"no market figures for “{action.subject}”, so what comes after goes by the market where you are now"
    else:
        yield from _against_market(ground, there, log_pay, is_place=is_place)
    if not is_place:
        yield "what has not vested is lost"
    elif any(inputs.vesting):
        yield "equity goes on vesting unless the plan moves company too"
    yield "whether it still stands by then is not in it"


def _market(ground: PlanGround, action: Action) -> MarketJob | None:
    """The market that the pay is held against; None where there are no figures."""
    if action.kind is not ActionKind.MOVE_PLACE:
        return ground.market
    try:
        return ground.market_in(action.subject)
    except UserError:
        return None


def _against_market(ground: PlanGround, there: MarketJob, log_pay: float, *, is_place: bool) -> Iterator[str]:
    """Where the offer stands among such jobs at today's level, and what it buys there."""
    median = there.pay.log_median[ground.level_place] + ground.log_prices
    reach = _Z_TWENTIETH * there.pay.log_sd[ground.level_place]
    share = ground.situation.inputs.share
    where = there.paid_place.name
    yield f"{signed_percent(log_pay - median)} against the market's middle in {where} at {ground.level} level"
    if abs(log_pay - median) > reach:
        low, high = (money.full(round(share * math.exp(median + side * reach), -3)) for side in (-1, 1))
        side = "above" if log_pay > median else "below"
        yield f"check it: that is {side} what nine of ten such jobs pay, {low} to {high}"
    today = ground.situation.inputs.log_pay
    if is_place and today is not None:
        prices = at_prices(ground, there.place.price_level, log_pay - today)
        if prices:
            yield prices
