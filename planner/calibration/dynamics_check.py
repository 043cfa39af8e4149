"""How the dynamics do on persons outside the fit: ``python -m planner.calibration.dynamics_check SOURCES_DIR``.

Two halves of the persons, drawn at random, are each scored by the fit of the other; and each panel is scored by the fit
of the other three, which is harder: nothing is known of its growth or its restlessness but what the file shows by then.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration.dynamics_calibration import calibrated, markets_of
from planner.calibration.dynamics_cases import cases
from planner.calibration.dynamics_market import placed
from planner.calibration.dynamics_shocks import fit_shocks, fitted_dynamics
from planner.calibration.evaluate_dynamics import SCORED_HORIZONS, Told, as_text, joined, measures, told
from planner.calibration.panels import FILE, Histories, Mask, read_histories
from planner.domain.errors import UserError
from planner.forecast.dynamics import Dynamics, dynamics_from
from planner.market.dynamics_file import calibration_from, load_dynamics

WIDEST_MISS: Final = 0.03
"""A horizon counts as checked while the 80 % range held within so much of 80 %, on two panels or more."""

_SEED: Final = 20_261_122


def measured(people: Histories, start: Dynamics) -> dict[str, Any]:
    """Reports on persons outside the fit; ``start`` tells all that the panels do not."""
    panel_of = np.array(people.panel)
    return {
        "data": {"persons": len(people), "readings": int((~np.isnan(people.log_wage)).sum()), "date": "1968–1988"},
        "split": split(people, start),
        "left_out": {
            panel: measures(_outside(people, panel_of != panel, start), panel) for panel in sorted(set(people.panel))
        },
    }


def split(people: Histories, start: Dynamics) -> dict[str, Any]:
    """The measures on all persons, each told by the fit of the half without them."""
    half = np.random.default_rng(_SEED).random(len(people)) < 0.5
    return measures(joined([_outside(people, half, start), _outside(people, ~half, start)]), "panels")


def _outside(people: Histories, kept: Mask, start: Dynamics) -> Told:
    """What a fit on the kept persons tells about the others."""
    inside = people.only(kept)
    beside = placed(inside, markets_of(inside))
    dynamics = fitted_dynamics(start, fit_shocks(cases(beside, start), beside, start, bootstraps=0))
    return told(people.only(~kept), dynamics, calibration_from(calibrated(inside, dynamics)))


def checked_years(report: Mapping[str, Any], people: Histories) -> int:
    """How far ahead the ranges were checked and held, in whole years; 0 where not even one year ahead."""
    checked = 0
    for horizon in SCORED_HORIZONS:
        part = report["horizons"].get(str(horizon))
        if part is None or abs(part["coverage"]["80"] - 0.8) > WIDEST_MISS or _panels_at(people, horizon) < 2:
            break
        checked = horizon
    return checked


def _panels_at(people: Histories, horizon: int) -> int:
    spans = np.nanmax(people.year, axis=1) - people.year[:, 0]
    return len({panel for panel, span in zip(people.panel, spans, strict=True) if span >= horizon})


def main(arguments: Sequence[str]) -> int:
    """Print the measures on the two halves for the folder of sources; the exit code, 0 when done."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m planner.calibration.dynamics_check SOURCES_DIR\n")
        return 2
    if not Path(arguments[0]).is_dir():
        sys.stderr.write(
            f"The raw public data are not in {arguments[0]}; they are no part of the program. "
            "Name their folder: make evaluate SOURCES=folder\n"
        )
        return 3
    try:
        report = split(read_histories(Path(arguments[0]) / FILE), dynamics_from(load_dynamics()))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    sys.stdout.write(as_text(report))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
