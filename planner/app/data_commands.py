"""Commands for those who check or rebuild the figures: ``evaluate`` and ``market``."""

import argparse
import json
from pathlib import Path

from planner.calibration import dynamics_build, evaluate_dynamics, evaluate_pay, hold_out
from planner.calibration.build import build_market
from planner.calibration.catalogue_build import build_catalogue
from planner.domain.errors import UserError
from planner.market.manifest import PAY_CALIBRATION_FILE


def print_evaluation(options: argparse.Namespace) -> int:
    """Print how well the shipped pay model, or the dynamics, tell the pay of people in a file. Raises ``UserError``."""
    if options.subject == "dynamics":
        report = evaluate_dynamics.evaluate_dynamics(options.file)
        words = evaluate_dynamics.as_text(report)
    else:
        report = evaluate_pay.evaluate_pay(options.file)
        words = evaluate_pay.as_text(report)
    print(json.dumps(report, ensure_ascii=False) if options.json else words)
    return 0


def calibrate(options: argparse.Namespace) -> int:
    """Fit the dynamics anew and write them with their measures. Raises ``UserError``."""
    try:
        dynamics_build.calibrate(options.sources, options.out)
    except OSError as error:
        raise _cannot_write(options.out, error) from error
    print(f"Wrote {options.out}.")
    return 0


def build(options: argparse.Namespace) -> int:
    """Write the market pack, its catalogue, the dynamics and what was measured anew. Raises ``UserError``."""
    catalogue = options.out / "catalogue"
    try:
        catalogue.mkdir(parents=True, exist_ok=True)
        build_market(options.sources, options.out)
        build_catalogue(options.sources, catalogue)
        hold_out.write_report(options.sources, options.out / PAY_CALIBRATION_FILE)
        dynamics_build.calibrate(options.sources, options.out)  # the last, for it describes all that lies there
    except OSError as error:
        raise _cannot_write(options.out, error) from error
    print(f"Wrote {options.out}.")
    return 0


def _cannot_write(folder: Path, error: OSError) -> UserError:
    return UserError(f"Folder {folder}", error.strerror or str(error), "Choose one that can be written")
