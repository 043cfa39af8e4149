import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import ProfileUnusable
from planner.storage.header import Header, has_pending_edits, read_header, require_usable_header, write_ahead_log
from planner.storage.profile_file import ProfileFile
from planner.storage.schema import APPLICATION_ID, SCHEMA_NUMBER


def refusal(path: Path) -> str:
    with pytest.raises(ProfileUnusable) as told:
        require_usable_header(path)
    return str(told.value).removeprefix(f"Profile file {path.name}: ")


def foreign_database(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as driver:
        for statement in (*statements, "CREATE TABLE bookmark (title TEXT)"):
            driver.execute(statement)
    return path


def test_a_new_profile_says_what_it_is(closed: Path) -> None:
    assert read_header(closed) == Header(APPLICATION_ID, SCHEMA_NUMBER, closed.stat().st_size)
    assert closed.read_bytes()[68:72] == b"CP P1".replace(b" ", b"")
    require_usable_header(closed)


def test_a_missing_file_is_told(path: Path) -> None:
    assert refusal(path).startswith("it does not exist.")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder. Choose a file inside it."


def test_a_pipe_is_told_without_waiting_for_its_writer(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path).startswith("it is not a file that can be kept.")


def test_an_empty_file_is_told(path: Path) -> None:
    path.touch()
    assert refusal(path).startswith("it is empty.")


@pytest.mark.parametrize("content", [b"hello", b"PK\x03\x04" * 100, b"\0" * 4096])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert refusal(path) == "it is not a profile of this program. Choose a file that ends in .career."


@pytest.mark.parametrize("name", ["me.career", "ME.CAREER"])
def test_a_file_that_is_named_like_a_profile_but_is_none_is_not_told_to_be_named_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"hello")
    told = (
        "it is not a profile of this program, or it is damaged. Open a backup or a copy; this file was left as it is."
    )
    assert refusal(path) == told
    assert path.read_bytes() == b"hello"


def test_a_database_of_another_program_is_told(path: Path) -> None:
    assert refusal(foreign_database(path)).startswith("it belongs to another program.")


def test_a_newer_schema_is_told_by_number(path: Path) -> None:
    foreign_database(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 7")
    assert refusal(path).startswith("it was written by a newer version of this program (schema 7; this one knows 3).")


def test_a_profile_without_a_schema_is_damaged(path: Path) -> None:
    assert refusal(foreign_database(path, f"PRAGMA application_id = {APPLICATION_ID}")).startswith("it is damaged.")


@pytest.mark.parametrize("length", [99, 100, 4096, 20_000])
def test_a_file_that_was_cut_off_is_damaged(closed: Path, length: int) -> None:
    os.truncate(closed, length)
    assert refusal(closed).startswith("it is damaged.")


def test_pages_of_64_kilobytes_are_counted(path: Path) -> None:
    foreign_database(path, "PRAGMA page_size = 65536")
    header = read_header(path)
    assert header is not None
    assert header.length == path.stat().st_size == 2 * 65536


def test_a_page_count_that_is_out_of_date_is_not_believed(closed: Path) -> None:
    data = bytearray(closed.read_bytes())
    data[92:96] = b"\0\0\0\0"  # written by a version that did not know the field
    closed.write_bytes(data)
    header = read_header(closed)
    assert header is not None
    assert header.length == 0
    require_usable_header(closed)


def test_pending_edits_lie_beside_the_real_file(profile_file: ProfileFile, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(profile_file.path)
    assert write_ahead_log(link) == profile_file.path.with_name(profile_file.path.name + "-wal")
    assert not has_pending_edits(link)
    write_ahead_log(link).write_bytes(b"x")
    assert has_pending_edits(link)
    os.truncate(write_ahead_log(link), 0)
