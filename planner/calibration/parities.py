"""What living costs: regional price parities of the US Bureau of Economic Analysis."""

from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows

FILE: Final = Path("places", "bea_rpp_metro_2008_2024.csv.gz")

_ALL_ITEMS_LINE: Final = "1"
_ALL_ITEMS: Final = "RPPs: All items"


def read_price_levels(sources_dir: Path, year: int) -> dict[str, float]:
    """Price level of all items by five-digit area code, the United States ("00000") being 100.

    Raises ``SourceUnusable`` for a changed layout or a year that is not in the file.
    """
    rows = read_rows(sources_dir / FILE, ("GeoFIPS", "LineCode", "Description", str(year)), has_notes=True)
    return dict(_level(row, str(year)) for row in rows if row.text("LineCode") == _ALL_ITEMS_LINE)


def _level(row: Row, year: str) -> tuple[str, float]:
    if row.text("Description") != _ALL_ITEMS:
        row.refuse(f"line 1 is “{row.text('Description')}”, not “{_ALL_ITEMS}”")
    level = row.number(year)
    if not 50 < level < 200:
        row.refuse(f"the price level {level} is not an index with the United States at 100")
    return row.text("GeoFIPS"), level
