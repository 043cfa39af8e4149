"""The factors that a forecast's number is usually made of."""

import math
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Final

from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Effect, LevelValues, PayShift, Readiness
from planner.forecast.explanation import Change, Factor
from planner.forecast.grades import OUR_OWN, Grade
from planner.forecast.inputs import ForecastInputs
from planner.forecast.scenario import BASE

Z_TENTH: Final = 1.2815515655446004
"""A tenth of a normal distribution lies beyond so many standard deviations."""

MOST_CAUSES: Final = 2
"""So many actions of a plan get a bar of their own; more are told together."""

_YOU: Final = "your profile"


def usual_factors(inputs: ForecastInputs, nation: LevelValues, market_source: str) -> tuple[Factor, ...]:
    """From an entry-level person paid the nation's median, with nothing happening, to the person of the inputs.

    ``nation`` are the family's national log medians by level in the same money; ``market_source`` names the figures.
    """
    return (
        Factor("place", "Your place", lambda one: with_medians(one, nation), "B", market_source),
        Factor("level", "Your level today", _at_entry, "D", market_source),
        Factor("pay", "Your pay against the market", _at_median, "own", _YOU),
        Factor("years_at_level", "Time at your level", lambda one: replace(one, years_at_level=0.0), "own", _YOU),
        Factor("market_growth", "Growth of the market", _of_dynamics(market_growth=0.0), "D", OUR_OWN),
        Factor("scenario", "Market scenario and prices", _in_base_market, "D", OUR_OWN),
        Factor("promotions", "Promotions ahead", _of_dynamics(never_promoted=(1.0, 1.0, 1.0)), "D", OUR_OWN),
        Factor("chance", "Moves, layoffs and shocks", _without_chance, "B", OUR_OWN, is_chance=True),
        *_of_plan(inputs),
    )


def with_medians(inputs: ForecastInputs, medians: LevelValues) -> ForecastInputs:
    """Another market, paid as far from its median as in this one."""
    return _same_distance(inputs, replace(inputs, level_log_median=medians))


def _same_distance(inputs: ForecastInputs, other: ForecastInputs) -> ForecastInputs:
    if inputs.log_pay is None:
        return other
    distance = inputs.log_pay - inputs.level_log_median[inputs.level]
    return replace(other, log_pay=other.level_log_median[other.level] + distance)


def _at_entry(inputs: ForecastInputs) -> ForecastInputs:
    return _same_distance(inputs, replace(inputs, level=0))


def _at_median(inputs: ForecastInputs) -> ForecastInputs:
    return inputs if inputs.log_pay is None else replace(inputs, log_pay=inputs.level_log_median[inputs.level])


def _in_base_market(inputs: ForecastInputs) -> ForecastInputs:
    return replace(inputs, scenario=BASE, is_real=True)


def _of_dynamics(**changes: float | tuple[float, float, float]) -> Change:
    def change(inputs: ForecastInputs) -> ForecastInputs:
        return replace(inputs, dynamics=replace(inputs.dynamics, **changes))  # type: ignore[arg-type]  # by name

    return change


def _without_chance(inputs: ForecastInputs) -> ForecastInputs:
    names = [item.name for item in fields(Dynamics) if item.name.endswith(("_sd", "_spread", "_rate_per_year"))]
    return _of_dynamics(**dict.fromkeys(names, 0.0))(inputs)


def _of_plan(inputs: ForecastInputs) -> Iterator[Factor]:
    causes = list(dict.fromkeys(effect.cause for effect in inputs.effects))
    if len(causes) > MOST_CAUSES:
        yield _of_causes("plan", "Your plan", tuple(causes), inputs.effects)
        return
    for cause in causes:
        yield _of_causes(cause, cause, (cause,), inputs.effects)


def _of_causes(change: str, label: str, causes: tuple[str, ...], effects: tuple[Effect, ...]) -> Factor:
    own = [effect for effect in effects if effect.cause in causes]
    worst: Grade = max((effect.grade for effect in own if effect.grade != "own"), default="own")
    sources = "; ".join(dict.fromkeys(effect.source for effect in own))

    def without(inputs: ForecastInputs) -> ForecastInputs:
        return replace(inputs, effects=tuple(effect for effect in inputs.effects if effect.cause not in causes))

    def at(z: float) -> Change:
        return lambda inputs: replace(
            inputs, effects=tuple(_moved(one, z) if one.cause in causes else one for one in inputs.effects)
        )

    is_uncertain = any(isinstance(effect, PayShift | Readiness) and effect.sd for effect in own)
    return Factor(change, label, without, worst, sources, (at(-Z_TENTH), at(Z_TENTH)) if is_uncertain else None)


def _moved(effect: Effect, z: float) -> Effect:
    """The effect as if it were known to lie ``z`` standard deviations above its middle."""
    if isinstance(effect, PayShift):
        return replace(effect, log_effect=effect.log_effect + z * effect.sd, sd=0.0)
    if isinstance(effect, Readiness):
        return replace(effect, factor=effect.factor * math.exp(z * effect.sd), sd=0.0)
    return effect
