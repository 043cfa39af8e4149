from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.ui.turns import WORKING, Rank, Turn, Turns


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    if Shiboken.isValid(owner):
        Shiboken.delete(owner)


def test_one_turn_is_done_each_round_in_the_order_of_starting(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    first, second = (Turn(partial(done.append, name), owner) for name in ("first", "second"))
    second.start()
    first.start()
    second.start()  # waits already
    assert (done, first.is_waiting, second.is_waiting) == ([], True, True)
    seen: list[list[str]] = []
    while first.is_waiting:
        QCoreApplication.processEvents()
        seen.append(list(done))
    assert ["second"] in seen
    assert done == ["second", "first"]


def test_a_turn_may_start_itself_again_after_the_others(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []

    def work() -> None:
        done.append("part")
        if done.count("part") < 3:
            long.start()

    long, short = Turn(work, owner), Turn(partial(done.append, "short"), owner)
    long.start()
    short.start()
    qtbot.waitUntil(lambda: done.count("part") == 3)
    assert done == ["part", "short", "part", "part"]


def test_stopped_it_is_not_done(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    stopped, other = Turn(partial(done.append, "stopped"), owner), Turn(partial(done.append, "other"), owner)
    stopped.start()
    other.start()
    stopped.stop()
    stopped.stop()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["other"]
    assert not stopped.is_waiting


def test_where_its_owner_is_gone_it_is_not_done(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    other = QObject()
    Turn(partial(done.append, "gone"), owner).start()
    Turn(partial(done.append, "there"), other).start()
    Shiboken.delete(owner)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["there"]
    Shiboken.delete(other)


def test_what_goes_wrong_in_one_does_not_hold_up_the_others(owner: QObject, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ArithmeticError("as expected")

    done: list[str] = []
    with qtbot.captureExceptions() as told:
        Turn(fail, owner).start()
        Turn(partial(done.append, "other"), owner).start()
        qtbot.waitUntil(lambda: bool(done))
    assert [str(error) for _, error, _ in told] == ["as expected"]


def test_several_things_are_done_a_turn_each(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    many, other = Turns(owner), Turn(partial(done.append, "other"), owner)
    many.start(partial(done.append, f"part {number}") for number in range(3))
    other.start()
    assert many.is_waiting
    qtbot.waitUntil(lambda: not many.is_waiting)
    assert done == ["part 0", "other", "part 1", "part 2"]


def test_what_comes_next_is_asked_for_when_the_part_before_is_done(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    many = Turns(owner)

    def parts() -> Iterator[partial[None]]:
        yield partial(done.append, "first")
        yield partial(done.append, f"second after {done}")

    many.start(parts())
    qtbot.waitUntil(lambda: not many.is_waiting)
    assert done == ["first", "second after ['first']"]


def test_newer_parts_take_the_place_of_older_ones(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    many = Turns(owner)
    many.start([partial(done.append, "old"), partial(done.append, "older")])
    many.start([partial(done.append, "new")])
    qtbot.waitUntil(lambda: not many.is_waiting)
    assert done == ["new"]


def test_stopped_parts_are_not_done(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    many = Turns(owner)
    many.start([partial(done.append, "part")])
    many.stop()
    Turn(partial(done.append, "other"), owner).start()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["other"]


def test_a_part_that_fails_does_not_hold_up_the_next(owner: QObject, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ArithmeticError("as expected")

    done: list[str] = []
    many = Turns(owner)
    with qtbot.captureExceptions() as told:
        many.start([fail, partial(done.append, "next")])
        qtbot.waitUntil(lambda: not many.is_waiting)
    assert done == ["next"]
    assert len(told) == 1


def test_of_those_that_wait_the_first_rank_comes_first(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    turns = [
        Turn(partial(done.append, name), owner, rank)
        for name, rank in (
            ("last", Rank.LAST),
            ("usual", Rank.USUAL),
            ("first", Rank.FIRST),
            ("also usual", Rank.USUAL),
        )
    ]
    for turn in turns:
        turn.start()
    qtbot.waitUntil(lambda: len(done) == len(turns))
    assert done == ["first", "usual", "also usual", "last"]


def test_what_nobody_waits_for_waits_for_the_threads(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    last, usual = (Turn(partial(done.append, rank.name), owner, rank) for rank in (Rank.LAST, Rank.USUAL))
    thread = QObject()
    WORKING.add(thread)
    last.start()
    qtbot.wait(30)  # several times round
    assert (done, last.is_waiting) == ([], True)
    usual.start()
    qtbot.waitUntil(lambda: done == ["USUAL"])
    WORKING.discard(thread)
    qtbot.waitUntil(lambda: done == ["USUAL", "LAST"])


def test_a_thread_nobody_has_any_more_is_not_waited_for(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    WORKING.add(QObject())
    Turn(partial(done.append, "last"), owner, Rank.LAST).start()
    qtbot.waitUntil(lambda: done == ["last"])
