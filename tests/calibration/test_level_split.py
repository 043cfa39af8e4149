import math
from statistics import NormalDist

import numpy as np
import pytest

from planner.calibration.level_split import PERCENTS, LevelSplit, mixture_quantiles, split_levels
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
