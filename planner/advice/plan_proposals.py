"""What pages propose for a plan: actions that have neither a plan nor a month yet.

Called by the pages that offer "Add to plan" and by the next steps; ``workspace.proposals`` makes actions of them.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from planner.advice.certification_status import RENEWAL_DAYS, State, Status, has_retired
from planner.advice.skill_gap import Gap, SkillGap
from planner.domain.plan import ActionKind
from planner.domain.role import Role, WorkMode
from planner.market.certifications import CatalogueCertification
from planner.market.places import REMOTE, Place, short_place
from planner.market.specialisations import Specialisations

if TYPE_CHECKING:
    from planner.forecast.levers import Levers


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action to be: ``proficiency`` 1 to 5 is what a skill is learnt to, ``begin`` the day before which it is too
    early, None where any day will do.
    """

    kind: ActionKind
    subject: str = ""
    proficiency: int | None = None
    begin: datetime.date | None = None

    @property
    def title(self) -> str:
        """What is done, as a heading has it."""
        if self.kind is ActionKind.LEARN_SKILL and self.proficiency is not None:
            return f"Learn {self.subject} to {self.proficiency} of 5"
        return _TITLES[self.kind].format(self.subject).strip()

    def learnt_to(self, proficiency: int) -> "Proposal":
        """The same with another proficiency, 1 to 5."""
        return replace(self, proficiency=proficiency)


_TITLES: Final = {
    ActionKind.EARN_CERTIFICATION: "Earn {}",
    ActionKind.RENEW_CERTIFICATION: "Renew {}",
    ActionKind.LEARN_SKILL: "Learn {}",
    ActionKind.SPECIALISE: "Specialise in {}",
    ActionKind.MOVE_COMPANY: "Move company {}",
    ActionKind.MOVE_PLACE: "Move to {}",
    ActionKind.CHANGE_WORK_MODE: "Change work mode to {}",
    ActionKind.CHANGE_TRACK: "Change to the {} track",
    ActionKind.TAKE_PRODUCTION: "Take production responsibility",
    ActionKind.BREAK: "Take a break",
}


def of_certification(
    known: CatalogueCertification | None,
    own: Status | None,
    today: datetime.date,
    begin: datetime.date | None = None,
) -> tuple[Proposal, ...]:
    """Earn or renew a certification: ``known`` as the catalogue has it, ``own`` as the person recorded it.

    ``begin`` is the day before which it is too early to study for one that is not held.

    Nothing for one that is held for good, for one that is no longer offered, and where both are None.
    """
    if own is not None and (own.is_held or own.state is State.UNKNOWN):
        return () if own.state is State.NEVER_EXPIRES or own.is_retired else (_renewal(own),)
    if known is not None:
        return (
            ()
            if has_retired(known, today)
            else (Proposal(ActionKind.EARN_CERTIFICATION, known.facts.name, begin=begin),)
        )
    return () if own is None else (Proposal(ActionKind.EARN_CERTIFICATION, own.certification.name),)


def of_gap(gap: Gap) -> tuple[Proposal, ...]:
    """Learn each required skill that is not held as asked, those of the heaviest groups first."""
    return tuple(of_skill(one) for one in gap.missing)


def of_skill(one: SkillGap) -> Proposal:
    """Learn a skill to what is asked."""
    return Proposal(ActionKind.LEARN_SKILL, one.skill.name, one.asked)


def of_place(place: Place | None, role: Role | None) -> tuple[Proposal, ...]:
    """Move to a place, None for where the person is already, and work in another mode than now.

    Working remotely is a work mode, so no move leads to the place of that kind.
    """
    return (*_moves(place), *_work_modes(role))


def of_levers(levers: "Levers", specialisations: Specialisations, places: Iterable[Place] = ()) -> tuple[Proposal, ...]:
    """The actions that levers stand for: another work mode, a specialisation, production responsibility, another
    employer, one of the places.

    Pace, industry and "a certification in force" name no action: nothing says which one.
    """
    moves = (Proposal(ActionKind.MOVE_COMPANY),) if levers.is_leaving else ()
    place = next((one for one in places if one.id == levers.place), None)
    return (*_pulled(levers, specialisations), *moves, *_moves(place))


def _pulled(levers: "Levers", specialisations: Specialisations) -> Iterator[Proposal]:
    if levers.work_mode:
        yield Proposal(ActionKind.CHANGE_WORK_MODE, levers.work_mode.split(".")[1])
    if levers.specialisation:
        chosen = specialisations.specialisation(levers.specialisation.split(".")[1])
        yield Proposal(ActionKind.SPECIALISE, chosen.name)
    if levers.production is not None:
        yield Proposal(ActionKind.TAKE_PRODUCTION)


def _moves(place: Place | None) -> Iterator[Proposal]:
    if place is not None and place.kind != REMOTE:
        yield Proposal(ActionKind.MOVE_PLACE, short_place(place))


def _work_modes(role: Role | None) -> Iterator[Proposal]:
    """Remote first: it is what a place stands against."""
    for mode in reversed(WorkMode):
        if role is None or role.work_mode is not mode:
            yield Proposal(ActionKind.CHANGE_WORK_MODE, str(mode))


def _renewal(own: Status) -> Proposal:
    """Not before its provider lets it be renewed."""
    days = RENEWAL_DAYS if own.renewal is None else own.renewal.window_days
    begin = None if own.expires_from is None else own.expires_from - datetime.timedelta(days=days)
    return Proposal(ActionKind.RENEW_CERTIFICATION, own.certification.name, begin=begin)
