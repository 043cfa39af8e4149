"""matplotlib's canvas for Qt, with texts that are drawn once and areas that Qt fills. Loaded with the first chart, by
``chart_view`` alone."""

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Transform
from matplotlib.typing import ColorType
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from planner.charts.stamps import StampingRenderer


class ScreenRenderer(StampingRenderer):
    """Lets Qt fill areas that are seen through, several times as quickly, in the very same memory."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        super().__init__(width, height, dpi)
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
    """Draws with a ``ScreenRenderer``."""

    def get_renderer(self) -> ScreenRenderer:
        """The renderer for the present size and fineness, the same as long as both stay."""
        width, height = self.get_width_height(physical=True)
        size = (width, height, self.figure.dpi)
        kept: object = getattr(self, "renderer", None)
        if isinstance(kept, ScreenRenderer) and (kept.width, kept.height, kept.dpi) == size:
            return kept
        made = ScreenRenderer(*size)
        self.renderer = made  # by this name matplotlib finds it again
        return made


def _is_veil(gc: GraphicsContextBase, path: Path, face: tuple[float, float, float, float]) -> bool:
    """Whether a path is one see-through area within straight lines, and nothing is drawn of it but that."""
    if face[3] == 1.0 or gc.get_linewidth() or gc.get_hatch() or gc.get_clip_path()[0] is not None:
        return False
    codes = [] if path.codes is None else np.asarray(path.codes).tolist()
    return codes == [Path.MOVETO, *[Path.LINETO] * (len(codes) - 2), Path.CLOSEPOLY]
