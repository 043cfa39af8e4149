import dataclasses
from pathlib import Path

import numpy as np
import pytest

from planner.calibration import dynamics_levels
from planner.calibration.aijobs import Advert
from planner.calibration.dynamics_levels import (
    MOST_YEARS,
    Profile,
    cohort,
    curve,
    fit_levels,
    level_gaps,
    profile_of,
    senior_for_good,
)
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
