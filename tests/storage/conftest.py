"""Profile files to test on, and what the world can do to them."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from planner.storage import connection
from planner.storage.profile_file import ProfileFile

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a profile may be made; the name needs quoting in an SQLite address."""
    return tmp_path / "my caréer 100%?#.career"


@pytest.fixture
def profile_file(path: Path) -> Iterator[ProfileFile]:
    """A new profile, open."""
    with ProfileFile.create(path) as file:
        yield file


@pytest.fixture
def closed(path: Path) -> Path:
    """A new profile, closed."""
    ProfileFile.create(path).close()
    return path


@pytest.fixture
def other_program(path: Path) -> Iterator[sqlite3.Connection]:
    """The profile as another program opens it, when a test asks: no foreign keys, no CHECK constraints."""
    driver = sqlite3.connect(path, isolation_level=None, timeout=0)
    driver.execute("PRAGMA ignore_check_constraints = ON")
    yield driver
    driver.close()


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locked files are given up at once."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_S", 0.01)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that an ordinary user reaches even when root runs the tests."""
    folder = Path(mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write anything; inside the block the tests are an ordinary user."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in the folder by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def as_after_a_crash(file: ProfileFile, folder: Path) -> Path:
    """What a killed program leaves of an open file: the file and its pending edits, copied to a new folder."""
    folder.mkdir()
    for name in (file.path.name, file.path.name + "-wal"):
        shutil.copy(file.path.with_name(name), folder / name)
    return folder / file.path.name


def overwrite_the_middle(path: Path) -> None:
    """Damage every page but the first."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def overwrite_a_row(path: Path, words: str) -> None:
    """Damage the page on which these words are stored."""
    data = bytearray(path.read_bytes())
    start = data.index(words.encode()) // 4096 * 4096
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
