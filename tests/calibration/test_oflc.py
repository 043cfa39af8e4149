import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.oflc import CountyLadder, national_steps, read_ladders
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import oflc_line, write_oflc


def test_ladders_of_the_wanted_occupations(tmp_path: Path) -> None:
    write_oflc(tmp_path, oflc_line(), oflc_line("13-1111"), oflc_line(state="TX", county="Travis", levels="1,2,4,8"))
    king, travis = read_ladders(tmp_path, ["15-1252"])
    assert king == CountyLadder("15-1252", "WA", "king", (40.0, 50.0, 60.0, 70.0))
    assert (travis.state, travis.county) == ("TX", "travis")
    assert travis.steps() == pytest.approx((math.log(2),) * 3)


@pytest.mark.parametrize("levels", ["50,50,60,70", "0,50,60,70", "40,50,60,55"])
def test_levels_that_do_not_rise_are_told(tmp_path: Path, levels: str) -> None:
    write_oflc(tmp_path, oflc_line(levels=levels))
    with pytest.raises(SourceUnusable, match="row 2: the four levels do not rise"):
        read_ladders(tmp_path, ["15-1252"])


def test_a_level_that_is_missing_is_told(tmp_path: Path) -> None:
    write_oflc(tmp_path, oflc_line(levels="40,50,-,70"))
    with pytest.raises(SourceUnusable, match="row 2: the column level_III_hourly holds no number"):
        read_ladders(tmp_path, ["15-1252"])


def ladder(state: str, county: str, first_step: float) -> CountyLadder:
    """Steps of ln(first_step), ln 2 and ln 1.5, so that only the first differs."""
    return CountyLadder("15-1252", state, county, (1.0, first_step, 2 * first_step, 3 * first_step))


def test_the_nation_counts_areas_once_and_states_by_jobs() -> None:
    e = math.e
    ladders = [
        *(ladder("WA", county, e) for county in ("king", "pierce", "snohomish")),  # one area, three counties
        ladder("WA", "spokane", e**2),
        ladder("TX", "travis", e**3),
        ladder("GU", "guam", e**9),  # no jobs known there
    ]
    # Washington (1 + 2) / 2 = 1.5 with one job, Texas 3 with three: (1.5 + 3 · 3) / 4
    first, second, third = national_steps(ladders, {"WA": 1.0, "TX": 3.0, "OR": 100.0})
    assert first == pytest.approx(2.625)
    assert second == pytest.approx(math.log(2))
    assert third == pytest.approx(math.log(1.5))


def test_no_state_with_both_is_an_error() -> None:
    with pytest.raises(ValueError, match="no state has both"):
        national_steps([ladder("GU", "guam", 2.0)], {"WA": 1.0})


STEP = st.floats(1.01, 3.0)


@given(st.floats(10, 100), STEP, STEP, STEP)
def test_steps_lead_from_the_lowest_level_to_the_highest(low: float, one: float, two: float, three: float) -> None:
    steps = CountyLadder("15-1252", "WA", "king", (low, low * one, low * one * two, low * one * two * three)).steps()
    assert steps == pytest.approx([math.log(one), math.log(two), math.log(three)])
    assert low * math.exp(sum(steps)) == pytest.approx(low * one * two * three)


@given(st.lists(st.tuples(st.sampled_from(["WA", "TX", "OR"]), STEP), min_size=1, max_size=8), st.floats(0.1, 1e6))
def test_the_nation_lies_within_its_states_and_the_unit_of_jobs_does_not_matter(
    found: list[tuple[str, float]], unit: float
) -> None:
    ladders = [ladder(state, f"county {place}", step) for place, (state, step) in enumerate(found)]
    jobs = {"WA": 1.0, "TX": 3.0, "OR": 5.0}
    first, second, third = national_steps(ladders, jobs)
    logs = [math.log(step) for _, step in found]
    assert min(logs) - 1e-9 <= first <= max(logs) + 1e-9
    assert (second, third) == pytest.approx((math.log(2), math.log(1.5)))
    assert national_steps(ladders, {state: unit * count for state, count in jobs.items()}) == pytest.approx(
        (first, second, third)
    )


def test_counties_are_found_whatever_the_size_of_their_letters(tmp_path: Path) -> None:
    write_oflc(tmp_path, oflc_line(county="KING"), oflc_line(county="St. Louis city"))
    assert [one.county for one in read_ladders(tmp_path, ["15-1252"])] == ["king", "st. louis city"]
    assert read_ladders(tmp_path, []) == ()


@pytest.mark.parametrize("levels", ["-1,50,60,70", "40,40,60,70", "40,50,50,70", "40,50,60,60"])
def test_equal_or_negative_levels_are_refused_with_their_row(tmp_path: Path, levels: str) -> None:
    write_oflc(tmp_path, oflc_line(), oflc_line(levels=levels))
    with pytest.raises(SourceUnusable, match=r"oflc_.*\.csv\.gz, row 3: the four levels do not rise"):
        read_ladders(tmp_path, ["15-1252"])
