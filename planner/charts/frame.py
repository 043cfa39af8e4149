"""What all figures share: a bare pair of axes with fixed margins, type in pixels, no frame.

Sizes are logical pixels: a hundred to the inch, whatever the screen makes of them. Knows no pyplot and no Qt.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform, TransformedPath

from planner.charts.palette import Palette
from planner.charts.stamps import StampedText

DOTS_PER_INCH: Final = 100
POINTS_PER_PIXEL: Final = 72 / DOTS_PER_INCH
SHIPPED_FONT: Final = "DejaVu Sans"
"""Comes with matplotlib, so it is on every machine."""

TEXT_PX: Final = 12
_WIDE_TEXT_PX: Final = 11  # the shipped font is wider than others of its size
Grid = Literal["x", "y", "none"]

_TICK_GAP_PX: Final = 8
_NO_CLIP: Final = TransformedPath(Path.unit_rectangle(), IdentityTransform())


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the axes in logical pixels."""

    left: int
    right: int
    top: int
    bottom: int


class Frame:
    """A figure with one pair of axes; keeps its margins when the figure is resized, on whatever canvas it is."""

    def __init__(self, width: int, height: int, margins: Margins, font: str) -> None:
        try:
            self.figure, self.axes = _made_ahead.pop()
        except IndexError:
            self.figure, self.axes = _bare_axes()
        self.figure.set_size_inches(width / DOTS_PER_INCH, height / DOTS_PER_INCH)
        self.fonts = known_fonts(font)
        self.text_points = (_WIDE_TEXT_PX if self.fonts[0] == SHIPPED_FONT else TEXT_PX) * POINTS_PER_PIXEL
        self._margins = margins
        self.axes.tick_params(labelsize=self.text_points, labelfontfamily=self.fonts)
        self.fit()

    @property
    def axes_size(self) -> tuple[float, float]:
        """Width and height of the axes in logical pixels, at least 1 each."""
        width, height = self.figure.get_size_inches() * DOTS_PER_INCH
        margins = self._margins
        return max(width - margins.left - margins.right, 1.0), max(height - margins.top - margins.bottom, 1.0)

    def fit(self) -> None:
        """Place the axes anew within the margins after the figure changed its size."""
        width, height = self.figure.get_size_inches() * DOTS_PER_INCH
        across, up = self.axes_size
        self.axes.set_position((self._margins.left / width, self._margins.bottom / height, across / width, up / height))

    def text(self, words: str = "", *, is_strong: bool = False) -> Text:
        """A text in the figure's type, to be placed later; not clipped by the axes."""
        weight = "bold" if is_strong else "normal"
        style: Any = {"family": self.fonts, "size": self.text_points, "weight": weight, "parse_math": False}
        text = StampedText(0, 0, words, clip_on=False, **style)
        text.set_clip_path(_NO_CLIP)  # or matplotlib works out that of the axes, in half the time a text takes
        self.axes.add_artist(text)
        return text

    def set_colours(self, palette: Palette, grid: Grid = "y") -> None:
        """Ground, grid and tick labels; the figures colour what they draw. ``grid`` is always the same for a frame."""
        self.figure.set_facecolor(palette.panel)
        self.axes.set_facecolor(palette.panel)
        self.axes.tick_params(labelcolor=palette.muted)
        if grid != "none":
            self.axes.grid(visible=True, axis=grid, color=palette.line, linewidth=POINTS_PER_PIXEL)


_made_ahead: Final[list[tuple[Figure, Axes]]] = []


def make_axes_ahead() -> None:
    """Do what takes longest of the next frame, so that its maker can do something else in between."""
    _made_ahead.append(_bare_axes())


def _bare_axes() -> tuple[Figure, Axes]:
    figure = Figure(dpi=DOTS_PER_INCH)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.spines[:].set_visible(False)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=_TICK_GAP_PX * POINTS_PER_PIXEL)
    return figure, axes


def known_fonts(font: str) -> list[str]:
    """The font if matplotlib can find it, then the shipped one."""
    return list(dict.fromkeys([font, SHIPPED_FONT] if font in font_manager.get_font_names() else [SHIPPED_FONT]))
