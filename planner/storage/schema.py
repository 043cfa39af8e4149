"""What marks a profile file and what its tables are called: all that reading needs to know of the schema.

How the tables are made stands in ``tables``, which loads SQLAlchemy; this module must not.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, Plan
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill

APPLICATION_ID: Final = 0x43505031
"""Marks a SQLite file as a profile of this program ("CPP1")."""

SCHEMA_NUMBER: Final = 3
"""The schema this program reads and writes; ``user_version`` of a file, and the number of the newest revision."""

ADDED_ORDER: Final = "added_order"
"""The column of every table that keeps the order in which records were added."""

TABLE_NAMES: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        Person: "person",
        Preferences: "preferences",
        Role: "role",
        Pay: "pay",
        EquityGrant: "equity_grant",
        Skill: "skill",
        Certification: "certification",
        Achievement: "achievement",
        PublicWork: "public_work",
        Plan: "plan",
        Action: "action",
        Evidence: "evidence",
        OwnDescriptor: "own_descriptor",
        CheckSetting: "check_setting",
        Override: "override",
        OwnPlace: "own_place",
        SavedForecast: "saved_forecast",
    }
)
"""What the table of each kind of record is called, parents before children."""
