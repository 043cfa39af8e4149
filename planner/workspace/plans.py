"""The use cases of plans: pure, a snapshot in and a ``ChangeSet`` out, or a ``UserError``. See also ``edits``."""

import dataclasses
import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from planner.advice.learning import LEARNING
from planner.advice.plan_hours import STUDIES, monthly_hours, months_needed
from planner.advice.plan_subjects import Subjects
from planner.domain.change import Change, ChangeSet
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.plan import USUAL_HOURS_A_WEEK, Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.workspace import edits

MOST_SHOWN: Final = 4
"""So many plans are compared at once."""

_CERTIFYING: Final = (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def shown_plans(profile: Profile) -> tuple[Plan, ...]:
    """The plans that are compared, in the order in which they were added: the adopted one and the latest others."""
    plans = list(profile.all(Plan))
    others = [plan for plan in plans if not plan.is_adopted]
    room = MOST_SHOWN - (len(plans) - len(others))
    chosen = {plan.id for plan in others[len(others) - max(room, 0) :]} if len(others) > room else None
    shown = [plan for plan in plans if plan.is_adopted or chosen is None or plan.id in chosen]
    return tuple(shown[:MOST_SHOWN])


def require_room(profile: Profile) -> None:
    """Raises ``UserError`` where as many plans are shown as are compared: one more would hide another silently."""
    if len(shown_plans(profile)) >= MOST_SHOWN:
        reason = "four are compared at once beside carrying on, and there are as many"
        raise UserError("Plans", reason, "Delete one that you need no more, then add another")


def add_plan(profile: Profile, actions: Iterable[Action] = (), hours_per_week: float = USUAL_HOURS_A_WEEK) -> ChangeSet:
    """A plan of the next free letter with the actions, where there is room to show it. Raises ``UserError``."""
    require_room(profile)
    return new_plan(profile, "", actions, hours_per_week)


def new_plan(
    profile: Profile, name: str = "", actions: Iterable[Action] = (), hours_per_week: float = USUAL_HOURS_A_WEEK
) -> ChangeSet:
    """A plan of that name, else of the next free letter, with the actions. Raises ``UserError``.

    An action keeps its id where that is free: the chance behind an uncertain effect goes by it, so that a plan that was
    found comes to what it was found with.
    """
    plan = dataclasses.replace(next_plan(profile, name), hours_per_week=hours_per_week)
    return edits.add(plan, *(_copied(profile, action, plan) for action in actions))


def next_plan(profile: Profile, name: str = "") -> Plan:
    """A plan that is not in the profile yet, of that name, else of the next free letter. Raises ``UserError``."""
    return Plan(id=edits.new_id(), name=name or _free_name(profile))


def duplicate(profile: Profile, plan_id: str) -> ChangeSet:
    """A copy of a plan with its actions; it is not adopted.

    Raises ``UserError`` where there is no such plan, or no room to show one more.
    """
    plan = plan_of(profile, plan_id)
    require_room(profile)
    copy = dataclasses.replace(plan, id=edits.new_id(), name=f"{plan.name} copy", is_adopted=False, adopted=None)
    actions = (_copied(profile, action, copy) for action in profile.actions_of(plan_id))
    added = edits.add(copy, *actions)
    return dataclasses.replace(added, text=f"Duplicate {plan.name}")


def adopt(profile: Profile, plan_id: str, today: datetime.date) -> ChangeSet | None:
    """Make a plan the user's own, and no other; None where it is already. Raises ``UserError`` for no such plan."""
    chosen = plan_of(profile, plan_id)
    changes = []
    for plan in profile.all(Plan):
        is_chosen = plan.id == plan_id
        if plan.is_adopted != is_chosen:
            when = PartialDate.from_date(today) if is_chosen else None
            changes.append(Change(plan, dataclasses.replace(plan, is_adopted=is_chosen, adopted=when)))
    return ChangeSet(f"Adopt {chosen.name}", tuple(changes)) if changes else None


def add_action(profile: Profile, action: Action) -> ChangeSet:
    """One more action of a plan. Raises ``UserError`` where the plan is not in the profile."""
    plan_of(profile, action.plan_id)
    return edits.add(action)


def filled_in(subjects: Subjects, plan: Plan, action: Action, *, left_out: frozenset[str]) -> Action:
    """An action with the catalogue's price and hours for those of cost, hours and months that were left out.

    Hours are the middle of a range; the months are what they need at the hours of the plan, 1 at least.
    """
    known = subjects.certifications.find(action.subject) if action.kind in _CERTIFYING else None
    hours, cost = action.hours, action.cost
    if "hours" in left_out and known is not None:
        hours = round((known.hours.low + known.hours.high) / 2)
    if "hours" in left_out and action.kind is ActionKind.LEARN_SKILL and action.proficiency is not None:
        hours = round(LEARNING.to_learn(0, action.proficiency).middle)
    if "cost" in left_out and known is not None and known.facts.price_usd is not None:
        cost = Decimal(str(known.facts.price_usd))
    months = action.months
    if "months" in left_out and hours:
        months = max(months_needed(hours, monthly_hours(plan.hours_per_week)), 1)
    return dataclasses.replace(action, hours=hours, cost=cost, months=months)


def move_action(profile: Profile, action_id: str, month: datetime.date) -> ChangeSet | None:
    """An action begun in another month; None where it begins there already. Raises ``UserError`` for no such action."""
    action = profile.get(Action, action_id)
    if action is None:
        raise UserError("Action", "it is no longer in the profile", "Choose another one")
    start = PartialDate(month.year, month.month)
    if (action.start.year, action.start.month) == (start.year, start.month):
        return None
    moved = dataclasses.replace(action, start=start)
    return ChangeSet(f"Move {edits.name(action)} to {start}", (Change(action, moved),))


def set_hours(profile: Profile, plan_id: str, hours_per_week: float) -> ChangeSet | None:
    """A plan with other hours a week; its studies take as many months as their hours then need. None for no change.

    Without any hours the studies stay as long as they are. Raises ``UserError`` for hours out of range.
    """
    plan = plan_of(profile, plan_id)
    changed = dataclasses.replace(plan, hours_per_week=hours_per_week)
    if changed == plan:
        return None
    capacity = monthly_hours(hours_per_week)
    changes = [Change(plan, changed)]
    for action in profile.actions_of(plan_id):
        fitted = dataclasses.replace(action, months=months_needed(action.hours, capacity) or action.months)
        if action.kind in STUDIES and fitted != action:
            changes.append(Change(action, fitted))
    return ChangeSet(f"{plan.name}: {hours_per_week:g} hours a week", tuple(changes))


def plan_of(profile: Profile, plan_id: str) -> Plan:
    """The plan of an id. Raises ``UserError``."""
    plan = profile.get(Plan, plan_id)
    if plan is None:
        raise UserError("Plan", "it is no longer in the profile", "Choose another one")
    return plan


def _free_name(profile: Profile) -> str:
    taken = {plan.name for plan in profile.all(Plan)}
    names = (f"Plan {letter}" for letter in _LETTERS)
    return next((name for name in names if name not in taken), f"Plan {len(taken) + 1}")


def _copied(profile: Profile, action: Action, plan: Plan) -> Action:
    is_free = action.id not in profile.records
    return dataclasses.replace(action, id=action.id if is_free else edits.new_id(), plan_id=plan.id)
