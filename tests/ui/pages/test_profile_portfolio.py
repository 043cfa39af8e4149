from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.person import Person
from planner.domain.profile import Record
from planner.ui.pages.profile_portfolio import PortfolioLine
from planner.ui.pages.profile_section import Desk, section
from planner.workspace import edits
from tests.strategies import adding
from tests.ui.workplace import ACHIEVEMENT, ML_ENGINEER, TALK, Workplace, on_disk
from tests.ui.written import settle_files

Build = Callable[..., PortfolioLine]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    with on_disk(tmp_path) as opened:
        yield opened


@pytest.fixture
def line(place: Workplace, qtbot: QtBot) -> PortfolioLine:
    shown = section("achievements", Desk(place.session, place.history, place.bridge))
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    shown.finish()
    (found,) = shown.findChildren(PortfolioLine)
    return found


def test_only_achievements_have_it(place: Workplace, qtbot: QtBot) -> None:
    for key in ("roles", "pay", "skills", "certifications"):
        shown = section(key, Desk(place.session, place.history, place.bridge))
        qtbot.addWidget(shown)
        assert not shown.findChildren(PortfolioLine)


@pytest.mark.parametrize("record", [ACHIEVEMENT, TALK])
def test_it_waits_for_something_to_show(line: PortfolioLine, place: Workplace, record: Record) -> None:
    assert not line.button.isEnabled()
    place.history.push(adding(ML_ENGINEER))
    assert not line.button.isEnabled()
    place.history.push(adding(record))
    assert line.button.isEnabled()
    place.history.undo()
    assert not line.button.isEnabled()


def test_it_is_saved_beside_the_profile_and_said_so(line: PortfolioLine, place: Workplace, tmp_path: Path) -> None:
    place.history.push(adding(Person(name="Ada Example"), ML_ENGINEER, ACHIEVEMENT, TALK))
    QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    (dialog,) = line.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "portfolio.html")]
    dialog.fileSelected.emit(str(tmp_path / "portfolio.md"))
    dialog.reject()
    settle_files()
    text = (tmp_path / "portfolio.md").read_text(encoding="utf-8")
    assert "# Portfolio of Ada Example" in text
    assert "## ML engineer, Cascade" in text
    assert line.message.text == f"Saved {tmp_path / 'portfolio.md'}."


def test_a_failure_is_told_where_it_arose_until_the_next_edit(
    line: PortfolioLine, place: Workplace, tmp_path: Path
) -> None:
    place.history.push(adding(ACHIEVEMENT))
    foreign = tmp_path / "notes.md"
    foreign.write_text("# Mine\n", encoding="utf-8")
    line.save(foreign)
    settle_files()
    assert line.message.text == (
        "Document notes.md: a file of that name is there that this program did not write. Choose another name."
    )
    assert foreign.read_text(encoding="utf-8") == "# Mine\n"
    changes = edits.set_field(place.session.profile, ACHIEVEMENT.id, "title", "Faster still")
    assert changes is not None
    place.history.push(changes)
    assert line.message.text == ""


def test_what_came_of_it_stands_in_the_place_of_what_it_does(
    line: PortfolioLine, place: Workplace, tmp_path: Path
) -> None:
    place.history.push(adding(ACHIEVEMENT))
    assert len(notes(line)) == 1
    line.save(tmp_path / "portfolio.html")
    settle_files()
    assert notes(line) == []
    assert line.layout() is not None
    line.window().grab()  # which lays it out
    assert line.message.x() > line.button.geometry().right()
    next(button for button in line.message.findChildren(QPushButton) if button.text() == "Close").click()
    assert line.message.text == ""
    assert len(notes(line)) == 1


def notes(line: PortfolioLine) -> list[str]:
    texts = [label.text() for label in line.findChildren(QLabel) if label.isVisible()]
    return [text for text in texts if text.startswith("Web page or Markdown")]


def test_what_to_have_ready_is_read_off_the_profile(line: PortfolioLine, place: Workplace) -> None:
    place.history.push(adding(ML_ENGINEER, replace(ACHIEVEMENT, metric="Latency", before="9 s", after="1 s")))
    next(button for button in line.findChildren(QPushButton) if button.text() == "Prepare to negotiate…").click()
    (dialog,) = [one for one in line.window().findChildren(QDialog) if one.isVisible()]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Know what the market pays. Add to ML engineer: place, pay." in texts
    assert "Faster serving (Latency: 9 s → 1 s)" in texts
    dialog.reject()
