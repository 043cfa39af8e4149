"""Whether things may move by themselves."""

from PySide6.QtWidgets import QApplication, QStyle

from planner.base.settings import Settings
from planner.ui.theme import REDUCED_MOTION


def is_motion_reduced(settings: Settings) -> bool:
    """Whether the user asks for stillness: in this program's settings, or of the system, which Qt's style passes on."""
    if settings.get(REDUCED_MOTION, False) is True:
        return True
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
