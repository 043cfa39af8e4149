"""What moves the market and those who change employers: switchers against stayers, national medians, prices."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from planner.calibration.dynamics_shocks import BOOTSTRAPS, Fitted, fitted
from planner.calibration.panels import Array
from planner.calibration.tables import read_rows, unusable

SWITCHERS_FILE: Final = Path("macro", "wage_growth_job_switcher_stayer_monthly.csv")
MEDIANS_FILE: Final = Path("pay", "oews", "oews_national_2013_2025.csv.gz")
COMPUTER_OCCUPATIONS: Final = "15-0000"

BLOCK_MONTHS: Final = 36
"""The series is drawn again in blocks of so many months, because neighbouring months share eleven of twelve."""

_SEED: Final = 20_261_125
_MAY: Final = 4.5 / 12
_JUNE: Final = 5.5 / 12


def read_premiums(sources_dir: Path) -> Array:
    """Yearly wage growth of switchers less stayers, in logs, month by month where both are published."""
    path = sources_dir / SWITCHERS_FILE
    rows = read_rows(path, ("date", "job_stayer", "job_switcher"))
    pairs = [(row.number_if_published("job_switcher"), row.number_if_published("job_stayer")) for row in rows]
    found = [(switcher - stayer) / 100 for switcher, stayer in pairs if switcher is not None and stayer is not None]
    if len(found) < 2 * BLOCK_MONTHS:
        raise unusable(path, "the file", f"it holds {len(found)} months with both figures")
    return np.array(found)


def read_medians(sources_dir: Path) -> dict[int, float]:
    """The median yearly pay of computer occupations by year (May)."""
    rows = read_rows(sources_dir / MEDIANS_FILE, ("year", "soc", "a_p50"))
    return {int(row.number("year")): row.number("a_p50") for row in rows if row.text("soc") == COMPUTER_OCCUPATIONS}


def premium(premiums: Array, bootstraps: int = BOOTSTRAPS) -> tuple[Fitted, Fitted]:
    """Mean of the premium and its standard deviation over time, with ranges from blocks drawn again."""
    random = np.random.default_rng(_SEED)
    starts = random.integers(0, len(premiums) - BLOCK_MONTHS + 1, (bootstraps, -(-len(premiums) // BLOCK_MONTHS)))
    drawn = [np.concatenate([premiums[start : start + BLOCK_MONTHS] for start in row]) for row in starts]
    every = [premiums, *drawn]
    return fitted([float(one.mean()) for one in every]), fitted([float(one.std()) for one in every])


def real_changes(medians: Mapping[int, float], months: Sequence[tuple[float, float]]) -> Array:
    """Yearly changes of log median pay above prices, May to May."""
    index = dict(months)
    real = {year: np.log(pay / _price(index, year + _MAY)) for year, pay in sorted(medians.items())}
    return np.array([real[year] - real[year - 1] for year in real if year - 1 in real])


def inflation_changes(months: Sequence[tuple[float, float]]) -> Array:
    """Yearly changes of log prices, June to June."""
    index = dict(months)
    prices = [index[time] for time, _ in months if abs(time % 1 - _JUNE) < 1e-3]
    return np.diff(np.log(prices))


def spread(changes: Array, bootstraps: int = BOOTSTRAPS) -> Fitted:
    """Standard deviation of yearly changes, its range from years drawn again."""
    return fitted([float(one.std(ddof=1)) for one in _redrawn(changes, bootstraps)])


def relative_spread(changes: Array, bootstraps: int = BOOTSTRAPS) -> Fitted:
    """Standard deviation of yearly changes over their mean."""
    return fitted([float(one.std(ddof=1) / one.mean()) for one in _redrawn(changes, bootstraps)])


def mean(changes: Array, bootstraps: int = BOOTSTRAPS) -> Fitted:
    """Mean of yearly changes."""
    return fitted([float(one.mean()) for one in _redrawn(changes, bootstraps)])


def _redrawn(changes: Array, bootstraps: int) -> list[Array]:
    random = np.random.default_rng(_SEED)
    return [changes, *(changes[random.integers(0, len(changes), len(changes))] for _ in range(bootstraps))]


def _price(index: dict[float, float], time: float) -> float:
    return index[min(index, key=lambda known: abs(known - time))]
