"""Charts as files: PNG, SVG and PDF that say what they show and come out the same byte for byte, and CSV."""

import contextlib
import io
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

import matplotlib as mpl
from matplotlib.figure import Figure

from planner.charts.careers import CareersData
from planner.charts.careers_figure import CareersFigure
from planner.charts.coverage import CoverageData
from planner.charts.coverage_figure import CoverageFigure
from planner.charts.difference import ChancesData, DifferenceData
from planner.charts.difference_figure import ChancesFigure, DifferenceFigure
from planner.charts.dots import DotsData
from planner.charts.dots_figure import DotsFigure
from planner.charts.drawn import DrawnChart
from planner.charts.frame import DOTS_PER_INCH, POINTS_PER_PIXEL, SHIPPED_FONT
from planner.charts.journal import JournalData
from planner.charts.journal_figure import JournalFigure
from planner.charts.levels_figure import LevelsFigure
from planner.charts.palette import LIGHT, Palette
from planner.charts.places import PlacesData, places_csv
from planner.charts.places_figure import PlacesFigure
from planner.charts.radar import RadarData
from planner.charts.radar_figure import RadarFigure
from planner.charts.rivals import RivalsData
from planner.charts.rivals_figure import RivalsFigure
from planner.charts.state_map import StateMapData
from planner.charts.state_map_figure import StateMapFigure
from planner.charts.table import csv_of, csv_text, told_csv
from planner.charts.timeline import TimelineData
from planner.charts.timeline_figure import TimelineFigure
from planner.charts.told import Rows, Told
from planner.charts.tornado import TornadoData
from planner.charts.tornado_figure import TornadoFigure
from planner.charts.trajectory import TrajectoryData
from planner.charts.trajectory_figure import TrajectoryFigure
from planner.charts.waterfall import WaterfallData
from planner.charts.waterfall_figure import WaterfallFigure
from planner.domain.errors import UserError

FORMATS: Final = ("png", "svg", "pdf", "csv")

Chart = Literal["trajectory", "levels"]
ChartData = TrajectoryData | PlacesData | Told

_FIGURES: Final[dict[Chart, type[TrajectoryFigure] | type[LevelsFigure]]] = {
    "trajectory": TrajectoryFigure,
    "levels": LevelsFigure,
}
TOLD_FIGURES: Final[dict[type[Told], type[DrawnChart[Any]]]] = {
    CareersData: CareersFigure,
    ChancesData: ChancesFigure,
    CoverageData: CoverageFigure,
    DifferenceData: DifferenceFigure,
    DotsData: DotsFigure,
    JournalData: JournalFigure,
    RadarData: RadarFigure,
    RivalsData: RivalsFigure,
    StateMapData: StateMapFigure,
    TimelineData: TimelineFigure,
    TornadoData: TornadoFigure,
    WaterfallData: WaterfallFigure,
}
"""The figure that draws each kind of data."""

_PNG_SCALE: Final = 2
_HEADLINE_PX: Final = 18
_LINE_PX: Final = 11
_LINE_STEP_PX: Final = 16
_MARGIN_PX: Final = 20
_LETTER_PX: Final = 6.4  # of the shipped font at the size of a line, on average


def save_chart(
    data: ChartData,
    path: Path,
    file_format: str = "",
    *,
    chart: Chart = "trajectory",
    palette: Palette = LIGHT,
    width: int = 744,
    height: int = 342,
) -> None:
    """Write a chart or its table to a file, whole or not at all; a file of that name is replaced.

    ``file_format`` is one of ``FORMATS``, by default the ending of the name; ``chart`` chooses among those of a
    trajectory. ``width`` and ``height`` are the logical pixels of the chart below its heading. Raises ``UserError``
    for an unknown format and where it cannot be written.
    """
    kind = (file_format or path.suffix.lstrip(".")).lower()
    if kind not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise UserError(f"Chart file {path.name}", "its ending names no known kind of file", f"End it in {endings}")
    if kind == "csv":
        content = _table(data).encode()
    else:
        content = picture(data, kind, chart=chart, palette=palette, width=width, height=height)
    _write(path, content)


def save_table(table: Rows, path: Path) -> None:
    """Write a table as comma-separated values, whole or not at all; raises ``UserError`` as ``save_chart`` does."""
    _write(path, csv_of(table).encode())


def picture(
    data: ChartData,
    file_format: str,
    *,
    chart: Chart = "trajectory",
    palette: Palette = LIGHT,
    width: int = 744,
    height: int = 342,
) -> bytes:
    """The chart under its headline as PNG (two dots a pixel), SVG or PDF; equal data give equal bytes."""
    lines = _lines(data, width)
    extra_top = _MARGIN_PX + _HEADLINE_PX + 8 + _LINE_STEP_PX * len(lines)
    figure = _drawn(data, chart, palette, width, height, extra_top)
    _add_heading(figure, data.headline, lines, palette)
    content = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "career-planner", "svg.fonttype": "path", "pdf.fonttype": 42}):
        figure.savefig(
            content,
            format=file_format,
            dpi=DOTS_PER_INCH * (_PNG_SCALE if file_format == "png" else 1),
            facecolor=palette.panel,
            metadata=_metadata(data, file_format),
        )
    return content.getvalue()


def _table(data: ChartData) -> str:
    if isinstance(data, Told):
        return told_csv(data)
    return places_csv(data) if isinstance(data, PlacesData) else csv_text(data)


def _drawn(data: ChartData, chart: Chart, palette: Palette, width: int, height: int, extra_top: int) -> Figure:
    kind: Any
    if isinstance(data, Told):
        kind = TOLD_FIGURES[type(data)]
    else:
        kind = PlacesFigure if isinstance(data, PlacesData) else _FIGURES[chart]
    drawn = kind(palette, width, height + extra_top, extra_top=extra_top)
    drawn.update(data)
    figure: Figure = drawn.figure
    return figure


def _lines(data: ChartData, width: int) -> list[str]:
    origin = data.origin
    source = f"Market: {origin.source}. Pack {origin.pack}." if origin.source else ""
    letters = max(int((width - 2 * _MARGIN_PX) / _LETTER_PX), 20)
    return [line for text in (data.subtitle, source) for line in textwrap.wrap(text, letters)]


def _add_heading(figure: Figure, headline: str, lines: Sequence[str], palette: Palette) -> None:
    width, height = figure.get_size_inches() * DOTS_PER_INCH
    left, top = _MARGIN_PX / width, 1 - _MARGIN_PX / height
    size = _HEADLINE_PX * POINTS_PER_PIXEL
    strong = figure.text(left, top, headline, size=size, weight="bold", color=palette.ink, verticalalignment="top")
    # One text a line: matplotlib's own line step follows the letters of each line.
    texts = [strong]
    for index, line in enumerate(lines):
        below = top - (_HEADLINE_PX + 8 + index * _LINE_STEP_PX) / height
        size = _LINE_PX * POINTS_PER_PIXEL
        texts.append(figure.text(left, below, line, size=size, color=palette.muted, verticalalignment="top"))
    for text in texts:
        text.set(family=SHIPPED_FONT, parse_math=False)


def _metadata(data: ChartData, file_format: str) -> dict[str, str | None]:
    """What the file says about itself: the sentence for those who do not see the picture, and no date."""
    if file_format == "png":
        return {"Title": data.headline, "Description": data.spoken, "Software": None}
    if file_format == "svg":
        return {"Title": data.headline, "Description": data.spoken, "Date": None}
    return {"Title": data.headline, "Subject": data.spoken, "CreationDate": None}


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        reason = (error.strerror or str(error)).lower()
        remedy = "Choose another folder or make room, then save again"
        raise UserError(f"Chart file {path.name}", f"it could not be written ({reason})", remedy) from error
