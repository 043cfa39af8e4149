"""What size of employer, work mode and education go along with in pay, everything else in the sources being equal.

Two regressions with effects pulled to zero, one of answers and one of adverts; an effect is the difference between a
choice and the average of those who told it. They are associations: people and employers choose each other.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from planner.calibration.industry_cells import Estimate, excess_spread
from planner.calibration.pay_fit import Observation, averages_of, expanded
from planner.calibration.ridge import Array, Design, Fit, fit_location
from planner.market.pay_question import Feature, location_features

EDUCATION: Final = "education"
YEAR: Final = 2024.0
"""Only answers of this year tell title, size, work mode, industry and education; adverts of this year are most."""

_LEFT_OUT: Final = ("title:level", "year:family", "remote:")
"""Effects of two things at once: the average over them is what is asked for."""

_FIRST_VARIANCE: Final = 0.1
_EDUCATION_WORDS: Final = (
    ("doctorate", "professional degree"),
    ("master", "master"),
    ("bachelor", "bachelor"),
    ("associate", "associate"),
    ("some-college", "some college"),
    ("secondary", "secondary"),
)


@dataclass(frozen=True, slots=True)
class Effects:
    """A fitted regression: its columns, and how many rows hold each."""

    design: Design
    fit: Fit
    counts: Mapping[tuple[str, str], int]

    def against_average(self, group: str, wanted: Mapping[str, float] | None = None) -> Estimate:
        """How far the mix ``wanted`` of a group's keys (shares, sum 1) lies from the average over its rows."""
        shares = self.shares(group)
        contrast = np.zeros(len(self.design.index))
        for key, share in (wanted or {}).items():
            contrast[self.design.index[group, key]] += share
        for key, share in shares.items():
            contrast[self.design.index[group, key]] -= share
        error = math.sqrt(max(float(contrast @ self.fit.covariance @ contrast), 0.0))
        n = sum(self.counts[group, key] for key in wanted or {})
        return Estimate(float(contrast @ self.fit.effects), error, n)

    def shares(self, group: str) -> dict[str, float]:
        """The share of each key of the group among the rows that have one."""
        counts = {key: count for (name, key), count in self.counts.items() if name == group}
        total = sum(counts.values())
        return {key: count / total for key, count in counts.items()}


def education_of(text: str) -> str:
    """The education as factors name it, "" for another or none told."""
    key = text.lower()
    return next((name for name, word in _EDUCATION_WORDS if key.startswith(word)), "")


def fitted_effects(observations: Sequence[Observation], educations: Sequence[str] = ()) -> Effects:
    """The regression of observations of one basis and year; ``educations`` gives that of each, where known."""
    texts = educations or [""] * len(observations)
    raw = [list(_features(one, text)) for one, text in zip(observations, texts, strict=True)]
    averages = averages_of(raw)
    rows = [expanded(row, averages) for row in raw]
    design = Design.of(rows)
    matrix = design.matrix(rows)
    target = np.array([one.log_pay for one in observations])
    weights = np.array([one.weight for one in observations])
    variance = _FIRST_VARIANCE
    for _ in range(2):
        fit = fit_location(design, matrix, target, weights / variance)
        variance = _residual_variance(target - matrix @ fit.effects, weights)
    told: Counter[tuple[str, str]] = Counter((group, key) for row in raw for group, key, _ in row)
    return Effects(design, fit, {pair: count for pair, count in told.items() if pair in design.index})


def combined(estimates: Sequence[Estimate]) -> Estimate:
    """Estimates from different sources made one: the more they disagree, the more equal their weights and the wider."""
    excess, spread = excess_spread(estimates)
    between = max(excess / spread, 0.0) if spread > 0 else 0.0
    weights = np.array([1 / (one.error**2 + between) for one in estimates])
    effect = float(weights @ np.array([one.effect for one in estimates]) / weights.sum())
    return Estimate(effect, float(1 / np.sqrt(weights.sum())), sum(one.n for one in estimates))


def _features(one: Observation, education: str) -> Iterable[Feature]:
    question = one.question
    features = location_features(question, question.level, question.experience()[0])
    yield from (feature for feature in features if not feature[0].startswith(_LEFT_OUT))
    if education:
        yield EDUCATION, education, 1.0


def _residual_variance(residuals: Array, weights: Array) -> float:
    return float(np.average(residuals**2, weights=weights))
