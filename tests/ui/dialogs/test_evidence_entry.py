import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.change import ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence
from planner.ui.dialogs.evidence_entry import EvidenceDialog


class Asked:
    """A dialog and what it saved."""

    def __init__(self, qtbot: QtBot) -> None:
        self.saved: list[ChangeSet] = []
        self.refusal: UserError | None = None
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        month = PartialDate(2026, 11)
        self.dialog = EvidenceDialog("senior.design.1", "Designs systems.", month, self.save, self.parent)

    def save(self, changes: ChangeSet) -> UserError | None:
        self.saved.append(changes)
        return self.refusal

    def told(self) -> str:
        return " ".join(label.text() for label in self.dialog.findChildren(QLabel))


def test_what_was_written_is_one_record_of_the_line(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    assert "Designs systems." in asked.told()
    asked.dialog.what.setText(" A design that lasted ")
    asked.dialog.link.setText("https://example.org/design")
    asked.dialog.date.setText("2025-03")
    asked.dialog.accept()
    (changes,) = asked.saved
    (made,) = changes.applied_to(Profile()).all(Evidence)
    assert (made.descriptor, made.text, made.url) == (
        "senior.design.1",
        "A design that lasted",
        "https://example.org/design",
    )
    assert made.date == PartialDate(2025, 3)


@pytest.mark.parametrize(
    ("what", "link", "date", "said"),
    [
        ("", "", "2026-11", "Evidence: it says nothing yet. Write what shows it, or where to see it."),
        ("A talk", "", "soon", "soon"),
        ("A talk", "not an address", "2026-11", "not an address"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_saved(qtbot: QtBot, what: str, link: str, date: str, said: str) -> None:
    asked = Asked(qtbot)
    asked.dialog.what.setText(what)
    asked.dialog.link.setText(link)
    asked.dialog.date.setText(date)
    asked.dialog.accept()
    assert asked.saved == []
    assert said in asked.told()


def test_a_refused_edit_keeps_the_dialog_open(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.refusal = UserError("Profile file", "the disk is full", "Make room")
    asked.dialog.what.setText("A talk")
    asked.dialog.show()
    asked.dialog.accept()
    assert asked.dialog.isVisible()
    assert "the disk is full" in asked.told()
    asked.dialog.reject()


@pytest.mark.parametrize(("what", "link"), [("A talk", " "), ("  ", " https://example.org ")])
def test_words_or_a_link_alone_are_enough(qtbot: QtBot, what: str, link: str) -> None:
    asked = Asked(qtbot)
    asked.dialog.what.setText(what)
    asked.dialog.link.setText(link)
    asked.dialog.accept()
    (made,) = asked.saved[0].applied_to(Profile()).all(Evidence)
    assert (made.text, made.url) == (what.strip(), link.strip())
    assert made.date == PartialDate(2026, 11)


def test_blanks_say_nothing_and_the_field_is_named(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.what.setText("   ")
    with pytest.raises(UserError) as told:
        asked.dialog.changes()
    assert told.value.attribute == "text"


def test_each_piece_of_evidence_is_a_record_of_its_own(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.what.setText("A talk")
    one, other = (asked.dialog.changes().applied_to(Profile()).all(Evidence) for _ in range(2))
    assert {record.id for record in one}.isdisjoint(record.id for record in other)
