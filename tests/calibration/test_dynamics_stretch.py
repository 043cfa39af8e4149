import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.calibration.dynamics_cases import Cases
from planner.calibration.dynamics_market import HORIZONS
from planner.calibration.dynamics_stretch import (
    Standing,
    _as_json,
    _reached,
    _weighted_quantiles,
    fit_stretch,
    never_narrower,
    standing,
    swing_limits,
)
from planner.calibration.panels import Array
from planner.market.dynamics_file import SWINGS

N = 400


def told(errors: Array, *, horizon: float = 1.0, experience: float = 5.0, swing: float = 0.1) -> Cases:
    """Cases of one person each, with these errors."""
    n = len(errors)
    still = np.zeros(n)
    return Cases(
        person=np.arange(n, dtype=float),
        reading=still,
        horizon=np.full(n, horizon),
        today=still,
        observed=errors,
        market=still,
        growth=still,
        kept=still,
        experience=np.full(n, experience),
        swing=np.full(n, swing),
    )


def spread_evenly(n: int = N, width: float = 1.0) -> Array:
    return np.asarray(np.linspace(-width, width, n))


def simulated(width: float = 1.0) -> Array:
    """Careers spread evenly in every year."""
    return np.tile(np.linspace(-width, width, 2001), (40, 1))


def stand(cases: Cases, panel: str = "made up") -> Standing:
    return standing(cases, [panel] * N, (0.05, 0.2))


def test_errors_as_simulated_need_no_stretch() -> None:
    rows = fit_stretch(stand(told(spread_evenly())), simulated())
    assert rows["anyone"]["persons"] == N
    assert rows["anyone"]["below"][0] == pytest.approx([1.0, 1.0, 1.0], abs=0.02)
    assert rows["anyone"]["above"][0] == pytest.approx([1.0, 1.0, 1.0], abs=0.02)


def test_errors_twice_as_far_get_nearly_twice_the_range() -> None:
    errors = np.where(spread_evenly() < 0, 2.0, 1.0) * spread_evenly()
    rows = fit_stretch(stand(told(errors)), simulated())
    share = 40 / (40 + 5)  # a tenth of 400 persons lie outside; drawn towards 1, which weighs as much as five
    assert rows["anyone"]["below"][0][1] == pytest.approx(2**share, rel=0.02)
    assert rows["anyone"]["above"][0][1] == pytest.approx(1.0, abs=0.02)


def test_ranges_are_conformal() -> None:
    """With few persons the range reaches further than their own quantiles."""
    few = np.linspace(-1.0, 1.0, 40)
    (below,) = {
        tuple(row) for row in fit_stretch(standing(told(few), ["a"] * 40, (0.0, 0.1)), simulated())["anyone"]["below"]
    }
    assert below[2] > 1.0


def test_groups_are_made_where_there_are_persons() -> None:
    rows = fit_stretch(stand(told(spread_evenly())), simulated())
    assert {
        "anyone",
        "anyone, usual",
        "experience 3–6",
        "experience 3–6, usual",
        "panel made up",
        "panel made up, usual",
    } == set(rows)


def test_a_person_without_past_has_no_kind() -> None:
    cases = told(spread_evenly(), experience=float("nan"), swing=float("nan"))
    people = stand(cases)
    assert set(people.kind) == {""}
    assert set(people.band) == {""}
    assert set(fit_stretch(people, simulated())) == {"anyone", "panel made up"}


def test_swing_parts_people_into_thirds() -> None:
    cases = dataclasses.replace(told(spread_evenly(300)), swing=np.arange(300) / 100)
    assert swing_limits(cases, np.ones(300)) == pytest.approx((1.0, 2.0), abs=0.011)
    unknown = dataclasses.replace(cases, swing=np.where(np.arange(300) < 150, np.nan, cases.swing))
    assert swing_limits(unknown, np.ones(300)) == pytest.approx((2.0, 2.5), abs=0.011)


def test_each_panel_counts_the_same() -> None:
    people = standing(told(spread_evenly(4)), ["a", "b", "b", "b"], (0.0, 0.1))
    assert people.weight.tolist() == pytest.approx([1.0, 1 / 3, 1 / 3, 1 / 3])


def test_horizons_nobody_reaches_keep_the_factor_of_the_last() -> None:
    rows = fit_stretch(stand(told(spread_evenly(width=1.5))), simulated())
    assert rows["anyone"]["below"][-1] == rows["anyone"]["below"][0]


@given(
    arrays(np.float64, (len(HORIZONS), 6), elements=st.floats(0.1, 5.0)),
    arrays(np.float64, (len(HORIZONS), 6), elements=st.floats(0.01, 2.0)),
)
def test_ranges_never_cross_nor_narrow(factors: Array, near: Array) -> None:
    distance = never_narrower(factors, near) * near
    assert (np.diff(distance, axis=0) >= -1e-9).all()
    for side in (distance[:, :3], distance[:, 3:]):
        assert (np.diff(side, axis=1) >= -1e-9).all()
    assert (distance >= factors * near - 1e-9).all()


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0.1, 3)), min_size=1, max_size=20), st.floats(0.1, 10))
def test_weighted_quantiles_rise_within_the_values_whatever_the_unit_of_weight(
    pairs: list[tuple[float, float]], unit: float
) -> None:
    values, weight = (np.array(column) for column in zip(*pairs, strict=True))
    shares = (0.0, 0.1, 0.5, 0.9, 1.0)
    found = _weighted_quantiles(values, weight, shares)
    assert found == sorted(found)
    assert (found[0], found[-1]) == (values.min(), values.max())
    assert _weighted_quantiles(values, unit * weight, shares) == pytest.approx(found, abs=1e-9)


def test_weighted_quantiles_by_hand() -> None:
    # Weights 1, 2, 1 lie around 1/8, 1/2 and 7/8.
    values, weight = np.array([10.0, 20.0, 40.0]), np.array([1.0, 2.0, 1.0])
    assert _weighted_quantiles(values, weight, (0.125, 0.3125, 0.5, 0.6875, 0.95)) == pytest.approx(
        [10, 15, 20, 30, 40]
    )
    assert _weighted_quantiles(values[::-1], weight, (0.5,)) == [20.0]


def test_all_panels_count_the_same_at_each_horizon() -> None:
    cases = dataclasses.replace(told(spread_evenly(6)), horizon=np.array([1.0, 1.0, 1.0, 3.0, 3.0, 1.0]))
    people = standing(cases, ["a", "a", "b", "a", "b", "b"], (0.0, 0.1))
    assert people.weight.tolist() == pytest.approx([0.5, 0.5, 0.5, 1.0, 1.0, 0.5])
    assert list(people.panel) == ["a", "a", "b", "a", "b", "b"]


@pytest.mark.parametrize(("swing", "kind"), [(0.049, 0), (0.05, 1), (0.199, 1), (0.2, 2), (9.0, 2)])
def test_a_swing_at_a_limit_belongs_above_it(swing: float, kind: int) -> None:
    assert set(stand(told(spread_evenly(), swing=swing)).kind) == {SWINGS[kind]}


def test_errors_narrower_than_simulated_get_less_on_their_side_alone() -> None:
    errors = np.where(spread_evenly() < 0, 0.5, 1.0) * spread_evenly()
    (below, above) = (fit_stretch(stand(told(errors)), simulated())["anyone"][side] for side in ("below", "above"))
    for share, factor in zip((0.25, 0.10, 0.05), below[0], strict=True):
        outside = share * N
        assert factor == pytest.approx(0.5 ** (outside / (outside + 5)), rel=0.02)
    assert above[0] == pytest.approx([1.0, 1.0, 1.0], abs=0.02)


def test_nineteen_persons_make_no_group_and_twenty_do() -> None:
    for n, is_there in ((19, False), (20, True)):
        panels = ["few"] * n + ["many"] * (N - n)
        rows = fit_stretch(standing(told(spread_evenly()), panels, (0.05, 0.2)), simulated())
        assert ("panel few" in rows) is is_there
        assert rows["panel many"]["persons"] == N - n


def test_factors_are_rounded_up_so_that_no_range_is_too_narrow() -> None:
    told_as = _as_json(np.array([[1.00001, 1.0, 1.25, 0.99991, 2.0, 3.33333]]), 7)
    assert told_as == {"persons": 7, "below": [[1.0001, 1.0, 1.25]], "above": [[1.0, 2.0, 3.3334]]}


def test_simulated_ranges_are_those_of_the_horizons_year_around_its_median() -> None:
    widening = np.array([5.0 + year * np.linspace(-1.0, 1.0, 2001) for year in range(1, 41)])
    rows = fit_stretch(stand(told(spread_evenly(width=3.0), horizon=3.0)), widening)
    for side in ("below", "above"):
        assert rows["anyone"][side][HORIZONS.index(3.0)] == pytest.approx([1.0, 1.0, 1.0], abs=0.02)


def test_how_far_errors_reach_by_hand() -> None:
    # Of 39 persons a quarter of 40, less one, lie outside: 9; a tenth 3; a twentieth 1. Each counts to its middle.
    errors = np.arange(-19.0, 20.0)
    assert _reached(errors, np.ones(39), 39) == pytest.approx([10.5, 16.5, 18.5] * 2)
    # Nobody below: the range below is as narrow as allowed.
    assert _reached(errors + 30, np.ones(39), 39)[:3].tolist() == [0.001] * 3


def test_a_kind_within_a_group_is_expected_to_be_the_product_of_both_over_everybodys() -> None:
    rows = fit_stretch(stand(told(spread_evenly(width=2.0))), simulated())
    share = 40 / (40 + 5)
    everybody = 2**share
    group = everybody * (2 / everybody) ** share
    expected = group * group / everybody
    found = [rows[name]["below"][0][1] for name in ("anyone", "panel made up", "anyone, usual", "panel made up, usual")]
    assert found == pytest.approx([everybody, group, group, expected * (2 / expected) ** share], rel=0.02)
