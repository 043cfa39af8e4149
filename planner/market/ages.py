"""How old the figures of a source are: told on the Market data page."""

import datetime
import re
from typing import Final

from planner.market.sources import Source

OLD_MONTHS: Final = 18
"""Figures older than this are marked: most sources come out once a year."""

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_AND_YEAR: Final = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{4}})\b")


def age_months(source: Source, today: datetime.date) -> int:
    """Whole months since the month the figures are from, at least 0.

    That is the last month which ``date`` names of the source's own ``year``: when the figures were published does not
    make them younger. Where it names none of that year, the figures count as from its end.
    """
    named = _MONTH_AND_YEAR.findall(source.date)
    months = [_MONTHS.index(month) + 1 for month, year in named if int(year) == source.year]
    return max((today.year - source.year) * 12 + today.month - max(months, default=12), 0)


def is_old(source: Source, today: datetime.date) -> bool:
    """Whether the figures are older than ``OLD_MONTHS``."""
    return age_months(source, today) > OLD_MONTHS
