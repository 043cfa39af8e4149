"""What a specialisation does to pay at a level: the one place that asks the shipped figures for it."""

from typing import Final

from planner.domain.role import Level
from planner.market.factors import NO_GRADE, Factor
from planner.market.pay_file import PayFile
from planner.market.specialisations import Specialisation

_KIND: Final = "specialisation"


def no_estimate(note: str) -> Factor:
    """The effect nobody has measured."""
    return Factor("", "", 0.0, 0.0, 0.0, 0, NO_GRADE, "", "", note=note)


def shipped_effect(pay: PayFile, specialisation: Specialisation, level: Level) -> Factor:
    """The shipped effect of a specialisation at a level, against general machine learning."""
    row = pay.factors.get(f"{_KIND}.{specialisation.id}.{level}")
    return row.factor() if row is not None else no_estimate(specialisation.thinness_note)
