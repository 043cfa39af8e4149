"""Copies, reading again and another market: done beside a window that goes on meanwhile."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from planner.app import program as program_module
from planner.domain.errors import ProfileUnusable
from planner.domain.skill import Skill
from planner.market.imported import NAME, import_pack
from planner.storage import moment as moment_module
from planner.storage.new_file import copy_profile
from planner.storage.reading import read_profile
from planner.workspace import edits
from planner.workspace.profiles import new_profile, open_profile
from planner.workspace.session import Session
from tests.app.conftest import Running
from tests.market.made_up import document

Given = ParamSpec("Given")
Found = TypeVar("Found")

GO = Skill(id="go", name="Go")


class Gate:
    """Holds work up on its thread until it may go on, and counts how often it came by."""

    def __init__(self) -> None:
        self.is_reached = threading.Event()
        self.may_go_on = threading.Event()
        self.visits = 0

    def before(self, work: Callable[Given, Found]) -> Callable[Given, Found]:
        """The same work, held up."""

        def held(*args: Given.args, **kwargs: Given.kwargs) -> Found:
            self.visits += 1
            self.is_reached.set()
            self.may_go_on.wait(60)
            return work(*args, **kwargs)

        return held


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.may_go_on.set()


@pytest.fixture
def slow_copies(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Copies wait for the gate."""
    monkeypatch.setattr(moment_module, "copy_profile", gate.before(copy_profile))
    return gate


@pytest.fixture
def slow_readings(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Reading the open file again waits for the gate."""
    monkeypatch.setattr(moment_module, "read_profile", gate.before(read_profile))
    return gate


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program writes to the file and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE skill SET name = 'Nothing yet'")
        yield
        other.execute("ROLLBACK")


def skills_in(path: Path) -> list[str]:
    with open_profile(path) as opened:
        return [skill.name for skill in opened.profile.all(Skill)]


def test_edits_go_on_while_a_copy_is_written_and_it_is_what_was_there_before(
    running: Running, slow_copies: Gate
) -> None:
    running.start()
    before = running.skills
    running.program.save_copy(running.folder / "copy.career")
    assert running.history.push(edits.add(GO)) is None
    running.qtbot.waitUntil(lambda: "Saving copy.career…" in running.told())
    assert running.history.undo() is None
    assert running.history.redo() is None
    assert not (running.folder / "copy.career").exists()
    slow_copies.may_go_on.set()
    running.settle()
    assert "A copy was saved as" in running.told()
    assert "Saving" not in running.told()
    assert skills_in(running.folder / "copy.career") == before
    assert running.skills == [*before, "Go"]


def test_a_copy_asked_for_while_another_opens_is_of_the_one_on_the_screen(running: Running) -> None:
    with new_profile(running.folder / "second.career") as second:
        second.apply(edits.add(GO))
    running.start()
    shown = running.skills
    running.program.open(running.folder / "second.career")
    running.program.save_copy(running.folder / "copy.career")
    running.settle()
    assert running.skills == ["Go"]
    assert skills_in(running.folder / "copy.career") == shown


def test_copies_are_written_one_after_the_other_each_of_its_own_moment(running: Running, slow_copies: Gate) -> None:
    running.start()
    running.program.remove_sample()
    for number in range(3):
        running.program.save_copy(running.folder / f"{number}.career")
        running.history.push(edits.add(Skill(id=f"s{number}", name=f"Skill {number}")))
    slow_copies.may_go_on.set()
    running.settle()
    found = [skills_in(running.folder / f"{number}.career") for number in range(3)]
    assert found == [[], ["Skill 0"], ["Skill 0", "Skill 1"]]


def test_a_copy_that_is_refused_is_told_and_what_lies_there_stays(running: Running) -> None:
    running.start()
    (running.folder / "letter.txt").write_text("Dear all")
    running.program.save_copy(running.folder / "letter.txt")
    running.settle()
    assert "letter.txt: a file that is not a profile has this name" in running.told()
    running.program.save_copy(running.session.path)
    running.settle()
    assert "it is open already" in running.told()
    assert (running.folder / "letter.txt").read_text() == "Dear all"


def test_a_profile_that_was_deleted_is_saved_by_its_copy_and_not_read_again(running: Running) -> None:
    running.start()
    path, before = running.session.path, running.skills
    path.unlink()
    running.program.open(path)
    running.settle()
    assert "it has been moved or deleted. Save a copy" in running.told()
    running.program.save_copy(running.folder / "rescued.career")
    running.settle()
    assert skills_in(running.folder / "rescued.career") == before
    assert running.skills == before


def test_a_file_that_cannot_be_looked_at_is_told(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Session) -> None:
        raise ProfileUnusable("Profile file", "the disk could not be read or written", "Check it")

    running.start()
    monkeypatch.setattr(Session, "moment", refuse)
    running.program.save_copy(running.folder / "copy.career")
    assert "the disk could not be read or written" in running.told()
    assert not (running.folder / "copy.career").exists()


def test_closed_while_a_copy_is_written_the_window_waits_for_it_and_for_those_after_it(
    running: Running, slow_copies: Gate
) -> None:
    running.start()
    path, before = running.session.path, running.skills
    running.program.save_copy(running.folder / "first.career")
    running.program.open(running.folder / "nothing.career")
    running.program.save_copy(running.folder / "second.career")
    slow_copies.is_reached.wait(60)
    slow_copies.may_go_on.set()
    running.window.close()
    assert running.program.session is None
    assert skills_in(running.folder / "first.career") == skills_in(running.folder / "second.career") == before
    assert list(running.folder.glob("*-wal")) == []
    assert skills_in(path) == before


def test_a_file_that_another_program_writes_is_copied_and_read_again_as_it_was(running: Running) -> None:
    running.start()
    path, before = running.session.path, running.skills
    with held(path):
        running.program.save_copy(running.folder / "copy.career")
        running.settle()
        assert "A copy was saved as" in running.told()
        running.program.open(path)
        running.settle()
        assert running.told().startswith("This is a sample"), "the message of the copy has gone"
    assert skills_in(running.folder / "copy.career") == running.skills == before


def test_what_another_program_holds_is_not_edited_and_every_step_stays(running: Running) -> None:
    running.start()
    path, before = running.session.path, running.skills
    running.history.push(edits.add(GO))
    with held(path):
        assert running.history.undo() is not None
        assert running.history.push(edits.add(Skill(id="rust", name="Rust"))) is not None
        assert "another program is using it. Close that program and try again." in running.told()
        assert running.skills == [*before, "Go"]
    assert running.history.undo() is None
    assert running.skills == before
    assert running.history.redo() is None
    assert "another program" not in running.told()
    running.window.close()
    assert skills_in(path) == [*before, "Go"]


def test_an_edit_made_while_the_file_is_read_again_is_kept(running: Running, slow_readings: Gate) -> None:
    running.start()
    path = running.session.path
    running.program.open(path)
    running.qtbot.waitUntil(lambda: f"Opening {path.name}…" in running.told())
    assert running.history.push(edits.add(GO)) is None
    assert running.skills[-1] == "Go"
    slow_readings.may_go_on.set()
    running.settle()
    assert slow_readings.visits == 2, "it was read once more, with the edit"
    assert running.skills[-1] == "Go"
    assert "Opening" not in running.told()
    assert not running.history.can_undo
    running.window.close()
    assert skills_in(path)[-1] == "Go"


def test_an_edit_refused_while_the_file_is_read_again_leaves_what_was_read(
    running: Running, slow_readings: Gate
) -> None:
    running.start()
    path = running.session.path
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE skill SET name = 'Pythonista' WHERE name = 'Python'")
    running.program.open(path)
    assert running.history.push(edits.add(GO)) is not None
    assert "another program has edited it meanwhile" in running.told()
    slow_readings.may_go_on.set()
    running.settle()
    assert slow_readings.visits == 1
    assert "Pythonista" in running.skills
    assert "another program" not in running.told(), "what is shown is what is on disk"
    assert running.history.push(edits.add(GO)) is None


def test_closed_while_the_file_is_read_again_nothing_is_left(running: Running, slow_readings: Gate) -> None:
    running.start()
    path, before = running.session.path, running.skills
    running.program.open(path)
    slow_readings.is_reached.wait(60)
    slow_readings.may_go_on.set()
    running.window.close()
    assert list(path.parent.glob("*.career*")) == [path]
    assert skills_in(path) == before


def test_a_row_that_another_program_broke_leaves_what_is_shown(running: Running) -> None:
    running.start()
    before = running.skills
    with closing(sqlite3.connect(running.session.path)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE skill SET name = ''")
    running.program.open(running.session.path)
    running.settle()
    assert "of its table skill cannot be used" in running.told()
    assert running.skills == before


def test_a_market_is_read_beside_the_window_and_edits_go_on(
    running: Running, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_module, "import_pack", gate.before(import_pack))
    running.start()
    path = running.folder / "newer.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    (running.folder / "imported-pay-0123.json").write_text("{}")
    running.program.import_pack(path)
    running.qtbot.waitUntil(lambda: "Reading newer.json…" in running.told())
    assert running.history.push(edits.add(GO)) is None
    assert (running.folder / "imported-pay-0123.json").exists()
    gate.may_go_on.set()
    running.settle()
    assert "Market figures 2000.01 are in use" in running.told()
    assert not (running.folder / "imported-pay-0123.json").exists()
    assert running.skills[-1] == "Go"
    assert running.history.undo() is None
    assert "Go" not in running.skills


def test_closed_while_a_market_is_read_it_is_kept_whole(running: Running) -> None:
    running.start()
    path = running.folder / "newer.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    (running.folder / "imported-pay-0123.json").write_text("{}")
    running.program.import_pack(path)
    running.window.close()
    assert (running.folder / NAME).read_bytes() == path.read_bytes()
    assert not (running.folder / "imported-pay-0123.json").exists()
