from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.money import PayPeriod
from planner.domain.person import Person, Preferences
from planner.domain.profile import KINDS, Record
from planner.domain.role import Level, Role
from planner.domain.skill import Skill
from planner.storage.mapping import columns_of, record_of, row_of
from planner.storage.tables import TABLES
from tests.strategies import records

PAY = Pay(
    id="p1",
    role_id="r1",
    effective=PartialDate(2024, 3),
    base=Decimal("148000.50"),
    currency="EUR",
    period=PayPeriod.MONTH,
)
PAY_ROW = {
    "id": "p1",
    "role_id": "r1",
    "effective": "2024-03",
    "base": "148000.50",
    "bonus": "0",
    "currency": "EUR",
    "period": "month",
    "hours_per_week": "40",
}


@given(record=records())
def test_a_record_comes_back_from_its_row_without_loss(record: Record) -> None:
    row = row_of(record)
    back = record_of(type(record), [row[name] for name in columns_of(type(record))])
    assert back == record
    assert repr(back) == repr(record)  # 1.50 is not 1.5 to a person


@given(record=records())
def test_cells_hold_only_what_sqlite_holds(record: Record) -> None:
    assert {type(value) for value in row_of(record).values()} <= {str, int, float, type(None)}


def test_pay_becomes_readable_cells() -> None:
    assert row_of(PAY) == PAY_ROW


def test_choices_and_flags_become_their_words_and_numbers() -> None:
    assert row_of(Role(id="r1", title="Engineer", level=Level.SENIOR))["level"] == "senior"
    assert row_of(Role(id="r1", title="Engineer"))["level"] is None
    assert row_of(Person(is_sample=True))["is_sample"] == 1


def test_a_whole_number_may_stand_for_a_share_but_not_the_other_way_round() -> None:
    assert repr(row_of(Preferences(inflation_percent=3))["inflation_percent"]) == "3.0"
    half_a_percent: Any = 50.5
    with pytest.raises(TypeError, match=r"share_percent is 50\.5"):
        row_of(Role(id="r1", title="Engineer", share_percent=half_a_percent))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_column_and_every_column_its_field(kind: type[Record]) -> None:
    assert ["added_order", *sorted(columns_of(kind))] == [
        "added_order",
        *sorted(column.name for column in TABLES[kind].columns if column.name != "added_order"),
    ]


@pytest.mark.parametrize(
    ("kind", "cells", "sentence"),
    [
        (Pay, PAY_ROW | {"base": "much"}, "Base: 'much' is not an amount. Correct it."),
        (Pay, PAY_ROW | {"base": 148000}, "Base: 148000 is not an amount. Correct it."),
        (Pay, PAY_ROW | {"base": None}, "Base: None is not an amount. Correct it."),
        (Pay, PAY_ROW | {"effective": "2024-13"}, "Effective: '2024-13' is not a date. Correct it."),
        (Pay, PAY_ROW | {"effective": "soon"}, "Effective: 'soon' is not a date. Correct it."),
        (Pay, PAY_ROW | {"currency": b"EUR"}, "Currency: b'EUR' is not a text. Correct it."),
        (
            Pay,
            PAY_ROW | {"period": "decade"},
            "Period: 'decade' is not one of hour, day, week, month, year. Correct it.",
        ),
        (
            Skill,
            {"id": "s", "name": "Go", "evidence": "", "last_used": None, "proficiency": "3"},
            "Proficiency: '3' is",
        ),
        (Person, row_of(Person()) | {"is_sample": 2}, "Is sample: 2 is not 0 or 1. Correct it."),
        (Pay, PAY_ROW | {"base": "-1"}, "Base pay: −1 is below zero."),
        (Pay, PAY_ROW | {"base": "NaN"}, "Base pay: NaN is not an amount."),
        (Pay, PAY_ROW | {"currency": "x" * 5}, "Currency: “xxxxx” is not a currency code."),
    ],
)
def test_a_cell_that_breaks_a_rule_is_told_by_its_field(
    kind: type[Record], cells: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(UserError) as told:
        record_of(kind, [cells[name] for name in columns_of(kind)])
    assert str(told.value).startswith(sentence)


def test_a_long_cell_is_cut_in_the_sentence() -> None:
    with pytest.raises(UserError) as told:
        record_of(Pay, [(PAY_ROW | {"base": "9x" * 500})[name] for name in columns_of(Pay)])
    assert len(str(told.value)) < 120
