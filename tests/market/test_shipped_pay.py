"""The shipped pay model: what it says, checked against what is known from elsewhere."""

import json
import math
from itertools import pairwise
from typing import Any

import pytest

from planner.base import resources
from planner.market.pay_file import PayFile, load_pay
from planner.market.pay_question import AVERAGE, PayQuestion
from planner.market.title_groups import title_group
from planner.market.titles import title_key

LEVELS = ("entry", "mid", "senior", "architect")


@pytest.fixture(scope="module")
def pay() -> PayFile:
    return load_pay()


def advert(title: str, level: str, country: str = "US") -> PayQuestion:
    group = title_group(title)
    assert group is not None
    return PayQuestion("advertised", title_key(title), group.id, level, country=country, size="M", year=2024)


def dollars(pay: PayFile, question: PayQuestion, share: float = 0.5) -> float:
    return math.exp(pay.model.distribution(question).quantile(share))


@pytest.mark.parametrize("title", ["Machine Learning Engineer", "Data Scientist", "Software Engineer", "AI Engineer"])
@pytest.mark.parametrize("basis", ["advertised", "paid"])
def test_pay_rises_from_level_to_level(pay: PayFile, title: str, basis: str) -> None:
    group = title_group(title)
    assert group is not None
    ladder = [
        dollars(pay, PayQuestion(basis, title_key(title), group.id, level, size="M", year=2024)) for level in LEVELS
    ]
    assert all(high > 1.02 * low for low, high in pairwise(ladder)), ladder


def test_reported_pay_rises_with_experience_like_the_medians_of_2024(pay: PayFile) -> None:
    # US medians of 2024 by professional years, in thousands: 80, 102, 138, 156, 170
    for years, median in ((1, 80), (3.5, 102), (7.5, 138), (12.5, 156), (17.5, 170)):
        question = PayQuestion("reported", title_key("Developer, full-stack"), "fullstack", years=years, year=2024)
        assert dollars(pay, question) == pytest.approx(1000 * median, rel=0.14)


def test_published_medians_are_told(pay: PayFile) -> None:
    # OEWS May 2025: software developers 82,460 / 135,980 / 214,670
    question = PayQuestion("paid", family="software-engineer", year=pay.model.paid_year)
    assert dollars(pay, question) == pytest.approx(135_980, rel=0.001)
    assert dollars(pay, question, 0.10) == pytest.approx(82_460, rel=0.001)
    assert dollars(pay, question, 0.90) == pytest.approx(214_670, rel=0.001)


def test_titles_stand_as_measured_against_the_software_engineer(pay: PayFile) -> None:
    engineer = dollars(pay, advert("Software Engineer", "senior"))
    assert 1.0 < dollars(pay, advert("Machine Learning Engineer", "senior")) / engineer < 1.2
    assert 0.75 < dollars(pay, advert("Data Scientist", "senior")) / engineer < 1.0
    assert 0.7 < dollars(pay, advert("Data Engineer", "senior")) / engineer < 0.95
    assert dollars(pay, advert("Data Analyst", "senior")) < dollars(pay, advert("Data Engineer", "senior"))


def test_other_countries_pay_less(pay: PayFile) -> None:
    here = dollars(pay, advert("Data Scientist", "senior"))
    for country in ("GB", "DE", "FR", "ES", "NL", "IN", "CA", "AU"):
        assert dollars(pay, advert("Data Scientist", "senior", country)) < here
    assert dollars(pay, advert("Data Scientist", "senior", "IN")) < dollars(
        pay, advert("Data Scientist", "senior", "CA")
    )


def test_every_distribution_rises(pay: PayFile) -> None:
    for shape in pay.model.shapes.values():
        assert all(low < high for low, high in pairwise(shape))
        assert abs(shape[len(shape) // 2]) < 0.1
        assert 2.1 < shape[-4] - shape[3] < 2.9  # the middle 80 % of a normal distribution is 2.56 wide


def test_exchange_rates_are_near_those_of_the_banks(pay: PayFile) -> None:
    # yearly averages of 2024: 1.08, 1.28 and 0.73 dollars
    assert pay.rates["EUR"]["2024"] == pytest.approx(1.08, rel=0.04)
    assert pay.rates["GBP"]["2024"] == pytest.approx(1.28, rel=0.04)
    assert pay.rates["CAD"]["2024"] == pytest.approx(0.73, rel=0.06)


def test_every_effect_has_an_interval_and_rows(pay: PayFile) -> None:
    for group, rows in pay.fitted.items():
        for key in rows:
            effect = pay.effect(group, key)
            assert effect is not None
            assert effect.low < effect.estimate < effect.high
            assert effect.n > 0 or (group, key) == ("level", "architect") or key.startswith(AVERAGE)


def measured() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(
        resources.path("market", "pay_calibration.json").read_text(encoding="utf-8")
    )
    return found


@pytest.mark.parametrize("name", list(measured()))
def test_bands_held_on_people_outside_the_fit(name: str) -> None:
    report = measured()[name]
    near = 0.04 if name.startswith("adverts of 2023") else 0.02  # a fit of a thousand adverts, that of all years before
    assert report["coverage"] == pytest.approx({"50": 0.5, "80": 0.8, "90": 0.9}, abs=near)
    for baseline in report["baselines"].values():
        assert report["pinball"] < 0.95 * baseline["pinball"]
