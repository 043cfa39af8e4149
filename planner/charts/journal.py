"""The numbers and sentences of an old forecast and what really happened since. Draws nothing.

Called by the forecast journal.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from planner.charts.told import Rows, Told, amounts
from planner.charts.trajectory import Origin, Quantiles, pay_today
from planner.domain import amounts as money
from planner.forecast.kept import Kept


@dataclass(frozen=True, slots=True)
class Happened:
    """Pay that was really paid at a moment (decimal year), and whether the 80 % band held it.

    ``is_inside`` is None where the forecast does not reach the moment: before it was made, or past its last reading.
    """

    year: float
    pay: float
    is_inside: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalData(Told):
    """What the chart shows: the fan as it was forecast on ``made``, along ``times``, and what happened."""

    made: datetime.date
    times: tuple[float, ...]
    fan: tuple[Quantiles, ...]
    happened: tuple[Happened, ...]

    @property
    def headline(self) -> str:
        """``The 80 % band of 1 March 2024 held 3 of 4 pay readings since``."""
        judged = [point for point in self.happened if point.is_inside is not None]
        made = f"{self.made.day} {self.made:%B %Y}"
        if not judged:
            return f"Nothing to compare yet with the forecast of {made}"
        held = sum(point.is_inside is True for point in judged)
        return f"The {money.percent(0.8)} band of {made} held {held} of {len(judged)} pay readings since"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was forecast and what is paid at the last moment that can be judged."""
        judged = [point for point in self.happened if point.is_inside is not None]
        if not judged:
            return ()
        last = judged[-1]
        low, median, high = (np.interp(last.year, self.times, [row[index] for row in self.fan]) for index in (0, 2, 4))
        told = f"{self._short(median)}, between {self._short(low)} and {self._short(high)}"
        return (f"For {int(last.year)} it said {told}; it became {self._short(last.pay)}",)

    def table(self) -> Rows:
        """The forecast's readings, then what happened."""
        names = [f"{name} ({self.unit})" for name in ("p10", "p25", "p50", "p75", "p90", "paid")]
        ahead = [(f"{time:.3f}", *amounts(row), "", "") for time, row in zip(self.times, self.fan, strict=True)]
        words = {True: "inside", False: "outside", None: ""}
        paid = [
            (f"{point.year:.3f}", *[""] * 5, *amounts((point.pay,)), words[point.is_inside]) for point in self.happened
        ]
        return (("year", *names, f"{money.percent(0.8)} band"), *ahead, *paid)

    def _short(self, amount: float) -> str:
        return money.short(float(amount), self.origin.currency)


def journal_data(
    made: datetime.date,
    times: Sequence[float],
    fan: ArrayLike,
    paid: Sequence[tuple[float, float]],
    *,
    origin: Origin,
    meaning: str,
) -> JournalData:
    """An old forecast with what was paid since: ``fan`` (n_times, 5) along rising ``times``; ``paid`` pairs of a
    decimal year and dollars a year in the same kind of money.

    Between readings the band runs in straight lines. Raises ``ValueError`` where times and fan disagree.
    """
    quantiles = np.asarray(fan, dtype=float)
    if quantiles.shape != (len(times), 5):
        raise ValueError(f"A fan {quantiles.shape} does not run along {len(times)} times")
    return JournalData(
        origin=origin,
        meaning=meaning,
        made=made,
        times=tuple(times),
        fan=tuple((p10, p25, p50, p75, p90) for p10, p25, p50, p75, p90 in quantiles.tolist()),
        happened=tuple(Happened(year, pay, _is_inside(year, pay, times, quantiles)) for year, pay in sorted(paid)),
    )


def kept_journal(
    kept: Kept, made: datetime.date, paid: Sequence[tuple[float, float]], pack_version: str
) -> JournalData:
    """A kept forecast with what was paid since, ``paid`` being in its kind of money."""
    inputs, result = kept.forecast.inputs, kept.forecast
    owner = "each year's dollars" if not inputs.is_real else f"dollars of {made:%B %Y}"
    return journal_data(
        made,
        (inputs.start, *result.times),
        [pay_today(inputs, "base"), *result.base.quantiles.tolist()],
        paid,
        origin=Origin("USD", owner, kept.place, kept.source, pack_version, inputs.seed),
        meaning=", ".join(part for part in ("Base pay", owner, kept.place) if part),
    )


def _is_inside(year: float, pay: float, times: Sequence[float], fan: np.ndarray) -> bool | None:
    if not times[0] < year <= times[-1]:
        return None
    low, high = (float(np.interp(year, times, fan[:, column])) for column in (0, 4))
    return low <= pay <= high
