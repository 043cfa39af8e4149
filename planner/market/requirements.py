"""What a family of titles asks for at each level: weights of groups of skills, and the skills themselves.

Weights come from O*NET's ratings of importance where a group has an element there and the occupation was rated;
everything else is an assumption of grade D and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.domain.role import Level
from planner.market.catalogue_reading import (
    CatalogueSource,
    Loader,
    read_document,
    require_known,
    require_unique,
    telling,
)
from planner.market.evidence import Grade

LEVELS: Final = tuple(Level)

_ASSUMED: Final = "assumption of this program"

Shares = Sequence[tuple[str, float]]
"""Occupation codes of a family of titles with their shares, as the pack has them."""


@dataclass(frozen=True, slots=True)
class GroupAsk:
    """How much a group of skills counts at the levels.

    ``elements`` are the O*NET elements its importance is taken from, none where there is no such element; ``assumed``
    is the importance (0 to 1) where O*NET has none; ``by_level`` multiplies the importance, ``proficiency`` is what is
    asked (1 to 5), both from entry to architect.
    """

    group: str
    elements: tuple[str, ...]
    assumed: float
    by_level: tuple[float, float, float, float]
    proficiency: tuple[int, int, int, int]

    def __post_init__(self) -> None:
        if not (0 <= self.assumed <= 1 and min(self.by_level) >= 0):
            raise ValueError(f"the weights of {self.group} are not within their range")
        if not all(1 <= low <= high <= 5 for low, high in zip(self.proficiency, self.proficiency[1:], strict=False)):
            raise ValueError(f"the proficiency of {self.group} falls or is not within 1 to 5")


@dataclass(frozen=True, slots=True)
class SkillAsk:
    """A skill a family asks for, from a level on; ``is_required`` tells it from the merely useful."""

    skill: str
    since: Level
    is_required: bool


@dataclass(frozen=True, slots=True)
class FamilyAsk:
    """A family of titles: what the work is, and where it differs from the rest.

    ``importance`` (0 to 1) replaces the assumed importance of groups; ``factor`` multiplies whatever a group has.
    """

    id: str
    name: str
    text: str
    specialisation: str
    importance: Mapping[str, float]
    factor: Mapping[str, float]
    skills: tuple[SkillAsk, ...]
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OccupationRating:
    """Which O*NET occupations speak for an occupation code; ``is_stand_in`` where it was not rated itself, with why."""

    code: str
    rated_as: tuple[str, ...]
    is_stand_in: bool
    reason: str


@dataclass(frozen=True, slots=True)
class GroupWeight:
    """What a title asks of a group of skills: its share of all (0 to 1), proficiency (1 to 5), and what it rests on."""

    group: str
    weight: float
    proficiency: int
    grade: Grade
    source: str


@dataclass(frozen=True, slots=True)
class ImportanceFile:
    """O*NET's ratings as the builder writes them: occupation → element → importance from 1 (not) to 5 (extremely)."""

    source: CatalogueSource
    importance: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Assumptions:
    level_reason: str
    groups: tuple[GroupAsk, ...]
    occupations: tuple[OccupationRating, ...]
    families: tuple[FamilyAsk, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Requirements:
    """What families ask for; ``level_reason`` tells what the differences between levels rest on.

    Raises ``ValueError`` where ids stand twice or name what is not there.
    """

    level_reason: str
    groups: tuple[GroupAsk, ...]
    occupations: tuple[OccupationRating, ...]
    families: tuple[FamilyAsk, ...]
    ratings: ImportanceFile

    def __post_init__(self) -> None:
        groups = require_unique((one.group for one in self.groups), "group of skills")
        require_unique((one.id for one in self.families), "family of titles")
        require_unique((one.code for one in self.occupations), "occupation")
        named = (group for one in self.families for group in (*one.importance, *one.factor))
        require_known(named, groups, "group of skills")
        rated = (code for one in self.occupations for code in one.rated_as)
        require_known(rated, self.ratings.importance, "rated occupation")

    def family(self, family_id: str) -> FamilyAsk:
        """The family of that id; raises ``KeyError`` where there is none."""
        for one in self.families:
            if one.id == family_id:
                return one
        raise KeyError(family_id)

    def weights(self, family_id: str, occupations: Shares, level: Level) -> tuple[GroupWeight, ...]:
        """What a family asks at a level, heaviest group first; the weights sum to 1.

        ``occupations`` are the shares of the family in the pack, so that a mapping changed by the user counts.
        Raises ``KeyError`` for an unknown family.
        """
        family = self.family(family_id)
        place = LEVELS.index(level)
        found = [(ask, *self._importance(ask, family, occupations)) for ask in self.groups]
        raw = [importance * ask.by_level[place] for ask, importance, _, _ in found]
        weights = [
            GroupWeight(ask.group, part / sum(raw), ask.proficiency[place], grade, source)
            for part, (ask, _, grade, source) in zip(raw, found, strict=True)
        ]
        return tuple(sorted(weights, key=lambda one: (-one.weight, one.group)))

    def skills(self, family_id: str, level: Level) -> tuple[SkillAsk, ...]:
        """The skills a family asks for at a level, those of the levels below included."""
        reached = LEVELS[: LEVELS.index(level) + 1]
        return tuple(ask for ask in self.family(family_id).skills if ask.since in reached)

    def _importance(self, ask: GroupAsk, family: FamilyAsk, occupations: Shares) -> tuple[float, Grade, str]:
        """The importance of a group to a family (0 to about 1), its grade, and where it comes from."""
        factor = family.factor.get(ask.group, 1.0)
        known = {one.code: one for one in self.occupations}
        rated = [(known[code], share) for code, share in occupations if code in known]
        if not (ask.elements and rated):
            return factor * family.importance.get(ask.group, ask.assumed), Grade.D, _ASSUMED
        total = sum(share for _, share in rated)
        mean = sum(share * self._rated(one, ask.elements) for one, share in rated) / total
        is_own = factor == 1.0 and len(rated) == len(occupations) and not any(one.is_stand_in for one, _ in rated)
        source = f"{self.ratings.source.title} {self.ratings.source.date}"
        return factor * mean, Grade.C if is_own else Grade.D, source if is_own else f"{source}; {_ASSUMED}"

    def _rated(self, occupation: OccupationRating, elements: Sequence[str]) -> float:
        """The mean importance of the elements to an occupation, from 0 (not important) to 1 (extremely)."""
        ratings = [self.ratings.importance[code][name] for code in occupation.rated_as for name in elements]
        return (sum(ratings) / len(ratings) - 1) / 4


def shared_weight(one: Sequence[GroupWeight], other: Sequence[GroupWeight]) -> float:
    """How much of what one title asks another asks too, from 0 to 1: the overlap of their weights."""
    theirs = {weight.group: weight.weight for weight in other}
    return sum(min(weight.weight, theirs.get(weight.group, 0.0)) for weight in one)


@Loader
def load_requirements(folder: Path | None = None) -> Requirements:
    """The shipped requirements; raises ``UserError`` as ``read_document`` does."""
    ratings = read_document(ImportanceFile, "importance.json", folder)
    ours = read_document(_Assumptions, "requirements.json", folder)
    with telling("requirements.json"):
        return Requirements(ours.level_reason, ours.groups, ours.occupations, ours.families, ratings)
