"""What a dollar of one year is worth in another."""

import bisect
import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """Consumer prices over time: ``times`` as decimal years, strictly rising, and ``values`` above 0, of equal length.

    Raises ``ValueError`` where they are not.
    """

    name: str
    times: tuple[float, ...]
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.times or len(self.times) != len(self.values):
            raise ValueError("the price index needs one value for each time")
        if any(not later > earlier for earlier, later in zip(self.times, self.times[1:], strict=False)):
            raise ValueError("the times of the price index do not rise")
        if not all(0 < value < math.inf for value in self.values):
            raise ValueError("the price index has a value that is no price")

    def value(self, year: float) -> float:
        """The index at a decimal year: a straight line between observations, the nearest one beyond them."""
        place = bisect.bisect_right(self.times, year)
        if place == 0:
            return self.values[0]
        if place == len(self.times):
            return self.values[-1]
        start, end = self.times[place - 1], self.times[place]
        share = (year - start) / (end - start)
        return self.values[place - 1] + share * (self.values[place] - self.values[place - 1])

    def factor(self, from_year: float, to_year: float) -> float:
        """By how much to multiply dollars of ``from_year`` to get dollars of ``to_year`` with the same buying power."""
        return self.value(to_year) / self.value(from_year)
