import numpy as np
import pytest

from planner.calibration.ridge import _MEAN_ABSOLUTE_NORMAL, FREE_VARIANCE, Design, fit_location, fit_scale, left_out
from planner.market.pay_question import Feature

ROWS: list[list[Feature]] = [
    [("basis", "a", 1.0), ("city", "x", 1.0)],
    [("basis", "a", 1.0), ("city", "y", 0.25), ("city", "z", 0.75)],
]


def test_a_design_has_a_column_for_each_key() -> None:
    design = Design.of(ROWS)
    assert dict(design.index) == {("basis", "a"): 0, ("city", "x"): 1, ("city", "y"): 2, ("city", "z"): 3}
    assert design.groups == ("basis", "city")
    assert design.group_of.tolist() == [0, 1, 1, 1]
    assert design.matrix(ROWS).tolist() == [[1, 1, 0, 0], [1, 0, 0.25, 0.75]]


def test_the_basis_is_free_and_the_others_start_alike() -> None:
    assert Design.of(ROWS).first_variances(0.05).tolist() == [FREE_VARIANCE, 0.05]


def test_variances_are_the_mean_of_squares_and_errors() -> None:
    design = Design.of(ROWS)
    new = design.updated(np.array([FREE_VARIANCE, 0.05]), np.array([9.0, 1, 2, 3]), np.array([1.0, 0.5, 0.5, 0.5]))
    # the mean square of 1, 2 and 3, and the error
    assert new.tolist() == [FREE_VARIANCE, pytest.approx(14 / 3 + 0.5)]


def cities(n: int, seed: int) -> tuple[Design, np.ndarray[tuple[int, ...], np.dtype[np.float64]], list[int]]:
    names = [int(number) for number in np.random.default_rng(seed).integers(0, 30, n)]
    rows: list[list[Feature]] = [[("basis", "a", 1.0), ("city", str(name), 1.0)] for name in names]
    design = Design.of(rows)
    return design, design.matrix(rows), names


def test_effects_and_their_spread_are_found_again() -> None:
    rng = np.random.default_rng(1)
    design, matrix, names = cities(3000, 2)
    true = rng.normal(0, 0.3, 30)
    target = 5 + true[names] + rng.normal(0, 0.2, 3000)
    fit = fit_location(design, matrix, target, np.full(3000, 1 / 0.04))
    base = fit.effects[design.index["basis", "a"]]
    found = [base + fit.effects[design.index["city", str(name)]] for name in range(30)]
    assert found == pytest.approx((5 + true).tolist(), abs=0.08)
    assert fit.variances[1] == pytest.approx(true.var(), rel=0.25)
    assert fit.errors[design.index["city", "3"]] < 0.2


def test_an_effect_seen_once_is_pulled_to_zero() -> None:
    rows: list[list[Feature]] = [[("basis", "a", 1.0), ("city", "many", 1.0)]] * 200 + [
        [("basis", "a", 1.0), ("city", "once", 1.0)]
    ]
    design = Design.of(rows)
    target = np.array([0.5, -0.5] * 100 + [2.0])
    fit = fit_location(design, design.matrix(rows), target, np.ones(201), rounds=1)
    # prior variance 0.05 against noise of 1: about 0.05 / 1.05 of the distance of 2
    assert fit.effects[design.index["city", "once"]] == pytest.approx(2 * 0.05 / 1.05, abs=0.02)


def test_scales_are_found_again() -> None:
    rng = np.random.default_rng(3)
    design, matrix, names = cities(6000, 4)
    true = np.exp(rng.normal(-1, 0.3, 30))
    fit = fit_scale(design, matrix, rng.normal(0, 1, 6000) * true[names], np.ones(6000))
    found = np.exp([fit.effects[0] + fit.effects[design.index["city", str(name)]] for name in range(30)])
    assert found == pytest.approx(true, rel=0.2)


def test_a_row_left_out_is_further_away() -> None:
    # one mean of n equal weights with nearly no pull: leverage 1/n
    rows: list[list[Feature]] = [[("basis", "a", 1.0)]] * 4
    design = Design.of(rows)
    matrix = design.matrix(rows)
    target = np.array([1.0, 2.0, 3.0, 6.0])
    fit = fit_location(design, matrix, target, np.ones(4))
    out = left_out(matrix, fit.covariance, target - matrix @ fit.effects, np.ones(4))
    # the last against the mean of the others: 6 − 2
    assert out[3] == pytest.approx(4.0, abs=0.02)


def test_a_key_that_stands_twice_in_a_row_counts_twice() -> None:
    rows: list[list[Feature]] = [[("basis", "a", 1.0), ("city", "x", 0.5), ("city", "x", 0.25)]]
    assert Design.of(rows).matrix(rows).tolist() == [[1.0, 0.75]]


def test_a_variance_never_falls_to_nothing() -> None:
    design = Design.of(ROWS)
    new = design.updated(np.array([FREE_VARIANCE, 0.05]), np.zeros(4), np.zeros(4))
    assert new.tolist() == [FREE_VARIANCE, 1e-6]


def test_the_mean_size_of_a_normal_distribution() -> None:
    assert pytest.approx(np.sqrt(2 / np.pi), abs=1e-5) == _MEAN_ABSOLUTE_NORMAL


def test_weights_are_as_good_as_copies() -> None:
    rows: list[list[Feature]] = [[("basis", "a", 1.0), ("city", name, 1.0)] for name in "xxyz"]
    design = Design.of(rows)
    target = np.array([1.0, 2.0, 4.0, 8.0])
    weighted = fit_location(design, design.matrix(rows), target, np.array([1.0, 1.0, 3.0, 1.0]))
    copied = [rows[0], rows[1], rows[2], rows[2], rows[2], rows[3]]
    other = fit_location(design, design.matrix(copied), target[[0, 1, 2, 2, 2, 3]], np.ones(6))
    assert weighted.effects == pytest.approx(other.effects)
    assert weighted.errors == pytest.approx(other.errors)
    assert weighted.variances == pytest.approx(other.variances)


def test_more_to_everyone_moves_the_basis_alone() -> None:
    design, matrix, names = cities(400, 6)
    target = 5 + np.random.default_rng(7).normal(0, 0.3, 30)[names]
    here = fit_location(design, matrix, target, np.ones(400), rounds=1)
    there = fit_location(design, matrix, target + 0.5, np.ones(400), rounds=1)
    moved = there.effects - here.effects
    assert moved[design.index["basis", "a"]] == pytest.approx(0.5, abs=0.005)
    assert np.delete(moved, design.index["basis", "a"]) == pytest.approx(np.zeros(30), abs=0.005)


def test_scales_move_with_the_unit_of_the_residuals() -> None:
    design, matrix, _ = cities(600, 8)
    residuals = np.random.default_rng(9).normal(0, 1, 600)
    here = fit_scale(design, matrix, residuals, np.ones(600))
    there = fit_scale(design, matrix, 3 * residuals, np.ones(600))
    assert there.effects[0] - here.effects[0] == pytest.approx(np.log(3), abs=0.01)
    assert there.effects[1:] == pytest.approx(here.effects[1:], abs=0.01)


def test_a_row_that_alone_makes_its_effect_is_moved_away_tenfold_at_most() -> None:
    out = left_out(np.array([[1.0]]), np.array([[1.0]]), np.array([0.5]), np.array([1.0]))
    assert out.tolist() == pytest.approx([5.0])
