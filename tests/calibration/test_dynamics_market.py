import dataclasses

import numpy as np
import pytest

from planner.calibration.dynamics_market import FEWEST_FOR_A_MARKET, fit_market, placed, pooled, profile_ahead
from planner.market.pay_model import QUANTILES
from tests.calibration.made_up_panels import people, together, until


def test_the_market_of_a_panel_is_found() -> None:
    market = fit_market(people(persons=400, noise=0.0, shock=0.02))
    assert market.base_year == 2000
    assert market.growth == pytest.approx(0.03, abs=0.01)
    # someone goes on by growth and by what a year of experience adds
    years = profile_ahead(np.array([10.0]), np.array([4.0]))
    assert 4 * market.ahead[0] + (years @ np.array(market.ahead[1:]))[0] == pytest.approx(4 * 0.05, abs=0.02)
    assert market.spread == pytest.approx(0.3, abs=0.04)
    assert market.change_sd == pytest.approx(0.02, abs=0.002)
    assert len(market.residuals) == len(QUANTILES)
    assert market.residuals[11] == pytest.approx(0.0, abs=0.05)


def test_people_stand_beside_the_market_of_their_panel() -> None:
    made = people(persons=40)
    market = fit_market(made)
    beside = placed(made, {"made up": market})
    assert np.nanmean(beside.distance) == pytest.approx(0.0, abs=1e-3)
    assert np.diff(beside.distance, axis=1) == pytest.approx(beside.step)
    assert (beside.growth == market.ahead[0]).all()
    assert (beside.spread == market.spread).all()
    assert dict(beside.drift) == {}


def test_an_unknown_panel_is_read_from_its_own_past() -> None:
    known = fit_market(people(persons=40))
    fast = people("fast", persons=FEWEST_FOR_A_MARKET, growth=0.10)
    beside = placed(fast, {"made up": known})
    assert np.mean(beside.distance, axis=0) == pytest.approx(np.zeros(9), abs=1e-9)
    first, last = beside.growth[0, 0], beside.growth[0, -1]
    assert first == known.ahead[0]  # nothing has been seen yet
    assert last > first + 0.03
    assert beside.spread[0] == known.spread


def test_the_future_of_a_file_changes_nothing_before_it() -> None:
    known = {"made up": fit_market(people(persons=40))}
    whole = people("mine", persons=30)
    early = until(whole, 2004)
    of_whole, of_early = placed(whole, known), placed(early, known)
    assert of_whole.distance[:, :5] == pytest.approx(of_early.distance)
    assert of_whole.growth[:, :5] == pytest.approx(of_early.growth)
    assert of_whole.step[:, :4] == pytest.approx(of_early.step)


def test_few_people_are_no_market() -> None:
    beside = placed(people("mine", persons=FEWEST_FOR_A_MARKET - 1), {"made up": fit_market(people(persons=40))})
    assert (beside.distance == 0).all()
    assert (beside.step != 0).any()


def test_the_usual_panel_is_the_mean_of_the_known() -> None:
    slow, fast = (fit_market(people(name, persons=40, growth=growth)) for name, growth in (("a", 0.0), ("b", 0.1)))
    untold = fit_market(people("c", persons=40, has_experience=False))
    usual = pooled({"a": slow, "b": fast})
    assert usual.ahead[0] == pytest.approx((slow.ahead[0] + fast.ahead[0]) / 2)
    assert usual.experience[0] == pytest.approx((slow.experience[0] + fast.experience[0]) / 2)
    assert pooled({"a": slow, "c": untold}).experience == slow.experience
    assert pooled({"c": untold}).experience == untold.experience


def test_experience_that_is_not_told_adds_nothing() -> None:
    made = together(people("a", persons=25, has_experience=False))
    market = fit_market(made)
    assert market.experience == (0.0, 0.0, 0.0)
    assert market.ahead[0] == pytest.approx(0.05, abs=0.02)
    moved = dataclasses.replace(market, drift=(0.1,))
    assert placed(made, {"a": moved}).drift == {"a": (0.1,)}
