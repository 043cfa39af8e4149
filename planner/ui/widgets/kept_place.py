"""A place that is kept for what is made a little later, so that nothing moves when it comes."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.widgets.card import Card
from planner.ui.widgets.laid_out_once import laid_out_once

_NONE: Final = Qt.MouseButton.NoButton


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


def click_what_came(area: QWidget, event: QMouseEvent) -> None:
    """Click on what stands now where a press fell on a kept place; the keyboard goes where a click would bring it.

    A whole click, because Qt gives the release to nobody once the widget that was pressed is gone.
    """
    place = event.globalPosition()
    clicked = area.childAt(area.mapFromGlobal(place).toPoint())
    if clicked is None or event.button() != Qt.MouseButton.LeftButton:
        return
    taker: QWidget | None = clicked
    while taker is not None and not taker.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        taker = taker.parentWidget() if taker is not area else None
    if taker is not None:
        taker.setFocus(Qt.FocusReason.MouseFocusReason)
    for kind, held in ((QEvent.Type.MouseButtonPress, event.buttons()), (QEvent.Type.MouseButtonRelease, _NONE)):
        here = clicked.mapFromGlobal(place)
        QApplication.sendEvent(clicked, QMouseEvent(kind, here, place, event.button(), held, event.modifiers()))
