"""What a move to another employer or place counts for, how well that is known, and what of it is in no number.

Called by ``plan_effects`` and the Plans page. A move is worth what the market there pays: whether one finds the job is
no part of any figure, and what it costs and how long it takes is what the user enters.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from planner.advice.plan_checks import named
from planner.advice.plan_grounds import PlanGround
from planner.domain.plan import MOVES, Action
from planner.forecast.assumptions import exact_percent, percent, signed_percent
from planner.forecast.dynamics import PREFIX
from planner.forecast.effects import Effect, MarketShift, Move, OfferedPay
from planner.forecast.grades import GRADES, Grade
from planner.market.dynamics_file import load_dynamics
from planner.market.factors import Z_TENTH
from planner.market.job_pay import JobPay
from planner.market.place_difference import difference_error

FINDING_IT: Final = "whether and when you find the job is not in it"

_IF_FOUND: Final = "A move counts as if you find the job by then; how likely that is, no source tells."
_IF_IT_STANDS: Final = (
    "An offer counts as if it stands by then and is taken, whatever you earn by then; equity or a signing bonus that "
    "it names is not counted."
)
_SPLIT: Final = "the range is the published error and what the split by level misses"
_WHO_WORKS_THERE: Final = "part of what a place pays is who works there, and no source tells how much"


@dataclass(frozen=True, slots=True)
class ToldMove:
    """The effect of a move, what it counts for in words, and where the figures are from."""

    effect: Move | MarketShift
    text: str
    source: str


def company_move(ground: PlanGround, cause: str, at: float) -> ToldMove:
    """To another employer, so many years from today: the premium of the dynamics, known to its interval."""
    premium, dynamics = load_dynamics()["dynamics.move_premium"], ground.situation.inputs.dynamics
    is_shipped = dynamics.move_premium == premium.estimate
    grade: Grade = GRADES[premium.grade] if is_shipped else "own"
    text = f"{exact_percent(dynamics.move_premium)} pay on average"
    source = "Your own figure"
    if is_shipped:
        text += f", between {exact_percent(premium.low)} and {exact_percent(premium.high)}"
        source = f"{premium.source}, {premium.date}, {premium.n} months"
    spread = f"for one person give or take {percent(dynamics.move_premium_sd)} ({_whose(ground, 'move_premium_sd')})"
    return ToldMove(
        Move(cause=cause, at=at, grade=grade, source=premium.source, sd=premium.sd if is_shipped else 0.0),
        f"{text}, more in a good market; {spread}; what has not vested is lost; {FINDING_IT}",
        source,
    )


def place_move(ground: PlanGround, place: str, cause: str, at: float) -> ToldMove:
    """To another place, so many years from today: the medians there, one's own standing in part drawn anew.

    Under a pay policy that pays the same there nothing is. Raises ``UserError`` where there are no figures for it.
    """
    here, there = ground.market, ground.market_in(place)
    entry, mid, senior, architect = (median + ground.log_prices for median in there.pay.log_median)
    sd = difference_error(ground.pack, here.family, here.paid_place, there.paid_place)
    source = f"{there.pay.source.title} {there.pay.date}"
    is_anew = here.paid_place.id != there.paid_place.id
    more = there.pay.log_median[ground.level_place] - here.pay.log_median[ground.level_place]
    text = f"market pay {signed_percent(more)}"
    if is_anew:
        text += f", between {signed_percent(more - Z_TENTH * sd)} and {signed_percent(more + Z_TENTH * sd)}"
        standing = percent(ground.situation.inputs.dynamics.move_standing_sd)
        anew = f"; where you stand there give or take {standing} ({_whose(ground, 'move_standing_sd')}); {FINDING_IT}"
    else:
        anew = ""
    policy = "" if there.paid_place.id == there.place.id else f"; your employer pays as in {there.paid_place.name}"
    prices = at_prices(ground, there.place.price_level, more)
    prices = f"; {prices}" if prices else ""
    return ToldMove(
        MarketShift(
            cause=cause,
            at=at,
            grade="B",
            source=source,
            level_log_median=(entry, mid, senior, architect),
            sd=sd,
            is_anew=is_anew,
        ),
        f"{text}{policy}{prices}{anew}",
        _rests_on(here.pay, there.pay, source) if is_anew else "",
    )


def left_out(actions: Iterable[Action]) -> tuple[str, ...]:
    """What is in no number of a plan that moves, in sentences: the chance of a job, costs and months not entered."""
    moves = [one for one in actions if one.kind in MOVES]
    asked = {one.offered_pay is None for one in moves}
    chances = ((_IF_FOUND,) if True in asked else ()) + ((_IF_IT_STANDS,) if False in asked else ())
    return (*chances, *(text for one in moves for text in _not_entered(one)))


def jobs_needed(effects: Iterable[Effect]) -> tuple[bool, bool]:
    """Whether effects ask for a job to be found, and whether they rest on an offer of one."""
    every = tuple(effects)
    offered = {one.cause for one in every if isinstance(one, OfferedPay)}
    return any(is_move(one) and one.cause not in offered for one in every), bool(offered)


def is_move(effect: Effect) -> bool:
    """Whether an effect asks for another job."""
    return isinstance(effect, Move) or (isinstance(effect, MarketShift) and effect.is_anew)


def _not_entered(action: Action) -> Iterator[str]:
    if not action.cost:
        yield f"{named(action)}: no cost entered, and none is taken off. Enter what the move costs you."
    if action.offered_bonus is not None and action.offered_pay is None:
        yield f"{named(action)}: a bonus offered without pay counts for nothing. Enter the base pay offered too."
    if not action.months and action.offered_pay is None:
        yield f"{named(action)}: no months entered, so it counts at once. Enter how long finding the job may take."


def at_prices(ground: PlanGround, there: float | None, more: float) -> str:
    """What prices there make of log pay that is higher by so much; "" where they are as here or not known."""
    here = ground.market.place.price_level
    if here is None or there is None or here == there:
        return ""
    buys = signed_percent(more - math.log(there / here))
    return f"prices there are {100 * there / here:.0f} where they are 100 now, so it buys {buys}"


def _rests_on(here: JobPay, there: JobPay, source: str) -> str:
    fallbacks = "".join(f"; {one}" for one in dict.fromkeys((here.fallback, there.fallback)) if one)
    jobs = f"{source}, {there.n:,} jobs there and {here.n:,} where you are paid now"
    return f"{jobs}{fallbacks}; {_SPLIT}; {_WHO_WORKS_THERE}"


def _whose(ground: PlanGround, name: str) -> str:
    return "your own figure" if PREFIX + name in ground.profile.overrides else "assumed, grade D"
