"""Small, round figures that the tests of this room work with."""

import dataclasses
import math
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.money import PayPeriod
from planner.domain.role import Level, Role
from planner.forecast.dynamics import Dynamics
from planner.forecast.inputs import ForecastInputs
from planner.market.pack import Cell, Family, Pack, Place, PriceIndex, Source

CALM = Dynamics(
    promotion_median_years=(2.0, 4.0, 8.0),
    promotion_shape=2.0,
    never_promoted=(0.0, 0.0, 0.0),
    promotion_gain=0.5,
    residual_half_life_years=5.0,
    shock_sd=0.0,
    transitory_sd=0.0,
    volatility_spread=0.0,
    move_rate_per_year=0.0,
    move_premium=0.0,
    move_premium_sd=0.0,
    move_premium_cycle=0.0,
    layoff_rate_per_year=0.0,
    layoff_scar=0.0,
    layoff_gap_years=0.0,
    layoff_gap_spread=0.0,
    market_sd=0.0,
    inflation_spread=0.0,
    inflation=0.0,
)
"""Nothing happens but promotions: pay has a closed form."""

MEDIANS = (math.log(100_000), math.log(120_000), math.log(150_000), math.log(200_000))


def inputs(**changes: Any) -> ForecastInputs:  # noqa: ANN401 - fields of any type
    """A mid-level person paid exactly the market's median, five years ahead, 500 careers; vesting follows the years."""
    plain: dict[str, Any] = {
        "start": 2026.75,
        "horizon_years": 5,
        "level": 1,
        "years_at_level": 2.0,
        "years_of_experience": 5.0,
        "log_pay": MEDIANS[1],
        "share": 1.0,
        "level_log_median": MEDIANS,
        "level_log_sd": (0.2, 0.2, 0.2, 0.2),
        "bonus_share": 0.0,
        "is_real": True,
        "n_careers": 500,
    }
    given = plain | changes
    given.setdefault("vesting", (0.0,) * int(given["horizon_years"]))
    return ForecastInputs(**given)


def calm(**changes: float) -> Dynamics:
    """The calm dynamics with a few things happening after all."""
    return dataclasses.replace(CALM, **changes)  # type: ignore[arg-type]  # no tuple is changed


SOURCE = Source(
    id="oews",
    publisher="US Bureau of Labor Statistics",
    title="BLS OEWS",
    year=2025,
    date="May 2025",
    licence="public domain",
    address="https://www.bls.gov/oes/",
    rows=3,
)
SEATTLE = Place(
    "seattle", "Seattle", "WA", ("Seattle", "Seattle metro"), "42660", "Seattle-Tacoma-Bellevue, WA", 110.0, 2024
)
DENVER = Place("denver", "Denver", "CO", ("Denver",), "19740", "Denver-Aurora, CO", 105.0, 2024)
SOFTWARE = Family("software-engineer", "Software engineer", ("Software engineer",), (("15-1252", 1.0),), "by name")
RARE = Family("quantum-engineer", "Quantum engineer", ("Quantum engineer",), (("17-2199", 1.0),), "by name")


def _cell(place: str) -> Cell:
    return Cell("15-1252", place, 1000, (None,) * 5, 1.0, MEDIANS, (0.2, 0.2, 0.2, 0.2), 0.01)


PACK = Pack(
    version="2026.11",
    sources=(SOURCE,),
    places=(SEATTLE, DENVER),
    families=(SOFTWARE, RARE),
    occupations=MappingProxyType({"15-1252": "Software Developers", "17-2199": "Engineers, All Other"}),
    level_weights=(0.2, 0.3, 0.4, 0.1),
    level_reason="a guess",
    # 100 until May 2025's middle (2025 + 4.5/12), 10 % more from a year later on.
    price_index=PriceIndex("CPI-U", (2025.375, 2026.375), (100.0, 110.0)),
    cells=MappingProxyType({("15-1252", "seattle"): _cell("seattle"), ("15-1252", "denver"): _cell("denver")}),
)


def role(name: str, *, start: str | None = "2020-01-01", end: str | None = None, **fields: Any) -> Role:  # noqa: ANN401 - fields of any type
    """A software engineer's role in Seattle at mid level; its id is the name."""
    plain: dict[str, Any] = {"title": "Software engineer", "level": Level.MID, "place": "Seattle"} | fields
    dates = {"start": start and PartialDate.parse(start), "end": end and PartialDate.parse(end)}
    return Role(id=name, **dates, **plain)  # type: ignore[arg-type]  # an empty text is never given


def pay(name: str, effective: str, base: int, *, bonus: int = 0, hours_per_week: int = 40, **fields: Any) -> Pay:  # noqa: ANN401 - fields of any type
    """Pay of the role of that name."""
    return Pay(
        id=f"{name} {effective}",
        role_id=name,
        effective=PartialDate.parse(effective),
        base=Decimal(base),
        bonus=Decimal(bonus),
        hours_per_week=Decimal(hours_per_week),
        period=PayPeriod(fields.pop("period", "year")),
        **fields,
    )


def grant(name: str, granted: str, value: int, **fields: Any) -> EquityGrant:  # noqa: ANN401 - fields of any type
    """Equity of the role of that name, over four years with a cliff of one unless told otherwise."""
    return EquityGrant(
        id=f"{name} {granted} equity",
        role_id=name,
        granted=PartialDate.parse(granted),
        value=Decimal(value),
        **fields,
    )
