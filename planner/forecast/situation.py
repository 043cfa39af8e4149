"""From a profile to what a forecast starts from, or to the sentence that says why there is none.

Called by the Trajectory page, the command line and the self-test with a snapshot, the pack and today's date.
"""

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import decimal_year
from planner.domain.errors import UserError
from planner.domain.person import Preferences
from planner.domain.profile import Profile
from planner.domain.role import Level, Role, Track
from planner.forecast.assumptions import (
    Assumption,
    assumed,
    factor_assumptions,
    parameter_assumptions,
    percent,
    preference_assumptions,
)
from planner.forecast.dynamics import PREFIX, Dynamics, dynamics_from
from planner.forecast.effects import Effect, PayShift
from planner.forecast.equity import vesting
from planner.forecast.grades import GRADES
from planner.forecast.inputs import ForecastInputs
from planner.forecast.market_job import EXPIRY, MarketJob, fading_cause, last_expiry, market_job
from planner.forecast.past import PastPay, past_pay
from planner.forecast.roles import (
    has_begun,
    held_on,
    latest_role,
    main_role,
    pay_on,
    years_at_level,
    years_of_experience,
)
from planner.forecast.scenario import Scenario, scenario_of
from planner.forecast.stretch import stretch_for
from planner.market.dynamics_file import OF_PREFERENCES, Parameter, load_calibration, load_dynamics, with_own
from planner.market.factors import Factor
from planner.market.job_pay import JobPay
from planner.market.pack import Pack
from planner.market.pay_factors import CERTIFICATION
from planner.market.places import Place
from planner.market.sources import Source
from planner.market.titles import Family

__all__ = ["Assumption", "Basis", "NoEstimate", "PastPay", "Situation", "in_scenario", "situation"]

USUAL_YEARS_AT_LEVEL: Final = 2.0
"""Assumed where the start of the role is unknown."""

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class NoEstimate:
    """Why there is no forecast: ``reason`` and ``remedy`` are clauses without a full stop, as in ``UserError``.

    ``attribute`` names the field to put right and ``record_id`` the record that holds it, empty where there is none.
    """

    reason: str
    remedy: str
    attribute: str = ""
    record_id: str = ""
    past: tuple[PastPay, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What the forecast rests on. ``cell`` names the market figures, ``fallback`` where the nation stood in for them.

    ``jobs`` is how many jobs the figures stand for; ``share_note`` tells part-time or more than full-time work, empty
    for full time; ``assumptions`` is every default that entered. ``is_assumed`` tells that there are no data for
    the track of the role, so that the whole forecast is an assumption. ``paid_place`` is the place whose figures the
    employer's pay policy takes; ``factors`` what is known about the job beyond title, place and level;
    ``checked_years`` how far ahead such forecasts were checked.
    """

    currency: str
    is_real: bool
    place: Place
    family: Family
    cell: str
    fallback: str
    jobs: int
    source: Source
    pack_version: str
    seed: int
    share_note: str
    is_assumed: bool
    paid_place: Place
    factors: tuple[Factor, ...]
    checked_years: int
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a person stands today: the forecast's inputs, what they rest on, and pay so far in dollars as entered."""

    inputs: ForecastInputs
    basis: Basis
    past: tuple[PastPay, ...]


def situation(profile: Profile, pack: Pack, today: datetime.date, *, is_real: bool = True) -> Situation | NoEstimate:
    """Where the person stands on ``today``, in today's dollars or nominal ones; never an invented number."""
    past = past_pay(profile, today)
    try:
        standing = _standing(profile, today)
    except UserError as error:
        return NoEstimate(error.reason, error.remedy, error.attribute, past=past)
    try:
        market = market_job(profile, pack, standing.role, years_of_experience(profile, today), today)
        inputs = _inputs(profile, pack, standing, market, today, is_real=is_real)
    except UserError as error:
        return NoEstimate(error.reason, error.remedy, error.attribute, standing.role.id, past)
    return Situation(inputs, _basis(profile, pack, standing, market, inputs), past)


def in_scenario(stand: Situation, before: Preferences, profile: Profile) -> Situation:
    """What ``situation`` finds for a profile that differs from the one of ``stand`` in nothing but the scenario of its
    preferences, which were those ``before``; quicker, as no figures are looked up.

    Raises ``UserError`` for an own scenario that cannot be.
    """
    told, old = stand.basis.assumptions, tuple(preference_assumptions(before))
    first = told.index(old[0])
    assumptions = (*told[:first], *preference_assumptions(profile.preferences), *told[first + len(old) :])
    inputs = replace(stand.inputs, scenario=_scenario(profile))
    return replace(stand, inputs=inputs, basis=replace(stand.basis, assumptions=assumptions))


@dataclass(frozen=True, slots=True)
class _Standing:
    """The role that counts, all roles held (none in a gap), and those of them with pay."""

    role: Role
    held: tuple[Role, ...]
    paid: tuple[tuple[Role, Pay], ...]

    @property
    def has_pay(self) -> bool:
        """Whether the role that counts has pay; without it that of side roles tells nothing."""
        return any(role.id == self.role.id for role, _ in self.paid)

    @property
    def share(self) -> float:
        """Share of full time: of the paid roles where the main one is paid, else of all held, else of the last."""
        paid = tuple(role for role, _ in self.paid)
        counted = paid if self.has_pay else self.held or (self.role,)
        return sum(role.share_percent for role in counted) / 100


def _standing(profile: Profile, today: datetime.date) -> _Standing:
    begun = [role for role in profile.roles if has_begun(role, today)]
    held = tuple(role for role in begun if held_on(role, today))
    if not begun and profile.roles:
        first = min(str(role.start) for role in profile.roles)
        reason = f"your first role starts in the future, {first}"
        raise UserError("Start", reason, "Add the role you hold now, or correct the start", "start")
    if not begun:
        raise UserError("Roles", "no role is recorded yet", "Add your current role with title, level, place and pay")
    role = main_role(held) if held else latest_role(begun)
    pays = [(one, pay_on(profile, one, today)) for one in held]
    return _Standing(role, held, tuple((one, pay) for one, pay in pays if pay is not None))


def _inputs(
    profile: Profile, pack: Pack, standing: _Standing, market: MarketJob, today: datetime.date, *, is_real: bool
) -> ForecastInputs:
    _require_dollars(profile, standing)
    preferences = profile.preferences
    prices = math.log(price_factor(pack, market.pay, decimal_year(today)))
    entry, mid, senior, architect = (median + prices for median in market.pay.log_median)
    at_level = years_at_level(standing.role, profile.roles, today)
    experience = years_of_experience(profile, today)
    usual = USUAL_YEARS_AT_LEVEL if experience is None else min(USUAL_YEARS_AT_LEVEL, experience)
    spent = usual if at_level is None else at_level
    return ForecastInputs(
        start=decimal_year(today),
        horizon_years=preferences.horizon_years,
        level=list(Level).index(market.level),
        years_at_level=spent,
        years_of_experience=max(experience or 0.0, spent),
        log_pay=_log_pay(standing),
        share=standing.share,
        level_log_median=(entry, mid, senior, architect),
        level_log_sd=market.pay.log_sd,
        bonus_share=_bonus_share(standing),
        vesting=vesting(profile, standing.held, today, preferences.horizon_years),
        is_real=is_real,
        dynamics=_dynamics(profile),
        seed=preferences.seed,
        effects=tuple(_fading(profile, market, today)),
        scenario=_scenario(profile),
        stretch=stretch_for(load_calibration(), experience),
    )


def _dynamics(profile: Profile) -> Dynamics:
    """The shipped dynamics with what the user put in their place; inflation and growth are among the preferences."""
    own = {name: value for name, value in profile.overrides.items() if name.startswith(PREFIX)}
    return replace(
        dynamics_from(load_dynamics(), {name: own[name] for name in own if name not in OF_PREFERENCES}),
        market_growth=math.log1p(profile.preferences.market_growth_percent / 100),
        inflation=math.log1p(profile.preferences.inflation_percent / 100),
    )


def _scenario(profile: Profile) -> Scenario:
    try:
        return scenario_of(profile.preferences.scenario, profile.overrides)
    except ValueError as error:
        remedy = "Correct it among your own figures on the Market data page"
        raise UserError("Scenario", f"one of your own figures cannot be: {error}", remedy, "scenario") from error


def _fading(profile: Profile, market: MarketJob, today: datetime.date) -> Iterator[Effect]:
    """What today's market pay holds and will lose: the premium of a specialisation fades, a certification expires."""
    expiry = last_expiry(profile, today)
    for factor in market.factors:
        effect, half_life = factor.log_effect, factor.half_life_years
        shift = partial(PayShift, grade=GRADES[factor.grade], source=factor.source) if effect else None
        if shift is None:
            continue
        if half_life is not None:
            cause = fading_cause(factor)
            yield shift(cause=cause, at=0.0, log_effect=-effect)
            yield shift(cause=cause, at=0.0, log_effect=effect, half_life=half_life)
        if factor.id == CERTIFICATION and expiry is not None:
            at = decimal_year(expiry) - decimal_year(today)
            yield shift(cause=EXPIRY, at=at, log_effect=-effect)


def _require_dollars(profile: Profile, standing: _Standing) -> None:
    grants = [grant for role in standing.held for grant in profile.grants_of(role.id)]
    money: Sequence[Pay | EquityGrant] = [*(pay for _, pay in standing.paid), *grants]
    for one in money:
        if one.currency != "USD":
            what = "pay" if isinstance(one, Pay) else "equity"
            reason = f"your {what} is in {one.currency}, and the market figures are in US dollars"
            raise UserError("Currency", reason, "Enter it in USD to compare it with the market", "currency")


def price_factor(pack: Pack, pay: JobPay, today: float) -> float:
    """What the market figures must be multiplied by to be in the dollars of today, a decimal year."""
    months = [index for index, name in enumerate(_MONTHS) if name in pay.date]
    since = pay.source.year + (months[0] + 0.5 if months else 6.0) / 12
    return pack.price_index.factor(since, today)


def _log_pay(standing: _Standing) -> float | None:
    """Full-time pay: what the paid roles pay together, over their shares of full time."""
    if not standing.has_pay:
        return None
    return math.log(float(sum(pay.base_per_year() for _, pay in standing.paid)) / standing.share)


def _bonus_share(standing: _Standing) -> float:
    if not standing.has_pay:
        return 0.0
    base = sum(pay.base_per_year() for _, pay in standing.paid)
    return float(sum(pay.bonus for _, pay in standing.paid) / base)


def _basis(profile: Profile, pack: Pack, standing: _Standing, market: MarketJob, inputs: ForecastInputs) -> Basis:
    pay = market.pay
    return Basis(
        currency="USD",
        is_real=inputs.is_real,
        place=market.place,
        family=market.family,
        cell=pay.cell,
        fallback=pay.fallback,
        jobs=pay.n,
        source=pay.source,
        pack_version=pack.version,
        seed=inputs.seed,
        share_note="" if inputs.share == 1.0 else f"{percent(inputs.share)} of full time",
        is_assumed=standing.role.track is not Track.SPECIALIST,
        assumptions=(
            *_personal_assumptions(standing, market, inputs),
            *_market_assumptions(pack, market),
            *preference_assumptions(profile.preferences),
            *parameter_assumptions(_parameters(profile)),
        ),
        paid_place=market.paid_place,
        factors=market.factors,
        checked_years=load_calibration().checked_horizon_years,
    )


def _parameters(profile: Profile) -> Iterator[Parameter]:
    own = {name: value for name, value in profile.overrides.items() if name.startswith(PREFIX)}
    for name, parameter in with_own(load_dynamics(), own).items():
        if name not in OF_PREFERENCES:
            yield parameter


def _personal_assumptions(standing: _Standing, market: MarketJob, inputs: ForecastInputs) -> Iterator[Assumption]:
    role = standing.role
    if not standing.held:
        yield assumed("You hold no role now; you find one", f"as the last, “{role.title}”, at {market.level} level")
    if len(standing.held) > 1:
        yield assumed("You hold several roles", f"title, level and place of “{role.title}”; the pay of all added up")
    if inputs.log_pay is None:
        yield assumed("Your pay is unknown", "drawn from what the market pays at your level")
    else:
        yield assumed("How your pay has moved so far", "changes no range; they are those of people of like experience")
    paid = {one.id for one, _ in standing.paid}
    if standing.has_pay and len(paid) < len(standing.held):
        titles = ", ".join(f"“{one.title}”" for one in standing.held if one.id not in paid)
        yield assumed("Roles without pay do not count", titles)
    yield from _assumed_of_role(role, market, inputs)
    if inputs.bonus_share > 0:
        yield assumed("Your bonus stays at", f"{percent(inputs.bonus_share)} of base pay")
    if any(inputs.vesting):
        yield assumed("Equity", "no new grants, no change in value; what is not vested is lost when you leave")


def _assumed_of_role(role: Role, market: MarketJob, inputs: ForecastInputs) -> Iterator[Assumption]:
    if role.start is None:
        yield assumed("The start of your role is unknown", f"{inputs.years_at_level:g} years at {market.level} level")
    if role.track is not Track.SPECIALIST:
        yield assumed(f"The {role.track} track is not modelled yet", "forecast as the specialist track")
    if market.is_home:
        yield assumed("Your role names no place", f"your home place, {market.place.name}")


def _market_assumptions(pack: Pack, market: MarketJob) -> Iterator[Assumption]:
    occupations = " + ".join(f"{percent(share)} {code}" for code, share in market.family.occupations)
    yield Assumption(f"{market.family.name} pays like", occupations, "D", market.family.reason)
    if market.paid_place.id != market.place.id:
        yield assumed("Your employer pays as in", market.paid_place.name)
    yield from factor_assumptions(market.factors)
    weights = " · ".join(f"{level} {percent(weight)}" for level, weight in zip(Level, market.pay.weights, strict=True))
    yield Assumption("Levels among the jobs", weights, "D", pack.level_reason)
    source = f"{market.pay.source.title} and {pack.price_index.name}"
    yield Assumption(f"Pay on the market since {market.pay.date}", "has risen as prices have", "B", source)
