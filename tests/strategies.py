"""Hypothesis strategies for everything a profile can hold: each record kind, whole profiles, and sets of changes.

All values are valid. ``profiles()`` and ``change_sets(profile)`` also keep references whole: no pay or grant is left
without its role.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.money import PayPeriod
from planner.domain.person import Person, Preferences
from planner.domain.profile import KINDS, Profile, Record
from planner.domain.role import Level, Role, Track, WorkMode
from planner.domain.skill import Skill

_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\té名ক😀")


def ids() -> st.SearchStrategy[str]:
    return st.uuids(version=4).map(lambda value: value.hex)


def texts(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, max_size=longest)


def names(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, min_size=1, max_size=longest).filter(str.strip)


@st.composite
def partial_dates(draw: st.DrawFn, earliest_year: int = 1900, latest_year: int = 2200) -> PartialDate:
    day = PartialDate.from_date(
        draw(st.dates()).replace(year=draw(st.integers(earliest_year, latest_year)), day=draw(st.integers(1, 28)))
    )
    known = draw(st.sampled_from(["year", "month", "day"]))
    if known == "day":
        return day
    return PartialDate(day.year, day.month if known == "month" else None)


@st.composite
def date_pairs(draw: st.DrawFn) -> tuple[PartialDate | None, PartialDate | None]:
    """A start and an end that do not contradict each other; an end has a start."""
    start = draw(st.none() | partial_dates())
    if start is None:
        return None, None
    end = draw(st.none() | partial_dates())
    if end is not None and end.latest() < start.earliest():
        start, end = end, start
    return start, end


def amounts(smallest: Decimal = Decimal(0)) -> st.SearchStrategy[Decimal]:
    """Amounts as written (1.50), at their shortest (1.5) and in powers of ten (1E+5)."""
    written = st.integers(0, 4).flatmap(
        lambda places: st.decimals(smallest, Decimal(99_999_999_999), places=places, allow_nan=False)
    )
    return written | written.map(Decimal.normalize)


def currencies() -> st.SearchStrategy[str]:
    return st.sampled_from(["USD", "EUR", "JPY", "INR", "XAF"])


def persons() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        name=texts(),
        home_place=texts(),
        working_since=st.none() | partial_dates(),
        is_sample=st.booleans(),
        id=st.just(Person().id),
    )


def preferences() -> st.SearchStrategy[Preferences]:
    return st.builds(
        Preferences,
        horizon_years=st.integers(1, 40),
        inflation_percent=st.floats(-5, 30),
        market_growth_percent=st.floats(-10, 20),
        seed=st.integers(0, 2**32 - 1),
        id=st.just(Preferences().id),
    )


@st.composite
def roles(draw: st.DrawFn, record_id: str | None = None) -> Role:
    start, end = draw(date_pairs())
    return Role(
        id=record_id or draw(ids()),
        title=draw(names()),
        employer=draw(texts()),
        level=draw(st.none() | st.sampled_from(Level)),
        track=draw(st.sampled_from(Track)),
        start=start,
        end=end,
        place=draw(texts()),
        work_mode=draw(st.none() | st.sampled_from(WorkMode)),
        share_percent=draw(st.integers(1, 100)),
        specialisation=draw(texts()),
        industry=draw(texts()),
        note=draw(texts(100)),
    )


def pays(role_ids: st.SearchStrategy[str], record_id: str | None = None) -> st.SearchStrategy[Pay]:
    return st.builds(
        Pay,
        id=_given_or_new(record_id),
        role_id=role_ids,
        effective=partial_dates(),
        base=amounts(Decimal(1)),
        bonus=amounts(),
        currency=currencies(),
        period=st.sampled_from(PayPeriod),
        hours_per_week=st.decimals(Decimal("0.1"), Decimal(100), places=2),
    )


@st.composite
def equity_grants(draw: st.DrawFn, role_ids: st.SearchStrategy[str], record_id: str | None = None) -> EquityGrant:
    vesting = draw(st.integers(1, 240))
    return EquityGrant(
        id=record_id or draw(ids()),
        role_id=draw(role_ids),
        granted=draw(partial_dates()),
        value=draw(amounts()),
        currency=draw(currencies()),
        vesting_months=vesting,
        cliff_months=draw(st.integers(0, vesting)),
    )


def skills(record_id: str | None = None) -> st.SearchStrategy[Skill]:
    return st.builds(
        Skill,
        id=_given_or_new(record_id),
        name=names(),
        proficiency=st.none() | st.integers(1, 5),
        last_used=st.none() | partial_dates(),
        evidence=texts(100),
    )


@st.composite
def certifications(draw: st.DrawFn, record_id: str | None = None) -> Certification:
    earned, expires = draw(date_pairs())
    return Certification(
        id=record_id or draw(ids()),
        name=draw(names()),
        issuer=draw(texts()),
        credential_id=draw(texts()),
        url=draw(st.sampled_from(["", "https://example.org/c/1?a=b", "http://例え.jp/証"])),
        status=draw(st.sampled_from(CertificationStatus)),
        earned=earned,
        expires=expires,
    )


def records() -> st.SearchStrategy[Record]:
    """Any record of any kind; the roles that pay and grants name need not exist."""
    return st.one_of([_of_kind(kind, ids()) for kind in KINDS])


@st.composite
def change_sets(draw: st.DrawFn, profile: Profile) -> ChangeSet:
    """Additions, edits and deletions that are legal for this profile, in any order, possibly none."""
    fates = {record.id: draw(st.sampled_from(["kept", "edited", "deleted"])) for record in profile.records.values()}
    new_roles = draw(st.lists(roles(), max_size=2))
    role_ids = [role.id for role in profile.roles if fates[role.id] != "deleted"] + [role.id for role in new_roles]
    changes = [
        draw(_change_of(record, fates, role_ids)) for record in profile.records.values() if _is_touched(record, fates)
    ]
    changes += [Change(None, record) for record in [*new_roles, *draw(_new_records(profile, role_ids))]]
    return ChangeSet(draw(texts()), tuple(draw(st.permutations(changes))))


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


def _given_or_new(record_id: str | None) -> st.SearchStrategy[str]:
    return ids() if record_id is None else st.just(record_id)


def _of_kind(
    kind: type[Record], role_ids: st.SearchStrategy[str], record_id: str | None = None
) -> st.SearchStrategy[Any]:
    strategies: dict[type[Record], Callable[[], st.SearchStrategy[Any]]] = {
        Person: persons,
        Preferences: preferences,
        Role: lambda: roles(record_id),
        Pay: lambda: pays(role_ids, record_id),
        EquityGrant: lambda: equity_grants(role_ids, record_id),
        Skill: lambda: skills(record_id),
        Certification: lambda: certifications(record_id),
    }
    return strategies[kind]()


def _is_touched(record: Record, fates: dict[str, str]) -> bool:
    return fates[record.id] != "kept" or _lost_its_role(record, fates)


def _lost_its_role(record: Record, fates: dict[str, str]) -> bool:
    return isinstance(record, Pay | EquityGrant) and fates[record.role_id] == "deleted"


@st.composite
def _change_of(draw: st.DrawFn, record: Record, fates: dict[str, str], role_ids: Sequence[str]) -> Change:
    is_orphan = _lost_its_role(record, fates)
    is_deleted = fates[record.id] == "deleted" or (is_orphan and (not role_ids or draw(st.booleans())))
    if is_deleted:
        return Change(record, None)
    return Change(record, draw(_of_kind(type(record), st.sampled_from(role_ids or [""]), record.id)))


@st.composite
def _new_records(draw: st.DrawFn, profile: Profile, role_ids: Sequence[str]) -> list[Record]:
    kinds = [Skill, Certification, *([Pay, EquityGrant] if role_ids else [])]
    kinds += [
        kind for kind in (Person, Preferences) if not any(isinstance(held, kind) for held in profile.records.values())
    ]
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=4))
    if chosen.count(Person) > 1 or chosen.count(Preferences) > 1:
        chosen = sorted(set(chosen), key=kinds.index)
    return [draw(_of_kind(kind, st.sampled_from(role_ids or [""]))) for kind in chosen]
