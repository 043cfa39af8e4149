"""Hypothesis strategies for everything a profile can hold: any record, whole profiles, and sets of changes.

All values are valid. ``profiles()`` and ``change_sets(profile)`` also keep references whole: no pay or grant is left
without its role, and no action without its plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, Plan
from planner.domain.profile import KINDS, Profile, Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill
from tests import strategies_of_records as each
from tests.strategies_of_records import equity_grants as equity_grants
from tests.strategies_of_records import pays as pays
from tests.strategies_of_records import preferences as preferences
from tests.strategies_of_records import roles as roles

_ParentIds = Mapping[type[Record], Sequence[str]]

_STRATEGIES: Final[dict[type[Record], st.SearchStrategy[Any]]] = {
    Person: each.persons(),
    Preferences: each.preferences(),
    Role: each.roles(),
    Skill: each.skills(),
    Certification: each.certifications(),
    Achievement: each.achievements(),
    PublicWork: each.public_works(),
    Plan: each.plans(),
    Evidence: each.evidences(),
    OwnDescriptor: each.own_descriptors(),
    CheckSetting: each.check_settings(),
    Override: each.overrides(),
    OwnPlace: each.own_places(),
    SavedForecast: each.saved_forecasts(),
    Pay: each.pays(),
    EquityGrant: each.equity_grants(),
    Action: each.actions(),
}
_PARENTS: Final[dict[type[Record], type[Record]]] = {Pay: Role, EquityGrant: Role, Action: Plan}
_NEW_KINDS: Final = tuple(kind for kind in KINDS if kind not in {Role, Plan, Person, Preferences, *_PARENTS})
_NEW_ROLES: Final = st.lists(each.roles(), max_size=2)
_NEW_PLANS: Final = st.lists(each.plans(), max_size=1)
_FATES: Final = st.sampled_from(["kept", "edited", "deleted"])


def records() -> st.SearchStrategy[Record]:
    """Any record of any kind; the roles and plans that others name need not exist."""
    return st.one_of([_STRATEGIES[kind] for kind in KINDS])


@st.composite
def change_sets(draw: st.DrawFn, profile: Profile) -> ChangeSet:
    """Additions, edits and deletions that are legal for this profile, in any order, possibly none."""
    fates = {record.id: draw(_FATES) for record in profile.records.values()}
    new_parents: list[Record] = [*draw(_NEW_ROLES), *draw(_NEW_PLANS)]
    parent_ids: _ParentIds = {kind: _left_of(kind, profile, fates, new_parents) for kind in (Role, Plan)}
    changes = [
        draw(_change_of(record, fates, parent_ids)) for record in profile.records.values() if _is_touched(record, fates)
    ]
    changes += [Change(None, record) for record in [*new_parents, *draw(_new_records(profile, parent_ids))]]
    return ChangeSet(draw(each.texts()), tuple(draw(st.permutations(changes))))


@st.composite
def profiles(draw: st.DrawFn, longest: int = 3) -> Profile:
    """Whole profiles, the empty one included, made in up to ``longest`` steps."""
    return draw(change_sequences(longest))[0]


@st.composite
def change_sequences(draw: st.DrawFn, longest: int = 5) -> tuple[Profile, tuple[ChangeSet, ...]]:
    """Legal change sets one after the other from the empty profile, and the profile after the last."""
    profile = Profile()
    sequence: list[ChangeSet] = []
    for _ in range(draw(st.integers(0, longest))):
        sequence.append(draw(change_sets(profile)))
        profile = sequence[-1].applied_to(profile)
    return profile, tuple(sequence)


def profile_of(*held: Record) -> Profile:
    """The profile that holds these records."""
    return Profile(MappingProxyType({record.id: record for record in held}))


def adding(*added: Record) -> ChangeSet:
    """The change set that adds these records."""
    return ChangeSet("Add", tuple(Change(None, record) for record in added))


def _left_of(kind: type[Record], profile: Profile, fates: dict[str, str], new: Sequence[Record]) -> list[str]:
    kept = [record for record in profile.records.values() if fates[record.id] != "deleted"]
    return [record.id for record in [*kept, *new] if isinstance(record, kind)]


def _drawn(draw: st.DrawFn, kind: type[Record], parents: Sequence[str], **fields: str) -> Record:
    """A record that belongs to one of the parents, if it must belong to any."""
    if kind in _PARENTS:
        name = "plan_id" if _PARENTS[kind] is Plan else "role_id"
        fields[name] = draw(st.sampled_from(parents or [""]))
    drawn: Record = replace(draw(_STRATEGIES[kind]), **fields)
    return drawn


def _is_touched(record: Record, fates: dict[str, str]) -> bool:
    return fates[record.id] != "kept" or _lost_its_parent(record, fates)


def _lost_its_parent(record: Record, fates: dict[str, str]) -> bool:
    match record:
        case Pay() | EquityGrant():
            return fates[record.role_id] == "deleted"
        case Action():
            return fates[record.plan_id] == "deleted"
    return False


@st.composite
def _change_of(draw: st.DrawFn, record: Record, fates: dict[str, str], parent_ids: _ParentIds) -> Change:
    kind = type(record)
    parents = parent_ids.get(_PARENTS.get(kind, kind), ())
    is_orphan = _lost_its_parent(record, fates)
    is_deleted = fates[record.id] == "deleted" or (is_orphan and (not parents or draw(st.booleans())))
    if is_deleted:
        return Change(record, None)
    return Change(record, _drawn(draw, kind, parents, id=record.id))


@st.composite
def _new_records(draw: st.DrawFn, profile: Profile, parent_ids: _ParentIds) -> list[Record]:
    kinds = [*_NEW_KINDS, *(kind for kind, parent in _PARENTS.items() if parent_ids[parent])]
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=4))
    held = {type(record) for record in profile.records.values()}
    chosen += [kind for kind in (Person, Preferences) if kind not in held and draw(st.booleans())]
    return [_drawn(draw, kind, parent_ids.get(_PARENTS.get(kind, kind), ())) for kind in chosen]
