"""Everything one person has recorded, as one frozen snapshot."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Final, TypeVar

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
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


@dataclass(frozen=True)
class Profile:
    """A snapshot of all records by id. Two snapshots are equal when they hold equal records.

    What is looked up time and again is sorted out once, when it is first asked for: a snapshot never changes.
    ``places`` are the ids in their order together with those deleted before, so that what comes back has its place
    again; without any, the records alone.
    """

    records: Mapping[str, Record] = field(default_factory=lambda: _NONE)
    places: Collection[str] = field(default=(), compare=False, repr=False)

    def get(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """The record of that kind and id, or None."""
        record = self.records.get(record_id)
        return record if isinstance(record, kind) else None

    def all(self, kind: type[RecordT]) -> Iterator[RecordT]:
        """Every record of a kind, in the order in which they were added."""
        found: Sequence[RecordT] = self._of_kind.get(kind, ())  # type: ignore[arg-type,assignment]  # of that kind
        return iter(found)

    @property
    def person(self) -> Person:
        """The person; an empty one where nothing is recorded yet."""
        return self.get(Person, Person().id) or Person()

    @property
    def preferences(self) -> Preferences:
        """The preferences; the defaults where nothing is recorded yet."""
        return self.get(Preferences, Preferences().id) or Preferences()

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Roles, latest start first; those without a start at the top, equal starts by id."""
        return tuple(sorted(self.all(Role), key=_role_order))

    def pay_of(self, role_id: str) -> tuple[Pay, ...]:
        """Pay of a role, earliest first."""
        return self._pay.get(role_id, ())

    def grants_of(self, role_id: str) -> tuple[EquityGrant, ...]:
        """Equity grants of a role, earliest first."""
        return self._grants.get(role_id, ())

    def actions_of(self, plan_id: str) -> tuple[Action, ...]:
        """Actions of a plan, earliest first."""
        return self._actions.get(plan_id, ())

    @cached_property
    def overrides(self) -> Mapping[str, float]:
        """The user's own values by the id of the figure they stand in for."""
        return MappingProxyType({override.id: override.value for override in self.all(Override)})

    def is_empty(self) -> bool:
        """Whether nothing of a career is recorded yet; plans and figures alone, without a career, count as nothing."""
        return self._of_kind.keys().isdisjoint((Role, Skill, Certification, Achievement, PublicWork))

    @cached_property
    def _of_kind(self) -> Mapping[type[Record], Sequence[Record]]:
        found: dict[type[Record], list[Record]] = defaultdict(list)
        for kind, records in groupby(self.records.values(), type):  # most stand beside others of their kind
            found[kind].extend(records)
        return dict(found)

    @cached_property
    def _pay(self) -> Mapping[str, tuple[Pay, ...]]:
        return _by_owner(self.all(Pay), lambda pay: pay.role_id, lambda pay: pay.effective)

    @cached_property
    def _grants(self) -> Mapping[str, tuple[EquityGrant, ...]]:
        return _by_owner(self.all(EquityGrant), lambda grant: grant.role_id, lambda grant: grant.granted)

    @cached_property
    def _actions(self) -> Mapping[str, tuple[Action, ...]]:
        return _by_owner(self.all(Action), lambda action: action.plan_id, lambda action: action.start)


def _by_owner(
    records: Iterable[RecordT], owner: Callable[[RecordT], str], date: Callable[[RecordT], PartialDate]
) -> dict[str, tuple[RecordT, ...]]:
    """The records of each owner, earliest first, equal dates by id."""
    found: dict[str, list[RecordT]] = defaultdict(list)
    for record in sorted(records, key=lambda one: (date(one).earliest(), one.id)):
        found[owner(record)].append(record)
    return {name: tuple(own) for name, own in found.items()}


def _role_order(role: Role) -> tuple[bool, int, str]:
    return (role.start is not None, -role.start.earliest().toordinal() if role.start else 0, role.id)
