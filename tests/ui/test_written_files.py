"""Files written beside the window: where, in which order, and what becomes of them when their page or program ends."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.written_files import FileJobs, write_beside
from tests.ui.written import settle_files


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the end, so that no thread waits for ever."""
    made = threading.Event()
    yield made
    made.set()


def refuse(path: Path) -> None:
    raise UserError(f"File {path.name}", "the disk is full", "Make room")


def test_a_file_is_written_on_a_thread_and_told_on_the_main_one(bar: MessageBar, tmp_path: Path) -> None:
    threads: list[int] = []

    def write(path: Path) -> None:
        threads.append(threading.get_ident())
        path.write_text("it")

    path = tmp_path / "a.txt"
    write_beside(
        write,
        path,
        bar,
        then=lambda: threads.append(threading.get_ident()),
        fail=lambda error: pytest.fail(str(error)),
    )
    settle_files()
    assert path.read_text() == "it"
    assert threads[0] != threads[1] == threading.get_ident()


def test_a_bar_says_what_goes_on_and_what_came_of_it(bar: MessageBar, tmp_path: Path, gate: threading.Event) -> None:
    def write(path: Path) -> None:
        gate.wait(60)
        path.write_text("it")

    bar.show_saved(write, tmp_path / "a.txt")
    assert bar.text == "Saving a.txt…"
    gate.set()
    settle_files()
    assert bar.text == f"Saved {tmp_path / 'a.txt'}."
    bar.pass_by()
    assert bar.text == ""


@pytest.mark.parametrize("is_lasting", [True, False])
def test_a_failure_is_told_and_may_last(bar: MessageBar, tmp_path: Path, is_lasting: bool) -> None:
    bar.show_saved(refuse, tmp_path / "a.txt", is_lasting=is_lasting)
    settle_files()
    assert bar.text == "File a.txt: the disk is full. Make room."
    bar.pass_by()
    assert bool(bar.text) == is_lasting


def test_files_are_written_one_after_the_other(bar: MessageBar, tmp_path: Path) -> None:
    order: list[str] = []
    for number in range(5):
        bar.show_saved(lambda path: order.append(path.name), tmp_path / str(number))
    settle_files()
    assert order == ["0", "1", "2", "3", "4"]
    assert bar.text == f"Saved {tmp_path / '4'}."


def test_a_page_that_is_gone_is_told_nothing_and_its_file_is_written(
    qapp: QApplication, tmp_path: Path, gate: threading.Event
) -> None:
    def write(path: Path) -> None:
        gate.wait(60)
        path.write_text("it")

    gone = MessageBar()
    gone.show_saved(write, tmp_path / "a.txt")
    gone.show_saved(refuse, tmp_path / "b.txt")
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    gate.set()
    settle_files()
    assert (tmp_path / "a.txt").read_text() == "it"


def test_the_end_of_the_program_waits_for_what_was_asked_for(
    qapp: QApplication, bar: MessageBar, tmp_path: Path, gate: threading.Event
) -> None:
    def write(path: Path) -> None:
        gate.wait(60)
        path.write_text("it")

    for name in ("a.txt", "b.txt"):
        bar.show_saved(write, tmp_path / name)
    gate.set()
    qapp.aboutToQuit.emit()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.txt", "b.txt"]
    jobs = qapp.findChild(FileJobs)
    assert jobs is not None
    assert not jobs.is_busy
    bar.show_saved(write, tmp_path / "c.txt")
    settle_files()
    assert (tmp_path / "c.txt").exists(), "where the program goes on after all"
