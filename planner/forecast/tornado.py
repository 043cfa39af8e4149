"""Which assumptions move the answer most."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.forecast.dynamics import Dynamics
from planner.forecast.engine import forecast
from planner.forecast.explanation import log_median, until
from planner.forecast.grades import Grade
from planner.forecast.inputs import LEVELS, ForecastInputs

MOST_SHOWN: Final = 10
CAREERS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """An assumption that can be set to another value; ``low`` and ``high`` are the ends of its plausible range."""

    id: str
    text: str
    low: float
    high: float
    grade: Grade
    source: str


@dataclass(frozen=True, slots=True)
class Swing:
    """What the median pay of the year would be, in dollars, at either end of a parameter's range."""

    parameter: Parameter
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far the two ends lie apart, in dollars."""
        return abs(self.at_high - self.at_low)


WithValue = Callable[[ForecastInputs, str, float], ForecastInputs]


def tornado(
    inputs: ForecastInputs,
    year: int,
    parameters: Sequence[Parameter],
    with_value: WithValue,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Swing, ...] | None:
    """The ten parameters that move the median base pay of a forecast year most, the strongest first; None if cancelled.

    All are read on the same draws; the dollars are those of the forecast shown, moved as a few careers move.
    """
    now = log_median(inputs, year, CAREERS)
    shown = float(forecast(until(inputs, year)).base.median[-1])
    swings = []
    for parameter in parameters:
        if is_cancelled():
            return None
        low, high = (
            shown * math.exp(log_median(with_value(inputs, parameter.id, value), year, CAREERS) - now)
            for value in (parameter.low, parameter.high)
        )
        swings.append(Swing(parameter, low, high))
    return tuple(sorted(swings, key=lambda swing: (-swing.size, swing.parameter.id))[:MOST_SHOWN])


_RATES: Final = ("dynamics.inflation", "dynamics.market_growth")


def with_parameter(inputs: ForecastInputs, name: str, value: float) -> ForecastInputs:
    """The inputs with a parameter at a value as the parameters' file tells it: yearly rates, simulated as logarithms.

    Raises as ``with_dynamics_value`` does.
    """
    return with_dynamics_value(inputs, name, math.log1p(value) if name in _RATES else value)


def with_dynamics_value(inputs: ForecastInputs, name: str, value: float) -> ForecastInputs:
    """The inputs with a parameter of the dynamics at another value: ``shock_sd``, or ``never_promoted.mid`` for one.

    The name may begin with ``dynamics.``. Raises ``AttributeError`` for a name that the dynamics do not have,
    ``ValueError`` for a value that cannot be.
    """
    field, _, level = name.removeprefix("dynamics.").partition(".")
    before = getattr(inputs.dynamics, field)
    after = tuple(value if one == level else old for one, old in zip(LEVELS, before, strict=False)) if level else value
    dynamics: Dynamics = replace(inputs.dynamics, **{field: after})  # type: ignore[arg-type]  # by name
    return replace(inputs, dynamics=dynamics)
