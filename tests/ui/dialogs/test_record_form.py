import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.compensation import Pay
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.dialogs.record_form import Questions, RecordForm, Values, with_mnemonics
from planner.ui.models.columns import FORMS, Column

SKILL = Questions("Add skill", FORMS[Skill], {"name": "Python", "evidence": "one\ntwo"})
Ask = Callable[..., tuple[RecordForm, list[Values]]]
Key = Qt.Key


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """An open form, and the values it was closed with; ``refusals`` are given back by the first saves."""
    kept: list[QWidget] = []

    def asked(
        questions: Questions = SKILL, *refusals: UserError, settings: Settings | None = None
    ) -> tuple[RecordForm, list[Values]]:
        saved: list[Values] = []
        left = list(refusals)

        def save(values: Values) -> UserError | None:
            if left:
                return left.pop(0)
            saved.append(values)
            return None

        parent = QWidget()
        kept.append(parent)
        qtbot.addWidget(parent)
        form = RecordForm(questions, Profile(), save, parent, settings)
        with qtbot.waitActive(form):
            form.open()
        return form, saved

    return asked


def line(form: RecordForm, attribute: str) -> QLineEdit:
    editor = form.fields[attribute].editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_it_saves_every_field_by_its_type_and_closes(ask: Ask, qtbot: QtBot) -> None:
    form, saved = ask()
    line(form, "last_used").setText("2024-02")
    form.fields["proficiency"].editor.setCurrentIndex(4)  # type: ignore[union-attr]
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(line(form, "name"), Key.Key_Return)
    (values,) = saved
    assert {name: str(value) for name, value in values.items()} == {
        "name": "Python",
        "proficiency": "4",
        "last_used": "2024-02",
        "evidence": "one\ntwo",
    }


def test_control_enter_saves_from_a_long_field_where_enter_is_a_new_line(ask: Ask, qtbot: QtBot) -> None:
    form, saved = ask()
    editor = form.fields["evidence"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.toPlainText() == "\none\ntwo"
    assert saved == []
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved[0]["evidence"] == "\none\ntwo"


def test_every_wrong_field_says_so_and_nothing_is_lost(ask: Ask) -> None:
    form, saved = ask(Questions("Add role", FORMS[Role], {"share_percent": "half"}))
    line(form, "start").setText("20x4")
    form.accept()
    assert saved == []
    assert form.isVisible()
    assert form.fields["start"].told.startswith("Start: “20x4” is not a date this program can read.")
    assert form.fields["share_percent"].told.startswith("Share of full time, %: “half” is not a whole")
    assert form.fields["title"].told == "Title: it is empty. Write at least one letter."
    assert form.fields["employer"].told == ""
    assert line(form, "start").text() == "20x4"
    assert form.focusWidget() is line(form, "title")
    line(form, "title").setText("Engineer")
    line(form, "start").setText("2024")
    line(form, "share_percent").setText("50")
    form.accept()
    assert form.fields["start"].told == ""
    assert len(saved) == 1


def test_a_field_that_breaks_a_rule_says_so_beside_one_that_cannot_be_read(ask: Ask) -> None:
    form, saved = ask(Questions("Add pay", FORMS[Pay], {"effective": "2024", "bonus": "-1", "hours_per_week": "0"}))
    line(form, "base").setText("52,50")
    line(form, "currency").setText("dollars")
    form.accept()
    assert saved == []
    assert {name: field.told.partition(". ")[0] for name, field in form.fields.items() if field.told} == {
        "base": "Base pay: “52,50” can be read two ways",
        "bonus": "Bonus: −1 is below zero",
        "currency": "Currency: “DOLLARS” is not a currency code",
        "hours_per_week": "Hours a week: 0 is not between 0 and 100",
    }
    assert form.focusWidget() is line(form, "base")


def test_fields_of_two_kinds_are_told_together(ask: Ask) -> None:
    columns = [Column(Role, "title"), Column(Pay, "base"), Column(Pay, "currency")]
    form, saved = ask(Questions("Add", columns, {"base": "0", "currency": "USD"}, frozenset({"base"})))
    form.accept()
    assert [name for name, field in form.fields.items() if field.told] == ["title", "base"]
    line(form, "title").setText("x")
    line(form, "base").setText("")
    form.accept()
    assert saved == [{"title": "x", "base": None, "currency": "USD"}]


def test_it_grows_for_what_it_says_and_not_beyond_the_screen(ask: Ask) -> None:
    form, _ = ask()
    before = form.height()
    line(form, "name").setText("")
    line(form, "last_used").setText("soon")
    form.accept()
    area = form._area
    assert form.height() > before
    assert area.verticalScrollBar().maximum() == 0
    grown = form.height()
    form.accept()
    assert form.height() == grown
    low, _ = ask(Questions("Add role", FORMS[Role], dict.fromkeys(("start", "end", "share_percent"), "?")))
    low.move(0, low.screen().availableGeometry().bottom() - 100)
    low.accept()
    assert low.height() <= low.screen().availableSize().height()
    assert low.frameGeometry().bottom() <= low.screen().availableGeometry().bottom()


def test_what_the_record_refuses_stands_at_its_field(ask: Ask) -> None:
    error = UserError("Skill", "it is empty", "Write at least one letter", "name")
    form, saved = ask(SKILL, error)
    form.accept()
    assert form.isVisible()
    assert form.fields["name"].told == str(error)
    form.accept()
    assert len(saved) == 1


def test_what_belongs_to_no_field_stands_on_top(ask: Ask) -> None:
    error = UserError("Profile file", "the disk is full", "Make room and try again")
    form, saved = ask(SKILL, error)
    form.accept()
    assert form._message.text == str(error)
    assert all(field.told == "" for field in form.fields.values())
    form.accept()
    assert len(saved) == 1


def test_an_optional_field_may_stay_empty(ask: Ask) -> None:
    columns = [Column(Role, "title"), Column(Role, "share_percent")]
    form, saved = ask(Questions("Add", columns, {"title": "x"}, frozenset({"share_percent"})))
    form.accept()
    assert saved == [{"title": "x", "share_percent": None}]


def test_escape_closes_where_nothing_was_typed(ask: Ask, qtbot: QtBot) -> None:
    form, saved = ask()
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, Key.Key_Escape)
    assert saved == []


def question_of(form: RecordForm) -> QMessageBox:
    (box,) = form.findChildren(QMessageBox)
    return box


@pytest.mark.parametrize("answer", ["Keep editing", "&Discard"])
def test_escape_asks_where_something_would_be_lost(ask: Ask, qtbot: QtBot, answer: str) -> None:
    form, saved = ask()
    QTest.keyClicks(line(form, "name"), "!")
    QTest.keyClick(form, Key.Key_Escape)
    assert form.isVisible()
    question = question_of(form)
    assert question.text() == "Close without saving what you typed?"
    assert question.defaultButton().text() == "Keep editing"
    (button,) = (each for each in question.findChildren(QPushButton) if each.text() == answer)
    button.click()
    assert form.isVisible() == (answer == "Keep editing")
    assert saved == []


def test_closing_the_window_asks_too(ask: Ask) -> None:
    form, _ = ask()
    QTest.keyClicks(line(form, "name"), "!")
    assert not form.close()
    assert form.isVisible()
    question_of(form).reject()


def test_tab_goes_through_the_fields_in_order(ask: Ask) -> None:
    form, _ = ask()
    seen = []
    for _ in form.fields:
        focused = form.focusWidget()
        seen.append(next(name for name, field in form.fields.items() if field.editor is focused))
        QTest.keyClick(focused, Key.Key_Tab)
    assert seen == ["name", "proficiency", "last_used", "evidence"]
    button = form.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "&Save"


def test_a_caption_stands_above_its_field_and_long_forms_have_two_columns(ask: Ask) -> None:
    form, _ = ask(Questions("Add role", FORMS[Role], {}, captions={"industry": "Where"}))
    title, employer = form.fields["title"], form.fields["employer"]
    assert title.mapTo(form, title.rect().topLeft()).y() == employer.mapTo(form, employer.rect().topLeft()).y()
    assert title.mapTo(form, title.rect().topLeft()).x() < employer.mapTo(form, employer.rect().topLeft()).x()
    assert form.fields["note"].width() > 2 * title.width()


def test_it_fits_the_screen(ask: Ask) -> None:
    form, _ = ask(Questions("Add role", FORMS[Role], {}))
    available = form.screen().availableSize()
    assert form.width() < available.width()
    assert form.height() < available.height()


TEXTS = {"track": "specialist", "share_percent": "100"}
FOLDED = Questions("Add role", FORMS[Role], TEXTS, first=("start", "title"), intro="Only these.")


def heading(form: RecordForm) -> QPushButton:
    (button,) = (each for each in form.findChildren(QPushButton) if "More" in each.text())
    return button


def shown(form: RecordForm) -> list[str]:
    return [name for name, field in form.fields.items() if field.isVisible()]


def test_the_first_fields_come_first_and_the_others_are_folded(ask: Ask, settings: Settings) -> None:
    form, _ = ask(FOLDED, settings=settings)
    assert list(form.fields)[:4] == ["start", "title", "employer", "level"]
    assert shown(form) == ["start", "title"]
    low = form.height()
    for _ in range(2):
        QTest.keyClick(form.focusWidget(), Key.Key_Tab)
    assert form.focusWidget() is heading(form)
    QTest.keyClick(form.focusWidget(), Key.Key_Space)
    assert shown(form) == list(form.fields)
    assert form.height() > low
    boxes = (form.fields[name].mapTo(form, QPoint()).x() for name in ("start", "employer", "note"))
    assert len(set(boxes)) == 1
    QTest.keyClick(form.focusWidget(), Key.Key_Space)
    assert shown(form) == ["start", "title"]
    assert form.height() == low


def test_it_remembers_that_more_was_opened(ask: Ask, settings: Settings) -> None:
    heading(ask(FOLDED, settings=settings)[0]).click()
    again, _ = ask(FOLDED, settings=settings)
    assert shown(again) == list(again.fields)
    heading(again).click()
    assert shown(ask(FOLDED, settings=settings)[0]) == ["start", "title"]


def test_more_may_be_open_from_the_start(ask: Ask, settings: Settings) -> None:
    form, _ = ask(dataclasses.replace(FOLDED, is_unfolded=True), settings=settings)
    assert shown(form) == list(form.fields)
    assert shown(ask(FOLDED, settings=settings)[0]) == ["start", "title"]


def test_more_opens_by_itself_for_what_is_wrong_in_it(ask: Ask) -> None:
    form, saved = ask(FOLDED)
    line(form, "title").setText("Engineer")
    line(form, "share_percent").setText("half")
    form.accept()
    assert saved == []
    assert form.fields["share_percent"].isVisible()
    assert form.focusWidget() is line(form, "share_percent")


def test_it_grows_for_what_it_says_above_what_is_folded(ask: Ask) -> None:
    form, _ = ask(FOLDED)
    low = form.height()
    line(form, "start").setText("soon")
    form.accept()
    assert form.height() > low
    assert form._area.verticalScrollBar().maximum() == 0
    assert shown(form) == ["start", "title"]


def test_a_field_under_more_can_be_shown_at_once(ask: Ask) -> None:
    form, _ = ask(FOLDED)
    form.focus_on("industry")
    assert form.focusWidget() is line(form, "industry")
    assert not line(form, "industry").visibleRegion().isEmpty()


def test_what_must_not_be_empty_says_so(ask: Ask) -> None:
    form, _ = ask(Questions("Add pay", FORMS[Pay], {}, frozenset({"base"})))
    needed = [name for name, field in form.fields.items() if field.label.text().endswith(" (needed)")]
    assert needed == ["role_id", "effective"]  # no role to choose from: typed
    assert [name for name, field in ask()[0].fields.items() if "(needed)" in field.label.text()] == ["name"]


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        (["Start", "State", "Tart"], ["S&tart", "St&ate", "Ta&rt"]),
        (["End", "Employer"], ["&End", "E&mployer"]),
        (["s", "S"], ["s", "S"]),
        (["2nd", "…"], ["2&nd", "…"]),
    ],
)
def test_mnemonics(names: list[str], marked: list[str]) -> None:
    assert with_mnemonics(names) == marked
