"""What was achieved and what others can look at, laid out as a document; the words stay as they were recorded.

Called by ``saving`` for the Profile page.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.dates import PartialDate
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.market.words import plain_key
from planner.report.direction import isolated

ELSEWHERE: Final = "Without an employer"
_UNMEASURED: Final = "Without a figure before and after"
_UNKNOWN: Final = "not recorded"
_BEFORE_ALL: Final = datetime.date.min

BlockKind = Literal["title", "part", "entry", "lesser entry", "line", "change", "item"]
ITEMS: Final[frozenset[BlockKind]] = frozenset(("change", "item"))
"""What stands in a list."""
DatedT = TypeVar("DatedT", Achievement, PublicWork)


@dataclass(frozen=True, slots=True)
class Group:
    """The achievements of one role, or of an employer without a role: those with a figure first, newest first."""

    heading: str
    span: str
    measured: tuple[Achievement, ...]
    unmeasured: tuple[Achievement, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document, top to bottom: headings of four ranks, lines and items; an item may end in a link.

    A change is an item that reads from left to right whatever its parts do.
    """

    kind: BlockKind
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The document: ``groups`` with the newest role first, then public work, newest first. ``name`` may be empty."""

    name: str
    is_sample: bool
    day: datetime.date
    groups: tuple[Group, ...]
    works: tuple[PublicWork, ...]

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"Portfolio of {isolated(self.name)}" if self.name else "Portfolio"

    @property
    def counted(self) -> str:
        """How many achievements have a figure and how many have none, as a sentence."""
        measured = sum(len(group.measured) for group in self.groups)
        total = measured + sum(len(group.unmeasured) for group in self.groups)
        if not total:
            return "No achievements recorded."
        noun = "achievement" if total == 1 else "achievements"
        return f"{total} {noun}: {measured} with a figure before and after, {total - measured} without."


def portfolio(profile: Profile, today: datetime.date) -> Portfolio:
    """Everything achieved, by role, and public work; what has no figure is there and kept apart."""
    person = profile.person
    groups = _grouped(profile.all(Achievement), profile.roles)
    return Portfolio(person.name, person.is_sample, today, groups, _newest_first(profile.all(PublicWork)))


def blocks(told: Portfolio) -> Iterator[Block]:
    """The document from top to bottom."""
    yield Block("title", told.title)
    if told.is_sample:
        yield Block("line", "Made from the sample profile: this person is invented.")
    yield Block("line", f"As of {told.day}. {told.counted}")
    for group in told.groups:
        yield from _of_group(group)
    if told.works:
        yield Block("part", "Public work")
    for work in told.works:
        note = f"\n{isolated(work.note)}" if work.note else ""
        yield Block("item", f"{_dated(work.title, str(work.kind), work.date)}{note}", work.url)


def _of_group(group: Group) -> Iterator[Block]:
    yield Block("part", group.heading)
    if group.span:
        yield Block("line", group.span)
    for one in group.measured:
        yield from _of_achievement(one, "entry")
    if group.unmeasured:
        yield Block("entry", _UNMEASURED)
    for one in group.unmeasured:
        yield from _of_achievement(one, "lesser entry")


def _of_achievement(one: Achievement, kind: BlockKind) -> Iterator[Block]:
    yield Block(kind, _dated(one.title, one.date))
    before, after = (isolated(text) or _UNKNOWN for text in (one.before, one.after))
    change = f"{before} → {after}" if one.before or one.after else ""
    production = f"Production systems: {one.production}" if one.production else ""
    texts: tuple[tuple[BlockKind, str], ...] = (
        ("change", ": ".join(filter(None, (isolated(one.metric), change)))),
        ("item", isolated(one.impact)),
        ("change", production),
    )
    yield from (Block(kind, text) for kind, text in texts if text)
    if one.url:
        yield Block("change", "Evidence:", one.url)


def _dated(title: str, *known: object) -> str:
    """A title with what is known of its kind and date."""
    told = ", ".join(str(one) for one in known if one)
    return f"{isolated(title)} ({told})" if told else isolated(title)


def _grouped(achievements: Iterable[Achievement], roles: Sequence[Role]) -> tuple[Group, ...]:
    """Roles newest first, then employers without a role as they come, what names no employer last."""
    by_role: dict[str, list[Achievement]] = {}
    by_employer: dict[str, list[Achievement]] = {}
    for one in achievements:
        role = _role_of(one, roles)
        found = by_employer.setdefault(_key(one.employer), []) if role is None else by_role.setdefault(role.id, [])
        found.append(one)
    unnamed = by_employer.pop("", [])
    held = [
        _group(f"{isolated(role.title)}, {isolated(role.employer)}", _span(role), by_role[role.id])
        for role in _newest(roles)
        if role.id in by_role
    ]
    others = [_group(isolated(found[0].employer), "", found) for found in by_employer.values()]
    rest = [_group(ELSEWHERE, "", unnamed)] if unnamed else []
    return (*held, *others, *rest)


def _role_of(one: Achievement, roles: Iterable[Role]) -> Role | None:
    """The role at the employer it names, the one held at its date where there are several, else the last."""
    employer = _key(one.employer)
    there = _newest(role for role in roles if employer and _key(role.employer) == employer)
    return next((role for role in there if one.date is not None and _was_held(role, one.date)), next(iter(there), None))


def _key(employer: str) -> str:
    return plain_key(employer) or employer.strip()


def _was_held(role: Role, date: PartialDate) -> bool:
    has_begun = role.start is not None and role.start.earliest() <= date.latest()
    return has_begun and (role.end is None or date.earliest() <= role.end.latest())


def _newest(roles: Iterable[Role]) -> list[Role]:
    return sorted(roles, key=lambda role: role.start.earliest() if role.start else _BEFORE_ALL, reverse=True)


def _span(role: Role) -> str:
    return f"{role.start} to {role.end or 'today'}" if role.start else ""


def _group(heading: str, span: str, found: Sequence[Achievement]) -> Group:
    ordered = _newest_first(found)
    measured = tuple(one for one in ordered if one.is_measured)
    return Group(heading, span, measured, tuple(one for one in ordered if not one.is_measured))


def _newest_first(records: Iterable[DatedT]) -> tuple[DatedT, ...]:
    """By date, those without one last, otherwise as recorded."""
    return tuple(sorted(records, key=lambda one: one.date.earliest() if one.date else _BEFORE_ALL, reverse=True))
