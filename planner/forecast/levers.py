"""What if: choices about a job that are tried on a forecast and stored nowhere.

Called by the Trajectory page. A lever that is left as it is adds nothing at all; what has no estimate moves nothing.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import Final, Literal

from planner.forecast.effects import Effect, MarketShift, Move, PayShift, Readiness
from planner.forecast.grades import GRADES, OUR_OWN, Grade
from planner.forecast.inputs import LEVELS
from planner.forecast.market_job import EXPIRY
from planner.forecast.raises import raised
from planner.forecast.situation import Situation
from planner.market.dynamics_file import load_dynamics
from planner.market.factors import Factor, own_factor
from planner.market.levels import four
from planner.market.pack import Pack
from planner.market.pay_factors import CERTIFICATION, YEARS_TO_HALF_CERTIFICATION
from planner.market.pay_file import PayFile
from planner.market.place_difference import difference_error
from planner.market.places import COUNTRY, Place

Kind = Literal["industry", "work_mode", "specialisation"]
KINDS: Final[tuple[Kind, ...]] = ("industry", "work_mode", "specialisation")
KIND_NAMES: Final[Mapping[Kind, str]] = {
    "industry": "Industry",
    "work_mode": "Work mode",
    "specialisation": "Specialisation",
}
Policy = Literal["", "place", "nation"]
SLOWEST: Final = 0.5
FASTEST: Final = 2.0
"""How far the clock of promotions can be slowed down and hurried."""
LARGEST_RAISE: Final = 0.5
"""How far pay can be raised or cut, as a share of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """Where the levers stand; empty, None and 1 leave all as it is now.

    ``readiness``: how many times as fast the clock of promotions runs, 0.5 to 2. The choices are ids of factors
    ("industry.finance", "specialisation.mlops.senior"). ``is_certified``: a certification in force, or none.
    ``production``: the user's own guess of what production responsibility does to log pay; no source tells it.
    ``is_leaving``: for another employer, today. ``place``: the id of one of the pack; ``pay_policy``: whether the
    employer pays by place or the same in the whole nation. ``pay_raise``: base pay from today on, as a share more
    (0.05) or less, −0.5 to 0.5, fading as all distances from the market do. Raises ``ValueError`` out of range.
    """

    readiness: float = 1.0
    industry: str = ""
    work_mode: str = ""
    specialisation: str = ""
    is_certified: bool | None = None
    production: float | None = None
    is_leaving: bool = False
    place: str = ""
    pay_policy: Policy = ""
    pay_raise: float = 0.0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.readiness <= FASTEST:
            raise ValueError(f"readiness must be {SLOWEST:g} to {FASTEST:g}")
        if self.production is not None and not math.isfinite(self.production):
            raise ValueError("production must be a number")
        if not abs(self.pay_raise) <= LARGEST_RAISE:  # also refuses NaN
            raise ValueError(f"pay_raise must be −{LARGEST_RAISE:g} to {LARGEST_RAISE:g}")

    @property
    def n_moved(self) -> int:
        """How many levers are not as now."""
        chosen = (self.industry, self.work_mode, self.specialisation, self.place, self.pay_policy)
        set_ = (self.is_certified is not None, self.production is not None, self.readiness != 1.0, self.is_leaving)
        return sum(map(bool, (*chosen, *set_, self.pay_raise)))


AS_NOW: Final = Levers()


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Where the effects of levers come from: the pack, and the user's own effects on log pay by factor id."""

    pack: Pack
    own: Mapping[str, float]

    @property
    def pay(self) -> PayFile:
        """The factors of pay."""
        return self.pack.pay

    def place(self, place_id: str) -> Place:
        """The place of an id; raises ``KeyError`` where there is none."""
        found = next((place for place in self.pack.places if place.id == place_id), None)
        if found is None:
            raise KeyError(place_id)
        return found

    def factor(self, factor_id: str, stand: Situation) -> Factor:
        """The factor of an id for the person; raises ``KeyError`` where there is none."""
        factor = self.pay.factors[factor_id].factor(stand.basis.family.occupations)
        if factor_id == CERTIFICATION:
            factor = factor.times(0.5 ** (stand.inputs.years_of_experience / YEARS_TO_HALF_CERTIFICATION))
        return own_factor(factor, self.own)

    def choices(self, kind: Kind, stand: Situation) -> tuple[Factor, ...]:
        """What can be chosen instead of what is now, at the person's level; some have no estimate."""
        ids = [row.id for row in self.pay.factors.choices(kind)]
        if kind == "specialisation":
            ids = [name for name in ids if name.endswith(f".{LEVELS[stand.inputs.level]}")]
        now = factor_now(stand, kind)
        return tuple(self.factor(name, stand) for name in ids if now is None or name != now.id)


def factor_now(stand: Situation, kind: str) -> Factor | None:
    """The factor of a kind that the job has today, None where it is not known."""
    return next((factor for factor in stand.basis.factors if factor.id.partition(".")[0] == kind), None)


def moved(stand: Situation, levers: Levers, evidence: Evidence) -> Situation:
    """The situation with the levers moved; the same object where none is."""
    if levers == AS_NOW:
        return stand
    kept = stand.inputs.effects
    if levers.is_certified is not None:
        kept = tuple(effect for effect in kept if effect.cause != EXPIRY)
    place, paid_place = _places(stand, levers, evidence)
    effects = (*kept, *_effects(stand, levers, evidence), *_elsewhere(stand, levers, paid_place, evidence))
    is_here = (place, paid_place) == (stand.basis.place, stand.basis.paid_place)
    basis = stand.basis if is_here else replace(stand.basis, place=place, paid_place=paid_place)
    return replace(stand, basis=basis, inputs=replace(stand.inputs, effects=effects))


def _places(stand: Situation, levers: Levers, evidence: Evidence) -> tuple[Place, Place]:
    """Where one lives with the levers, and whose pay the employer takes."""
    basis, nation = stand.basis, evidence.pack.nation
    place = evidence.place(levers.place) if levers.place else basis.place
    pays_nationwide = basis.paid_place.id != basis.place.id
    if levers.pay_policy:
        pays_nationwide = levers.pay_policy == "nation"
    return place, nation if pays_nationwide and nation is not None else place


def _elsewhere(stand: Situation, levers: Levers, paid_place: Place, evidence: Evidence) -> Iterator[MarketShift]:
    """The market of another place than now, level by level; what is known about the job counts as here."""
    basis = stand.basis
    if paid_place.id == basis.paid_place.id:
        return
    here, there = (evidence.pack.level_pay(basis.family, place) for place in (basis.paid_place, paid_place))
    if here is None or there is None:
        return
    shifts = (new - old for new, old in zip(there.log_median, here.log_median, strict=True))
    medians = [median + shift for median, shift in zip(stand.inputs.level_log_median, shifts, strict=True)]
    yield MarketShift(
        cause=f"Place: {paid_place.name}",
        at=0.0,
        grade="C" if paid_place.kind == COUNTRY else "B",
        source=f"{there.source.title} {there.date}",
        level_log_median=four(list(accumulate(medians, max))),
        sd=difference_error(evidence.pack, basis.family, basis.paid_place, paid_place),
        is_anew=bool(levers.place),  # another pay policy alone is no move
    )


def _effects(stand: Situation, levers: Levers, evidence: Evidence) -> Iterator[Effect]:
    if levers.readiness != 1.0:
        yield Readiness(cause="Pace of promotions", at=0.0, factor=levers.readiness, grade="own", source="your lever")
    for kind in KINDS:
        chosen = getattr(levers, kind)
        if chosen:
            yield from _instead(KIND_NAMES[kind], factor_now(stand, kind), evidence.factor(chosen, stand))
    if levers.is_leaving:
        premium = load_dynamics()["dynamics.move_premium"]
        yield Move(cause="Another employer", at=0.0, grade=GRADES[premium.grade], source=premium.source, sd=premium.sd)
    if levers.is_certified is not None:
        yield from _certified(factor_now(stand, CERTIFICATION), evidence.factor(CERTIFICATION, stand), levers)
    if levers.production is not None:
        shift = partial(PayShift, grade="own", source="your own figure")
        yield shift(cause="Production responsibility", at=0.0, log_effect=levers.production)
    if levers.pay_raise:
        yield raised(stand.inputs, levers.pay_raise)


def _instead(name: str, now: Factor | None, new: Factor) -> Iterator[PayShift]:
    """What one factor in place of another does; what is left of the old one, and how fast it fades, goes with it."""
    if not new.has_estimate:
        return
    half_life = new.half_life_years if new.log_effect or now is None else now.half_life_years
    spreads = (factor.sd for factor in (new, now) if factor is not None)
    shift = partial(PayShift, cause=f"{name}: {new.name}", at=0.0, grade=_worse(now, new), source=new.source or OUR_OWN)
    yield shift(log_effect=new.log_effect, sd=math.hypot(*spreads), half_life=half_life)
    if now is not None and now.log_effect:
        yield shift(log_effect=-now.log_effect, half_life=now.half_life_years)


def _certified(now: Factor | None, factor: Factor, levers: Levers) -> Iterator[PayShift]:
    shift = partial(PayShift, at=0.0, grade=GRADES[factor.grade], source=factor.source or OUR_OWN)
    if levers.is_certified and now is None:
        yield shift(cause="A certification in force", log_effect=factor.log_effect, sd=factor.sd)
    if not levers.is_certified and now is not None:
        yield shift(cause="No certification", log_effect=-now.log_effect, sd=now.sd)


def _worse(now: Factor | None, new: Factor) -> Grade:
    return max((GRADES[factor.grade] for factor in (now, new) if factor is not None and factor.has_estimate), key=_rank)


def _rank(grade: Grade) -> str:
    return "" if grade == "own" else grade
