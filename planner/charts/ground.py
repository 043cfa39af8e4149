"""Drawing what stands still in a figure, artist by artist, so that a window can do other things in between."""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.text import Text

from planner.charts.stamps import StampingRenderer


def lay_out_texts(figure: Figure, renderer: StampingRenderer) -> Iterator[None]:
    """Have the stamps of all texts ready, one after the other; those at the ticks are given their words first."""
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            axis.get_ticklabels()
            yield
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        renderer.prepare(text)
        yield


def draw_ground(figure: Figure, renderer: RendererBase) -> Iterator[None]:
    """Draw all that is not animated, as ``figure.draw`` does but one artist after the other.

    For figures of this room: axes without a title, an aspect, a layout or others inside them. The figure must stay as
    it is until the last has been drawn.
    """
    figure.patch.draw(renderer)
    for axes in figure.axes:
        axes.get_xlim()  # takes the limits that artists asked for
        others = [artist for artist in axes.get_children() if artist is not axes.patch]
        for artist in (axes.patch, *in_order(others)):
            if not artist.get_animated():
                artist.draw(renderer)
                yield


def in_order(artists: list[Artist]) -> list[Artist]:
    """Artists in the order in which they are drawn over each other."""
    return sorted(artists, key=lambda artist: artist.get_zorder())
