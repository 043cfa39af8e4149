"""What a profile says of an action of a plan: whether it is done, when, and on what that rests."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from planner.advice.certification_status import State, status_of
from planner.advice.plan_subjects import Subjects
from planner.advice.standing import months_later
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Profile
from planner.domain.role import Production, Role
from planner.domain.skill import Skill
from planner.forecast.roles import held_on
from planner.market.finding import squeezed
from planner.market.pay_factors import specialisation_id

NOT_RECORDED: Final = "not recorded"
BREAK_DAYS: Final = 31
"""So many days without any role are a break."""

_CERTIFYING: Final = (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION)
_NO_DATE: Final = "no date"


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether an action is done and when, None where that is not recorded; ``text`` is what the profile says."""

    is_done: bool
    text: str
    date: PartialDate | None = None


def _done(text: str, date: PartialDate | None = None) -> Fact:
    return Fact(is_done=True, text=text, date=date)


def _open(text: str = NOT_RECORDED) -> Fact:
    return Fact(is_done=False, text=text)


@dataclass(frozen=True)
class FactFinder:
    """Looks up actions of one plan in a profile; facts count for the plan from ``since`` on."""

    profile: Profile
    subjects: Subjects
    actions: tuple[Action, ...]
    since: datetime.date
    today: datetime.date

    def fact(self, action: Action) -> Fact:
        """What the profile says of an action."""
        return _KINDS[action.kind](self, action)

    @cached_property
    def certifications(self) -> Mapping[str, list[Certification]]:
        """What the profile has of each certification, by its key."""
        found = defaultdict(list)
        for one in self.profile.all(Certification):
            found[self.subjects.certification_key(one.name)].append(one)
        return found

    @cached_property
    def skills(self) -> Mapping[str, list[Skill]]:
        """What the profile has of each skill, by its id in the catalogue, else by its words."""
        found = defaultdict(list)
        for one in self.profile.all(Skill):
            found[self.skill_key(one.name)].append(one)
        return found

    def skill_key(self, name: str) -> str:
        """What tells a skill from others."""
        known = self.subjects.skills.find(name)
        return known.id if known is not None else squeezed(name)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Roles that have begun, earliest first; those without a start cannot be told from what was before."""
        dated = [(role.start.earliest(), role.id, role) for role in self.profile.roles if role.start is not None]
        return tuple(role for start, _, role in sorted(dated, key=lambda one: one[:2]) if start <= self.today)

    @cached_property
    def moves(self) -> tuple[Role, ...]:
        """The roles with which a company was moved to since the plan began, earliest first."""
        pairs = zip(self.roles, self.roles[1:], strict=False)
        moved = (later for earlier, later in pairs if later.employer and not _is_same(earlier.employer, later.employer))
        return tuple(role for role in moved if self.is_since(role.start))

    def is_since(self, date: PartialDate | None) -> bool:
        """Whether a date may lie in the time of the plan."""
        return date is not None and date.latest() >= self.since

    def of_role(self, what: str, fits: Callable[[Role], bool]) -> Fact:
        """What roles say: the first that fits and began since; one held since before says no date."""
        fitting = [role for role in self.roles if fits(role)]
        old = next((role for role in fitting if not self.is_since(role.start) and held_on(role, self.since)), None)
        if old is not None:
            return _done(f"{what} on a role of {old.start}; {_NO_DATE}")
        new = next((role for role in fitting if self.is_since(role.start)), None)
        return _open() if new is None else _done(f"{what} on “{new.title}”", new.start)


def _certified(finder: FactFinder, action: Action) -> list[Certification]:
    """What the profile has of a certification, whether it is earned or not."""
    return list(finder.certifications.get(finder.subjects.certification_key(action.subject), ()))


def _earned_ones(finder: FactFinder, action: Action) -> list[Certification]:
    return [one for one in _certified(finder, action) if one.status is CertificationStatus.EARNED]


def _date_in_turn(finder: FactFinder, action: Action, own: list[Certification]) -> PartialDate | None:
    """The day on which it was earned since the plan began: the second for the second action about it."""
    key = finder.subjects.certification_key
    planned = [one for one in finder.actions if one.kind in _CERTIFYING and key(one.subject) == key(action.subject)]
    dates = sorted((one.earned for one in own if one.earned and finder.is_since(one.earned)), key=PartialDate.earliest)
    place = planned.index(action)
    return dates[place] if place < len(dates) else None


def _earned(finder: FactFinder, action: Action) -> Fact:
    """The day it was earned since the plan began; what was held by then was there before."""
    own = _earned_ones(finder, action)
    date = _date_in_turn(finder, action, own)
    if date is not None:
        return _done(f"earned {date}", date)
    held = [one.earned for one in own if one.earned and not finder.is_since(one.earned) and _was_held(finder, one)]
    if held:
        last = max(held, key=PartialDate.latest)
        return _done(f"earned {last}", last)
    if any(one.earned is None for one in own):
        return _done(f"earned; {_NO_DATE}")
    if own:
        return _open("ran out before the plan")
    return _open(next((str(one.status) for one in _certified(finder, action)), NOT_RECORDED))


def _was_held(finder: FactFinder, one: Certification) -> bool:
    status = status_of(one, finder.subjects.certifications, finder.since)
    return status.is_held or status.state is State.UNKNOWN


def _renewed(finder: FactFinder, action: Action) -> Fact:
    """Earned anew since the plan began, or valid for longer than one validity."""
    own = _earned_ones(finder, action)
    date = _date_in_turn(finder, action, own)
    if date is not None:
        return _done(f"earned anew {date}", date)
    longer = next((one for one in own if _is_prolonged(finder, one)), None)
    if longer is not None:
        return _done(f"prolonged to {longer.expires}; {_NO_DATE}")
    return _open(_ending(own))


def _is_prolonged(finder: FactFinder, one: Certification) -> bool:
    known = finder.subjects.certifications.find(one.name)
    months = known.facts.validity_months if known is not None else None
    if months is None or one.earned is None or one.expires is None:
        return False
    return one.expires.earliest() > months_later(one.earned.latest(), months)


def _ending(own: list[Certification]) -> str:
    ends = [one.expires for one in own if one.expires is not None]
    if not ends:
        return "no renewal recorded" if own else NOT_RECORDED
    return f"no renewal recorded; ends {max(ends, key=PartialDate.latest)}"


def _learnt(finder: FactFinder, action: Action) -> Fact:
    """The proficiency today: profiles do not say when it was reached, only when the skill was last used."""
    own = finder.skills.get(finder.skill_key(action.subject), [])
    if not own:
        return _open()
    held = max(own, key=lambda one: one.proficiency or 0)
    best = held.proficiency or 0
    if not best:
        return _open("not rated") if action.proficiency else _done(f"recorded; {_NO_DATE}")
    told = f"{best} of 5 now{_last_used(finder, held)}"
    return _done(f"{told}; {_NO_DATE}") if best >= (action.proficiency or 1) else _open(told)


def _last_used(finder: FactFinder, skill: Skill) -> str:
    """Learning a skill is using it: one not used since the plan began was hardly learnt for it."""
    if skill.last_used is None:
        return ""
    before = "" if finder.is_since(skill.last_used) else ", before the plan"
    return f", last used {skill.last_used}{before}"


def _specialised(finder: FactFinder, action: Action) -> Fact:
    wanted = specialisation_id(action.subject)
    return finder.of_role("noted", lambda role: bool(wanted) and specialisation_id(role.specialisation) == wanted)


def _moved_company(finder: FactFinder, action: Action) -> Fact:
    """Moves in their order: the second planned is the second that was made, unless an employer is named."""
    moves = finder.moves
    if action.subject.strip():
        made = next((role for role in moves if _is_same(role.employer, action.subject)), None)
        elsewhere = f"moved to {moves[0].employer} in {moves[0].start}" if moves else NOT_RECORDED
    else:
        planned = [one for one in finder.actions if one.kind is action.kind and not one.subject.strip()]
        place = planned.index(action)
        made, elsewhere = (moves[place] if place < len(moves) else None), NOT_RECORDED
    if made is None:
        return _open(elsewhere)
    return _done(f"moved to {made.employer}", made.start)


def _moved_place(finder: FactFinder, action: Action) -> Fact:
    found = finder.of_role("noted", lambda role: _is_same_place(finder.subjects, role.place, action.subject))
    home = finder.profile.person.home_place
    if not found.is_done and _is_same_place(finder.subjects, home, action.subject):
        return _done(f"home is {home}; {_NO_DATE}")
    return found


def _changed_mode(finder: FactFinder, action: Action) -> Fact:
    return finder.of_role("noted", lambda role: _is_same(str(role.work_mode or ""), action.subject))


def _changed_track(finder: FactFinder, action: Action) -> Fact:
    return finder.of_role("noted", lambda role: finder.subjects.is_same_track(str(role.track), action.subject))


def _took_production(finder: FactFinder, _: Action) -> Fact:
    return finder.of_role("owns a system", lambda role: role.production is Production.OWNS)


def _broke_off(finder: FactFinder, _: Action) -> Fact:
    """The first month without any role since the plan began."""
    ends = [role.end for role in finder.roles if role.end is not None and finder.is_since(role.end)]
    for end in sorted(ends, key=PartialDate.latest):
        later = end.latest() + datetime.timedelta(days=BREAK_DAYS)
        if later <= finder.today and not any(held_on(role, later) for role in finder.profile.roles):
            return _done(f"no role after {end}", end)
    return _open()


def _is_same(one: str, other: str) -> bool:
    """Whether two texts mean the same; empty ones mean nothing."""
    return bool(squeezed(one)) and squeezed(one) == squeezed(other)


def _is_same_place(subjects: Subjects, one: str, other: str) -> bool:
    if not one.strip():
        return False
    found = subjects.pack.find_place(one)
    return _is_same(one, other) or (found is not None and found is subjects.pack.find_place(other))


_KINDS: Final[Mapping[ActionKind, Callable[[FactFinder, Action], Fact]]] = MappingProxyType(
    {
        ActionKind.EARN_CERTIFICATION: _earned,
        ActionKind.RENEW_CERTIFICATION: _renewed,
        ActionKind.LEARN_SKILL: _learnt,
        ActionKind.SPECIALISE: _specialised,
        ActionKind.MOVE_COMPANY: _moved_company,
        ActionKind.MOVE_PLACE: _moved_place,
        ActionKind.CHANGE_WORK_MODE: _changed_mode,
        ActionKind.CHANGE_TRACK: _changed_track,
        ActionKind.TAKE_PRODUCTION: _took_production,
        ActionKind.BREAK: _broke_off,
    }
)
