import math

import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.market.levels import Cell, Four, blended, four


def cell(log_median: Four, log_sd: Four = (0.3, 0.3, 0.3, 0.3)) -> Cell:
    return Cell("51-1", "ville", 40, (1.0, 2.0, 3.0, 4.0, 5.0), 1.0, log_median, log_sd, 0.01)


LOW = cell((10.0, 10.4, 10.8, 11.2))
HIGH = cell((10.8, 11.2, 11.6, 12.0), (0.4, 0.4, 0.4, 0.4))


def test_one_cell_stays_as_it_is() -> None:
    medians, sds = blended([LOW], [1.0])
    assert medians == LOW.log_median
    assert sds == pytest.approx(LOW.log_sd)


def test_blend_has_the_mean_and_variance_of_its_parts() -> None:
    medians, sds = blended([LOW, HIGH], [0.25, 0.75])
    # mean 10 + 0.75 · 0.8; variance 0.25 · (0.09 + 0.36) + 0.75 · (0.16 + 0.04)
    assert medians == pytest.approx((10.6, 11.0, 11.4, 11.8))
    assert sds == pytest.approx((math.sqrt(0.2625),) * 4)


steps = st.tuples(*[st.floats(0.01, 0.5)] * 3)


@given(steps, steps, st.floats(9, 12), st.floats(9, 12), st.floats(0.01, 0.99))
def test_a_blend_of_ladders_is_a_ladder(
    first: tuple[float, float, float], second: tuple[float, float, float], low: float, high: float, share: float
) -> None:
    ladders = [cell(_ladder(low, first)), cell(_ladder(high, second))]
    medians, sds = blended(ladders, [share, 1 - share])
    assert medians[0] < medians[1] < medians[2] < medians[3]
    assert min(sds) >= 0.3 - 1e-9  # what the parts differ by can only widen it


def _ladder(start: float, rises: tuple[float, float, float]) -> Four:
    return start, start + rises[0], start + rises[0] + rises[1], start + sum(rises)


@pytest.mark.parametrize(
    ("log_median", "log_sd"),
    [
        ((10.0, 10.0, 10.8, 11.2), (0.3, 0.3, 0.3, 0.3)),
        ((10.0, 10.4, 10.8, 10.7), (0.3, 0.3, 0.3, 0.3)),
        ((math.nan, 10.4, 10.8, 11.2), (0.3, 0.3, 0.3, 0.3)),
        ((10.0, 10.4, 10.8, math.inf), (0.3, 0.3, 0.3, 0.3)),
        ((10.0, 10.4, 10.8, 11.2), (0.3, 0.0, 0.3, 0.3)),
        ((10.0, 10.4, 10.8, 11.2), (0.3, 0.3, 0.3, math.inf)),
    ],
)
def test_levels_that_make_no_ladder(log_median: Four, log_sd: Four) -> None:
    with pytest.raises(ValueError, match="the levels of 51-1 in ville make no ladder"):
        cell(log_median, log_sd)


def test_four_are_four() -> None:
    assert four([1.0, 2.0, 3.0, 4.0]) == (1.0, 2.0, 3.0, 4.0)
    with pytest.raises(ValueError, match="values to unpack"):
        four([1.0, 2.0, 3.0])
