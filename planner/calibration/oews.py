"""What occupations pay: Occupational Employment and Wage Statistics of the US Bureau of Labor Statistics."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows, unusable

FILE: Final = Path("pay", "oews", "oews_may2025_tech_occupations.csv.gz")
ALL_INDUSTRIES: Final = "000000"
NATION_AREA: Final = "0000000"

_PERCENTILES: Final = ("a_p10", "a_p25", "a_p50", "a_p75", "a_p90")
_CUT_OFF: Final = "5"
"""Footnote "equal to or greater than": the highest percentile is only a lower bound."""

_COLUMNS = (
    *("year", "soc", "occ_name", "areatype", "area", "area_name", "industry", "employment", "wage_rse_pct"),
    *(*_PERCENTILES, "f15"),
)


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One occupation in one area, all industries.

    ``percentiles`` are the 10th, 25th, 50th, 75th and 90th of yearly pay in dollars, None where not published or cut
    off at the top. ``area_type`` is N for the nation, S for a state, M for a metropolitan or other local area.
    """

    occupation: str
    occupation_name: str
    area_type: str
    area: str
    area_name: str
    jobs: float | None
    percentiles: tuple[float | None, ...]
    wage_error_percent: float | None


def read_cells(sources_dir: Path, occupations: Collection[str], year: int) -> tuple[PublishedCell, ...]:
    """Every cell of the occupations over all industries, as published for ``year``.

    Raises ``SourceUnusable`` for a changed layout, another year, percentiles that fall, or an occupation without a
    national cell.
    """
    path = sources_dir / FILE
    rows = (row for row in read_rows(path, _COLUMNS) if row.text("industry") == ALL_INDUSTRIES)
    cells = tuple(_cell(row, year) for row in rows if row.text("soc") in occupations)
    national = {cell.occupation for cell in cells if cell.area == NATION_AREA}
    if missing := sorted(set(occupations) - national):
        raise unusable(path, "the file", f"there is no national row for {missing[0]}")
    return cells


def _cell(row: Row, year: int) -> PublishedCell:
    if row.text("year") != str(year):
        row.refuse(f"the year is {row.text('year')}, not {year}")
    percentiles = [row.number_if_published(column) for column in _PERCENTILES]
    if row.text("f15") == _CUT_OFF:
        percentiles[-1] = None
    known = [percentile for percentile in percentiles if percentile is not None]
    if known != sorted(known) or any(percentile <= 0 for percentile in known):
        row.refuse("the percentiles do not rise")
    return PublishedCell(
        occupation=row.text("soc"),
        occupation_name=row.text("occ_name"),
        area_type=row.text("areatype"),
        area=row.text("area"),
        area_name=row.text("area_name"),
        jobs=row.number_if_published("employment"),
        percentiles=tuple(percentiles),
        wage_error_percent=row.number_if_published("wage_rse_pct"),
    )
