"""Repeated measurements in short, and the line that is printed of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and the 10th and 90th percentile of repeated measurements."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        """Of at least one measurement; between two of them a percentile is interpolated."""
        low, median, high = np.percentile(list(values), (10, 50, 90))
        return cls(float(median), float(low), float(high))

    def scaled(self, factor: float) -> "Spread":
        """In another unit."""
        return Spread(self.median * factor, self.low * factor, self.high * factor)

    def __str__(self) -> str:
        return f"{self.median:.1f} ({self.low:.1f}–{self.high:.1f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement with its target, if any: at most an amount, or at most so many times the reference."""

    name: str
    measured: Spread
    unit: str
    most: float | None = None
    most_times: float | None = None
    reference: Spread | None = None
    reference_name: str = ""

    @property
    def ratio(self) -> float:
        """Measured median over the reference's."""
        assert self.reference is not None
        return self.measured.median / self.reference.median

    @property
    def is_met(self) -> bool:
        """Whether every target is kept."""
        is_amount_met = self.most is None or self.measured.median <= self.most
        return is_amount_met and (self.most_times is None or self.ratio <= self.most_times)

    def __str__(self) -> str:
        parts = [f"{self.name}: {self.measured} {self.unit}"]
        if self.reference:
            parts.append(f"{self.reference_name} {self.reference} {self.unit}, {self.ratio:.2f} times that")
        targets = [f"{self.most:g} {self.unit}"] if self.most is not None else []
        targets += [f"{self.most_times:g} times"] if self.most_times is not None else []
        if targets:
            parts.append(f"target at most {' and '.join(targets)}: {'met' if self.is_met else 'MISSED'}")
        return "; ".join(parts)
