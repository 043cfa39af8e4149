import itertools
import math
from dataclasses import replace
from pathlib import Path
from statistics import NormalDist

import pytest

from planner.calibration.factor_build import HALF_LIFE_YEARS, factor_rows, factor_table, source_variance
from planner.calibration.industry_cells import Estimate
from planner.calibration.pay_fit import Observation
from planner.calibration.workplace_fit import fitted_effects
from planner.market.factors import FactorTable
from planner.market.pay_question import PayQuestion
from tests.calibration.made_up import national_lines, write_oews
from tests.calibration.test_industry_cells import industry_line

MODES = ("remote", "on-site")


def observations() -> list[Observation]:
    answers = [
        Observation(
            PayQuestion(
                "reported",
                "dev",
                "backend",
                years=float(place % 20),
                industry=("banking", "retail")[place % 2],
                size=("20", "10000")[place % 2],
                remote=MODES[place % 2],
                year=2024.0,
            ),
            11.5 + 0.1 * (place % 2) + 0.01 * (place % 7),
            1.0,
        )
        for place in range(200)
    ]
    adverts = [
        Observation(
            PayQuestion("advertised", title, "ml-engineer", "senior", remote=MODES[place % 2], size="M", year=2024.0),
            12.0 + 0.01 * (place % 5),
            1.0,
        )
        for place in range(60)
        for title in ("machine learning engineer", "mlops engineer")
    ]
    return answers + adverts


@pytest.fixture(scope="module")
def factors(tmp_path_factory: pytest.TempPathFactory) -> FactorTable:
    folder = Path(tmp_path_factory.mktemp("sources"))
    write_oews(folder, *national_lines(["15-1252"]), industry_line("52--53"), industry_line("44--46"))
    educations = [("Master’s degree", "Bachelor’s degree")[place % 2] for place in range(200)]
    return FactorTable(factor_rows(folder, observations(), educations, ["15-1252"]))


def test_industries_come_by_occupation_with_interval(factors: FactorTable) -> None:
    finance = factors["industry.finance"]
    estimate, low, high, n = finance.by_occupation["15-1252"]
    assert estimate == pytest.approx(math.log(2), abs=0.01)
    assert low < estimate < high
    assert n == 1000
    assert (finance.source, finance.date, finance.grade) == ("BLS OEWS", "May 2025", "C")


def test_what_is_not_published_has_no_estimate(factors: FactorTable) -> None:
    assert not factors["industry.healthcare"].has_estimate
    assert factors["education.doctorate"].note == "Too few answers and adverts tell it"
    assert not factors["tools"].has_estimate


def test_both_sources_are_named_where_both_speak(factors: FactorTable) -> None:
    assert " and " in factors["work_mode.remote"].source
    assert " and " not in factors["size.10000"].source
    assert factors["size.10000"].n == 100


def test_specialisations_fade(factors: FactorTable) -> None:
    mlops = factors["specialisation.mlops.senior"]
    assert mlops.half_life_years == HALF_LIFE_YEARS
    assert mlops.log_effect == pytest.approx(0.0, abs=0.02)
    assert factors["specialisation.general-ml.senior"].half_life_years is None
    assert factors["specialisation.mlops.architect"].by_occupation == {}


def test_the_half_life_is_that_of_the_study() -> None:
    assert pytest.approx(11 * math.log(2) / math.log(math.log(1.44) / math.log(1.14)), abs=0.05) == HALF_LIFE_YEARS


def test_the_table_can_be_read_back(factors: FactorTable) -> None:
    table = factor_table(list(factors.values()))
    again = FactorTable.of({"fields": table["fields"], "rows": [list(row) for row in table["rows"]]})
    assert list(again.values()) == list(factors.values())


def test_the_certification_is_the_stated_record(factors: FactorTable) -> None:
    one = factors["certification"]
    assert (one.log_effect, one.low, one.high) == pytest.approx((math.log(1.02), 0, math.log(1.06)), abs=1e-4)
    assert one.grade == "B"


def test_sources_that_disagree_widen_industries() -> None:
    answers = fitted_effects([one for one in observations() if one.question.basis == "reported"])
    agreeing = {
        "finance": answers.against_average("industry", {"banking": 1.0}),
        "retail": answers.against_average("industry", {"retail": 1.0}),
    }
    assert source_variance(agreeing, answers) == 0
    apart = {"finance": Estimate(0.5, 0.01, 9), "retail": Estimate(-0.5, 0.01, 9)}
    assert source_variance(apart, answers) > 0.1
    assert source_variance({"finance": Estimate(0.5, 0.01, 9)}, answers) == 0


@pytest.mark.parametrize("apart", [0.3, 1.0])
def test_the_variance_between_sources_by_hand(apart: float) -> None:
    answers = fitted_effects([one for one in observations() if one.question.basis == "reported"])
    told = {
        industry: answers.against_average("industry", {word: 1.0})
        for industry, word in (("finance", "banking"), ("retail", "retail"))
    }
    moved = {
        industry: Estimate(told[industry].effect + sign * apart, 0.05, 9)
        for industry, sign in (("finance", 1), ("retail", -1))
    }
    # Gaps of ±a have the variance 2a², less the mean of both sources' squared errors; half of it is each source's.
    noise = 0.05**2 + sum(one.error**2 for one in told.values()) / 2
    assert source_variance(moved, answers) == pytest.approx((2 * apart**2 - noise) / 2)
    assert source_variance(moved | {"energy": Estimate(9.0, 0.01, 9)}, answers) == source_variance(moved, answers)


def test_every_interval_holds_eighty_per_cent_about_its_effect(factors: FactorTable) -> None:
    measured = [row for row in factors.values() if row.grade == "C"]
    assert len(measured) >= 10
    for row in measured:
        assert (row.low + row.high) / 2 == pytest.approx(row.log_effect, abs=2e-4)
    master = factors["education.master"]
    z80 = NormalDist().inv_cdf(0.9)
    educations = [("master", "bachelor")[place % 2] for place in range(200)]
    answers = [one for one in observations() if one.question.basis == "reported"]
    found = fitted_effects(answers, educations).against_average("education", {"master": 1.0})
    assert (master.high - master.low) / (2 * z80) == pytest.approx(found.error, abs=1e-4)
    assert master.log_effect == pytest.approx(found.effect, abs=1e-4)
    assert (master.n, master.date) == (100, "2024")


def test_every_row_is_there_in_the_order_of_the_kinds(factors: FactorTable) -> None:
    kinds = [row.partition(".")[0] for row in factors]
    assert [(kind, len(list(rows))) for kind, rows in itertools.groupby(kinds)] == [
        *(("industry", 12), ("size", 12), ("work_mode", 3), ("education", 6), ("specialisation", 40)),
        *(("certification", 1), ("tools", 1), ("production", 1), ("scope", 1), ("portfolio", 1)),
    ]


def test_a_row_without_estimate_is_zero_and_says_why(factors: FactorTable) -> None:
    for row in factors.values():
        if not row.has_estimate:
            assert (row.log_effect, row.low, row.high, row.n, row.source, row.date) == (0, 0, 0, 0, "", "")
            assert row.note
    assert factors["specialisation.nlp.mid"].note == "0 adverts name it, and a figure needs 30"
    assert factors["industry.healthcare"].note == "No figures are published for this industry"
    assert factors["size.medium"].note == "Too few answers and adverts tell it"  # all adverts alike tell no difference


def test_architects_take_what_adverts_for_seniors_say(factors: FactorTable) -> None:
    senior, architect = (factors[f"specialisation.mlops.{level}"] for level in ("senior", "architect"))
    assert (architect.log_effect, architect.low, architect.n) == (senior.log_effect, senior.low, senior.n)
    assert senior.n == 60
    assert factors["specialisation.mlops.entry"].n == 0
    assert architect.name == "MLOps, architect"
    assert senior.note.startswith("60 adverts name it at all levels. It fades")
    assert factors["specialisation.general-ml.mid"].note == "What the others are compared with."


def built(folder: Path, rows: list[Observation], educations: list[str]) -> FactorTable:
    write_oews(folder, *national_lines(["15-1252"]), industry_line("52--53"), industry_line("44--46"))
    return FactorTable(factor_rows(folder, rows, educations, ["15-1252"]))


def test_industries_are_as_wide_as_the_sources_disagree(tmp_path: Path) -> None:
    told = [
        Observation(
            PayQuestion(
                "reported", "dev", "backend", years=5.0, industry=("banking", "retail")[place % 2], year=2024.0
            ),
            11.5 + 1.5 * (place % 2) + 0.01 * (place % 7),
            1.0,
        )
        for place in range(200)
    ]
    effect, low, high, _ = built(tmp_path, [*told, *observations()[200:]], [""] * 200)[
        "industry.finance"
    ].by_occupation["15-1252"]
    # Each industry has one cell, so the variance between occupations is the least: 0.0001 beside the cell's own.
    cell = 0.025**2 + 3 / 1000
    own = math.sqrt(cell * 1e-4 / (1e-4 + cell))
    answers = fitted_effects(told)
    extra = source_variance({name: Estimate(math.log(2), own, 1000) for name in ("finance", "retail")}, answers)
    assert extra > 0.1
    assert effect == pytest.approx(math.log(2), abs=1e-3)
    assert (high - low) / 2 / NormalDist().inv_cdf(0.9) == pytest.approx(math.sqrt(own**2 + extra), rel=1e-3)


def test_only_answers_of_the_last_year_and_adverts_of_the_country_tell_the_workplace(
    tmp_path: Path, factors: FactorTable
) -> None:
    told = observations()
    earlier = [
        Observation(replace(one.question, year=2020.0), one.log_pay + (3.0 if one.question.size == "20" else 0.0), 1.0)
        for one in told[:200]
    ]
    abroad = [
        Observation(replace(one.question, country="DE"), 9.0 if one.question.remote == "remote" else 13.0, 1.0)
        for one in told[200:]
    ]
    educations = [("Master’s degree", "Bachelor’s degree")[place % 2] for place in range(200)]
    changed = built(tmp_path, [*told[:200], *earlier, *told[200:], *abroad], [*educations, *reversed(educations)])
    for kind in ("size", "work_mode", "education", "industry"):
        assert changed.choices(kind) == factors.choices(kind)


def test_each_answer_needs_the_education_it_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="shorter"):
        built(tmp_path, observations(), ["Master’s degree"] * 199)


def test_rates_of_a_table_are_rounded_to_four_places(factors: FactorTable) -> None:
    table = factor_table(list(factors.values()))
    assert table["fields"][:5] == ["id", "name", "log_effect", "low", "high"]
    for row in table["rows"]:
        assert all(number == round(number, 4) for number in row[2:5])
        assert len(row) == len(table["fields"])
