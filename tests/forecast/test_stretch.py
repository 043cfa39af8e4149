from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecast.draws import draws
from planner.forecast.dynamics import dynamics_from
from planner.forecast.stretch import ANCHORS, UNCHANGED, YEARS, Doubles, Factors, Stretch, stretch_for, stretch_of
from planner.market.dynamics_file import StretchRow, load_calibration, load_dynamics
from tests.market.made_up_dynamics import calibration

# Around a median of 10: 0.25, 0.5 and 1 below at the 50, 80 and 90 % ranges, twice that above.
ANCHOR_ROW = (9.0, 9.5, 9.75, 10.0, 10.5, 11.0, 12.0)


def anchors(n_years: int = 1) -> Doubles:
    return np.array([ANCHOR_ROW] * n_years)


def always(narrow: float, wide: float, widest: float) -> Factors:
    return ((narrow, wide, widest),) * YEARS


def test_the_identity_gives_back_the_very_values() -> None:
    values = np.array([[9.3, 10.0, 11.7]], dtype=np.float32)
    assert Stretch().apply(values, anchors()) is values
    assert Stretch().is_identity


def test_distances_at_the_anchors_are_multiplied() -> None:
    stretch = Stretch(below=always(2.0, 2.0, 1.5), above=always(1.0, 0.9, 0.8))
    (told,) = stretch.stretched(anchors())
    assert told == pytest.approx([8.5, 9.0, 9.5, 10.0, 10.5, 10.9, 11.6])


def test_the_map_is_straight_between_anchors_and_keeps_its_factor_beyond() -> None:
    stretch = Stretch(below=always(2.0, 2.0, 1.5), above=always(1.0, 0.9, 0.8))
    values = np.array([[8.0, 9.25, 9.875, 10.0, 10.75, 14.0]])
    # 8.0 is 2 below: 1.5 times that. 9.25 is halfway from 9.0 to 9.5. 14 is 4 above: 0.8 times that.
    assert stretch.apply(values, anchors())[0] == pytest.approx([7.0, 8.75, 9.75, 10.0, 10.7, 13.2])


def test_the_kind_of_number_stays() -> None:
    assert Stretch(above=always(2.0, 2.0, 2.0)).apply(np.zeros((1, 3), dtype=np.float32), anchors()).dtype == np.float32


def test_ranges_do_not_cross_where_factors_fall() -> None:
    stretch = Stretch(below=always(3.0, 1.0, 0.2), above=always(5.0, 1.0, 1.0))
    (told,) = stretch.stretched(anchors())
    assert told == pytest.approx([9.25, 9.25, 9.25, 10.0, 12.5, 12.5, 12.5])


def test_ranges_do_not_narrow_with_the_horizon() -> None:
    factors = ((2.0, 2.0, 2.0), *always(1.0, 1.0, 1.0)[1:])
    early, late = Stretch(above=factors).stretched(anchors(2))
    assert late.tolist() == early.tolist()


def test_without_any_spread_nothing_is_stretched() -> None:
    flat = np.full((1, 7), 10.0)
    values = np.array([[9.0, 10.0, 10.5]])
    assert Stretch(above=always(2.0, 2.0, 2.0)).apply(values, flat)[0] == pytest.approx([9.0, 10.0, 10.5])


@pytest.mark.parametrize(
    "broken", [UNCHANGED[1:], ((1.0, 0.0, 1.0), *UNCHANGED[1:]), ((1.0, float("nan"), 1.0), *UNCHANGED[1:])]
)
def test_refuses_what_is_no_stretch(broken: Factors) -> None:
    with pytest.raises(ValueError, match="factors above 0 for each of 40 years"):
        Stretch(above=broken)


def test_factors_are_straight_lines_between_horizons_and_constant_beyond() -> None:
    row = StretchRow("anyone", 9, (1.0, 3.0), ((1.0, 1.0, 1.0), (2.0, 3.0, 4.0)), ((1.0, 1.0, 1.0),) * 2)
    stretch = stretch_of(row)
    assert stretch.below[:4] == ((1.0, 1.0, 1.0), (1.5, 2.0, 2.5), (2.0, 3.0, 4.0), (2.0, 3.0, 4.0))
    assert stretch.below[39] == (2.0, 3.0, 4.0)
    assert stretch.group == "anyone"


def test_people_get_the_stretch_of_their_group() -> None:
    assert stretch_for(calibration(), 1.0).above[0] == (4.0, 4.0, 4.0)
    assert stretch_for(calibration(), 15.0, 0.05).group == "anyone, calm"
    assert stretch_for(calibration(), None).group == "anyone"


def test_the_shipped_stretch_gives_the_young_wider_ranges() -> None:
    young, settled = (stretch_for(load_calibration(), years) for years in (1.0, 25.0))
    assert young.group == "experience 0–2"
    assert settled.group == "experience 21 and more"
    assert young.below[0][1] > 1.3 * settled.below[0][1]


FACTOR = st.floats(0.2, 5.0)
FACTORS = st.lists(st.tuples(FACTOR, FACTOR, FACTOR), min_size=6, max_size=6).map(lambda rows: (*rows, *rows[-1:] * 34))
STEPS = st.lists(st.floats(0.01, 1.0), min_size=6, max_size=6)


def drawn_anchors(steps: list[float], widening: list[float]) -> Doubles:
    """Six years around a moving median, each at least as wide as the one before."""
    below, above = np.cumsum(steps[:3])[::-1], np.cumsum(steps[3:])
    width = np.cumsum([1.0, *widening[1:]])[:, None]
    median = 10 + 0.1 * np.arange(6)[:, None]
    return np.asarray(np.hstack([median - width * below, median, median + width * above]))


@given(FACTORS, FACTORS, STEPS, STEPS, st.lists(st.floats(-3, 3), min_size=2, max_size=30))
def test_every_stretch_keeps_order_and_never_narrows(
    below: Factors, above: Factors, steps: list[float], widening: list[float], distances: list[float]
) -> None:
    stretch, known = Stretch(below=below, above=above), drawn_anchors(steps, widening)
    told = stretch.stretched(known)
    median = told[:, 3:4]
    assert (np.diff(told, axis=1) >= 0).all()
    assert (np.diff(np.abs(told - median), axis=0) >= -1e-12).all()
    careers = np.sort(known[:, 3:4] + np.array(distances), axis=1)
    assert (np.diff(stretch.apply(careers, known), axis=1) >= -1e-9).all()


@given(FACTORS, FACTORS, STEPS, STEPS)
def test_quantiles_of_stretched_careers_are_stretched_quantiles(
    below: Factors, above: Factors, steps: list[float], widening: list[float]
) -> None:
    stretch, known = Stretch(below=below, above=above), drawn_anchors(steps, widening)
    assert stretch.apply(known, known) == pytest.approx(stretch.stretched(known))


def test_the_anchors_are_the_ends_of_the_ranges() -> None:
    assert ANCHORS == (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)


@pytest.mark.parametrize("group", sorted(load_calibration().rows))
def test_no_shipped_stretch_narrows_or_crosses(group: str) -> None:
    """On the spread that the shipped dynamics simulate for someone who is never promoted."""
    drawn = draws(1, 4000, replace(dynamics_from(load_dynamics()), layoff_gap_years=0.0))
    simulated = np.quantile(drawn.deviation[:YEARS].astype(np.float64), ANCHORS, axis=1).T
    told = stretch_of(load_calibration().rows[group]).stretched(simulated)
    assert (np.diff(told, axis=1) > 0).all()
    assert (np.diff(np.abs(told - told[:, 3:4]), axis=0) >= -1e-12).all()
