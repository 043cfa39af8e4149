"""How the pay model does on people outside the fit: ``python -m planner.calibration.hold_out SOURCES_DIR OUT_FILE``.

Five fits leave out a random fifth of all rows, the adverts of a year with all later ones (of the last year and of the
one before), the newest adverts, and the last year of answers, and are scored on what they left out. The file of adverts
stands newest first; the first half of its last year is asked for as adverts of the year after, which no fit has seen.
Of the shipped figures only the published national pay is the same in all fits.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
KEPT, LEFT_OUT, AS_IT_IS, YEAR_AFTER = range(4)
"""What becomes of a row: fitted, unused, asked for, asked for as one of the year after the last."""

ASKED: Final = (AS_IT_IS, YEAR_AFTER)
SEED: Final = 20_261_122
SHARE_LEFT_OUT: Final = 0.2


def held_out(observations: Sequence[Observation], paid: Mapping[str, Quantiles]) -> dict[str, Any]:
    """The measures of each fit on what it left out, by name and basis."""
    report: dict[str, Any] = {}
    for name, split in _splits(observations).items():
        kept = [one for one, part in zip(observations, split, strict=True) if part == KEPT]
        others = [_as_later(one, part) for one, part in zip(observations, split, strict=True) if part in ASKED]
        report |= {f"{name}, {basis}": part for basis, part in _scored(kept, others, paid).items()}
    return report


def main(arguments: Sequence[str]) -> int:
    """Print the measures for the folder of sources and write them to the file; the exit code, 0 when done."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m planner.calibration.hold_out SOURCES_DIR OUT_FILE\n")
        return 2
    try:
        report = write_report(Path(arguments[0]), Path(arguments[1]))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    for name, part in report.items():
        sys.stdout.write(f"== {name}\n{as_text(part)}")
    return 0


def write_report(sources_dir: Path, out_file: Path) -> dict[str, Any]:
    """Measure with the raw files and write the measures, to the same bytes each time; returns them.

    Raises ``SourceUnusable`` for a file missing or laid out otherwise, and ``OSError`` where it cannot be written.
    """
    observations = advertised(aijobs.read_adverts(sources_dir)) + reported(stackoverflow.read_answers(sources_dir))
    paid = paid_quantiles(oews.read_cells(sources_dir, national_codes(), int(PAID_YEAR)))
    report = held_out(observations, paid)
    out_file.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return report


def _splits(observations: Sequence[Observation]) -> dict[str, list[int]]:
    """What becomes of each row, by the name of the split."""
    fifth = np.random.default_rng(SEED).random(len(observations)) < SHARE_LEFT_OUT
    last = [place for place, one in enumerate(observations) if _after(one, "advertised", LAST_YEAR) != KEPT]
    newest = set(last[: len(last) // 2])
    return {
        "a random fifth": [AS_IT_IS if out else KEPT for out in fifth.tolist()],
        f"adverts of {LAST_YEAR}": [_after(one, "advertised", LAST_YEAR) for one in observations],
        f"adverts of {LAST_YEAR - 1}": [_after(one, "advertised", LAST_YEAR - 1) for one in observations],
        "the newest adverts": [YEAR_AFTER if place in newest else KEPT for place in range(len(observations))],
        f"answers of {LAST_YEAR}": [_after(one, "reported", LAST_YEAR) for one in observations],
    }


def _after(one: Observation, basis: str, year: int) -> int:
    if one.question.basis != basis or one.question.year < year:
        return KEPT
    return AS_IT_IS if one.question.year < year + 1 else LEFT_OUT


def _as_later(one: Observation, part: int) -> Observation:
    if part != YEAR_AFTER:
        return one
    return replace(one, question=replace(one.question, year=LAST_YEAR + 1.0))


def _scored(
    kept: Sequence[Observation], others: Sequence[Observation], paid: Mapping[str, Quantiles]
) -> dict[str, dict[str, Any]]:
    model = fit_pay(kept, paid, ladder(), PAID_YEAR).model
    levels = {key: tuple(row) for key, row in level_quantiles(kept).items()}
    pay = PayFile("", model, {}, {}, 0.0, levels, FactorTable(()))
    out = {}
    for basis in {one.question.basis: None for one in kept}:
        part = [one for one in others if one.question.basis == basis]
        if part:
            questions = [one.question for one in part]
            told = np.array([model.distribution(question).quantiles() for question in questions])
            out[basis] = measures(questions, np.array([one.log_pay for one in part]), told, pay)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
