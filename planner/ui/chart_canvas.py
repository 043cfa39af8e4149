"""matplotlib's canvas for Qt, drawn a little at a time, with texts that are drawn once and areas that Qt fills.

Loaded with the first chart, by ``chart_view`` alone.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import DrawEvent, GraphicsContextBase
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Transform
from matplotlib.typing import ColorType
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPolygonF, QResizeEvent

from planner.charts.ground import draw_ground, in_order, lay_out_texts
from planner.charts.stamps import StampingRenderer, Stamps
from planner.ui.turns import Turn

_TURN_S: Final = 0.01


class ScreenRenderer(StampingRenderer):
    """Lets Qt fill areas that are seen through, several times as quickly, in the very same memory."""

    def __init__(self, width: float, height: float, dpi: float, stamps: Stamps | None = None) -> None:
        super().__init__(width, height, dpi, stamps)
        self._memory = self.buffer_rgba()  # type: ignore[no-untyped-call]
        # Qt is quickest with blue first; so it is given blue for red, and never learns that red comes first here.
        kind = QImage.Format.Format_RGB32
        self._paper = QImage(self._memory, round(width), round(height), 4 * round(width), kind)

    def picture(self, dots_per_pixel: float) -> QImage:
        """What is drawn, for Qt to paint: it changes with what is drawn later, and needs the renderer to be kept."""
        width, height = round(self.width), round(self.height)
        picture = QImage(self._memory, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        picture.setDevicePixelRatio(dots_per_pixel)
        return picture

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
    """Draws with a ``ScreenRenderer``, the whole figure a little at a time and only when told to by ``draw_in_turns``.

    What is on the screen is the last picture that was finished. ``moving`` are the figure's artists that are drawn over
    all others; whoever changes the figure in another way draws the whole again.
    """

    def __init__(self, figure: Figure, moving: Sequence[Artist]) -> None:
        self._is_following = False
        self._stamps = Stamps()
        self._moving = in_order(list(moving))
        for artist in moving:
            artist.set_animated(True)
        self._picture: QImage | None = None
        self._ground: object = None
        self._held: object = None  # the ground with what stays while other things pass by
        self._steps: Iterator[None] = iter(())
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self._turn = Turn(self._draw_on, self)

    @property
    def is_drawn(self) -> bool:
        """Whether what does not move is there as it should be, so that the rest can be moved over it."""
        return self._ground is not None

    def outdate(self) -> None:
        """What is on the screen is not as it should be any more."""
        self.stop()
        self._ground = self._held = None

    def draw_in_turns(self) -> None:
        """Draw everything soon, from the beginning: the letters first, which take longest."""
        self.outdate()
        self._steps = self._drawing()
        self._turn.start()

    def draw(self) -> None:
        """Draw everything at once."""
        self.outdate()
        for _ in self._drawing():
            pass

    def draw_moving(self) -> None:
        """Draw what moves anew, over the ground as it is."""
        self._held = None
        self._renew(self._ground, self._moving)

    def draw_passing(self, passing: Sequence[Artist]) -> None:
        """Draw some of what moves anew, over the rest as it is."""
        others = set(self._moving).difference(passing)
        if self._held is None:
            self._renew(self._ground, [artist for artist in self._moving if artist in others])
            self._held = self._copied(self.get_renderer())
        self._renew(self._held, [artist for artist in self._moving if artist not in others])

    def stop(self) -> None:
        """Draw nothing for the time being."""
        self._turn.stop()
        self._steps = iter(())

    def get_renderer(self) -> ScreenRenderer:
        """The renderer of what is on the screen; before that, one of the present size and fineness."""
        kept: object = getattr(self, "renderer", None)
        if not isinstance(kept, ScreenRenderer):
            self.renderer = kept = self._fresh()  # by this name matplotlib finds it again
        return kept

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another size without drawing: whoever gave it draws next. The same size means another screen."""
        self._is_following = event.size() != event.oldSize()
        self.outdate()
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        self._is_following = False

    def draw_idle(self) -> None:
        """Draw when there is time."""
        if not self._is_following:
            self.draw_in_turns()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the last picture; around it, where the size has changed since, the colour of the figure."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(to_hex(self.figure.get_facecolor())))
        if self._picture is not None:
            painter.drawImage(0, 0, self._picture)
        painter.end()

    def _draw_on(self) -> None:
        end = time.perf_counter() + _TURN_S
        for _ in self._steps:
            if time.perf_counter() > end:
                self._turn.start()
                return

    def _drawing(self) -> Iterator[None]:
        """Draw the whole, out of sight until it is finished."""
        yield from lay_out_texts(self.figure, StampingRenderer(1, 1, self.figure.dpi, self._stamps))
        renderer = self._fresh()
        yield from draw_ground(self.figure, renderer)
        ground = self._copied(renderer)
        for artist in self._moving:
            artist.draw(renderer)
            yield
        self.renderer, self._ground = renderer, ground
        self._picture = renderer.picture(self.device_pixel_ratio)
        self.update()
        self.callbacks.process("draw_event", DrawEvent("draw_event", self, renderer))

    def _renew(self, ground: object, artists: Iterable[Artist]) -> None:
        renderer = self.get_renderer()
        renderer.restore_region(ground)  # type: ignore[no-untyped-call]
        for artist in artists:
            artist.draw(renderer)
        self.update()

    def _fresh(self) -> ScreenRenderer:
        return ScreenRenderer(*self.get_width_height(physical=True), self.figure.dpi, self._stamps)

    def _copied(self, renderer: ScreenRenderer) -> object:
        return renderer.copy_from_bbox(self.figure.bbox)


def _is_veil(gc: GraphicsContextBase, path: Path, face: tuple[float, float, float, float]) -> bool:
    """Whether a path is one see-through area within straight lines, and nothing is drawn of it but that."""
    if face[3] == 1.0 or gc.get_linewidth() or gc.get_hatch() or gc.get_clip_path()[0] is not None:
        return False
    codes = [] if path.codes is None else np.asarray(path.codes).tolist()
    return codes == [Path.MOVETO, *[Path.LINETO] * (len(codes) - 2), Path.CLOSEPOLY]
