"""The numbers and sentences of the places chart: the best places and the person's own. Draws nothing.

Called by the Places page, which shows the same sentences above its table, and by the figure of this room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.advice.places import THIN_JOBS, Comparison, PlacePay, equal_pay
from planner.charts import words
from planner.charts.table import csv_of
from planner.charts.trajectory import Origin
from planner.domain import amounts as money
from planner.domain.role import PayPolicy
from planner.market.places import Place

MOST_BARS: Final = 9
"""Places drawn, the person's own and the chosen one among them."""

CURRENCY: Final = "USD"


@dataclass(frozen=True, slots=True)
class PlaceBar:
    """One place of the chart: what it pays and what that buys at average US prices, dollars a year; both above 0."""

    name: str
    median: float
    adjusted: float
    is_own: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PlacesData:
    """What the chart shows. ``bars`` run from the place whose pay buys most; ``rows`` are the table, best first.

    ``headline``, ``subtitle`` and ``spoken`` are as in ``TrajectoryData``.
    """

    headline: str
    subtitle: str
    spoken: str
    bars: tuple[PlaceBar, ...]
    rows: tuple[PlacePay, ...]
    origin: Origin


def places_data(told: Comparison, chosen_id: str = "") -> PlacesData:
    """The chart of a comparison; its sentences compare the own place with the chosen one, by default the best other."""
    chosen = told.row_of(chosen_id) or told.best_other
    headline, subtitle = _headline(told, chosen), _subtitle(told, chosen)
    return PlacesData(
        headline=headline,
        subtitle=subtitle,
        spoken=words.sentences((headline, subtitle)),
        bars=_bars(told, chosen),
        rows=tuple(sorted(told.rows, key=lambda row: (row.rank is None, row.rank or 0))),
        origin=Origin(
            currency=CURRENCY,
            money="today's dollars",
            place="",
            source=told.source,
            pack=told.pack_version,
            seed=None,
        ),
    )


def policy_sentence(told: Comparison, chosen_id: str = "") -> str:
    """What remote pay would be under the employer's policy, in one sentence about the chosen place."""
    own, there = told.own, told.row_of(chosen_id) or told.best_other
    match told.policy:
        case PayPolicy.NATIONAL_BANDS:
            return f"Remote pay would be {money.short(own.median)} everywhere: the median of the United States."
        case PayPolicy.LOCATION_INDEPENDENT:
            seat = told.employer.name
            return (
                f"Remote pay would be {money.short(own.median)} everywhere: the median in {seat}, the employer's place."
            )
    if there is None or there.is_own:
        return f"Remote pay would follow each place: {money.short(own.median)} in {own.place.name}."
    share = money.change(there.median / own.median - 1)
    return (
        f"Remote pay would follow each place: {money.short(there.median)} in {there.place.name}, "
        f"{share} against {money.short(own.median)} in {own.place.name}."
    )


def conversion_sentence(amount: float, here: Place, there: Place) -> str:
    """ "$156k in Seattle buys what $138k buys in Austin", or whose prices are unknown."""
    equal = equal_pay(amount, here, there)
    if equal is None:
        return f"What living costs in {_unpriced(here, there)} is not known, so there is nothing to compare."
    return f"{money.short(amount)} in {here.name} buys what {money.short(equal)} buys in {there.name}."


def places_csv(data: PlacesData) -> str:
    """Comma-separated values: a header, then a place a row, best first; lines end in CR LF; the unknown is empty."""
    return csv_of((CSV_HEADER, *((*_cells(row), data.origin.source, data.origin.pack) for row in data.rows)))


CSV_HEADER: Final = (
    *("rank", "place", "state", "median (USD a year, today's dollars)", "median at average US prices"),
    *("difference to own place after prices", "jobs", "price level (US = 100)", "price year", "cell", "fallback"),
    *("market figures", "pack"),
)


def _cells(row: PlacePay) -> tuple[object, ...]:
    place = row.place
    return (
        row.rank or "",
        place.name,
        place.state,
        f"{row.median:.2f}",
        "" if row.adjusted is None else f"{row.adjusted:.2f}",
        "" if row.against_own is None else f"{row.against_own:.4f}",
        row.jobs,
        "" if place.price_level is None else f"{place.price_level:.1f}",
        place.price_year,
        row.cell,
        row.fallback,
    )


def _headline(told: Comparison, chosen: PlacePay | None) -> str:
    own, here = told.own, told.own.place
    if chosen is None or chosen.is_own:
        return f"The market pays {money.short(own.market)} in {here.name}"
    there = chosen.place
    equal = None if told.pay is None else equal_pay(told.pay, here, there)
    if told.pay is not None and equal is not None:
        return f"Your pay of {money.short(told.pay)} in {here.name} buys what {money.short(equal)} buys in {there.name}"
    pays = f"The market pays {money.short(chosen.market)} in {there.name}"
    equal = equal_pay(chosen.market, there, here)
    if equal is None:
        return f"{pays}, {money.short(own.market)} in {here.name}"
    return f"{pays}, which buys what {money.short(equal)} buys in {here.name}"


def _subtitle(told: Comparison, chosen: PlacePay | None) -> str:
    rows = [told.own] if chosen is None or chosen.is_own else [told.own, chosen]
    unpriced = " and ".join(row.place.name for row in rows if row.place.price_level is None)
    medians = " and ".join(f"{money.short(row.market)} in {row.place.name}" for row in rows)
    return words.sentences(
        (
            "Full-time base pay, today's dollars",
            f"The market's median for {told.family.name}, {told.level} level, is {medians}",
            *(row.market_fallback for row in rows),
            *(_thin(row) for row in rows),
            _prices(rows),
            f"What living costs in {unpriced} is not known" if unpriced else "",
            _left_out(told),
        )
    )


def _thin(row: PlacePay) -> str:
    return f"Thin: only {row.jobs:,} such jobs in {row.place.name}" if row.is_left_out else ""


def _left_out(told: Comparison) -> str:
    n = told.n_left_out
    places = "place" if n == 1 else "places"
    return f"Not ranked: {n} {places} with fewer than {THIN_JOBS} such jobs" if n else ""


def _prices(rows: Sequence[PlacePay]) -> str:
    known = [row.place for row in rows if row.place.price_level is not None]
    levels = ", ".join(f"{place.name} {place.price_level:.0f}" for place in known)
    years = sorted({place.price_year for place in known})
    return f"Prices of {'–'.join(map(str, years))} with the United States at 100: {levels}" if known else ""


def _unpriced(here: Place, there: Place) -> str:
    return " and ".join(dict.fromkeys(place.name for place in (here, there) if place.price_level is None))


def _bars(told: Comparison, chosen: PlacePay | None) -> tuple[PlaceBar, ...]:
    wanted = [told.own] if chosen is None else [told.own, chosen]
    kept = {row.place.id: row for row in wanted if row.adjusted is not None}
    for row in told.ranked:
        if len(kept) < MOST_BARS:
            kept.setdefault(row.place.id, row)
    bars = [
        PlaceBar(row.place.name, row.median, row.adjusted, row.is_own, is_chosen=chosen is not None and row is chosen)
        for row in kept.values()
        if row.adjusted is not None
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.adjusted, bar.name)))
