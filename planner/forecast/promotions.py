"""When the levels are reached: an accelerated clock with people who are never promoted."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from planner.forecast.chance import Doubles, Floats, cause_normals
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Break, Readiness, of_kind, ordered
from planner.forecast.inputs import LEVELS, ForecastInputs
from planner.forecast.paths import along


def remaining_years(luck: Floats, level: int, spent: float, dynamics: Dynamics) -> Floats:
    """Years until promotion from ``level`` for people who have been there ``spent`` years, infinite where never, (n,).

    Durations D of those who are ever promoted are log-logistic, P(D > x) = 1 / (1 + (x / median)^shape); ``luck``,
    uniform on 0 to 1, is the chance still left at D, given that ``spent`` years brought no promotion.
    """
    median, shape = dynamics.promotion_median_years[level], dynamics.promotion_shape
    never = dynamics.never_promoted[level]
    ever = 1.0 - never
    promotable = luck * np.float32(never + ever / (1.0 + (spent / median) ** shape))
    promotable -= np.float32(never)
    never_again = promotable <= 0.0
    # Any odds will do for them, and those of infinity take five times as long.
    np.copyto(promotable, np.float32(1.0), where=never_again)
    odds = np.maximum(np.float32(ever) - promotable, np.float32(0.0))
    odds /= promotable
    wait: Floats = np.float32(median) * odds ** np.float32(1.0 / shape)
    wait -= np.float32(spent)
    np.maximum(wait, np.float32(0.0), out=wait)
    np.copyto(wait, np.float32(np.inf), where=never_again)
    return wait


def waits(luck: Floats, dynamics: Dynamics) -> Floats:
    """Years at each level for people who are new there, infinite where they stay for good, (3, n)."""
    return np.stack([remaining_years(row, level, 0.0, dynamics) for level, row in enumerate(luck)])


def arrivals(inputs: ForecastInputs, luck: Floats, fresh: Floats) -> Floats:
    """Years from today until each higher level is reached, infinite where never, (levels above, n).

    ``fresh`` are the ``waits`` of the luck. A clock that runs faster can only bring a promotion forward.
    """
    work = fresh[inputs.level :].copy()
    if len(work):
        work[0] = remaining_years(luck[inputs.level], inputs.level, inputs.years_at_level, inputs.dynamics)
        for row in range(1, len(work)):
            work[row] += work[row - 1]
    spans = _clock(inputs)
    if len(spans) == 1 and np.ndim(spans[0].speed) == 0:
        work /= spans[0].speed
        return work
    return _on_the_clock(work, spans)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """All promotions within the horizon, in the order of the readings at which they first show.

    Those of reading y (from 0) stand from ``bounds[y]`` to ``bounds[y + 1]``: of which career, from which level (0 to
    2), and how many years before the reading. ``counts`` (levels above, n_years): how many have reached the level.
    """

    careers: npt.NDArray[np.intp]
    levels: npt.NDArray[np.intp]
    since: Floats
    bounds: npt.NDArray[np.intp]
    counts: npt.NDArray[np.intp]

    def at(self, year: int) -> slice:
        """The promotions that first show at a reading."""
        return slice(self.bounds[year], self.bounds[year + 1])

    def readings(self) -> npt.NDArray[np.intp]:
        """The reading, from 0, of each promotion."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))


def steps(inputs: ForecastInputs, arrived: Floats) -> Steps:
    """The promotions of arrivals (levels above, n)."""
    years = inputs.horizon_years
    # Nobody counts more than 255 readings, and numpy sorts bytes by counting them.
    first = np.clip(np.ceil(arrived), 1.0, years + 1.0).astype(np.uint8)
    counts = np.array([np.bincount(row, minlength=years + 2)[1 : years + 1] for row in first], dtype=np.intp)
    counts = counts.reshape(len(arrived), years)
    bounds = np.concatenate([[0], np.cumsum(counts.sum(axis=0))])
    order = np.argsort(first, axis=None, kind="stable")[: bounds[-1]]
    rows = np.zeros(len(order), dtype=np.intp)
    for row in range(1, len(arrived)):
        rows += order >= inputs.n_careers * row
    careers = order - inputs.n_careers * rows
    since = (first - arrived).reshape(-1).take(order)
    return Steps(careers, rows + inputs.level, since, bounds, np.cumsum(counts, axis=1))


def level_chances(inputs: ForecastInputs, promoted: Steps) -> Doubles:
    """Chance of being at each level at each reading, (n_years, 4); rows sum to 1."""
    reached = np.zeros((inputs.horizon_years, len(LEVELS) + 1))
    reached[:, : inputs.level + 1] = 1.0
    reached[:, inputs.level + 1 : -1] = promoted.counts.T / inputs.n_careers
    return reached[:, :-1] - reached[:, 1:]


@dataclass(frozen=True, slots=True, eq=False)
class _Span:
    """How fast the clock runs between two moments, the same for all or one speed a career, (n,)."""

    start: float
    end: float
    speed: np.float32 | Floats


def _clock(inputs: ForecastInputs) -> list[_Span]:
    """The clock from today on; the last span never ends."""
    paces = inputs.scenario.promotion_speed
    if not (inputs.effects or paces):
        return [_Span(0.0, np.inf, np.float32(inputs.readiness_speed))]
    effects = ordered(inputs.effects)
    breaks = [(effect.at, effect.at + effect.years) for effect in of_kind(effects, Break)]
    ready = of_kind(effects, Readiness)
    ends = [effect.ends for effect in ready if effect.ends is not None]
    turns = {0.0, *(effect.at for effect in ready), *ends, *(moment for one in breaks for moment in one)}
    turns |= {float(year) for year in range(1, len(paces))}
    cuts = [*sorted(turns), np.inf]
    clock: list[_Span] = []
    for start, end in pairwise(cuts):
        speed = _speed(inputs, ready, breaks, start)
        last = clock[-1] if clock else None
        if last is not None and np.ndim(speed) == np.ndim(last.speed) == 0 and speed == last.speed:
            clock[-1] = _Span(last.start, end, speed)
        else:
            clock.append(_Span(start, end, speed))
    return clock


def _speed(
    inputs: ForecastInputs, ready: list[Readiness], breaks: list[tuple[float, float]], moment: float
) -> np.float32 | Floats:
    if any(start <= moment < end for start, end in breaks):
        return np.float32(0.0)
    paced = along(inputs.scenario.promotion_speed, int(moment) + 1, 1.0)[-1]
    speed: np.float32 | Floats = np.float32(inputs.readiness_speed * paced)
    for effect in ready:
        if effect.at <= moment and (effect.ends is None or moment < effect.ends):
            speed = speed * np.float32(effect.factor)
            if effect.sd:
                z = cause_normals(inputs.seed, inputs.n_careers, effect.cause)
                speed = speed * np.exp(np.float32(effect.sd) * z)
    return speed


def _on_the_clock(work: Floats, clock: list[_Span]) -> Floats:
    """When the hands of the clock have covered ``work`` (rows, n), years on a clock of speed 1."""
    arrived = np.full_like(work, np.inf)
    for span in clock:
        if not np.any(span.speed):
            continue  # the clock stands still; nobody arrives
        done = span.speed * np.float32(span.end - span.start)
        now = (work <= done) & np.isinf(arrived)
        np.copyto(arrived, np.float32(span.start) + work / span.speed, where=now)
        # Those who have arrived fall below 0, those who never do stay infinite, and after the last nothing is left.
        np.subtract(work, done, out=work, where=np.isfinite(work))
    return arrived
