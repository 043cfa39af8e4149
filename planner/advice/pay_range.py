"""A person's pay within its range: what moves it, how it compares with other kinds of work, and what the steps pay.

Called by the Overview with a situation; everything stands at the place and in the dollars of the situation.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from planner.advice.pay_standing import HIGHEST, LOWEST
from planner.advice.places import job_factor
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.domain.skill import Skill
from planner.forecast.situation import Situation
from planner.market.factors import Factor
from planner.market.pack import Pack
from planner.market.skills import SkillCatalogue
from planner.market.titles import Family

REFERENCES: Final = ("ml-engineer", "software-engineer", "data-scientist")
"""The families that pay is compared with: not AI alone."""

COMBINATION: Final = (("Software", "programming"), ("Mathematics", "maths"), ("Data science", "ml"))
"""What is said to be rare together, each by the group of skills that shows it."""

RATED: Final = 3
"""The least proficiency, 1 to 5, that shows one of them: working on one's own."""

_QUARTER: Final = NormalDist().inv_cdf(0.75)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another family at the same level and place: ``median`` in dollars of the situation's day.

    ``percentile`` is where the person's pay would stand there, 1 to 99, None where it is unknown.
    """

    family: Family
    median: float
    percentile: float | None
    fallback: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one level to the next: ``rise`` of the median (0.2 for 20 % more), and the middle half of each in dollars.

    ``overlap`` is the share of those a level below who are paid more than the median of the upper one.
    """

    start: Level
    end: Level
    rise: float
    before: tuple[float, float]
    after: tuple[float, float]
    overlap: float


def references(stand: Situation, pack: Pack) -> tuple[Reference, ...]:
    """The families of ``REFERENCES`` that have figures in the place, with what is known of the person's job."""
    return tuple(_references(stand, pack))


def _references(stand: Situation, pack: Pack) -> Iterator[Reference]:
    inputs, level, factor = stand.inputs, stand.inputs.level, math.log(job_factor(stand, pack))
    for family_id in REFERENCES:
        family = pack.family(family_id)
        found = None if family is None else pack.level_pay(family, stand.basis.paid_place)
        if family is None or found is None:
            continue
        middle, percentile = found.log_median[level] + factor, None
        if inputs.log_pay is not None:
            share = NormalDist(middle, found.log_sd[level]).cdf(inputs.log_pay)
            percentile = min(max(100 * share, LOWEST), HIGHEST)
        yield Reference(family, math.exp(middle), percentile, found.fallback)


def movers(stand: Situation) -> tuple[Factor, ...]:
    """What is known to move such pay for this job, the largest effect first; without what has no estimate."""
    known = (factor for factor in stand.basis.factors if factor.has_estimate)
    return tuple(sorted(known, key=lambda factor: (-abs(factor.log_effect), factor.id)))


def steps(stand: Situation) -> tuple[Step, ...]:
    """The three steps of the person's family and place, as distributions: neighbouring levels overlap."""
    middles, spreads, levels = stand.inputs.level_log_median, stand.inputs.level_log_sd, list(Level)
    found = []
    for lower in range(len(levels) - 1):
        upper = lower + 1
        halves = [_half(middles[each], spreads[each]) for each in (lower, upper)]
        above = 1 - NormalDist(middles[lower], spreads[lower]).cdf(middles[upper])
        rise = math.expm1(middles[upper] - middles[lower])
        found.append(Step(levels[lower], levels[upper], rise, halves[0], halves[1], above))
    return tuple(found)


def combination(profile: Profile, skills: SkillCatalogue) -> dict[str, bool]:
    """Which parts of ``COMBINATION`` the profile shows: a skill of the group, rated ``RATED`` or more."""
    held = {skills.find(one.name): one.proficiency or 0 for one in profile.all(Skill)}
    groups = {known.group for known, rated in held.items() if known is not None and rated >= RATED}
    return {name: group in groups for name, group in COMBINATION}


def _half(middle: float, spread: float) -> tuple[float, float]:
    return math.exp(middle - _QUARTER * spread), math.exp(middle + _QUARTER * spread)
