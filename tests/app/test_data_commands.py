import json
from pathlib import Path

import pytest

from planner.app import data_commands
from planner.app.command_line import EXIT_DONE, EXIT_PROFILE, main
from planner.calibration import dynamics_build

HEADER = "id,title,level,years_experience,place,country,industry,company_size,remote,year,base_pay,currency,basis\n"
PEOPLE = (
    "1,ML engineer,senior,,Seattle,US,Technology,,0,2024,190000,USD,advertised\n"
    "2,Data scientist,mid,,,US,,,100,2024,130000,USD,advertised\n"
    "3,Software engineer,,12,Austin,US,,,0,2024,150000,USD,reported\n"
    "4,Wizard,,3,Atlantis,US,,,0,2024,90000,USD,reported\n"
)
MEASURES = {"n", "coverage", "tails", "pinball", "crps", "median_abs_log_error", "pit"}


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + PEOPLE, encoding="utf-8")
    return path


def test_evaluate_pay_prints_every_measure(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "pay", str(people), "--json"]) == EXIT_DONE
    report = json.loads(capsys.readouterr().out)
    assert set(report) == MEASURES | {"baselines", "subgroups", "unknown"}
    assert report["n"] == 4
    assert set(report["coverage"]) == {"50", "80", "90"}
    assert len(report["pit"]) == 10
    assert "national" in report["baselines"]
    assert {"level", "occupation", "remote", "pay_third", "experience"} <= set(report["subgroups"])
    assert "Atlantis" in json.dumps(report["unknown"]) or "atlantis" in json.dumps(report["unknown"])


def test_evaluate_pay_in_words(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "pay", str(people)]) == EXIT_DONE
    assert capsys.readouterr().out.startswith("4 people\n")


def test_a_bad_row_is_named(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people.write_text(HEADER + PEOPLE.replace("130000", "lots"), encoding="utf-8")
    assert main(["evaluate", "pay", str(people)]) == EXIT_PROFILE
    told = capsys.readouterr().err
    assert "people.csv" in told
    assert "3" in told
    assert "lots" in told


READINGS = "panel,person,year,log_wage,experience\nmine,1,2000,4.1,3\nmine,1,2001,4.2,4\nmine,1,2003,4.2,6\n"


def test_evaluate_dynamics_prints_every_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "readings.csv"
    path.write_text(READINGS, encoding="utf-8")
    assert main(["evaluate", "dynamics", str(path), "--json"]) == EXIT_DONE
    report = json.loads(capsys.readouterr().out)
    assert set(report) == MEASURES | {"horizons", "baselines", "subgroups", "unknown"}
    assert report["n"] == 2
    assert report["unknown"] == {"panel": {"mine": 1}}
    assert main(["evaluate", "dynamics", str(path)]) == EXIT_DONE
    assert capsys.readouterr().out.startswith("2 forecasts\n")


def test_a_bad_reading_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "readings.csv"
    path.write_text(READINGS.replace("4.2,4", "90000,4"), encoding="utf-8")
    assert main(["evaluate", "dynamics", str(path)]) == EXIT_PROFILE
    assert capsys.readouterr().err.startswith("readings.csv, row 3: the column log_wage holds 90000")


def test_market_calibrate_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["market", "calibrate", str(tmp_path / "nothing"), str(tmp_path / "out")]) == EXIT_PROFILE
    assert capsys.readouterr().err.startswith("wage_panels_train.csv.gz, the file: it cannot be read")


def test_market_calibrate_says_where_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dynamics_build, "calibrate", lambda _, out: out.mkdir())
    assert main(["market", "calibrate", str(tmp_path), str(tmp_path / "out")]) == EXIT_DONE
    assert capsys.readouterr().out == f"Wrote {tmp_path / 'out'}.\n"
    assert main(["market", "calibrate", str(tmp_path), str(tmp_path / "out")]) == EXIT_PROFILE
    assert "Choose one that can be written" in capsys.readouterr().err


def test_market_build_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["market", "build", str(tmp_path / "nothing"), str(tmp_path / "out")]) == EXIT_PROFILE
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "is missing" in told or "does not exist" in told or "no such file" in told.lower()


def test_market_build_cannot_write_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("in the way")
    assert main(["market", "build", str(tmp_path), str(tmp_path / "out")]) == EXIT_PROFILE
    assert "Choose one that can be written" in capsys.readouterr().err


def test_market_build_writes_pack_catalogue_measures_and_dynamics(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[tuple[str, Path]] = []
    monkeypatch.setattr(data_commands, "build_market", lambda _, out: done.append(("market", out)))
    monkeypatch.setattr(data_commands, "build_catalogue", lambda _, out: done.append(("catalogue", out)))
    monkeypatch.setattr("planner.calibration.hold_out.write_report", lambda _, out: done.append(("measures", out)))
    monkeypatch.setattr("planner.calibration.dynamics_build.calibrate", lambda _, out: done.append(("dynamics", out)))
    out = tmp_path / "out"
    assert main(["market", "build", str(tmp_path), str(out)]) == 0
    assert done == [
        ("market", out),
        ("catalogue", out / "catalogue"),
        ("measures", out / "pay_calibration.json"),
        ("dynamics", out),
    ]
    assert capsys.readouterr().out == f"Wrote {out}.\n"
