import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calibration import dynamics_levels
from planner.calibration.aijobs import Advert
from planner.calibration.dynamics_levels import (
    MOST_YEARS,
    Levels,
    Profile,
    cohort,
    curve,
    fit_levels,
    level_gaps,
    profile_of,
    senior_for_good,
)
from planner.calibration.dynamics_shocks import Fitted
from planner.calibration.panels import Array
from planner.calibration.stackoverflow import FILE_2024, Answer
from planner.calibration.tables import SourceUnusable
from planner.forecast.dynamics import Dynamics
from tests.calibration.made_up import write

START = Dynamics(never_promoted=(0.0, 0.2, 0.7))
GAPS = (-0.4, -0.2, 0.0, 0.15)


def advert(level: str, pay: float, title: str = "Data Scientist", country: str = "US", year: int = 2024) -> Advert:
    return Advert(year, level, title, country, "0", "M", pay, "USD", 1.0, 1)


def answer(year: int, years: float, pay: float) -> Answer:
    return Answer(year, "", years, "", "", "", pay)


def profile(times: tuple[float, float, float], factor: float = 1.0, n: float = 500.0) -> Profile:
    """What people with these times would earn, the second survey 0.2 above the first."""
    pay = 11.5 + factor * curve(times, GAPS, START)
    mean = np.array([pay, pay + 0.2])
    return Profile(mean, np.full(mean.shape, 0.01), np.full(mean.shape, n))


def test_gaps_are_those_at_equal_title_and_year() -> None:
    adverts = [
        *(advert("SE", 100_000, title) for title in ("a", "b")),
        *(advert("EN", 100_000 * np.exp(-0.4), "a") for _ in range(3)),
        *(advert("MI", 100_000 * np.exp(-0.2), "b") for _ in range(3)),
        *(advert("EX", 100_000 * np.exp(0.15), "b") for _ in range(3)),
        *(advert("EN", 300_000, "a", country="CH") for _ in range(9)),
        *(advert("EN", 300_000, "a", year=2021) for _ in range(9)),
    ]
    assert level_gaps(adverts) == pytest.approx((-0.4, -0.2, 0.0, 0.15))


def test_the_curve_starts_at_entry_and_rises() -> None:
    found = curve((1.0, 2.0, 5.0), GAPS, START)
    assert found[0] == GAPS[0]
    assert (np.diff(found) >= 0).all()
    # a fifth stays at mid level for good, and of the others three in ten rise above senior
    assert found[-1] == pytest.approx(0.2 * GAPS[1] + 0.8 * 0.3 * GAPS[3], abs=0.02)


def test_a_curve_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamics_levels, "SENIOR_YEARS", (3.0, 6.0, 12.0))
    levels = fit_levels(profile((1.5, 4.0, 6.0), factor=2.0), GAPS, START, bootstraps=20)
    assert levels.times == (1.5, 4.0, 6.0)
    assert levels.factor == pytest.approx(2.0)
    assert levels.typical_error == pytest.approx(0.0, abs=1e-6)
    assert levels.n == 31_000
    for name, one in levels.found.items():
        assert name.startswith("promotion_median_years.")
        assert one.low <= one.estimate <= one.high


def test_the_cohort_is_told_by_the_levels_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamics_levels, "SENIOR_YEARS", (6.0,))
    made = profile((1.5, 4.0, 6.0))
    rows = cohort(made, fit_levels(made, GAPS, START, bootstraps=0), START, market_growth=0.2)
    assert [row["years_in_first"] for row in rows] == ["0–2", "3–6", "7–12", "13–20", "21–26"]
    for row in rows:
        assert row["measured"] == pytest.approx(row["levels_and_market"], abs=1e-3)
        assert row["measured"] >= 0.2
    assert rows[0]["n"] == [1500, 1500]


def test_the_profile_is_the_mean_of_each_year_of_work() -> None:
    answers = [
        answer(year, years, pay) for year in (2020, 2024) for years in range(MOST_YEARS + 1) for pay in (1e5, 4e5)
    ]
    found = profile_of([*answers, answer(2024, 40, 9e5), dataclasses.replace(answers[0], years=None)])
    assert found.mean == pytest.approx(np.full((2, 31), np.log(2e5)))
    assert found.sd[0, 0] == pytest.approx(np.log(4) / 2**0.5 / 2**0.5)
    assert (found.n == 2).all()


def test_too_few_answers_are_told() -> None:
    with pytest.raises(SourceUnusable, match="fewer than two answers of 2020 have 0 years of work"):
        profile_of([answer(2024, 1, 1e5)])


def test_who_stays_senior_is_counted(tmp_path: Path) -> None:
    header = "years_code_pro,ICorPM"
    rows = [
        "25,People manager",
        *["22,Individual contributor"] * 4,
        "25,",
        ",People manager",
        "5,People manager",
        "30,People manager",
    ]
    write(tmp_path / FILE_2024, header, *rows)
    adverts = [
        advert("SE", 1e5, "Data Architect"),
        *(advert("SE", 1e5) for _ in range(8)),
        advert("EX", 1e5),
        advert("MI", 1e5, "Architect"),
        advert("SE", 1e5, "Architect", country="DE"),
    ]
    share, n = senior_for_good(tmp_path, adverts, bootstraps=20)
    assert share.estimate == pytest.approx(1 - 1 / 5 - 2 / 10)
    assert n == 5 + 10
    assert share.low < share.estimate < share.high


def reached(years: Array, median: float, never: float) -> Array:
    """Who has left the first level, by the log-logistic law itself."""
    shape = START.promotion_shape
    return np.asarray((1 - never) * years**shape / (years**shape + median**shape))


@pytest.mark.parametrize("median", [1.0, 3.0, 8.0])
@pytest.mark.parametrize("never", [0.0, 0.4])
def test_a_curve_of_one_step_is_that_of_the_law(median: float, never: float) -> None:
    start = Dynamics(never_promoted=(never, 0.2, 0.7))
    found = curve((median, 2.0, 5.0), (-0.4, 0.0, 0.0, 0.0), start)
    wanted = -0.4 * (1 - reached(np.arange(MOST_YEARS + 1.0), median, never))
    assert found == pytest.approx(wanted, abs=0.4 * 3 * 0.5 / 2000**0.5)  # three standard errors of 2,000 people


@settings(max_examples=15)
@given(st.tuples(*[st.floats(0.5, 8)] * 3), st.sampled_from([0, 1, 2]), st.floats(1.1, 3))
def test_slower_people_never_earn_more(times: tuple[float, float, float], level: int, by: float) -> None:
    slower = [by * time if place == level else time for place, time in enumerate(times)]
    apart = curve(times, GAPS, START) - curve((slower[0], slower[1], slower[2]), GAPS, START)
    assert (apart >= -1e-9).all()


def test_gaps_do_not_depend_on_what_titles_and_years_pay() -> None:
    levels = {"EN": -0.4, "MI": -0.2, "SE": 0.0, "EX": 0.15}
    adverts = [
        advert(level, 1e5 * np.exp(gap + extra + 0.1 * (year == 2023)), title, year=year)
        for level, gap in levels.items()
        for title, extra, n in (("a", 0.0, 1), ("b", 0.7, 3 if level == "EX" else 1))
        for year in (2022, 2023)
        for _ in range(n)
    ]
    assert level_gaps(adverts) == pytest.approx((-0.4, -0.2, 0.0, 0.15))
    dearer = [dataclasses.replace(one, pay=3 * one.pay) for one in adverts]
    assert level_gaps(dearer) == pytest.approx(level_gaps(adverts))


def test_the_first_year_of_adverts_counts() -> None:
    adverts = [advert(level, pay, year=2022) for level, pay in (("EN", 5e4), ("MI", 7e4), ("SE", 1e5), ("EX", 2e5))]
    assert level_gaps(adverts) == pytest.approx((np.log(0.5), np.log(0.7), 0.0, np.log(2)))


def small_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamics_levels, "ENTRY_YEARS", (1.0, 2.0, 4.0))
    monkeypatch.setattr(dynamics_levels, "MID_YEARS", (2.0, 5.0))
    monkeypatch.setattr(dynamics_levels, "SENIOR_YEARS", (4.0, 10.0))


def noisy(seed: int) -> Profile:
    """A profile with noise and answers that become fewer."""
    random = np.random.default_rng(seed)
    made = profile((2.0, 5.0, 4.0), factor=1.5)
    n = np.round(900 / (1 + np.arange(62.0))).reshape(2, 31) + 2
    return Profile(made.mean + 0.1 * random.standard_normal(made.mean.shape), made.sd, n)


def by_least_squares(of: Profile, times: tuple[float, float, float]) -> tuple[float, float]:
    """Factor and typical error of a curve by ordinary least squares, each survey with its own middle."""
    told = curve(times, GAPS, START)
    surveys = np.repeat(np.eye(2), 31, axis=0)
    columns = np.column_stack([np.concatenate([told, told]), surveys])
    root = np.sqrt(of.n.ravel())
    found = np.linalg.lstsq(columns * root[:, None], of.mean.ravel() * root, rcond=None)[0]
    left = of.mean.ravel() - columns @ found
    return float(found[0]), float(np.sqrt(np.average(left**2, weights=of.n.ravel())))


@pytest.mark.parametrize("seed", [1, 2])
def test_factor_and_error_are_those_of_least_squares_and_the_least_there_are(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    small_grid(monkeypatch)
    of = noisy(seed)
    levels = fit_levels(of, GAPS, START, bootstraps=0)
    assert (levels.factor, levels.typical_error) == pytest.approx(by_least_squares(of, levels.times))
    every = itertools.product((1.0, 2.0, 4.0), (2.0, 5.0), (4.0, 10.0))
    assert levels.typical_error == pytest.approx(min(by_least_squares(of, times)[1] for times in every))
    assert all(one.low == one.estimate == one.high for one in levels.found.values())


def test_what_a_survey_pays_more_at_all_years_is_of_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    small_grid(monkeypatch)
    of = noisy(3)
    higher = Profile(of.mean + np.array([[0.4], [-0.1]]), of.sd, of.n)
    here, there = (fit_levels(one, GAPS, START, bootstraps=5) for one in (of, higher))
    assert there.times == here.times
    assert (there.factor, there.typical_error) == pytest.approx((here.factor, here.typical_error))
    assert there.found == here.found


def test_growth_of_a_cohort_counts_the_answers_of_the_first_survey() -> None:
    mean, n = np.zeros((2, 31)), np.ones((2, 31))
    mean[1, 4:7], n[0, :3], n[1, 4:7] = (1.0, 2.0, 4.0), (1, 2, 1), (7, 8, 9)
    flat = Levels((1.0, 2.0, 5.0), {}, GAPS, 0.0, 0.0, 9)
    first = cohort(Profile(mean, mean, n), flat, START, market_growth=0.12)[0]
    assert first == {"years_in_first": "0–2", "n": [4, 24], "measured": 2.25, "levels_and_market": 0.12}
    told = curve(flat.times, GAPS, START)
    rises = told[4:7] - told[:3]
    doubled = cohort(Profile(mean, mean, n), dataclasses.replace(flat, factor=2.0), START, market_growth=0.0)[0]
    assert doubled["levels_and_market"] == pytest.approx(2 * (rises[0] + 2 * rises[1] + rises[2]) / 4, abs=5e-5)


@pytest.mark.parametrize("title", ["ARCHITECT of data", "Principal Engineer", "Staff Scientist", "Team Lead"])
def test_a_title_above_senior_is_no_senior_for_good(tmp_path: Path, title: str) -> None:
    rows = ["19.9,People manager", *["20,Individual contributor"] * 3, "29.9,People manager"]
    write(tmp_path / FILE_2024, "years_code_pro,ICorPM", *rows)
    share, n = senior_for_good(tmp_path, [advert("SE", 1e5, title), advert("SE", 1e5)], bootstraps=0)
    assert share == Fitted(0.25, 0.25, 0.25)  # one in four leads, one in two is above
    assert n == 6


def test_too_few_answers_name_the_file_the_year_and_the_years_of_work() -> None:
    answers = [answer(year, years, 1e5) for year in (2020, 2024) for years in range(MOST_YEARS + 1) for _ in "ab"]
    with pytest.raises(SourceUnusable) as told:
        profile_of([one for one in answers if (one.year, one.years) != (2024, 17)])
    assert FILE_2024.name in str(told.value)
    assert "fewer than two answers of 2024 have 17 years of work" in str(told.value)
