"""A renderer that draws each text once and then stamps its picture: laying out letters takes longer than a forecast.

Only for the screen: a text stands on whole pixels. Files are drawn by matplotlib's own renderers.
"""

import math
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

MOST_STAMPS: Final = 400
_AROUND_PX: Final = 3

Stamp = tuple[npt.NDArray[np.uint8], int]
"""Pixels (height, width, 4), lowest row first, and how many of them lie under the line the letters stand on."""


class StampingRenderer(RendererAgg):
    """matplotlib's renderer into memory with kept pictures of upright texts, forgotten when they become too many.

    They are kept in ``stamps``, which renderers of several sizes may share.
    """

    def __init__(self, width: float, height: float, dpi: float, stamps: dict[object, Stamp] | None = None) -> None:
        super().__init__(width, height, dpi)  # type: ignore[no-untyped-call]
        self._stamps = {} if stamps is None else stamps

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: "bool | Literal['TeX']" = False,  # noqa: FBT002
        mtext: Text | None = None,
    ) -> None:
        """Stamp the text; ``y`` is downwards, as matplotlib has it."""
        if angle or ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[no-untyped-call]
            return
        pixels, below = self._stamp(gc, s, prop, mtext)
        self.draw_image(gc, round(x) - _AROUND_PX, round(self.height - y) - below, pixels)

    def prepare(self, text: Text) -> None:
        """Have the stamps of a text ready before it is drawn, where it is drawn with stamps."""
        if not text.get_visible() or text.get_rotation() or text.get_path_effects() or text.get_parse_math():
            return
        gc = self.new_gc()
        gc.set_foreground(text.get_color())
        gc.set_alpha(text.get_alpha())  # type: ignore[arg-type]  # as matplotlib itself does
        for line in filter(None, text.get_text().split("\n")):
            self._stamp(gc, line, text.get_fontproperties(), text)

    def _stamp(self, gc: GraphicsContextBase, s: str, prop: FontProperties, mtext: Text | None) -> Stamp:
        key = (s, hash(prop), tuple(np.ravel(gc.get_rgb())), gc.get_alpha(), self.dpi)
        if key not in self._stamps:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = self._drawn(gc, s, prop, mtext)
        return self._stamps[key]

    def _drawn(self, gc: GraphicsContextBase, s: str, prop: FontProperties, mtext: Text | None) -> Stamp:
        sizes = self.get_text_width_height_descent(s, prop, ismath=False)  # type: ignore[no-untyped-call]
        width, height, descent = map(math.ceil, sizes)
        below = descent + _AROUND_PX
        paper: Any = RendererAgg(width + 2 * _AROUND_PX, height + descent + 2 * _AROUND_PX, self.dpi)  # type: ignore[no-untyped-call]
        ink = paper.new_gc()
        ink.set_foreground(gc.get_rgb(), isRGBA=True)
        ink.set_alpha(gc.get_alpha())
        paper.draw_text(ink, _AROUND_PX, paper.height - below, s, prop, 0.0, mtext=mtext)
        return np.flipud(np.asarray(paper.buffer_rgba())).copy(), below
