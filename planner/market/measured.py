"""How often the ranges of the forecast and of the pay model held what they promised, on people outside the fit.

Read from the two reports that calibration shipped; called by the method page and the inspector.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from planner.base import resources
from planner.market import reading
from planner.market.dynamics_file import Calibration
from planner.market.manifest import PAY_CALIBRATION_FILE

NOMINALS: Final = (0.5, 0.8, 0.9)
PAY_YEAR: Final = 2024
"""The year of the people on whom pay levels were checked; the fit saw earlier years only."""
FEWEST: Final = 200
"""Subgroups of fewer are left out: so few tell little."""

_WHOLE_OF_PAY: Final = {
    f"adverts of {PAY_YEAR}, advertised": f"among adverts of {PAY_YEAR}",
    f"answers of {PAY_YEAR}, reported": f"among answers of {PAY_YEAR}",
    "a random fifth, advertised": "in a random fifth of earlier adverts",
    "a random fifth, reported": "in a random fifth of earlier answers",
}
_PARTS_OF_PAY: Final = (
    (f"adverts of {PAY_YEAR}, advertised", "adverts", ("level", "remote", "pay_third")),
    (f"answers of {PAY_YEAR}, reported", "answers", ("experience", "remote")),
)
_PANELS: Final = {
    "nls_women_1968_88": "NLS, women 1968–88",
    "nlsy_men_1980_87": "NLSY, men 1980–87",
    "psid_1976_82": "PSID, 1976–82",
    "psid_men_1979_88": "PSID, men 1979–88",
}
_KINDS: Final = ("experience", "pay_third", "swing", "panel")


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """Outcomes judged together: the shares ``inside`` the 50, 80 and 90 % ranges, 0 to 1, of ``n``.

    ``is_whole`` for all people of a horizon or a data set, else they are a subgroup.
    """

    name: str
    n: int
    inside: tuple[float, float, float]
    is_whole: bool


def forecast_groups(calibration: Calibration) -> tuple[MeasuredGroup, ...]:
    """How forecasts held by years ahead, then by kind of person at all horizons together."""
    report = calibration.measured["split"]
    years = sorted(map(int, report["horizons"]))
    ahead = [
        _group(f"after {year} {'year' if year == 1 else 'years'}", report["horizons"][str(year)], is_whole=True)
        for year in years
    ]
    return (*ahead, *_parts(report, _KINDS, ""))


@lru_cache(maxsize=2)
def pay_groups(path: Path | None = None) -> tuple[MeasuredGroup, ...]:
    """How ranges of pay held by data set, then by kind of job; raises ``UserError`` for a file not usable."""
    where = path or resources.path("market", PAY_CALIBRATION_FILE)
    reports = reading.document(where)
    try:
        whole = [_group(name, reports[key], is_whole=True) for key, name in _WHOLE_OF_PAY.items()]
        parts = [part for key, what, kinds in _PARTS_OF_PAY for part in _parts(reports[key], kinds, what)]
    except (KeyError, TypeError, ValueError) as error:
        raise reading.damaged(where.name, f"it is damaged ({error!r})") from error
    return (*whole, *parts)


def _parts(report: Mapping[str, Any], kinds: tuple[str, ...], what: str) -> Iterator[MeasuredGroup]:
    for kind in kinds:
        for name, part in sorted(report["subgroups"][kind].items(), key=lambda item: _rank(item[0])):
            if part["n"] >= FEWEST:
                told = _NAMES[kind].format(_PANELS.get(name, name))
                yield _group(f"{what}: {told}" if what else told, part, is_whole=False)


def _rank(name: str) -> int:
    """Bands of years in their order; other names stay as they are."""
    first = name.split("–")[0].split(" ")[0]
    return int(first) if first.isdigit() else 0


def _group(name: str, part: Mapping[str, Any], *, is_whole: bool) -> MeasuredGroup:
    half, most, nearly_all = (float(part["coverage"][f"{100 * nominal:.0f}"]) for nominal in NOMINALS)
    return MeasuredGroup(name, int(part["n"]), (half, most, nearly_all), is_whole)


_NAMES: Final = {
    "experience": "{} years of work",
    "level": "{}",
    "panel": "{}",
    "pay_third": "{} third of pay",
    "remote": "{}",
    "swing": "{} pay so far",
}
