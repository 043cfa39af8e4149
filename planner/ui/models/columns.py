"""The fields of each kind of record as columns of a table and boxes of a form: one list for both."""

import dataclasses
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import OwnPlace
from planner.domain.person import Person
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.workspace.fields import choices, field_text, field_type, label

PROFICIENCY_WORDS: Final = ("aware", "guided", "independent", "advanced", "expert")
_LONG: Final = frozenset({"note", "evidence", "impact"})
_MONTHS: Final = frozenset({"vesting_months", "cliff_months"})
_SHORT_HEADINGS: Final = {
    "value": "Value",
    "vesting_months": "Vesting",
    "cliff_months": "Cliff",
    "hours_per_week": "Hours",
}
_HINTS: Final[dict[type, str]] = {PartialDate: "YYYY-MM", Decimal: "148000 or 148k"}
_OWN_HINTS: Final = {
    "company_size": "S, M, L or 250",
    "url": "https://",
    "before": "400 ms",
    "after": "90 ms",
    "cost": "150 or 1.5k",
    "bonus": "12000 or 12k",
    "offered_pay": "150000 or 150k",
    "offered_bonus": "12000 or 12k",
    "value": "96000 or 96k",
}

_NOTHING_CHOSEN: Final = {"pays_like": "by title"}


def _no_meaning(_: Record) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a kind of record. ``width`` is that of its table column in pixels, 0 where only the form has it.

    ``offered`` are the texts to choose one of, or none, where the field is a text; ``meaning`` tells what it means that
    none was chosen, by the other fields.
    """

    kind: type[Record]
    attribute: str
    width: int = 0
    offered: tuple[str, ...] = ()
    meaning: Callable[[Record], str] = _no_meaning

    @property
    def heading(self) -> str:
        """What the field is called on screen."""
        return "Role" if self.is_owner else label(self.attribute)

    @property
    def short_heading(self) -> str:
        """What the field is called above a table, where there is less room and the kind is plain."""
        return _SHORT_HEADINGS.get(self.attribute, self.heading)

    @property
    def default_text(self) -> str:
        """What a new record has in the field, as it is typed; empty where the field has no default."""
        default = _defaults(self.kind)[self.attribute]
        return "" if default is dataclasses.MISSING or default is None else str(default)

    @property
    def is_needed(self) -> bool:
        """Whether there is no record without it."""
        return _defaults(self.kind)[self.attribute] is dataclasses.MISSING

    @property
    def is_owner(self) -> bool:
        """Whether it names the role that the record belongs to."""
        return self.attribute == "role_id"

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right, in figures under each other."""
        return field_type(self.kind, self.attribute)[0] in {int, float, Decimal} and not self.is_proficiency

    @property
    def is_proficiency(self) -> bool:
        """Whether it is a proficiency of 1 to 5."""
        return self.attribute == "proficiency"

    @property
    def is_wordy(self) -> bool:
        """Whether it gains from more room than its width."""
        return field_type(self.kind, self.attribute)[0] is str and self.attribute != "currency"

    @property
    def is_long(self) -> bool:
        """Whether a form gives it several lines."""
        return self.attribute in _LONG

    @property
    def hint(self) -> str:
        """How to write it, as an example; empty where that is plain."""
        return _OWN_HINTS.get(self.attribute) or _HINTS.get(field_type(self.kind, self.attribute)[0], "")

    def choices(self, profile: Profile) -> tuple[tuple[str, str], ...]:
        """What can be chosen, as (value, text); nothing where it is typed."""
        bare, is_optional = field_type(self.kind, self.attribute)
        none = (("", _NOTHING_CHOSEN.get(self.attribute, "–")),) if is_optional or self.offered else ()
        if self.is_owner:
            return tuple((role.id, role_text(role)) for role in profile.roles)
        if self.is_proficiency:
            return (*none, *((str(step), f"{step} – {word}") for step, word in enumerate(PROFICIENCY_WORDS, 1)))
        if self.offered:
            return (*none, *((text, text) for text in self.offered))
        if issubclass(bare, StrEnum):
            return (*none, *((choice.value, choice.value) for choice in choices(self.kind, self.attribute)))
        return ()

    def text(self, record: Record, profile: Profile) -> str:
        """The field as a table shows it."""
        value = getattr(record, self.attribute)
        if self.is_owner:
            role = profile.get(Role, value)
            return role_text(role) if role else ""
        if isinstance(value, Decimal):
            return amount_text(value)
        if self.attribute in _MONTHS:
            return f"{value} months"
        text = value if isinstance(value, str) else field_text(record, self.attribute)
        return " ".join(text.split()) or self.text_of_nothing(record)

    def text_of_nothing(self, record: Record) -> str:
        """What an empty field means, where it means something: a role that goes on, a certification for ever."""
        if getattr(record, self.attribute):
            return ""
        match self.attribute, record:
            case "end", Role():
                return "now" if record.start is not None else ""
            case "expires", Certification():
                return "never" if record.status is CertificationStatus.EARNED else ""
        return self.meaning(record)

    def sort_key(self, record: Record, profile: Profile) -> tuple[bool, Any]:
        """Orders records by the field: dates by the calendar, amounts by size, steps by rank; empty ones last."""
        value = getattr(record, self.attribute)
        match value:
            case None | "":
                return True, 0
            case PartialDate():
                return False, _date_order(value)
            case StrEnum():
                return False, list(type(value)).index(value)
            case str():
                return False, folded(self.text(record, profile) if self.is_owner else " ".join(value.split()))
        return False, value


def table_columns(kind: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind's table, from left to right."""
    return tuple(column for column in FORMS[kind] if column.width)


def role_text(role: Role) -> str:
    """A role in a few words: title and employer."""
    return ", ".join(part for part in (role.title, role.employer) if part)


def amount_text(amount: Decimal) -> str:
    """An amount with thousands parted and no idle zeros: 148,000 or 52.5."""
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def folded(text: str) -> str:
    """A text without regard to case and accents, for sorting and searching."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _date_order(date: PartialDate) -> tuple[int, int, int, bool, bool]:
    """By the first day it can mean, the more exact first; quicker than to work out first and last day."""
    return date.year, date.month or 1, date.day or 1, date.month is None, date.day is None


def _defaults(kind: type[Record]) -> dict[str, object]:
    return {each.name: each.default for each in dataclasses.fields(kind)}


def _columns(kind: type[Record], /, **widths: int) -> tuple[Column, ...]:
    return tuple(Column(kind, attribute, width) for attribute, width in widths.items())


FORMS: Final[dict[type[Record], tuple[Column, ...]]] = {
    Person: _columns(Person, name=0, home_place=0, working_since=0, education=0),
    Role: _columns(
        Role,
        title=122,
        employer=104,
        level=88,
        start=106,
        end=106,
        place=76,
        pays_like=126,
        pay_policy=0,
        work_mode=0,
        track=0,
        share_percent=0,
        company_size=0,
        specialisation=0,
        industry=0,
        production=0,
        note=0,
    ),
    Pay: _columns(Pay, role_id=220, effective=106, base=86, bonus=74, currency=82, period=62, hours_per_week=62),
    EquityGrant: _columns(
        EquityGrant, role_id=220, granted=106, value=88, currency=82, vesting_months=96, cliff_months=96
    ),
    Skill: _columns(Skill, name=220, proficiency=110, last_used=110, evidence=200),
    Certification: _columns(
        Certification, name=240, issuer=130, status=122, earned=106, expires=106, credential_id=0, url=0
    ),
    Achievement: _columns(
        Achievement,
        title=200,
        date=106,
        employer=110,
        metric=130,
        before=80,
        after=80,
        impact=0,
        production=0,
        url=0,
    ),
    OwnPlace: _columns(OwnPlace, name=190, pay_percent=150, price_percent=160, note=120),
    PublicWork: _columns(PublicWork, title=250, kind=110, date=106, url=160, note=0),
    Plan: _columns(Plan, name=0, hours_per_week=0, note=0),
    Action: _columns(
        Action,
        kind=150,
        subject=176,
        offered_pay=0,
        offered_bonus=0,
        start=80,
        months=70,
        proficiency=96,
        hours=60,
        cost=64,
        note=0,
    ),
}
"""Every field that a form shows, in order; those with a width are columns of the table as well."""
