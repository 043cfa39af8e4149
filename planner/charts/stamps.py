"""A renderer that draws each text once and then stamps its picture, and texts that are laid out once for it.

Laying out letters takes longer than a forecast. Only for the screen: a text stands on whole pixels. Files are drawn by
matplotlib's own renderers.
"""

import math
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.cbook import is_math_text
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

MOST_STAMPS: Final = 400
_AROUND_PX: Final = 3

Stamp = tuple[npt.NDArray[np.uint8], int]
"""Pixels (height, width, 4), lowest row first, and how many of them lie under the line the letters stand on."""


@dataclass(slots=True)
class Stamps:
    """What is kept of texts: their pictures, and how far from its place each is put, in pixels."""

    pictures: dict[object, Stamp] = field(default_factory=dict)
    offsets: dict[object, tuple[float, float]] = field(default_factory=dict)


class StampingRenderer(RendererAgg):
    """matplotlib's renderer into memory with kept pictures of upright texts, forgotten when they become too many.

    They are kept in ``stamps``, which several renderers may share.
    ``last_text`` is where the last text was put, in pixels, ``y`` downwards.
    """

    def __init__(self, width: float, height: float, dpi: float, stamps: Stamps | None = None) -> None:
        super().__init__(width, height, dpi)  # type: ignore[no-untyped-call]
        self.stamps = Stamps() if stamps is None else stamps
        self.last_text = (0.0, 0.0)

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
        self.last_text = (x, y)
        if angle or ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[no-untyped-call]
            return
        pixels, below = self._stamp(gc, s, prop, mtext)
        self.draw_image(gc, round(x) - _AROUND_PX, round(self.height - y) - below, pixels)

    def prepare(self, text: Text) -> None:
        """Have the stamps of a text ready before it is drawn, where it is drawn with stamps."""
        if not text.get_visible() or text.get_rotation() or text.get_path_effects():
            return
        if text.get_parse_math() and is_math_text(text.get_text()):
            return
        gc = self.new_gc()
        gc.set_foreground(text.get_color())
        gc.set_alpha(text.get_alpha())  # type: ignore[arg-type]  # None is opaque
        for line in filter(None, text.get_text().split("\n")):
            self._stamp(gc, line, text.get_fontproperties(), text)

    def _stamp(self, gc: GraphicsContextBase, s: str, prop: FontProperties, mtext: Text | None) -> Stamp:
        key = (s, hash(prop), tuple(np.ravel(gc.get_rgb())), gc.get_alpha(), self.dpi)
        pictures = self.stamps.pictures
        if key not in pictures:
            if len(pictures) >= MOST_STAMPS:
                pictures.clear()
                self.stamps.offsets.clear()
            pictures[key] = self._drawn(gc, s, prop, mtext)
        return pictures[key]

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


class StampedText(Text):
    """A text that a ``StampingRenderer`` lays out once, wherever it is moved, if it is one plain line."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text; on other renderers as matplotlib does."""
        is_plain = not (self.get_path_effects() or self.get_clip_on() or "\n" in self.get_text())
        if not (is_plain and isinstance(renderer, StampingRenderer)):
            super().draw(renderer)
            return
        if not (self.get_visible() and self.get_text()):
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        y = renderer.height - y
        font, words = self.get_fontproperties(), self.get_text()
        sides = self.get_horizontalalignment(), self.get_verticalalignment(), self.get_rotation()
        key = (words, sides, hash(font), renderer.dpi)
        offset = renderer.stamps.offsets.get(key)
        if offset is None:
            super().draw(renderer)
            renderer.stamps.offsets[key] = (renderer.last_text[0] - x, renderer.last_text[1] - y)
            return
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        gc.set_alpha(self.get_alpha())  # type: ignore[arg-type]  # None is opaque
        renderer.draw_text(gc, x + offset[0], y + offset[1], words, font, self.get_rotation(), mtext=self)
        gc.restore()
