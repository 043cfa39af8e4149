import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.domain.errors import ProfileUnusable
from planner.domain.profile import Profile
from planner.storage import profile_file as module
from planner.storage.connection import connect
from planner.storage.profile_file import ProfileFile
from planner.storage.reading import read_profile
from tests.storage.test_mapping import PAY
from tests.storage.test_unit_of_work import FIRST, SECOND
from tests.strategies import adding, profile_of, profiles

START = """
import sys
from pathlib import Path
from planner.domain.change import Change, ChangeSet
from planner.domain.skill import Skill
from planner.workspace.profiles import open_profile

def loaded():
    return [name for name in ("sqlalchemy", "alembic", "numpy", "matplotlib") if name in sys.modules]

with open_profile(Path(sys.argv[1])) as session:
    print(len(session.profile.records), loaded())
"""
EDIT = """
    session.apply(ChangeSet("Add Python", (Change(None, Skill(id="s", name="Python")),)))
    session.reload()
    print(len(session.profile.records), loaded())
"""
PREPARED_EDIT = (
    """
    from threading import Thread
    thread = Thread(target=session.prepare_writing)
    thread.start()
    thread.join()
    print(loaded())
"""
    + EDIT
)


@pytest.fixture
def filled(profile_file: ProfileFile) -> ProfileFile:
    """An open profile of two roles and the pay of one."""
    profile_file.write(adding(FIRST, SECOND, PAY))
    return profile_file


def printed_by(program: str, path: Path) -> list[str]:
    """What a new process prints that runs this program on this profile."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_start_that_only_reads_does_not_load_sqlalchemy(filled: ProfileFile) -> None:
    filled.close()
    assert printed_by(START, filled.path) == ["3 []"]


def test_the_first_edit_loads_it_and_is_kept(filled: ProfileFile) -> None:
    filled.close()
    assert printed_by(START + EDIT, filled.path) == ["3 []", "4 ['sqlalchemy']"]
    assert printed_by(START, filled.path) == ["4 []"]


def test_it_can_be_loaded_before_the_first_edit_by_any_thread(filled: ProfileFile) -> None:
    filled.close()
    assert printed_by(START + PREPARED_EDIT, filled.path) == ["3 []", "['sqlalchemy']", "4 ['sqlalchemy']"]


def test_an_empty_file_is_an_empty_profile(closed: Path) -> None:
    with closing(connect(closed)) as driver:
        assert read_profile(closed, driver) == Profile()


def test_records_come_in_the_order_in_which_they_were_added(filled: ProfileFile) -> None:
    filled._driver.execute("UPDATE role SET added_order = 9 WHERE id = 'r1'")
    assert list(read_profile(filled.path, filled._driver).records) == ["r2", "r1", "p1"]


@settings(max_examples=20, deadline=None)
@given(profile=profiles())
def test_the_driver_gives_what_the_writer_was_given(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> None:
    with ProfileFile.create(tmp_path_factory.mktemp("read") / "a.career") as file:
        file.write(adding(*profile.records.values()))
        assert repr(sorted(file.read().records.items())) == repr(sorted(profile.records.items()))


def test_an_id_that_stands_in_two_tables_is_told(filled: ProfileFile) -> None:
    filled._driver.execute("UPDATE pay SET id = 'r2'")
    with pytest.raises(ProfileUnusable, match="row r2 of its table pay cannot be used"):
        read_profile(filled.path, filled._driver)


def test_reading_sees_one_moment_and_edits_made_meanwhile_are_not_written_over(
    filled: ProfileFile, other_program: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path, driver: sqlite3.Connection) -> Profile:
        other_program.execute("UPDATE role SET title = 'Editor' WHERE id = 'r2'")
        return read_profile(path, driver)

    monkeypatch.setattr(module, "read_profile", interrupted)
    assert filled.read() == profile_of(FIRST, SECOND, PAY)
    with pytest.raises(ProfileUnusable, match="another program has edited it meanwhile"):
        filled.write(adding())


def test_no_transaction_outlives_reading(filled: ProfileFile, other_program: sqlite3.Connection) -> None:
    filled.read()
    assert not filled._driver.in_transaction
    other_program.execute("UPDATE role SET title = ' '")
    with pytest.raises(ProfileUnusable, match="row r1 of its table role"):
        filled.read()
    assert not filled._driver.in_transaction
