"""The order in which Tab goes through a page whose parts were made at different times."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_keys(page: QWidget) -> None:
    """Let Tab go through all of a page from the top, and then on.

    What a page makes after it was put into the window stands behind its inspector. Never ask Qt for the next in its
    chain: PySide makes each the child of the one before, and with the first that is deleted all are lost to Python.
    """
    window = page.window()
    stops = [one for one in page.findChildren(QWidget) if _is_stop(one) and one.window() is window]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
