"""What living costs: regional price parities of the US Bureau of Economic Analysis."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from planner.calibration.tables import Row, read_rows

FILE: Final = Path("places", "bea_rpp_metro_2008_2024.csv.gz")
STATE_FILE: Final = Path("places", "bea_rpp_state_portion_2008_2024.csv.gz")

ALL_ITEMS: Final = "all_items"
_NO_SUCH_PART: Final = 0.0
"""What stands for the rural part of a state that has none, such as the District of Columbia."""

LINES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "1": (ALL_ITEMS, "RPPs: All items"),
        "2": ("goods", "RPPs: Goods"),
        "3": ("housing", "RPPs: Services: Housing"),
        "5": ("services", "RPPs: Services: Other"),
    }
)
"""Lines of the table that are read: our name and the publisher's."""


@dataclass(frozen=True, slots=True)
class PriceLevels:
    """Price levels of an area, the United States being 100; None where not published."""

    all_items: float | None = None
    goods: float | None = None
    housing: float | None = None
    services: float | None = None


def read_price_levels(sources_dir: Path, year: int, file: Path = FILE) -> dict[str, PriceLevels]:
    """Price levels by five-digit area code; raises ``SourceUnusable`` for a changed layout or a missing year."""
    rows = read_rows(sources_dir / file, ("GeoFIPS", "LineCode", "Description", str(year)), has_notes=True)
    levels: dict[str, dict[str, float]] = {}
    for row in rows:
        if row.text("LineCode") in LINES and row.number_if_published(str(year)) != _NO_SUCH_PART:
            name, level = _level(row, str(year))
            levels.setdefault(row.text("GeoFIPS"), {})[name] = level
    return {area: PriceLevels(**found) for area, found in levels.items()}


def _level(row: Row, year: str) -> tuple[str, float]:
    name, described = LINES[row.text("LineCode")]
    if row.text("Description") != described:
        row.refuse(f"line {row.text('LineCode')} is “{row.text('Description')}”, not “{described}”")
    level = row.number(year)
    if not 10 < level < 400:
        row.refuse(f"the price level {level} is not an index with the United States at 100")
    return name, level
