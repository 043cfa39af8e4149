"""Where the window was and how large: remembered from one start to the next."""

import base64
from typing import Final

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from planner.base.settings import Settings

_USUAL_SIZE: Final = QSize(1280, 800)
_FRAME: Final = QSize(16, 40)
"""What a window manager may put around a window; how much it is, is not known before the window is shown."""

_GEOMETRY: Final = "window_geometry"


def remember_place(window: QMainWindow, settings: Settings) -> None:
    """Keep where a window is and how large."""
    settings.set(_GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode())


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """Put a window where it was; the first time it has 1280×800 pixels, or what the screen has room for."""
    window.resize(_USUAL_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
    # Qt moves a window whose screen is gone onto one that exists.
    window.restoreGeometry(QByteArray.fromBase64(str(settings.get(_GEOMETRY, "")).encode()))
