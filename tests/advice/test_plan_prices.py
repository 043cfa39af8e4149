import numpy as np
import pytest

from planner.advice.plan_comparison import PlanRow, compare_plans
from planner.advice.plan_effects import plan_inputs
from planner.domain.plan import Action, ActionKind, Plan
from planner.forecast.comparison import earned
from tests.advice.plan_cases import ground, specialise
from tests.advice.records import action
from tests.advice.test_plan_comparison import of, small

GO = action("m", ActionKind.MOVE_PLACE, "2028-01", subject="San Francisco")
BACK = action("n", ActionKind.MOVE_PLACE, "2031-01", subject="Pittsburgh")
RATIO = 115.613 / 94.671


def row(*actions: Action) -> PlanRow:
    """The plan of the actions for someone in Pittsburgh, on 1,000 careers."""
    on = small(ground(*of("A", *actions), place="Pittsburgh"))
    return compare_plans(on, list(on.profile.all(Plan))).plans[0]


def test_a_dearer_place_buys_less_than_it_pays() -> None:
    found = row(GO)
    assert found.at_prices is not None
    assert found.at_prices.quantiles[2] < found.median
    assert found.better_at_prices is not None
    assert 0.5 < found.better_at_prices < found.better
    assert found.needs_a_job
    assert len(found.left_out) == 3


def test_pay_is_divided_by_prices_from_the_first_reading_there() -> None:
    """In the mean: what is left of a year's pay is 1 / 1.22 of it, from the second year on, discounted by 3 %."""
    on = small(ground(*of("A", GO), place="Pittsburgh"))
    here, there = (on.market.place.price_level, on.market_in("San Francisco").place.price_level)
    assert here is not None
    assert there is not None
    assert there / here == pytest.approx(RATIO, abs=0.001)
    found = compare_plans(on, list(on.profile.all(Plan))).plans[0]
    assert found.at_prices is not None
    lost = found.difference.worth.mean - found.at_prices.mean
    paid = earned(plan_inputs(on, found.actions)).dollars.mean(axis=1, dtype=np.float64)
    years = np.arange(2, 16)
    assert lost == pytest.approx(float((paid[1:] / 1.03**years).sum()) * (1 - here / there), rel=1e-4)


def test_who_comes_back_pays_the_old_prices_again() -> None:
    there, back = row(GO), row(GO, BACK)
    assert there.at_prices is not None
    assert back.at_prices is not None
    assert back.difference.worth.mean - back.at_prices.mean < there.difference.worth.mean - there.at_prices.mean


@pytest.mark.parametrize(
    "actions",
    [
        (),
        (specialise("s", "mlops"),),
        (action("m", ActionKind.MOVE_PLACE, "2028", subject="Pittsburgh"),),
        (action("m", ActionKind.MOVE_PLACE, "2028", subject="Gotham"),),
    ],
)
def test_without_other_prices_there_is_nothing_to_tell(actions: tuple[Action, ...]) -> None:
    found = row(*actions)
    assert found.at_prices is None
    assert found.better_at_prices is None
    assert not found.needs_a_job


def test_unknown_prices_are_told_as_none() -> None:
    found = row(action("m", ActionKind.MOVE_PLACE, "2028", subject="Canada"))
    assert found.at_prices is None
    assert found.needs_a_job
