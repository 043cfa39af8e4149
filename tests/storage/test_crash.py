import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from planner.storage.profile_file import ProfileFile
from tests.storage.crash_writer import state

RUNS = 50


@pytest.fixture
def writer() -> Iterator[subprocess.Popen[str]]:
    """The program that edits profiles until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.crash_writer"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def kill_while_editing(writer: subprocess.Popen[str], path: Path, chance: random.Random) -> int:
    """Kill the writer somewhere in its first edits; the number of the last one it said was saved."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{path}\n")
    writer.stdin.flush()
    child = int(_line(writer.stdout).removeprefix("pid "))
    last = "0"
    for _ in range(chance.randrange(20)):
        last = _line(writer.stdout)
    threading.Event().wait(chance.uniform(0, 0.004))  # anywhere within an edit; none takes longer
    os.kill(child, signal.SIGKILL)
    while (line := _line(writer.stdout)) != "gone":
        last = line
    return int(last)


def _line(output: IO[str]) -> str:
    line = output.readline()
    assert line, "the writer ended"
    return line.rstrip("\n")


def test_a_kill_loses_at_most_the_edit_in_flight(writer: subprocess.Popen[str], closed: Path, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    for run in range(RUNS):
        path = tmp_path / f"run {run}.career"
        shutil.copy(closed, path)
        saved = kill_while_editing(writer, path, chance)
        with ProfileFile.open(path) as file:
            assert file.read() in (state(saved), state(saved + 1))
        with closing(sqlite3.connect(path)) as driver:
            assert driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
