"""What a person may allow the optimiser to choose from: their plans' actions and what the catalogues hold for them.

Called by the dialog of the optimiser with what plans are built on. Each option stands once, as an action whose date
does not count, save that of an offer. What a plan asks for already keeps its hours and money; for the rest the
catalogue's are taken.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from planner.advice.certification_status import State, Status, has_retired, statuses
from planner.advice.learning import LearningHours, learning_hours
from planner.advice.plan_certifications import has_estimate
from planner.advice.plan_effects import ActionNote, plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.specialisations import asked_proficiency
from planner.advice.standing import months_later
from planner.domain.dates import PartialDate
from planner.domain.plan import MOST_HOURS, Action, ActionKind, Plan
from planner.domain.role import Production, Track, WorkMode
from planner.forecast.assumptions import signed_percent
from planner.market.certifications import CatalogueCertification
from planner.market.finding import squeezed
from planner.market.places import short_place
from planner.market.skills import CatalogueSkill
from planner.market.specialisations import Specialisation

MOST_CERTIFICATIONS: Final = 8
MOST_SKILLS: Final = 8
"""Of the catalogue's so many are offered by themselves; any other can be added."""


class OptionGroup(StrEnum):
    """What options are listed under."""

    PLANS = "From your plans"
    CERTIFICATIONS = "Certifications"
    SKILLS = "Skills"
    SPECIALISATIONS = "Specialisations"
    MOVES = "Moves and roles"
    ADDED = "Added by you"


@dataclass(frozen=True, slots=True)
class Option:
    """An action that may be allowed. ``is_usual`` says that it is ticked at first: what one can simply do beside the
    work, and what a plan holds already; moves are for the person to allow. ``note`` is what it counts for alone.
    """

    action: Action
    group: OptionGroup
    is_usual: bool
    note: str = ""
    has_estimate: bool = True


def options(ground: PlanGround) -> tuple[Option, ...]:
    """Everything that is offered, group by group, each action once."""
    found: dict[tuple[str, str], Option] = {}
    for action, group, is_usual in _offered(ground):
        known = not ground.subjects.unknown(action, ground.profile)
        if known and not _is_over(ground, action):
            found.setdefault(_key(ground, action), option(ground, action, group, is_usual=is_usual))
    return tuple(sorted(found.values(), key=lambda one: list(OptionGroup).index(one.group)))


def option(ground: PlanGround, action: Action, group: OptionGroup, *, is_usual: bool = True) -> Option:
    """One option with what its action counts for alone. Its id goes by what is done: equal questions, equal chance."""
    (note,) = plan_effects(ground, [action]).notes
    action = replace(action, id=":".join(_key(ground, action)))
    return Option(action, group, is_usual, told(ground, action, note), bool(note.grade))


def told(ground: PlanGround, action: Action, note: ActionNote) -> str:
    """What an action counts for, with its grade, and beside another specialisation what one's own counts for."""
    own = ground.specialisation(ground.own_specialisation) if action.kind is ActionKind.SPECIALISE else None
    instead = f"; your present one: {signed_percent(own.log_effect)}" if own and own.log_effect and note.grade else ""
    grade = {"": "", "own": " (your own figure)"}.get(note.grade, f" (grade {note.grade})")
    return f"{note.text}{instead}{grade}"


def named_option(ground: PlanGround, text: str) -> Option | None:
    """What a user means by a name of the catalogues: a certification, skill, specialisation or place; None if nothing
    has exactly that name.
    """
    subjects = ground.subjects
    certification, skill, place = (
        subjects.certifications.find(text),
        subjects.skills.find(text),
        subjects.pack.find_place(text),
    )
    every = subjects.specialisations.specialisations
    field = next((one for one in every if squeezed(text) in map(squeezed, (one.id, one.name, *one.aliases))), None)
    if certification is not None:
        found = _earning(ground, certification)
    elif field is not None:
        found = _specialising(ground, field)
    elif skill is not None:
        found = _learning(ground, skill, max(ground.asked_next.get(skill.id, 0), _own_level(ground, skill) + 1))
    elif place is not None:
        found = _action(ground, ActionKind.MOVE_PLACE, short_place(place))
    else:
        return None
    return option(ground, found, OptionGroup.ADDED)


def is_same(ground: PlanGround, one: Option, other: Option) -> bool:
    """Whether two options are the same thing to do."""
    return _key(ground, one.action) == _key(ground, other.action)


def _offered(ground: PlanGround) -> Iterator[tuple[Action, OptionGroup, bool]]:
    group = OptionGroup
    yield from ((one, group.PLANS, True) for one in _of_plans(ground))
    yield from ((one, group.CERTIFICATIONS, True) for one in _certifications(ground))
    yield from ((one, group.SKILLS, True) for one in _skills(ground))
    yield from ((one, group.SPECIALISATIONS, True) for one in _specialisations(ground))
    yield from ((one, group.MOVES, False) for one in _moves(ground))


def _of_plans(ground: PlanGround) -> Iterator[Action]:
    """The actions of all plans; a break is left out, because it can only cost."""
    for plan in ground.profile.all(Plan):
        yield from (one for one in ground.profile.actions_of(plan.id) if one.kind is not ActionKind.BREAK)


def _certifications(ground: PlanGround) -> Iterator[Action]:
    """Renewals of what is held, then those not held: with a figure of the user's own first, then by how much they show
    of what the next level asks for, the cheaper first.
    """
    asked = ground.asked_next
    held: dict[str, Status] = {}
    for one in statuses(ground.profile, ground.subjects.certifications, ground.today):
        if one.known is not None and (one.is_held or one.state is State.UNKNOWN):
            held[one.known.facts.id] = one
    for one in held.values():
        assert one.known is not None  # chosen above
        if one.expires_by is not None and has_estimate(ground, one.known):
            yield _earning(ground, one.known, ActionKind.RENEW_CERTIFICATION)
    every = ground.subjects.certifications.certifications
    open_ones = [one for one in every if one.facts.id not in held and _is_open(ground, one)]
    open_ones.sort(key=lambda one: _order(ground, one, asked.keys()))
    yield from (_earning(ground, one) for one in open_ones[:MOST_CERTIFICATIONS])


def _is_open(ground: PlanGround, one: CatalogueCertification) -> bool:
    """Whether it can be earned, at a price that is known, and what it brings is known too."""
    return not has_retired(one, ground.today) and has_estimate(ground, one) and one.facts.price_usd is not None


def _order(ground: PlanGround, one: CatalogueCertification, asked: Collection[str]) -> tuple[bool, int, float, str]:
    is_own = ground.own_certification(one.facts.name) is not None
    return not is_own, -len(set(asked) & set(one.skills)), one.facts.price_usd or 0.0, one.facts.id


def _skills(ground: PlanGround) -> Iterator[Action]:
    """What the next level asks for and is not held so, in the order in which it is asked."""
    asked = ground.asked_next.items()
    skills = ((ground.subjects.skills.skill(name), wanted) for name, wanted in asked)
    missing = [(skill, wanted) for skill, wanted in skills if _own_level(ground, skill) < wanted]
    yield from (_learning(ground, skill, wanted) for skill, wanted in missing[:MOST_SKILLS])


def _specialisations(ground: PlanGround) -> Iterator[Action]:
    every = ground.subjects.specialisations.specialisations
    others = (one for one in every if one.id != ground.own_specialisation and not one.is_reference)
    yield from (_specialising(ground, one) for one in others)


def _moves(ground: PlanGround) -> Iterator[Action]:
    yield _action(ground, ActionKind.MOVE_COMPANY)
    if ground.role.production is not Production.OWNS:
        yield _action(ground, ActionKind.TAKE_PRODUCTION)
    modes = (one for one in WorkMode if one is not ground.work_mode)
    yield from (_action(ground, ActionKind.CHANGE_WORK_MODE, str(one)) for one in modes)
    tracks = (one for one in Track if one is not ground.role.track)
    yield from (_action(ground, ActionKind.CHANGE_TRACK, str(one)) for one in tracks)


def _earning(
    ground: PlanGround, one: CatalogueCertification, kind: ActionKind = ActionKind.EARN_CERTIFICATION
) -> Action:
    """At the price and hours of earning it; to renew it may take less, and nobody knows how much."""
    hours = (one.hours.low + one.hours.high) / 2
    return _action(ground, kind, one.facts.name, hours=hours, cost=one.facts.price_usd or 0.0)


def _learning(ground: PlanGround, skill: CatalogueSkill, wanted: int) -> Action:
    wanted = min(wanted, 5)
    hours = _hours_to(ground, _lengths(ground), skill, wanted)
    return _action(ground, ActionKind.LEARN_SKILL, skill.name, hours=hours, proficiency=wanted)


def _specialising(ground: PlanGround, one: Specialisation) -> Action:
    """Learning its skills as far as one's level asks for them."""
    asked, lengths = asked_proficiency(ground.requirements, ground.level), _lengths(ground)
    skills = map(ground.subjects.skills.skill, one.skills)
    hours = sum(_hours_to(ground, lengths, skill, asked[skill.group]) for skill in skills)
    return _action(ground, ActionKind.SPECIALISE, one.name, hours=hours)


def _hours_to(ground: PlanGround, lengths: LearningHours, skill: CatalogueSkill, wanted: int) -> float:
    return lengths.to_learn(min(_own_level(ground, skill), wanted), wanted).middle


def _lengths(ground: PlanGround) -> LearningHours:
    return learning_hours(ground.profile.overrides)


def _own_level(ground: PlanGround, skill: CatalogueSkill) -> int:
    held = ground.held.get(skill.id)
    return held.proficiency or 0 if held is not None else 0


def _action(
    ground: PlanGround,
    kind: ActionKind,
    subject: str = "",
    *,
    hours: float = 0.0,
    cost: float = 0.0,
    proficiency: int | None = None,
) -> Action:
    """An action to begin next month; the optimiser gives it another date and the months that its hours need."""
    day = months_later(ground.today, 1)
    return Action(
        id=str(kind),
        plan_id="",
        kind=kind,
        start=PartialDate(day.year, day.month),
        subject=subject,
        hours=min(round(hours), MOST_HOURS),
        cost=Decimal(f"{cost:.2f}"),
        proficiency=proficiency,
    )


def _key(ground: PlanGround, action: Action) -> tuple[str, str]:
    """What tells one thing to do from another: what is done and with what."""
    subject = squeezed(action.subject)
    if action.kind in (ActionKind.EARN_CERTIFICATION, ActionKind.RENEW_CERTIFICATION):
        subject = ground.subjects.certification_key(action.subject)
    elif action.kind is ActionKind.LEARN_SKILL:
        known = ground.subjects.skills.find(action.subject)
        subject = f"{known.id if known else subject} {action.proficiency or ''}"
    if action.offered_pay is not None:
        subject += f" {action.start} {action.offered_pay} {action.offered_bonus}"
    return str(action.kind), subject


def _is_over(ground: PlanGround, action: Action) -> bool:
    """Whether a certification to earn can no longer be earned."""
    known = ground.subjects.certifications.find(action.subject)
    is_earned = action.kind is ActionKind.EARN_CERTIFICATION
    return is_earned and known is not None and has_retired(known, ground.today)


def without_estimate(chosen: Iterable[Option]) -> tuple[Option, ...]:
    """Those that can never be chosen, because nobody knows what they bring."""
    return tuple(one for one in chosen if not one.has_estimate)
