"""What tests need to look at a drawn chart: its texts, their boxes and its dots."""

from itertools import combinations
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from planner.charts.drawn import DrawnChart
from planner.charts.levels_figure import LevelsFigure
from planner.charts.places_figure import PlacesFigure
from planner.charts.trajectory_figure import TrajectoryFigure

Chart = TrajectoryFigure | LevelsFigure | PlacesFigure | DrawnChart[Any]
Dots = npt.NDArray[np.uint8]


def canvas_of(figure: Figure) -> FigureCanvasAgg:
    """The canvas that draws into memory."""
    return cast("FigureCanvasAgg", figure.canvas)


def dots(figure: Figure) -> Dots:
    """The whole figure drawn, (height, width, 4)."""
    canvas = canvas_of(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba()).copy()  # type: ignore[no-untyped-call]


def shapes(collection: Collection) -> list[npt.NDArray[np.float64]]:
    """Corners of each area or line of a collection, (n, 2)."""
    return [np.asarray(path.vertices, float) for path in collection.get_paths()]


def colours(collection: Collection) -> list[str]:
    """What each area of a collection is filled with, as ``#rrggbb``; none where it is hollow."""
    return [to_hex(tuple(row)) for row in np.asarray(collection.get_facecolor(), float).tolist()]


def said(chart: Chart) -> set[str]:
    """What visible texts say."""
    return set(shown_texts(chart))


def shown_texts(chart: Chart) -> dict[str, list[Text]]:
    """Texts that are visible and not empty, by what they say; tick labels too."""
    chart.figure.canvas.draw()
    found: dict[str, list[Text]] = {}
    for text in cast("list[Text]", chart.axes.findobj(Text)):
        if text.get_visible() and text.get_text() and is_drawn(text):
            found.setdefault(text.get_text(), []).append(text)
    return found


def is_drawn(text: Text) -> bool:
    """Whether the text stands in the figure at all; matplotlib keeps spare ones for ticks off the axes."""
    figure = text.get_figure(root=True)
    assert figure is not None
    box = text.get_window_extent()
    return bool(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 + 1 and box.width > 0)


def overlapping(chart: Chart) -> list[tuple[str, str]]:
    """Pairs of visible texts whose boxes overlap by more than a dot."""
    texts = [text for same in shown_texts(chart).values() for text in same]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    return [(one, two) for (one, first), (two, second) in combinations(boxes, 2) if _overlap(first, second) > 1]


def _overlap(first: Bbox, second: Bbox) -> float:
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    return float(min(width, height))


def over_kept_ground(chart: Chart, ground: object) -> Dots:
    """The artists drawn alone over a kept ground, as a view does it."""
    canvas = canvas_of(chart.figure)
    canvas.restore_region(ground)  # type: ignore[no-untyped-call]
    for artist in sorted(chart.artists, key=Artist.get_zorder):
        chart.figure.draw_artist(artist)
    return np.asarray(canvas.buffer_rgba()).copy()  # type: ignore[no-untyped-call]


def kept_ground(chart: Chart) -> object:
    """Draw all that does not move and keep it."""
    for artist in chart.artists:
        artist.set_animated(True)
    canvas = canvas_of(chart.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return canvas.copy_from_bbox(chart.figure.bbox)  # type: ignore[no-untyped-call]
