"""The dialog of one health check, on a person whose growth has stopped."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.advice.health import Outcome
from planner.advice.health_checks import Check, health_checks
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.domain.readiness import CheckSetting
from planner.ui.dialogs.check_setting import CheckDialog, changed_setting
from planner.ui.widgets.evidence import GradedList
from planner.workspace import edits
from tests.advice.check_ups import checkup
from tests.advice.records import achievement
from tests.forecast.examples import pay, role
from tests.strategies import profile_of

HELD: tuple[Record, ...] = (role("r", start="2015-01-01"), pay("r", "2015-01", 100_000))


class Asked:
    """A dialog, what it saved, and how saving fails."""

    def __init__(self, qtbot: QtBot, *more: Record, check_id: str = "stagnation") -> None:
        self.saved: list[ChangeSet] = []
        self.refusal: UserError | None = None
        self.profile = profile_of(*HELD, *more)
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = CheckDialog(check(check_id, *more), self.profile, self.save, self.parent)

    def save(self, changes: ChangeSet) -> UserError | None:
        if self.refusal is None:
            self.saved.append(changes)
        return self.refusal

    def said(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.text()]

    def setting(self) -> CheckSetting | None:
        (changes,) = self.saved
        return changes.applied_to(self.profile).get(CheckSetting, "stagnation")


def check(check_id: str, *more: Record) -> Check:
    return next(one for one in health_checks(checkup(*HELD, *more)) if one.rule.id == check_id)


def test_it_tells_what_was_found_and_what_it_rests_on(qtbot: QtBot) -> None:
    said = Asked(qtbot).said()
    assert said[0] == "Too long without growth"
    assert said[1].startswith("Fails: ")
    assert {"What it is", "Rests on", "What to do"} <= set(said)


def test_evidence_and_tensions_are_shown_with_their_grade(qtbot: QtBot) -> None:
    said = Asked(qtbot, check_id="no-specialisation").said()
    assert any(" – but: " in text for text in said)
    assert "D" in said


def test_muting_takes_a_reason(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.mute.setChecked(True)
    asked.dialog.accept()
    assert asked.saved == []
    assert any("a muted check needs one" in text for text in asked.said())
    asked.dialog.reason.setText("On leave")
    asked.dialog.accept()
    assert asked.setting() == CheckSetting(id="stagnation", is_muted=True, reason="On leave")


def test_writing_a_reason_mutes_and_emptying_it_does_not(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    dialog = asked.dialog
    dialog.reason.textEdited.emit("On leave")
    assert dialog.mute.isChecked()
    dialog.reason.textEdited.emit("")
    assert not dialog.mute.isChecked()


def test_a_threshold_of_ones_own_is_saved(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.threshold.setText("4,5")
    asked.dialog.accept()
    assert asked.setting() == CheckSetting(id="stagnation", threshold=4.5)


@pytest.mark.parametrize("text", ["soon", "nan", "inf"])
def test_a_threshold_that_is_no_number_is_told(qtbot: QtBot, text: str) -> None:
    asked = Asked(qtbot)
    asked.dialog.threshold.setText(text)
    asked.dialog.accept()
    assert asked.saved == []
    assert any(line.startswith("Threshold: ") for line in asked.said())


def test_what_is_set_already_is_shown_and_can_be_put_back(qtbot: QtBot) -> None:
    asked = Asked(qtbot, CheckSetting(id="stagnation", threshold=7, is_muted=True, reason="On leave"))
    dialog = asked.dialog
    assert (dialog.threshold.text(), dialog.mute.isChecked(), dialog.reason.text()) == ("7", True, "On leave")
    dialog.threshold.clear()
    dialog.mute.setChecked(False)
    dialog.accept()
    assert asked.setting() is None


def test_what_changes_nothing_is_no_edit(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.accept()
    assert asked.saved == []


def test_a_refused_edit_keeps_the_dialog_open(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.refusal = UserError("Profile file", "the disk is full", "Make room")
    asked.dialog.threshold.setText("9")
    asked.dialog.show()
    asked.dialog.accept()
    assert asked.dialog.isVisible()
    assert any("the disk is full" in text for text in asked.said())
    asked.dialog.reject()


def test_an_empty_profile_has_nothing_to_delete() -> None:
    assert changed_setting(Profile(), check("stagnation"), " ", "", is_muted=False) is None


@pytest.mark.parametrize(
    ("threshold", "is_muted", "reason", "expected"),
    [
        (" 6 ", False, "", CheckSetting(id="stagnation", threshold=6.0)),
        ("6", False, "not muted", CheckSetting(id="stagnation", threshold=6.0)),
        ("", True, "  On leave ", CheckSetting(id="stagnation", is_muted=True, reason="On leave")),
        ("2.5", True, "Why", CheckSetting(id="stagnation", threshold=2.5, is_muted=True, reason="Why")),
    ],
)
def test_a_setting_keeps_what_counts(threshold: str, is_muted: bool, reason: str, expected: CheckSetting) -> None:
    profile = profile_of(*HELD)
    changes = changed_setting(profile, check("stagnation"), threshold, reason, is_muted=is_muted)
    assert changes is not None
    assert changes.applied_to(profile).get(CheckSetting, "stagnation") == expected


def test_the_same_setting_again_is_no_edit() -> None:
    stored = CheckSetting(id="stagnation", threshold=7.0)
    profile = profile_of(*HELD, stored)
    assert changed_setting(profile, check("stagnation", stored), "7", "", is_muted=False) is None


def test_a_refused_threshold_names_its_field() -> None:
    with pytest.raises(UserError) as told:
        changed_setting(profile_of(*HELD), check("stagnation"), "a lot", "", is_muted=False)
    assert told.value.attribute == "threshold"
    assert str(told.value) == "Threshold: “a lot” is not a number. Write a number such as 12."


def test_the_shipped_threshold_is_proposed_and_not_filled_in(qtbot: QtBot) -> None:
    dialog, rule = Asked(qtbot).dialog, check("stagnation").rule
    assert dialog.threshold.text() == ""
    assert dialog.threshold.placeholderText() == f"{rule.threshold:g}, the shipped assumption"
    assert dialog.threshold.accessibleName() == f"Threshold in {rule.unit}"
    assert not dialog.mute.isChecked()


def test_a_check_without_evidence_shows_no_empty_list(qtbot: QtBot) -> None:
    bare = replace(check("stagnation"), rule=replace(check("stagnation").rule, cards=(), tensions=()))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CheckDialog(bare, profile_of(*HELD), lambda _: None, parent)
    (evidence,) = dialog.findChildren(GradedList)
    assert evidence.isHidden()
    (shown,) = Asked(qtbot, check_id="no-specialisation").dialog.findChildren(GradedList)
    assert not shown.isHidden()


def test_five_records_are_named_and_more_counted(qtbot: QtBot) -> None:
    records = [role(f"r{number}", start="2015-01-01") for number in range(6)]
    found = check("stagnation")
    parent = QWidget()
    qtbot.addWidget(parent)
    for count, ending in ((5, False), (6, True)):
        facts = (*(one.id for one in records[:count]), "gone")
        told = replace(found, finding=replace(found.finding, facts=facts))
        dialog = CheckDialog(told, profile_of(*records), lambda _: None, parent)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        rests = texts[texts.index("Rests on") + 1]
        assert rests == ", ".join(map(edits.name, records[:5])) + (" and 1 more" if ending else "")


def test_what_speaks_against_it_is_told_or_that_nothing_does(qtbot: QtBot) -> None:
    assert "nothing in your profile" in Asked(qtbot).said()
    done = achievement("Search", when="2026-06")
    assert "1 achievement recorded since then." in Asked(qtbot, done).said()


def test_cards_say_which_side_they_are_on(qtbot: QtBot) -> None:
    said = Asked(qtbot, check_id="no-specialisation").said()
    assert any(text.startswith(("For: ", "Against: ", "For and against: ")) for text in said)


def test_many_facts_are_counted(qtbot: QtBot) -> None:
    many = [achievement(f"A{n}", when="2026-06") for n in range(8)]
    said = Asked(qtbot, *many).said()
    assert any(text.endswith(" and 5 more") for text in said)


def test_it_leads_to_where_its_action_is_done(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    assert asked.dialog.go.text() == "&Open Plans"
    with qtbot.waitSignal(asked.dialog.page_wanted) as wanted:
        asked.dialog.go.click()
    assert wanted.args == ["plans"]
    assert asked.saved == []


def test_what_passes_leads_nowhere(qtbot: QtBot) -> None:
    passing = next(one for one in health_checks(checkup(*HELD)) if one.finding.outcome is Outcome.PASSES)
    assert Asked(qtbot, check_id=passing.rule.id).dialog.go.isHidden()
