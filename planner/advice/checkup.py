"""The check-up of a profile by the shipped catalogues, for the pages of advice. It reads files the first time."""

import datetime

from planner.advice.health import Checkup
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_subjects import Subjects
from planner.advice.readiness import Library
from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate, situation
from planner.market.certifications import load_certifications
from planner.market.ladders import load_ladders
from planner.market.pack import Pack
from planner.market.requirements import load_requirements
from planner.market.skills import load_skills
from planner.market.specialisations import load_specialisations


def checkup(profile: Profile, pack: Pack, today: datetime.date) -> Checkup:
    """The profile on a day. Raises ``UserError`` where a catalogue is damaged."""
    library = Library(load_ladders(), load_certifications(), load_skills())
    return Checkup(profile, today, pack, library, load_requirements(), load_specialisations())


def ground_of(check: Checkup) -> PlanGround | NoEstimate:
    """What plans of the person are built on; why there is no forecast where there is none."""
    stand = situation(check.profile, check.pack, check.today)
    if isinstance(stand, NoEstimate):
        return stand
    subjects = Subjects(check.library.certifications, check.library.skills, check.specialisations, check.pack)
    return PlanGround(stand, check.profile, subjects, check.requirements, check.today)
