"""From actions of a plan to candidates of the optimiser, and back to dated actions.

Ask ``plan_effects`` for the effects of ``dated`` actions: it knows which of them take the place of others.
"""

import datetime
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Final

from planner.advice.certification_status import State, has_retired, statuses
from planner.advice.optimiser_problem import Candidate, Schedule
from planner.advice.plan_checks import FULL_TIME, PREREQUISITES, first_day, named
from planner.advice.plan_costs import month_of
from planner.advice.plan_subjects import Subjects
from planner.advice.standing import months_between, months_later
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Profile

EVERY_MONTHS: Final = 3
"""An action may begin every so many months at first; once the best is found, every month is tried around them."""

ONCE: Final = frozenset(
    (
        *(ActionKind.SPECIALISE, ActionKind.MOVE_PLACE, ActionKind.CHANGE_WORK_MODE),
        *(ActionKind.CHANGE_TRACK, ActionKind.TAKE_PRODUCTION),
    )
)
"""Of these the last takes the place of the one before, and a plan has room for one."""

_CERTIFICATION: Final = "certification"
"""Certifications share one effect; one with a figure of the user's own counts in full beside the others."""

_CERTIFYING: Final = (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION)


def candidates(
    profile: Profile, actions: Iterable[Action], subjects: Subjects, today: datetime.date, deadline_months: int
) -> tuple[Candidate, ...]:
    """A candidate for each allowed action, whatever date it has now unless it is an offer, to begin from next month on.

    What asks for a certification that is neither held nor allowed is left out, and so is what has retired.
    """
    allowed = tuple(actions)
    held = _held_for(profile, subjects, today)
    earned = {subjects.certification_key(one.subject): one.id for one in allowed if one.kind is _CERTIFYING[0]}
    found = [_candidate(one, allowed, subjects, profile.overrides, today, deadline_months) for one in allowed]
    asking = [_with_needs(one, action, earned, held, subjects) for one, action in zip(found, allowed, strict=True)]
    return _complete(one for one in asking if one is not None)


def dated(actions: Iterable[Action], schedule: Schedule, today: datetime.date, plan_id: str = "") -> tuple[Action, ...]:
    """The actions of a schedule with their dates, in a plan; as they are added to the profile or asked for effects."""
    by_id = {one.id: one for one in actions}
    return tuple(_dated(by_id[name], months_later(today, month), plan_id) for name, month in schedule)


def _dated(action: Action, day: datetime.date, plan_id: str) -> Action:
    return replace(action, start=PartialDate(day.year, day.month), plan_id=plan_id or action.plan_id)


def _candidate(
    action: Action,
    allowed: tuple[Action, ...],
    subjects: Subjects,
    own_figures: Container[str],
    today: datetime.date,
    deadline_months: int,
) -> Candidate:
    known = subjects.certifications.find(action.subject) if action.kind in _CERTIFYING else None
    months = _possible_months(action, today, deadline_months)
    ends = {month: months_later(today, month + action.months) for month in months}
    open_ones = [one for one in months if known is None or not has_retired(known, ends[one])]
    first = [one for one in open_ones if (one - 1) % EVERY_MONTHS == 0 or len(months) == 1]
    once = str(action.kind) if action.kind in ONCE else ""
    others = FULL_TIME.get(action.kind, frozenset())
    return Candidate(
        id=action.id,
        name=named(action),
        starts=tuple(first),
        between=tuple(one for one in open_ones if one not in first),
        months=action.months,
        hours=action.hours,
        cost=float(action.cost),
        valid_months=known.facts.validity_months if known else None,
        clashes=frozenset(one.id for one in allowed if one.kind in others and one is not action),
        is_certification=action.kind in _CERTIFYING,
        counts_once=_CERTIFICATION if known is not None and known.figure_id not in own_figures else once,
        only_one=once,
    )


def _possible_months(action: Action, today: datetime.date, deadline_months: int) -> range:
    """The months in which an action may begin: any from the next on, but an offer stands for its own alone."""
    if action.offered_pay is None:
        return range(1, deadline_months + 1)
    own = max(month_of(first_day(action), today), 1)
    return range(own, min(own, deadline_months) + 1)


def _with_needs(
    one: Candidate, action: Action, earned: Mapping[str, str], held: Mapping[str, int], subjects: Subjects
) -> Candidate | None:
    """The candidate with what it asks for; what is held already bounds the months in which it can begin instead."""
    if action.kind not in _CERTIFYING:
        return one
    key = subjects.certification_key(action.subject)
    known = subjects.certifications.find(action.subject)
    is_renewal = action.kind is ActionKind.RENEW_CERTIFICATION
    asked = (key,) if is_renewal else PREREQUISITES.get(known.facts.id, ()) if known else ()
    for need in asked:
        if need in earned:
            one = replace(one, needs=(*one.needs, earned[need]))
        elif need in held:
            starts, between = ([each for each in months if each <= held[need]] for months in (one.starts, one.between))
            one = replace(one, starts=tuple(starts), between=tuple(between))
        else:
            return None
    return one


def _held_for(profile: Profile, subjects: Subjects, today: datetime.date) -> Mapping[str, int]:
    """For how many whole months each certification is still held, by its key."""
    found: dict[str, int] = {}
    for one in statuses(profile, subjects.certifications, today):
        if one.is_held or one.state is State.UNKNOWN:
            key = subjects.certification_key(one.certification.name)
            months = months_between(today, one.expires_by or datetime.date.max)
            found[key] = max(found.get(key, 0), months)
    return found


def _complete(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those whose needs are all among them."""
    kept = tuple(found)
    while True:
        ids = {one.id for one in kept}
        left = tuple(one for one in kept if ids.issuperset(one.needs))
        if len(left) == len(kept):
            return kept
        kept = left
