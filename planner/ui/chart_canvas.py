"""matplotlib's canvas for Qt, with texts that are drawn once and areas that Qt fills. Loaded with the first chart, by
``chart_view`` alone."""

import time
from typing import Final

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform
from matplotlib.typing import ColorType
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QResizeEvent

from planner.charts.stamps import Stamp, StampingRenderer

_TURN_S: Final = 0.01


class ScreenRenderer(StampingRenderer):
    """Lets Qt fill areas that are seen through, several times as quickly, in the very same memory."""

    def __init__(self, width: float, height: float, dpi: float, stamps: dict[object, Stamp] | None = None) -> None:
        super().__init__(width, height, dpi, stamps)
        self._memory = self.buffer_rgba()  # type: ignore[no-untyped-call]
        # Qt is quickest with blue first; so it is given blue for red, and never learns that red comes first here.
        kind = QImage.Format.Format_RGB32
        self._paper = QImage(self._memory, round(width), round(height), 4 * round(width), kind)

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Fill by Qt what is nothing but a see-through area within straight lines; leave all else to matplotlib."""
        face = None if rgbFace is None else to_rgba(rgbFace)
        if face is None or not _is_veil(gc, path, face):
            super().draw_path(gc, path, transform, rgbFace)  # type: ignore[no-untyped-call]
            return
        corners = np.asarray(transform.transform(path.vertices))[:-1]  # the last is where it began
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        red, green, blue, opacity = face
        painter.setBrush(QColor.fromRgbF(blue, green, red, gc.get_alpha() if gc.get_forced_alpha() else opacity))
        clip = gc.get_clip_rectangle()
        if clip is not None:
            painter.setClipRect(QRectF(clip.x0, self.height - clip.y1, clip.width, clip.height))
        painter.drawPolygon(QPolygonF([QPointF(x, self.height - y) for x, y in corners.tolist()]))
        painter.end()


class ChartCanvas(FigureCanvasQTAgg):
    """Draws with a ``ScreenRenderer``, and the whole figure only when told to by ``draw_in_turns``."""

    def __init__(self, figure: Figure) -> None:
        self._is_following = False
        self._stamps: dict[object, Stamp] = {}
        self._texts: list[Text] = []
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._lay_out_texts)

    def get_renderer(self) -> ScreenRenderer:
        """The renderer for the present size and fineness, the same as long as both stay."""
        width, height = self.get_width_height(physical=True)
        size = (width, height, self.figure.dpi)
        kept: object = getattr(self, "renderer", None)
        if isinstance(kept, ScreenRenderer) and (kept.width, kept.height, kept.dpi) == size:
            return kept
        made = ScreenRenderer(*size, self._stamps)
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


def _is_veil(gc: GraphicsContextBase, path: Path, face: tuple[float, float, float, float]) -> bool:
    """Whether a path is one see-through area within straight lines, and nothing is drawn of it but that."""
    if face[3] == 1.0 or gc.get_linewidth() or gc.get_hatch() or gc.get_clip_path()[0] is not None:
        return False
    codes = [] if path.codes is None else np.asarray(path.codes).tolist()
    return codes == [Path.MOVETO, *[Path.LINETO] * (len(codes) - 2), Path.CLOSEPOLY]
