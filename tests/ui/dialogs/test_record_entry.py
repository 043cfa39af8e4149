import dataclasses
import datetime
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.profile import Record
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.ui.dialogs.record_entry import form_for_new, form_for_old
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.widgets.record_editors import ChoiceBox, show_text
from tests.strategies import adding, profile_of
from tests.ui.workplace import CAREER, CKAD, DISK_FULL, GRANT, ML_ENGINEER, PYTHON, RAISE, Workplace, in_memory


@pytest.fixture
def place() -> Workplace:
    return in_memory(*CAREER)[0]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[RecordForm]]:
    forms: list[RecordForm] = []
    yield forms
    for form in forms:
        form.deleteLater()


def fill(form: RecordForm, **texts: str) -> None:
    for attribute, text in texts.items():
        show_text(form.fields[attribute].editor, text)


def texts_of(form: RecordForm) -> dict[str, str]:
    return {name: field.text for name, field in form.fields.items()}


def new(place: Workplace, kind: type[Record], role_id: str, opened: list[RecordForm]) -> tuple[RecordForm, str]:
    form, record_id = form_for_new(kind, role_id, place.session, place.history)
    opened.append(form)
    return form, record_id


def this_month() -> str:
    today = datetime.datetime.now().astimezone().date()
    return f"{today.year}-{today.month:02}"


def test_a_role_and_its_first_pay_are_one_form_and_one_edit(place: Workplace, opened: list[RecordForm]) -> None:
    before = place.session.profile
    form, role_id = new(place, Role, "", opened)
    fill(form, title="Architect", level="architect", start="2026-03", base="250k", currency="usd", period="year")
    form.accept()
    role = place.session.profile.get(Role, role_id)
    assert role == Role(id=role_id, title="Architect", level=Level.ARCHITECT, start=PartialDate(2026, 3))
    (pay,) = place.session.profile.pay_of(role_id)
    assert (pay.base, pay.currency, pay.effective) == (Decimal(250000), "USD", PartialDate(2026, 3))
    assert place.history.undo_text == "Add Architect"
    place.history.undo()
    assert place.session.profile == before


def test_a_role_may_come_without_pay(place: Workplace, opened: list[RecordForm]) -> None:
    form, role_id = new(place, Role, "", opened)
    fill(form, title="Volunteer")
    form.accept()
    assert place.session.profile.get(Role, role_id) is not None
    assert place.session.profile.pay_of(role_id) == ()


def test_first_pay_without_a_start_is_todays(place: Workplace, opened: list[RecordForm]) -> None:
    form, role_id = new(place, Role, "", opened)
    fill(form, title="Advisor", base="100")
    form.accept()
    (pay,) = place.session.profile.pay_of(role_id)
    assert str(pay.effective) == this_month()


@pytest.mark.parametrize(
    ("texts", "attribute", "sentence"),
    [
        ({"base": "100"}, "title", "Title: it is empty. Write at least one letter."),
        ({"title": "x", "base": "0"}, "base", "Base pay: 0 is no pay. "),
        ({"title": "x", "base": "190", "currency": "usd"}, "base", "Base pay: $190 a year is less than $1,000. Write "),
        ({"title": "x", "base": "lots"}, "base", "Base pay: “lots” is not a number. "),
        (
            {"title": "x", "base": "1", "currency": "dollars"},
            "currency",
            "Currency: “DOLLARS” is not a currency code. ",
        ),
        ({"title": "x", "start": "2024", "end": "2023"}, "end", "End: 2023 lies before the start, 2024. "),
        ({"title": "x", "share_percent": "101"}, "share_percent", "Share of full time: 101 % is not between 1 and "),
    ],
)
def test_wrong_fields_of_a_role_and_its_pay(
    place: Workplace, opened: list[RecordForm], texts: dict[str, str], attribute: str, sentence: str
) -> None:
    form, _ = new(place, Role, "", opened)
    fill(form, **texts)
    before = texts_of(form)
    form.accept()
    assert form.fields[attribute].told.startswith(sentence)
    assert texts_of(form) == before
    assert place.session.profile == profile_of(*CAREER)


@pytest.mark.parametrize("unit", [{"period": "hour"}, {"currency": "EUR"}])
def test_little_pay_by_the_hour_or_in_another_currency_is_taken(
    place: Workplace, opened: list[RecordForm], unit: dict[str, str]
) -> None:
    form, role_id = new(place, Role, "", opened)
    fill(form, title="Advisor", base="190", **unit)
    form.accept()
    (pay,) = place.session.profile.pay_of(role_id)
    assert pay.base == Decimal(190)


def test_old_pay_is_not_changed_to_a_mistyped_one(place: Workplace, opened: list[RecordForm]) -> None:
    form = form_for_old(RAISE, place.session, place.history)
    opened.append(form)
    fill(form, base="127", currency="USD")
    form.accept()
    assert form.fields["base"].told.endswith("Write the whole amount, 127000 or 127k.")
    assert place.session.profile == profile_of(*CAREER)


def test_everything_wrong_in_a_role_and_its_pay_is_told_at_once(place: Workplace, opened: list[RecordForm]) -> None:
    form, _ = new(place, Role, "", opened)
    fill(form, start="2024", end="2023", share_percent="lots", base="52,50", currency="dollars")
    form.accept()
    told = [name for name, field in form.fields.items() if field.told]
    assert told == ["title", "base", "currency", "end", "share_percent"]
    assert place.session.profile == profile_of(*CAREER)


def test_new_pay_goes_on_as_the_last_pay_of_the_role(place: Workplace, opened: list[RecordForm]) -> None:
    form, pay_id = new(place, Pay, "r2", opened)
    assert texts_of(form) == {
        "role_id": "r2",
        "effective": this_month(),
        "base": "",
        "bonus": "0",
        "currency": "EUR",
        "period": "year",
        "hours_per_week": "40",
    }
    fill(form, base="130000")
    form.accept()
    pay = place.session.profile.get(Pay, pay_id)
    assert pay is not None
    assert (pay.role_id, pay.base, pay.currency) == ("r2", Decimal(130000), "EUR")


def test_the_first_pay_of_a_role_is_in_the_currency_of_the_latest_pay(
    place: Workplace, opened: list[RecordForm]
) -> None:
    place.history.push(adding(Role(id="r9", title="Side work")))
    form, _ = new(place, Pay, "r9", opened)
    assert form.fields["currency"].text == "EUR"
    empty, _ = in_memory(ML_ENGINEER)
    assert new(empty, Pay, "r2", opened)[0].fields["currency"].text == "USD"


def test_a_new_role_is_where_the_person_lives(opened: list[RecordForm]) -> None:
    place, _ = in_memory(Person(home_place="Seattle"))
    assert new(place, Role, "", opened)[0].fields["place"].text == "Seattle"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (EquityGrant, {"value": "50k", "vesting_months": "36"}),
        (Skill, {"name": "Rust", "proficiency": "2", "evidence": "a\nb"}),
        (Certification, {"name": "CKA", "status": "wanted"}),
    ],
)
def test_other_kinds(place: Workplace, opened: list[RecordForm], kind: type[Record], texts: dict[str, str]) -> None:
    form, record_id = new(place, kind, "r2", opened)
    fill(form, **texts)
    form.accept()
    record = place.session.profile.records[record_id]
    assert isinstance(record, kind)
    if isinstance(record, EquityGrant):
        assert (record.value, record.vesting_months, record.currency) == (Decimal(50000), 36, "EUR")
    elif isinstance(record, Skill):
        assert record == Skill(id=record_id, name="Rust", proficiency=2, evidence="a\nb")
    else:
        assert record == Certification(id=record_id, name="CKA", status=CertificationStatus.WANTED)


@pytest.mark.parametrize("record", [ML_ENGINEER, RAISE, GRANT, PYTHON, CKAD])
def test_a_form_for_an_old_record_changes_nothing_by_itself(
    place: Workplace, opened: list[RecordForm], record: Record
) -> None:
    form = form_for_old(record, place.session, place.history)
    opened.append(form)
    assert not form.is_changed
    form.accept()
    assert place.session.profile == profile_of(*CAREER)
    assert not place.history.can_undo


def test_an_old_record_is_edited_whole(place: Workplace, opened: list[RecordForm]) -> None:
    form = form_for_old(RAISE, place.session, place.history)
    opened.append(form)
    fill(form, base="127000", bonus="5k", role_id="r1")
    form.accept()
    pay = place.session.profile.get(Pay, "p3")
    assert pay is not None
    assert (pay.base, pay.bonus, pay.role_id, pay.currency) == (Decimal(127000), Decimal(5000), "r1", "EUR")
    place.history.undo()
    assert place.session.profile == profile_of(*CAREER)


def test_what_the_disk_refuses_stays_in_the_form(opened: list[RecordForm]) -> None:
    place, file = in_memory(PYTHON)
    form = form_for_old(PYTHON, place.session, place.history)
    opened.append(form)
    fill(form, name="Java")
    file.failure = DISK_FULL
    form.accept()
    assert form.fields["name"].text == "Java"
    assert form._message.text == str(DISK_FULL)
    file.failure = None
    form.accept()
    skill = place.session.profile.get(Skill, "s1")
    assert skill is not None
    assert skill.name == "Java"


def test_every_kind_of_field_has_its_editor(place: Workplace, opened: list[RecordForm]) -> None:
    form, _ = new(place, Role, "", opened)
    kinds = {name: type(field.editor) for name, field in form.fields.items()}
    assert kinds["title"] is QLineEdit
    assert kinds["level"] is ChoiceBox
    assert kinds["note"] is QPlainTextEdit
    assert list(kinds)[:7] == ["title", "level", "place", "start", "base", "currency", "period"]


def test_five_facts_of_a_new_role_come_first(place: Workplace, opened: list[RecordForm], settings: Settings) -> None:
    form, _ = form_for_new(Role, "", place.session, place.history, settings=settings)
    opened.append(form)
    form.show()
    shown = [name for name, field in form.fields.items() if field.isVisible()]
    assert shown == ["title", "level", "place", "start", "base"]
    needed = [name for name, field in form.fields.items() if "(needed)" in field.label.text()]
    assert needed == ["title"]
    assert form.fields["base"].told == "EUR a year; change it under More."
    fill(form, currency="chf", period="month")
    form.fields["currency"].finished.emit()
    assert form.fields["base"].told == "CHF a month; change it under More."
    form.hide()


def test_a_role_that_has_more_than_the_first_facts_shows_them(place: Workplace, opened: list[RecordForm]) -> None:
    bare = Role(id="r9", title="Side work", level=Level.MID, place="Seattle", start=PartialDate(2024))
    for role, is_open in ((bare, False), (dataclasses.replace(bare, employer="Cascade"), True)):
        form = form_for_old(role, place.session, place.history)
        opened.append(form)
        form.show()
        assert form.fields["title"].isVisible()
        assert form.fields["employer"].isVisible() is is_open
        form.hide()
