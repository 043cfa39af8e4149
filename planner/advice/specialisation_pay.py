"""What a specialisation does to pay at a level: the one place that asks the shipped figures for it."""

import math
from dataclasses import dataclass
from typing import Final

from planner.domain.role import Level
from planner.market.pay_file import PayFile
from planner.market.specialisations import Specialisation, Thinness

REFERENCE_TITLES: Final = "ml-engineer"
TITLES: Final = {"generative-ai": "ai-engineer", "computer-vision": "computer-vision", "mlops": "mlops"}
"""The group of titles that speaks for a specialisation in adverts; the others have none of their own."""

_SOURCE: Final = "aijobs.net adverts"
_GROUPS: Final = ("family", "family@advertised")


@dataclass(frozen=True, slots=True)
class PayEffect:
    """An effect on log pay against general machine learning; ``low`` to ``high`` holds it with 80 % probability.

    ``n`` adverts speak to it. ``half_life_years`` is when half of it is gone, None where nobody has measured it. Where
    there is no estimate, ``grade`` is empty and ``note`` says why.
    """

    log_effect: float
    low: float
    high: float
    n: int
    grade: str
    source: str
    date: str
    half_life_years: float | None = None
    note: str = ""

    @property
    def has_estimate(self) -> bool:
        """Whether there is a figure at all."""
        return bool(self.grade)

    @property
    def spans_zero(self) -> bool:
        """Whether its sign is not known."""
        return self.low <= 0 <= self.high

    def after(self, years: float) -> float:
        """What is left of it after so many years; it fades and never compounds."""
        half = self.half_life_years
        return self.log_effect if half is None else self.log_effect * float(0.5 ** (years / half))


def no_estimate(note: str) -> PayEffect:
    """The effect nobody has measured."""
    return PayEffect(0.0, 0.0, 0.0, 0, "", "", "", note=note)


def shipped_effect(pay: PayFile, specialisation: Specialisation, level: Level) -> PayEffect:
    """The shipped effect of a specialisation at a level, from titles in adverts at the same level."""
    if specialisation.is_reference:
        return PayEffect(0.0, 0.0, 0.0, 0, "C", _SOURCE, "2020–2024", note="What the others are compared with.")
    titles = TITLES.get(specialisation.id)
    if titles is None or specialisation.thinness is Thinness.TOO_THIN:
        return no_estimate(specialisation.thinness_note)
    own, reference = _effect(pay, titles, level), _effect(pay, REFERENCE_TITLES, level)
    if own is None or reference is None:
        return no_estimate("The pay model has no figure for its titles.")
    middle, wide = own[0] - reference[0], math.hypot(own[1], reference[1])
    note = "By title in adverts; how fast it fades is not known."
    return PayEffect(middle, middle - wide, middle + wide, own[2], "C", _SOURCE, "2020–2024", note=note)


def _effect(pay: PayFile, titles: str, level: Level) -> tuple[float, float, int] | None:
    """Effect, half of its 80 % interval, and adverts of a group of titles at a level; architects count as senior."""
    found = [pay.factor(group, titles) for group in _GROUPS]
    if None in found:
        return None
    advert_level = Level.SENIOR if level is Level.ARCHITECT else level
    known = [one for one in (*found, pay.factor("family:level", f"{titles}:{advert_level}")) if one is not None]
    return sum(one.estimate for one in known), math.hypot(*(one.high - one.estimate for one in known)), known[1].n
