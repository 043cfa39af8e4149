"""Specialisations side by side for one person: pay by level, fading, market, skills, and evidence for and against.

Called by the Specialisations page with a check-up and the shipped figures. General machine learning is the reference;
what is not measured says "no estimate", and statements that contradict each other are both shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.advice.health import Checkup
from planner.advice.learning import Effort, summed
from planner.advice.skill_gap import Hold, Judge, SkillGap
from planner.advice.specialisation_course import SpecialisationCourse
from planner.domain.role import Level
from planner.market.claims import Claim, Claims
from planner.market.evidence import Card, Cards, Tension, Verdict
from planner.market.factors import Factor
from planner.market.requirements import Requirements
from planner.market.specialisations import Specialisation

EffectOf = Callable[[Specialisation, Level], Factor]
"""What a specialisation does to pay at a level, such as ``shipped_effect`` of a pay file."""

YEARS_SHOWN: Final = (0, 1, 2, 3, 5, 8, 10)
"""The years ahead for which the fading of an effect is told."""

LEVEL_WITHOUT_ROLE: Final = Level.MID

SPECIALISING: Final = frozenset((156, 165))
"""The claims that say how much specialising counts as such."""


@dataclass(frozen=True, slots=True)
class SpecialisationRow:
    """One specialisation for one person.

    ``effects`` are those on pay by level, from entry to architect; ``effect`` is that at the person's level.
    ``in_favour`` and ``against`` are the cards on its claims, mixed ones on both sides; ``claims`` is what is said of
    it and ``tensions`` what contradicts itself there. ``is_own`` marks the person's present one. ``course`` is
    what turning to it does to the forecast, None where there is no estimate.
    """

    specialisation: Specialisation
    effects: Mapping[Level, Factor]
    effect: Factor
    skills: tuple[SkillGap, ...]
    in_favour: tuple[Card, ...]
    against: tuple[Card, ...]
    claims: tuple[Claim, ...]
    tensions: tuple[Tension, ...]
    is_own: bool
    course: SpecialisationCourse | None = None

    def count(self, hold: Hold) -> int:
        """How many of its skills are held so."""
        return sum(one.hold is hold for one in self.skills)

    @property
    def missing(self) -> tuple[SkillGap, ...]:
        """The skills that are not held as asked."""
        return tuple(one for one in self.skills if one.hold is not Hold.HAVE)

    @property
    def effort(self) -> Effort:
        """Hours to close the gap; skills that are not rated are left out."""
        return summed(one.effort for one in self.missing if one.effort is not None)

    @property
    def fading(self) -> tuple[tuple[int, float], ...]:
        """What is left of the effect on log pay so many years ahead; none where there is no estimate."""
        return tuple((years, self.effect.after(years)) for years in YEARS_SHOWN) if self.effect.has_estimate else ()


@dataclass(frozen=True, slots=True)
class SpecialisationComparison:
    """All specialisations at one level, the reference first, then in the order of the catalogue.

    ``is_level_assumed`` tells that the person's level is not known; ``tensions`` is what is said both ways of
    specialising as such.
    """

    level: Level
    is_level_assumed: bool
    rows: tuple[SpecialisationRow, ...]
    tensions: tuple[Tension, ...]

    @property
    def reference(self) -> SpecialisationRow:
        """General machine learning."""
        return self.rows[0]

    def row_of(self, specialisation_id: str) -> SpecialisationRow | None:
        """The row of a specialisation, None where there is none."""
        return next((row for row in self.rows if row.specialisation.id == specialisation_id), None)

    def with_courses(self, courses: Mapping[str, SpecialisationCourse]) -> "SpecialisationComparison":
        """The same rows with their courses by id of the specialisation."""
        rows = tuple(replace(row, course=courses.get(row.specialisation.id)) for row in self.rows)
        return replace(self, rows=rows)

    @property
    def by_effect(self) -> tuple[SpecialisationRow, ...]:
        """Those with an estimate, largest effect first; the others have no place in such an order."""
        known = (row for row in self.rows if row.effect.has_estimate)
        return tuple(sorted(known, key=lambda row: (-row.effect.log_effect, row.specialisation.id)))


def specialisation_comparison(
    check: Checkup, effect_of: EffectOf, cards: Cards, claims: Claims, judge: Judge
) -> SpecialisationComparison:
    """Every specialisation of the catalogue for the person of a check-up."""
    known = check.role.level if check.role else None
    level = known or LEVEL_WITHOUT_ROLE
    asked = asked_proficiency(check.requirements, level)
    ordered = sorted(check.specialisations.specialisations, key=lambda one: not one.is_reference)
    rows = tuple(_row(check, one, level, asked, effect_of, cards, claims, judge) for one in ordered)
    tensions = tuple(one for one in cards.tensions if SPECIALISING & set(one.claims))
    return SpecialisationComparison(level, known is None, rows, tensions)


def asked_proficiency(requirements: Requirements, level: Level) -> Mapping[str, int]:
    """The proficiency that a level asks for, by group of skills."""
    place = list(Level).index(level)
    return {one.group: one.proficiency[place] for one in requirements.groups}


def _row(
    check: Checkup,
    one: Specialisation,
    level: Level,
    asked: Mapping[str, int],
    effect_of: EffectOf,
    cards: Cards,
    claims: Claims,
    judge: Judge,
) -> SpecialisationRow:
    effects = {each: effect_of(one, each) for each in Level}
    evidence = tuple({card.id: card for claim in one.claims for card in cards.about(claim)}.values())
    return SpecialisationRow(
        specialisation=one,
        effects=effects,
        effect=effects[level],
        skills=tuple(_gap(check, skill, asked, judge) for skill in one.skills),
        in_favour=tuple(card for card in evidence if card.verdict in (Verdict.SUPPORTED, Verdict.MIXED)),
        against=tuple(card for card in evidence if card.verdict in (Verdict.REFUTED, Verdict.MIXED)),
        claims=tuple(claims.claim(number) for number in one.claims),
        tensions=tuple(cards.tension(name) for name in one.tensions),
        is_own=one is check.specialisation,
    )


def _gap(check: Checkup, skill_id: str, asked: Mapping[str, int], judge: Judge) -> SkillGap:
    skill = check.library.skills.skill(skill_id)
    return judge.gap(skill, check.skills, asked[skill.group], is_required=True)
