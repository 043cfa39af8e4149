"""Where the pay of a profile stands among like jobs of the market. Called by the Overview."""

import datetime
import math
from dataclasses import dataclass

from planner.advice.standing import standing_role
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.forecast.market_job import market_job, own_factors
from planner.forecast.roles import years_of_experience
from planner.forecast.situation import NoEstimate, Situation
from planner.market.job_pay import Standing, standing
from planner.market.pack import Pack
from planner.market.places import Place
from planner.market.titles import Family


@dataclass(frozen=True, slots=True)
class PayStanding:
    """A full-time yearly base ``pay`` in today's dollars among the jobs of a family, level and place."""

    pay: float
    among: Standing
    family: Family
    level: Level
    place: Place
    share_note: str


def pay_standing(
    profile: Profile, pack: Pack, stand: Situation | NoEstimate, today: datetime.date
) -> PayStanding | NoEstimate:
    """Where the pay stands on paid pay; ``stand`` is the situation of the same profile, pack and day.

    There is no estimate where there is no forecast either, and where pay is unknown.
    """
    if isinstance(stand, NoEstimate):
        return stand
    role = standing_role(profile, today)
    assert role is not None  # without a role there is no situation
    log_pay = stand.inputs.log_pay
    if log_pay is None:
        return NoEstimate(f"the pay of “{role.title}” is unknown", "Enter it on the Profile page", "base", role.id)
    job = market_job(profile, pack, role, years_of_experience(profile, today), today)
    among = standing(pack, pack.pay, job.job, job.level, log_pay, stand.inputs.start, own_factors(profile))
    assert among is not None  # the forecast has figures for the same job
    return PayStanding(math.exp(log_pay), among, job.family, job.level, job.paid_place, stand.basis.share_note)
