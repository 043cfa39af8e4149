import os
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.report.markdown import markdown_of
from planner.report.saving import MARK, save_portfolio
from planner.report.web_page import page_of
from tests.report.examples import example, made, nasty


@pytest.mark.parametrize(("name", "write"), [("mine.md", markdown_of), ("mine.html", page_of), ("MINE.HTML", page_of)])
def test_the_ending_says_what_is_written(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    save_portfolio(nasty(), tmp_path / name)
    assert (tmp_path / name).read_bytes() == write(nasty(), MARK).encode()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["mine.md", "mine.html"])
def test_an_earlier_document_is_replaced(tmp_path: Path, name: str) -> None:
    save_portfolio(example(), tmp_path / name)
    save_portfolio(made(), tmp_path / name)
    assert "Ada" not in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"# My own portfolio\n", b"\xff\xfe\x00", b" " * 500 + MARK.encode()])
def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"^Document mine\.md: a file of that name is there that this program did not"):
        save_portfolio(example(), path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["mine.txt", "mine", ".md"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"its ending names no known kind of document\. End it in \.md or \.html\."):
        save_portfolio(example(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"it could not be written \(no such file or directory\)\. Choose another folder"
    ):
        save_portfolio(example(), tmp_path / "gone" / "mine.md")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.md").mkdir()
    with pytest.raises(UserError, match=r"it could not be written \(is a directory\)"):
        save_portfolio(example(), tmp_path / "mine.md")


def test_a_full_disk_leaves_the_earlier_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_portfolio(example(), tmp_path / "mine.md")
    before = (tmp_path / "mine.md").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"it could not be written \(no space left on device\)"):
        save_portfolio(nasty(), tmp_path / "mine.md")
    assert (tmp_path / "mine.md").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
