"""What a certification changes for one person: pay, cost and the chance to break even, beside having none.

Called by the Certifications page, the Overview and the plans. The effect on pay is a small one that counts once: it is
the same whichever certification brings it, shrinks with experience and ends with the certification, so that whoever
holds one already gains nothing from another before the first runs out.
"""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import NormalDist
from typing import Final

from planner.advice.certification_status import Status, has_retired
from planner.advice.standing import standing_role
from planner.domain.dates import years_between
from planner.domain.money import WEEKS_PER_YEAR
from planner.domain.profile import Profile
from planner.forecast.roles import held_on, pay_on, years_of_experience
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
    """What earning a certification now comes to, in today's dollars, later ones discounted.

    ``gain`` is what it adds to pay until it ends; ``fee`` and ``study`` (for the middle of the hours) are its cost, and
    ``net`` is gain less cost. ``chance`` is that of breaking even, ``quick_chance`` and ``slow_chance`` with the fewest
    and most hours; ``needed`` is the share of pay that it would have to add at first, None where it adds nothing at
    all. ``first_raise`` is the 80 % range of the change in yearly pay at first. ``counted_years`` is for how
    long the effect counts: from when no other certification brings it until this one ends. ``note`` tells what limits
    it, ``renewal`` how it could be kept, which is a decision of its own.
    """

    known: CatalogueCertification
    gain: Money
    fee: float
    study: Money
    net: Money
    chance: float
    quick_chance: float
    slow_chance: float
    needed: float | None
    first_raise: Money
    counted_years: float
    hour_value: float
    effect: CertificationEffect
    to_next_level: str
    cards: tuple[str, ...]
    note: str
    renewal: str

    @property
    def is_worth_it(self) -> bool:
        """Whether it is more likely than not to break even."""
        return self.net.median > 0


@dataclass(frozen=True, slots=True)
class NoValue:
    """Why there is no estimate for a certification: a reason and a remedy, clauses without a full stop."""

    known: CatalogueCertification
    reason: str
    remedy: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earner:
    """What the value depends on in a person: yearly base pay in dollars, years of experience, what an hour is worth.

    ``covered_years`` is how long certifications they hold will still bring the effect (infinite for one that never
    ends); ``discount`` what later money counts less, a share a year; ``horizon_years`` the longest that is counted.
    """

    pay: float
    years: float
    hour_value: float
    covered_years: float = 0.0
    discount: float = 0.03
    horizon_years: float = 15.0


@dataclass(frozen=True, slots=True)
class NoEarner:
    """Why nothing can be said about a person: a reason and a remedy, clauses without a full stop."""

    reason: str
    remedy: str


def earner(profile: Profile, held: Iterable[Status], today: datetime.date) -> Earner | NoEarner:
    """The person as the value depends on them, or what is missing; ``held`` are their certifications' statuses."""
    role = standing_role(profile, today)
    pay = None if role is None or not held_on(role, today) else pay_on(profile, role, today)
    if pay is None:
        return NoEarner("the pay of your current role is unknown", "Enter it on the Profile page")
    if pay.currency != "USD":
        return NoEarner(f"your pay is in {pay.currency} and prices are in US dollars", "Enter your pay in USD")
    base, preferences = pay.base_per_year(), profile.preferences
    return Earner(
        pay=float(base),
        years=years_of_experience(profile, today) or 0.0,
        hour_value=float(base / (WEEKS_PER_YEAR * Decimal(pay.hours_per_week))),
        covered_years=max((_years_left(one, today) for one in held), default=0.0),
        discount=preferences.discount_percent / 100,
        horizon_years=float(preferences.horizon_years),
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
    """What earning a certification today comes to for a person; ``rung`` is the next one of their ladder."""
    ids = _cards(known, cards)
    refusal = _refusal(known, effect, today)
    if refusal is not None:
        return NoValue(known, *refusal, ids)
    if effect.is_its_own:
        person = replace(person, covered_years=0.0)
    fee = known.facts.price_usd or 0.0
    ends = _validity(known, person)
    left = effect.left(person.years)
    worth = person.pay * left * _annuity(person, effect, min(person.covered_years, ends), ends)
    low, high = (person.hour_value * hours for hours in (known.hours.low, known.hours.high))
    study = Money(low, (low + high) / 2, high)
    gain = Money(effect.low * worth, effect.median * worth, effect.high * worth)
    cost = fee + study.median
    now = person.pay * left if person.covered_years <= 0 else 0.0
    return CertificationValue(
        known=known,
        gain=gain,
        fee=fee,
        study=study,
        net=Money(gain.low - cost, gain.median - cost, gain.high - cost),
        chance=_chance(effect, cost, worth),
        quick_chance=_chance(effect, fee + low, worth),
        slow_chance=_chance(effect, fee + high, worth),
        needed=left * cost / worth if worth > 0 else None,
        first_raise=Money(effect.low * now, effect.median * now, effect.high * now),
        counted_years=max(ends - person.covered_years, 0.0),
        hour_value=person.hour_value,
        effect=effect,
        to_next_level=_to_next_level(known, rung),
        cards=ids,
        note=_note(known, person, effect, ends),
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


def _validity(known: CatalogueCertification, person: Earner) -> float:
    """Years until it ends, at most the horizon."""
    months = known.facts.validity_months
    return person.horizon_years if months is None else min(months / 12, person.horizon_years)


def _annuity(person: Earner, effect: CertificationEffect, start: float, end: float) -> float:
    """What a dollar a year from ``start`` to ``end`` is worth today, while experience goes on shrinking it."""
    rate = math.log1p(person.discount) + math.log(2) / effect.halves_every_years
    if rate == 0:
        return end - start
    return (math.exp(-rate * start) - math.exp(-rate * end)) / rate


def _chance(effect: CertificationEffect, cost: float, worth: float) -> float:
    return effect.chance_above(cost / worth) if worth > 0 else float(cost <= 0)


def _years_left(status: Status, today: datetime.date) -> float:
    if not status.is_held:
        return 0.0
    return math.inf if status.expires_from is None else max(years_between(today, status.expires_from), 0.0)


def _to_next_level(known: CatalogueCertification, rung: Rung | None) -> str:
    """What is known of its effect on the time to the next level: nothing, unless the ladder asks for it."""
    if rung is None:
        return "No estimate: the next level is not known."
    names = [search_key(name) for name in (known.facts.name, *known.aliases)]
    asked = next((text for text in rung.prerequisites if any(name in search_key(text) for name in names)), None)
    if asked is None:
        return f"No estimate: the ladder does not list it for {rung.name}."
    return f"{rung.name} asks for it: “{asked}” How much sooner that makes it is not known."


def _cards(known: CatalogueCertification, cards: Cards) -> tuple[str, ...]:
    claims = dict.fromkeys((*CLAIMS, *known.type.claims))
    return tuple(dict.fromkeys(card.id for claim in claims for card in cards.about(claim)))


def _note(known: CatalogueCertification, person: Earner, effect: CertificationEffect, ends: float) -> str:
    if effect.is_its_own:
        return "Your own figure counts in full from the day it is earned, whatever else you hold."
    if person.covered_years >= ends:
        return "You hold a certification that lasts as long: the effect counts once, so this one adds nothing."
    if person.covered_years > 0:
        return f"You hold a certification for another {person.covered_years:.1f} years: this one counts after that."
    return known.type.text
