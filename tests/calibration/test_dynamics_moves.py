from pathlib import Path

import numpy as np
import pytest

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
