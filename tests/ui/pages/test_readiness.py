"""The page on the sample, who has attached no evidence yet."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.plan import Action, ActionKind
from planner.domain.readiness import Evidence
from planner.market.pack import Pack
from planner.ui.pages.readiness import ReadinessPage
from planner.ui.theme import Theme
from planner.workspace import edits
from tests.advice.records import evidence
from tests.ui.pages.advice_desk import SAMPLE, TODAY, Opened
from tests.ui.workplace import PYTHON


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack, theme: Theme) -> Iterator[Opened[ReadinessPage]]:
    opened = Opened(qtbot, pack, lambda desk: ReadinessPage(desk, theme))
    yield opened
    opened.close()


def attached(opened: Opened[ReadinessPage]) -> list[Evidence]:
    return list(opened.profile.all(Evidence))


def column(opened: Opened[ReadinessPage], number: int) -> list[str]:
    lines = opened.page.lines
    return [str(lines.index(row, number).data()) for row in range(lines.rowCount())]


def test_without_evidence_all_is_unknown(opened: Opened[ReadinessPage]) -> None:
    assert opened.page.sentence.startswith("For senior you show 0 of 17 lines; 17 unknown. ")
    assert set(column(opened, 2)) == {"unknown"}
    assert opened.page.chart.accessibleName().startswith("Nothing is known yet of your readiness for senior")
    assert opened.page.evidence.texts[0][0].startswith("Unknown")


def test_the_radar_is_drawn(opened: Opened[ReadinessPage], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.page.chart.canvas is not None)


def test_a_record_is_confirmed_as_evidence_and_that_undone(opened: Opened[ReadinessPage]) -> None:
    before = opened.page.sentence
    name, action = opened.page.offers.texts[0]
    assert (name, action) == ("Test sets for retrieval", "Confirm")
    opened.after(opened.page.offers.buttons[0].click)
    (made,) = attached(opened)
    assert made.text == name
    assert opened.page.sentence.startswith("For senior you show 1 of 17 lines; 16 unknown")
    assert (column(opened, 2)[0], column(opened, 3)[0]) == ("recent evidence", str(made.date))
    assert name not in dict(opened.page.offers.texts)
    assert "For senior you show 1 of 3 descriptors; 6 of 7" in opened.page.chart.accessibleName()
    opened.after(opened.place.history.undo)
    assert opened.page.sentence == before


def test_evidence_is_removed_and_that_undone(opened: Opened[ReadinessPage]) -> None:
    opened.after(opened.page.offers.buttons[0].click)
    opened.after(opened.page.evidence.buttons[0].click)
    assert attached(opened) == []
    opened.after(opened.place.history.undo)
    assert len(attached(opened)) == 1


def test_much_evidence_is_cut_to_the_latest(opened: Opened[ReadinessPage]) -> None:
    line = opened.page.lines.row(0).line.line.id
    many = [evidence(line, f"{TODAY.year}-01", number=number) for number in range(9)]
    opened.after(lambda: opened.place.history.push(edits.add(*many)))
    assert len(opened.page.evidence.buttons) == 6
    assert opened.page.evidence.texts[-1] == ("3 older ones", "")


def test_evidence_is_written_for_the_line_chosen(opened: Opened[ReadinessPage]) -> None:
    opened.page.view.selectRow(4)
    dialog = opened.page.ask_for_evidence()
    assert dialog.date.text() == f"{TODAY:%Y-%m}"
    dialog.what.setText("Saw the risk in March")
    opened.after(dialog.accept)
    assert [row for row, shown in enumerate(column(opened, 2)) if shown != "unknown"] == [4]
    assert opened.page.view.currentIndex().row() == 4
    assert opened.page.evidence.texts == (("Saw the risk in March", "Remove"),)


def test_older_evidence_counts_as_old_until_more_months_are_recent(opened: Opened[ReadinessPage]) -> None:
    line = opened.page.lines.row(0).line.line.id
    old = evidence(line, f"{TODAY.year - 4}")
    opened.after(lambda: opened.place.history.push(edits.add(old)))
    assert column(opened, 2)[0] == "old evidence"
    assert "1 line only by older one" in opened.page.sentence
    opened.after(lambda: opened.page.months.setValue(120))
    assert column(opened, 2)[0] == "recent evidence"
    assert "Evidence of the last 120 months" in opened.page.sentence


def test_other_tracks_can_be_looked_at_and_stay_chosen(opened: Opened[ReadinessPage]) -> None:
    names = [opened.page.rung.itemText(place) for place in range(opened.page.rung.count())]
    assert names[:2] == ["Senior · next level", "Research scientist · sideways"]
    assert {"Entry", "Mid", "Architect"} <= set(names)
    opened.page.rung.setCurrentIndex(1)
    assert opened.page.sentence.startswith("For research scientist you show 0 of 11 lines")
    opened.after(lambda: opened.page.months.setValue(12))
    assert opened.page.rung.currentIndex() == 1
    assert opened.page.lines.rowCount() == 11


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
