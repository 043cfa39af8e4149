"""The shipped pay model as a file: fitted effects with their error and size, baselines, exchange rates."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from planner.base import resources
from planner.domain.errors import UserError
from planner.market import reading
from planner.market.factors import FactorTable
from planner.market.pay_model import QUANTILES, PayModel
from planner.market.pay_question import PayQuestion

SCHEMA: Final = 3
_Z80: Final = 1.2816

EXPERIENCE_BANDS: Final = ((3.0, "0–2"), (7.0, "3–6"), (13.0, "7–12"), (21.0, "13–20"), (float("inf"), "21 and more"))
"""Years of experience as they are grouped in measures: the end of each band, not included, and its name."""

Quantiles = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One fitted effect on log pay: ``low`` to ``high`` holds it with 80 % probability; ``n`` rows speak to it."""

    group: str
    key: str
    estimate: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class PayFile:
    """The pay model with its factors.

    ``fitted`` holds estimate, standard error and number of rows of each effect, by group and key;
    ``rates`` are dollars for one unit of a currency by currency and year; ``place_variance`` is the variance of log pay
    between places; ``levels`` are the distributions of each level and group in the fitted data, by
    "basis:level" and "basis:level:group"; ``factors`` what is known about a job besides, on the basis of paid pay.
    """

    version: str
    model: PayModel
    fitted: Mapping[str, Mapping[str, Sequence[float]]]
    rates: Mapping[str, Mapping[str, float]]
    place_variance: float
    levels: Mapping[str, Quantiles]
    factors: FactorTable

    def baselines(self) -> dict[str, Callable[[PayQuestion], Quantiles]]:
        """Distributions that the model must beat, by name."""
        return {"national": self._national, "level": self._level, "level_occupation": self._level_occupation}

    def effect(self, group: str, key: str) -> Effect | None:
        """The effect of that group and key, None where there is none."""
        row = self.fitted.get(group, {}).get(key)
        if row is None:
            return None
        estimate, error, n = row
        return Effect(group, key, estimate, estimate - _Z80 * error, estimate + _Z80 * error, int(n))

    def _national(self, question: PayQuestion) -> Quantiles:
        return self.model.paid.get(question.family) or self.model.paid[""]

    def _level(self, question: PayQuestion) -> Quantiles:
        keys = (level_key(question), question.basis)
        return next((self.levels[key] for key in keys if key in self.levels), self._national(question))

    def _level_occupation(self, question: PayQuestion) -> Quantiles:
        return self.levels.get(f"{level_key(question)}:{question.family}") or self._level(question)


def level_key(question: PayQuestion) -> str:
    """The level of the baselines: the level, or a span of years of experience."""
    if question.level or question.years is None:
        return f"{question.basis}:{question.level}"
    years = question.years
    return f"{question.basis}:{next(name for end, name in EXPERIENCE_BANDS if years < end)}"


def load_pay(path: Path | None = None) -> PayFile:
    """The pay model in a file, the shipped one by default.

    Raises ``UserError`` with one sentence for a file that is missing, damaged or made for a newer program.
    """
    return _loaded(path or resources.path("market", "pay_model.json"))


@lru_cache(maxsize=4)
def _loaded(where: Path) -> PayFile:
    return pay_file_from(reading.document(where), where.name)


def pay_file_from(document: Mapping[str, Any], name: str) -> PayFile:
    """The pay model in a parsed document; raises ``UserError`` as ``load_pay`` does, naming the file ``name``."""
    if document.get("schema") != SCHEMA:
        raise UserError(
            f"Market figures {name}",
            f"this file is of kind {document.get('schema')}, and this program reads kind {SCHEMA}",
            "Use the version of the program it was made for",
        )
    try:
        return pay_from(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise reading.damaged(name, f"it is damaged ({error!r})") from error


def pay_from(document: Mapping[str, Any]) -> PayFile:
    """The pay model in a parsed document; raises what Python raises for values that are missing or of another kind."""
    location = document["location"]
    model = PayModel(
        location={group: {key: row[0] for key, row in rows.items()} for group, rows in location.items()},
        scale=document["scale"],
        thin=document["thin"],
        unseen=document["unseen"],
        shapes={key: _quantiles(row) for key, row in document["shapes"].items()},
        paid={key: _quantiles(row) for key, row in document["paid"].items()},
        ladder=document["ladder"],
        **{name: float(document["model"][name]) for name in _NUMBERS},
    )
    return PayFile(
        version=str(document["version"]),
        model=model,
        fitted=location,
        rates=document["rates"],
        place_variance=float(document["place_variance"]),
        levels={key: _quantiles(row) for key, row in document["levels"].items()},
        factors=FactorTable.of(document["factors"]),
    )


_NUMBERS: Final = ("base_year", "last_year", "paid_year", "growth", "growth_ahead")


def _quantiles(row: list[float]) -> Quantiles:
    numbers = tuple(map(float, row))
    if len(numbers) != len(QUANTILES) or any(low > high for low, high in itertools.pairwise(numbers)):
        raise ValueError(f"a distribution needs {len(QUANTILES)} numbers that do not fall")
    return numbers
