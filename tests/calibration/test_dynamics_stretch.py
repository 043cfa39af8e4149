import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.calibration.dynamics_cases import Cases
from planner.calibration.dynamics_market import HORIZONS
from planner.calibration.dynamics_stretch import Standing, fit_stretch, never_narrower, standing, swing_limits
from planner.calibration.panels import Array

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
