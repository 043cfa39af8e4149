import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.dynamics_market import (
    FEWEST_FOR_A_MARKET,
    fit_market,
    placed,
    pooled,
    profile_ahead,
    profile_columns,
)
from planner.calibration.panels import Reading, histories
from planner.market.pay_model import QUANTILES
from tests.calibration.made_up_panels import people, together, until
from tests.calibration.test_dynamics_cases import FLAT


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


YEARS = st.floats(0, 60)


@given(YEARS)
def test_experience_is_told_by_years_their_square_and_the_first_five(years: float) -> None:
    told = profile_columns(np.array([years]))[0].tolist()
    assert told == pytest.approx([years, years * years / 10, min(years, 5.0)])


@given(YEARS, st.floats(0, 10), st.floats(0, 10))
def test_going_on_twice_is_going_on_once_for_longer(years: float, first: float, second: float) -> None:
    began = np.array([years])
    parts = profile_ahead(began, np.array([first])) + profile_ahead(began + first, np.array([second]))
    assert parts == pytest.approx(profile_ahead(began, np.array([first + second])), abs=1e-9)


def test_unknown_experience_does_not_grow() -> None:
    assert profile_ahead(np.array([np.nan]), np.array([5.0])).tolist() == [[0.0, 0.0, 0.0]]
    assert profile_columns(np.array([np.nan])).tolist() == [[0.0, 0.0, 0.0]]


RISING = dataclasses.replace(FLAT, experience=(0.01, 0.0, 0.0), ahead=(0.03, 0.01, 0.0, 0.0))


def test_the_distance_from_a_known_market_by_hand() -> None:
    made = histories([Reading("a", "1", 2001, 2.5, 10.0), Reading("a", "1", 2003, 2.4, 12.0)])
    beside = placed(made, {"a": RISING})
    # 2.5 − (2 + 0.02 + 0.10) and 2.4 − (2 + 0.06 + 0.12).
    assert beside.distance[0].tolist() == pytest.approx([0.38, 0.22])
    assert beside.step[0].tolist() == pytest.approx([-0.16])
    assert beside.growth[0].tolist() == [0.03, 0.03]
    assert beside.slopes[0].tolist() == [0.01, 0.0, 0.0]
    assert beside.spread.tolist() == [0.5]


def test_growth_in_an_unknown_panel_is_held_by_fifty_person_years_of_the_usual() -> None:
    made = histories(
        Reading("mine", str(person), year, 2.0 + 0.2 * (year - 2000), None)
        for person in range(10)
        for year in (2000, 2005)
    )
    beside = placed(made, {"a": RISING})
    # Ten people grew by 1.0 in five years: (10 · 1.0 + 50 · 0.03) / (50 + 50).
    assert beside.growth[:, 0].tolist() == pytest.approx([0.03] * 10)
    assert beside.growth[:, 1].tolist() == pytest.approx([0.115] * 10)
    assert beside.step[:, 0].tolist() == pytest.approx([1.0 - 5 * 0.115] * 10)


def test_twenty_people_in_a_year_are_a_market_and_each_year_stands_alone() -> None:
    crowd = [Reading("mine", f"{person:02}", 2000, 2.0 + person / 100, None) for person in range(FEWEST_FOR_A_MARKET)]
    alone = [Reading("mine", "00", 2001, 9.0, None)]
    beside = placed(histories([*crowd, *alone]), {"a": RISING})
    assert beside.distance[:, 0] == pytest.approx(np.arange(20) / 100 - 0.095)
    assert beside.distance[0, 1] == 0.0
    assert np.isnan(beside.distance[1:, 1]).all()


def test_the_usual_panel_counts_every_known_one_once() -> None:
    quick = dataclasses.replace(RISING, growth=0.08, spread=0.7, change_sd=0.1, ahead=(0.05, 0.03, 0.0, 0.2))
    usual = pooled({"a": RISING, "b": quick, "c": quick})
    assert usual.growth == pytest.approx(0.06)
    assert usual.spread == pytest.approx(1.9 / 3)
    assert usual.change_sd == pytest.approx(0.4 / 3)
    assert usual.ahead == pytest.approx((0.13 / 3, 0.07 / 3, 0.0, 0.4 / 3))
    assert (usual.level, usual.base_year, usual.drift) == (0.0, 0.0, ())


def test_in_an_unknown_panel_usual_experience_is_taken_out_before_people_are_compared() -> None:
    made = histories(Reading("mine", f"{years:02}", 2000, 2.0 + 0.01 * years, float(years)) for years in range(20))
    beside = placed(made, {"a": RISING})
    assert beside.distance[:, 0] == pytest.approx(np.zeros(20), abs=1e-12)
    told_nothing = histories(Reading("mine", f"{years:02}", 2000, 2.0 + 0.01 * years, None) for years in range(20))
    assert placed(told_nothing, {"a": RISING}).distance[:, 0] == pytest.approx(0.01 * np.arange(20) - 0.095)
