import json
from pathlib import Path

import numpy as np
import pytest

from planner.calibration.evaluate_pay import as_text, evaluate_pay, measures
from planner.calibration.people import COLUMNS
from planner.domain.errors import UserError
from planner.market.pay_file import load_pay
from planner.market.pay_question import PayQuestion
from tests.market.made_up_pay import pay_file

KEYS = {"n", "coverage", "tails", "pinball", "crps", "median_abs_log_error", "pit"}


def people(folder: Path, *rows: str) -> Path:
    path = folder / "people.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


ADVERT = "1,ML Engineer,SE,,,US,,M,100,2024,{pay},USD,advertised"
ANSWER = "2,Data engineer,,8,,US,Fintech,2 to 9 employees,Hybrid,2024,{pay},USD,reported"
WAGE = "3,Software engineer,,,{place},US,,,,2025,{pay},USD,paid"


def test_a_report_has_every_measure(tmp_path: Path) -> None:
    path = people(tmp_path, ADVERT.format(pay=190_000), ANSWER.format(pay=120_000), ADVERT.format(pay=60_000))
    report = evaluate_pay(path)
    assert set(report) == KEYS | {"baselines", "subgroups", "unknown"}
    assert report["n"] == 3
    assert set(report["baselines"]) == {"national", "level", "level_occupation"}
    assert all(set(part) == KEYS for part in report["baselines"].values())
    assert set(report["subgroups"]) == {"basis", "level", "occupation", "remote", "pay_third", "experience", "country"}
    assert report["subgroups"]["level"]["senior"]["n"] == 2
    assert report["subgroups"]["experience"]["7–12"]["n"] == 1
    assert report["subgroups"]["occupation"]["ml-engineer"]["n"] == 2
    assert report["subgroups"]["remote"]["remote"]["n"] == 2
    assert report["unknown"] == {}
    assert json.loads(json.dumps(report)) == report


def test_pay_far_below_and_above_is_outside(tmp_path: Path) -> None:
    report = evaluate_pay(people(tmp_path, ADVERT.format(pay=9_000), ADVERT.format(pay=5_000_000)))
    assert report["coverage"] == {"50": 0.0, "80": 0.0, "90": 0.0}
    assert report["tails"]["90"] == [0.5, 0.5]
    assert report["pit"] == [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5]


def test_a_place_moves_what_is_expected(tmp_path: Path) -> None:
    median = np.exp(load_pay().model.distribution(PayQuestion("paid", family="software-engineer", year=2025)).location)
    errors = [
        evaluate_pay(people(tmp_path, WAGE.format(place=place, pay=round(median))))["median_abs_log_error"]
        for place in ("", "San Jose", "United States")
    ]
    assert errors[0] == pytest.approx(0, abs=0.001)
    assert errors[1] == pytest.approx(np.log(1.57), abs=0.03)  # the ratio that BLS publishes
    assert errors[2] == pytest.approx(0, abs=0.001)


def test_unknown_words_are_listed(tmp_path: Path) -> None:
    odd = "4,Plumber,,,Atlantis,Narnia,,,,2024,50000,USD,reported"
    report = evaluate_pay(people(tmp_path, odd, ADVERT.format(pay=100_000).replace("USD", "XYZ")))
    assert report["n"] == 1
    assert report["unknown"] == {
        "country": {"Narnia": 1},
        "currency": {"XYZ": 1},
        "place": {"Atlantis": 1},
        "title": {"Plumber": 1},
    }


def test_nobody_to_score_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"people.csv: nobody in it has pay that can be compared"):
        evaluate_pay(people(tmp_path))


def test_the_text_names_every_part(tmp_path: Path) -> None:
    text = as_text(evaluate_pay(people(tmp_path, "4,Plumber,SE,,,US,,,,2024,50000,USD,advertised")))
    assert text.startswith("1 people\nthe model (n 1): ")
    assert "baseline national (n 1): " in text
    assert "level senior (n 1): " in text
    assert "unknown title: 1: Plumber (1)\n" in text


def test_thirds_are_thirds_of_what_is_expected() -> None:
    questions = [PayQuestion("advertised", level="senior")] * 6
    model = pay_file().model
    told = np.array([model.distribution(one).quantiles() for one in questions]) + np.arange(6.0)[:, None]
    thirds = measures(questions, np.full(6, 11.0), np.asarray(told, dtype=np.float64), pay_file())["subgroups"][
        "pay_third"
    ]
    assert {name: part["n"] for name, part in thirds.items()} == {"lowest": 2, "middle": 2, "highest": 2}
    # the lowest third expects 11.2 and 12.2
    assert thirds["lowest"]["median_abs_log_error"] == pytest.approx(0.7, abs=0.05)


def test_an_industry_moves_paid_pay_as_its_factor_says(tmp_path: Path) -> None:
    pay = load_pay()
    median = np.exp(pay.model.distribution(PayQuestion("paid", family="software-engineer", year=2025)).location)
    rows = [
        f"3,Software engineer,,,,US,{industry},,,2025,{round(median)},USD,paid" for industry in ("", "Media", "Banking")
    ]
    errors = [evaluate_pay(people(tmp_path, row))["median_abs_log_error"] for row in rows]
    developers = (("15-1252", 1.0),)
    assert errors[0] == pytest.approx(0, abs=0.001)
    for error, industry in zip(errors[1:], ("entertainment", "finance"), strict=True):
        effect = pay.factors[f"industry.{industry}"].factor(developers).log_effect
        assert error == pytest.approx(abs(effect), abs=0.001)


def test_remote_as_a_place_is_no_unknown_place(tmp_path: Path) -> None:
    report = evaluate_pay(people(tmp_path, WAGE.format(place="Remote", pay=120_000)))
    assert report["unknown"] == {}
