import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.industry_cells import (
    INDUSTRIES,
    UNLIKE,
    Estimate,
    IndustryCell,
    excess_spread,
    read_industry_cells,
    shrunk,
)
from planner.market.industries import load_industries
from tests.calibration.made_up import national_lines, oews_line, write_oews

DOUBLE = ("120000", "160000", "220000", "280000", "360000")
SAME = ("60000", "80000", "110000", "140000", "180000")


def industry_line(code: str, soc: str = "15-1252", jobs: str = "1000", percentiles: tuple[str, ...] = DOUBLE) -> str:
    return oews_line(
        soc, area_type="N", area="0000000", area_name="National", industry=code, jobs=jobs, percentiles=percentiles
    )


def test_an_industry_against_the_occupation(tmp_path: Path) -> None:
    write_oews(tmp_path, *national_lines(["15-1252"]), industry_line("52--53"))
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert (cell.industry, cell.occupation, cell.jobs) == ("finance", "15-1252", 1000)
    assert cell.effect == pytest.approx(0.6931, abs=1e-4)
    assert cell.error == pytest.approx((0.025**2 + 3 / 1000) ** 0.5)


def test_parts_of_an_industry_count_as_their_jobs(tmp_path: Path) -> None:
    parts = (industry_line("513200", jobs="3000"), industry_line("541500", jobs="1000", percentiles=SAME))
    write_oews(tmp_path, *national_lines(["15-1252"]), *parts)
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert cell.effect == pytest.approx(0.75 * 0.6931, abs=1e-4)
    assert cell.jobs == 4000


def test_what_is_not_published_counts_nothing(tmp_path: Path) -> None:
    lines = (
        industry_line("52--53", percentiles=("-",) * 5),
        industry_line("44--46", jobs="-"),
        industry_line("115000"),
        industry_line("52--53", soc="15-1299"),
    )
    write_oews(tmp_path, *national_lines(["15-1252", "15-1299"]), *lines)
    assert read_industry_cells(tmp_path, ["15-1252", "15-1299"]) == []
    assert "15-1299" in UNLIKE


def test_thin_cells_are_pulled_to_the_industry_and_large_ones_are_not() -> None:
    cells = [
        IndustryCell("finance", "a", 0.10, 0.01, 50_000),
        IndustryCell("finance", "b", 0.12, 0.01, 50_000),
        IndustryCell("finance", "c", -0.60, 0.30, 30),
        IndustryCell("retail", "a", -0.10, 0.01, 50_000),
        IndustryCell("retail", "b", -0.05, 0.01, 50_000),
    ]
    whole, each = shrunk(cells)["finance"]
    assert each["a"].effect == pytest.approx(0.10, abs=0.02)
    assert abs(each["c"].effect - whole.effect) < abs(-0.60 - whole.effect) / 2
    assert each["c"].error < 0.3
    assert whole.n == 100_030
    assert whole.error > each["a"].error
    assert "healthcare" not in shrunk(cells)


def test_every_industry_of_the_catalogue_has_codes() -> None:
    assert {one.id for one in load_industries().industries} <= set(INDUSTRIES)
    codes = [code for _, each in INDUSTRIES.values() for code in each]
    assert len(codes) == len(set(codes))


ERRORS = st.floats(0.01, 0.5)


def test_the_excess_of_two_estimates_by_hand() -> None:
    # Equal errors of 0.1: weights 100 each, mean 0.2, squares 100 · 0.04 · 2 = 8, less one; 200 − 20,000/200 = 100.
    excess, spread = excess_spread([Estimate(0.0, 0.1, 1), Estimate(0.4, 0.1, 1)])
    assert excess == pytest.approx(7.0)
    assert spread == pytest.approx(100.0)


@given(st.lists(st.tuples(st.floats(-1, 1), ERRORS), min_size=2, max_size=6), st.floats(-2, 2))
def test_the_excess_does_not_depend_on_where_the_effects_lie(found: list[tuple[float, float]], by: float) -> None:
    here = excess_spread([Estimate(effect, error, 1) for effect, error in found])
    there = excess_spread([Estimate(effect + by, error, 1) for effect, error in found])
    assert there == pytest.approx(here, rel=1e-6, abs=1e-6)
    assert here[0] >= -(len(found) - 1) - 1e-9


@given(st.lists(st.tuples(st.floats(-1, 1), ERRORS), min_size=1, max_size=6))
def test_each_occupation_lies_between_its_own_pay_and_the_industrys(found: list[tuple[float, float]]) -> None:
    cells = [IndustryCell("finance", str(place), *one, 100) for place, one in enumerate(found)]
    whole, each = shrunk(cells)["finance"]
    assert min(effect for effect, _ in found) - 1e-9 <= whole.effect <= max(effect for effect, _ in found) + 1e-9
    for cell in cells:
        low, high = sorted((cell.effect, whole.effect))
        assert low - 1e-9 <= each[cell.occupation].effect <= high + 1e-9
        assert each[cell.occupation].error <= cell.error
    assert whole.n == 100 * len(cells)


def test_cells_that_agree_are_pulled_together_as_far_as_their_errors_say() -> None:
    # No excess over the errors: the variance is the smallest, 0.0001, beside an error of 0.01² = 0.0001.
    cells = [IndustryCell("retail", code, effect, 0.01, 10) for code, effect in (("a", 0.100), ("b", 0.104))]
    whole, each = shrunk(cells)["retail"]
    assert whole.effect == pytest.approx(0.102)
    assert each["a"].effect == pytest.approx(0.101)
    assert each["a"].error == pytest.approx((0.5 * 0.0001) ** 0.5)
    assert whole.error == pytest.approx((1 / (2 / 0.0002) + 0.0001) ** 0.5)


def test_without_the_occupations_own_pay_an_industry_says_nothing(tmp_path: Path) -> None:
    hidden = oews_line(area_type="N", area="0000000", area_name="National", percentiles=("-",) * 5)
    write_oews(tmp_path, hidden, industry_line("52--53"))
    assert read_industry_cells(tmp_path, ["15-1252"]) == []


def test_only_the_nation_counts(tmp_path: Path) -> None:
    local = oews_line(industry="52--53", percentiles=DOUBLE)
    write_oews(tmp_path, *national_lines(["15-1252"]), local)
    assert read_industry_cells(tmp_path, ["15-1252"]) == []


def test_the_error_of_parts_is_that_of_their_mean(tmp_path: Path) -> None:
    parts = (industry_line("513200", jobs="3000"), industry_line("541500", jobs="1000"))
    write_oews(tmp_path, *national_lines(["15-1252"]), *parts)
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    large, small = (0.025**2 + 3 / jobs for jobs in (3000, 1000))
    assert cell.error == pytest.approx((0.75**2 * large + 0.25**2 * small) ** 0.5)


@given(st.lists(st.tuples(st.floats(-1, 1), ERRORS), min_size=2, max_size=6), st.floats(0.5, 4))
def test_the_excess_is_free_of_units_and_the_spread_goes_by_their_square(
    found: list[tuple[float, float]], by: float
) -> None:
    excess, spread = excess_spread([Estimate(effect, error, 1) for effect, error in found])
    effects, errors = np.array(found).T
    mean = np.average(effects, weights=errors**-2)
    assert excess == pytest.approx(float((((effects - mean) / errors) ** 2).sum()) - len(found) + 1, abs=1e-6)
    scaled = excess_spread([Estimate(by * effect, by * error, 1) for effect, error in found])
    assert scaled == pytest.approx((excess, spread / by**2), rel=1e-6, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-1, 1), ERRORS), min_size=1, max_size=5), st.floats(-1, 1))
def test_pay_that_is_higher_everywhere_moves_all_estimates_alike(found: list[tuple[float, float]], by: float) -> None:
    here, there = (
        shrunk(
            [IndustryCell("retail", str(place), effect + more, error, 5) for place, (effect, error) in enumerate(found)]
        )
        for more in (0.0, by)
    )
    assert there["retail"][0].effect == pytest.approx(here["retail"][0].effect + by, abs=1e-6)
    for code, one in here["retail"][1].items():
        assert there["retail"][1][code].effect == pytest.approx(one.effect + by, abs=1e-6)
        assert there["retail"][1][code].error == pytest.approx(one.error, rel=1e-5)


def test_industries_come_in_the_order_of_the_catalogue() -> None:
    cells = [IndustryCell(name, "a", 0.1, 0.1, 5) for name in ("retail", "technology", "finance")]
    assert list(shrunk(cells)) == ["technology", "finance", "retail"]
    assert shrunk([]) == {}


@pytest.mark.parametrize("hidden", [1, 2, 3])
def test_all_three_middle_percentiles_must_be_published(tmp_path: Path, hidden: int) -> None:
    pays = [*DOUBLE]
    pays[hidden] = "-"
    write_oews(tmp_path, *national_lines(["15-1252"]), industry_line("52--53", percentiles=tuple(pays)))
    assert read_industry_cells(tmp_path, ["15-1252"]) == []


def test_the_outer_percentiles_do_not_count(tmp_path: Path) -> None:
    pays = ("-", *DOUBLE[1:4], "-")
    write_oews(tmp_path, *national_lines(["15-1252"]), industry_line("52--53", percentiles=pays))
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert cell.effect == pytest.approx(math.log(2), abs=1e-4)


def test_without_a_published_error_the_jobs_alone_tell_it(tmp_path: Path) -> None:
    line = industry_line("52--53", jobs="300").replace(",300,1.0,2.5,", ",300,1.0,-,")
    write_oews(tmp_path, *national_lines(["15-1252"]), line)
    (cell,) = read_industry_cells(tmp_path, ["15-1252"])
    assert cell.error == pytest.approx((3 / 300) ** 0.5)
    assert cell.jobs == 300


def span(code: str) -> tuple[float, float]:
    """The part of all industries that a published code covers, by its digits as decimals; the end is not included."""
    first, _, last = code.replace("--", "-").partition("-")
    if last:
        return float(f"0.{first}"), 1.0 if last == "100" else float(f"0.{last}")
    digits = first.rstrip("0")
    return float(f"0.{digits}"), float(f"0.{digits}") + 10.0 ** -len(digits)


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_codes_of_an_industry_do_not_overlap(industry: str) -> None:
    spans = sorted(map(span, INDUSTRIES[industry][1]))
    assert all(first < end for first, end in spans)
    assert all(end <= following + 1e-12 for (_, end), (following, _) in itertools.pairwise(spans))
