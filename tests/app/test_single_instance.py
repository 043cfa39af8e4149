import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app import single_instance
from planner.app.single_instance import SingleInstance
from tests.display import CHECKOUT

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from planner.app.single_instance import SingleInstance
application = QCoreApplication([])
path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
print(SingleInstance(Path(sys.argv[1])).hand_over(path))
"""


def second(folder: Path, *path: str) -> "subprocess.Popen[str]":
    """Another start: a process, because it waits until the first has answered."""
    command = [sys.executable, "-c", _SECOND, str(folder), *path]
    return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, encoding="utf-8")


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    single = SingleInstance(tmp_path)
    assert not single.hand_over(None)
    yield single
    single.close()
    single.deleteLater()


@pytest.mark.parametrize("path", [(), ("/somewhere/my own.career",)])
def test_a_second_start_hands_over_what_it_was_asked_to_open(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, path: tuple[str, ...]
) -> None:
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=30_000) as asked:
        other = second(tmp_path, *path)
    assert asked.args == ["".join(path)]
    assert other.communicate()[0] == "True\n"


def test_a_start_before_the_window_listens_is_not_lost(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.asked, timeout=30_000):
        other = second(tmp_path)
        first.listen()
    assert other.communicate()[0] == "True\n"


def test_where_the_one_that_runs_never_answers_another_window_opens(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_PATIENCE_S", 0.1)
    assert not SingleInstance(tmp_path).hand_over(None)


def test_after_the_first_has_closed_the_next_is_the_one(first: SingleInstance, tmp_path: Path) -> None:
    first.listen()
    first.close()
    other = second(tmp_path)
    assert other.communicate()[0] == "False\n"


def test_two_data_folders_are_two_programs(first: SingleInstance, tmp_path: Path) -> None:
    (tmp_path / "another").mkdir()
    other = SingleInstance(tmp_path / "another")
    assert not other.hand_over(None)
    other.close()
