"""The page on the sample, whose certification in force lasts another year and more."""

import csv
import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.advice.study_plan import monday
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.market.pack import Pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.certifications import CertificationsPage
from planner.ui.pages.certifications_list import CATALOGUE, MINE, CertificationsList
from planner.workspace import edits
from tests.ui.pages.advice_desk import Opened, said
from tests.ui.workplace import ML_ENGINEER, PYTHON
from tests.ui.written import settle_files

CLOUD = "Google Cloud Associate Cloud Engineer"


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack) -> Iterator[Opened[CertificationsPage]]:
    opened = Opened(qtbot, pack, CertificationsPage)
    yield opened
    opened.close()
    opened.page.explanation.deleteLater()


def shown(opened: Opened[CertificationsPage]) -> CertificationsList:
    assert opened.page.list is not None
    return opened.page.list


def names(opened: Opened[CertificationsPage]) -> list[str]:
    rows = shown(opened).catalogue
    return [rows.shown_row(row).name for row in range(rows.rowCount())]


def test_no_certification_stands_among_them_and_may_win(opened: Opened[CertificationsPage]) -> None:
    assert opened.page.sentence.startswith(CLOUD)
    assert names(opened).index("No certification") in range(1, 6)
    assert len(names(opened)) == 33
    assert "an hour of study at $75." in opened.page.sentence


def test_a_dearer_hour_lets_no_certification_win_and_is_taken_back(opened: Opened[CertificationsPage]) -> None:
    line = opened.page.hour
    assert line.label.text() == "An hour of study is counted at $75, your base pay by the hour."
    dialog = line.ask()
    assert dialog is not None
    dialog.value_box.setText("200")
    opened.after(dialog.accept)
    assert opened.page.sentence.startswith("No certification pays for you now. The best, Google Cloud Associate")
    assert names(opened)[0] == "No certification"
    assert line.label.text() == "An hour of study is counted at $200, your own figure."
    opened.after(line.reset.click)
    assert line.reset.isHidden()
    assert opened.page.sentence.startswith(CLOUD)


def test_search_and_filters_leave_no_certification_in(opened: Opened[CertificationsPage]) -> None:
    shown(opened).search_box.setText("kubernetes")
    found = names(opened)
    assert "No certification" in found
    assert all("Kubernetes" in name for name in found if name != "No certification")
    shown(opened).search_box.clear()
    provider = shown(opened).provider
    provider.setCurrentIndex(provider.findData("AWS"))
    assert {row.split()[0] for row in names(opened)} == {"AWS", "No"}
    provider.setCurrentIndex(0)
    state = shown(opened).state
    for key, least in (("retired", 1), ("mine", 1), ("open", 10)):
        state.setCurrentIndex(state.findData(key))
        assert "No certification" in names(opened)
        assert len(names(opened)) > least


def test_the_inspector_tells_value_facts_and_evidence(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    told = said(opened.page.explanation)
    assert told[0] == CLOUD
    assert {"Gain", "Cost", "Net", "Breaks even", "Without it", "Renewal", "Before it", "As of"} <= set(told)
    shown(opened).choose("No certification")
    assert "Gain" not in said(opened.page.explanation)


def test_a_certification_is_added_and_the_edit_undone(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    opened.after(lambda: opened.page.add[CertificationStatus.WANTED].click())
    added = next(one for one in opened.profile.all(Certification) if one.name == CLOUD)
    assert (added.issuer, added.status, added.earned) == ("Google", CertificationStatus.WANTED, None)
    assert not opened.page.add[CertificationStatus.WANTED].isEnabled()
    opened.after(lambda: opened.page.add[CertificationStatus.EARNED].click())
    earned = next(one for one in opened.profile.all(Certification) if one.name == CLOUD)
    assert earned.id == added.id
    assert earned.earned is not None
    opened.after(opened.place.history.undo)
    opened.after(opened.place.history.undo)
    assert all(one.name != CLOUD for one in opened.profile.all(Certification))


def test_no_certification_cannot_be_added(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose("No certification")
    assert not any(button.isEnabled() for button in opened.page.add.values())
    before = opened.profile
    opened.page.record(CertificationStatus.WANTED)
    assert opened.profile is before
    assert opened.page.plan.text() == "Nothing to study."


def test_a_study_plan_follows_the_hours(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    opened.page.hours.setValue(10)
    assert opened.page.plan.text().startswith(f"{CLOUD}: 70 hours in 7 weeks, done by ")
    assert len(opened.page.weeks.texts) == 7
    opened.page.hours.setValue(7)
    assert opened.page.weeks.texts[-1] == ("4 more weeks", "28 hours")
    opened.page.hours.setValue(0)
    assert "find no place" in opened.page.plan.text()


def test_mine_are_shown_with_their_end(opened: Opened[CertificationsPage]) -> None:
    shown(opened).switch.choose(MINE)
    rows = shown(opened).mine
    assert rows.rowCount() == 3
    assert {str(rows.index(row, 2).data()) for row in range(3)} == {"expired", "valid", "in preparation"}
    aws = next(row for row in range(3) if str(rows.index(row, 0).data()).startswith("AWS"))
    shown(opened).mine_view.selectRow(aws)
    assert said(opened.page.explanation)[0].startswith("AWS Certified Machine Learning Engineer")
    assert shown(opened).provider.isHidden()
    shown(opened).switch.choose(CATALOGUE)
    assert not shown(opened).provider.isHidden()


def test_reminders_are_told(opened: Opened[CertificationsPage]) -> None:
    ((name, value),) = opened.page.reminders.texts
    assert name.startswith("AWS Certified Machine Learning Engineer")
    assert ", ends " in name
    assert value == ""


def test_a_column_sorts(opened: Opened[CertificationsPage]) -> None:
    shown(opened).catalogue_view.sortByColumn(0, shown(opened).catalogue.sortOrder())
    assert names(opened) == sorted(names(opened), key=str.casefold)


def test_without_pay_there_is_no_estimate_and_the_catalogue_all_the_same(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, CertificationsPage, (PYTHON,))
    assert opened.page.sentence.startswith("No estimate of what certifications are worth to you: no role is")
    assert len(names(opened)) == 33
    shown(opened).choose(CLOUD)
    assert "Gain" not in said(opened.page.explanation)
    opened.close()


def test_an_empty_profile_asks_for_the_role_and_says_what_is_weighed(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, CertificationsPage, ())
    assert opened.page.empty.isVisible()
    title, weighed = said(opened.page.explanation)
    assert title == "What is weighed"
    assert weighed.startswith("Price, hours of study and renewals")
    button = next(one for one in opened.page.empty.findChildren(QPushButton) if not one.isHidden())
    button.click()
    form = opened.page.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    form.reject()
    opened.close()


def test_a_role_without_pay_is_given_it(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, CertificationsPage, (replace(ML_ENGINEER, place="Seattle"),))
    assert opened.page.way_out.text() == "Add your pay"
    opened.close()


def test_an_own_effect_is_entered_counts_and_is_taken_back(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    assert opened.page.reset.isHidden()
    dialog = opened.page.ask_for_effect()
    assert dialog is not None
    dialog.value_box.setText("+9")
    opened.after(dialog.accept)
    assert [one.id for one in opened.profile.all(Override)] == ["certification.gcp-ace"]
    assert opened.page.sentence.startswith(f"{CLOUD} may pay for you. It comes to +$")
    assert "Your own effect, grade own" in opened.page.sentence
    assert names(opened)[0] == CLOUD
    assert shown(opened).catalogue_view.currentIndex().row() == 0  # it stands elsewhere and is still the one chosen
    assert "+9\u00a0% of pay, your own figure for this one" in said(opened.page.explanation)
    opened.after(opened.page.reset.click)
    assert "One small effect for all certifications" in opened.page.sentence
    opened.after(opened.place.history.undo)
    assert "Your own effect, grade own" in opened.page.sentence


def test_no_certification_has_no_effect_of_ones_own(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose("No certification")
    assert not opened.page.effect.isEnabled()
    assert opened.page.ask_for_effect() is None
    before = opened.profile
    opened.page.reset_effect()
    assert opened.profile is before


def test_a_study_plan_begins_when_its_value_does_unless_it_is_begun_or_is_to_be_over(
    opened: Opened[CertificationsPage],
) -> None:
    shown(opened).choose(CLOUD)
    page = opened.page
    next_week = f"Week of {monday(page.today + datetime.timedelta(days=6)):%d %b %Y}"
    offer = shown(opened).catalogue.shown_row(names(opened).index(CLOUD))
    assert offer.begin is not None
    assert offer.begin > page.today
    first = monday(offer.begin + datetime.timedelta(days=6))
    assert page.weeks.texts[0][0] == f"Week of {first:%d %b %Y}" != next_week
    page.before.setValue(page.before.minimum() + 9)
    assert page.weeks.texts[0][0] == next_week
    page.before.setValue(page.before.minimum())
    opened.after(lambda: page.record(CertificationStatus.IN_PREPARATION))
    assert page.weeks.texts[0][0] == next_week


def test_a_study_plan_keeps_to_a_month(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    assert opened.page.before.text() == "any time"
    opened.page.hours.setValue(5)
    opened.page.before.setValue(opened.page.before.minimum() + 1)
    assert "find no place before" in opened.page.plan.text()
    opened.page.before.setValue(opened.page.before.minimum() + 9)
    assert "70 hours in 14 weeks" in opened.page.plan.text()


def test_what_the_plan_that_is_followed_takes_is_taken_off(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    opened.page.hours.setValue(10)
    assert "70 hours in 7 weeks" in opened.page.plan.text()
    learn = Action(
        id="learn",
        plan_id="mine",
        kind=ActionKind.LEARN_SKILL,
        start=PartialDate(opened.page.today.year, opened.page.today.month),
        subject="Docker",
        months=24,
        hours=520,
    )
    opened.after(lambda: opened.place.history.push(edits.add(Plan(id="mine", name="Mine", is_adopted=True), learn)))
    assert "70 hours in 14 weeks" in opened.page.plan.text()
    assert "Mine, the plan you follow, takes up to 5 hours a week until " in opened.page.plan.text()


def test_the_hours_of_a_week_are_remembered(opened: Opened[CertificationsPage]) -> None:
    opened.page.hours.setValue(8)
    again = CertificationsPage(opened.page.desk)
    opened.qtbot.addWidget(again)
    assert again.hours.value() == 8
    again.close_page()


def test_tables_are_copied_and_saved(opened: Opened[CertificationsPage], tmp_path: Path) -> None:
    opened.page.links.save(tmp_path / "a.csv")
    settle_files()
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0][:6] == ["Certification", "Price", "Hours", "Valid", "Status", "Worth"]
    assert len(rows) == 34
    shown(opened).switch.choose(MINE)
    opened.page.links.copy()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert (len(copied), copied[0].split("\t")[-1]) == (4, "Rule as of")
    shown(opened).mine_view.selectRow(0)
    shown(opened).mine_view.copy_wanted.emit()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


def test_the_weeks_of_a_plan_are_copied(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose("No certification")
    assert opened.page.week_links.isHidden()
    shown(opened).choose(CLOUD)
    opened.page.hours.setValue(10)
    opened.page.week_links.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 8


def test_one_that_the_catalogue_does_not_have_is_explained(opened: Opened[CertificationsPage]) -> None:
    own = Certification(id="mine", name="Guild of Weavers", issuer="The guild")
    opened.after(lambda: opened.place.history.push(edits.add(own)))
    shown(opened).switch.choose(MINE)
    rows = shown(opened).mine
    place = next(row for row in range(rows.rowCount()) if rows.shown_row(row).certification.id == "mine")
    shown(opened).mine_view.selectRow(place)
    assert said(opened.page.explanation)[0] == "Guild of Weavers"
    assert "no estimate: it is not in the catalogue" in said(opened.page.explanation)
    assert not opened.page.effect.isEnabled()
    shown(opened).switch.choose(CATALOGUE)
    assert said(opened.page.explanation)[0] == CLOUD  # as before


def added(opened: Opened[CertificationsPage]) -> list[tuple[ActionKind, str]]:
    return [(one.kind, one.subject) for one in opened.profile.all(Action)]


def test_a_row_of_the_catalogue_is_earned_in_a_plan(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose(CLOUD)
    dialog = opened.page.offer.ask()
    assert dialog is not None
    opened.after(dialog.accept)
    assert added(opened) == [(ActionKind.EARN_CERTIFICATION, CLOUD)]
    assert opened.page.offer.bar.text.startswith(f"Earn {CLOUD}: added to Plan A, from ")
    with opened.qtbot.waitSignal(opened.page.page_wanted) as wanted:
        opened.page.offer.show_plan.click()
    assert wanted.args == ["plans"]


def test_one_of_mine_is_renewed_in_a_plan_and_having_none_in_neither(opened: Opened[CertificationsPage]) -> None:
    shown(opened).choose("No certification")
    assert opened.page.proposals() == ()
    shown(opened).switch.choose(MINE)
    rows = shown(opened).mine
    for row in range(rows.rowCount()):
        shown(opened).mine_view.selectRow(row)
        (proposal,) = opened.page.proposals()
        state = str(rows.index(row, 2).data())
        expected = ActionKind.RENEW_CERTIFICATION if state == "valid" else ActionKind.EARN_CERTIFICATION
        assert proposal.kind is expected


def test_before_a_row_of_mine_is_chosen_there_is_nothing_to_plan(opened: Opened[CertificationsPage]) -> None:
    shown(opened).switch.choose(MINE)
    assert opened.page.offer.ask() is None
    assert opened.page.offer.bar.text.startswith("There is nothing to earn or renew")


def test_what_is_left_of_one_is_not_put_over_another_chosen_meanwhile(opened: Opened[CertificationsPage]) -> None:
    page, view = opened.page, shown(opened).catalogue_view
    assert page._told is not None
    parts = page._choice_parts(shown(opened).catalogue.shown_row(1), page._told)
    next(parts)()
    view.selectRow(4)
    assert list(parts) == []
    assert page._offer is shown(opened).catalogue.shown_row(4)
    assert page._offer.name in said(page.explanation)


def test_the_one_chosen_stays_so_with_another_answer(opened: Opened[CertificationsPage]) -> None:
    view = shown(opened).catalogue_view
    view.selectRow(6)
    name = names(opened)[6]
    opened.after(lambda: opened.place.history.push(edits.add(replace(PYTHON, id="again"))))
    assert names(opened)[view.currentIndex().row()] == name
    assert said(opened.page.explanation)[0] == name
    assert opened.page._told is not None
    assert opened.page._offer is opened.page._told.offer_named(name)
