"""Opening, creating and losing profiles behind a real window, without a screen."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from planner.domain.errors import UserError
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.market.imported import NAME, installed_pack, usable_pack
from planner.market.pack import load_pack
from planner.workspace import edits
from planner.workspace.profiles import new_profile, open_profile, own_path
from tests.app.conftest import Running
from tests.market.made_up import document


def test_the_first_start_makes_the_users_own_profile_with_the_sample(running: Running) -> None:
    running.start()
    assert running.settings.recent() == [own_path(running.folder)]
    assert "sample" in running.told()
    assert len(running.skills) == 12


def test_the_next_start_opens_what_was_open_last(running: Running) -> None:
    with new_profile(running.folder / "other.career") as other:
        other.apply(edits.add(Skill(id="s", name="Rust")))
    running.settings.remember_recent(running.folder / "other.career")
    running.start()
    assert running.skills == ["Rust"]
    assert not own_path(running.folder).exists()


def test_a_profile_that_is_gone_is_told_and_not_replaced(running: Running) -> None:
    running.settings.remember_recent(running.folder / "gone.career")
    running.program.start(None)
    running.settle()
    assert running.program.session is None
    assert list(running.folder.glob("*.career")) == []


def test_trying_again_opens_what_is_there_by_then(running: Running) -> None:
    path = running.folder / "late.career"
    running.program.start(path)
    running.settle()
    assert running.program.session is None
    with new_profile(path) as late:
        late.apply(edits.add(Skill(id="s", name="Rust")))
    with running.qtbot.waitSignal(running.window.answered, timeout=30_000):
        running.program.try_again()
    assert running.skills == ["Rust"]
    running.program.try_again()
    running.settle()
    assert running.skills == ["Rust"]


def test_one_that_cannot_be_opened_leaves_the_open_one_open(running: Running) -> None:
    running.start()
    (running.folder / "note.career").write_text("dear diary")
    running.program.open(running.folder / "note.career")
    running.settle()
    assert "note.career: it is not a profile" in running.told()
    assert len(running.skills) == 12


def test_opening_the_open_one_reads_what_another_program_changed(running: Running) -> None:
    running.start()
    assert running.program.session is not None
    path = running.program.session.path
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE skill SET name = 'Pythonista' WHERE name = 'Python'")
    running.program.open(path)
    running.settle()
    assert "Pythonista" in running.skills
    changes = edits.set_field(running.session.profile, "sample-skill-01", "proficiency", "5")
    assert changes is not None
    running.session.apply(changes)
    assert running.session.revision == 3  # the sample, what was read again, the edit


def test_new_open_and_copy(running: Running) -> None:
    running.start()
    running.program.new(running.folder / "second.career")
    running.settle()
    assert running.skills == []
    assert running.settings.recent()[0].name == "second.career"
    assert running.window.page == "profile", "where it is filled in"
    running.program.new(own_path(running.folder))
    running.settle()
    assert "it exists already" in running.told()
    running.program.open(own_path(running.folder))
    running.settle()
    running.program.save_copy(running.folder / "copy.career")
    running.settle()
    assert "A copy was saved as" in running.told()
    with open_profile(running.folder / "copy.career") as copy:
        assert len(list(copy.profile.all(Role))) == 3


def test_what_is_asked_while_another_opens_comes_after_it(running: Running) -> None:
    for name in ("first", "second"):
        with new_profile(running.folder / f"{name}.career") as made:
            made.apply(edits.add(Skill(id="s", name=name)))
    running.start()
    running.program.open(running.folder / "first.career")
    running.program.open(running.folder / "second.career")
    running.program.open(running.folder / "second.career")
    running.settle()
    assert running.skills == ["second"]
    assert [path.stem for path in running.settings.recent()[:2]] == ["second", "first"]
    assert "open already" not in running.told(), "the last one reads again what is open by then"


def test_an_opening_that_takes_long_is_told_and_then_what_came_of_it(running: Running) -> None:
    path = running.folder / "held.career"
    new_profile(path).close()
    running.start()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        running.program.open(path)
        running.qtbot.waitUntil(lambda: "Opening held.career…" in running.told())
        running.qtbot.waitUntil(lambda: "another program" in running.told())
        assert "Opening" not in running.told()
        assert len(running.skills) == 12, "the one before stays open"


def test_an_error_of_the_start_stays_in_sight_when_the_profile_comes(running: Running) -> None:
    with running.qtbot.waitSignal(running.window.answered, timeout=30_000):
        running.program.start(None)
        running.program.tell(UserError("Market figures", "they are damaged", "Import them again"))
    assert "Market figures: they are damaged" in running.told()


def test_a_profile_that_is_still_being_opened_is_closed_with_the_window(running: Running) -> None:
    running.program.start(None)
    running.window.close()
    assert running.program.session is None
    with open_profile(own_path(running.folder)) as again:
        assert len(list(again.profile.all(Skill))) == 12


def test_the_sample_in_a_file_of_its_own(running: Running) -> None:
    with new_profile(own_path(running.folder)):
        pass
    running.start()
    running.program.open_sample()
    running.settle()
    assert running.program.session is not None
    assert running.program.session.path.name == "Sample.career"
    running.program.open_sample()
    running.settle()
    assert running.program.session.path.name == "Sample.career"
    running.program.remove_sample()
    assert running.program.session.profile.is_empty()


def test_closed_it_lets_go_of_the_file(running: Running) -> None:
    running.start()
    running.window.close()
    assert running.program.session is None
    running.program.remove_sample()
    running.program.save_copy(running.folder / "copy.career")
    assert not (running.folder / "copy.career").exists()
    with open_profile(own_path(running.folder)) as again:
        assert len(list(again.profile.all(Skill))) == 12


def test_another_pack_takes_over_and_the_profile_stays_open_with_its_undo(running: Running) -> None:
    running.start()
    session, before = running.program.session, running.skills
    running.program.remove_sample()
    path = running.folder / "newer.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    running.window.pack_import_requested.emit(path)
    running.settle()
    assert running.told().startswith("Market figures 2000.01 are in use. They came without a pay model")
    assert running.program.session is session
    assert installed_pack(running.folder).version == "2000.01"
    running.history.undo()
    assert sorted(running.skills) == sorted(before)


def test_a_pack_that_is_refused_changes_nothing(running: Running) -> None:
    running.start()
    path = running.folder / "newer.json"
    path.write_text("{", encoding="utf-8")
    running.window.pack_import_requested.emit(path)
    running.settle()
    assert "Market figures newer.json: it is no JSON" in running.told()
    assert len(running.skills) == 12
    assert not (running.folder / NAME).exists()


def test_without_an_open_profile_a_pack_is_taken_all_the_same(running: Running) -> None:
    path = running.folder / "newer.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    running.program.import_pack(path)
    running.settle()
    assert running.told().startswith("Market figures 2000.01 are in use. They came without a pay model")


def test_an_imported_pack_that_is_damaged_is_told_and_the_shipped_one_shown(tmp_path: Path) -> None:
    assert usable_pack(tmp_path)[1] is None
    (tmp_path / NAME).write_text("{")
    pack, error = usable_pack(tmp_path)
    assert pack.version == load_pack().version
    assert error is not None
    assert "so the figures that came with the program are used" in error.reason
