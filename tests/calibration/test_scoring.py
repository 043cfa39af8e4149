"""Every rule against numbers worked out by hand."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.scoring import at, coverage, crps, pinball, pit, score, tails
from planner.market.pay_model import QUANTILES

# One distribution for all rows: the share itself, so that the quantile of 0.25 is 0.25.
EVEN = np.array([QUANTILES])


def rows(n: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.repeat(EVEN, n, axis=0)


def test_coverage_counts_both_ends() -> None:
    observed = np.array([0.0, 1.0, 2.0, 3.0])
    assert coverage(observed, np.full(4, 1.0), np.full(4, 2.0)) == 0.5


def test_tails_are_the_shares_below_and_above() -> None:
    observed = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    assert tails(observed, np.full(5, 1.5), np.full(5, 3.5)) == (0.4, 0.2)


def test_pinball_of_one_above_and_one_below() -> None:
    # 0.9 × 2 above, 0.1 × 1 below: (1.8 + 0.1) / 2
    assert pinball(np.array([2.0, -1.0]), np.zeros(2), 0.9) == pytest.approx(0.95)
    # half of the distance at the median
    assert pinball(np.array([3.0]), np.array([1.0]), 0.5) == 1.0


def test_a_column_is_found_by_its_share() -> None:
    assert at(rows(2), 0.25).tolist() == [0.25, 0.25]
    with pytest.raises(ValueError, match="not in"):
        at(rows(2), 0.33)


def test_crps_of_a_point_is_the_distance() -> None:
    # all quantiles at 0, observed 1: 2 × mean of the shares = 1; observed −2: 2 × 2 × mean of 1 − shares = 2
    flat = np.zeros((1, len(QUANTILES)))
    assert crps(np.array([1.0]), flat) == pytest.approx(1.0)
    assert crps(np.array([-2.0]), flat) == pytest.approx(2.0)


def test_crps_of_a_normal_distribution_is_near_the_closed_form() -> None:
    # σ (z (2 Φ(z) − 1) + 2 φ(z) − 1/√π) at z = 0.5 is 0.331404
    normal = np.array([[NormalDist().inv_cdf(share) for share in QUANTILES]])
    assert crps(np.array([0.5]), normal) == pytest.approx(0.3314, abs=0.006)


def test_pit_puts_each_row_in_its_tenth() -> None:
    observed = np.array([-1.0, 0.05, 0.15, 0.55, 0.95, 2.0, 0.1, 0.11, 0.5, 0.51])
    # a value on the border belongs to the lower tenth
    assert pit(observed, rows(10)) == (0.3, 0.2, 0.0, 0.0, 0.1, 0.2, 0.0, 0.0, 0.0, 0.2)


def test_a_score_holds_all_of_them() -> None:
    observed = np.array([0.5, 0.5, 0.0, 1.0])
    found = score(observed, rows(4))
    assert found.n == 4
    assert found.coverage == {"50": 0.5, "80": 0.5, "90": 0.5}
    assert found.tails == {"50": (0.25, 0.25), "80": (0.25, 0.25), "90": (0.25, 0.25)}
    assert found.median_error == 0.25
    # at q the two in the middle lose q (0.5 − q) or (1 − q) (q − 0.5), those at 0 and 1 lose q (1 − q)
    middle = {0.1: 0.04, 0.25: 0.0625, 0.5: 0.0, 0.75: 0.0625, 0.9: 0.04}
    losses = [(2 * loss + 2 * q * (1 - q)) / 4 for q, loss in middle.items()]
    assert found.pinball == pytest.approx(sum(losses) / 5)
    assert found.pit == (0.25, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.25)


def test_a_score_as_json_has_plain_rounded_values() -> None:
    found = score(np.array([0.5, 0.5, 0.0]), rows(3)).as_json()
    assert list(found) == ["n", "coverage", "tails", "pinball", "crps", "median_abs_log_error", "pit"]
    assert found["coverage"]["80"] == 0.6667
    assert found["tails"]["80"] == [0.3333, 0.0]
    assert len(found["pit"]) == 10


def test_nobody_has_no_score() -> None:
    with pytest.raises(ValueError, match="no row"):
        score(np.array([]), rows(0))


def test_right_distributions_cover_what_they_say() -> None:
    observed = np.random.default_rng(5).random(20_000)
    found = score(observed, rows(20_000))
    assert found.coverage == pytest.approx({"50": 0.5, "80": 0.8, "90": 0.9}, abs=0.01)
    assert found.pit == pytest.approx([0.1] * 10, abs=0.01)
    # the mean pinball loss of the uniform distribution at q is q (1 − q) / 2
    assert found.pinball == pytest.approx((0.09 + 0.1875 + 0.25 + 0.1875 + 0.09) / 10, abs=0.001)


VALUES = st.lists(st.floats(-1.0, 2.0), min_size=1, max_size=30).map(np.array)


@given(VALUES)
def test_inside_below_and_above_are_all(observed: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    found = score(observed, rows(len(observed)))
    for band, inside in found.coverage.items():
        assert inside + sum(found.tails[band]) == pytest.approx(1)
    assert sum(found.pit) == pytest.approx(1)
    assert found.coverage["50"] <= found.coverage["80"] <= found.coverage["90"]


@given(VALUES, st.floats(-5, 5), st.floats(0.1, 10))
def test_losses_move_with_the_unit_and_not_with_the_place(
    observed: np.ndarray[tuple[int], np.dtype[np.float64]], by: float, unit: float
) -> None:
    told = rows(len(observed))
    here, there = score(observed, told), score(unit * observed + by, unit * told + by)
    assert there.pinball == pytest.approx(unit * here.pinball, abs=1e-9)
    assert there.crps == pytest.approx(unit * here.crps, abs=1e-9)
    assert there.median_error == pytest.approx(unit * here.median_error, abs=1e-9)


@given(st.floats(-10, 10), st.floats(-10, 10), st.sampled_from(QUANTILES))
def test_both_sides_of_a_quantile_lose_the_distance_together(observed: float, quantile: float, share: float) -> None:
    one, two = (pinball(np.array([observed]), np.array([quantile]), each) for each in (share, 1 - share))
    assert one + two == pytest.approx(abs(observed - quantile))
    assert min(one, two) >= 0


@given(st.floats(-10, 10), st.floats(-10, 10), st.sampled_from(QUANTILES))
def test_a_distribution_mirrored_loses_as_much_from_the_other_end(observed: float, at_: float, share: float) -> None:
    here = pinball(np.array([observed]), np.array([at_]), share)
    there = pinball(np.array([-observed]), np.array([-at_]), 1 - share)
    assert here == pytest.approx(there)


def test_a_sharper_distribution_around_the_truth_scores_better() -> None:
    wide = np.array([[NormalDist(0, 2).inv_cdf(share) for share in QUANTILES]])
    narrow, off = wide / 2, wide / 2 + 3
    observed = np.array([0.1])
    assert crps(observed, narrow) < crps(observed, wide) < crps(observed, off)
    assert score(observed, narrow).pinball < score(observed, wide).pinball < score(observed, off).pinball


@pytest.mark.parametrize("share", QUANTILES)
def test_every_column_is_the_one_of_its_share(share: float) -> None:
    assert at(rows(3), share).tolist() == [share] * 3
