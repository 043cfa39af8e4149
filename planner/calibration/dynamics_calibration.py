"""What is measured on a set of people under given dynamics: their markets, the groups, and each group's stretch."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

import numpy as np

from planner.calibration.dynamics_cases import Cases, cases
from planner.calibration.dynamics_market import HORIZONS, fit_market, placed
from planner.calibration.dynamics_shocks import wage_rate_deviation
from planner.calibration.dynamics_stretch import FEWEST_PERSONS, fit_stretch, standing, swing_limits
from planner.calibration.panels import Array, Histories
from planner.forecast.dynamics import Dynamics
from planner.market.dynamics_file import SCHEMA, PanelMarket

VERSION: Final = "2026.11"
_DECIMALS: Final = 4


def calibrated(people: Histories, dynamics: Dynamics) -> dict[str, Any]:
    """Markets, groups and stretch of these people under these dynamics, as plain JSON values without measures."""
    markets = markets_of(people)
    told_plainly = cases(placed(people, markets), dynamics)
    markets = dict(_with_drift(markets, told_plainly, people))
    every = cases(placed(people, markets), dynamics)
    limits = swing_limits(every, standing(every, people.panel, (0.0, 0.0)).weight)
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "checked_horizon_years": 0,
        "swing_limits": list(limits),
        "horizons": list(HORIZONS),
        "stretch": fit_stretch(standing(every, people.panel, limits), wage_rate_deviation(dynamics)),
        "panels": {name: asdict(market) for name, market in markets.items()},
        "measured": {},
    }
    plain: dict[str, Any] = json.loads(json.dumps(document))  # tuples become the lists that the file will hold
    return plain


def markets_of(people: Histories) -> dict[str, PanelMarket]:
    """The market of each panel, without drift."""
    return {panel: fit_market(people.in_panel(panel)) for panel in sorted(set(people.panel))}


def _with_drift(
    markets: Mapping[str, PanelMarket], every: Cases, people: Histories
) -> Iterator[tuple[str, PanelMarket]]:
    panel_of = np.array(people.panel)[every.person.astype(int)]
    for panel, market in markets.items():
        mine = every.only(panel_of == panel)
        yield panel, replace(market, drift=_drift(mine.errors(), mine.horizon))


def _drift(errors: Array, horizon: Array) -> tuple[float, ...]:
    """The median error at each horizon; that of the one before where there are too few."""
    drift: list[float] = []
    for one in HORIZONS:
        now = errors[horizon == one]
        before = drift[-1] if drift else 0.0
        drift.append(round(float(np.median(now)), _DECIMALS) if len(now) >= FEWEST_PERSONS else before)
    return tuple(drift)
