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

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.money import PayPeriod
from planner.domain.person import PERSON_ID, PREFERENCES_ID, Education, Person, Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
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


_AnyColumn = Column[str] | Column[str | None] | Column[int] | Column[int | None] | Column[float] | Column[float | None]


def _record_table(kind: type[Record], *columns: _AnyColumn) -> Table:
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


def _optional_whole(name: str) -> Column[int | None]:
    return Column(name, Integer)


def _number(name: str) -> Column[float]:
    return Column(name, REAL, nullable=False)


def _yes_no(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)", name=name), nullable=False)


def _belongs_to(parent: type[Record]) -> Column[str]:
    table = TABLE_NAMES[parent]
    key = ForeignKey(f"{table}.id", ondelete="RESTRICT", onupdate="RESTRICT")
    return Column(f"{table}_id", Text, key, nullable=False, index=True)


_person = _record_table(
    Person,
    _text("name"),
    _text("home_place"),
    _optional_text("working_since"),
    _yes_no("is_sample"),
    _choice("education", Education, is_optional=True),
)
_person.append_constraint(CheckConstraint(f"id = '{PERSON_ID}'", name="only_one"))

_preferences = _record_table(
    Preferences,
    _whole("horizon_years"),
    _number("inflation_percent"),
    _number("market_growth_percent"),
    _whole("seed"),
    _choice("scenario", Scenario),
    _number("discount_percent"),
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
    _text("pays_like"),
    _text("company_size"),
    _choice("pay_policy", PayPolicy, is_optional=True),
    _choice("production", Production, is_optional=True),
)

_pay = _record_table(
    Pay,
    _belongs_to(Role),
    _text("effective"),
    _text("base"),
    _text("bonus"),
    _text("currency"),
    _choice("period", PayPeriod),
    _text("hours_per_week"),
)

_equity_grant = _record_table(
    EquityGrant,
    _belongs_to(Role),
    _text("granted"),
    _text("value"),
    _text("currency"),
    _whole("vesting_months"),
    _whole("cliff_months"),
)

_skill = _record_table(
    Skill,
    _text("name"),
    _optional_whole("proficiency"),
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

_achievement = _record_table(
    Achievement,
    _text("title"),
    _optional_text("date"),
    _text("employer"),
    _text("metric"),
    _text("before"),
    _text("after"),
    _text("impact"),
    _choice("production", Production, is_optional=True),
    _text("url"),
)

_public_work = _record_table(
    PublicWork,
    _text("title"),
    _choice("kind", PublicWorkKind),
    _optional_text("date"),
    _text("url"),
    _text("note"),
)

_plan = _record_table(
    Plan,
    _text("name"),
    _yes_no("is_adopted"),
    _optional_text("adopted"),
    _number("hours_per_week"),
    _text("note"),
)

_action = _record_table(
    Action,
    _belongs_to(Plan),
    _choice("kind", ActionKind),
    _text("start"),
    _text("subject"),
    _whole("months"),
    _optional_whole("proficiency"),
    _whole("hours"),
    _text("cost"),
    _text("note"),
    _optional_text("offered_pay"),
    _optional_text("offered_bonus"),
)

_evidence = _record_table(
    Evidence,
    _text("descriptor"),
    _text("date"),
    _text("text"),
    _text("url"),
)

_own_descriptor = _record_table(
    OwnDescriptor,
    _text("employer"),
    _choice("level", Level),
    _choice("track", Track),
    _text("aspect"),
    _text("text"),
    _text("replaces"),
)

_check_setting = _record_table(
    CheckSetting,
    Column("threshold", REAL),
    _yes_no("is_muted"),
    _text("reason"),
)

_override = _record_table(
    Override,
    _number("value"),
    _text("note"),
)

_own_place = _record_table(
    OwnPlace,
    _text("name"),
    _number("pay_percent"),
    _number("price_percent"),
    _text("note"),
)

_saved_forecast = _record_table(
    SavedForecast,
    _text("name"),
    _text("saved"),
    _text("inputs"),
    _text("result"),
    _text("pack_version"),
    _text("program_version"),
    _text("note"),
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
        Achievement: _achievement,
        PublicWork: _public_work,
        Plan: _plan,
        Action: _action,
        Evidence: _evidence,
        OwnDescriptor: _own_descriptor,
        CheckSetting: _check_setting,
        Override: _override,
        OwnPlace: _own_place,
        SavedForecast: _saved_forecast,
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
