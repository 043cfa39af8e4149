"""Jobs on a thread: their order, their errors, and their end."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.ui.jobs import Job, Jobs
from planner.ui.turns import WORKING


class Log:
    """What was called, with the thread it was called on."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.threads: dict[str, int] = {}

    def note(self, line: str) -> None:
        self.lines.append(line)
        self.threads[line] = threading.get_ident()

    def job(self, name: str, work: Callable[[], str]) -> Job[str]:
        """One that notes everything, under a name."""

        def begin() -> Callable[[], str]:
            self.note(f"{name} begins")
            return work

        return Job(
            begin=begin,
            then=lambda found: self.note(f"{name} found {found}"),
            fail=lambda error: self.note(f"{name} failed: {error.reason}"),
            drop=lambda found: self.note(f"{name} dropped {found}"),
        )


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_work_is_done_on_a_thread_and_told_on_the_main_one(qtbot: QtBot, jobs: Jobs, log: Log) -> None:

    def work() -> str:
        log.note("works")
        return "it"

    jobs.ask(log.job("a", work))
    assert log.lines[0] == "a begins", "nothing waits"
    assert jobs.is_busy
    assert jobs in WORKING
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines == ["a begins", "works", "a found it"]
    assert log.threads["works"] != log.threads["a begins"]
    assert log.threads["a found it"] == log.threads["a begins"]


def test_each_begins_when_all_is_done_with_the_one_before(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    for name in "abc":
        jobs.ask(log.job(name, name.upper))
    assert log.lines == ["a begins"]
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines == ["a begins", "a found A", "b begins", "b found B", "c begins", "c found C"]


def test_one_that_finds_nothing_to_do_lets_the_next_begin(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    idle = Job(begin=lambda: None, then=log.note, fail=lambda error: log.note(error.reason))
    jobs.ask(idle)
    assert not jobs.is_busy
    jobs.ask(log.job("a", lambda: "A"))
    jobs.ask(idle)
    jobs.ask(log.job("b", lambda: "B"))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines == ["a begins", "a found A", "b begins", "b found B"]


def test_an_error_for_the_user_is_handed_over_and_the_next_begins(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    def refuse() -> str:
        raise UserError("File", "it is held", "Wait")

    jobs.ask(log.job("a", refuse))
    jobs.ask(log.job("b", lambda: "B"))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines == ["a begins", "a failed: it is held", "b begins", "b found B"]


def test_any_other_error_is_raised_on_the_main_thread_and_the_next_begins(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    def fail() -> str:
        raise ZeroDivisionError("worked badly")

    with capture_exceptions() as errors:
        jobs.ask(log.job("a", fail))
        jobs.ask(log.job("b", lambda: "B"))
        qtbot.waitUntil(lambda: not jobs.is_busy)
    assert [str(error) for _, error, _ in errors] == ["worked badly"]
    assert log.lines == ["a begins", "b begins", "b found B"]


def test_one_that_cannot_begin_does_not_hold_up_those_after_it(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    def fail() -> None:
        raise ZeroDivisionError("began badly")

    with pytest.raises(ZeroDivisionError, match="began badly"):
        jobs.ask(Job(begin=fail, then=log.note, fail=lambda error: log.note(error.reason)))
    assert not jobs.is_busy
    jobs.ask(log.job("a", lambda: "A"))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines == ["a begins", "a found A"]


def test_an_error_for_the_user_in_the_beginning_is_handed_over_too(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    def refuse() -> None:
        raise UserError("File", "it is gone", "Put it back")

    jobs.ask(Job(begin=refuse, then=log.note, fail=lambda error: log.note(error.reason)))
    assert log.lines == ["it is gone"]
    jobs.ask(log.job("a", lambda: "A"))
    jobs.ask(Job(begin=refuse, then=log.note, fail=lambda error: log.note(error.reason)))
    jobs.ask(log.job("b", lambda: "B"))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines[1:] == ["a begins", "a found A", "it is gone", "b begins", "b found B"]


def test_closed_it_waits_for_the_thread_and_drops_what_it_found(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    may_end = threading.Event()

    def work() -> str:
        may_end.wait(10)
        return "it"

    jobs.ask(log.job("a", work))
    jobs.ask(log.job("b", lambda: "B"))
    may_end.set()
    jobs.close()
    assert log.lines == ["a begins", "a dropped it"]
    assert not jobs.is_busy
    qtbot.wait(1)
    assert log.lines == ["a begins", "a dropped it"], "what the thread had sent is told to nobody"


def test_closed_it_can_be_asked_again(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    may_end = threading.Event()

    def work() -> str:
        may_end.wait(10)
        return "B"

    jobs.ask(log.job("a", lambda: "A"))
    jobs.close()
    jobs.ask(log.job("b", work))
    qtbot.wait(1)  # what the thread had sent before is told to nobody, and not as if it were of the second
    assert log.lines == ["a begins", "a dropped A", "b begins"]
    may_end.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert log.lines[3:] == ["b found B"]


def test_closed_with_an_error_or_with_nothing_it_drops_nothing(qtbot: QtBot, jobs: Jobs, log: Log) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    jobs.close()
    jobs.ask(log.job("a", fail))
    jobs.close()
    qtbot.wait(1)
    assert log.lines == ["a begins"]


def test_what_is_owed_is_done_although_it_closes(
    qtbot: QtBot, jobs: Jobs, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    def refuse() -> str:
        raise UserError("File", "it is held", "Wait")

    jobs.ask(log.job("a", lambda: "A"))
    for name, work in (("b", lambda: "B"), ("c", refuse), ("d", lambda: "D")):
        jobs.ask(replace(log.job(name, work), is_owed=name != "b"))
    nothing = replace(log.job("e", str), begin=lambda: None, is_owed=True)
    jobs.ask(nothing)
    jobs.close()
    assert log.lines == ["a begins", "a dropped A", "c begins", "d begins", "d dropped D"]
    assert [record.message for record in caplog.records] == ["failed at the end: File: it is held. Wait."]
    assert not jobs.is_busy


def test_an_error_that_comes_when_it_has_closed_is_logged(
    jobs: Jobs, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    def refuse() -> str:
        raise UserError("File", "it is held", "Wait")

    jobs.ask(log.job("a", refuse))
    jobs.close()
    assert log.lines == ["a begins"]
    assert [record.message for record in caplog.records] == ["failed at the end: File: it is held. Wait."]
