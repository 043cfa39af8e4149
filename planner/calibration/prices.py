"""Consumer prices: CPI-U of the US Bureau of Labor Statistics, all items, US city average, by month."""

import re
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows, unusable

FILE: Final = Path("macro", "bls_cpi_u_allitems_all_areas_1990_2026.csv.gz")
SERIES: Final = "CUUR0000SA0"
"""US city average, not seasonally adjusted: the series for turning money of one year into that of another."""

_MONTH = re.compile(r"M(0[1-9]|1[0-2])")
_YEARLY_AVERAGE: Final = "M13"


def read_monthly_prices(sources_dir: Path) -> tuple[tuple[float, float], ...]:
    """Pairs of decimal year (the middle of the month) and index, earliest first; months not published are left out.

    Raises ``SourceUnusable`` for a changed layout, a month given twice or a file without the series.
    """
    path = sources_dir / FILE
    rows = read_rows(path, ("year", "period", "value", "series_id"))
    months: dict[float, float] = {}
    for row in rows:
        if row.text("series_id") == SERIES and row.text("period") != _YEARLY_AVERAGE:
            time = _middle_of_month(row)
            if time in months:
                row.refuse("the month is given twice")
            months[time] = row.number("value")
    if not months:
        raise unusable(path, "the file", f"it does not hold the series {SERIES}")
    return tuple(sorted(months.items()))


def _middle_of_month(row: Row) -> float:
    match = _MONTH.fullmatch(row.text("period"))
    if match is None:
        row.refuse(f"the period {row.text('period')} is no month")
    return round(row.number("year") + (int(match[1]) - 0.5) / 12, 4)
