import math
from pathlib import Path

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
    assert factors["industry.healthcare"].estimate is None
    assert factors["education.doctorate"].note == "Too few answers and adverts tell it"
    assert factors["tools"].estimate is None


def test_both_sources_are_named_where_both_speak(factors: FactorTable) -> None:
    assert " and " in factors["work_mode.remote"].source
    assert " and " not in factors["size.10000"].source
    assert factors["size.10000"].n == 100


def test_specialisations_fade(factors: FactorTable) -> None:
    mlops = factors["specialisation.mlops.senior"]
    assert mlops.half_life_years == HALF_LIFE_YEARS
    assert mlops.estimate == pytest.approx(0.0, abs=0.02)
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
    assert (one.estimate, one.low, one.high) == pytest.approx((math.log(1.02), 0, math.log(1.06)), abs=1e-4)
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
