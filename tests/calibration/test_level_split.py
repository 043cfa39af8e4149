import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.level_split import PERCENTS, LevelSplit, _Cell, mixture_quantiles, split_levels
from planner.market.levels import Four

WEIGHTS: Four = (0.12, 0.28, 0.42, 0.18)
STEPS = (0.25, 0.2, 0.15)


def share_below(log_pay: float, medians: Four, sds: Four) -> float:
    levels = (NormalDist(middle, sd) for middle, sd in zip(medians, sds, strict=True))
    return sum(weight * level.cdf(log_pay) for weight, level in zip(WEIGHTS, levels, strict=True))


def percentiles_of(medians: Four, sds: Four) -> list[float]:
    """The percentiles in dollars of a mixture, by halving."""
    found = []
    for percent in PERCENTS:
        low, high = 0.0, 30.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if share_below(middle, medians, sds) < percent else (low, middle)
        found.append(math.exp(low))
    return found


LADDER: Four = (11.0, 11.25, 11.45, 11.6)  # rises by STEPS
ALIKE: Four = (0.25, 0.25, 0.25, 0.25)


def split(percentiles: list[float | None], steps: tuple[float, float, float] = STEPS) -> LevelSplit:
    found = split_levels(percentiles, steps, WEIGHTS)
    assert found is not None
    return found


@pytest.mark.parametrize("sds", [ALIKE, (0.1, 0.2, 0.3, 0.4), (0.02, 0.03, 0.02, 0.02), (1.5, 1.0, 1.5, 1.0)])
def test_quantiles_of_a_mixture(sds: Four) -> None:
    quantiles = mixture_quantiles(np.array(LADDER), np.array(sds), np.array(WEIGHTS), np.array(PERCENTS))
    for quantile, percent in zip(quantiles.tolist(), PERCENTS, strict=True):
        assert share_below(quantile, LADDER, sds) == pytest.approx(percent, abs=1e-11)


def test_a_cell_that_is_the_ladder_is_found_again() -> None:
    # the beliefs hold exactly here, so nothing pulls the split away from the truth
    found = split([*percentiles_of(LADDER, ALIKE)])
    assert found.log_median == pytest.approx(LADDER, abs=1e-6)
    assert found.log_sd == pytest.approx(ALIKE, abs=1e-6)
    assert found.largest_error < 1e-6


def test_a_cell_near_the_ladder_is_reproduced() -> None:
    true_medians: Four = (11.0, 11.3, 11.45, 11.65)
    found = split([*percentiles_of(true_medians, (0.3, 0.28, 0.3, 0.33))])
    assert found.largest_error < 0.01
    reproduced = percentiles_of(found.log_median, found.log_sd)
    published = percentiles_of(true_medians, (0.3, 0.28, 0.3, 0.33))
    errors = [abs(math.log(a / b)) for a, b in zip(reproduced, published, strict=True)]
    assert max(errors) == pytest.approx(found.largest_error, abs=1e-9)


def test_pay_in_another_unit_moves_every_level_alike() -> None:
    cell: list[float | None] = [60_000, 80_000, 110_000, 140_000, 180_000]
    here, there = split(cell), split([None if pay is None else 2 * pay for pay in cell])
    moved = tuple(level + math.log(2) for level in here.log_median)
    assert there.log_median == pytest.approx(moved, abs=1e-6)
    assert there.log_sd == pytest.approx(here.log_sd, abs=1e-6)


@pytest.mark.parametrize(
    "cell",
    [
        [101_970, 101_970, 105_430, 160_910, 199_170],  # two percentiles at one employer's pay
        [80_230, 107_560, 160_520, 160_520, 166_670],
        [44_020, 95_620, 126_860, 164_690, 167_830],
        [100_000, 100_000, 100_000, 100_000, 100_000],
        [1_000, 10_000, 100_000, 1_000_000, 10_000_000],
    ],
)
def test_levels_rise_and_spread_within_bounds_whatever_is_published(cell: list[float | None]) -> None:
    found = split(cell)
    entry, mid, senior, architect = found.log_median
    assert entry < mid < senior < architect
    assert 0.096 < min(found.log_sd) <= max(found.log_sd) < 0.65


def test_missing_percentiles_are_left_out_of_the_fit() -> None:
    whole = percentiles_of(LADDER, ALIKE)
    found = split([None, *whole[1:4], None])
    assert found.log_median == pytest.approx(LADDER, abs=1e-6)


def test_a_top_percentile_cut_off_is_estimated_from_the_others() -> None:
    whole = percentiles_of(LADDER, ALIKE)
    found = split([*whole[:4], None])
    assert percentiles_of(found.log_median, found.log_sd)[4] == pytest.approx(whole[4], rel=1e-5)


def test_fewer_than_three_percentiles_are_too_few() -> None:
    assert split_levels([None, 80_000, 110_000, None, None], STEPS, WEIGHTS) is None
    assert split_levels([None] * 5, STEPS, WEIGHTS) is None


SOME_LEVELS = st.tuples(st.floats(10.5, 11.5), *[st.floats(0.05, 0.5)] * 3)


@given(SOME_LEVELS, st.lists(st.floats(0.05, 0.8), min_size=4, max_size=4))
def test_quantiles_of_any_mixture_rise_and_bound_each_other(levels: tuple[float, ...], sds: list[float]) -> None:
    medians = np.cumsum(levels)
    found = mixture_quantiles(medians, np.array(sds), np.array(WEIGHTS), np.array(PERCENTS)).tolist()
    assert found == sorted(found)
    below = [share_below(quantile, tuple(medians.tolist()), tuple(sds)) for quantile in found]  # type: ignore[arg-type]
    assert below == pytest.approx(PERCENTS, abs=1e-9)


@given(st.floats(8.0, 13.0), st.floats(0.05, 0.5))
def test_the_median_of_levels_that_are_one_is_that_level(median: float, sd: float) -> None:
    found = mixture_quantiles(np.full(4, median), np.full(4, sd), np.array(WEIGHTS), np.array(PERCENTS))
    by_hand = [NormalDist(median, sd).inv_cdf(percent) for percent in PERCENTS]
    assert found.tolist() == pytest.approx(by_hand, abs=1e-9)


@pytest.mark.parametrize(
    "pays", [(60e3, 61e3, 140e3, 150e3, 300e3), (90e3, 95e3, 100e3, 105e3, 110e3), (40e3, 80e3, 81e3, 82e3, 400e3)]
)
def test_the_error_that_is_told_is_that_of_the_farthest_percentile(pays: tuple[float, ...]) -> None:
    found = split([*pays])
    reproduced = percentiles_of(found.log_median, found.log_sd)
    errors = [abs(math.log(one / other)) for one, other in zip(reproduced, pays, strict=True)]
    assert found.largest_error == pytest.approx(max(errors), abs=1e-7)


def test_steps_are_believed_where_percentiles_say_nothing_else() -> None:
    steep, flat = (0.4, 0.3, 0.2), (0.1, 0.1, 0.1)
    cell: list[float | None] = [None, 80_000, 110_000, 140_000, None]
    wide, narrow = split(cell, steep), split(cell, flat)
    assert wide.log_median[3] - wide.log_median[0] > 0.7
    assert narrow.log_median[3] - narrow.log_median[0] < 0.4


def test_three_percentiles_are_enough() -> None:
    assert split_levels([60_000, None, 110_000, None, 180_000], STEPS, WEIGHTS) is not None


@pytest.mark.parametrize(
    "unknowns",
    [
        np.zeros(9),
        np.array([0.3, 0.2, -0.3, 0.1, 0.4, -0.2, 0.1, 0.3, -0.1]),
        np.array([-0.5, *[0.5] * 4, *[-0.4] * 4]),
    ],
)
def test_slopes_are_the_derivatives_of_the_residuals(unknowns: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    """Each against the difference of the residuals a little to either side."""
    pays = np.log([60e3, 80e3, 110e3, 140e3, 180e3])
    cell = _Cell(np.array(PERCENTS), pays, np.array(STEPS), np.array(WEIGHTS))
    at = cell.start() + unknowns
    step = 1e-5
    for column, slope in enumerate(cell.slopes(at, cell.quantiles(at)).T):
        ends = [at + side * step * np.eye(9)[column] for side in (1, -1)]
        above, below = (cell.residuals(end, cell.quantiles(end)) for end in ends)
        assert slope == pytest.approx((above - below) / (2 * step), rel=1e-4, abs=1e-4)


def test_the_search_starts_from_the_ladder_at_the_mean_of_what_is_published() -> None:
    cell = _Cell(np.array(PERCENTS), np.array([11.0, 11.2, 11.5, 11.7, 12.1]), np.array(STEPS), np.array(WEIGHTS))
    medians, sds, _ = cell.levels(cell.start())
    assert np.diff(medians) == pytest.approx(STEPS)
    assert medians @ np.array(WEIGHTS) == pytest.approx(11.5)
    assert sds == pytest.approx([0.25] * 4)
    # Nothing departs from the beliefs yet, so that only the percentiles are off, in hundredths.
    quantiles = cell.quantiles(cell.start())
    residuals = cell.residuals(cell.start(), quantiles)
    assert residuals[:5] == pytest.approx((quantiles - cell.log_pay) / 0.01)
    assert residuals[5:].tolist() == [0.0] * 8
