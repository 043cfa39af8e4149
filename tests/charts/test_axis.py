import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.axis import FEWEST_LINES, MOST_LINES, Limits, change_limits, money_limits, spread, year_ticks

AMOUNTS = st.floats(min_value=1e-3, max_value=1e12)


def test_limits_lie_on_half_steps_of_round_lines() -> None:
    # 84–335 thousand, three per cent room: 76.5 to 342.5; steps of 100 thousand give halves at 50 and 350.
    assert money_limits(84_000, 335_000) == Limits(50_000, 350_000, (100_000, 200_000, 300_000))


def test_the_axis_starts_at_zero_where_the_lowest_is_small() -> None:
    limits = money_limits(20_000, 400_000)
    assert limits.low == 0
    assert limits.ticks[0] == 0


def test_the_axis_does_not_start_at_zero_where_that_would_flatten_the_picture() -> None:
    assert money_limits(140_000, 160_000).low > 100_000


@pytest.mark.parametrize("amount", [0.0, 1.0, 148_000.0, 1e11])
def test_one_amount_gets_an_axis_too(amount: float) -> None:
    limits = money_limits(amount, amount)
    assert limits.low <= amount < limits.high
    assert FEWEST_LINES <= len(limits.ticks) <= MOST_LINES


@given(AMOUNTS, st.floats(min_value=1, max_value=1e4))
def test_there_are_three_to_five_lines_and_everything_fits(lowest: float, ratio: float) -> None:
    highest = lowest * ratio
    limits = money_limits(lowest, highest)
    assert FEWEST_LINES <= len(limits.ticks) <= MOST_LINES
    assert 0 <= limits.low <= lowest
    assert highest <= limits.high
    assert all(limits.low <= tick <= limits.high * (1 + 1e-12) for tick in limits.ticks)


@given(AMOUNTS, st.floats(min_value=1.1, max_value=1e4))
def test_fresh_limits_hold_what_they_were_made_for(lowest: float, ratio: float) -> None:
    assert money_limits(lowest, lowest * ratio).holds(lowest, lowest * ratio)


def test_limits_hold_small_moves_and_let_go_of_large_ones() -> None:
    limits = Limits(50.0, 350.0, (100.0, 200.0, 300.0))
    assert limits.holds(84, 345)
    assert not limits.holds(84, 351)
    assert not limits.holds(49, 340)
    assert not limits.holds(100, 200)  # a third of the axis: too flat


def test_limits_from_zero_count_the_room_down_to_zero_as_filled() -> None:
    limits = Limits(0.0, 400.0, (0.0, 200.0, 400.0))
    assert limits.holds(300, 380)
    assert not limits.holds(100, 200)


@pytest.mark.parametrize(
    ("first", "last", "most", "years"),
    [
        (2019.2, 2024.9, 8, (2020, 2021, 2022, 2023, 2024)),
        (2019.2, 2041.9, 6, (2020, 2025, 2030, 2035, 2040)),
        (1981, 2066.9, 7, (2000, 2020, 2040, 2060)),
        (2026, 2026.9, 4, (2026,)),
        (2026.2, 2026.9, 4, ()),
        (1900, 2200, 2, (1900, 1950, 2000, 2050, 2100, 2150, 2200)),
    ],
)
def test_years_are_whole_and_few(first: float, last: float, most: int, years: tuple[int, ...]) -> None:
    assert year_ticks(first, last, most) == years


@pytest.mark.parametrize(
    ("places", "apart"),
    [
        ((), ()),
        ((5.0,), (5.0,)),
        ((1.0, 3.0), (1.0, 3.0)),
        ((1.0, 1.2, 3.0), (0.6, 1.6, 3.0)),
        ((9.0, 9.5, 9.9), (8.0, 9.0, 10.0)),
        ((0.0, 0.0, 0.1), (0.0, 1.0, 2.0)),
        ((4.0, 5.0, 5.5), (3.8333, 4.8333, 5.8333)),
    ],
)
def test_spread_moves_names_apart_and_no_further(places: tuple[float, ...], apart: tuple[float, ...]) -> None:
    assert spread(places, gap=1, low=0, high=10) == pytest.approx(apart, abs=1e-3)


def test_names_that_cannot_all_fit_keep_their_gap() -> None:
    assert spread((1.0, 1.0, 1.0), gap=1, low=0, high=1) == pytest.approx((0, 1, 2))


@given(st.lists(st.floats(min_value=-50, max_value=150), max_size=8).map(sorted))
def test_spread_keeps_order_gap_and_ends(places: list[float]) -> None:
    moved = spread(places, gap=10, low=0, high=100)
    assert len(moved) == len(places)
    assert all(later - earlier >= 10 - 1e-9 for earlier, later in pairwise(moved))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in moved)


@given(st.lists(st.floats(min_value=15, max_value=85), max_size=4, unique=True).map(sorted))
def test_spread_leaves_alone_what_is_apart(places: list[float]) -> None:
    gap = min((later - earlier for earlier, later in pairwise(places)), default=1.0)
    moved = spread(places, gap=gap, low=0, high=100)
    assert all(math.isclose(one, other, abs_tol=1e-9) for one, other in zip(moved, places, strict=True))


def test_limits_of_differences_hold_zero() -> None:
    assert change_limits(-4_000, 20_000) == Limits(-5_000, 25_000, (0, 10_000, 20_000))
    assert change_limits(3_000, 20_000).low == 0
    assert change_limits(-20_000, -3_000).high == 0
    assert 0 in change_limits(0, 0).ticks


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_limits_of_any_differences_hold_them_with_few_lines(one: float, two: float) -> None:
    lowest, highest = min(one, two), max(one, two)
    limits = change_limits(lowest, highest)
    assert limits.low <= min(lowest, 0)
    assert limits.high >= max(highest, 0)
    assert 2 <= len(limits.ticks) <= MOST_LINES


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_limits_of_differences_mirror_each_other(one: float, two: float) -> None:
    lowest, highest = min(one, two), max(one, two)
    here, there = change_limits(lowest, highest), change_limits(-highest, -lowest)
    if lowest < highest and (lowest, highest) != (0, 0):
        assert (there.low, there.high) == pytest.approx((-here.high, -here.low))
        assert sorted(-tick for tick in there.ticks) == pytest.approx(here.ticks)


@given(AMOUNTS, st.floats(min_value=1.5, max_value=1e3), st.integers(-3, 3))
def test_money_in_another_power_of_ten_has_the_same_axis(lowest: float, ratio: float, power: int) -> None:
    here, there = money_limits(lowest, lowest * ratio), money_limits(10.0**power * lowest, 10.0**power * lowest * ratio)
    assert there.high - there.low == pytest.approx(10.0**power * (here.high - here.low), rel=0.35)
    steps = [later - earlier for earlier, later in pairwise(there.ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    digits = steps[0] / 10.0 ** math.floor(math.log10(steps[0] * (1 + 1e-9)))
    assert min(abs(digits - known) for known in (1, 2, 2.5, 5, 10)) < 1e-6


@given(st.floats(1900, 2100), st.floats(0, 120), st.integers(4, 10))
def test_years_are_multiples_of_one_step_within_the_ends(first: float, length: float, most: int) -> None:
    years = year_ticks(first, first + length, most)
    assert len(years) <= most
    assert all(first <= year <= first + length for year in years)
    steps = {later - earlier for earlier, later in pairwise(years)}
    assert steps <= {1} or (len(steps) == 1 and steps <= {2, 5, 10, 20, 50})
    assert all(year % step == 0 for step in steps for year in years)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=2).map(sorted))
def test_two_places_too_near_give_way_alike(places: list[float]) -> None:
    low, high = spread(places, gap=10, low=-1e3, high=1e3)
    assert low + high == pytest.approx(sum(places))
    assert high - low == pytest.approx(max(10, places[1] - places[0]))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6).map(sorted), st.floats(-50, 50))
def test_places_spread_alike_wherever_they_lie(places: list[float], by: float) -> None:
    here = spread(places, gap=10, low=0, high=100)
    there = spread([place + by for place in places], gap=10, low=by, high=100 + by)
    assert there == pytest.approx([place + by for place in here], abs=1e-6)


def test_what_cannot_fit_runs_over_the_high_end_and_keeps_its_gap() -> None:
    moved = spread([1.0, 2.0, 3.0], gap=10, low=0, high=15)
    assert moved == (0.0, 10.0, 20.0)
