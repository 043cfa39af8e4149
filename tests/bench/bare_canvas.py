"""The bare reference for the chart: matplotlib's own canvas for Qt in a main window, with three lines and two bands.

Started as a process of its own.
"""

import sys

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from planner.app.trace import mark


class BareCanvas(FigureCanvasQTAgg):
    """Says when it has painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the figure, and mark the time."""
        super().paintEvent(event)  # type: ignore[no-untyped-call]
        mark("first-paint")


years = range(2027, 2047)
figure = Figure()
axes = figure.add_subplot()
for width in (0.1, 0.2):
    low, high = ([factor * 1.02 ** (year - 2027) for year in years] for factor in (1 - width, 1 + width))
    axes.fill_between(years, low, high, alpha=0.3)
    axes.plot(years, low)
axes.plot(years, [1.02 ** (year - 2027) for year in years])

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(BareCanvas(figure))  # type: ignore[no-untyped-call]
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
