"""What plans of one person are built on: their situation, the figures of the market, and what is looked up in them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.advice.plan_subjects import Subjects
from planner.advice.skill_gap import held_skills
from planner.advice.standing import standing_role
from planner.advice.study_hour import StudyHour, study_hour
from planner.domain.dates import decimal_year
from planner.domain.plan import Action
from planner.domain.profile import Profile
from planner.domain.role import Level, Role, WorkMode
from planner.domain.skill import Skill
from planner.forecast.effects import LevelValues
from planner.forecast.market_job import MarketJob, last_expiry, market_job
from planner.forecast.roles import years_of_experience
from planner.forecast.situation import Situation
from planner.market.factors import OWN_GRADE, Factor, own_factor
from planner.market.pack import Pack
from planner.market.pay_factors import CERTIFICATION, YEARS_TO_HALF_CERTIFICATION, specialisation_id
from planner.market.pay_words import work_mode_of
from planner.market.places import REMOTE
from planner.market.requirements import Requirements

if TYPE_CHECKING:
    from planner.advice.plan_effects import PlanEffects


@dataclass(frozen=True)
class PlanGround:
    """What plans are built on; ``situation`` is that of ``profile`` on ``today``.

    ``count_grade_d`` lets what is only our assumption move numbers. What is looked up is kept, so make one and use it
    for all plans of the same snapshot.
    """

    situation: Situation
    profile: Profile
    subjects: Subjects
    requirements: Requirements
    today: datetime.date
    count_grade_d: bool = False

    @property
    def pack(self) -> Pack:
        """The market figures."""
        return self.subjects.pack

    @cached_property
    def role(self) -> Role:
        """The role that counts; a situation has one."""
        role = standing_role(self.profile, self.today)
        if role is None:
            raise ValueError("a situation without a role")
        return role

    @cached_property
    def market(self) -> MarketJob:
        """The role as a job of the market."""
        return self._job(self.role)

    @cached_property
    def log_prices(self) -> float:
        """What brings log pay of the market's figures to today's dollars."""
        return self.situation.inputs.level_log_median[0] - self.market.pay.log_median[0]

    @property
    def level_place(self) -> int:
        """The level today, 0 entry to 3 architect."""
        return self.situation.inputs.level

    @property
    def level(self) -> Level:
        """The level today."""
        return list(Level)[self.level_place]

    @cached_property
    def own_specialisation(self) -> str:
        """The id of the present specialisation, "" where unknown."""
        return specialisation_id(self.role.specialisation)

    @cached_property
    def work_mode(self) -> WorkMode | None:
        """How the work is done today, None where unknown."""
        if self.market.place.kind == REMOTE:
            return WorkMode.REMOTE
        known = work_mode_of(self.role.work_mode or "")
        return WorkMode(known) if known else None

    @cached_property
    def study_hour(self) -> StudyHour:
        """What an hour that actions take counts as cost."""
        return study_hour(self.profile, self.role, self.situation.inputs, self.today)

    @cached_property
    def covered_until(self) -> float | None:
        """Years from today until no certification of today is in force; 0 where none is, None for never."""
        if all(one.id != CERTIFICATION for one in self.market.factors):
            return 0.0
        expiry = last_expiry(self.profile, self.today)
        return None if expiry is None else self.years_until(expiry)

    @property
    def certification_half_life(self) -> float:
        """In so many years of work a certification comes to say half as much."""
        return YEARS_TO_HALF_CERTIFICATION

    @cached_property
    def found(self) -> "dict[tuple[Action, ...], PlanEffects]":
        """What actions of plans that were compared count for: a lever moves one of several plans."""
        return {}

    @cached_property
    def held(self) -> Mapping[str, Skill]:
        """The person's skills by their id in the catalogue."""
        return held_skills(self.profile, self.subjects.skills)

    @cached_property
    def asked_next(self) -> Mapping[str, int]:
        """The skills (ids) that the family asks for at the next level, each with its proficiency; none at the last."""
        levels, family, asked = list(Level), self.market.family, self.requirements
        if self.level is levels[-1] or all(one.id != family.id for one in asked.families):
            return {}
        level = levels[self.level_place + 1]
        by_group = {one.group: one.proficiency for one in asked.weights(family.id, family.occupations, level)}
        skills = self.subjects.skills
        return {ask.skill: by_group[skills.skill(ask.skill).group] for ask in asked.skills(family.id, level)}

    def tried(self, profile: Profile, situation: Situation) -> "PlanGround":
        """The same ground under a profile that differs in plans, actions and scenario alone, and a situation that
        differs in effects, careers and scenario alone: what was looked up still holds.
        """
        other = replace(self, profile=profile, situation=situation)
        asked = {item.name for item in fields(self)}
        other.__dict__.update({name: found for name, found in self.__dict__.items() if name not in asked})
        return other

    def years_until(self, day: datetime.date) -> float:
        """Years from today until a day, 0 for one that is over."""
        return max(decimal_year(day) - decimal_year(self.today), 0.0)

    def year_of(self, years: float) -> int:
        """The calendar year so many years from today."""
        return int(decimal_year(self.today) + years)

    def market_in(self, place: str) -> MarketJob:
        """The role elsewhere, under the employer's pay policy; raises ``UserError`` where there are no figures."""
        found = self._elsewhere.get(place)
        if found is None:
            found = self._elsewhere[place] = self._job(replace(self.role, place=place))
        return found

    @cached_property
    def _elsewhere(self) -> dict[str, MarketJob]:
        return {}

    def factor(self, factor_id: str) -> Factor | None:
        """An effect on pay for the person's family, the user's own figure winning; None where there is none."""
        if factor_id not in self._factors:
            row = self.pack.pay.factors.get(factor_id)
            known = None if row is None else row.factor(self.market.family.occupations)
            self._factors[factor_id] = known and own_factor(known, self.profile.overrides)
        return self._factors[factor_id]

    @cached_property
    def _factors(self) -> dict[str, Factor | None]:
        return {}

    def specialisation(self, specialisation: str) -> Factor | None:
        """The effect of a specialisation (id) at today's level."""
        return self.factor(f"specialisation.{specialisation}.{self.level}")

    def own_certification(self, subject: str) -> Factor | None:
        """The user's own figure for one certification, None where there is none."""
        known = self.subjects.certifications.find(subject)
        effect = None if known is None else self.profile.overrides.get(known.figure_id)
        if known is None or effect is None:
            return None
        source = "Your own figure"
        return Factor(known.figure_id, known.facts.name, effect, effect, effect, 0, OWN_GRADE, source, "")

    def certification_at(self, years: float, subject: str = "") -> Factor:
        """What a certification does so many years from today; less, the longer one has worked.

        The user's own figure for this very one stays as it is.
        """
        own = self.own_certification(subject)
        if own is not None:
            return own
        factor = self.factor(CERTIFICATION)
        if factor is None:
            raise ValueError("the market figures have no certification")
        worked = self.situation.inputs.years_of_experience + years
        fading = replace(factor, half_life_years=self.certification_half_life)
        return fading.times(0.5 ** (worked / self.certification_half_life))

    def track_against(self, family_id: str) -> LevelValues | None:
        """Log pay of a family against one's own by level where one works; None where there are no figures."""
        family = self.pack.family(family_id)
        there = None if family is None else self.pack.level_pay(family, self.market.paid_place)
        here = self.pack.level_pay(self.market.family, self.market.paid_place)
        if there is None or here is None:
            return None
        entry, mid, senior, architect = (a - b for a, b in zip(there.log_median, here.log_median, strict=True))
        return (entry, mid, senior, architect)

    def _job(self, role: Role) -> MarketJob:
        return market_job(self.profile, self.pack, role, years_of_experience(self.profile, self.today), self.today)
