"""Between which values the parameters of the dynamics may plausibly lie, as changes of a forecast's inputs."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Final

from planner.forecast.dynamics import PREFIX, STEPS, Dynamics
from planner.forecast.explanation import Pair
from planner.forecast.inputs import ForecastInputs
from planner.forecast.tornado import with_parameter
from planner.market.dynamics_file import Parameter, Parameters

_CLOCK: Final = ("promotion_shape", "promotion_gain")
_STEPPED: Final = ("promotion_median_years", "never_promoted")
_APART: Final = ("residual_half_life_years", "market_growth", "inflation", "move_standing_sd", *_CLOCK, *_STEPPED)


def promotion_names(level: int) -> Iterator[str]:
    """The parameters of the promotions that lie ahead of a level, 0 to 3."""
    yield from (f"{name}.{step}" for name in _STEPPED for step in STEPS[level:])
    yield from _CLOCK


def chance_names() -> Iterator[str]:
    """The parameters of moves, layoffs, shocks, and what the market and prices do by chance."""
    yield from (item.name for item in fields(Dynamics) if item.name not in _APART)


def pairs_of(inputs: ForecastInputs, known: Parameters, names: Iterable[str]) -> tuple[Pair, ...]:
    """Changes to both ends of each parameter's range; none for one that is the user's own or is not ``known``."""
    named = (known[PREFIX + name] for name in names if PREFIX + name in known)
    return tuple(_pair(one) for one in named if one.low < one.high and _is_as_shipped(inputs, one))


def _pair(parameter: Parameter) -> Pair:
    return (
        lambda inputs: with_parameter(inputs, parameter.id, parameter.low),
        lambda inputs: with_parameter(inputs, parameter.id, parameter.high),
    )


def _is_as_shipped(inputs: ForecastInputs, parameter: Parameter) -> bool:
    """Whether the inputs hold the estimate and not what the user put in its place."""
    shipped = with_parameter(inputs, parameter.id, parameter.estimate).dynamics
    return all(
        math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
        for one, other in zip(_numbers(shipped), _numbers(inputs.dynamics), strict=True)
    )


def _numbers(dynamics: Dynamics) -> Iterator[float]:
    for item in fields(dynamics):
        value = getattr(dynamics, item.name)
        yield from value if isinstance(value, tuple) else (value,)
