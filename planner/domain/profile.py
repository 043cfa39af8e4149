"""Everything one person has recorded, as one frozen snapshot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.person import Person, Preferences
from planner.domain.role import Role
from planner.domain.skill import Skill

KINDS: Final = (Person, Preferences, Role, Pay, EquityGrant, Skill, Certification)
"""The kinds of record, parents before children."""

Record = Person | Preferences | Role | Pay | EquityGrant | Skill | Certification
RecordT = TypeVar("RecordT", Person, Preferences, Role, Pay, EquityGrant, Skill, Certification)

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

    def is_empty(self) -> bool:
        """Whether there is no role, skill or certification yet."""
        return not any(isinstance(record, Role | Skill | Certification) for record in self.records.values())


def _role_order(role: Role) -> tuple[bool, int, str]:
    return (role.start is not None, -role.start.earliest().toordinal() if role.start else 0, role.id)
