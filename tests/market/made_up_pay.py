"""A small pay model in which every number is invented and can be worked out by hand."""

import copy
from dataclasses import fields
from typing import Any

from planner.market.factors import FactorRow
from planner.market.pay_file import PayFile, pay_from
from planner.market.pay_model import QUANTILES

LEVELS = ("entry", "mid", "senior", "architect")


def _row(
    factor_id: str,
    estimate: float,
    low: float,
    high: float,
    n: int,
    half_life: float | None = None,
    own: dict[str, list[float]] | None = None,
) -> list[Any]:
    told = ("C", "Examples", "2000") if n else ("", "", "")
    note = "" if n else "Too few"
    return [factor_id, factor_id.title(), estimate, low, high, n, *told, half_life, note, own or {}]


SHAPE = [round(4 * share - 2, 4) for share in QUANTILES]  # −2 at 0, 2 at 1, straight between

_DOCUMENT: dict[str, Any] = {
    "schema": 3,
    "version": "2026.01",
    "model": {"base_year": 2024.0, "last_year": 2024.0, "paid_year": 2025.0, "growth": 0.03, "growth_ahead": 0.02},
    "location": {
        "basis": {"advertised": [11.0, 0.01, 900], "reported": [10.9, 0.01, 800]},
        "year@advertised": {"2023": [-0.01, 0.01, 100], "2024": [0.0, 0.01, 800]},
        "level": {
            "entry": [-0.3, 0.02, 90],
            "mid": [0.0, 0.01, 300],
            "senior": [0.2, 0.01, 500],
            "director": [0.4, 0.05, 10],
        },
        "years": {str(year): [year / 100, 0.02, 50] for year in (0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40)},
        "family": {"ml-engineer": [0.1, 0.02, 400], "@advertised": [0.0, 0.1, 0]},
        "family@advertised": {"@advertised": [0.0, 0.1, 0]},
        "country": {"DE": [0.1, 0.05, 40]},
        "abroad": {"": [-0.5, 0.02, 100]},
        "remote@advertised": {"remote": [0.05, 0.01, 300]},
    },
    "scale": {"basis": {"advertised": -1.0, "reported": -0.9}, "level": {"entry": 0.2}},
    "thin": {"family": {"@advertised": 0.01}, "family@advertised": {"@advertised": 0.01}, "country": {"DE": 0.002}},
    "unseen": {"country": 0.09, "title": 0.04, "year:country": 0.005},
    "shapes": {"advertised": SHAPE, "reported": SHAPE, "advertised:senior": [number / 2 for number in SHAPE]},
    "paid": {"": [11 + number / 4 for number in SHAPE], "ml-engineer": [12 + number / 2 for number in SHAPE]},
    "ladder": {"entry": -0.3, "mid": -0.1, "senior": 0.1, "architect": 0.3, "director": 0.4, "variance": 0.03},
    "rates": {"EUR": {"2024": 1.1}},
    "place_variance": 0.02,
    "levels": {
        "advertised": [11 + number for number in SHAPE],
        "advertised:senior": [11.2 + number for number in SHAPE],
        "advertised:senior:ml-engineer": [11.3 + number for number in SHAPE],
        "reported:3–6": [11.1 + number for number in SHAPE],
    },
    "sources": [],
    "factors": {
        "fields": [field.name for field in fields(FactorRow)],
        "rows": [
            _row(
                "industry.finance",
                0.05,
                0.02,
                0.08,
                900,
                own={"51-1": [0.1, 0.0, 0.2, 70], "35-1": [0.2, 0.1, 0.3, 30]},
            ),
            _row("size.large", 0.04, 0.01, 0.07, 400),
            _row("work_mode.remote", -0.01, -0.05, 0.03, 300),
            _row("education.doctorate", 0.07, 0.04, 0.1, 200),
            *(_row(f"specialisation.mlops.{level}", -0.04, -0.1, 0.02, 50, half_life=5.0) for level in LEVELS),
            _row("specialisation.nlp.senior", 0.0, 0.0, 0.0, 0),
            _row("certification", 0.02, 0.0, 0.06, 11),
            _row("production", 0.0, 0.0, 0.0, 0),
        ],
    },
}


def document() -> dict[str, Any]:
    """The model as JSON values, a fresh copy each time."""
    return copy.deepcopy(_DOCUMENT)


def pay_file() -> PayFile:
    """The model itself."""
    return pay_from(document())
