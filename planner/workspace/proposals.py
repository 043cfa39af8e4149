"""The use cases behind "Add to plan": which plans can take an action, the action itself, its first good month."""

import dataclasses
import datetime
from typing import Final

from planner.advice.learning import learning_hours
from planner.advice.plan_checks import PREREQUISITES, Conflict, contradictions
from planner.advice.plan_proposals import Proposal
from planner.advice.plan_subjects import Subjects
from planner.advice.skill_gap import Judge, held_skills
from planner.advice.standing import months_later
from planner.domain.certification import Certification
from planner.domain.change import Change, ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.figures import OwnPlace
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.market.finding import squeezed
from planner.workspace import edits, plans

MONTHS_TRIED: Final = 60
"""So many months ahead a good month is looked for."""

_CERTIFYING: Final = (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION)
_OF_THE_MONTH: Final = (Conflict.AT_ONCE, Conflict.TOO_MANY_HOURS, Conflict.PREREQUISITE, Conflict.NOT_HELD)
"""What another month may put right."""


def plans_to_choose(profile: Profile) -> tuple[Plan, ...]:
    """The plans that an action can be added to, the best guess first: the user's own, else the latest.

    The last is a new one, which is not in the profile yet; not where there are as many as are compared.
    """
    shown = plans.shown_plans(profile)
    own = [plan for plan in shown if plan.is_adopted]
    others = [plan for plan in reversed(shown) if not plan.is_adopted]
    fresh = [plans.next_plan(profile)] if len(shown) < plans.MOST_SHOWN else []
    return (*own, *others, *fresh)


def proposed_action(
    profile: Profile, subjects: Subjects, plan: Plan, proposal: Proposal, month: datetime.date, today: datetime.date
) -> Action:
    """The action that a proposal comes to when it is begun in a month, with the catalogue's price and hours.

    Hours to learn a skill count from what the profile says is held.
    """
    hours = _hours_to_learn(profile, subjects, proposal, today)
    made = Action(
        id=edits.new_id(),
        plan_id=plan.id,
        kind=proposal.kind,
        start=PartialDate(month.year, month.month),
        subject=proposal.subject,
        proficiency=proposal.proficiency,
        hours=hours or 0,
    )
    left_out = frozenset({"cost", "months"} | ({"hours"} if hours is None else set()))
    return plans.filled_in(subjects, plan, made, left_out=left_out)


def first_month(
    profile: Profile, subjects: Subjects, plan: Plan, proposal: Proposal, today: datetime.date
) -> datetime.date:
    """The first month from the next on in which a proposal contradicts nothing of a plan; where there is none in five
    years, the first that is not too early.
    """
    earliest = max(months_later(today, 1), proposal.begin or datetime.date.min).replace(day=1)
    action = proposed_action(profile, subjects, plan, proposal, earliest, today)
    narrow = _narrowed(profile, subjects, plan, action)
    for number in range(MONTHS_TRIED):
        month = months_later(earliest, number)
        begun = dataclasses.replace(action, start=PartialDate(month.year, month.month))
        found = _judged(narrow, subjects, plan, begun, today)
        if not any(conflict in _OF_THE_MONTH for conflict, _ in found):
            return month
    return earliest


def contradictions_with(
    profile: Profile, subjects: Subjects, plan: Plan, action: Action, today: datetime.date
) -> tuple[tuple[Conflict, str], ...]:
    """What contradicts itself in a plan once it has an action, as far as that action is concerned."""
    return _judged(_narrowed(profile, subjects, plan, action), subjects, plan, action, today)


def _judged(
    profile: Profile, subjects: Subjects, plan: Plan, action: Action, today: datetime.date
) -> tuple[tuple[Conflict, str], ...]:
    trial = add_proposed(profile, plan, action, "").applied_to(profile)
    found = contradictions(trial, plan, subjects, today)
    return tuple((one.conflict, one.text) for one in found if action.id in (one.action_id, *one.others))


def _narrowed(profile: Profile, subjects: Subjects, plan: Plan, action: Action) -> Profile:
    """The records that what contradicts an action can depend on: month after month is tried, and profiles are large."""
    planned = profile.actions_of(plan.id)
    certified = {subjects.certification_key(one.subject) for one in (*planned, action) if one.kind in _CERTIFYING}
    certified.update(*(PREREQUISITES.get(key, ()) for key in tuple(certified)))

    def is_wanted(record: Record) -> bool:
        match record:
            case Certification():
                return bool(certified) and subjects.certification_key(record.name) in certified
            case Skill():
                return squeezed(record.name) == squeezed(action.subject)
            case Action():
                return record.plan_id == plan.id
        return isinstance(record, Plan | Role | Person | Preferences | OwnPlace)

    return Profile({name: record for name, record in profile.records.items() if is_wanted(record)})


def add_proposed(profile: Profile, plan: Plan, action: Action, title: str) -> ChangeSet:
    """The action added to its plan, and the plan too where it is new."""
    is_new = profile.get(Plan, plan.id) is None
    added = (plan, action) if is_new else (action,)
    return ChangeSet(f"Add “{title}” to {plan.name}", tuple(Change(None, record) for record in added))


def _hours_to_learn(profile: Profile, subjects: Subjects, proposal: Proposal, today: datetime.date) -> int | None:
    """Hours until a skill is held as wanted; None where that is not what is proposed, or nobody knows."""
    if proposal.kind is not ActionKind.LEARN_SKILL or proposal.proficiency is None:
        return None
    known = subjects.skills.find(proposal.subject)
    own = held_skills(profile, subjects.skills).get(known.id) if known is not None else None
    judge = Judge(today, learning=learning_hours(profile.overrides))
    effort = judge.effort(own, proposal.proficiency)
    return None if effort is None else round(effort.middle)
