"""What adverts offer for a specialisation, by level, against machine learning in general.

A regression of the adverts whose title is about models: level, kind of work, year, country and work mode beside the
specialisation that the title names. Effects are pulled to zero, those of a level to that of the specialisation, as far
as adverts are few.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from planner.calibration.industry_cells import Estimate
from planner.calibration.pay_fit import BASE_YEAR, GROWTH, Observation
from planner.calibration.ridge import Array, Design, Fit, fit_location
from planner.market.pay_question import Feature

REFERENCE: Final = "general-ml"
FEWEST_ADVERTS: Final = 30

TITLES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "reinforcement-learning": re.compile(r"reinforcement"),
        "responsible-ai": re.compile(r"responsible|ethic|fairness|ai governance|intelligence governance|safety"),
        "edge-ai": re.compile(r"\bedge\b|tinyml|embedded (artificial|machine)"),
        "mlops": re.compile(r"\w*mlops|llmops|(learning|intelligence|ml) (operations|ops|infra\w*|platform)|aiops"),
        "nlp": re.compile(r"natural language|linguist|conversational|speech"),
        "computer-vision": re.compile(r"\bvision|perception|image"),
        "deep-learning": re.compile(r"deep learning|neural"),
        "autonomous-systems": re.compile(r"robotics|autonomous|self driving"),
        "generative-ai": re.compile(
            r"generative|\bllm\b|large language|prompt|artificial intelligence (engineer|developer|programmer|software)"
        ),
        REFERENCE: re.compile(r"machine learning|artificial intelligence"),
    }
)
"""Words of a title (spelt out) that name a specialisation, most telling first. "AI engineer" is the title nearest to
generative AI, and no more than a sign of it."""

_KINDS: Final = (
    ("leading", re.compile(r"manager|head|director|\blead\b|product|owner")),
    ("architect", re.compile(r"architect")),
    ("science", re.compile(r"scien|research")),
    ("engineering", re.compile(r"")),
)
_FIRST_VARIANCE: Final = 0.1
_GROUP: Final = "specialisation"
_BY_LEVEL: Final = "specialisation:level"


@dataclass(frozen=True, slots=True)
class SpecialisationFit:
    """The fitted regression with the number of adverts by (specialisation, level)."""

    design: Design
    fit: Fit
    counts: Counter[tuple[str, str]]

    def n(self, specialisation: str) -> int:
        """How many adverts name it."""
        return sum(count for (name, _), count in self.counts.items() if name == specialisation)

    def effect(self, specialisation: str, level: str) -> Estimate | None:
        """The effect at the level; None where fewer than ``FEWEST_ADVERTS`` adverts name the specialisation."""
        if specialisation == REFERENCE:
            return Estimate(0.0, 0.0, self.counts[specialisation, level])
        if self.n(specialisation) < FEWEST_ADVERTS:
            return None
        mix = np.zeros(len(self.design.index))
        mix[self.design.index[_GROUP, specialisation]] = 1.0
        unseen = 0.0
        place = self.design.index.get((_BY_LEVEL, f"{specialisation}:{level}"))
        if place is None:
            unseen = float(self.fit.variances[self.design.groups.index(_BY_LEVEL)])
        else:
            mix[place] = 1.0
        error = float(np.sqrt(mix @ self.fit.covariance @ mix + unseen))
        return Estimate(float(mix @ self.fit.effects), error, self.counts[specialisation, level])


def specialisation_of(title: str) -> str:
    """The specialisation that a title (its key) names, ``REFERENCE`` for models in general, "" for other work."""
    return next((name for name, pattern in TITLES.items() if pattern.search(title)), "")


def fitted_specialisations(observations: Sequence[Observation]) -> SpecialisationFit:
    """The regression of the adverts among the observations that are about models."""
    named = [(one, specialisation_of(one.question.title)) for one in observations]
    kept = [(one, name) for one, name in named if name]
    rows = [list(_features(one, name)) for one, name in kept]
    design = Design.of(rows)
    matrix = design.matrix(rows)
    target = np.array([one.log_pay - GROWTH * (one.question.year - BASE_YEAR) for one, _ in kept])
    weights = np.array([one.weight for one, _ in kept])
    variance = _FIRST_VARIANCE
    for _ in range(2):
        fit = fit_location(design, matrix, target, weights / variance)
        variance = _spread(target - matrix @ fit.effects, weights)
    return SpecialisationFit(design, fit, Counter((name, one.question.level) for one, name in kept))


def _features(one: Observation, specialisation: str) -> Iterable[Feature]:
    question = one.question
    yield "basis", question.basis, 1.0
    yield "level", question.level, 1.0
    yield "kind", next(kind for kind, pattern in _KINDS if pattern.search(question.title)), 1.0
    yield "year", str(int(question.year)), 1.0
    yield "country", question.country, 1.0
    if question.remote:
        yield "remote", question.remote, 1.0
    if specialisation != REFERENCE:
        yield _GROUP, specialisation, 1.0
        yield _BY_LEVEL, f"{specialisation}:{question.level}", 1.0


def _spread(residuals: Array, weights: Array) -> float:
    return float(np.average(residuals**2, weights=weights)) if len(weights) else _FIRST_VARIANCE
