"""The tables of a profile file: one for each kind of record, readable in any SQLite browser.

``added_order`` keeps the order in which records were added. Amounts are TEXT so that no digit is lost, partial dates
are TEXT as they are written (2024, 2024-03, 2024-03-01), choices are TEXT. A change here needs a revision in
``migrations`` and a higher ``SCHEMA_NUMBER`` in ``schema``.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import REAL

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.money import PayPeriod
from planner.domain.person import PERSON_ID, PREFERENCES_ID, Person, Preferences
from planner.domain.profile import Record
from planner.domain.role import Level, Role, Track, WorkMode
from planner.domain.skill import Skill
from planner.storage.schema import ADDED_ORDER, TABLE_NAMES

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables of a profile file."""


def _record_table(
    kind: type[Record], *columns: Column[str] | Column[str | None] | Column[int] | Column[float]
) -> Table:
    return Table(
        TABLE_NAMES[kind],
        METADATA,
        Column(ADDED_ORDER, Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *columns,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _optional_text(name: str) -> Column[str | None]:
    return Column(name, Text)


def _choice(name: str, values: Iterable[str], *, is_optional: bool = False) -> Column[str]:
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(name, Text, CheckConstraint(f"{name} IN ({listed})", name=name), nullable=is_optional)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _number(name: str) -> Column[float]:
    return Column(name, REAL, nullable=False)


def _role_id() -> Column[str]:
    parent = ForeignKey("role.id", ondelete="RESTRICT", onupdate="RESTRICT")
    return Column("role_id", Text, parent, nullable=False, index=True)


_person = _record_table(
    Person,
    _text("name"),
    _text("home_place"),
    _optional_text("working_since"),
    Column("is_sample", Integer, CheckConstraint("is_sample IN (0, 1)", name="is_sample"), nullable=False),
)
_person.append_constraint(CheckConstraint(f"id = '{PERSON_ID}'", name="only_one"))

_preferences = _record_table(
    Preferences,
    _whole("horizon_years"),
    _number("inflation_percent"),
    _number("market_growth_percent"),
    _whole("seed"),
)
_preferences.append_constraint(CheckConstraint(f"id = '{PREFERENCES_ID}'", name="only_one"))

_role = _record_table(
    Role,
    _text("title"),
    _text("employer"),
    _choice("level", Level, is_optional=True),
    _choice("track", Track),
    _optional_text("start"),
    _optional_text("end"),
    _text("place"),
    _choice("work_mode", WorkMode, is_optional=True),
    _whole("share_percent"),
    _text("specialisation"),
    _text("industry"),
    _text("note"),
)

_pay = _record_table(
    Pay,
    _role_id(),
    _text("effective"),
    _text("base"),
    _text("bonus"),
    _text("currency"),
    _choice("period", PayPeriod),
    _text("hours_per_week"),
)

_equity_grant = _record_table(
    EquityGrant,
    _role_id(),
    _text("granted"),
    _text("value"),
    _text("currency"),
    _whole("vesting_months"),
    _whole("cliff_months"),
)

_skill = _record_table(
    Skill,
    _text("name"),
    Column("proficiency", Integer),
    _optional_text("last_used"),
    _text("evidence"),
)

_certification = _record_table(
    Certification,
    _text("name"),
    _text("issuer"),
    _text("credential_id"),
    _text("url"),
    _choice("status", CertificationStatus),
    _optional_text("earned"),
    _optional_text("expires"),
)

TABLES: Final[Mapping[type[Record], Table]] = MappingProxyType(
    {
        Person: _person,
        Preferences: _preferences,
        Role: _role,
        Pay: _pay,
        EquityGrant: _equity_grant,
        Skill: _skill,
        Certification: _certification,
    }
)
"""The table of each kind of record, parents before children."""

REVISION: Final = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, so that a new file can be stamped without loading Alembic."""
