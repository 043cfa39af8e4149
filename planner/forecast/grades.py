"""How well something is known."""

from collections.abc import Mapping
from typing import Final, Literal

Grade = Literal["A", "B", "C", "D", "own"]
"""A experiment, B controlled or measured on a panel, C advertisement or survey, D opinion; own: the user's entry."""

OUR_OWN: Final = "assumption of this program"

GRADES: Final[Mapping[str, Grade]] = {"A": "A", "B": "B", "C": "C", "D": "D", "own": "own", "": "D"}
"""The grade for its letter in the files; what has none is an assumption."""
