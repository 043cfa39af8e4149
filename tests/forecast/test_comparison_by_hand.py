"""Comparisons of a handful of careers, worked out by hand."""

import dataclasses

import numpy as np
import pytest

from planner.forecast.careers import simulate
from planner.forecast.comparison import Earned, compare, difference, earned
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import PayShift
from planner.forecast.inputs import ForecastInputs
from tests.forecast.examples import CALM, MEDIANS, calm, inputs

FOUR = inputs(n_careers=4, horizon_years=2)
# An architect is promoted no more: in a calm market the pay stays what it is.
SETTLED = inputs(dynamics=CALM, horizon_years=2, level=3, log_pay=MEDIANS[3], n_careers=3, share=0.5, bonus_share=0.1)


def four(first: list[float], worth: list[float], chances: list[float], given: ForecastInputs = FOUR) -> Earned:
    """Four careers whose second year always pays 100."""
    dollars = np.array([first, [100.0] * 4], dtype=np.float32)
    return Earned(given, dollars, np.array(worth), np.array([chances, [1.0] * 4]))


PLAN = four([110, 90, 100, 140], [5, 5, 1, 9], [1.0, 1.0, 0.75, 0.5])
BASE = four([100, 100, 100, 100], [4, 6, 1, 1], [1.0, 0.5, 0.5, 0.5])


def test_years_are_compared_career_by_career() -> None:
    found = difference(PLAN, BASE)
    assert found.better.tolist() == [0.5, 0.0]  # 10 and 40 more
    assert found.worse.tolist() == [0.25, 0.0]  # 10 less; one the same
    # −10, 0, 10, 40: a tenth lies 0.3 of the way from the first to the second, and so on.
    np.testing.assert_allclose(found.dollars[0], [-7, -2.5, 5, 17.5, 31], rtol=1e-6)
    assert not found.dollars[1].any()
    assert found.levels.tolist() == [[0.0, 0.5, 0.25, 0.0], [0.0] * 4]
    assert found.inputs is FOUR


def test_the_worth_is_compared_career_by_career_too() -> None:
    found = difference(PLAN, BASE)
    assert (found.worth_better, found.worth_worse) == (0.5, 0.25)
    assert found.worth.mean == 2.0  # 1, −1, 0 and 8
    np.testing.assert_allclose(found.worth.quantiles, [-0.7, -0.25, 0.5, 2.75, 5.9], rtol=1e-6)


def test_what_is_compared_stays_as_it_was_and_can_be_compared_again() -> None:
    before = PLAN.dollars.tobytes(), PLAN.worth.tobytes(), BASE.dollars.tobytes()
    first, again = difference(PLAN, BASE), difference(PLAN, BASE)
    assert first.dollars.tobytes() == again.dollars.tobytes()
    assert (PLAN.dollars.tobytes(), PLAN.worth.tobytes(), BASE.dollars.tobytes()) == before


def test_the_other_way_round_everything_turns() -> None:
    there, back = difference(PLAN, BASE), difference(BASE, PLAN)
    np.testing.assert_allclose(back.dollars, -there.dollars[:, ::-1], rtol=1e-6)
    assert (back.better.tolist(), back.worse.tolist()) == (there.worse.tolist(), there.better.tolist())
    assert (back.worth_better, back.worth_worse) == (there.worth_worse, there.worth_better)
    assert back.worth.mean == -there.worth.mean
    assert back.levels.tolist() == (-there.levels).tolist()


def test_nothing_is_paired_across_other_draws() -> None:
    other = four([1, 2, 3, 4], [1, 2, 3, 4], [1.0] * 4, dataclasses.replace(FOUR, seed=9))
    with pytest.raises(ValueError, match=r"^Plans are compared on the same careers, years and money$"):
        difference(other, BASE)


def test_what_a_settled_career_earns() -> None:
    whole, base = earned(SETTLED, 0.1), earned(SETTLED, 0.1, "base")
    np.testing.assert_allclose(whole.dollars, 110_000, rtol=1e-6)  # half of 200,000 and a tenth of that
    np.testing.assert_allclose(base.dollars, 100_000, rtol=1e-6)
    np.testing.assert_allclose(whole.worth, 110_000 / 1.1 + 110_000 / 1.21, rtol=1e-6)
    assert whole.levels.tolist() == [[1.0] * 4] * 2
    assert whole.dollars.shape == (2, 3)


def test_later_years_count_less_the_higher_the_discount_and_all_the_same_without() -> None:
    worth = [earned(SETTLED, discount).worth.mean() for discount in (0.0, 0.03, 0.3)]
    assert worth == pytest.approx([220_000, 110_000 / 1.03 + 110_000 / 1.0609, 110_000 / 1.3 + 110_000 / 1.69])
    assert compare(SETTLED, []).worth.mean == pytest.approx(worth[1])  # 3 % where nothing else is said


def test_a_cost_is_taken_off_each_career_once() -> None:
    free, dear = earned(SETTLED, 0.1), earned(SETTLED, 0.1, cost=5_000.0)
    np.testing.assert_allclose(free.worth - dear.worth, 5_000, rtol=1e-6)
    assert free.dollars.tobytes() == dear.dollars.tobytes()
    found = difference(dear, free)
    assert (found.worth_better, found.worth_worse) == (0.0, 1.0)
    assert not found.worse.any()


def test_the_worth_is_in_todays_dollars_even_where_the_years_are_not() -> None:
    dearer = dataclasses.replace(SETTLED, dynamics=calm(inflation=0.1))
    then = earned(dataclasses.replace(dearer, is_real=False), 0.1)
    np.testing.assert_allclose(then.dollars[1], 110_000 * np.exp(0.2), rtol=1e-5)
    np.testing.assert_allclose(then.worth, earned(dearer, 0.1).worth, rtol=1e-5)


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_the_chance_of_a_level_or_above_is_the_share_of_careers_there(level: int) -> None:
    given = inputs(dynamics=Dynamics(), level=level, log_pay=MEDIANS[level], horizon_years=8, n_careers=300)
    reached = simulate(given).levels()
    expected = np.stack([(reached >= rung).mean(axis=1) for rung in range(4)], axis=1)
    np.testing.assert_allclose(earned(given).levels, expected, atol=1e-12)
    assert (np.diff(expected, axis=1) <= 0).all()


def test_a_plan_that_changes_nothing_differs_by_nothing_at_all() -> None:
    (same,) = compare(SETTLED, [SETTLED]).differences
    for values in (same.dollars, same.better, same.worse, same.levels, same.worth.quantiles):
        assert not values.any()
    assert (same.worth_better, same.worth_worse, same.worth.mean) == (0.0, 0.0, 0.0)


def test_the_measure_counts_for_the_base_and_for_the_plan() -> None:
    plan = dataclasses.replace(SETTLED, effects=(PayShift(cause="c", at=0.0, log_effect=np.log(1.5)),))
    total, base = (compare(SETTLED, [plan], 0.0, measure) for measure in ("total", "base"))
    assert total.worth.mean == pytest.approx(220_000)
    assert base.worth.mean == pytest.approx(200_000)
    assert total.differences[0].worth.mean == pytest.approx(110_000, rel=1e-5)
    assert base.differences[0].worth.mean == pytest.approx(100_000, rel=1e-5)
