"""How windows are named."""

from typing import Final

PROGRAM: Final = "Career Planner"


def window_title(text: str) -> str:
    """The title of a window or dialog; without the program's name Qt would add it, with another dash."""
    return f"{text} – {PROGRAM}"
