"""How much of what one family of titles asks another asks too, with what one person would have to learn."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.advice.learning import Effort
from planner.advice.skill_gap import Gap, Judge, SkillGap, gap_of, held_skills
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.market.requirements import Requirements, shared_weight
from planner.market.skills import SkillCatalogue
from planner.market.titles import Family


@dataclass(frozen=True, slots=True)
class Transfer:
    """From one family to another: ``share`` (0 to 1) of the weights both ask for.

    ``new`` are the skills that only the other asks for; ``missing`` the required ones the person does not hold as
    asked, and ``effort`` the hours to close those gaps.
    """

    start: Family
    end: Family
    share: float
    new: tuple[str, ...]
    missing: tuple[SkillGap, ...]
    effort: Effort


def transfers(
    profile: Profile,
    skills: SkillCatalogue,
    requirements: Requirements,
    start: Family,
    others: Iterable[Family],
    level: Level,
    judge: Judge,
) -> tuple[Transfer, ...]:
    """The ways from one family to others at a level, largest overlap first; families without requirements are left out.

    Raises ``KeyError`` where the family to start from has none.
    """
    known = {one.id for one in requirements.families}
    own = {ask.skill for ask in requirements.skills(start.id, level)}
    weights = requirements.weights(start.id, start.occupations, level)
    held, found = held_skills(profile, skills), []
    for end in others:
        if end.id not in known or end.id == start.id:
            continue
        gap = gap_of(held, skills, requirements, end, level, judge)
        share = shared_weight(weights, [group.weight for group in gap.groups])
        found.append(Transfer(start, end, share, _new(gap, own), gap.missing, gap.effort))
    return tuple(sorted(found, key=lambda one: (-one.share, one.end.id)))


def _new(gap: Gap, own: set[str]) -> tuple[str, ...]:
    return tuple(one.skill.id for one in gap.skills if one.skill.id not in own)
