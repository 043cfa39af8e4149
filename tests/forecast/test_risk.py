"""Risk by hand: twenty careers whose differences can be counted on a sheet of paper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forecast.chance import Floats
from planner.forecast.risk import chance_of_loss, expected_shortfall

TWENTY: Floats = np.array(
    [-9000, -5000, -1000, -1000, *[0] * 6, *[1000] * 5, *[2000] * 4, 40_000], dtype=np.float32
)  # rising


@pytest.mark.parametrize(
    ("more_than", "chance"),
    [(0, 4 / 20), (999, 4 / 20), (1000, 2 / 20), (4999, 2 / 20), (5000, 1 / 20), (9000, 0.0), (1e9, 0.0)],
)
def test_a_loss_lies_below_the_amount_and_not_on_it(more_than: float, chance: float) -> None:
    assert chance_of_loss(TWENTY, more_than) == chance


@pytest.mark.parametrize(
    ("share", "mean"),
    [
        (0.05, -9000.0),  # the worst one
        (0.10, -7000.0),  # (9,000 + 5,000) / 2
        (0.15, -5000.0),  # (9,000 + 5,000 + 1,000) / 3
        (0.125, (-9000 - 5000 - 0.5 * 1000) / 2.5),  # the third counts half
        (0.01, -9000.0),  # a fifth of the worst one
        (1.0, (-16_000 + 5000 + 8000 + 40_000) / 20),
    ],
)
def test_the_shortfall_is_the_mean_of_the_worst(share: float, mean: float) -> None:
    assert expected_shortfall(TWENTY, share) == pytest.approx(mean)


def test_a_plan_that_changes_nothing_has_no_risk() -> None:
    none = np.zeros(1000, dtype=np.float32)
    assert chance_of_loss(none, 0.0) == 0.0
    assert expected_shortfall(none) == 0.0


numbers = st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=60)


@given(numbers, st.floats(0.01, 1.0), st.floats(0.0, 1e6))
def test_the_worst_are_no_better_than_all_and_a_larger_loss_is_rarer(
    values: list[float], share: float, loss: float
) -> None:
    rising = np.sort(np.array(values, dtype=np.float32))
    shortfall = expected_shortfall(rising, share)
    slack = 1e-6 * float(np.abs(rising).max()) + 1e-9
    assert float(rising[0]) - slack <= shortfall <= float(rising.mean(dtype=np.float64)) + slack
    assert 1.0 >= chance_of_loss(rising, loss) >= chance_of_loss(rising, loss + 1.0) >= 0.0


@given(numbers, st.floats(0.0, 1e5))
def test_what_is_paid_on_top_is_lost_by_every_career(values: list[float], cost: float) -> None:
    rising = np.sort(np.array(values, dtype=np.float32)).astype(np.float64)
    dearer = (rising - cost).astype(np.float32)
    lost = expected_shortfall(rising.astype(np.float32)) - expected_shortfall(dearer)
    assert lost == pytest.approx(cost, abs=1.0)
    assert chance_of_loss(dearer, 0.0) >= chance_of_loss(rising.astype(np.float32), 0.0)
