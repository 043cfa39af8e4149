"""How the pay model does on people outside the fit: ``python -m planner.calibration.hold_out SOURCES_DIR OUT_FILE``.

Three fits leave out a random fifth of all rows, the last year of adverts, and the last year of answers, and are scored
on what they left out. Of the shipped figures only the published national pay is the same in all three.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration import aijobs, oews, stackoverflow
from planner.calibration.evaluate_pay import as_text, measures
from planner.calibration.pay_build import PAID_YEAR, Quantiles, ladder, level_quantiles, national_codes, paid_quantiles
from planner.calibration.pay_fit import Observation, advertised, fit_pay, reported
from planner.domain.errors import UserError
from planner.market.factors import FactorTable
from planner.market.pay_file import PayFile

LAST_YEAR: Final = 2024
SEED: Final = 20_261_122
SHARE_LEFT_OUT: Final = 0.2


def held_out(observations: Sequence[Observation], paid: Mapping[str, Quantiles]) -> dict[str, Any]:
    """The measures of each fit on what it left out, by name and basis."""
    report: dict[str, Any] = {}
    for name, is_left_out in _splits(len(observations)).items():
        left = [is_left_out(place, one) for place, one in enumerate(observations)]
        kept = [one for one, out in zip(observations, left, strict=True) if not out]
        others = [one for one, out in zip(observations, left, strict=True) if out]
        report |= {f"{name}, {basis}": part for basis, part in _scored(kept, others, paid).items()}
    return report


def main(arguments: Sequence[str]) -> int:
    """Print the measures for the folder of sources and write them to the file; the exit code, 0 when done."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m planner.calibration.hold_out SOURCES_DIR OUT_FILE\n")
        return 2
    try:
        report = _report(Path(arguments[0]))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    for name, part in report.items():
        sys.stdout.write(f"== {name}\n{as_text(part)}")
    Path(arguments[1]).write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _report(sources_dir: Path) -> dict[str, Any]:
    observations = advertised(aijobs.read_adverts(sources_dir)) + reported(stackoverflow.read_answers(sources_dir))
    paid = paid_quantiles(oews.read_cells(sources_dir, national_codes(), int(PAID_YEAR)))
    return held_out(observations, paid)


def _splits(n: int) -> dict[str, Callable[[int, Observation], bool]]:
    fifth = np.random.default_rng(SEED).random(n) < SHARE_LEFT_OUT
    return {
        "a random fifth": lambda place, _: bool(fifth[place]),
        f"adverts of {LAST_YEAR}": lambda _, one: _is_last(one, "advertised"),
        f"answers of {LAST_YEAR}": lambda _, one: _is_last(one, "reported"),
    }


def _is_last(one: Observation, basis: str) -> bool:
    return one.question.basis == basis and one.question.year >= LAST_YEAR


def _scored(
    kept: Sequence[Observation], others: Sequence[Observation], paid: Mapping[str, Quantiles]
) -> dict[str, dict[str, Any]]:
    model = fit_pay(kept, paid, ladder(), PAID_YEAR).model
    levels = {key: tuple(row) for key, row in level_quantiles(kept).items()}
    pay = PayFile("", model, {}, {}, 0.0, levels, FactorTable(()))
    out = {}
    for basis in ("advertised", "reported"):
        part = [one for one in others if one.question.basis == basis]
        if part:
            questions = [one.question for one in part]
            told = np.array([model.distribution(question).quantiles() for question in questions])
            out[basis] = measures(questions, np.array([one.log_pay for one in part]), told, pay)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
