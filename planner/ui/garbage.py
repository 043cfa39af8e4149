"""When Python looks for garbage: little by little while the window is used, and everywhere when nobody looks at it.

To look through all that the program holds takes a tenth of a second, during which the window stands still.
"""

import gc

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication


class GarbageWatch(QObject):
    """From now on looks only through what was made since, and through everything when another program is turned to."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.freeze()
        gc.enable()
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
