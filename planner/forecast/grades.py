"""How well something is known."""

from typing import Final, Literal

Grade = Literal["A", "B", "C", "D", "own"]
"""A experiment, B controlled or measured on a panel, C advertisement or survey, D opinion; own: the user's entry."""

OUR_OWN: Final = "assumption of this program"
