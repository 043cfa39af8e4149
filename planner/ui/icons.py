"""Icons of one font, tinted with the palette. The font is read on first use, which is after the first paint."""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from qtawesome.iconic_font import IconicFont

_FONT: Final = ("ri", "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json")
_SCALE: Final = 0.95

NAMES: Final = {
    "about": "information-line",
    "certifications": "medal-line",
    "copy": "file-copy-line",
    "delete": "delete-bin-line",
    "guide": "question-line",
    "inspector": "layout-right-line",
    "market": "database-2-line",
    "new": "file-add-line",
    "open": "folder-open-line",
    "overview": "home-line",
    "places": "map-pin-line",
    "plans": "flag-line",
    "profile": "user-line",
    "quit": "logout-box-r-line",
    "readiness": "radar-line",
    "redo": "arrow-go-forward-line",
    "remove sample": "close-circle-line",
    "sample": "flask-line",
    "specialisations": "git-branch-line",
    "trajectory": "line-chart-line",
    "undo": "arrow-go-back-line",
    "why": "questionnaire-line",
}
"""What an icon stands for, and its name in the font."""


def icon(name: str, colour: str, checked: str = "") -> "QIcon":
    """The icon for one of ``NAMES`` in a colour, and in another one where it is checked. Raises ``KeyError``."""
    from PySide6.QtGui import QIcon

    on = checked or colour
    options = {"color": colour, "color_active": colour, "color_on": on, "color_on_active": on}
    tinted = _font().icon(f"ri.{NAMES[name]}", scale_factor=_SCALE, **options)
    assert isinstance(tinted, QIcon)
    return tinted


@cache
def _font() -> "IconicFont":
    # Only one of the fonts that qtawesome carries: its own convenience function reads all eleven.
    from qtawesome.iconic_font import IconicFont

    return IconicFont(_FONT)
