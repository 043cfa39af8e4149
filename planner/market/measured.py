"""How often the ranges of the forecast and of the pay model held what they promised, on people outside the fit.

Read from the two reports that calibration shipped; called by the method page and the inspector.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from planner.base import resources
from planner.market import reading
from planner.market.dynamics_file import Calibration
from planner.market.manifest import PAY_CALIBRATION_FILE
from planner.market.pack import Pack

NOMINALS: Final = (0.5, 0.8, 0.9)
FEWEST: Final = 200
"""Subgroups of fewer are left out: so few tell little."""

_ADVERTS: Final = "adverts of {}, advertised"
_ANSWERS: Final = "answers of {}, reported"
_WHOLE_OF_PAY: Final = {
    _ADVERTS: "among adverts of {}",
    _ANSWERS: "among answers of {}",
    "a random fifth, advertised": "in a random fifth of earlier adverts",
    "a random fifth, reported": "in a random fifth of earlier answers",
}
_PARTS_OF_PAY: Final = (
    (_ADVERTS, "adverts", ("level", "remote", "pay_third")),
    (_ANSWERS, "answers", ("experience", "remote")),
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


@dataclass(frozen=True, slots=True)
class PayMeasure:
    """How ranges of pay held, by data set, then by kind of job.

    ``year`` is that of the newest people on whom they were checked; the fit saw earlier years only.
    """

    year: int
    groups: tuple[MeasuredGroup, ...]


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
def pay_measure(path: Path | None = None) -> PayMeasure:
    """What was measured of a pay model, of the shipped one by default; raises ``UserError`` for a file not usable."""
    where = path or resources.path("market", PAY_CALIBRATION_FILE)
    reports = reading.document(where)
    try:
        year = _newest_year(reports)
        whole = [
            _group(name.format(year), reports[key.format(year)], is_whole=True) for key, name in _WHOLE_OF_PAY.items()
        ]
        parts = [part for key, what, kinds in _PARTS_OF_PAY for part in _parts(reports[key.format(year)], kinds, what)]
    except (KeyError, TypeError, ValueError) as error:
        raise reading.damaged(where.name, f"it is damaged ({error!r})") from error
    return PayMeasure(year, (*whole, *parts))


def measure_in_use(pack: Pack) -> PayMeasure | None:
    """What was measured of the pay model that belongs to a pack; None where that was imported without it.

    Raises ``UserError`` for a file not usable.
    """
    is_unknown = pack.pay_path is not None and pack.measured_path is None
    return None if is_unknown else pay_measure(pack.measured_path)


def _newest_year(reports: Mapping[str, Any]) -> int:
    """The newest year whose adverts were kept from the fit; raises ``ValueError`` where there is none."""
    of_a_year = re.compile(_ADVERTS.format(r"(\d{4})"))
    return max(int(found[1]) for key in reports if (found := of_a_year.fullmatch(key)))


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
