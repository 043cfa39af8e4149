import math
from pathlib import Path

import pytest

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
