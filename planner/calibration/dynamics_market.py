"""What the market of a panel pays, so that a person's distance from it can be followed.

For a known panel it is fitted: a level, yearly growth and what experience adds. For any other panel it is read from
the file itself, and only from years up to the one a forecast starts in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from planner.calibration.panels import Array, Histories, Mask
from planner.market.dynamics_file import PanelMarket
from planner.market.pay_model import QUANTILES

HORIZONS: Final = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0)
"""Years ahead at which growth and spread are measured; straight lines in between."""

FEWEST_FOR_A_MARKET: Final = 20
"""With fewer people in a year its mean says nothing about the market; a person's own pay is all that is known."""

GROWTH_MEMORY_YEARS: Final = 50.0
"""Past growth in an unknown panel counts against as many person-years of the known panels' growth."""

_FIRST_YEARS: Final = 5.0
_DECIMALS: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """People beside their market, arrays (n_persons, n_readings) unless told otherwise.

    ``distance``: log wage less what the market paid, 0 where the market is not known; ``step`` (n_persons,
    n_readings − 1): change since the reading before, less what was expected; ``growth``: yearly growth of a person's
    pay as expected at that reading, apart from experience, whose ``slopes`` are (n_persons, 3); ``spread`` (n_persons,)
    of people around their market; ``drift``: growth beyond all that at ``HORIZONS``, by panel.
    """

    people: Histories
    distance: Array
    step: Array
    growth: Array
    slopes: Array
    spread: Array
    drift: Mapping[str, Sequence[float]]


def profile_columns(experience: Array) -> Array:
    """What the profile of experience is made of, (…, 3): years, their square over ten, and years up to five."""
    years = np.nan_to_num(experience)
    return np.stack([years, years**2 / 10, np.minimum(years, _FIRST_YEARS)], axis=-1)


def profile_ahead(experience: Array, years: Array) -> Array:
    """How the columns of the profile grow while someone works on for so many years, (…, 3); 0 where unknown."""
    return np.asarray(profile_columns(experience + years) - profile_columns(experience))


def fit_market(people: Histories) -> PanelMarket:
    """The market of one panel by least squares; its ``drift`` comes later, from the errors."""
    there = ~np.isnan(people.log_wage)
    year, wage = people.year[there], people.log_wage[there]
    base = float(year.min())
    columns = np.column_stack([np.ones(len(year)), year - base, profile_columns(people.experience[there])])
    level, growth, *slopes = np.linalg.lstsq(columns, wage, rcond=None)[0].tolist()
    rest = wage - columns @ np.array([level, growth, *slopes])
    ahead = _fit_ahead(people)
    step, gap = _steps(people, np.array(ahead[1:]))
    return PanelMarket(
        level=round(level, _DECIMALS),
        base_year=base,
        growth=round(growth, _DECIMALS),
        experience=_rounded(slopes),
        spread=round(float(rest.std()), _DECIMALS),
        change_sd=round(float((step - ahead[0])[gap == 1].std()), _DECIMALS),
        residuals=_rounded(np.quantile(rest, QUANTILES).tolist()),
        ahead=ahead,
        drift=(),
    )


def placed(people: Histories, markets: Mapping[str, PanelMarket]) -> Placed:
    """The people beside their markets: fitted ones where the panel is known, else what the file showed by then."""
    shape, names = people.log_wage.shape, np.array(people.panel)
    result = Placed(
        people=people,
        distance=np.zeros(shape),
        step=np.zeros((shape[0], max(shape[1] - 1, 0))),
        growth=np.zeros(shape),
        slopes=np.zeros((len(people), 3)),
        spread=np.zeros(len(people)),
        drift={panel: market.drift for panel, market in markets.items() if market.drift},
    )
    for panel in sorted(set(people.panel)):
        mine = names == panel
        market = markets.get(panel)
        if market is None:
            _place_unknown(result, mine, pooled(markets))
        else:
            _place_known(result, mine, market)
    return result


def _place_known(result: Placed, mine: Mask, market: PanelMarket) -> None:
    people = result.people.only(mine)
    paid = market.level + market.growth * (people.year - market.base_year)
    result.distance[mine] = people.log_wage - paid - profile_columns(people.experience) @ np.array(market.experience)
    result.step[mine] = np.diff(result.distance[mine], axis=1)
    result.growth[mine] = market.ahead[0]
    result.slopes[mine] = market.ahead[1:]
    result.spread[mine] = market.spread


def _place_unknown(result: Placed, mine: Mask, usual: PanelMarket) -> None:
    people = result.people.only(mine)
    net = people.log_wage - profile_columns(people.experience) @ np.array(usual.experience)
    result.distance[mine] = _from_year_means(people.year, net)
    step, gap = _steps(people, np.array(usual.ahead[1:]))
    growth = _past_growth(people.year, step, gap, usual.ahead[0])
    result.growth[mine] = growth
    result.step[mine] = step - growth[:, 1:] * gap
    result.slopes[mine] = usual.ahead[1:]
    result.spread[mine] = usual.spread


def pooled(markets: Mapping[str, PanelMarket]) -> PanelMarket:
    """What is taken for granted about a panel never seen: the mean of the known ones, each counted once."""
    known = list(markets.values())
    told = [market for market in known if any(market.experience)] or known
    return PanelMarket(
        level=0.0,
        base_year=0.0,
        growth=_mean([market.growth for market in known]),
        experience=_means([market.experience for market in told]),
        spread=_mean([market.spread for market in known]),
        change_sd=_mean([market.change_sd for market in known]),
        residuals=_means([market.residuals for market in known]),
        ahead=_means([market.ahead for market in known]),
        drift=(),
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _means(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(_mean(column) for column in zip(*rows, strict=True))


def _rounded(numbers: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(number, _DECIMALS) for number in numbers)


def _fit_ahead(people: Histories) -> tuple[float, ...]:
    """Yearly growth and slopes of experience of the changes between readings, each weighted by its years."""
    gap = np.diff(people.year, axis=1)
    there = ~np.isnan(gap)
    columns = np.column_stack([gap[there], profile_ahead(people.experience[:, :-1][there], gap[there])])
    root = np.sqrt(gap[there])[:, None]
    change = np.diff(people.log_wage, axis=1)[there]
    return _rounded(np.linalg.lstsq(columns / root, change / root[:, 0], rcond=None)[0].tolist())


def _steps(people: Histories, slopes: Array) -> tuple[Array, Array]:
    """Changes between readings less what experience adds, and the years between, (n_persons, n_readings − 1)."""
    gap = np.diff(people.year, axis=1)
    return np.diff(people.log_wage, axis=1) - profile_ahead(people.experience[:, :-1], gap) @ slopes, gap


def _from_year_means(year: Array, net: Array) -> Array:
    distance = np.where(np.isnan(net), np.nan, 0.0)
    for one in np.unique(year[~np.isnan(year)]):
        now = year == one
        if now.sum() >= FEWEST_FOR_A_MARKET:
            distance[now] = net[now] - net[now].mean()
    return distance


def _past_growth(year: Array, step: Array, gap: Array, usual: float) -> Array:
    """Yearly growth of all steps that ended by each reading's year, held by the usual growth where they are few."""
    growth = np.full(year.shape, usual)
    for one in np.unique(year[~np.isnan(year)]):
        past = year[:, 1:] <= one
        total = step[past].sum() + GROWTH_MEMORY_YEARS * usual
        growth[year == one] = total / (gap[past].sum() + GROWTH_MEMORY_YEARS)
    return growth
