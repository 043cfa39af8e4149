"""The four-step ladder: prevailing wage levels I to IV of the US Department of Labor.

Levels II and III lie on a straight line between I and IV, so this is a ladder and not a distribution; and every county
repeats the value of its area, so counties must not be counted as observations.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows
from planner.market.levels import Four

FILE: Final = Path("pay", "oflc", "oflc_prevailing_wage_levels_by_county_tech_2025_26.csv.gz")

_LEVELS: Final = ("level_I_hourly", "level_II_hourly", "level_III_hourly", "level_IV_hourly")


@dataclass(frozen=True, slots=True)
class CountyLadder:
    """Hourly dollars of levels I to IV for an occupation in a county (state code, county in lower case)."""

    occupation: str
    state: str
    county: str
    hourly: Four

    def steps(self) -> tuple[float, float, float]:
        """The logarithm of each level over the one below, all above 0."""
        low, mid, high, top = (math.log(level) for level in self.hourly)
        return mid - low, high - mid, top - high


def read_ladders(sources_dir: Path, occupations: Collection[str]) -> tuple[CountyLadder, ...]:
    """Every county's ladder for the occupations; raises ``SourceUnusable`` where the layout changed or levels fall."""
    rows = read_rows(sources_dir / FILE, ("soc", "state", "county", *_LEVELS))
    return tuple(_ladder(row) for row in rows if row.text("soc") in occupations)


def _ladder(row: Row) -> CountyLadder:
    low, mid, high, top = (row.number(column) for column in _LEVELS)
    if not 0 < low < mid < high < top:
        row.refuse("the four levels do not rise")
    return CountyLadder(row.text("soc"), row.text("state"), row.text("county").lower(), (low, mid, high, top))


def national_steps(ladders: Sequence[CountyLadder], jobs_by_state: Mapping[str, float]) -> tuple[float, float, float]:
    """The steps of an occupation's ladder in the nation.

    Each distinct ladder of a state counts once, as counties repeat their area's; the states count by their jobs
    (state code → jobs above 0). Raises ``ValueError`` where no state has both.
    """
    areas: dict[str, dict[Four, CountyLadder]] = {}
    for ladder in ladders:
        areas.setdefault(ladder.state, {})[ladder.hourly] = ladder
    states = [state for state in sorted(areas) if state in jobs_by_state]
    if not states:
        raise ValueError("no state has both a ladder and jobs")
    means = [_mean_steps(list(areas[state].values())) for state in states]
    jobs = [jobs_by_state[state] for state in states]
    first, second, third = (
        math.fsum(count * mean[step] for count, mean in zip(jobs, means, strict=True)) / math.fsum(jobs)
        for step in range(3)
    )
    return first, second, third


def _mean_steps(ladders: Sequence[CountyLadder]) -> tuple[float, ...]:
    return tuple(math.fsum(ladder.steps()[step] for ladder in ladders) / len(ladders) for step in range(3))
