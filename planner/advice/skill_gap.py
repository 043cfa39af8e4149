"""What a title asks for, and which of it the person has: skill by skill, with what it would take to close the gap.

Called by the Readiness, Specialisations and Overview pages with a snapshot, the catalogues and today's date. The four
stages of a system's life and the three fields of AI work are groups of skills like the others.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.advice.learning import LEARNING, Effort, LearningHours, summed
from planner.advice.standing import months_later
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.domain.skill import Skill
from planner.market.requirements import GroupWeight, Requirements
from planner.market.skills import CatalogueSkill, SkillCatalogue, SkillGroup
from planner.market.titles import Family

RUSTY_YEARS: Final = 3.0
"""After so many years without use a skill counts as rusty, unless the user says otherwise."""

STAGES: Final = ("data-preparation", "modelling", "deployment", "monitoring")
"""The stages in the life of a system, as groups of skills."""

FIELDS: Final = ("programming", "maths", "ml")
"""The three fields that AI work combines, as groups of skills."""


class Hold(StrEnum):
    """Whether a person has a skill as it is asked for, best first."""

    HAVE = "have"
    RUSTY = "rusty"
    BELOW = "below what is asked"
    UNRATED = "not rated"
    LACK = "lack"


_ORDER: Final = {hold: place for place, hold in enumerate(Hold)}


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One skill: what is asked (proficiency 1 to 5), what the person has, and the hours between.

    ``record`` is the user's skill, None where they have none; ``effort`` is None where the proficiency is not rated.
    ``is_required`` tells it from the merely useful; ``has_unknown_use`` tells that nobody knows when it was last used.
    """

    skill: CatalogueSkill
    asked: int
    is_required: bool
    record: Skill | None
    hold: Hold
    effort: Effort | None

    @property
    def has_unknown_use(self) -> bool:
        """Whether the skill is recorded without the date of its last use."""
        return self.record is not None and self.record.last_used is None


@dataclass(frozen=True, slots=True)
class GroupGap:
    """A group of skills a title asks for: its weight, how well the person's best skill of it does, and the gaps."""

    group: SkillGroup
    weight: GroupWeight
    hold: Hold
    best: Skill | None
    skills: tuple[SkillGap, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What a family asks at a level against what a person has; groups by weight, heaviest first."""

    family: Family
    level: Level
    groups: tuple[GroupGap, ...]

    @property
    def skills(self) -> tuple[SkillGap, ...]:
        """Every skill asked for by name."""
        return tuple(one for group in self.groups for one in group.skills)

    def count(self, hold: Hold) -> int:
        """How many of the skills are held so."""
        return sum(one.hold is hold for one in self.skills)

    def of_groups(self, ids: Iterable[str]) -> tuple[GroupGap, ...]:
        """The groups of these ids in their order, such as ``STAGES`` or ``FIELDS``."""
        known = {one.group.id: one for one in self.groups}
        return tuple(known[group] for group in ids if group in known)

    @property
    def missing(self) -> tuple[SkillGap, ...]:
        """Required skills that are not held as asked, those of the heaviest groups first."""
        return tuple(one for one in self.skills if one.is_required and one.hold is not Hold.HAVE)

    @property
    def effort(self) -> Effort:
        """Hours to close every required gap; skills that are not rated are left out."""
        return summed(one.effort for one in self.missing if one.effort is not None)


@dataclass(frozen=True, slots=True)
class Judge:
    """How skills are judged: on which day, after how many years they are rusty, and what learning takes."""

    today: datetime.date
    rusty_years: float = RUSTY_YEARS
    learning: LearningHours = LEARNING

    def hold(self, skill: Skill | None, asked: int) -> Hold:
        """How a skill is held against the proficiency that is asked; one never dated is taken as in use."""
        if skill is None:
            return Hold.LACK
        if skill.proficiency is None:
            return Hold.UNRATED
        if skill.proficiency < asked:
            return Hold.BELOW
        return Hold.RUSTY if self.is_rusty(skill) else Hold.HAVE

    def is_rusty(self, skill: Skill) -> bool:
        """Whether the skill was last used too long ago."""
        if skill.last_used is None:
            return False
        return skill.last_used.latest() < months_later(self.today, -round(12 * self.rusty_years))

    def effort(self, skill: Skill | None, asked: int) -> Effort | None:
        """Hours until the skill is held as asked; None where its proficiency is not rated."""
        if skill is None:
            return self.learning.to_learn(0, asked)
        if skill.proficiency is None:
            return None
        learning = self.learning.to_learn(skill.proficiency, asked)
        rusty = self.learning.to_refresh(min(skill.proficiency, asked)) if self.is_rusty(skill) else Effort()
        return learning + rusty

    def gap(self, skill: CatalogueSkill, held: Mapping[str, Skill], asked: int, *, is_required: bool) -> SkillGap:
        """One skill against what is asked; ``held`` are the person's skills by their id in the catalogue."""
        own = held.get(skill.id)
        return SkillGap(skill, asked, is_required, own, self.hold(own, asked), self.effort(own, asked))


def skill_gap(
    profile: Profile, skills: SkillCatalogue, requirements: Requirements, family: Family, level: Level, judge: Judge
) -> Gap:
    """What a family asks at a level against the profile; raises ``KeyError`` for a family without requirements."""
    return gap_of(held_skills(profile, skills), skills, requirements, family, level, judge)


def gap_of(
    held: Mapping[str, Skill],
    skills: SkillCatalogue,
    requirements: Requirements,
    family: Family,
    level: Level,
    judge: Judge,
) -> Gap:
    """The same against what ``held_skills`` found in a profile, for those who ask for one family after the other."""
    weights = requirements.weights(family.id, family.occupations, level)
    asked = {weight.group: weight.proficiency for weight in weights}
    gaps = [
        judge.gap(skills.skill(ask.skill), held, asked[skills.skill(ask.skill).group], is_required=ask.is_required)
        for ask in requirements.skills(family.id, level)
    ]
    groups = {group.id: group for group in skills.groups}
    own: dict[str, list[Skill]] = defaultdict(list)
    for skill_id, skill in held.items():
        own[skills.skill(skill_id).group].append(skill)
    return Gap(family, level, tuple(_group(groups[one.group], one, gaps, own[one.group], judge) for one in weights))


def held_skills(profile: Profile, skills: SkillCatalogue) -> Mapping[str, Skill]:
    """The person's skills by their id in the catalogue, the best rated where one is recorded twice.

    Skills of the user's own, which the catalogue does not know, are left out.
    """
    found: dict[str, Skill] = {}
    for one in profile.all(Skill):
        known = skills.find(one.name)
        if known is not None and _is_better(one, found.get(known.id)):
            found[known.id] = one
    return found


def _is_better(one: Skill, other: Skill | None) -> bool:
    return other is None or _rating(one) > _rating(other)


def _rating(skill: Skill) -> tuple[int, datetime.date]:
    return skill.proficiency or 0, skill.last_used.latest() if skill.last_used else datetime.date.min


def _group(
    group: SkillGroup, weight: GroupWeight, gaps: Iterable[SkillGap], own: Iterable[Skill], judge: Judge
) -> GroupGap:
    def place(one: Skill) -> tuple[int, int, str]:
        return _ORDER[judge.hold(one, weight.proficiency)], -(one.proficiency or 0), one.id

    best = min(own, key=place, default=None)
    of_group = tuple(one for one in gaps if one.skill.group == group.id)
    return GroupGap(group, weight, judge.hold(best, weight.proficiency), best, of_group)
