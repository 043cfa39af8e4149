"""``career-planner market calibrate``: fits the dynamics and writes dynamics.json, calibration.json and the manifest.

The fit that ships rests on all persons of the panels. What is told about it was measured on persons outside a fit: two
halves drawn at random, each scored by the fit of the other, and each panel scored by the fit of the other three. The
same sources give the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration import aijobs, stackoverflow
from planner.calibration.dynamics_calibration import VERSION, calibrated, markets_of
from planner.calibration.dynamics_cases import cases
from planner.calibration.dynamics_catalogue import ASSUMED, TOLD
from planner.calibration.dynamics_check import checked_years, measured
from planner.calibration.dynamics_levels import cohort, fit_levels, level_gaps, profile_of, senior_for_good
from planner.calibration.dynamics_market import placed
from planner.calibration.dynamics_moves import (
    inflation_changes,
    premium,
    read_medians,
    read_premiums,
    real_changes,
    relative_spread,
    spread,
)
from planner.calibration.dynamics_moves import mean as mean_of
from planner.calibration.dynamics_shocks import BOOTSTRAPS, Fitted, fit_shocks
from planner.calibration.dynamics_sources import sources_of
from planner.calibration.manifest import describe
from planner.calibration.panels import FILE, Histories, read_histories
from planner.calibration.prices import read_monthly_prices
from planner.forecast.dynamics import PREFIX, Dynamics, dynamics_from
from planner.market.dynamics_file import (
    CALIBRATION_FILE,
    DYNAMICS_FILE,
    SCHEMA,
    Parameter,
    calibration_from,
)

_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a parameter was found to be, and from how many observations (0 for an assumption)."""

    value: Fitted
    n: int


def calibrate(sources_dir: Path, out_dir: Path, bootstraps: int = BOOTSTRAPS) -> None:
    """Read the raw files and write the two files, and the manifest where they lie beside a pack.

    Raises ``SourceUnusable``, and ``OSError`` where it cannot write.
    """
    people = read_histories(sources_dir / FILE)
    found, checks = fit_careers(sources_dir, bootstraps)
    parameters = parameters_of(found | fit_persons(people, found, bootstraps))
    start = dynamics_from({one.id: one for one in parameters})
    fitted = calibrated(people, start)
    document = fitted | {"measured": measured(people, start) | checks}
    document["checked_horizon_years"] = checked_years(document["measured"]["split"], people)
    calibration_from(document)
    out_dir.mkdir(parents=True, exist_ok=True)
    listed = {
        "schema": SCHEMA,
        "version": VERSION,
        "sources": [asdict(source) for source in sources_of({one.id: one.n for one in parameters})],
        "parameters": [asdict(one) for one in parameters],
    }
    (out_dir / DYNAMICS_FILE).write_bytes(_as_bytes(listed))
    (out_dir / CALIBRATION_FILE).write_bytes(_as_bytes(document))
    describe(out_dir)


def fit_careers(sources_dir: Path, bootstraps: int) -> tuple[dict[str, Found], dict[str, Any]]:
    """What adverts, answers and statistics tell, by name of the parameter, and the check of the levels by cohort."""
    found = {name: Found(value, 0) for name, value in ASSUMED.items()}
    adverts = aijobs.read_adverts(sources_dir)
    for_good, n_counted = senior_for_good(sources_dir, adverts, bootstraps)
    found["never_promoted.senior"] = Found(for_good, n_counted)
    start = Dynamics(
        never_promoted=(
            ASSUMED["never_promoted.entry"].estimate,
            ASSUMED["never_promoted.mid"].estimate,
            for_good.estimate,
        ),
        promotion_shape=ASSUMED["promotion_shape"].estimate,
    )
    profile = profile_of(stackoverflow.read_answers(sources_dir))
    levels = fit_levels(profile, level_gaps(adverts), start, bootstraps)
    found |= {name: Found(value, levels.n) for name, value in levels.found.items()}
    medians, months = read_medians(sources_dir), read_monthly_prices(sources_dir)
    found |= _of_markets(sources_dir, medians, months, bootstraps)
    growth = float(np.log(medians[2024] / medians[2020]))
    checks = {
        "cohort": cohort(profile, levels, start, growth),
        "levels": {
            "gaps": [round(gap, _DECIMALS) for gap in levels.gaps],
            "factor": round(levels.factor, _DECIMALS),
            "typical_error": round(levels.typical_error, _DECIMALS),
            "n": levels.n,
        },
    }
    return found, checks


def _of_markets(
    sources_dir: Path, medians: Mapping[int, float], months: Sequence[tuple[float, float]], bootstraps: int
) -> dict[str, Found]:
    premiums, real, inflation = read_premiums(sources_dir), real_changes(medians, months), inflation_changes(months)
    move, over_time = premium(premiums, bootstraps)
    market = spread(real, bootstraps)
    growth = mean_of(real, bootstraps)
    cycle = Fitted(*(one / market.estimate for one in (over_time.estimate, over_time.low, over_time.high)))
    return {
        "move_premium": Found(move, len(premiums)),
        "move_premium_cycle": Found(cycle, len(premiums)),
        "market_sd": Found(market, len(real)),
        "market_growth": Found(Fitted(0.0, min(growth.low, 0.0), max(growth.high, 0.0)), len(real)),
        "inflation_spread": Found(relative_spread(inflation, bootstraps), len(inflation)),
    }


def fit_persons(people: Histories, found: Mapping[str, Found], bootstraps: int) -> dict[str, Found]:
    """What the panels tell about persons, by name of the parameter; ``found`` is what is known of moves and markets."""
    others = {name: one.value.estimate for name, one in found.items() if "." not in name}
    start = replace(Dynamics(), **others)  # type: ignore[arg-type]  # plain numbers by the name of their field
    beside = placed(people, markets_of(people))
    shocks = fit_shocks(cases(beside, start), beside, start, bootstraps)
    n = int((~np.isnan(people.log_wage)).sum())
    return {name: Found(value, n) for name, value in shocks.items()}


def parameters_of(found: Mapping[str, Found]) -> list[Parameter]:
    """The parameters as they ship, in the order in which they are told."""
    return [
        Parameter(
            id=PREFIX + name,
            name=one.name,
            text=one.text,
            estimate=round(found[name].value.estimate, _DECIMALS),
            low=round(found[name].value.low, _DECIMALS),
            high=round(found[name].value.high, _DECIMALS),
            least=one.least,
            most=one.most,
            unit=one.unit,
            grade=one.grade,
            source=one.source,
            date=one.date,
            n=found[name].n,
        )
        for name, one in TOLD.items()
    ]


def _as_bytes(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode()
