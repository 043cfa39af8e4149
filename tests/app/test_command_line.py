import csv
import datetime
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import VERSION
from planner.app import headless
from planner.app.command_line import EXIT_DONE, EXIT_PROFILE, EXIT_USAGE, has_display, main
from planner.base.folders import data_folder
from planner.domain.profile import Profile
from planner.domain.role import Level, Role
from planner.forecast.engine import forecast
from planner.forecast.situation import Situation, situation
from planner.market.pack import load_pack
from planner.workspace import edits
from planner.workspace.profiles import new_profile, new_sample, open_profile, own_path
from planner.workspace.sample import sample_profile
from tests.display import CHECKOUT

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headless, "_today", lambda: TODAY)


def run(*arguments: str) -> int:
    return main(["forecast", *arguments])


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    numbers: dict[str, Any] = json.loads(capsys.readouterr().out)
    return numbers


def test_json_holds_the_numbers_of_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--sample", "--years", "20", "--json") == EXIT_DONE
    numbers = printed(capsys)
    profile = sample_profile(TODAY).applied_to(Profile())
    longer = edits.set_field(profile, "preferences", "horizon_years", "20")
    assert longer is not None
    stand = situation(longer.applied_to(profile), load_pack(), TODAY)
    assert isinstance(stand, Situation)
    shown = forecast(stand.inputs)
    assert numbers["years"] == list(shown.years)
    assert list(numbers["base"]) == ["p10", "p25", "p50", "p75", "p90"] == list(numbers["total"])
    assert np.array_equal(np.array(list(numbers["base"].values())).T, shown.base.quantiles)
    assert np.array_equal(np.array(list(numbers["total"].values())).T, shown.total.quantiles)
    assert list(numbers["levels"]) == ["entry", "mid", "senior", "architect"]
    assert np.allclose(np.sum(list(numbers["levels"].values()), axis=0), 1.0)
    assert {"currency": "USD", "money": "real", "place": "Seattle", "seed": 1}.items() <= numbers["basis"].items()


def test_the_same_seed_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    printed_twice = []
    for _ in range(2):
        run("--sample", "--years", "5", "--seed", "7", "--json")
        printed_twice.append(capsys.readouterr().out)
    assert printed_twice[0] == printed_twice[1]
    run("--sample", "--years", "5", "--seed", "8", "--json")
    assert capsys.readouterr().out != printed_twice[0]


def test_a_longer_horizon_leaves_the_first_years_as_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    run("--sample", "--years", "5", "--json")
    short = printed(capsys)
    run("--sample", "--years", "40", "--json")
    assert printed(capsys)["base"]["p50"][:5] == short["base"]["p50"]


def test_nominal_money_grows_beyond_real_money(capsys: pytest.CaptureFixture[str]) -> None:
    run("--sample", "--years", "10", "--json")
    real = printed(capsys)
    run("--sample", "--years", "10", "--nominal", "--json")
    nominal = printed(capsys)
    assert nominal["basis"]["money"] == "nominal"
    assert nominal["base"]["p50"][9] / real["base"]["p50"][9] == pytest.approx(1.025**10, rel=0.03)


def test_without_json_it_prints_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--sample") == EXIT_DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("$")
    assert "between" in lines[0]
    assert "Seattle" in lines[1]


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_chart_is_written(tmp_path: Path, suffix: str, start: bytes) -> None:
    chart = tmp_path / f"chart{suffix}"
    assert run("--sample", "--total", "--chart", str(chart)) == EXIT_DONE
    assert chart.read_bytes().startswith(start)


def test_the_table_is_written(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    assert run("--sample", "--years", "6", "--table", str(table)) == EXIT_DONE
    with table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and row[0].isdigit()]
    assert len(rows) == 6


def test_a_profile_on_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine with space.career"
    with new_sample(path, TODAY):
        pass
    assert run(str(path), "--json") == EXIT_DONE
    from_file = printed(capsys)
    run("--sample", "--json")
    assert from_file == printed(capsys)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_without_a_name_the_users_own_profile(capsys: pytest.CaptureFixture[str]) -> None:
    with new_sample(own_path(data_folder()), TODAY):
        pass
    assert run("--json") == EXIT_DONE
    assert printed(capsys)["basis"]["place"] == "Seattle"


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(*arguments) == EXIT_PROFILE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_what_cannot_be_used_is_one_sentence_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("dear diary")
    assert "note.txt: it is not a profile" in refused(capsys, str(note))
    assert note.read_text() == "dear diary"
    assert "missing.career: it does not exist" in refused(capsys, str(tmp_path / "missing.career"))
    assert not (tmp_path / "missing.career").exists()


def test_no_estimate_rather_than_an_invented_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.career"
    with new_profile(path):
        pass
    assert "No estimate" in refused(capsys, str(path))
    with open_profile(path) as session:
        session.apply(edits.add(Role(id="r", title="ML engineer", place="Atlantis", level=Level.MID)))
    assert "Atlantis" in refused(capsys, str(path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--sample", "--chart", str(tmp_path / "no" / "chart.png")) == EXIT_PROFILE
    assert "chart.png" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["forecast", "--years", "0"], "“0” is not a whole number from 1 to 40"),
        (["forecast", "--years", "abc"], "“abc” is not a whole number from 1 to 40"),
        (["forecast", "--seed", "-1"], "“-1” is not a whole number from 0 to 4294967295"),
        (["forecast", "--chart", "x.bmp"], "“x.bmp” does not end in .png or .svg or .pdf"),
        (["forecast", "--table", "x.txt"], "“x.txt” does not end in .csv"),
        (["forecast", "mine.career", "--sample"], "not allowed with"),
        (["dance"], "invalid choice: 'dance'"),
    ],
)
def test_usage(arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    told = capsys.readouterr().err
    assert caught.value.code == EXIT_USAGE
    assert told.startswith("usage: career-planner")
    assert why in told


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_output_into_a_pipe_that_closes_or_lacks_letters_is_no_crash(encoding: str, tmp_path: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m planner forecast --sample --json | head -c 5"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ('{"yea', "")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert (caught.value.code, capsys.readouterr().out) == (0, f"career-planner {VERSION}\n")


def test_self_test(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-test"]) == EXIT_DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1].rstrip(":") for line in lines] == ["new", "edit", "undo", "opened", "forecast", "chart"]


def test_self_test_says_what_failed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("planner.app.self_test.save_chart", broken)
    assert main(["--self-test"]) == 1
    assert capsys.readouterr().err == "failed: chart: OSError('no room')\n"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_has_display(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_display() is expected
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


def test_without_the_libraries_of_qt_it_says_so_and_does_the_main_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "planner.app.bootstrap", None)  # an import of it fails
    assert main([]) == EXIT_DONE
    captured = capsys.readouterr()
    assert "No window can open, because Qt cannot be loaded" in captured.err
    assert "between" in captured.out
    assert (tmp_path / "output" / "trajectory.csv").is_file()


def test_without_a_display_it_says_so_and_does_the_main_job(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "planner"],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "There is no display here" in done.stderr
    assert "between" in done.stdout
    assert (tmp_path / "output" / "trajectory.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "output" / "trajectory.csv").stat().st_size > 500


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--theme", "dark", "--help"]])
def test_help_names_the_commands(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("forecast", "evaluate", "market"))


@pytest.mark.parametrize("words", [["forcast"], ["--theme", "dark", "forcast"]])
def test_a_word_that_is_no_command_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "forcast" in capsys.readouterr().err


def test_a_command_is_known_behind_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--theme", "dark", "forecast", "--sample", "--years", "1", "--json"]) == 0
    assert '"years"' in capsys.readouterr().out
