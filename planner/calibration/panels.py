"""Wage panels: the same people's pay read again and again, as the dynamics are fitted and checked on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from planner.calibration.tables import Row, read_rows

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

FILE: Final = Path("panels", "wage_panels_train.csv.gz")
COLUMNS: Final = ("panel", "person", "year", "log_wage", "experience")
LARGEST_LOG_WAGE: Final = 20.0
"""Above it a number is pay itself and not its logarithm."""

MOST_EXPERIENCE: Final = 80.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One person's log wage in one year; ``experience`` in years, None where it is not told."""

    panel: str
    person: str
    year: int
    log_wage: float
    experience: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """People's readings, earliest first: arrays (n_persons, most_readings), NaN behind a person's last.

    ``panel`` and ``person`` have one name a person; ``experience`` is NaN also where it was not told.
    """

    panel: tuple[str, ...]
    person: tuple[str, ...]
    year: Array
    log_wage: Array
    experience: Array

    def __len__(self) -> int:
        return len(self.panel)

    def only(self, chosen: Mask) -> "Histories":
        """The persons for whom ``chosen`` (n_persons,) holds."""
        places = np.flatnonzero(chosen)
        return Histories(
            tuple(self.panel[place] for place in places),
            tuple(self.person[place] for place in places),
            self.year[places],
            self.log_wage[places],
            self.experience[places],
        )

    def in_panel(self, panel: str) -> "Histories":
        """The persons of one panel."""
        return self.only(np.array(self.panel) == panel)


def read_histories(path: Path) -> Histories:
    """Every person in a file of readings, in the order of panel and name.

    Raises ``SourceUnusable`` with file, row and reason for a missing column and a value that cannot be.
    """
    seen: set[tuple[str, str, int]] = set()
    readings = []
    for row in read_rows(path, COLUMNS):
        one = _reading(row)
        if (one.panel, one.person, one.year) in seen:
            row.refuse(f"{one.person} has two readings in {one.year}")
        seen.add((one.panel, one.person, one.year))
        readings.append(one)
    return histories(readings)


def histories(readings: Iterable[Reading]) -> Histories:
    """The readings by person, each person's earliest first."""
    found: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for one in readings:
        found[one.panel, one.person].append(one)
    rows = [sorted(found[key], key=lambda one: one.year) for key in sorted(found)]
    most = max(map(len, rows), default=0)
    return Histories(
        tuple(row[0].panel for row in rows),
        tuple(row[0].person for row in rows),
        _padded([[float(one.year) for one in row] for row in rows], most),
        _padded([[one.log_wage for one in row] for row in rows], most),
        _padded([[np.nan if one.experience is None else one.experience for one in row] for row in rows], most),
    )


def _padded(rows: Sequence[Sequence[float]], most: int) -> Array:
    padded = np.full((len(rows), most), np.nan)
    for place, row in enumerate(rows):
        padded[place, : len(row)] = row
    return padded


def _reading(row: Row) -> Reading:
    year, log_wage = row.number("year"), row.number("log_wage")
    experience = row.number_if_published("experience")
    if year != int(year) or not 1900 <= year < 2100:
        row.refuse(f"{year:g} is no year between 1900 and 2099")
    if abs(log_wage) > LARGEST_LOG_WAGE:
        row.refuse(f"the column log_wage holds {log_wage:g}, which is no natural logarithm of a wage")
    if experience is not None and not 0 <= experience <= MOST_EXPERIENCE:
        row.refuse(f"{experience:g} years of experience are not between 0 and {MOST_EXPERIENCE:g}")
    if not row.text("person"):
        row.refuse("the column person is empty")
    return Reading(row.text("panel"), row.text("person"), int(year), log_wage, experience)
