"""Places compared for one person: what the market pays at their title and level, and what that buys.

Called by the Places page with a situation and the pack. What a place pays comes from its own cell unless the
employer's policy says otherwise. Only areas are ranked: where the state's or nation's figures stand in for one, that
is told and it gets no rank, nor do states, the nation and countries, which are no places to move to. Nor do areas with
few jobs: their percentiles rest on few answers, and of many such cells some come out high by chance.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.domain.errors import UserError
from planner.domain.figures import OwnPlace
from planner.domain.profile import Profile
from planner.domain.role import Level, PayPolicy
from planner.forecast.situation import Situation
from planner.market.levels import LevelPay
from planner.market.own_places import recorded_place, remote_place
from planner.market.pack import Pack
from planner.market.places import NATION_ID, STATE, Place
from planner.market.titles import Family
from planner.market.words import plain_key

US_PRICES: Final = 100.0
AREA: Final = "area"
"""The kind of place that is ranked."""
THIN_JOBS: Final = 500
"""Below so many jobs a cell is thin and not ranked: its percentiles rest on few answers, its levels on fewer."""


@dataclass(frozen=True, slots=True)
class PlacePay:
    """What a place pays at the person's title and level, in today's dollars a year.

    ``market`` is the median of the place's own cell, ``market_fallback`` tells what stood in for it.
    ``median`` is what the employer's policy pays there; ``jobs`` and ``cell`` name what that rests on, ``fallback``
    what stood in. ``adjusted`` is what ``median`` buys at average US prices, None where prices are
    unknown; ``against_own`` is its difference to that of the person's own place (0.05 for 5 % more). ``rank`` counts
    areas by ``adjusted`` from 1; thin ones, places of another kind and those with other figures than their own have
    none.
    """

    place: Place
    market: float
    market_fallback: str
    median: float
    adjusted: float | None
    jobs: int
    cell: str
    fallback: str
    is_own: bool = False
    against_own: float | None = None
    rank: int | None = None

    @property
    def is_thin(self) -> bool:
        """Whether the figures rest on few jobs, or as a country's on adverts."""
        return self.jobs < THIN_JOBS or self.place.shift is not None

    @property
    def is_left_out(self) -> bool:
        """Whether it would have a rank if its figures rested on more jobs."""
        return self.is_thin and not self.fallback and self.place.kind == AREA and self.adjusted is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All places for one person. ``pay`` is their full-time base pay in dollars a year, None where unknown.

    ``rows`` are in the pack's order, others after them. ``employer`` is the place whose pay a location-independent
    policy gives everywhere.
    """

    own: PlacePay
    family: Family
    level: Level
    pay: float | None
    policy: PayPolicy
    employer: Place
    rows: tuple[PlacePay, ...]
    source: str
    pack_version: str

    @property
    def ranked(self) -> tuple[PlacePay, ...]:
        """The places with a rank, best first."""
        return tuple(sorted((row for row in self.rows if row.rank), key=lambda row: row.rank or 0))

    @property
    def n_left_out(self) -> int:
        """How many areas have no rank because they are thin."""
        return sum(row.is_left_out for row in self.rows)

    @property
    def best_other(self) -> PlacePay | None:
        """The best place that is not the person's own."""
        return next((row for row in self.ranked if not row.is_own), None)

    def row_of(self, place_id: str) -> PlacePay | None:
        """The row of a place, None for a place without figures."""
        return next((row for row in self.rows if row.place.id == place_id), None)


def more_places(profile: Profile, pack: Pack) -> tuple[Place, ...]:
    """Places that are in no pack: the user's own by name, then work from anywhere, living where they live now."""
    nation = pack.nation
    if nation is None:
        return ()
    own = [recorded_place(nation, one) for one in sorted(profile.all(OwnPlace), key=lambda one: plain_key(one.name))]
    home = pack.find_place(profile.person.home_place)
    return (*own, remote_place(nation, pack.pay, home))


def compare(
    stand: Situation,
    pack: Pack,
    policy: PayPolicy = PayPolicy.LOCALISED,
    employer: Place | None = None,
    more: Sequence[Place] = (),
) -> Comparison:
    """Every place of the pack, and ``more`` after them, for a person, under an employer's pay policy.

    ``employer`` is the employer's place, by default the person's own. Raises ``UserError`` where the policy needs
    figures that the pack does not have.
    """
    basis, level = stand.basis, stand.inputs.level
    seat = employer or basis.place
    paid = _paid_everywhere(pack, basis.family, policy, seat)
    factor = job_factor(stand, pack)
    rows: list[PlacePay] = []
    for place in (*pack.places, *more):
        market = pack.level_pay(basis.family, place)
        if market is not None:
            row = _row(place, market, paid or market, level, factor)
            rows.append(replace(row, is_own=place.id == basis.place.id))
    told = _ranked(_compared(rows))
    return Comparison(
        own=next(row for row in told if row.is_own),
        family=basis.family,
        level=list(Level)[level],
        pay=None if stand.inputs.log_pay is None else math.exp(stand.inputs.log_pay),
        policy=policy,
        employer=seat,
        rows=told,
        source=f"{basis.source.title} {basis.source.date}",
        pack_version=pack.version,
    )


def equal_pay(amount: float, here: Place, there: Place) -> float | None:
    """What buys in ``there`` what an amount buys in ``here``; None where the prices of one are unknown."""
    if here.price_level is None or there.price_level is None:
        return None
    return amount * there.price_level / here.price_level


def _paid_everywhere(pack: Pack, family: Family, policy: PayPolicy, seat: Place) -> LevelPay | None:
    """The pay that holds everywhere; None where each place pays its own."""
    if policy is PayPolicy.LOCALISED:
        return None
    paying = seat if policy is PayPolicy.LOCATION_INDEPENDENT else pack.nation
    if paying is None:
        raise UserError("Pay policy", "the pack has no figures for the nation", "Choose another policy")
    found = pack.level_pay(family, paying)
    if found is None:
        reason = f"there are no figures for {family.name} in {paying.name}"
        raise UserError("Pay policy", reason, "Choose another policy or place")
    return found


def job_factor(stand: Situation, pack: Pack) -> float:
    """What brings the pack's dollars to today's and to the person's job: what is known of it counts in every place.

    The situation has done that for its own cell; all cells have one date.
    """
    found = pack.level_pay(stand.basis.family, stand.basis.paid_place)
    assert found is not None  # the situation was made from it
    level = stand.inputs.level
    return math.exp(stand.inputs.level_log_median[level] - found.log_median[level])


def _row(place: Place, market: LevelPay, paid: LevelPay, level: int, factor: float) -> PlacePay:
    median = factor * math.exp(paid.log_median[level])
    return PlacePay(
        place=place,
        market=factor * math.exp(market.log_median[level]),
        market_fallback=market.fallback,
        median=median,
        adjusted=None if place.price_level is None else median * US_PRICES / place.price_level,
        jobs=paid.jobs,
        cell=paid.cell,
        fallback=paid.fallback,
    )


def _compared(rows: list[PlacePay]) -> list[PlacePay]:
    own = next((row.adjusted for row in rows if row.is_own), None)
    if own is None:
        return rows
    return [row if row.adjusted is None else replace(row, against_own=row.adjusted / own - 1) for row in rows]


def _ranked(rows: Iterable[PlacePay]) -> tuple[PlacePay, ...]:
    told = list(rows)
    priced = [row for row in told if row.adjusted is not None and not row.fallback and row.place.kind == AREA]
    able = [row for row in priced if not row.is_thin]
    able.sort(key=lambda row: (-(row.adjusted or 0.0), row.place.id))
    ranks = {row.place.id: number for number, row in enumerate(able, start=1)}
    return tuple(replace(row, rank=ranks.get(row.place.id)) for row in told)


def state_ratios(told: Comparison, *, is_adjusted: bool) -> dict[str, float]:
    """What each state pays against the nation by postal code: 1.18 for 18 % more; as it buys where ``is_adjusted``.

    A state without a price level of its own has that of its areas, weighted by their jobs. States whose own figures
    or prices are not known are left out; none is there where the nation's are not.
    """
    nation = told.row_of(NATION_ID)
    if nation is None:
        return {}
    states = [row for row in told.rows if row.place.kind == STATE and not row.market_fallback]
    if not is_adjusted:
        return {row.place.state: row.market / nation.market for row in states}
    prices = {row.place.state: row.place.price_level or _areas_price(told, row.place.state) for row in states}
    bought = {row.place.state: row.market / (price / US_PRICES) for row in states if (price := prices[row.place.state])}
    return {code: pay / nation.market for code, pay in bought.items()}


def best_in_state(told: Comparison, code: str) -> PlacePay | None:
    """The best-ranked place of a state, else the state as a whole, else any place in it; None where it has none."""
    ranked = next((row for row in told.ranked if row.place.state == code), None)
    there = [row for row in told.rows if row.place.state == code]
    return ranked or next((row for row in there if row.place.kind == STATE), there[0] if there else None)


def _areas_price(told: Comparison, code: str) -> float | None:
    """The price level of a state's areas, weighted by their jobs; None where no area with jobs has one."""
    areas = [row.place for row in told.rows if row.place.kind == AREA and row.place.state == code]
    known = [(place.price_level, place.jobs) for place in areas if place.price_level is not None]
    jobs = sum(weight for _, weight in known)
    return sum(price * weight for price, weight in known) / jobs if jobs else None
