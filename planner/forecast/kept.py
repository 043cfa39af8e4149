"""Forecasts as texts that are kept in a profile, and what running them again says.

Numbers are written so that the very same are read: equal inputs give equal bytes, so a kept forecast can be checked.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from planner.domain.errors import UserError
from planner.domain.journal import SavedForecast
from planner.forecast.chance import Doubles
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, Effect, MarketShift, Move, OfferedPay, PayShift, Readiness, TrackChange
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.past import PastPay
from planner.forecast.result import Fan, Forecast
from planner.forecast.scenario import Scenario
from planner.forecast.stretch import Stretch
from planner.market.prices import PriceIndex

FORMAT: Final = 1
MOST_CAREERS: Final = 100_000
"""A text that asks for more is none that this program wrote."""

_EFFECTS: Final[dict[str, type[Effect]]] = {
    kind.__name__: kind for kind in (PayShift, Readiness, Move, MarketShift, OfferedPay, Break, TrackChange)
}


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A kept forecast as it was: ``place`` and ``source`` name its market; ``engine`` what it was worked out with."""

    forecast: Forecast
    place: str
    source: str
    engine: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """What came of working a kept forecast out again.

    ``largest`` is the largest relative difference of any quantile or difference of any chance, 0 where all numbers are
    the same to the last digit and None where it cannot be worked out; ``reasons`` name what has changed since.
    """

    largest: float | None
    reasons: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the very same numbers come out."""
        return self.largest == 0.0

    @property
    def sentence(self) -> str:
        """What to tell of it."""
        why = " and ".join(self.reasons)
        if self.largest is None:
            return f"It cannot be worked out again: {why}."
        if self.is_same:
            return "Worked out again from the same inputs it gives the very same numbers."
        because = why or "program and engine are the same, so this computer may calculate differently"
        return f"Worked out again it differs by up to {100 * self.largest:.2g} %: {because}."


def engine_name() -> str:
    """What forecasts are worked out with here, beside this program."""
    return f"NumPy {np.__version__}"


def inputs_text(inputs: ForecastInputs, place: str = "", source: str = "") -> str:
    """The inputs as JSON, with the names of their market."""
    effects = [{"kind": type(effect).__name__, **asdict(effect)} for effect in inputs.effects]
    document = {"format": FORMAT, "place": place, "source": source, "inputs": {**asdict(inputs), "effects": effects}}
    return json.dumps(document, ensure_ascii=False)


def result_text(result: Forecast) -> str:
    """What was forecast as JSON: quantiles of base and total pay in dollars a year, and chances of levels."""
    document = {
        "format": FORMAT,
        "engine": engine_name(),
        "times": result.times,
        "years": result.years,
        "base": result.base.quantiles.tolist(),
        "total": result.total.quantiles.tolist(),
        "levels": result.levels.tolist(),
        "assumed_from": result.assumed_from,
    }
    return json.dumps(document)


def inputs_from(text: str) -> ForecastInputs:
    """The inputs that a text holds; raises ``UserError`` for one that this program cannot read."""
    return _inputs(_document(text))


def kept_from(record: SavedForecast) -> Kept:
    """The forecast that a record holds; raises ``UserError`` for one that this program cannot read."""
    given, came = _document(record.inputs), _document(record.result)
    inputs = _inputs(given)
    try:
        result = Forecast(
            inputs=inputs,
            times=tuple(came["times"]),
            years=tuple(came["years"]),
            base=Fan(_table(came["base"], 5, inputs)),
            total=Fan(_table(came["total"], 5, inputs)),
            levels=_table(came["levels"], 4, inputs),
            assumed_from=came["assumed_from"],
        )
        return Kept(result, str(given["place"]), str(given["source"]), str(came["engine"]))
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(error) from error


def repeat(record: SavedForecast, program_version: str) -> Repeated:
    """Work a kept forecast out again from the same inputs; they hold the market figures, so packs do not matter."""
    try:
        kept = kept_from(record)
    except UserError as error:
        return Repeated(None, (error.reason,))
    now = forecast(kept.forecast.inputs)
    pairs = [(kept.forecast.base, now.base), (kept.forecast.total, now.total)]
    apart = [_apart(old.quantiles, new.quantiles) for old, new in pairs]
    apart.append(float(np.max(np.abs(now.levels - kept.forecast.levels))))
    changes = (("Career Planner", record.program_version, program_version), ("", kept.engine, engine_name()))
    reasons = [f"made with {name} {old}, now {new}".replace("  ", " ") for name, old, new in changes if old != new]
    return Repeated(max(apart), tuple(reasons))


def paid_since(past: Sequence[PastPay], inputs: ForecastInputs, prices: PriceIndex) -> tuple[tuple[float, float], ...]:
    """What was paid after a forecast was made: decimal years and base pay a year, in the money of the forecast."""
    start = inputs.start
    return tuple(
        (one.year, one.base * (prices.factor(one.year, start) if inputs.is_real else 1.0))
        for one in past
        if one.year > start
    )


def _apart(old: Doubles, new: Doubles) -> float:
    """The largest relative difference; cents do not count as one of a pay of nothing."""
    return float(np.max(np.abs(new - old) / np.maximum(old, 1.0)))


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        reason = "it was kept by another version of this program, in a form that this one does not know"
        raise UserError("Kept forecast", reason, "Open it with that version")
    return document


def _inputs(document: dict[str, Any]) -> ForecastInputs:
    try:
        given = _tuples(document["inputs"])
        made = {
            "dynamics": Dynamics(**given["dynamics"]),
            "scenario": Scenario(**given["scenario"]),
            "stretch": Stretch(**given["stretch"]),
            "effects": tuple(_effect(one) for one in given["effects"]),
        }
        return _believable(ForecastInputs(**{**given, **made}))
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(error) from error


def _believable(inputs: ForecastInputs) -> ForecastInputs:
    if inputs.n_careers > MOST_CAREERS:
        raise ValueError(f"more than {MOST_CAREERS:,} careers")
    return inputs


def _effect(given: dict[str, Any]) -> Effect:
    return _EFFECTS[given["kind"]](**{name: value for name, value in given.items() if name != "kind"})


def _tuples(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """JSON with tuples in the place of lists."""
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _table(rows: list[list[float]], columns: int, inputs: ForecastInputs) -> Doubles:
    table = np.array(rows, dtype=np.float64)
    if table.shape != (inputs.horizon_years, columns) or not (np.isfinite(table) & (table >= 0)).all():
        raise ValueError(f"a table of {table.shape} for {inputs.horizon_years} years")
    table.flags.writeable = False
    return table


def _unreadable(error: Exception) -> UserError:
    return UserError("Kept forecast", f"its numbers cannot be read ({error!r})", "Delete it, or keep a new one")
