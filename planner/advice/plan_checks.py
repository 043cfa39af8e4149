"""What contradicts itself in a plan: each in a sentence that names the action and says what to do.

Called by the Plans page and the optimiser. A plan with contradictions is shown and kept out of the ranking.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from planner.advice.certification_status import State, has_retired, statuses
from planner.advice.plan_hours import month_loads, over_capacity
from planner.advice.plan_subjects import Subjects
from planner.advice.standing import months_later, standing_role
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.market.finding import squeezed

PREREQUISITES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"ms-az-305": ("ms-az-104",)})
"""Certifications (ids) that ask for others first; as their provider's pages had it in 2026."""

FULL_TIME: Final[Mapping[ActionKind, frozenset[ActionKind]]] = MappingProxyType(
    {
        ActionKind.BREAK: frozenset(
            (
                *(ActionKind.BREAK, ActionKind.MOVE_COMPANY, ActionKind.CHANGE_TRACK),
                *(ActionKind.TAKE_PRODUCTION, ActionKind.CHANGE_WORK_MODE),
            )
        ),
        ActionKind.MOVE_COMPANY: frozenset((ActionKind.MOVE_COMPANY, ActionKind.BREAK)),
        ActionKind.CHANGE_TRACK: frozenset((ActionKind.CHANGE_TRACK, ActionKind.BREAK)),
        ActionKind.MOVE_PLACE: frozenset((ActionKind.MOVE_PLACE,)),
        ActionKind.TAKE_PRODUCTION: frozenset((ActionKind.BREAK,)),
        ActionKind.CHANGE_WORK_MODE: frozenset((ActionKind.CHANGE_WORK_MODE, ActionKind.BREAK)),
    }
)
"""What cannot be done in the same month as what; a change of track or work mode may come with a move of company."""

_CERTIFYING: Final = (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION)


class Conflict(StrEnum):
    """What is wrong with an action."""

    IN_THE_PAST = "in the past"
    AFTER_HORIZON = "after the horizon"
    UNKNOWN_SUBJECT = "unknown subject"
    RETIRED = "no longer offered"
    PREREQUISITE = "before its prerequisite"
    NOT_HELD = "renewed without having"
    SAME_TRACK = "change to the same track"
    TOO_MANY_HOURS = "more hours than there are"
    AT_ONCE = "two full-time things at once"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction of a plan; ``others`` are the actions it is about besides ``action_id``."""

    plan_id: str
    action_id: str
    conflict: Conflict
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanCheck:
    """A plan with its actions, earliest first, and what it is judged by."""

    profile: Profile
    plan: Plan
    subjects: Subjects
    today: datetime.date

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the plan, earliest first."""
        return self.profile.actions_of(self.plan.id)

    @cached_property
    def held_until(self) -> Mapping[str, datetime.date]:
        """The last day of each certification held today, by its key; the last there is where no end is known."""
        found: dict[str, datetime.date] = {}
        for one in statuses(self.profile, self.subjects.certifications, self.today):
            if one.is_held or one.state is State.UNKNOWN:
                key = one.known.facts.id if one.known else squeezed(one.certification.name)
                found[key] = max(found.get(key, datetime.date.min), one.expires_by or datetime.date.max)
        return found

    @cached_property
    def horizon(self) -> datetime.date:
        """The last day of the forecast."""
        return months_later(self.today, 12 * self.profile.preferences.horizon_years)


def contradictions(profile: Profile, plan: Plan, subjects: Subjects, today: datetime.date) -> tuple[Contradiction, ...]:
    """Everything that contradicts itself in a plan, in the order of its actions."""
    check = PlanCheck(profile, plan, subjects, today)
    found = [one for action in check.actions for one in _of_action(check, action)]
    found += [*_too_many_hours(check), *_at_once(check)]
    order = {action.id: place for place, action in enumerate(check.actions)}
    return tuple(sorted(found, key=lambda one: (order[one.action_id], list(Conflict).index(one.conflict), one.others)))


def rankable(profile: Profile, subjects: Subjects, today: datetime.date) -> tuple[Plan, ...]:
    """The plans of the profile that contradict nothing, in the order in which they were added."""
    return tuple(plan for plan in profile.all(Plan) if not contradictions(profile, plan, subjects, today))


def named(action: Action) -> str:
    """An action as sentences call it: what is done, with what it is about."""
    return f"{str(action.kind).capitalize()} “{action.subject}”" if action.subject else str(action.kind).capitalize()


def first_day(action: Action) -> datetime.date:
    """The first day an action may begin on."""
    return action.start.earliest()


def last_day(action: Action) -> datetime.date:
    """The day an action is done; the day it begins where it takes no time."""
    return months_later(first_day(action), action.months)


def _of_action(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    for judge in (_dated, _about_something, _retired, _after_prerequisites, _renewed, _other_track):
        yield from judge(check, action)


def _told(check: PlanCheck, action: Action, conflict: Conflict, why: str, *others: str) -> Contradiction:
    return Contradiction(check.plan.id, action.id, conflict, f"{named(action)}: {why}", others)


def _dated(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    if action.start.latest() < check.today:
        why = f"it begins on {action.start}, which is over. Give it a date ahead, or record what was done."
        yield _told(check, action, Conflict.IN_THE_PAST, why)
    elif last_day(action) > check.horizon:
        why = f"it is done after the forecast ends, on {check.horizon}. Begin sooner or look further ahead."
        yield _told(check, action, Conflict.AFTER_HORIZON, why)


def _about_something(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    remedy = check.subjects.unknown(action, check.profile)
    if remedy:
        what = f"“{action.subject}” is not known" if action.subject else "it does not say what"
        yield _told(check, action, Conflict.UNKNOWN_SUBJECT, f"{what}. {remedy}.")


def _retired(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    known = check.subjects.certifications.find(action.subject)
    if action.kind in _CERTIFYING and known is not None and has_retired(known, max(last_day(action), check.today)):
        successor = known.facts.successor
        remedy = f"Take {successor} instead" if successor else "Take another one, or remove the action"
        yield _told(check, action, Conflict.RETIRED, f"it can no longer be earned. {remedy}.")


def _after_prerequisites(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    known = check.subjects.certifications.find(action.subject)
    if action.kind is not ActionKind.EARN_CERTIFICATION or known is None:
        return
    for asked in PREREQUISITES.get(known.facts.id, ()):
        if not _has_by(check, asked, first_day(action)):
            name = check.subjects.certifications.certification(asked).facts.name
            yield _told(check, action, Conflict.PREREQUISITE, f"it asks for {name} first. Earn that before it.")


def _renewed(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    if action.kind is ActionKind.RENEW_CERTIFICATION and not _has_by(check, _key(check, action), first_day(action)):
        yield _told(check, action, Conflict.NOT_HELD, "you do not have it by then. Earn it first, or earn it anew.")


def _other_track(check: PlanCheck, action: Action) -> Iterator[Contradiction]:
    if action.kind is not ActionKind.CHANGE_TRACK:
        return
    role = standing_role(check.profile, check.today)
    before = [one for one in check.actions if one.kind is action.kind and _comes_before(one, action)]
    track = before[-1].subject if before else str(role.track) if role else ""
    if track and check.subjects.is_same_track(track, action.subject):
        why = "it is the track you are on by then. Choose another one, or remove the action."
        yield _told(check, action, Conflict.SAME_TRACK, why)


def _too_many_hours(check: PlanCheck) -> Iterator[Contradiction]:
    """One for the fullest month: the others go away with it, or come next."""
    loads = month_loads(check.actions)
    fullest = over_capacity(loads, check.plan.hours_per_week)
    if fullest is None:
        return
    month, spare = fullest
    load = loads[month]
    ids = sorted(load, key=lambda one: (-load[one], one))
    action = next(one for one in check.actions if one.id == ids[0])
    needed, weekly = sum(load.values()), check.plan.hours_per_week
    why = (
        f"{month:%Y-%m} needs {needed:.0f} hours and has {spare:.0f}, at {weekly:g} hours a week. "
        "Begin later, take longer, or find more hours."
    )
    yield _told(check, action, Conflict.TOO_MANY_HOURS, why, *ids[1:])


def _at_once(check: PlanCheck) -> Iterator[Contradiction]:
    actions = check.actions
    for place, one in enumerate(actions):
        for other in actions[place + 1 :]:
            if other.kind in FULL_TIME.get(one.kind, ()) and _overlap(one, other):
                what = f"{named(other)[0].lower()}{named(other)[1:]}"
                why = f"it falls together with: {what}. Begin one of them when the other is done."
                yield _told(check, one, Conflict.AT_ONCE, why, other.id)


def _overlap(one: Action, other: Action) -> bool:
    """Whether two actions share a day; what takes no time takes the day it begins on."""
    first, second = sorted((one, other), key=first_day)
    return first_day(second) < last_day(first) or first_day(first) == first_day(second)


def _comes_before(one: Action, other: Action) -> bool:
    return (first_day(one), one.id) < (first_day(other), other.id)


def _key(check: PlanCheck, action: Action) -> str:
    return check.subjects.certification_key(action.subject)


def _has_by(check: PlanCheck, key: str, day: datetime.date) -> bool:
    """Whether a certification held today lasts until the day, or the plan earns it before."""
    if check.held_until.get(key, datetime.date.min) >= day:
        return True
    return any(_key(check, one) == key for one in _earning(check.actions) if last_day(one) <= day)


def _earning(actions: Iterable[Action]) -> Iterator[Action]:
    return (one for one in actions if one.kind is ActionKind.EARN_CERTIFICATION)
