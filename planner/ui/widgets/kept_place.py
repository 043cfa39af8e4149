"""A place that is kept for what is made a little later, so that nothing moves when it comes."""

from PySide6.QtWidgets import QWidget

from planner.ui.widgets.card import Card
from planner.ui.widgets.laid_out_once import laid_out_once


def keep_place(height: int) -> Card:
    """A card with nothing in it, at least so high; what comes into its place is made as its child."""
    card = Card()
    card.setMinimumHeight(height)
    return card


def put_in_place(widget: QWidget) -> None:
    """Show a widget instead of its parent, which was in a layout to keep its place and goes."""
    place = widget.parentWidget()
    assert place is not None
    around = place.parentWidget()
    assert around is not None
    layout = around.layout()
    assert layout is not None
    with laid_out_once(layout):
        layout.replaceWidget(place, widget)
        place.hide()
        widget.show()
    place.deleteLater()
