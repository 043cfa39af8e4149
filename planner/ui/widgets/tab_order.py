"""The order in which Tab goes through a page whose parts were made at different times."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_keys(page: QWidget) -> None:
    """Let Tab go through all of a page in the order in which it was made, and then on.

    What a page makes after it was opened stands behind its inspector.
    """
    chain = [page]
    while (stop := chain[-1].nextInFocusChain()) not in (None, page):
        chain.append(stop)
    stops = [one for one in chain[1:] if page.isAncestorOf(one) and _is_stop(one)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
