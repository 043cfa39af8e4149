"""What the icons of the program stand for. Their font is read on first use, which is after the first paint."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

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
    from planner.ui.glyphs import glyph

    return glyph(NAMES[name], colour, checked or colour)
