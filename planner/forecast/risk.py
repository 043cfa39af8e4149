"""How bad it can turn out: of differences between two plans, career by career."""

from typing import Final

import numpy as np

from planner.forecast.chance import Floats

TAIL: Final = 0.10
"""The share of careers that counts as the worst."""


def chance_of_loss(rising: Floats, more_than: float) -> float:
    """The share of the rising differences (n,), in dollars, that lie more than so many dollars (0 or more) below 0."""
    return float(np.searchsorted(rising, np.float32(-more_than), side="left")) / len(rising)


def chance_of_gain(rising: Floats) -> float:
    """The chance that a rising difference (n,) is above 0, those that are 0 counting half."""
    below, not_above = (np.searchsorted(rising, np.float32(0), side=side) for side in ("left", "right"))
    return 1.0 - float(below + not_above) / (2 * len(rising))


def expected_shortfall(rising: Floats, share: float = TAIL) -> float:
    """The mean of the worst ``share`` (above 0 to 1) of the rising differences (n,), in dollars; negative for a loss.

    Where the share ends inside a career, that one counts for its part. Also known as conditional value at risk:
    Rockafellar and Uryasev, Journal of Risk 2 (2000).
    """
    worst = share * len(rising)
    whole = int(worst)
    total = float(rising[:whole].sum(dtype=np.float64))
    if whole < len(rising):
        total += (worst - whole) * float(rising[whole])
    return total / worst
