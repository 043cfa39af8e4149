"""Whether things may move by themselves."""

from PySide6.QtWidgets import QApplication, QStyle

from planner.base.settings import Settings

SETTING = "reduced_motion"


def is_motion_reduced(settings: Settings) -> bool:
    """Whether the user asks for stillness: in this program's settings, or of the system, which Qt's style passes on."""
    if settings.get(SETTING, False) is True:
        return True
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
