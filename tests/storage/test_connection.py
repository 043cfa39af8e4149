import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import ProfileUnusable
from planner.storage import connection
from planner.storage.connection import connect, inspect, number_of, require_tables, require_whole_references
from planner.storage.profile_file import ProfileFile
from planner.storage.schema import SCHEMA_NUMBER
from tests.storage.conftest import as_after_a_crash, contents, overwrite_a_row
from tests.storage.test_mapping import PAY
from tests.storage.test_unit_of_work import FIRST
from tests.strategies import adding


def test_a_connection_is_careful(closed: Path) -> None:
    with closing(connect(closed)) as driver:
        assert number_of(driver, "foreign_keys") == 1
        assert number_of(driver, "synchronous") == 2  # FULL
        assert number_of(driver, "trusted_schema") == 0
        assert driver.isolation_level is None
    with closing(connect(closed, has_foreign_keys=False)) as driver:
        assert number_of(driver, "foreign_keys") == 0


def test_nobody_waits_longer_than_two_seconds_for_a_locked_file() -> None:
    assert 0 < connection.BUSY_TIMEOUT_S <= 2


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(path)
    assert not path.exists()


def test_a_connection_that_cannot_be_set_up_is_closed(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(sqlite3.Connection):
        def execute(self, *_: object) -> sqlite3.Cursor:
            raise sqlite3.OperationalError

    real, opened = sqlite3.connect, []

    def connect_refusing(address: str, **settings: object) -> sqlite3.Connection:
        opened.append(real(address, uri=True, factory=Refusing))
        return opened[0]

    monkeypatch.setattr(sqlite3, "connect", connect_refusing)
    with pytest.raises(sqlite3.OperationalError):
        connect(closed)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].cursor()


def test_looking_at_a_whole_file_changes_nothing(closed: Path) -> None:
    before = contents(closed.parent)
    assert inspect(closed) == SCHEMA_NUMBER
    assert contents(closed.parent) == before


def test_a_damaged_file_is_told_and_left(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST))
    profile_file.close()
    overwrite_a_row(profile_file.path, FIRST.title)
    before = contents(profile_file.path.parent)
    with pytest.raises(ProfileUnusable, match="it is damaged"):
        inspect(profile_file.path)
    assert contents(profile_file.path.parent) == before


def test_a_damaged_file_with_pending_edits_is_left_with_them(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file.write(adding(FIRST))
    number_of(profile_file._driver, "wal_checkpoint(TRUNCATE)")
    profile_file.write(adding(PAY))
    crashed = as_after_a_crash(profile_file, tmp_path / "crashed")
    overwrite_a_row(crashed, FIRST.title)
    before = contents(crashed.parent)
    with pytest.raises(ProfileUnusable, match="it is damaged"):
        inspect(crashed)
    after = contents(crashed.parent)
    assert {name: after[name] for name in before} == before


def test_a_newer_number_among_pending_edits_is_told_and_left(profile_file: ProfileFile, tmp_path: Path) -> None:
    profile_file._driver.execute("PRAGMA user_version = 9")
    crashed = as_after_a_crash(profile_file, tmp_path / "crashed")
    before = contents(crashed.parent)
    with pytest.raises(ProfileUnusable, match="schema 9; this one knows 3"):
        inspect(crashed)
    after = contents(crashed.parent)
    assert {name: after[name] for name in before} == before


def test_a_table_or_column_that_was_taken_away_is_named(closed: Path) -> None:
    with closing(connect(closed, has_foreign_keys=False)) as driver:
        require_tables(closed, driver)
        driver.execute("ALTER TABLE skill DROP COLUMN evidence")
        with pytest.raises(ProfileUnusable, match=r"its table skill lacks the column evidence\."):
            require_tables(closed, driver)
        driver.execute("DROP TABLE role")
        with pytest.raises(ProfileUnusable, match="its table role lacks the column added_order"):
            require_tables(closed, driver)


def test_pay_without_its_role_is_named(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST, PAY))
    require_whole_references(profile_file.path, profile_file._driver)
    profile_file._driver.execute("PRAGMA foreign_keys = OFF")
    profile_file._driver.execute("DELETE FROM role")
    with pytest.raises(ProfileUnusable, match="row 1 of its table pay belongs to a role that is not there"):
        require_whole_references(profile_file.path, profile_file._driver)
