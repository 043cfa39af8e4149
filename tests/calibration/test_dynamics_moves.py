from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.dynamics_moves import (
    BLOCK_MONTHS,
    MEDIANS_FILE,
    SWITCHERS_FILE,
    inflation_changes,
    mean,
    premium,
    read_medians,
    read_premiums,
    real_changes,
    relative_spread,
    spread,
)
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up import write

MONTHS = [
    (round(year + (month + 0.5) / 12, 4), 100.0 * 1.03 ** (year - 2000))
    for year in range(2000, 2006)
    for month in range(12)
]


def write_premiums(folder: Path, n_months: int = 100) -> Path:
    path = folder / SWITCHERS_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"2000-{month}-01,3.0,{3.0 + 0.5 + month % 2},3.2" for month in range(n_months)]
    path.write_text(
        "\n".join(["date,job_stayer,job_switcher,overall", "1997-01-01,,,", *rows]) + "\n", encoding="utf-8"
    )
    return folder


def write_medians(folder: Path, *rows: str) -> Path:
    write(folder / MEDIANS_FILE, "year,soc,a_p50", *rows)
    return folder


def test_premiums_are_logs_of_the_months_published(tmp_path: Path) -> None:
    found = read_premiums(write_premiums(tmp_path))
    assert len(found) == 100
    assert found[:2].tolist() == pytest.approx([0.005, 0.015])


def test_too_few_months_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match="it holds 71 months with both figures"):
        read_premiums(write_premiums(tmp_path, 2 * BLOCK_MONTHS - 1))


def test_the_premium_and_how_it_varies(tmp_path: Path) -> None:
    usual, over_time = premium(read_premiums(write_premiums(tmp_path)), bootstraps=20)
    assert usual.estimate == pytest.approx(0.010)
    assert over_time.estimate == pytest.approx(0.005)
    assert usual.low <= usual.estimate <= usual.high


def test_medians_of_computer_occupations(tmp_path: Path) -> None:
    folder = write_medians(tmp_path, "2001,15-0000,100.0", "2001,00-0000,50.0", "2002,15-0000,106.09")
    medians = read_medians(folder)
    assert medians == {2001: 100.0, 2002: 106.09}
    assert real_changes(medians, MONTHS).tolist() == pytest.approx([np.log(1.03)])


def test_a_missing_year_gives_no_change() -> None:
    assert len(real_changes({2001: 100.0, 2003: 110.0, 2004: 111.0}, MONTHS)) == 1


def test_prices_from_june_to_june() -> None:
    changes = inflation_changes(MONTHS)
    assert changes.tolist() == pytest.approx([np.log(1.03)] * 5)
    assert relative_spread(changes, bootstraps=5).estimate == pytest.approx(0.0, abs=1e-9)


def test_spread_and_mean_of_changes() -> None:
    changes = np.array([0.01, 0.03])
    assert spread(changes, bootstraps=50).estimate == pytest.approx(0.01 * 2**0.5)
    assert mean(changes, bootstraps=50).estimate == pytest.approx(0.02)
    assert mean(changes, bootstraps=50).low == pytest.approx(0.01)
    assert relative_spread(np.array([0.01, 0.03]), bootstraps=0).estimate == pytest.approx(2**0.5 / 2)


CHANGES = st.lists(st.floats(-0.1, 0.1), min_size=2, max_size=15).map(np.array)


@given(CHANGES, st.floats(0.1, 10))
def test_mean_and_spread_move_with_the_unit(changes: np.ndarray[tuple[int], np.dtype[np.float64]], unit: float) -> None:
    for measure in (mean, spread):
        here, there = measure(changes, bootstraps=5), measure(unit * changes, bootstraps=5)
        assert there.estimate == pytest.approx(unit * here.estimate, abs=1e-12)
        assert (there.low, there.high) == pytest.approx((unit * here.low, unit * here.high), abs=1e-12)


@given(CHANGES)
def test_estimates_are_those_of_the_changes_themselves(changes: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    told, n = changes.tolist(), len(changes)
    middle = sum(told) / n
    assert mean(changes, bootstraps=3).estimate == pytest.approx(middle, abs=1e-12)
    by_hand = (sum((one - middle) ** 2 for one in told) / (n - 1)) ** 0.5
    assert spread(changes, bootstraps=3).estimate == pytest.approx(by_hand, abs=1e-12)
    assert mean(changes, bootstraps=3).low >= min(told) - 1e-12


def test_without_drawing_again_there_is_no_range() -> None:
    found = mean(np.array([0.01, 0.05]), bootstraps=0)
    assert found.low == found.estimate == found.high == pytest.approx(0.03)


def test_changes_drawn_again_are_the_same_each_time() -> None:
    changes = np.arange(12) / 100
    assert spread(changes, bootstraps=30) == spread(changes, bootstraps=30)
    assert spread(changes, bootstraps=30).low < spread(changes, bootstraps=30).high


def test_a_premium_that_never_changes_has_no_range() -> None:
    usual, over_time = premium(np.full(2 * BLOCK_MONTHS, 0.02), bootstraps=10)
    assert (usual.low, usual.high) == pytest.approx((0.02, 0.02))
    assert (over_time.estimate, over_time.high) == pytest.approx((0.0, 0.0), abs=1e-12)


def test_blocks_keep_neighbouring_months_together() -> None:
    """Of a series that falls once, a block drawn again holds at most one fall, so its mean stays among the levels."""
    falling = np.repeat([0.03, 0.01], BLOCK_MONTHS)
    usual, over_time = premium(falling, bootstraps=50)
    assert usual.estimate == pytest.approx(0.02)
    assert over_time.estimate == pytest.approx(0.01)
    assert 0.01 <= usual.low < 0.018  # two blocks: a mean of many would hardly leave the middle
    assert 0.022 < usual.high <= 0.03


def test_enough_months_are_twice_a_block(tmp_path: Path) -> None:
    assert len(read_premiums(write_premiums(tmp_path, 2 * BLOCK_MONTHS))) == 72


def test_months_with_one_figure_alone_are_left_out(tmp_path: Path) -> None:
    path = write_premiums(tmp_path) / SWITCHERS_FILE
    with path.open("a", encoding="utf-8") as stream:
        stream.write("2023-01-01,3.0,,3.0\n2023-02-01,,4.0,4.0\n2023-03-01,3.0,2.0,2.0\n")
    found = read_premiums(tmp_path)
    assert len(found) == 101
    assert found[-1] == pytest.approx(-0.01)


def test_real_pay_is_measured_in_may() -> None:
    # Prices double from May to June: only the month of the survey counts.
    months = [(2001.375, 100.0), (2001.4583, 200.0), (2002.375, 100.0), (2002.4583, 400.0)]
    assert real_changes({2001: 50.0, 2002: 100.0}, months).tolist() == pytest.approx([np.log(2)])
    assert inflation_changes(months).tolist() == pytest.approx([np.log(2)])


def test_a_median_that_is_no_number_is_told(tmp_path: Path) -> None:
    folder = write_medians(tmp_path, "2001,15-0000,100.0", "2002,15-0000,much")
    with pytest.raises(SourceUnusable, match=r"oews_national_2013_2025\.csv\.gz, row 3: the column a_p50 holds “much”"):
        read_medians(folder)
