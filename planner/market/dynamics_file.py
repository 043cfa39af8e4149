"""What was measured about people at work, as two files: the parameters of the dynamics and how they were checked."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from planner.base import resources
from planner.domain.errors import UserError
from planner.market import reading
from planner.market.factors import Z_TENTH
from planner.market.pay_file import EXPERIENCE_BANDS
from planner.market.sources import Source

SCHEMA: Final = 1
DYNAMICS_FILE: Final = "dynamics.json"
CALIBRATION_FILE: Final = "calibration.json"

ANYONE: Final = "anyone"
"""The group that holds everybody; it stands in where a smaller one was not measured."""

SWINGS: Final = ("calm", "usual", "lively")

OF_PREFERENCES: Final = ("dynamics.market_growth", "dynamics.inflation")
"""Parameters that the user sets among the preferences."""

GRADES: Final = ("A", "B", "C", "D", "own")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number the forecast takes for granted.

    ``low`` to ``high`` holds the estimate with 80 % probability (the plausible range where nothing was measured);
    ``least`` to ``most`` is what may be entered. ``n`` is how many observations speak to it, 0 for an assumption.
    Grades: A experiment, B panel or controlled study, C adverts or a survey, D opinion; own: the user's entry.
    """

    id: str
    name: str
    text: str
    estimate: float
    low: float
    high: float
    least: float
    most: float
    unit: str
    grade: str
    source: str
    date: str
    n: int

    def __post_init__(self) -> None:
        numbers = (self.least, self.low, self.estimate, self.high, self.most)
        if not all(map(math.isfinite, numbers)):
            raise ValueError(f"{self.id} holds a number that is none")
        if not (self.least <= self.estimate <= self.most and self.low <= self.estimate <= self.high):
            raise ValueError(f"{self.id} lies outside its own range")
        if self.grade not in GRADES:
            raise ValueError(f"{self.id} has the grade {self.grade}")

    @property
    def sd(self) -> float:
        """The standard deviation behind an interval that holds 80 %, 0 for the user's entry."""
        return (self.high - self.low) / (2 * Z_TENTH)


Parameters = Mapping[str, Parameter]
"""Parameters by id, for example "dynamics.shock_sd"."""


def with_own(parameters: Parameters, overrides: Mapping[str, float]) -> Parameters:
    """The parameters with the user's own values, marked "own".

    Raises ``UserError`` naming the parameter for an unknown id and for a value outside what is plausible.
    """
    return {**parameters, **{name: _own(parameters, name, value) for name, value in overrides.items()}}


def _own(parameters: Parameters, name: str, value: float) -> Parameter:
    known = parameters.get(name)
    if known is None:
        raise UserError(f"Assumption {name}", "there is none of that name", "Remove it, or choose another", name)
    if not known.least <= value <= known.most:
        reason = f"{_plain(value)} is outside {_plain(known.least)} to {_plain(known.most)}"
        raise UserError(known.name, f"{reason} {known.unit}".rstrip(), "Enter a value inside this range", name)
    return replace(known, estimate=float(value), low=float(value), high=float(value), grade="own", source="your own")


def _plain(number: float) -> str:
    return f"{number:g}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class StretchRow:
    """Measured factors of a group: for each of ``horizons`` (years ahead) those at the 50, 80 and 90 % range."""

    group: str
    persons: int
    horizons: tuple[float, ...]
    below: tuple[tuple[float, ...], ...]
    above: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        rows = (*self.below, *self.above)
        if not len(self.below) == len(self.above) == len(self.horizons) or any(len(row) != 3 for row in rows):
            raise ValueError(f"the group {self.group} needs three factors a side for each horizon")


@dataclass(frozen=True, slots=True)
class PanelMarket:
    """What pays in a known panel: log wage = ``level`` at ``base_year`` + ``growth`` a year + what experience adds.

    ``experience`` holds the slopes of the profile; ``spread`` is the standard deviation around it, ``change_sd`` that
    of one-year changes, ``residuals`` the quantiles around it. ``ahead`` is how one person's pay moves on: yearly
    growth, then slopes of experience; ``drift`` the median growth beyond that, at the horizons of the stretch.
    """

    level: float
    base_year: float
    growth: float
    experience: tuple[float, ...]
    spread: float
    change_sd: float
    residuals: tuple[float, ...]
    ahead: tuple[float, ...]
    drift: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """How the dynamics were checked on people outside the fit, and the stretch that follows from it.

    ``checked_horizon_years`` is how far ahead the check reaches; ``swing_limits`` part calm from usual and usual from
    lively people (mean size of yearly changes of log pay away from the market); ``measured`` holds the reports.
    """

    version: str
    checked_horizon_years: int
    swing_limits: tuple[float, float]
    horizons: tuple[float, ...]
    rows: Mapping[str, StretchRow]
    panels: Mapping[str, PanelMarket]
    measured: Mapping[str, Any] = field(repr=False)

    def groups_of(self, years_of_experience: float | None, swing: float | None, panel: str = "") -> tuple[str, ...]:
        """The groups someone belongs to, smallest first; ``panel`` for someone in a known panel."""
        names = [f"panel {panel}"] if panel in self.panels else []
        if years_of_experience is not None:
            names.append(f"experience {experience_band(years_of_experience)}")
        names.append(ANYONE)
        kind = self.swing_of(swing)
        return tuple(one for name in names for one in ((f"{name}, {kind}", name) if kind else (name,)))

    def swing_of(self, swing: float | None) -> str:
        """Calm, usual or lively; empty where nothing is known of the past."""
        if swing is None:
            return ""
        return SWINGS[sum(swing >= limit for limit in self.swing_limits)]

    def row(self, groups: Sequence[str]) -> StretchRow:
        """The first of the groups that was measured; raises ``KeyError`` where not even everybody was."""
        return self.rows[next((name for name in groups if name in self.rows), ANYONE)]


@dataclass(frozen=True, slots=True)
class Measured:
    """How often people outside the fit ended inside the 80 % range.

    ``years`` ahead, 0 for all horizons together; ``group`` empty for everybody, else as in "experience 0–2".
    """

    years: int
    group: str
    n: int
    inside: float
    below: float
    above: float


def measured_coverage(calibration: Calibration) -> tuple[Measured, ...]:
    """The measured coverage of the 80 % range by horizon, then by subgroup, for the method page."""
    report = calibration.measured["split"]
    by_horizon = [_measured(int(years), "", part) for years, part in report["horizons"].items()]
    by_group = [
        _measured(0, f"{kind} {name}", part)
        for kind, parts in report["subgroups"].items()
        for name, part in parts.items()
    ]
    return (*by_horizon, *by_group)


def honest_sentence(calibration: Calibration, pay_year: int | None) -> str:
    """What may be claimed; ``pay_year`` is the year of the people on whom pay levels were checked, None for no one."""
    of_horizon = {one.years: one for one in measured_coverage(calibration) if not one.group}
    told = " and ".join(f"{of_horizon[years].inside:.0%}".replace("%", " %") for years in (1, 5))
    checked = f"checked on people of year {pay_year} not used in fitting" if pay_year else "not checked"
    return (
        f"Pay levels {checked}; dynamics checked on general wage panels: of people not used in fitting, {told} were "
        "inside the 80 % range after 1 and 5 years. "
        f"Nothing is checked beyond {calibration.checked_horizon_years} years."
    )


def _measured(years: int, group: str, part: Mapping[str, Any]) -> Measured:
    below, above = part["tails"]["80"]
    return Measured(years, group, int(part["n"]), float(part["coverage"]["80"]), float(below), float(above))


def experience_band(years: float) -> str:
    """The band of years of experience, as in the measures of pay."""
    return next(name for end, name in EXPERIENCE_BANDS if years < end)


@lru_cache(maxsize=4)
def load_dynamics(path: Path | None = None) -> Parameters:
    """The parameters in a file by id, the shipped ones by default; raises ``UserError`` for a file not usable."""
    where = path or resources.path("market", DYNAMICS_FILE)
    try:
        listed = [reading.record(Parameter, one) for one in _document(where)["parameters"]]
    except (KeyError, TypeError, ValueError) as error:
        raise reading.damaged(where.name, f"it is damaged ({error!r})") from error
    return {one.id: one for one in listed}


@lru_cache(maxsize=4)
def dynamics_sources(path: Path | None = None) -> tuple[Source, ...]:
    """Where the parameters in a file come from besides the sources of the pack; raises ``UserError`` as above."""
    where = path or resources.path("market", DYNAMICS_FILE)
    try:
        return tuple(reading.record(Source, one) for one in _document(where)["sources"])
    except (KeyError, TypeError, ValueError) as error:
        raise reading.damaged(where.name, f"it is damaged ({error!r})") from error


def shown_parameters() -> tuple[Parameter, ...]:
    """The shipped parameters that a user sets by their id; inflation and growth of the market are preferences."""
    return tuple(one for name, one in load_dynamics().items() if name not in OF_PREFERENCES)


@lru_cache(maxsize=4)
def load_calibration(path: Path | None = None) -> Calibration:
    """The calibration in a file, the shipped one by default; raises ``UserError`` for a file not usable."""
    where = path or resources.path("market", CALIBRATION_FILE)
    try:
        return calibration_from(_document(where))
    except (KeyError, TypeError, ValueError) as error:
        raise reading.damaged(where.name, f"it is damaged ({error!r})") from error


def calibration_from(document: Mapping[str, Any]) -> Calibration:
    """The calibration in a parsed document; raises what Python raises for values missing or of another kind."""
    horizons = tuple(map(float, document["horizons"]))
    calm, lively = document["swing_limits"]
    return Calibration(
        version=str(document["version"]),
        checked_horizon_years=int(document["checked_horizon_years"]),
        swing_limits=(float(calm), float(lively)),
        horizons=horizons,
        rows={name: _row(name, horizons, part) for name, part in document["stretch"].items()},
        panels={name: reading.record(PanelMarket, part) for name, part in document["panels"].items()},
        measured=document["measured"],
    )


def _row(name: str, horizons: tuple[float, ...], part: Mapping[str, Any]) -> StretchRow:
    below, above = (tuple(tuple(map(float, row)) for row in part[side]) for side in ("below", "above"))
    return StretchRow(name, int(part["persons"]), horizons, below, above)


def _document(where: Path) -> Mapping[str, Any]:
    document = reading.document(where)
    if document.get("schema") != SCHEMA:
        raise UserError(
            f"Market figures {where.name}",
            f"this file is of kind {document.get('schema')}, and this program reads kind {SCHEMA}",
            "Use the version of the program it was made for",
        )
    return document
