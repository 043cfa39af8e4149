"""Dates as people remember them: a year, a month or a day."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final, Self

from planner.domain.errors import UserError

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200
DAYS_PER_YEAR: Final = 365.25

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_REMEDY = "Write YYYY, YYYY-MM or YYYY-MM-DD, for example 2024-03"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; years 1900 to 2200.

    Raises ``UserError`` where the parts make no date of the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise UserError("Date", f"the year {self.year} is not between {EARLIEST_YEAR} and {LATEST_YEAR}", _REMEDY)
        if self.month is None:
            if self.day is not None:
                raise UserError("Date", "a day needs a month", _REMEDY)
            return
        if not 1 <= self.month <= 12:
            raise UserError("Date", f"there is no month {self.month}", _REMEDY)
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise UserError("Date", f"{self.year}-{self.month:02} has no day {self.day}", _REMEDY)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date written as YYYY, YYYY-MM or YYYY-MM-DD; raises ``UserError`` for anything else."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise UserError("Date", f"“{text.strip()}” is not a date this program can read", _REMEDY)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_date(cls, date: datetime.date) -> Self:
        """The same day, known exactly."""
        return cls(date.year, date.month, date.day)

    def __str__(self) -> str:
        if self.month is None:
            return str(self.year)
        return f"{self.year}-{self.month:02}" if self.day is None else f"{self.year}-{self.month:02}-{self.day:02}"

    def earliest(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def as_year(self) -> float:
        """The middle of what it can mean, as a decimal year (2024 → 2024.5)."""
        return (decimal_year(self.earliest()) + decimal_year(self.latest() + datetime.timedelta(days=1))) / 2


def decimal_year(date: datetime.date) -> float:
    """A day as a decimal year: 1 January is x.0; leap years are a day longer."""
    days = 366 if calendar.isleap(date.year) else 365
    return date.year + (date.timetuple().tm_yday - 1) / days


def years_between(start: datetime.date, end: datetime.date) -> float:
    """Years from start to end, negative where end lies before start."""
    return (end - start).days / DAYS_PER_YEAR
