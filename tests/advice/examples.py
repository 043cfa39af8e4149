"""Four places that can be compared in the head, and a person in one of them."""

import datetime
import math
from dataclasses import replace
from types import MappingProxyType

from planner.domain.profile import Record
from planner.forecast.situation import Situation, situation
from planner.market.levels import Cell
from planner.market.pack import Pack, Place, PriceIndex
from tests.forecast.examples import DENVER, PACK, SEATTLE, pay, role
from tests.strategies import profile_of

__all__ = [
    "DENVER",
    "HAMLET",
    "ISLAND",
    "JOBS",
    "MEDIANS",
    "NATION",
    "SEATTLE",
    "TODAY",
    "cell",
    "pack",
    "person",
    "standing",
    "thin_pack",
]

TODAY = datetime.date(2026, 11, 22)

NATION = Place(
    "united-states", "United States", "", ("United States", "US"), "0000000", "National", 100.0, 2024, kind="nation"
)
HAMLET = Place("hamlet", "Hamlet", "KS", ("Hamlet", "The Hamlet"), "20000", "Hamlet, KS", 80.0, 2024)
ISLAND = Place("island", "Island", "HI", ("Island",), "30000", "Island, HI", None, 2024)

MEDIANS = {"seattle": 132_000, "denver": 126_000, "united-states": 110_000, "island": 150_000}
"""Of mid level. Seattle's prices are 110 and Denver's 105, so that both buy what 120,000 buy; Hamlet has no cell."""

JOBS = {"seattle": 40_000, "denver": 4_990, "united-states": 1_000_000, "island": 500}


def cell(place: str) -> Cell:
    """Levels a fifth below and above the mid level's median."""
    mid = math.log(MEDIANS[place])
    ladder = (mid - 0.2, mid, mid + 0.2, mid + 0.4)
    return Cell("15-1252", place, JOBS[place], (None,) * 5, 1.0, ladder, (0.2,) * 4, 0.01)


def pack(*, prices_rise: float = 1.0) -> Pack:
    """The pack; by today prices have risen so many times since its figures."""
    return replace(
        PACK,
        places=(SEATTLE, DENVER, HAMLET, ISLAND, NATION),
        place_of={},  # found anew from the spellings
        cells=MappingProxyType({("15-1252", place): cell(place) for place in MEDIANS}),
        price_index=PriceIndex("CPI-U", (2025.5, 2026.5), (100.0, 100.0 * prices_rise)),
    )


def thin_pack(place: str = "denver", jobs: int = 230) -> Pack:
    """The pack where the figures of one place rest on few jobs."""
    market = pack()
    return replace(
        market, cells=MappingProxyType({**market.cells, ("15-1252", place): replace(cell(place), jobs=jobs)})
    )


def person(*, place: str = "Seattle", base: int | None = 121_000) -> tuple[Record, ...]:
    """A software engineer at mid level."""
    held = role("r", place=place)
    return (held,) if base is None else (held, pay("r", "2024-01-01", base))


def standing(market: Pack, *, place: str = "Seattle", base: int | None = 121_000) -> Situation:
    """Where that person stands."""
    stand = situation(profile_of(*person(place=place, base=base)), market, TODAY)
    assert isinstance(stand, Situation)
    return stand
