"""matplotlib's canvas for Qt, with texts that are drawn once. Loaded with the first chart, by ``chart_view`` alone."""

import time
from typing import Final

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from planner.charts.stamps import Stamp, StampingRenderer

_TURN_S: Final = 0.01


class ChartCanvas(FigureCanvasQTAgg):
    """Draws with a ``StampingRenderer``, and the whole figure only when told to by ``draw_in_turns``."""

    def __init__(self, figure: Figure) -> None:
        self._is_following = False
        self._stamps: dict[object, Stamp] = {}
        self._texts: list[Text] = []
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._lay_out_texts)

    def get_renderer(self) -> StampingRenderer:
        """The renderer for the present size and fineness, the same as long as both stay."""
        width, height = self.get_width_height(physical=True)
        size = (width, height, self.figure.dpi)
        kept: object = getattr(self, "renderer", None)
        if isinstance(kept, StampingRenderer) and (kept.width, kept.height, kept.dpi) == size:
            return kept
        made = StampingRenderer(*size, self._stamps)
        self.renderer = made  # by this name matplotlib finds it again
        return made

    def draw_in_turns(self) -> None:
        """Draw everything soon: the letters first, some at a time, so that nothing else has to wait for all of them."""
        self._texts = self.figure.findobj(Text)
        self._turn.start()

    def stop(self) -> None:
        """Draw nothing for the time being."""
        self._turn.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another size without drawing: whoever gave it draws next. The same size means another screen."""
        self._is_following = event.size() != event.oldSize()
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        self._is_following = False

    def draw_idle(self) -> None:
        """Draw when there is time."""
        if not self._is_following:
            super().draw_idle()  # type: ignore[no-untyped-call]

    def _lay_out_texts(self) -> None:
        end = time.perf_counter() + _TURN_S
        aside = StampingRenderer(1, 1, self.figure.dpi, self._stamps)
        while self._texts:
            aside.prepare(self._texts.pop())
            if time.perf_counter() > end:
                self._turn.start()
                return
        self.draw_idle()
