"""Adverts: the salaries collected by aijobs.net, read as one row for each advert.

Since 2022 an advert with a range stands there as two rows, its end first and its start after it, and the same advert
stands there many times. The reader makes one advert of the two rows (the middle of the range) and one of the copies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows

FILE: Final = Path("pay", "aijobs", "salaries_2020_2024.csv.gz")
FIRST_YEAR_OF_PAIRS: Final = 2022
WIDEST_RANGE: Final = 3.0
"""Two rows whose pay differs by more are two adverts."""

_COLUMNS: Final = (
    *("work_year", "experience_level", "employment_type", "job_title", "salary", "salary_currency", "salary_in_usd"),
    *("employee_residence", "remote_ratio", "company_location", "company_size"),
)
_FULL_TIME: Final = "FT"

Kind = tuple[str, ...]
"""Everything two rows of one advert share: year, level, title, country, remote, size, currency, residence."""

Range = tuple[Kind, float, float, float]
"""Kind, end and start of the range in its currency, and its middle in dollars."""


@dataclass(frozen=True, slots=True)
class Advert:
    """One full-time advert: the middle of its range in dollars a year, and how often it stands in the file.

    ``rate`` is what one unit of ``currency`` is worth in dollars, as the publisher converted it.
    """

    year: int
    level: str
    title: str
    country: str
    remote: str
    size: str
    pay: float
    currency: str
    rate: float
    copies: int


def read_adverts(sources_dir: Path) -> tuple[Advert, ...]:
    """Every full-time advert once, in the order of the file; raises ``SourceUnusable`` for a changed layout."""
    rows = [row for row in read_rows(sources_dir / FILE, _COLUMNS) if row.text("employment_type") == _FULL_TIME]
    counted: dict[Range, int] = {}
    for pair in _pairs([(_kind(row), _pay(row, "salary"), _pay(row, "salary_in_usd")) for row in rows]):
        counted[pair] = counted.get(pair, 0) + 1
    return tuple(_advert(pair, copies) for pair, copies in counted.items())


def _pay(row: Row, column: str) -> float:
    pay = row.number(column)
    if pay <= 0:
        row.refuse(f"the column {column} holds {pay:g}, which is no pay")
    return pay


def _kind(row: Row) -> Kind:
    texts = ("experience_level", "job_title", "company_location", "remote_ratio", "company_size", "salary_currency")
    return (str(int(row.number("work_year"))), *map(row.text, texts), row.text("employee_residence"))


def _pairs(rows: Sequence[tuple[Kind, float, float]]) -> Iterator[Range]:
    index = 0
    while index < len(rows):
        kind, high, dollars = rows[index]
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following is not None and following[0] == kind and _is_range(kind, high, following[1]):
            yield kind, high, following[1], (dollars + following[2]) / 2
            index += 2
        else:
            yield kind, high, high, dollars
            index += 1


def _is_range(kind: Kind, high: float, low: float) -> bool:
    return int(kind[0]) >= FIRST_YEAR_OF_PAIRS and low < high < WIDEST_RANGE * low


def _advert(pair: Range, copies: int) -> Advert:
    kind, high, low, dollars = pair
    year, level, title, country, remote, size, currency, _ = kind
    rate = dollars / ((high + low) / 2)
    return Advert(int(year), level, title, country, remote, size, dollars, currency, rate, copies)
