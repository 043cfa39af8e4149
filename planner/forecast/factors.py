"""The factors that a forecast's number is usually made of."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Final

from planner.forecast.dynamics import PREFIX, Dynamics
from planner.forecast.effects import Effect, LevelValues, MarketShift, PayShift, Readiness
from planner.forecast.explanation import MOST_FACTORS, Change, Factor
from planner.forecast.grades import GRADES, OUR_OWN, Grade
from planner.forecast.inputs import ForecastInputs
from planner.forecast.market_job import EXPIRY, fading_cause
from planner.forecast.ranges import chance_names, pairs_of, promotion_names
from planner.forecast.scenario import BASE
from planner.market import factors as market
from planner.market.dynamics_file import Parameters
from planner.market.factors import Z_TENTH
from planner.market.pay_factors import CERTIFICATION

MOST_CAUSES: Final = 2
"""So many actions of a plan get a bar of their own; more are told together."""

SMALL_FACTS: Final = "small_facts"
"""The id of what the smallest facts of a job are worth together, where there are too many for a bar each."""

_YOU: Final = "your profile"
_OWN_ENTRY: Final = "it is what you entered"
_OWN_FIGURES: Final = "they are your own figures"
_NO_LEVEL_RANGE: Final = "pay by level is split by assumed shares of the levels, and no source gives their error"
_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the inputs.

    ``facts`` about the job beyond title, place and level, of which the market of the inputs holds what they are worth
    at the person's level; the ``parameters`` of the dynamics as shipped, with their ranges; and the ``place_error``,
    the standard deviation of the logarithm to which the place's pay against the nation's is known, None where no
    source tells.
    """

    facts: Sequence[market.Factor] = ()
    parameters: Parameters = field(default_factory=dict)
    place_error: float | None = None


def usual_factors(
    inputs: ForecastInputs, nation: LevelValues, market_source: str, known: Known | None = None
) -> tuple[Factor, ...]:
    """From an entry-level person paid the nation's median, with nothing happening, to the person of the inputs.

    ``nation`` are the family's national log medians by level in the same money; ``market_source`` names the figures.
    """
    known = known or Known()
    facts = [fact for fact in known.facts if fact.log_effect]
    usual = [
        _of_place(inputs, nation, facts, market_source, known.place_error),
        Factor("level", "Your level today", _at_entry, "D", market_source, no_range=_NO_LEVEL_RANGE),
        *_of_you(inputs, known.parameters),
        *_of_market(inputs, known.parameters),
        *_of_chance(inputs, known.parameters),
    ]
    own_causes = {cause for fact in facts for cause in _causes(fact)}
    usual += _of_plan(inputs, own_causes, 1 if facts else MOST_CAUSES)
    room = MOST_FACTORS - sum(factor.without(inputs) != inputs for factor in usual)
    return (usual[0], *_of_facts(facts, room), *usual[1:])


def _of_place(
    inputs: ForecastInputs, nation: LevelValues, facts: Sequence[market.Factor], source: str, error: float | None
) -> Factor:
    def moved(z: float) -> Change:
        return lambda one: _moved_market(one, (z * (error or 0.0),) * 4)

    pairs = ((moved(-Z_TENTH), moved(Z_TENTH)),) if error else ()
    without = _in_nation(inputs, nation, facts)
    return Factor("place", "Your place", without, "B", source, pairs, "the source gives no error for it")


def _of_you(inputs: ForecastInputs, parameters: Parameters) -> Iterator[Factor]:
    """What you are paid, of which some fades, and how long you have been at your level."""
    fades = pairs_of(inputs, parameters, ["residual_half_life_years"])
    yield Factor("pay", "Your pay against the market", _at_median, "own", _YOU, fades, _OWN_ENTRY)
    spent: Change = partial(replace, years_at_level=0.0)
    yield Factor("years_at_level", "Time at your level", spent, "own", _YOU, no_range=_OWN_ENTRY)


def _of_market(inputs: ForecastInputs, parameters: Parameters) -> Iterator[Factor]:
    grows = pairs_of(inputs, parameters, ["market_growth"])
    without = _of_dynamics(market_growth=0.0)
    yield Factor("market_growth", "Growth of the market", without, "D", OUR_OWN, grows, "it is your own figure")
    prices = () if inputs.is_real else pairs_of(inputs, parameters, ["inflation"])
    yield Factor("scenario", "Market scenario and prices", _in_base_market, "D", OUR_OWN, prices, "you chose it")


def _of_chance(inputs: ForecastInputs, parameters: Parameters) -> Iterator[Factor]:
    names = list(promotion_names(inputs.level))
    ahead = pairs_of(inputs, parameters, names)
    never = _of_dynamics(never_promoted=(1.0, 1.0, 1.0))
    yield Factor("promotions", "Promotions ahead", never, "D", _sources(parameters, names), ahead, _OWN_FIGURES)
    names = list(chance_names())
    by_chance = pairs_of(inputs, parameters, names)
    label, source = "Moves, layoffs and shocks", _sources(parameters, names)
    yield Factor("chance", label, _without_chance, "B", source, by_chance, _OWN_FIGURES, is_chance=True)


def _sources(parameters: Parameters, names: Iterable[str]) -> str:
    """Where parameters come from, each source once; this program where they are not known."""
    found = [parameters[PREFIX + name].source.split("; ") for name in names if PREFIX + name in parameters]
    return "; ".join(dict.fromkeys(source for sources in found for source in sources)) or OUR_OWN


def _in_nation(inputs: ForecastInputs, nation: LevelValues, facts: Sequence[market.Factor]) -> Change:
    """The nation's market, where jobs with the same facts are paid better or worse by as much."""
    together = sum(fact.log_effect for fact in facts)
    shift = tuple(there - here + together for here, there in zip(inputs.level_log_median, nation, strict=True))
    return lambda one: _moved_market(one, shift)


def _moved_market(inputs: ForecastInputs, shift: Sequence[float]) -> ForecastInputs:
    """A market whose log medians lie elsewhere, the person paid as far from them as in this one."""
    if all(abs(step) < _NOTHING for step in shift):
        return inputs
    entry, mid, senior, architect = (median + step for median, step in zip(inputs.level_log_median, shift, strict=True))
    return _same_distance(inputs, replace(inputs, level_log_median=(entry, mid, senior, architect)))


def _of_facts(facts: Sequence[market.Factor], room: int) -> Iterator[Factor]:
    """A bar a fact, in their order; where there is no room for all, the smallest share one."""
    by_size = sorted(facts, key=lambda fact: -abs(fact.log_effect))
    small = by_size[room - 1 :] if len(facts) > room else []
    yield from (_of_fact(fact) for fact in facts if fact not in small)
    if small:
        parts = [_of_fact(fact) for fact in small]
        names = ", ".join(fact.name for fact in small)
        worst = _worst(part.grade for part in parts)
        pairs = tuple(pair for part in parts for pair in part.plausible)
        yield Factor(SMALL_FACTS, "Other facts of your job", _all(parts), worst, names, pairs, _OWN_FIGURES)


def _all(parts: Sequence[Factor]) -> Change:
    def without(inputs: ForecastInputs) -> ForecastInputs:
        for part in parts:
            inputs = part.without(inputs)
        return inputs

    return without


def _of_fact(fact: market.Factor) -> Factor:
    def worth(effect: float) -> Change:
        """The fact worth another effect on log pay today, which fades and expires as its own does."""
        causes, share = _causes(fact), effect / fact.log_effect

        def change(inputs: ForecastInputs) -> ForecastInputs:
            effects = tuple(
                _times(one, share) if one.cause in causes else one
                for one in inputs.effects
                if share or one.cause not in causes
            )
            return _moved_market(replace(inputs, effects=effects), (effect - fact.log_effect,) * 4)

        return change

    plausible = ((worth(fact.low), worth(fact.high)),) if fact.high > fact.low else ()
    source = " ".join(filter(None, (fact.source, fact.date)))
    return Factor(fact.id, fact.name, worth(0.0), GRADES[fact.grade], source, plausible, "it is your own figure")


def _causes(fact: market.Factor) -> tuple[str, ...]:
    return (fading_cause(fact), *((EXPIRY,) if fact.id == CERTIFICATION else ()))


def _times(effect: Effect, share: float) -> Effect:
    return replace(effect, log_effect=share * effect.log_effect) if isinstance(effect, PayShift) else effect


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


def _of_plan(inputs: ForecastInputs, others: set[str], most: int) -> Iterator[Factor]:
    """What happens to the person beside the ``others``; at most so many causes with a bar of their own."""
    causes = [cause for cause in dict.fromkeys(effect.cause for effect in inputs.effects) if cause not in others]
    if len(causes) > most:
        yield _of_causes("plan", "Your plan", tuple(causes), inputs.effects)
        return
    for cause in causes:
        yield _of_causes(cause, cause, (cause,), inputs.effects)


def _of_causes(change: str, label: str, causes: tuple[str, ...], effects: tuple[Effect, ...]) -> Factor:
    own = [effect for effect in effects if effect.cause in causes]
    worst = _worst(effect.grade for effect in own)
    sources = "; ".join(dict.fromkeys(effect.source for effect in own))

    def without(inputs: ForecastInputs) -> ForecastInputs:
        return replace(inputs, effects=tuple(effect for effect in inputs.effects if effect.cause not in causes))

    def at(z: float) -> Change:
        return lambda inputs: replace(
            inputs, effects=tuple(_moved(one, z) if one.cause in causes else one for one in inputs.effects)
        )

    is_uncertain = any(isinstance(effect, PayShift | Readiness | MarketShift) and effect.sd for effect in own)
    pairs = ((at(-Z_TENTH), at(Z_TENTH)),) if is_uncertain else ()
    return Factor(change, label, without, worst, sources, pairs, "its effect is taken as given")


def _worst(grades: Iterable[Grade]) -> Grade:
    return max((grade for grade in grades if grade != "own"), default="own")


def _moved(effect: Effect, z: float) -> Effect:
    """The effect as if it were known to lie ``z`` standard deviations above its middle."""
    if isinstance(effect, PayShift):
        return replace(effect, log_effect=effect.log_effect + z * effect.sd, sd=0.0)
    if isinstance(effect, Readiness):
        return replace(effect, factor=effect.factor * math.exp(z * effect.sd), sd=0.0)
    return effect.at_end(z) if isinstance(effect, MarketShift) else effect
