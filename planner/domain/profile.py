"""Everything one person has recorded, as one frozen snapshot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, Plan
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill

KINDS: Final = (
    *(Person, Preferences, Role, Pay, EquityGrant, Skill, Certification, Achievement, PublicWork),
    *(Plan, Action, Evidence, OwnDescriptor, CheckSetting, Override, OwnPlace, SavedForecast),
)
"""The kinds of record, parents before children."""

_OfCareer = Person | Preferences | Role | Pay | EquityGrant | Skill | Certification | Achievement | PublicWork
_OfPlanning = Plan | Action | Evidence | OwnDescriptor | CheckSetting | Override | OwnPlace | SavedForecast
Record = _OfCareer | _OfPlanning
RecordT = TypeVar("RecordT", bound=Record)

_NONE: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """A snapshot of all records by id. Two snapshots are equal when they hold equal records."""

    records: Mapping[str, Record] = field(default_factory=lambda: _NONE)

    def get(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """The record of that kind and id, or None."""
        record = self.records.get(record_id)
        return record if isinstance(record, kind) else None

    def all(self, kind: type[RecordT]) -> Iterator[RecordT]:
        """Every record of a kind, in the order in which they were added."""
        return (record for record in self.records.values() if isinstance(record, kind))

    @property
    def person(self) -> Person:
        """The person; an empty one where nothing is recorded yet."""
        return self.get(Person, Person().id) or Person()

    @property
    def preferences(self) -> Preferences:
        """The preferences; the defaults where nothing is recorded yet."""
        return self.get(Preferences, Preferences().id) or Preferences()

    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles, latest start first; those without a start at the top, equal starts by id."""
        return tuple(sorted(self.all(Role), key=_role_order))

    def pay_of(self, role_id: str) -> tuple[Pay, ...]:
        """Pay of a role, earliest first."""
        own = (pay for pay in self.all(Pay) if pay.role_id == role_id)
        return tuple(sorted(own, key=lambda pay: (pay.effective.earliest(), pay.id)))

    def grants_of(self, role_id: str) -> tuple[EquityGrant, ...]:
        """Equity grants of a role, earliest first."""
        own = (grant for grant in self.all(EquityGrant) if grant.role_id == role_id)
        return tuple(sorted(own, key=lambda grant: (grant.granted.earliest(), grant.id)))

    def actions_of(self, plan_id: str) -> tuple[Action, ...]:
        """Actions of a plan, earliest first."""
        own = (action for action in self.all(Action) if action.plan_id == plan_id)
        return tuple(sorted(own, key=lambda action: (action.start.earliest(), action.id)))

    @property
    def overrides(self) -> Mapping[str, float]:
        """The user's own values by the id of the figure they stand in for."""
        return {override.id: override.value for override in self.all(Override)}

    def is_empty(self) -> bool:
        """Whether nothing of a career is recorded yet; plans and figures alone, without a career, count as nothing."""
        career = Role | Skill | Certification | Achievement | PublicWork
        return not any(isinstance(record, career) for record in self.records.values())


def _role_order(role: Role) -> tuple[bool, int, str]:
    return (role.start is not None, -role.start.earliest().toordinal() if role.start else 0, role.id)
