"""What a health check is: a rule with its threshold, and what it finds in one profile."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from planner.advice.certification_status import Status, statuses
from planner.advice.readiness import Library, Readiness, readiness_ahead
from planner.advice.skill_gap import held_skills
from planner.advice.standing import standing_role
from planner.domain.compensation import Pay
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.market.finding import search_key
from planner.market.pack import Pack
from planner.market.requirements import Requirements
from planner.market.specialisations import Specialisation, Specialisations


class Outcome(StrEnum):
    """What a check says, what needs attention first."""

    FAILS = "fails"
    WARNS = "warns"
    UNKNOWN = "unknown"
    PASSES = "passes"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a profile: a sentence, the records it rests on, and what could be done.

    ``action`` is one suggestion, empty where nothing needs doing; ``page`` and ``record_id`` are where to do it.
    ``against`` is what in the profile speaks against the finding, empty where nothing does.
    """

    outcome: Outcome
    text: str
    facts: tuple[str, ...] = ()
    action: str = ""
    page: str = "profile"
    record_id: str = ""
    against: str = ""


@dataclass(frozen=True)
class Checkup:
    """A profile on a day, with what checks are judged by."""

    profile: Profile
    today: datetime.date
    pack: Pack
    library: Library
    requirements: Requirements
    specialisations: Specialisations

    @cached_property
    def role(self) -> Role | None:
        """The role that counts."""
        return standing_role(self.profile, self.today)

    @cached_property
    def specialisation(self) -> Specialisation | None:
        """The specialisation that role names, None where it names none of the catalogue."""
        key = search_key(self.role.specialisation) if self.role else ""
        every = self.specialisations.specialisations
        return next((one for one in every if key and key in map(search_key, (one.id, one.name, *one.aliases))), None)

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """The skills the catalogue knows, by their id there."""
        return held_skills(self.profile, self.library.skills)

    @cached_property
    def certifications(self) -> tuple[Status, ...]:
        """The certifications with how they stand."""
        return statuses(self.profile, self.library.certifications, self.today)

    @cached_property
    def ahead(self) -> tuple[Readiness, ...]:
        """Readiness for the rungs that the present one leads to, the way up first."""
        return readiness_ahead(self.profile, self.library, self.today)

    @cached_property
    def paid_roles(self) -> frozenset[str]:
        """The ids of roles with pay."""
        return frozenset(pay.role_id for pay in self.profile.all(Pay))

    def skills_of_group(self, group_id: str) -> tuple[Skill, ...]:
        """The skills of a group that the person has recorded."""
        catalogue = self.library.skills
        return tuple(one for skill, one in self.skills.items() if catalogue.skill(skill).group == group_id)


Judgement = Callable[[Checkup, float], Finding]
"""A check: what it finds at a threshold."""


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A health check.

    ``threshold`` (in ``unit``) is the shipped one and an assumption of this program; ``claims`` are what led to it, and
    ``cards`` and ``tensions`` (ids) what is known for and against.
    """

    id: str
    name: str
    text: str
    threshold: float
    unit: str
    judge: Judgement
    claims: tuple[int, ...] = ()
    cards: tuple[str, ...] = ()
    tensions: tuple[str, ...] = ()


def missing(text: str, action: str, *facts: str, page: str = "profile") -> Finding:
    """What a check finds where the profile does not tell; the first fact is the record to open."""
    return Finding(Outcome.UNKNOWN, text, facts, action, page, facts[0] if facts else "")


def passed(text: str, *facts: str) -> Finding:
    """What a check finds where all is well."""
    return Finding(Outcome.PASSES, text, facts)


def graded(value: float, threshold: float) -> Outcome:
    """Passes up to the threshold, warns up to twice as much, fails beyond."""
    if value <= threshold:
        return Outcome.PASSES
    return Outcome.WARNS if value <= 2 * threshold else Outcome.FAILS
