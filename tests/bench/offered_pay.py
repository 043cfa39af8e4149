"""What a move from Pittsburgh to San Francisco comes to without an offer and with offers.

    python -m tests.bench.offered_pay

A mid-level engineer paid $150,000 moves in January 2028, at no cost entered; all careers of the program, 15 years.
"""

from decimal import Decimal

from planner.advice.plan_comparison import compare_plans
from planner.advice.plan_effects import inputs_of_plan
from planner.domain import amounts as money
from planner.domain.plan import ActionKind, Plan
from planner.forecast.engine import forecast
from tests.advice.plan_cases import ground
from tests.advice.records import action
from tests.advice.test_plan_comparison import of
from tests.bench.move_of_place import told

START = "2028-01"
OFFERS = (None, 150_000, 180_000, 210_000, 240_000)
YEAR = 2
"""The first reading after the move, in November 2028."""


def main() -> None:
    """Print a line an offer: what the plan is worth, and base pay at the first reading after the move."""
    for pay in OFFERS:
        offered = None if pay is None else Decimal(pay)
        move = action("m", ActionKind.MOVE_PLACE, START, subject="San Francisco", offered_pay=offered)
        on = ground(*of("plan", move), place="Pittsburgh")
        (plan,) = on.profile.all(Plan)
        row = compare_plans(on, [plan]).plans[0]
        low, *_, high = (money.short(value) for value in forecast(inputs_of_plan(on, plan)).base.quantiles[YEAR - 1])
        middle = money.short(float(forecast(inputs_of_plan(on, plan)).base.median[YEAR - 1]))
        name = "no offer" if pay is None else f"offer of {money.short(pay)}"
        print(f"{told(name, row.difference.worth)}; mean {money.difference(row.mean)}; paid {middle}, {low} to {high}")


if __name__ == "__main__":
    main()
