from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.money import PayPeriod
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action
from planner.domain.profile import KINDS, Record
from planner.domain.readiness import CheckSetting, OwnDescriptor
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.workspace.fields import broken_rules, choices, field_text, field_type, fields_of, label, read_field
from tests.records_of_all_kinds import EVERY_KIND
from tests.strategies import records

ROLE = Role(id="r", title="ML engineer", level=Level.MID, start=PartialDate(2020, 5))
PAY = Pay(id="p", role_id="r", effective=PartialDate(2020), base=Decimal("148000.50"))


@pytest.mark.parametrize(
    ("kind", "attribute", "text", "value"),
    [
        (Role, "title", "Ingénieure", "Ingénieure"),
        (Role, "level", "Senior", Level.SENIOR),
        (Role, "level", " ", None),
        (Role, "end", "", None),
        (Role, "start", "2020-05", PartialDate(2020, 5)),
        (Role, "share_percent", "50 %", 50),
        (Pay, "base", "148k", Decimal(148_000)),
        (Pay, "period", "hour", PayPeriod.HOUR),
        (Pay, "currency", "usd ", "USD"),
        (Skill, "proficiency", "4", 4),
        (Skill, "proficiency", "", None),
        (Preferences, "inflation_percent", "2,5", 2.5),
        (Preferences, "inflation_percent", "−0.5 %", -0.5),
        (Person, "is_sample", "Yes", True),
        (Person, "is_sample", "no", False),
        (Certification, "status", "in preparation", CertificationStatus.IN_PREPARATION),
    ],
)
def test_read_field(kind: type[Record], attribute: str, text: str, value: object) -> None:
    assert read_field(kind, attribute, text) == value


@pytest.mark.parametrize(
    ("kind", "attribute", "text", "sentence"),
    [
        (
            Role,
            "level",
            "boss",
            "Level: “boss” is not one of its values. Choose one of: entry, mid, senior, architect.",
        ),
        (Role, "share_percent", "half", "Share of full time, %: “half” is not a whole number. Write digits only."),
        (Role, "start", "soon", "Start: “soon” is not a date this program can read. Write YYYY, YYYY-MM or"),
        (Pay, "base", "", "Base pay: it is empty. Write a value."),
        (Pay, "base", "52,50", "Base pay: “52,50” can be read two ways. Write 52.50 or 5250."),
        (Pay, "base", "lots", "Base pay: “lots” is not a number. Write digits, for example 148000 or 148k."),
        (Preferences, "inflation_percent", "high", "Inflation % a year: “high” is not a number. Write it like 2.5."),
        (Person, "is_sample", "maybe", "Is sample: “maybe” is neither yes nor no. Write yes or no."),
    ],
)
def test_read_field_refuses_in_a_sentence(kind: type[Record], attribute: str, text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read_field(kind, attribute, text)
    assert str(caught.value).startswith(sentence)
    assert caught.value.attribute == attribute


@pytest.mark.parametrize(
    ("record", "attribute", "text"),
    [
        (ROLE, "level", "mid"),
        (ROLE, "end", ""),
        (ROLE, "start", "2020-05"),
        (ROLE, "share_percent", "100"),
        (PAY, "base", "148000.5"),
        (Pay(id="p", role_id="r", effective=PartialDate(2020), base=Decimal("1.234")), "base", "1.2340"),
        (Pay(id="p", role_id="r", effective=PartialDate(2020), base=Decimal("1E+5")), "base", "100000"),
        (Preferences(), "inflation_percent", "2.5"),
        (Preferences(), "discount_percent", "3"),
        (Override(id="f", value=0.1234567890123), "value", "0.1234567890123"),
        (Person(is_sample=True), "is_sample", "yes"),
        (Person(), "is_sample", "no"),
    ],
)
def test_field_text(record: Record, attribute: str, text: str) -> None:
    assert field_text(record, attribute) == text


@pytest.mark.parametrize("record", EVERY_KIND, ids=lambda record: type(record).__name__)
def test_every_field_reads_back_as_written(record: Record) -> None:
    for attribute in fields_of(type(record)):
        read: Any = read_field(type(record), attribute, field_text(record, attribute))
        assert read == getattr(record, attribute), attribute


@given(records())
def test_every_amount_and_number_reads_back_as_written(record: Record) -> None:
    for attribute in fields_of(type(record)):
        value = getattr(record, attribute)
        if isinstance(value, Decimal | float):
            assert read_field(type(record), attribute, field_text(record, attribute)) == value


@given(records())
def test_a_record_that_exists_breaks_no_rule_whole_or_field_by_field(record: Record) -> None:
    values = {attribute: getattr(record, attribute) for attribute in fields_of(type(record))}
    assert broken_rules(type(record), values) == []
    for attribute in values.keys() - {"end"}:  # an end needs a start, and says so at the start
        assert broken_rules(type(record), {attribute: values[attribute]}) == []


@pytest.mark.parametrize(
    ("kind", "values", "wrong"),
    [
        (Role, {"title": " ", "share_percent": 0, "note": "\0"}, ["title", "note", "share_percent"]),
        (Role, {"title": "x", "start": PartialDate(2024), "end": PartialDate(2023)}, ["end"]),
        (Role, {"start": None, "end": PartialDate(2023)}, ["start"]),
        (Role, {"end": PartialDate(1900)}, []),
        (
            Pay,
            {"base": Decimal("NaN"), "bonus": Decimal(-1), "currency": "dollars", "hours_per_week": Decimal(101)},
            ["base", "bonus", "currency", "hours_per_week"],
        ),
        (EquityGrant, {"vesting_months": 0, "cliff_months": 500}, ["vesting_months", "cliff_months"]),
        (EquityGrant, {"vesting_months": 300, "cliff_months": 100}, ["vesting_months"]),
        (EquityGrant, {"cliff_months": 60, "vesting_months": 48}, ["cliff_months"]),
        (EquityGrant, {"cliff_months": 240}, []),
        (Skill, {"name": "", "proficiency": 9}, ["name", "proficiency"]),
        (OwnDescriptor, {"text": "", "replaces": ""}, ["text"]),
        (CheckSetting, {"is_muted": True, "reason": ""}, ["reason"]),
        (Action, {"months": 999, "cost": Decimal(-1), "start": PartialDate(2024)}, ["cost", "months"]),
        (OwnPlace, {"pay_percent": 0.0, "price_percent": -1.0}, ["pay_percent", "price_percent"]),
        (Certification, {"name": "", "url": "cncf", "expires": PartialDate(1999)}, ["name", "url"]),
    ],
)
def test_every_broken_rule_is_found(kind: type[Record], values: dict[str, object], wrong: list[str]) -> None:
    assert [error.attribute for error in broken_rules(kind, values)] == wrong


def test_each_kind_has_a_record_that_breaks_no_rule() -> None:
    assert [broken_rules(kind, {}) for kind in KINDS] == [[]] * len(KINDS)


def test_every_field_of_every_kind_has_a_label_and_a_type() -> None:
    for kind in KINDS:
        for attribute in fields_of(kind):
            assert label(attribute)[0].isupper()
            assert isinstance(field_type(kind, attribute)[0], type)


def test_choices_of_a_field_of_few_values() -> None:
    assert choices(Role, "level") == tuple(Level)
    assert choices(Role, "title") == ()
