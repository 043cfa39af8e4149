"""The role that counts as a job of the market: which figures it is compared with, and what is known about it.

Called by ``situation``; what the user chose or entered wins over what the pack makes of their words.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.errors import UserError
from planner.domain.figures import OwnPlace
from planner.domain.person import Education
from planner.domain.profile import Profile
from planner.domain.role import Level, PayPolicy, Production, Role
from planner.forecast.dynamics import PREFIX
from planner.market.factors import Factor
from planner.market.job_pay import Job, JobPay, job_pay
from planner.market.own_places import means_remote, recorded_place, remote_place
from planner.market.pack import Pack
from planner.market.pay_factors import PRODUCTION, JobFacts
from planner.market.place_words import stand_in
from planner.market.places import Place, place_keys
from planner.market.titles import Family
from planner.market.words import plain_key

_EDUCATION: Final[Mapping[Education, str]] = MappingProxyType(
    {Education.BACHELOR: "bachelor", Education.MASTER: "master", Education.DOCTORATE: "doctorate"}
)

EXPIRY: Final = "Your certification expires"
"""The cause of what is lost when the last certification expires."""


@dataclass(frozen=True, slots=True)
class MarketJob:
    """What the role is compared with.

    ``place`` is where the person lives or works, ``paid_place`` whose figures the employer's pay policy takes;
    ``is_home`` tells that the role names no place; ``pay`` what such jobs pay by level.
    """

    place: Place
    paid_place: Place
    is_home: bool
    family: Family
    pay: JobPay
    level: Level

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What is known about the job beyond title, place and level, at its level."""
        return self.pay.factors[list(Level).index(self.level)]


def market_job(profile: Profile, pack: Pack, role: Role, years: float | None, today: datetime.date) -> MarketJob:
    """The job that a role is; ``years`` of professional work, None where unknown.

    Raises ``UserError``, which names the field of the role, where there are no figures for it.
    """
    if role.level is None:
        choice = "Choose entry, mid, senior or architect"
        raise UserError("Level", f"the role “{role.title}” has no level", choice, "level")
    family = pack.family_for(role.title, role.pays_like)
    if family is None:
        reason = f"there are no market figures for the title “{role.title}”"
        raise UserError("Title", reason, "Choose what it pays like", "pays_like")
    is_home = not (place_keys(role.place) or (pack.nation is not None and means_remote(role.place)))
    place = _place(profile, pack, role, is_home=is_home)
    paid_place = _paid_place(pack, place, role.pay_policy)
    job = Job(role.title, paid_place, family, _facts(profile, role, years, today))
    pay = job_pay(pack, pack.pay, job, own_factors(profile, role))
    if pay is None:
        reason = f"there are no figures for {family.name} in {paid_place.name}"
        raise UserError("Title", reason, "Choose a title close to it that is more common", "title")
    text = profile.person.home_place if is_home else role.place
    if pack.find_place(text) is paid_place:  # not a place of one's own, nor the nation by the employer's policy
        pay = replace(pay, fallback="; ".join(filter(None, (stand_in(pack, text), pay.fallback))))
    return MarketJob(place, paid_place, is_home, family, pay, role.level)


def fading_cause(factor: Factor) -> str:
    """The cause of what a factor loses by the years."""
    return f"{factor.name} fades"


def last_expiry(profile: Profile, today: datetime.date) -> datetime.date | None:
    """The day after which no certification is in force; None where one never expires or none is in force."""
    days = [one.expires.latest() if one.expires else None for one in _in_force(profile, today)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _in_force(profile: Profile, today: datetime.date) -> Iterator[Certification]:
    for one in profile.all(Certification):
        is_earned = one.status is CertificationStatus.EARNED and (one.earned is None or one.earned.earliest() <= today)
        if is_earned and (one.expires is None or one.expires.latest() >= today):
            yield one


def _facts(profile: Profile, role: Role, years: float | None, today: datetime.date) -> JobFacts:
    education = profile.person.education
    return JobFacts(
        industry=role.industry,
        size=role.company_size,
        work_mode=role.work_mode or "",
        specialisation=role.specialisation,
        education=_EDUCATION.get(education, "") if education is not None else "",
        is_certified=any(_in_force(profile, today)),
        years=years,
    )


def own_factors(profile: Profile, role: Role) -> Mapping[str, float]:
    """The user's own effects on log pay by factor id; that of production counts for a role that has it."""
    own = {name: value for name, value in profile.overrides.items() if not name.startswith(PREFIX)}
    if role.production is not Production.OWNS:
        own.pop(PRODUCTION, None)
    return own


def _place(profile: Profile, pack: Pack, role: Role, *, is_home: bool) -> Place:
    home = profile.person.home_place
    text, attribute = (home, "home_place") if is_home else (role.place, "place")
    nation = pack.nation
    if nation is not None and means_remote(text):
        lives = "" if means_remote(home) else home
        return remote_place(nation, pack.pay, _known_place(profile, pack, lives) if lives else None)
    found = _known_place(profile, pack, text)
    if found is not None:
        return found
    remedy = "Write a larger city nearby or its state, a country such as Canada, or add it as a place of your own"
    if not place_keys(text):
        reason = "neither your role nor your home has a place with market figures"
        raise UserError("Place", reason, remedy, "place")
    raise UserError("Place", f"there are no market figures for “{text}”", remedy, attribute)


def _known_place(profile: Profile, pack: Pack, text: str) -> Place | None:
    """A place of the user's own, by its name, before any of the pack."""
    nation = pack.nation
    for own in profile.all(OwnPlace):
        if nation is not None and plain_key(own.name) == plain_key(text):
            return recorded_place(nation, own)
    return pack.find_place(text)


def _paid_place(pack: Pack, place: Place, policy: PayPolicy | None) -> Place:
    """The place whose pay an employer of that policy pays: unless localised, the nation's, at one's own prices."""
    nation = pack.nation
    if policy in (None, PayPolicy.LOCALISED) or nation is None:
        return place
    return replace(nation, price_level=place.price_level, price_year=place.price_year)
