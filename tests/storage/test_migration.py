import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import ProfileUnusable
from planner.storage import header, migration, profile_file
from planner.storage.connection import connect, number_of, require_tables
from planner.storage.engine import engine_of
from planner.storage.migration import MIGRATIONS, backup_path, upgrade
from planner.storage.profile_file import ProfileFile
from tests.storage.conftest import contents
from tests.storage.test_mapping import PAY
from tests.storage.test_new_file import files_no_longer_than
from tests.storage.test_unit_of_work import FIRST
from tests.strategies import adding, profile_of

REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("role") as role:
        role.add_column(sa.Column("motto", sa.Text(), nullable=False, server_default="none yet"))
"""
FAILING = REVISION + '    raise RuntimeError("a bug in the revision")\n'
LOSING_ROLES = REVISION + '    op.execute("DELETE FROM role")\n'
FILLING_THE_DISK = REVISION + '    op.execute("UPDATE role SET note = hex(randomblob(1000000))")\n'


@pytest.fixture
def old(path: Path) -> Path:
    """A closed profile of today's schema with a role and its pay."""
    with ProfileFile.create(path) as file:
        file.write(adding(FIRST, PAY))
    return path


def newer_program(monkeypatch: pytest.MonkeyPatch, folder: Path, revision: str) -> None:
    """From here on this is a program of schema 4 with this made-up revision."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "revision_0004.py").write_text(revision)
    monkeypatch.setattr(migration, "MIGRATIONS", folder)
    for module in (header, migration, profile_file):
        monkeypatch.setattr(module, "SCHEMA_NUMBER", 4)


def schema_of(driver: sqlite3.Connection) -> dict[str, list[str]]:
    """The lines that define each table and index, sorted: constraints may stand in any order. Quotes mean nothing."""
    found = driver.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(line.strip(" \t,") for line in sql.replace('"', "").splitlines()) for name, sql in found}


def run_due_revisions(driver: sqlite3.Connection) -> None:
    with engine_of(driver).begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(connection)


def test_the_revisions_from_nothing_make_the_same_schema_as_a_new_file(closed: Path, tmp_path: Path) -> None:
    upgraded = tmp_path / "upgraded"
    upgraded.touch()
    with closing(connect(closed)) as new, closing(connect(upgraded)) as driver:
        run_due_revisions(driver)
        require_tables(upgraded, driver)
        assert schema_of(driver) == schema_of(new)
        for query in ("SELECT version_num FROM alembic_version", "PRAGMA user_version"):
            assert driver.execute(query).fetchall() == new.execute(query).fetchall()


def test_an_older_file_is_brought_up_with_every_row(old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    newer_program(monkeypatch, tmp_path / "100% migrations", REVISION)
    with ProfileFile.open(old) as file:
        assert file.read() == profile_of(FIRST, PAY)
        assert number_of(file._driver, "user_version") == 4
        assert file._driver.execute("SELECT motto FROM role").fetchall() == [("none yet",)]
        with pytest.raises(sqlite3.IntegrityError):  # RESTRICT still holds
            file._driver.execute("DELETE FROM role")
    assert not list((tmp_path / "100% migrations").rglob("*.career"))


def test_the_new_number_stands_in_the_file_itself(old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    newer_program(monkeypatch, tmp_path / "migrations", REVISION)
    with ProfileFile.open(old) as file:
        assert int.from_bytes(file.path.read_bytes()[60:64], "big") == 4
    monkeypatch.undo()
    before = contents(old.parent)
    with pytest.raises(ProfileUnusable, match="schema 4; this one knows 3"):
        ProfileFile.open(old)
    assert contents(old.parent) == before


def test_the_older_file_is_backed_up_beside_it_first(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer_program(monkeypatch, tmp_path / "migrations", REVISION)
    ProfileFile.open(old).close()
    monkeypatch.undo()
    (backup,) = (old.parent / "backups").iterdir()
    assert backup.name.startswith(old.stem + " schema 3 ")
    assert [stat.S_IMODE(place.stat().st_mode) for place in (backup.parent, backup)] == [0o700, 0o600]
    with ProfileFile.open(backup) as file:
        assert file.read() == profile_of(FIRST, PAY)


def test_two_backups_never_have_one_name(path: Path) -> None:
    assert backup_path(path, 1) != backup_path(path, 2)
    assert backup_path(path, 1).parent == path.parent / "backups"
    assert backup_path(path, 1).suffix == ".career"


@pytest.mark.parametrize(
    ("revision", "error", "words"),
    [
        (FAILING, RuntimeError, "a bug in the revision"),
        (LOSING_ROLES, ProfileUnusable, "row 1 of its table pay belongs to a role that is not there"),
    ],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    revision: str,
    error: type[Exception],
    words: str,
) -> None:
    newer_program(monkeypatch, tmp_path / "migrations", revision)
    before = contents(old.parent)
    with pytest.raises(error, match=words):
        ProfileFile.open(old)
    assert contents(old.parent) == before
    monkeypatch.undo()
    with ProfileFile.open(old) as file:
        assert file.read() == profile_of(FIRST, PAY)


def test_a_disk_that_fills_up_during_a_migration_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer_program(monkeypatch, tmp_path / "migrations", FILLING_THE_DISK)
    before = contents(old.parent)
    with files_no_longer_than(500_000), pytest.raises(ProfileUnusable, match="the disk could not be read or written"):
        ProfileFile.open(old)
    assert contents(old.parent) == before


def test_a_file_that_cannot_be_backed_up_is_not_migrated(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer_program(monkeypatch, tmp_path / "migrations", REVISION)
    (old.parent / "backups").write_text("not a folder")
    before = contents(old.parent)
    with pytest.raises(ProfileUnusable, match="the system refuses it"):
        ProfileFile.open(old)
    assert contents(old.parent) == before
