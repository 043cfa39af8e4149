import json
from pathlib import Path

import pytest

from planner.app.command_line import EXIT_DONE, EXIT_PROFILE, main

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


def test_market_build_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["market", "build", str(tmp_path / "nothing"), str(tmp_path / "out")]) == EXIT_PROFILE
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "is missing" in told or "does not exist" in told or "no such file" in told.lower()


def test_market_build_cannot_write_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("in the way")
    assert main(["market", "build", str(tmp_path), str(tmp_path / "out")]) == EXIT_PROFILE
    assert "Choose one that can be written" in capsys.readouterr().err
