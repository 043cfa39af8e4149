import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

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


def test_pay_of_an_unknown_kind_is_between_advertised_and_reported(tmp_path: Path) -> None:
    model = load_pay().model
    job = PayQuestion("reported", title="data engineer", family="data-engineer", level="senior", year=2024)
    middles = [model.distribution(replace(job, basis=basis)).location for basis in ("reported", "advertised")]
    row = "1,Data Engineer,senior,,,US,,,,2024,{pay},USD,{basis}"
    either = evaluate_pay(people(tmp_path, row.format(pay=round(np.exp(sum(middles) / 2)), basis="")))
    assert either["median_abs_log_error"] == pytest.approx(0, abs=0.02)  # the shape's middle is near 0
    assert either["unknown"] == {"basis": {"(blank)": 1}}
    told = evaluate_pay(people(tmp_path, row.format(pay=round(np.exp(middles[1])), basis="advertised")))
    assert told["median_abs_log_error"] == pytest.approx(0, abs=0.02)
    assert middles[0] < middles[1] - 0.05  # else the middle between them would show nothing


def test_remote_as_a_place_is_no_unknown_place(tmp_path: Path) -> None:
    report = evaluate_pay(people(tmp_path, WAGE.format(place="Remote", pay=120_000)))
    assert report["unknown"] == {}


def report_of(questions: list[PayQuestion], observed: list[float]) -> dict[str, Any]:
    """What the made-up model scores on these jobs."""
    of = pay_file()
    told = np.array([of.model.distribution(question).quantiles() for question in questions])
    return measures(questions, np.array(observed), told, of)


def test_baselines_by_hand() -> None:
    # Published pay of the group has its middle at 12, adverts of seniors theirs at 11.2 and of the group's at 11.3.
    (question,) = [PayQuestion("advertised", family="ml-engineer", level="senior", year=2024)]
    baselines = report_of([question], [12.25])["baselines"]
    errors = {name: part["median_abs_log_error"] for name, part in baselines.items()}
    assert errors == pytest.approx({"national": 0.25, "level": 1.05, "level_occupation": 0.95})
    # Quantiles of the level run from −2 to 2 around it: 1.05 above is beyond 50 % (±1) and within 80 % (±1.6).
    assert baselines["level"]["coverage"] == {"50": 0.0, "80": 1.0, "90": 1.0}


@pytest.mark.parametrize(
    ("share", "inside"), [(0.02, "000"), (0.07, "001"), (0.22, "011"), (0.55, "111"), (0.85, "011"), (0.93, "001")]
)
def test_each_band_holds_its_part_of_the_distribution(share: float, inside: str) -> None:
    question = PayQuestion("advertised", level="mid", year=2024)
    report = report_of([question], [pay_file().model.distribution(question).quantile(share)])
    assert report["coverage"] == {band: float(digit) for band, digit in zip(("50", "80", "90"), inside, strict=True)}
    assert report["tails"]["90"] == [float(share < 0.05), float(share > 0.95)]
    assert report["pit"].index(1.0) == int(10 * share)


def test_parts_come_by_size_then_by_name_and_blanks_in_none() -> None:
    jobs = [("senior", "US"), ("mid", "US"), ("mid", "DE"), ("entry", "US"), ("", "US")]
    questions = [PayQuestion("advertised", level=level, country=country, year=2024) for level, country in jobs]
    subgroups = report_of(questions, [11.0] * 5)["subgroups"]
    assert {name: part["n"] for name, part in subgroups["level"].items()} == {"mid": 2, "entry": 1, "senior": 1}
    assert list(subgroups["level"]) == ["mid", "entry", "senior"]
    assert {name: part["n"] for name, part in subgroups["country"].items()} == {"US": 4, "DE": 1}
    assert subgroups["experience"] == subgroups["remote"] == subgroups["occupation"] == {}


@pytest.mark.parametrize(("years", "band"), [(0.0, "0–2"), (2.9, "0–2"), (3.0, "3–6"), (21.0, "21 and more")])
def test_people_are_sorted_by_their_band_of_years(years: float, band: str) -> None:
    report = report_of([PayQuestion("reported", years=years, year=2024)], [11.0])
    assert list(report["subgroups"]["experience"]) == [band]
    assert report["subgroups"]["experience"][band]["n"] == 1


def test_people_in_another_order_score_the_same() -> None:
    questions = [PayQuestion("advertised", level=level, year=2024) for level in ("entry", "mid", "senior")]
    pays = [10.5, 11.4, 11.1]
    assert report_of(questions[::-1], pays[::-1]) == report_of(questions, pays)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,Dev,SE,,,US,,,,2024,plenty,USD,paid", "the column base_pay holds “plenty” instead of a number"),
        ("1,Dev,SE,,,US,,,,2024,0,USD,paid", "the column base_pay holds 0, which is no pay"),
        ("1,Dev,SE,,,US,,,,1889,100,USD,paid", "1889 is no year between 1990 and 2099"),
        ("1,Dev,SE,99,,US,,,,2024,90000,USD,paid", "99 years of experience are not between 0 and"),
    ],
)
def test_a_row_that_cannot_be_is_told_with_file_row_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(UserError) as told:
        evaluate_pay(people(tmp_path, ADVERT.format(pay=100_000), row))
    assert str(told.value).startswith(f"people.csv, row 3: {reason}")
    assert str(told.value).endswith("Correct the row, or leave it out.")


def test_a_place_in_another_country_moves_nothing(tmp_path: Path) -> None:
    abroad = [WAGE.format(place=place, pay=100_000).replace(",US,", ",DE,") for place in ("", "San Jose")]
    here, there = (evaluate_pay(people(tmp_path, row)) for row in abroad)
    assert there["median_abs_log_error"] == here["median_abs_log_error"]
    assert there["unknown"] == {}


def test_the_text_shows_the_eight_most_frequent_unknown_words() -> None:
    part = report_of([PayQuestion("advertised", level="mid", year=2024)], [11.0])
    words = {f"word {number}": 12 - number for number in range(10)}
    text = as_text(part | {"unknown": {"title": words}})
    shown = ", ".join(f"word {number} ({12 - number})" for number in range(8))
    assert text.endswith(f"\nunknown title: {sum(words.values())}: {shown}\n")


def test_a_line_of_the_text_by_hand() -> None:
    question = PayQuestion("advertised", level="senior", year=2024)
    text = as_text(report_of([question], [pay_file().model.distribution(question).quantile(0.2)]))
    line = text.splitlines()[1]
    assert line.startswith("the model (n 1): 0.0% in the 50 % band, 100.0% in the 80 % band, 100.0% in the 90 % band; ")
    assert re.fullmatch(r".*; pinball 0\.\d{4}, CRPS 0\.\d{4}", line)


ABROAD = "1,Data Scientist,SE,,{place},{country},,,0,2024,{pay},{currency},advertised"


def measured(folder: Path, *rows: dict[str, str]) -> dict[str, Any]:
    usual = {"place": "", "country": "", "pay": "100000", "currency": "USD"}
    return evaluate_pay(people(folder, *(ABROAD.format(**usual | row) for row in rows)))


@pytest.mark.parametrize(
    ("place", "currency", "country"),
    [
        ("London", "GBP", "United Kingdom"),
        ("London", "USD", "United Kingdom"),
        ('"Munich, Bavaria"', "EUR", "Germany"),
        ("Germany", "EUR", "Germany"),
        ("Vancouver", "CAD", "Canada"),  # its name is one at home; the money is not
        ("Vancouver", "USD", "US"),
        ("Seattle", "USD", "US"),
        ("Remote", "USD", "US"),
    ],
)
def test_a_blank_country_is_that_of_the_place(tmp_path: Path, place: str, currency: str, country: str) -> None:
    found = measured(tmp_path, {"place": place, "currency": currency})
    told = measured(tmp_path, {"country": country, "place": "" if country != "US" else place, "currency": currency})
    assert found["crps"] == told["crps"]
    assert list(found["subgroups"]["country"]) == list(told["subgroups"]["country"])
    assert found["unknown"]["country"] == {"(blank)": 1}


def test_a_country_that_is_given_is_kept_and_a_place_that_is_not_there_told(tmp_path: Path) -> None:
    found = measured(tmp_path, {"place": "London", "country": "US"}, {"place": "Birmingham", "country": "GB"})
    assert set(found["subgroups"]["country"]) == {"US", "GB"}
    assert found["unknown"] == {"place": {"London": 1}}


def test_a_name_of_several_places_is_told_with_them(tmp_path: Path) -> None:
    found = measured(tmp_path, {"place": "Vancouver"}, {"place": "Newcastle", "currency": "GBP"})
    assert found["unknown"]["place"] == {
        "Vancouver: Portland, OR or Vancouver, Canada": 1,
        "Newcastle: Newcastle, United Kingdom or Newcastle, Australia": 1,
    }
    assert set(found["subgroups"]["country"]) == {"US", "GB"}
