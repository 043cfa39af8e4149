"""Made-up wage panels: people drawn from the model itself, so that a fit can be compared with the truth."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from planner.calibration.panels import Histories, Reading, histories
from tests.calibration.made_up import write

HEADER = "panel,person,year,log_wage,experience"


def write_panel(path: Path, *lines: str) -> Path:
    """A file of readings, gzipped."""
    return write(path, HEADER, *lines)


def write_plainly(path: Path, *lines: str) -> Path:
    """A file of readings as a user would keep it."""
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def lines_of(people: Histories) -> list[str]:
    """The people as rows of a file."""
    return [
        f"{panel},{person},{year:g},{wage},{'' if np.isnan(years) else years}"
        for panel, person, *readings in zip(
            people.panel, people.person, people.year, people.log_wage, people.experience, strict=True
        )
        for year, wage, years in zip(*readings, strict=True)
        if not np.isnan(wage)
    ]


def people(
    panel: str = "made up",
    *,
    persons: int = 60,
    years: Sequence[int] = tuple(range(2000, 2009)),
    growth: float = 0.03,
    shock: float = 0.1,
    noise: float = 0.05,
    seed: int = 1,
    has_experience: bool = True,
) -> Histories:
    """People whose distance from the market is a random walk of ``shock`` a year, seen with ``noise``.

    Experience starts at 0 to 14 years and adds 0.02 a year.
    """
    random = np.random.default_rng(seed)
    readings = []
    for number in range(persons):
        began, walk = number % 15, 0.3 * random.standard_normal()
        for year in range(years[0], years[-1] + 1):
            walk += shock * random.standard_normal()
            if year in years:
                gone = year - years[0]
                wage = 2.0 + growth * gone + 0.02 * (began + gone) + walk + noise * random.standard_normal()
                experience = float(began + gone) if has_experience else None
                readings.append(Reading(panel, f"{panel}-{number:03d}", year, round(wage, 4), experience))
    return histories(readings)


def until(people: Histories, year: int) -> Histories:
    """The people as they were known at the end of the year."""
    return histories(one for one in readings_of(people) if one.year <= year)


def together(*panels: Histories) -> Histories:
    """Several panels as one set of people."""
    return histories(one for panel in panels for one in readings_of(panel))


def readings_of(*panels: Histories) -> Iterator[Reading]:
    """Every reading of the people."""
    return (
        Reading(panel, person, int(year), float(wage), None if np.isnan(years) else float(years))
        for one in panels
        for panel, person, *readings in zip(one.panel, one.person, one.year, one.log_wage, one.experience, strict=True)
        for year, wage, years in zip(*readings, strict=True)
        if not np.isnan(wage)
    )
