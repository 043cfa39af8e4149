"""matplotlib's canvas for Qt, with texts that are drawn once. Loaded with the first chart, by ``chart_view`` alone."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

from planner.charts.stamps import StampingRenderer


class ChartCanvas(FigureCanvasQTAgg):
    """Draws with a ``StampingRenderer``."""

    def get_renderer(self) -> StampingRenderer:
        """The renderer for the present size and fineness, the same as long as both stay."""
        width, height = self.get_width_height(physical=True)
        size = (width, height, self.figure.dpi)
        kept: object = getattr(self, "renderer", None)
        if isinstance(kept, StampingRenderer) and (kept.width, kept.height, kept.dpi) == size:
            return kept
        made = StampingRenderer(*size)
        self.renderer = made  # by this name matplotlib finds it again
        return made
