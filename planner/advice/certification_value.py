"""What a certification changes for one person: pay, cost and the chance to break even, beside having none.

Called by the Certifications page, the Overview and the plans. The effect on pay is a small one that counts once: it is
the same whichever certification brings it, shrinks with experience and ends with the certification, so that whoever
holds one already gains nothing from another before the first runs out. It is counted on the pay that the forecast
expects, for the years in which it is in force, and the hours at the one value of an hour of study: so this page, the
plans and the optimiser come to the same answer. Decision 0033.
"""

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from statistics import NormalDist
from typing import Final

import numpy as np

from planner.advice.certification_status import has_retired
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_hours import monthly_hours, months_needed
from planner.advice.standing import months_later
from planner.domain.dates import decimal_year
from planner.domain.plan import USUAL_HOURS_A_WEEK
from planner.forecast.careers import simulate
from planner.forecast.situation import NoEstimate
from planner.market.certifications import CatalogueCertification, Expiry
from planner.market.evidence import Cards
from planner.market.factors import OWN_GRADE
from planner.market.finding import search_key
from planner.market.ladders import Rung
from planner.market.pay_factors import CERTIFICATION

CLAIMS: Final = (112, 113, 114)
"""The claims about certifications in general; those of its type come on top."""

WITHOUT_STUDIES: Final = frozenset(("Course", "Foundational", "Fundamentals", "Leadership"))
"""Tiers of courses and introductions. The studies are of examinations in a trade and do not speak of these."""

EVEN: Final = 0.05
"""What the optimiser takes for a tie too: nobody knows effects more closely."""

_NORMAL: Final = NormalDist()
_Z80: Final = _NORMAL.inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class CertificationEffect:
    """What a certification in force adds to pay, as a share of it: median and 80 % range (low ≤ median ≤ high).

    It halves with every ``halves_every_years`` of experience. Below and above the median the effect is spread like the
    halves of two normal distributions that give this range; without width it is certain. ``is_its_own`` tells that it
    is the user's for this very certification: then it counts whatever else is held. Raises ``ValueError`` for a median
    outside the range.
    """

    median: float = 0.02
    low: float = 0.0
    high: float = 0.06
    halves_every_years: float = 10.0
    grade: str = "B–C"
    source: str = "Controlled studies of IT certifications (3–7 %, old) and surveys; the shrinking is our assumption"
    is_its_own: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.median <= self.high or self.halves_every_years <= 0:
            raise ValueError("the effect of a certification needs a range around its median, and years to halve")

    @property
    def is_own(self) -> bool:
        """Whether it is the user's figure."""
        return self.grade == OWN_GRADE

    def chance_above(self, effect: float) -> float:
        """The chance, 0 to 1, that the effect is larger than a share of pay."""
        side = self.median - self.low if effect < self.median else self.high - self.median
        if side <= 0:
            return float(self.median > effect)
        return 1 - _NORMAL.cdf((effect - self.median) / side * _Z80)

    def left(self, years: float) -> float:
        """What is left of it, 0 to 1, for someone with so many years of experience."""
        return float(0.5 ** (years / self.halves_every_years))


@dataclass(frozen=True, slots=True)
class Money:
    """Dollars as a range: ``low`` to ``high`` holds 80 %."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class CertificationValue:
    """What a certification comes to that is studied for from month ``begin`` on, in today's dollars, later discounted.

    That is next month, or later where one that is held would bring the same till then and waiting is worth more.
    ``gain`` is what it adds to pay until it ends; ``fee`` and ``study`` (for the middle of the hours) are its cost, and
    ``net`` is gain less cost. ``chance`` is that of breaking even, ``quick_chance`` and ``slow_chance`` with the fewest
    and most hours; ``needed`` is the share of pay that it would have to add at first, None where it adds nothing at
    all. ``counted_years`` is for how long the effect counts: from when it is earned and no other certification brings
    it until this one ends. ``asked_for`` quotes the next level where it names it. ``note`` tells what limits it,
    ``renewal`` how it could be kept, which is a decision of its own.
    """

    known: CatalogueCertification
    begin: datetime.date
    gain: Money
    fee: float
    study: Money
    net: Money
    chance: float
    quick_chance: float
    slow_chance: float
    needed: float | None
    counted_years: float
    hour_value: float
    effect: CertificationEffect
    asked_for: str
    cards: tuple[str, ...]
    note: str
    renewal: str

    @property
    def is_worth_it(self) -> bool:
        """Whether it is more likely than not to break even."""
        return self.net.median > 0

    @property
    def is_even(self) -> bool:
        """Whether nobody can tell it from none: what is left is within a twentieth of the gain."""
        return abs(self.net.median) <= EVEN * self.gain.median


@dataclass(frozen=True, slots=True)
class NoValue:
    """Why there is no estimate for a certification: a reason and a remedy, clauses without a full stop."""

    known: CatalogueCertification
    reason: str
    remedy: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earner:
    """What the value depends on in a person.

    ``yearly`` is what they are paid in the mean, without equity, at each yearly reading ahead if they carry on, in
    today's dollars, later ones discounted; ``years`` their experience today, ``hour_value`` what an hour of study
    counts in dollars. ``covered_years`` is how long certifications they hold will still bring the effect (infinite for
    one that never ends).
    """

    yearly: tuple[float, ...]
    years: float
    hour_value: float
    covered_years: float = 0.0
    hours_per_week: float = USUAL_HOURS_A_WEEK


@dataclass(frozen=True, slots=True)
class NoEarner:
    """Why nothing can be said about a person: a reason and a remedy, clauses without a full stop."""

    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Time:
    """The month in which study begins; from when until when the certification then counts, in years from today."""

    begin: datetime.date
    begins: float
    ends: float


def earner(ground: PlanGround | NoEstimate) -> Earner | NoEarner:
    """The person as the value depends on them, or what is missing."""
    if isinstance(ground, NoEstimate):
        return NoEarner(ground.reason, ground.remedy)
    inputs = ground.situation.inputs
    if inputs.log_pay is None:
        return NoEarner("the pay of your current role is unknown", "Enter what your role pays")
    discount = ground.profile.preferences.discount_percent / 100
    # Equity that was granted does not rise with pay.
    mean = (1 + inputs.bonus_share) * simulate(inputs).dollars().mean(axis=1, dtype=np.float64)
    covered = ground.covered_until
    return Earner(
        yearly=tuple(dollars / (1 + discount) ** year for year, dollars in enumerate(mean.tolist(), start=1)),
        years=inputs.years_of_experience,
        hour_value=ground.study_hour.dollars,
        covered_years=math.inf if covered is None else covered,
    )


def effect_of(known: CatalogueCertification, own: Mapping[str, float]) -> CertificationEffect:
    """What a certification adds by the user's figure (log pay by id): for this one, else for all; else the shipped.

    A figure for this one is about the person, so that experience does not shrink it.
    """
    its_own, for_all = own.get(known.figure_id), own.get(CERTIFICATION)
    log_effect = for_all if its_own is None else its_own
    if log_effect is None:
        return CertificationEffect()
    share = math.expm1(log_effect)
    plain = CertificationEffect(share, share, share, grade=OWN_GRADE, source="Your own figure")
    return plain if its_own is None else replace(plain, halves_every_years=math.inf, is_its_own=True)


def certification_value(
    known: CatalogueCertification,
    person: Earner,
    cards: Cards,
    today: datetime.date,
    *,
    effect: CertificationEffect = CertificationEffect(),
    rung: Rung | None = None,
) -> CertificationValue | NoValue:
    """What studying for a certification comes to for a person at the best time; ``rung`` is their ladder's next one."""
    ids = _cards(known, cards)
    refusal = _refusal(known, effect, today)
    if refusal is not None:
        return NoValue(known, *refusal, ids)
    if effect.is_its_own:
        person = replace(person, covered_years=0.0)
    fee = known.facts.price_usd or 0.0
    time = max(_times(known, person, today), key=lambda one: _worth(person, effect, one))
    left, worth = effect.left(person.years), _worth(person, effect, time)
    low, high = (person.hour_value * hours for hours in (known.hours.low, known.hours.high))
    study = Money(low, (low + high) / 2, high)
    gain = Money(effect.low * worth, effect.median * worth, effect.high * worth)
    cost = fee + study.median
    return CertificationValue(
        known=known,
        begin=time.begin,
        gain=gain,
        fee=fee,
        study=study,
        net=Money(gain.low - cost, gain.median - cost, gain.high - cost),
        chance=_chance(effect, cost, worth),
        quick_chance=_chance(effect, fee + low, worth),
        slow_chance=_chance(effect, fee + high, worth),
        needed=left * cost / worth if worth > 0 else None,
        counted_years=max(min(time.ends, len(person.yearly)) - time.begins, 0.0),
        hour_value=person.hour_value,
        effect=effect,
        asked_for=_asked_for(known, rung),
        cards=ids,
        note=_note(known, effect, is_covered=time.begins >= time.ends, is_late=time.begin > _next_month(today)),
        renewal=known.facts.renewal,
    )


def ranked(values: Iterable[CertificationValue]) -> tuple[CertificationValue | None, ...]:
    """Certifications by what is left after their cost, best first, with "no certification" as None among them at 0.

    Where nothing is better than 0, no certification wins.
    """
    best = sorted(values, key=lambda one: (-one.net.median, one.known.facts.id))
    return (*(one for one in best if one.is_worth_it), None, *(one for one in best if not one.is_worth_it))


def _refusal(
    known: CatalogueCertification, effect: CertificationEffect, today: datetime.date
) -> tuple[str, str] | None:
    if has_retired(known, today):
        successor = known.facts.successor
        return "it can no longer be earned", f"Look at {successor} instead" if successor else "Look at another one"
    if known.facts.tier in WITHOUT_STUDIES and not effect.is_its_own:
        return (
            "studies speak of examinations in a trade, not of courses and introductions",
            "Judge it by what it teaches, or enter your own effect",
        )
    if known.facts.price_usd is None:
        return "its price is not known", "Look it up at its provider"
    if known.facts.expiry is Expiry.UNKNOWN:
        return "how long it is valid is not known", "Look it up at its provider"
    return None


def _next_month(today: datetime.date) -> datetime.date:
    return months_later(today, 1).replace(day=1)


def _study_months(known: CatalogueCertification, person: Earner) -> int:
    """For how many months it is studied, as a plan has it."""
    hours = round((known.hours.low + known.hours.high) / 2)
    return max(months_needed(hours, monthly_hours(person.hours_per_week)), 1)


def _times(known: CatalogueCertification, person: Earner, today: datetime.date) -> Iterator[_Time]:
    """When it is sensible: begun next month, and where one is held, so that it is earned when that ends."""
    first = _next_month(today)
    soon = _time(known, person, first, today)
    yield soon
    if soon.begins == person.covered_years < len(person.yearly):
        later = (_time(known, person, months_later(first, number), today) for number in count(1))
        late = next(one for one in later if one.begins > person.covered_years)
        if not has_retired(known, months_later(late.begin, _study_months(known, person))):
            yield late


def _time(known: CatalogueCertification, person: Earner, begin: datetime.date, today: datetime.date) -> _Time:
    done = decimal_year(months_later(begin, _study_months(known, person))) - decimal_year(today)
    validity = known.facts.validity_months
    return _Time(begin, max(done, person.covered_years), math.inf if validity is None else done + validity / 12)


def _worth(person: Earner, effect: CertificationEffect, time: _Time) -> float:
    """What a certification that adds all of its pay to someone without experience is worth, in dollars today.

    As in the forecast, pay is read once a year, and the effect goes on shrinking with experience.
    """
    return sum(
        dollars * effect.left(person.years + year)
        for year, dollars in enumerate(person.yearly, start=1)
        if time.begins <= year < time.ends
    )


def _chance(effect: CertificationEffect, cost: float, worth: float) -> float:
    return effect.chance_above(cost / worth) if worth > 0 else float(cost <= 0)


def _asked_for(known: CatalogueCertification, rung: Rung | None) -> str:
    """What the next level asks for that names it, "" where it does not."""
    if rung is None:
        return ""
    names = [search_key(name) for name in (known.facts.name, *known.aliases)]
    asked = next((text for text in rung.prerequisites if any(name in search_key(text) for name in names)), None)
    return "" if asked is None else f"{rung.name} asks for it: “{asked}”"


def _cards(known: CatalogueCertification, cards: Cards) -> tuple[str, ...]:
    claims = dict.fromkeys((*CLAIMS, *known.type.claims))
    return tuple(dict.fromkeys(card.id for claim in claims for card in cards.about(claim)))


def _note(known: CatalogueCertification, effect: CertificationEffect, *, is_covered: bool, is_late: bool) -> str:
    if effect.is_its_own:
        return "Your own figure counts in full from the day it is earned, whatever else you hold."
    if is_covered:
        return "You hold a certification that lasts as long: the effect counts once, so this one adds nothing."
    if is_late:
        return "Begun sooner it is worth less: till then a certification that you hold brings the same."
    return known.type.text
