"""Two or more plans on the same draws: career by career, so that what they share drops out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from planner.forecast.careers import DISCOUNT_PER_YEAR, Careers, Measure, simulate
from planner.forecast.chance import Doubles, Floats
from planner.forecast.effects import Readiness
from planner.forecast.inputs import LEVELS, ForecastInputs
from planner.forecast.quantiles import sorted_quantiles

TIE: Final = 0.05
"""Two choices tie where the chance that one is worth more than the other is within this of one half."""


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """All years together in today's dollars, discounted: ``quantiles`` (5,) at ``SHARES``, the mean, and all careers,
    ``rising`` (n,) and read-only.
    """

    quantiles: Doubles
    mean: float
    rising: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """A plan less the one it is compared with.

    ``dollars`` (n_years, 5): quantiles of the paired difference in yearly pay. ``better`` and ``worse`` (n_years,): the
    chance of more and of less pay, which are not 1 together where nothing changes. ``worth``, ``worth_better`` and
    ``worth_worse``: the same of the cumulative present value. ``levels`` (n_years, 4): by how much likelier it is to be
    at each level or above. Exactly 0 throughout for a plan that changes nothing.
    """

    inputs: ForecastInputs
    dollars: Doubles
    better: Doubles
    worse: Doubles
    worth: Worth
    worth_better: float
    worth_worse: float
    levels: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Plans against a base, in the money of the base's inputs; ``worth`` is the base's own, always in real dollars."""

    base: ForecastInputs
    worth: Worth
    differences: tuple[Difference, ...]


def compare(
    base: ForecastInputs,
    others: Sequence[ForecastInputs],
    discount_per_year: float = DISCOUNT_PER_YEAR,
    measure: Measure = "total",
) -> Comparison:
    """Compare plans with a base on the same draws; ``discount_per_year`` is real, above −1.

    Raises ``ValueError`` where they differ in seed, careers, start, horizon or kind of money: then nothing is paired.
    """
    if any(_pairing(other) != _pairing(base) for other in others):
        raise ValueError("Plans are compared on the same careers, years and money")
    ground = earned(base, discount_per_year, measure)
    differences = (difference(earned(other, discount_per_year, measure), ground) for other in others)
    return Comparison(base, worth_of(ground.worth), tuple(differences))


@dataclass(frozen=True, slots=True, eq=False)
class Earned:
    """What the careers of one plan earn: ``dollars`` (n_years, n), their present ``worth`` (n,), and ``levels``
    (n_years, 4), the chance of each level or above."""

    inputs: ForecastInputs
    dollars: Floats
    worth: Doubles
    levels: Doubles


def earned(
    inputs: ForecastInputs,
    discount_per_year: float = DISCOUNT_PER_YEAR,
    measure: Measure = "total",
    cost: float = 0.0,
) -> Earned:
    """What the careers of a plan earn, ``cost`` (a present value in dollars) taken off their worth."""
    careers = simulate(inputs)
    dollars = careers.dollars(measure)
    return Earned(inputs, dollars, careers.worth(dollars, discount_per_year) - cost, _at_least(careers))


def difference(plan: Earned, base: Earned) -> Difference:
    """What a plan earns more than another, career by career. Raises ``ValueError`` where nothing is paired."""
    if _pairing(plan.inputs) != _pairing(base.inputs):
        raise ValueError("Plans are compared on the same careers, years and money")
    dollars, worth = plan.dollars - base.dollars, plan.worth - base.worth
    return Difference(
        inputs=plan.inputs,
        better=_shares(dollars > 0),
        worse=_shares(dollars < 0),
        dollars=sorted_quantiles(dollars),
        worth_better=float((worth > 0).mean()),
        worth_worse=float((worth < 0).mean()),
        worth=worth_of(worth),
        levels=plan.levels - base.levels,
    )


def chance_of_more(gains: Doubles | Floats) -> float:
    """The share of careers, (n,), that gain, 0 to 1; those that neither gain nor lose count half."""
    return (1 + float((gains > 0).mean()) - float((gains < 0).mean())) / 2


def is_even(chance: float) -> bool:
    """Whether careers hardly decide between two: the chance of more is nearly one half."""
    return abs(chance - 0.5) <= TIE + 1e-9  # 0.55 − 0.5 is a little more than 0.05 in binary


def time_only(inputs: ForecastInputs) -> ForecastInputs:
    """What time alone brings, by definition: one stays with the employer of one's own accord, does nothing of any
    plan, and the clock of promotions runs at its usual speed whatever one's readiness.

    Layoffs, the market and the usual promotions still happen. Take the inputs of the situation, not those of a plan.
    """
    effects = tuple(effect for effect in inputs.effects if not isinstance(effect, Readiness))
    stays = replace(inputs.dynamics, move_rate_per_year=0.0)
    return replace(inputs, dynamics=stays, readiness_speed=1.0, effects=effects)


def _pairing(inputs: ForecastInputs) -> tuple[object, ...]:
    return inputs.seed, inputs.n_careers, inputs.start, inputs.horizon_years, inputs.is_real


def _shares(flags: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> Doubles:
    return np.asarray(np.count_nonzero(flags, axis=1) / flags.shape[1])


def worth_of(values: Doubles) -> Worth:
    """The present values of all careers, (n,), as what is told of them."""
    rising = values[None, :].astype(np.float32)
    quantiles = sorted_quantiles(rising)[0]
    rising.flags.writeable = False
    return Worth(quantiles, float(values.mean()), rising[0])


def _at_least(careers: Careers) -> Doubles:
    """Chance of each level or above, (n_years, 4)."""
    inputs = careers.inputs
    readings = np.arange(1, inputs.horizon_years + 1)
    chance = np.zeros((inputs.horizon_years, len(LEVELS)))
    chance[:, : inputs.level + 1] = 1.0
    for row, times in enumerate(careers.arrived):
        counts = np.searchsorted(np.sort(times), readings, side="right")
        chance[:, inputs.level + 1 + row] = counts / inputs.n_careers
    return chance
