"""How the fields of records are written in a cell or a box, and read back.

Generic over the fields' types, so that a new field of a known type needs no code here.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import EARLIEST_YEAR, PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.money import parse_amount, write_amount
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import KINDS, Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill

LABELS: Final = {
    "base": "Base pay",
    "cliff_months": "Cliff in months",
    "credential_id": "Credential ID",
    "discount_percent": "Discount % a year",
    "education": "Highest degree",
    "effective": "From",
    "end": "End",
    "home_place": "Home place",
    "horizon_years": "Years ahead",
    "hours_per_week": "Hours a week",
    "inflation_percent": "Inflation % a year",
    "last_used": "Last used",
    "is_adopted": "Adopted",
    "is_muted": "Muted",
    "market_growth_percent": "Market growth % a year",
    "offered_bonus": "Bonus offered",
    "offered_pay": "Base pay offered",
    "pack_version": "Market figures",
    "pay_percent": "Pay % of the nation",
    "price_percent": "Prices % of the nation",
    "production": "Production systems",
    "share_percent": "Share of full time, %",
    "url": "Address",
    "value": "Value of the grant",
    "vesting_months": "Vesting in months",
    "work_mode": "Work mode",
    "working_since": "Working since",
}
"""Labels that are not simply the field's name with a capital."""


_EVER: Final = PartialDate(EARLIEST_YEAR)
_SOUND: Final[dict[type[Record], Record]] = {
    type(record): record
    for record in (
        Person(),
        Preferences(),
        Role(id="-", title="-", start=_EVER),
        Pay(id="-", role_id="-", effective=_EVER, base=Decimal(1)),
        EquityGrant(id="-", role_id="-", granted=_EVER, value=Decimal(1), vesting_months=240, cliff_months=0),
        Skill(id="-", name="-"),
        Certification(id="-", name="-", earned=_EVER),
        Achievement(id="-", title="-"),
        PublicWork(id="-", title="-"),
        Plan(id="-", name="-"),
        Action(id="-", plan_id="-", kind=ActionKind.MOVE_PLACE, start=_EVER),
        Evidence(id="-", descriptor="-", date=_EVER),
        OwnDescriptor(id="-", text="-", replaces="-"),
        CheckSetting(id="-", reason="-"),
        Override(id="-", value=1.0),
        OwnPlace(id="-", name="-"),
        SavedForecast(id="-", name="-", saved=_EVER, inputs="-", result="-"),
    )
}
"""A record of each kind that no single right value contradicts, for whatever is missing while one value is checked."""

_HINTS: Final[dict[type[Record], dict[str, typing.Any]]] = {kind: typing.get_type_hints(kind) for kind in KINDS}


def label(attribute: str) -> str:
    """What a field is called on screen."""
    return LABELS.get(attribute, attribute.replace("_", " ").capitalize())


def field_type(kind: type[Record], attribute: str) -> tuple[type, bool]:
    """The type of a field without None, and whether it may be None. Raises ``KeyError`` for an unknown field."""
    hint = _HINTS[kind][attribute]
    if isinstance(hint, types.UnionType):
        (bare,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
        return bare, True
    return hint, False


def choices(kind: type[Record], attribute: str) -> tuple[StrEnum, ...]:
    """The values a field can take, where it is one of a few; else none."""
    bare, _ = field_type(kind, attribute)
    return tuple(bare) if issubclass(bare, StrEnum) else ()


def field_text(record: Record, attribute: str) -> str:
    """A field as the user would type it; empty for None. ``read_field`` reads it back."""
    value = getattr(record, attribute)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")  # the shortest text that stands for this very number
    return write_amount(value) if isinstance(value, Decimal) else str(value)


def read_field(kind: type[Record], attribute: str, text: str) -> object:
    """The value a text stands for. Raises ``UserError`` naming the field where it stands for none."""
    bare, optional = field_type(kind, attribute)
    if bare is str:
        return text.strip().upper() if attribute == "currency" else text
    if not text.strip():
        if optional:
            return None
        raise UserError(label(attribute), "it is empty", "Write a value", attribute)
    try:
        return _READERS.get(bare, _read_choice)(bare, text.strip(), attribute)
    except UserError as error:
        raise UserError(label(attribute), error.reason, error.remedy, attribute) from None


def broken_rules(kind: type[Record], values: Mapping[str, object]) -> list[UserError]:
    """What is wrong with the fields of a record, each with its own sentence; fields that are missing count as right.

    A rule about two fields is told at one of them, and only where both are given.
    """
    tried = dict(values)
    errors: list[UserError] = []
    while True:
        try:
            dataclasses.replace(_SOUND[kind], **tried)  # type: ignore[arg-type]  # read by the fields' own types
        except UserError as error:
            errors.append(error)
            if error.attribute not in tried:
                return errors
            del tried[error.attribute]
        else:
            return errors


def fields_of(kind: type[Record]) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return tuple(each.name for each in dataclasses.fields(kind))


def _read_whole(_: type, text: str, attribute: str) -> int:
    try:
        return int(text.rstrip("% "))
    except ValueError:
        raise UserError(label(attribute), f"“{text}” is not a whole number", "Write digits only") from None


def _read_number(_: type, text: str, attribute: str) -> float:
    try:
        return float(Decimal(text.rstrip("% ").replace("−", "-").replace(",", ".")))
    except InvalidOperation:
        raise UserError(label(attribute), f"“{text}” is not a number", "Write it like 2.5") from None


def _read_amount(_: type, text: str, attribute: str) -> Decimal:
    return parse_amount(text, label(attribute))


def _read_date(_: type, text: str, __: str) -> PartialDate:
    return PartialDate.parse(text)


def _read_yes_no(_: type, text: str, attribute: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise UserError(label(attribute), f"“{text}” is neither yes nor no", "Write yes or no")
    return text.lower() == "yes"


def _read_choice(bare: type, text: str, attribute: str) -> StrEnum:
    for choice in typing.cast("type[StrEnum]", bare):
        if choice.value == text.lower():
            return choice
    known = ", ".join(choice.value for choice in typing.cast("type[StrEnum]", bare))
    raise UserError(label(attribute), f"“{text}” is not one of its values", f"Choose one of: {known}")


_READERS: Final[dict[type, Callable[[type, str, str], object]]] = {
    bool: _read_yes_no,
    int: _read_whole,
    float: _read_number,
    Decimal: _read_amount,
    PartialDate: _read_date,
}
