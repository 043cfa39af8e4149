"""The numbers and sentences of plans against a baseline: paired differences by year, and chances. Draws nothing.

Called by the Plans page. The differences are paired: the same chance events for every plan, so that a plan that changes
nothing differs by exactly 0.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, amounts, shares
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

MOST_PLANS: Final = 4
_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One plan against the baseline along the chart's times: 10 %, median, 90 % in dollars a year.

    ``better`` is the chance of being better than the baseline, 0 to 1; ties count half.
    """

    name: str
    low: tuple[float, ...]
    median: tuple[float, ...]
    high: tuple[float, ...]
    better: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceData(Told):
    """What the chart shows: up to four plans against ``baseline`` at ``times`` (rising decimal years).

    ``alone`` is the median of what time alone brings against the baseline along the times, empty where it is not told.
    """

    baseline: str
    times: tuple[float, ...]
    plans: tuple[PlanDifference, ...]
    alone: tuple[float, ...] = ()

    @property
    def year(self) -> int:
        """The last year, of which the headline tells."""
        return math.floor(self.times[-1])

    @property
    def headline(self) -> str:
        """``B makes +$34k in 2036 against carrying on, between +$12k and +$55k``, of the plan that makes most."""
        if not self.plans:
            return f"No plan to compare with {self.baseline}"
        best = max(self.plans, key=lambda plan: plan.median[-1])
        if not any((best.low[-1], best.median[-1], best.high[-1])):
            return f"{best.name} changes nothing in {self.year} against {self.baseline}"
        low, middle, high = (self._difference(values[-1]) for values in (best.low, best.median, best.high))
        return f"{best.name} makes {middle} in {self.year} against {self.baseline}, between {low} and {high}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How sure the differences are, and why they can be compared."""
        return ("The same chance events for every plan; four careers in five stay inside",) if self.plans else ()

    def table(self) -> Rows:
        """A plan and a moment a row."""
        names = [f"{name} ({self.unit})" for name in ("difference p10", "difference p50", "difference p90")]
        rows = [
            (plan.name, f"{time:.3f}", *amounts((low, middle, high)), *shares((better,)))
            for plan in self.plans
            for time, low, middle, high, better in zip(
                self.times, plan.low, plan.median, plan.high, plan.better, strict=True
            )
        ]
        alone = [
            ("time only", f"{time:.3f}", *amounts((None, middle, None)), "")
            for time, middle in zip(self.times, self.alone, strict=False)
        ]
        return (("plan", "year", *names, "chance of being better (0-1)"), *rows, *alone)

    def _difference(self, amount: float) -> str:
        return money.difference(amount, self.origin.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChancesData(DifferenceData):
    """The same plans, told by how likely each is better than the baseline."""

    @property
    def headline(self) -> str:
        """``B is better than carrying on in 17 of 20 careers in 2036``, of the likeliest."""
        if not self.plans:
            return f"No plan to compare with {self.baseline}"
        best = max(self.plans, key=lambda plan: plan.better[-1])
        return f"{best.name} is better than {self.baseline} in {money.chance(best.better[-1])} careers in {self.year}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the middle means."""
        return (f"At {money.chance(_EVEN)} neither is better",) if self.plans else ()


def difference_data(
    times: Sequence[float],
    plans: Sequence[PlanDifference],
    *,
    baseline: str,
    origin: Origin,
    meaning: str,
    alone: Sequence[float] = (),
) -> DifferenceData:
    """Plans against a baseline ("carrying on as now") along the times, with the median of time ``alone``.

    Raises ``ValueError`` for more than four plans, other lengths than the times', and a chance outside 0 to 1.
    """
    if len(plans) > MOST_PLANS:
        raise ValueError(f"{len(plans)} plans are more than {MOST_PLANS}")
    for plan in plans:
        if {len(plan.low), len(plan.median), len(plan.high), len(plan.better)} != {len(times)}:
            raise ValueError(f"{plan.name} does not run along the {len(times)} times")
        if not all(0 <= chance <= 1 for chance in plan.better):
            raise ValueError(f"A chance of {plan.name} lies outside 0 to 1")
    if alone and len(alone) != len(times):
        raise ValueError(f"Time alone does not run along the {len(times)} times")
    return DifferenceData(
        origin=origin,
        meaning=meaning,
        baseline=baseline,
        times=tuple(times),
        plans=tuple(plans),
        alone=tuple(alone),
    )


def chances_data(difference: DifferenceData) -> ChancesData:
    """The chances of the same plans."""
    return ChancesData(
        origin=difference.origin,
        meaning=difference.meaning,
        baseline=difference.baseline,
        times=difference.times,
        plans=difference.plans,
    )
