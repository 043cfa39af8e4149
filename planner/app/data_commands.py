"""Commands for those who check or rebuild the figures: ``evaluate pay`` and ``market build``."""

import argparse
import json

from planner.calibration.build import build_market
from planner.calibration.catalogue_build import build_catalogue
from planner.calibration.evaluate_pay import as_text, evaluate_pay
from planner.domain.errors import UserError


def print_evaluation(options: argparse.Namespace) -> int:
    """Print how well the shipped pay model tells the pay of the people in a file. Raises ``UserError``."""
    report = evaluate_pay(options.file)
    print(json.dumps(report, ensure_ascii=False) if options.json else as_text(report))
    return 0


def build(options: argparse.Namespace) -> int:
    """Write the market pack and its catalogue anew from the raw files. Raises ``UserError``."""
    catalogue = options.out / "catalogue"
    try:
        catalogue.mkdir(parents=True, exist_ok=True)
        build_market(options.sources, options.out)
        build_catalogue(options.sources, catalogue)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"Folder {options.out}", reason, "Choose one that can be written") from error
    print(f"Wrote {options.out}.")
    return 0
