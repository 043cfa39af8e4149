import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.left_over import left_over, missing
from planner.market.living import Costs
from tests.market.test_living import CHEAP, DEAR, UNKNOWN

ALL = Costs(housing=3000.0, transport=500.0, other=2000.0, taxes=0.3)
DOLLARS = st.floats(0.0, 20_000.0)


def test_at_home_it_is_a_plain_sum() -> None:
    here = left_over(ALL, 150_000.0, DEAR, DEAR)
    assert (here.taxes, here.housing, here.transport, here.other) == (45_000, 36_000, 6_000, 24_000)
    assert here.left == 39_000
    assert here.place is DEAR


def test_elsewhere_each_cost_is_moved_by_its_prices() -> None:
    there = left_over(ALL, 120_000.0, DEAR, CHEAP)
    assert there.taxes == pytest.approx(36_000)
    assert there.housing == pytest.approx(36_000 * 80 / 200)
    assert there.transport == pytest.approx(6_000 * 90 / 108)
    assert there.other == pytest.approx(24_000 * (90 * 99 / (108 * 110)) ** 0.5)
    assert there.left == pytest.approx(120_000 - 36_000 - 14_400 - 5_000 - 20_784.6, abs=1)


def test_more_can_be_spent_than_there_is() -> None:
    here = left_over(ALL, 60_000.0, DEAR, DEAR)
    assert here.left == 60_000 - 18_000 - 66_000


@pytest.mark.parametrize("part", ["taxes", "housing", "transport", "other"])
def test_without_a_part_there_is_no_estimate_but_the_others_are_told(part: str) -> None:
    values = {name: getattr(ALL, name) for name in ("housing", "transport", "other", "taxes")}
    costs = Costs(**{**values, part: None})
    there = left_over(costs, 150_000.0, DEAR, CHEAP)
    assert there.left is None
    assert getattr(there, part) is None
    assert missing(costs) == (part,)
    told = [getattr(there, name) for name in values if name != part]
    assert None not in told


def test_nothing_at_all_is_not_nothing_entered() -> None:
    none = Costs(housing=0.0, transport=0.0, other=0.0, taxes=0.0)
    assert left_over(none, 100_000.0, DEAR, CHEAP).left == 100_000
    assert missing(none) == ()
    assert missing(Costs()) == ("taxes", "housing", "transport", "other")


def test_where_prices_are_unknown_only_home_has_an_estimate() -> None:
    assert left_over(ALL, 150_000.0, UNKNOWN, UNKNOWN).left == 39_000
    abroad = left_over(ALL, 150_000.0, DEAR, UNKNOWN)
    assert (abroad.taxes, abroad.housing, abroad.left) == (45_000, None, None)


@given(DOLLARS, DOLLARS, DOLLARS, st.floats(0.0, 0.9), st.floats(0.0, 1e6))
def test_what_is_spent_and_what_is_left_are_the_pay(
    housing: float, transport: float, other: float, taxes: float, pay: float
) -> None:
    for place in (DEAR, CHEAP):
        found = left_over(Costs(housing, transport, other, taxes), pay, DEAR, place)
        assert found.left is not None
        parts = (found.taxes, found.housing, found.transport, found.other)
        assert found.left + sum(part for part in parts if part is not None) == pytest.approx(pay, abs=1e-6)


@given(DOLLARS, DOLLARS, DOLLARS)
def test_the_same_pay_goes_further_where_everything_is_cheaper(housing: float, transport: float, other: float) -> None:
    here, there = (left_over(Costs(housing, transport, other, 0.2), 150_000.0, DEAR, one) for one in (DEAR, CHEAP))
    assert here.left is not None
    assert there.left is not None
    assert there.left >= here.left
