import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from planner.base import resources
from planner.calibration import dynamics_check, dynamics_levels, dynamics_shocks, prices
from planner.calibration.aijobs import FILE as ADVERTS_FILE
from planner.calibration.dynamics_build import calibrate
from planner.calibration.dynamics_catalogue import ASSUMED, TOLD
from planner.calibration.dynamics_check import checked_years, main
from planner.calibration.panels import FILE
from planner.calibration.stackoverflow import FILE_2020, FILE_2024
from planner.calibration.tables import SourceUnusable
from planner.forecast.dynamics import dynamics_from
from planner.market.dynamics_file import load_calibration, load_dynamics, measured_coverage
from tests.calibration.made_up import (
    AIJOBS_HEADER,
    SO_2020_HEADER,
    SO_2024_HEADER,
    aijobs_line,
    cpi_line,
    write,
    write_cpi,
)
from tests.calibration.made_up_panels import lines_of, people, together, write_panel
from tests.calibration.public import public_sources
from tests.calibration.test_dynamics_moves import write_medians, write_premiums


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fewer choices, so that a fit takes no time."""
    monkeypatch.setattr(dynamics_shocks, "HALF_LIVES", (10.0, 60.0))
    monkeypatch.setattr(dynamics_shocks, "NOISE_RATIOS", (0.25, 1.0))
    monkeypatch.setattr(dynamics_shocks, "SHOCK_SDS", (0.08, 0.1))
    monkeypatch.setattr(dynamics_shocks, "VOLATILITY_SPREADS", (0.0, 0.6))
    monkeypatch.setattr(dynamics_levels, "SENIOR_YEARS", (5.0, 9.0))
    return iter(())


def sources(folder: Path) -> Path:
    """A whole folder of made-up sources: two panels, adverts, answers, switchers, medians and prices."""
    both = together(people("a", persons=80), people("b", persons=60, years=(1980, 1981, 1983, 1985), seed=2))
    write_panel(folder / FILE, *lines_of(both))
    kinds = [("EN", 70), ("MI", 85), ("SE", 98), ("SE", 100), ("SE", 102), ("SE", 104), ("EX", 115)]
    write(folder / ADVERTS_FILE, AIJOBS_HEADER, *(aijobs_line(level=kind, pay=f"{pay}000") for kind, pay in kinds))
    pay = [100_000 + 5_000 * min(years, 15) for years in range(31)]
    later = [
        f'1,{years},Data engineer,"100 to 499 employees",Remote,Fintech,,{extra + pay[years]},{leads}'
        for years in range(31)
        for extra, leads in (
            (20_000, "People manager"),
            (30_000, "Individual contributor"),
            (40_000, "Individual contributor"),
        )
    ]
    write(folder / FILE_2024, f"{SO_2024_HEADER},ICorPM", *later)
    earlier = [f"{extra + pay[years]},United States,6,1,{years}" for years in range(31) for extra in (0, 9_000)]
    write(folder / FILE_2020, SO_2020_HEADER, *earlier)
    write_premiums(folder)
    write_medians(folder, *(f"{year},15-0000,{100 * 1.03 ** (year - 2018) + year % 2}" for year in range(2018, 2026)))
    months = [(year, month) for year in range(2018, 2026) for month in range(1, 13)]
    write_cpi(
        folder,
        *(cpi_line(str(year), f"M{month:02d}", f"{200 * 1.02 ** (year - 2018) + year % 3}") for year, month in months),
    )
    return folder


@pytest.mark.usefixtures("coarse")
def test_two_files_are_written_the_same_each_time(tmp_path: Path) -> None:
    folder = sources(tmp_path / "sources")
    for out in ("one", "two"):
        calibrate(folder, tmp_path / out, bootstraps=5)
    for name in ("dynamics.json", "calibration.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.usefixtures("coarse")
def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    calibrate(sources(tmp_path / "sources"), tmp_path / "out", bootstraps=5)
    parameters = load_dynamics(tmp_path / "out" / "dynamics.json")
    assert dynamics_from(parameters).shock_sd in (0.08, 0.1)
    assert parameters["dynamics.shock_sd"].n == 80 * 9 + 60 * 4
    assert parameters["dynamics.never_promoted.senior"].estimate == pytest.approx(1 - 1 / 3 - 1 / 5, abs=1e-4)
    calibration = load_calibration(tmp_path / "out" / "calibration.json")
    assert set(calibration.panels) == {"a", "b"}
    assert {"anyone", "panel a", "panel b"} <= set(calibration.rows)
    assert {one.years for one in measured_coverage(calibration) if not one.group} == {1, 3, 5, 8}
    assert set(calibration.measured["left_out"]) == {"a", "b"}
    assert len(calibration.measured["cohort"]) == 5
    assert calibration.measured["data"] == {"persons": 140, "readings": 960, "date": "1968–1988"}


def test_every_parameter_is_told_or_assumed_once() -> None:
    assert set(ASSUMED) <= set(TOLD)
    for name, value in ASSUMED.items():
        told = TOLD[name]
        assert told.grade == "D"
        assert told.least <= value.low <= value.estimate <= value.high <= told.most
    assert {name for name, told in TOLD.items() if told.grade == "D"} == set(ASSUMED)


def part(inside: float) -> dict[str, object]:
    return {"coverage": {"80": inside}}


def test_the_checked_horizon_ends_where_ranges_fail_or_panels_do() -> None:
    both = together(people("a", persons=2, years=(2000, 2005)), people("b", persons=2, years=(2000, 2008)))
    held = {"horizons": {str(years): part(0.8) for years in (1, 3, 5, 8, 10)}}
    assert checked_years(held, both) == 5
    failed = {"horizons": {"1": part(0.82), "3": part(0.76), "5": part(0.8)}}
    assert checked_years(failed, both) == 1
    assert checked_years({"horizons": {"3": part(0.8)}}, both) == 0


@pytest.mark.usefixtures("coarse")
def test_the_check_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(sources(tmp_path))]) == 0
    told = capsys.readouterr().out
    assert "\nafter 5 years (n " in told
    assert "\npanel b (n " in told


def test_the_check_needs_the_raw_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
    assert main([str(tmp_path / "nowhere")]) == 3
    assert "make evaluate SOURCES=folder" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 3
    assert capsys.readouterr().err.startswith("wage_panels_train.csv.gz, the file: it cannot be read")


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match="cannot be read"):
        calibrate(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert prices.FILE.name.endswith(".csv.gz")


@pytest.mark.source_data
def test_the_shipped_files_are_what_the_public_data_give(tmp_path: Path) -> None:
    calibrate(public_sources(), tmp_path)
    for name in ("dynamics.json", "calibration.json"):
        assert (tmp_path / name).read_bytes() == resources.path("market", name).read_bytes()


@pytest.mark.source_data
def test_the_shipped_dynamics_hold_on_halves_they_were_not_fitted_on() -> None:
    split = json.loads(resources.path("market", "calibration.json").read_bytes())["measured"]["split"]
    assert split["n"] == 37_077
    assert np.isfinite(split["crps"])
    assert dynamics_check.WIDEST_MISS == 0.03
