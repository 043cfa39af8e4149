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

_Stamp = tuple[npt.NDArray[np.uint8], int]
"""Pixels (height, width, 4), lowest row first, and how many of them lie under the line the letters stand on."""


class StampingRenderer(RendererAgg):
    """matplotlib's renderer into memory with kept pictures of upright texts, forgotten when they become too many."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        super().__init__(width, height, dpi)  # type: ignore[no-untyped-call]
        self._stamps: dict[object, _Stamp] = {}

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
        colour = tuple(np.ravel(gc.get_rgb()))
        key = (s, hash(prop), colour, gc.get_alpha())
        stamp = self._stamps.get(key)
        if stamp is None:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            stamp = self._stamps[key] = self._drawn(gc, s, prop, mtext)
        pixels, below = stamp
        self.draw_image(gc, round(x) - _AROUND_PX, round(self.height - y) - below, pixels)

    def _drawn(self, gc: GraphicsContextBase, s: str, prop: FontProperties, mtext: Text | None) -> _Stamp:
        sizes = self.get_text_width_height_descent(s, prop, ismath=False)  # type: ignore[no-untyped-call]
        width, height, descent = map(math.ceil, sizes)
        below = descent + _AROUND_PX
        paper: Any = RendererAgg(width + 2 * _AROUND_PX, height + descent + 2 * _AROUND_PX, self.dpi)  # type: ignore[no-untyped-call]
        ink = paper.new_gc()
        ink.set_foreground(gc.get_rgb(), isRGBA=True)
        ink.set_alpha(gc.get_alpha())
        paper.draw_text(ink, _AROUND_PX, paper.height - below, s, prop, 0.0, mtext=mtext)
        return np.flipud(np.asarray(paper.buffer_rgba())).copy(), below
