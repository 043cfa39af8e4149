"""What a move from Pittsburgh to San Francisco comes to, without and with what is not known about it.

    python -m tests.bench.move_of_place

A mid-level engineer paid $150,000 moves in January 2027, at no cost entered; all careers of the program, 15 years.
"""

from dataclasses import replace

from planner.advice.plan_comparison import PlanRow, compare_plans
from planner.advice.plan_effects import plan_effects, with_effects
from planner.advice.plan_grounds import PlanGround
from planner.domain import amounts as money
from planner.domain.plan import ActionKind, Plan
from planner.forecast.comparison import Worth, chance_of_more, difference, earned
from planner.forecast.effects import Effect, MarketShift
from tests.advice.plan_cases import ground
from tests.advice.records import action
from tests.advice.test_plan_comparison import of

MOVE = action("m", ActionKind.MOVE_PLACE, "2027-01", subject="San Francisco")


def compared() -> tuple[PlanGround, PlanRow]:
    """The person, and the plan with the move."""
    on = ground(*of("plan", MOVE), place="Pittsburgh")
    return on, compare_plans(on, list(on.profile.all(Plan))).plans[0]


def certain(effect: Effect) -> Effect:
    """An effect as if all were known about it."""
    return replace(effect, sd=0.0, is_anew=False) if isinstance(effect, MarketShift) else effect


def told(name: str, worth: Worth) -> str:
    """A line: the chance of being better, the median and the range that holds 80 %."""
    low, _, middle, _, high = map(float, worth.quantiles)
    better = chance_of_more(worth.rising)
    worths = (money.difference(value) for value in (middle, low, high))
    return " ".join((f"{name:24}", f"{100 * better:5.1f} % ({money.chance(better)})", *worths))


def main() -> None:
    """Print both, and what it buys."""
    on, row = compared()
    inputs = on.situation.inputs
    sure = with_effects(inputs, tuple(map(certain, plan_effects(on, row.actions).effects)))
    print(told("all known", difference(earned(sure), earned(inputs)).worth))
    print(told("as far as known", row.difference.worth))
    if row.at_prices is not None:
        print(told("by what it buys there", row.at_prices))


if __name__ == "__main__":
    main()
