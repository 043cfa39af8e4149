"""Many changes to what a layout holds, and one laying out.

Each part that is shown inside something visible has Qt lay out all that it lies in, at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout


@contextmanager
def laid_out_once(layout: QLayout) -> Iterator[None]:
    """Keep a layout still meanwhile, and have it laid out at the end."""
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.activate()
