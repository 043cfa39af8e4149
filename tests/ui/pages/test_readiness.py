"""The page on the sample, who has attached no evidence yet."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from planner.domain.plan import Action, ActionKind
from planner.domain.readiness import Evidence
from planner.market.pack import Pack
from planner.ui.chart_view import ChartView
from planner.ui.pages.readiness import ReadinessPage
from planner.ui.theme import Theme
from planner.workspace import edits
from tests.advice.records import evidence, own
from tests.ui.pages.advice_desk import SAMPLE, TODAY, Opened
from tests.ui.workplace import PYTHON
from tests.ui.written import settle_files


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack, theme: Theme) -> Iterator[Opened[ReadinessPage]]:
    opened = Opened(qtbot, pack, lambda desk: ReadinessPage(desk, theme))
    yield opened
    opened.close()


def attached(opened: Opened[ReadinessPage]) -> list[Evidence]:
    return list(opened.profile.all(Evidence))


def spoken(opened: Opened[ReadinessPage]) -> str:
    assert opened.page.picture.data is not None
    return opened.page.picture.data.spoken


def column(opened: Opened[ReadinessPage], number: int) -> list[str]:
    lines = opened.page.ladder.lines
    return [str(lines.index(row, number).data()) for row in range(lines.rowCount())]


def test_without_evidence_all_is_unknown(opened: Opened[ReadinessPage]) -> None:
    assert opened.page.sentence.startswith("For senior you show 0 of 17 lines; 17 unknown. ")
    assert set(column(opened, 3)) == {"unknown"}
    assert spoken(opened).startswith("Nothing is known yet of your readiness for senior")
    assert opened.page.evidence.texts[0][0].startswith("Unknown")


def test_the_radar_is_drawn(opened: Opened[ReadinessPage], qtbot: QtBot) -> None:
    chart = opened.page.picture.findChild(ChartView)
    assert isinstance(chart, ChartView)
    qtbot.waitUntil(lambda: chart.canvas is not None)


def test_a_record_is_confirmed_as_evidence_and_that_undone(opened: Opened[ReadinessPage]) -> None:
    before = opened.page.sentence
    name, action = opened.page.offers.texts[0]
    assert (name, action) == ("Test sets for retrieval", "Confirm")
    opened.after(opened.page.offers.buttons[0].click)
    (made,) = attached(opened)
    assert made.text == name
    assert opened.page.sentence.startswith("For senior you show 1 of 17 lines; 16 unknown")
    assert (column(opened, 3)[0], column(opened, 4)[0]) == ("recent evidence", str(made.date))
    assert name not in dict(opened.page.offers.texts)
    assert "For senior you show 1 of 3 descriptors; 6 of 7" in spoken(opened)
    opened.after(opened.place.history.undo)
    assert opened.page.sentence == before


def test_evidence_is_removed_and_that_undone(opened: Opened[ReadinessPage]) -> None:
    opened.after(opened.page.offers.buttons[0].click)
    opened.after(opened.page.evidence.buttons[0].click)
    assert attached(opened) == []
    opened.after(opened.place.history.undo)
    assert len(attached(opened)) == 1


def test_much_evidence_is_cut_to_the_latest(opened: Opened[ReadinessPage]) -> None:
    line = opened.page.ladder.lines.row(0).line.line.id
    many = [evidence(line, f"{TODAY.year}-01", number=number) for number in range(9)]
    opened.after(lambda: opened.place.history.push(edits.add(*many)))
    assert len(opened.page.evidence.buttons) == 6
    assert opened.page.evidence.texts[-1] == ("3 older ones", "")


def test_evidence_is_written_for_the_line_chosen(opened: Opened[ReadinessPage]) -> None:
    opened.page.ladder.view.selectRow(4)
    dialog = opened.page.ask_for_evidence()
    assert dialog.date.text() == f"{TODAY:%Y-%m}"
    dialog.what.setText("Saw the risk in March")
    opened.after(dialog.accept)
    assert [row for row, shown in enumerate(column(opened, 3)) if shown != "unknown"] == [4]
    assert opened.page.ladder.view.currentIndex().row() == 4
    assert opened.page.evidence.texts == (("Saw the risk in March", "Remove"),)


def test_older_evidence_counts_as_old_until_more_months_are_recent(opened: Opened[ReadinessPage]) -> None:
    line = opened.page.ladder.lines.row(0).line.line.id
    old = evidence(line, f"{TODAY.year - 4}")
    opened.after(lambda: opened.place.history.push(edits.add(old)))
    assert column(opened, 3)[0] == "old evidence"
    assert "1 line only by older one" in opened.page.sentence
    opened.after(lambda: opened.page.months.setValue(120))
    assert column(opened, 3)[0] == "recent evidence"
    assert "Evidence of the last 120 months" in opened.page.sentence


def test_other_tracks_can_be_looked_at_and_stay_chosen(opened: Opened[ReadinessPage]) -> None:
    names = [opened.page.rung.itemText(place) for place in range(opened.page.rung.count())]
    assert names[:2] == ["Senior · next level", "Research scientist · sideways"]
    assert {"Entry", "Mid", "Architect"} <= set(names)
    opened.page.rung.setCurrentIndex(1)
    assert opened.page.sentence.startswith("For research scientist you show 0 of 11 lines")
    opened.after(lambda: opened.page.months.setValue(12))
    assert opened.page.rung.currentIndex() == 1
    assert opened.page.ladder.lines.rowCount() == 11


def test_the_gap_in_skills_is_told_by_title(opened: Opened[ReadinessPage]) -> None:
    assert opened.page.family.itemText(0) == "Machine learning engineer, senior · yours"
    own = opened.page.gap.texts
    assert {value for _, value in own} <= {"have", "rusty", "below what is asked", "not rated", "lack"}
    assert all("of what is asked" in name for name, _ in own)
    data = next(
        place for place in range(opened.page.family.count()) if opened.page.family.itemText(place).startswith("Data s")
    )
    opened.page.family.setCurrentIndex(data)
    assert opened.page.gap.texts != own


def test_without_a_role_every_rung_is_there_and_the_page_says_so(qtbot: QtBot, pack: Pack, theme: Theme) -> None:
    opened = Opened(qtbot, pack, lambda desk: ReadinessPage(desk, theme), (PYTHON,))
    assert "The level of your current role is not known" in opened.page.sentence
    assert opened.page.rung.count() > 4
    assert "yours" not in opened.page.family.itemText(0)
    opened.close()


def test_an_empty_profile_is_asked_for_a_role(qtbot: QtBot, pack: Pack, theme: Theme) -> None:
    opened = Opened(qtbot, pack, lambda desk: ReadinessPage(desk, theme), ())
    assert opened.page.empty.isVisible()
    assert not SAMPLE.is_empty()
    opened.close()


def texts(opened: Opened[ReadinessPage]) -> list[str]:
    return column(opened, 1)


def test_a_line_is_added_for_the_present_employer_and_that_undone(opened: Opened[ReadinessPage]) -> None:
    before = texts(opened)
    assert opened.page.employer.currentText() == "Northwind Language"
    dialog = opened.page.ladder.ask_for_line()
    assert dialog.aspect.currentText() == "Design and architecture"
    dialog.text.setPlainText("Signs designs off.")
    opened.after(dialog.accept)
    assert "Signs designs off." in texts(opened)
    assert opened.page.sentence.startswith("For senior you show 0 of 18 lines; 18 unknown")
    assert "As Northwind Language has it: 1 added" in opened.page.sentence
    opened.after(lambda: opened.page.employer.setCurrentIndex(opened.page.employer.findData("")))
    assert texts(opened) == before
    opened.after(lambda: opened.page.employer.setCurrentIndex(0))
    opened.after(opened.place.history.undo)
    assert texts(opened) == before


def test_a_line_just_added_is_the_one_chosen(opened: Opened[ReadinessPage]) -> None:
    page = opened.page
    page.ladder.view.selectRow(9)
    dialog = page.ladder.ask_for_line()
    dialog.text.setPlainText("Signs designs off.")
    opened.after(dialog.accept)
    assert page.ladder.line.line.line.text == "Signs designs off."
    assert page._line_text.text().endswith(": Signs designs off.")
    assert page.ladder.view.currentIndex().row() not in (0, 9)
    page.ladder.view.selectRow(2)
    chosen = page.ladder.line.line.line.text
    opened.after(lambda: page.months.setValue(30))
    assert page.ladder.line.line.line.text == chosen  # only once
    opened.after(opened.place.history.undo)
    assert page.ladder.line.line.line.text == chosen


def test_a_line_is_changed_hidden_and_brought_back(opened: Opened[ReadinessPage]) -> None:
    ladder, before = opened.page.ladder, texts(opened)
    assert (ladder.back.isEnabled(), ladder.reset.isEnabled()) == (False, False)
    dialog = ladder.ask_for_words()
    assert dialog.text.toPlainText() == before[0]
    dialog.text.setPlainText("Signs designs off.")
    opened.after(dialog.accept)
    assert (texts(opened)[0], column(opened, 2)[0]) == ("Signs designs off.", "in your words")
    opened.after(ladder.back.click)
    assert texts(opened) == before
    opened.after(ladder.hide_it.click)
    assert texts(opened) == [*before[1:], before[0]]
    assert column(opened, 2)[-1] == "hidden"
    assert ladder.view.currentIndex().row() == len(before) - 1
    assert (ladder.change.isEnabled(), ladder.hide_it.isEnabled(), ladder.back.isEnabled()) == (False, False, True)
    assert opened.page.add.isHidden()
    ladder.hide_line()  # as the menu asks for: nothing to hide
    opened.after(ladder.reset.click)
    assert texts(opened) == before
    assert not opened.page.add.isHidden()


def test_an_added_line_is_removed(opened: Opened[ReadinessPage]) -> None:
    ladder, before = opened.page.ladder, texts(opened)
    dialog = ladder.ask_for_line()
    dialog.text.setPlainText("Signs designs off.")
    opened.after(dialog.accept)
    ladder.view.selectRow(texts(opened).index("Signs designs off."))
    assert ladder.hide_it.text() == "Re&move"
    opened.after(ladder.hide_it.click)
    assert texts(opened) == before


def test_what_holds_for_every_employer_is_changed_there(opened: Opened[ReadinessPage]) -> None:
    ladder = opened.page.ladder
    own_line = own("o", text="Signs designs off.", aspect="design")
    opened.after(lambda: opened.place.history.push(edits.add(own_line)))
    ladder.view.selectRow(texts(opened).index("Signs designs off."))
    assert not any(button.isEnabled() for button in (ladder.change, ladder.hide_it, ladder.back))
    assert "every employer" in ladder.change.toolTip()
    opened.after(lambda: opened.page.employer.setCurrentIndex(opened.page.employer.findData("")))
    assert ladder.hide_it.isEnabled()
    assert ladder.change.toolTip() == ""


def test_the_last_line_of_a_rung_stays_and_that_is_told(opened: Opened[ReadinessPage]) -> None:
    others = [one.line.line.id for one in opened.page.ladder.lines.rows[1:]]
    opened.after(lambda: opened.place.history.push(edits.add(*(own(f"o{one}", replaces=one) for one in others))))
    opened.page.ladder.view.selectRow(0)
    opened.page.ladder.hide_it.click()
    assert "it is the last one of this rung" in opened.page.message.text


def test_evidence_names_the_shipped_line_whatever_its_words(opened: Opened[ReadinessPage]) -> None:
    line = opened.page.ladder.line.line.line.id
    changed = own("o", employer="Northwind Language", text="Signs.", replaces=line)
    opened.after(lambda: opened.place.history.push(edits.add(changed)))
    opened.after(opened.page.offers.buttons[0].click)
    assert [one.descriptor for one in attached(opened)] == [line]


def test_a_link_of_evidence_is_opened(opened: Opened[ReadinessPage], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    line = opened.page.ladder.line.line.line.id
    linked = evidence(line, f"{TODAY.year}-01", text="A design", url="https://example.org/a")
    opened.after(lambda: opened.place.history.push(edits.add(linked)))
    opened.page.evidence.link_wanted.emit("https://example.org/a")
    assert asked == ["https://example.org/a"]


def test_ladder_and_gap_are_copied_and_saved(opened: Opened[ReadinessPage], tmp_path: Path) -> None:
    opened.page.links.save(tmp_path / "ladder.csv")
    settle_files()
    rows = list(csv.reader((tmp_path / "ladder.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["Aspect", "What it asks", "Words", "Shown", "Latest", "Evidence"]
    assert len(rows) == 18
    opened.page.ladder.view.copy_wanted.emit()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert (len(copied), copied[0].split("\t")) == (2, rows[0][:5])
    opened.page.gap_links.copy()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].startswith("Title\tLevel\tGroup")
    assert len(copied) > 10


def test_a_missing_skill_of_the_title_shown_goes_into_a_plan(opened: Opened[ReadinessPage]) -> None:
    first = opened.page.proposals()
    assert all(one.kind is ActionKind.LEARN_SKILL for one in first)
    opened.page.family.setCurrentIndex(1)
    assert opened.page.proposals() != first
    dialog = opened.page.offer.ask()
    assert dialog is not None
    dialog.what.setCurrentIndex(1)
    dialog.proficiency.setValue(5)
    opened.after(dialog.accept)
    (action,) = opened.profile.all(Action)
    assert (action.subject, action.proficiency) == (opened.page.proposals()[1].subject, 5)
    assert opened.page.offer.bar.text.startswith(f"Learn {action.subject} to 5 of 5: added to Plan A")


def test_what_is_left_of_a_line_is_not_put_over_another_chosen_meanwhile(opened: Opened[ReadinessPage]) -> None:
    page = opened.page
    parts = page._line_parts()
    next(parts)()
    page.ladder.view.selectRow(3)
    assert list(parts) == []
    assert page._chosen == page.ladder.line == page.ladder.rows.shown_row(3)
    assert page._line_text.text().endswith(page.ladder.line.line.line.text)


def test_the_evidence_of_a_line_comes_with_every_answer(opened: Opened[ReadinessPage]) -> None:
    opened.page.ladder.view.selectRow(2)
    line = opened.page.ladder.line.line.line.lasting_id
    seen: list[list[str]] = []
    for number in (1, 2, 3):
        proof = evidence(line, str(TODAY), number=number, text=f"Proof {number}")
        opened.after(partial(opened.page.push, edits.add(proof)))
        seen.append(sorted(text for text, _ in opened.page.evidence.texts))
    assert seen == [["Proof 1"], ["Proof 1", "Proof 2"], ["Proof 1", "Proof 2", "Proof 3"]]
    assert opened.page.ladder.line.line.line.lasting_id == line


def test_an_offer_that_the_line_has_no_more_is_not_confirmed(opened: Opened[ReadinessPage]) -> None:
    opened.page.confirm("gone")
    assert attached(opened) == []
