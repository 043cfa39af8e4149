"""When Python looks for garbage: on the main thread alone, little by little while the window is used, and everywhere
when nobody looks at it.

Left to itself Python looks on whichever thread is at work, and a closed page or chart found by a worker is freed there,
under the hands of Qt. And to look through all that the program holds takes a tenth of a second, during which the window
stands still.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_PAUSE_MS: Final = 2000
"""How long garbage may lie; to look whether any is due takes no time."""


class GarbageWatch(QObject):
    """From now on looks only through what was made since, and through everything when another program is turned to."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_PAUSE_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(collect_due)
        self._timer.start()
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.unfreeze()
            gc.collect()
            gc.freeze()


def collect_due() -> None:
    """Look through as much as Python itself would by now: the oldest of its generations that is due."""
    due = [
        age for age, (made, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > limit
    ]
    if due:
        gc.collect(due[-1])
