"""Charts as tables for other programs: their numbers, plain, with units and basis in the header."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from planner.charts.told import Told
from planner.charts.trajectory import LEVELS, Origin, PaidPoint, TableRow, TrajectoryData

ORIGIN_HEADER: Final = ("market figures", "pack", "seed")
QUANTILE_NAMES: Final = ("p10", "p25", "p50", "p75", "p90")


def csv_text(data: TrajectoryData) -> str:
    """Comma-separated values: a header, then pay that was paid, then the forecast years; lines end in CR LF.

    ``year`` of paid rows is a decimal year. Money has two decimals, chances (0 to 1) four; what is not known is empty.
    """
    rows = (*(_paid(point) for point in data.past), *(_ahead(row) for row in data.rows))
    return csv_of((csv_header(data), *((*row, *_origin(data.origin)) for row in rows)))


def told_csv(data: Told) -> str:
    """The table of a chart as comma-separated values, with where its numbers come from in the last columns."""
    header, *rows = data.table()
    return csv_of(((*header, *ORIGIN_HEADER), *((*row, *_origin(data.origin)) for row in rows)))


def csv_of(rows: Iterable[Iterable[object]]) -> str:
    """Rows as comma-separated values; lines end in CR LF."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def csv_header(data: TrajectoryData) -> tuple[str, ...]:
    """Names of the columns with unit, kind of money and place."""
    origin = data.origin
    unit = ", ".join(part for part in (f"{origin.currency} a year", origin.money, origin.place) if part)
    pay = [f"{measure} {name}" for measure in ("base", "total") for name in QUANTILE_NAMES]
    money = (f"{name} ({unit})" for name in ("base paid", "total paid", *pay))
    return ("year", *money, *(f"chance of {level} (0-1)" for level in LEVELS), *ORIGIN_HEADER)


def _paid(point: PaidPoint) -> Iterator[str]:
    yield f"{point.year:.3f}"
    yield from _money((point.base, point.total))
    yield from [""] * (2 * len(QUANTILE_NAMES) + len(LEVELS))


def _ahead(row: TableRow) -> Iterator[str]:
    yield str(row.year)
    yield from ("", "")
    yield from _money((*row.base, *row.total))
    yield from (f"{chance:.4f}" for chance in row.levels)


def _money(amounts: Iterable[float]) -> Iterator[str]:
    return (f"{amount:.2f}" for amount in amounts)


def _origin(origin: Origin) -> tuple[str, str, str]:
    return origin.source, origin.pack, "" if origin.seed is None else str(origin.seed)
