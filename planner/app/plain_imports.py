"""Imports as Python itself does them, also once PySide6 is loaded.

PySide6 hooks itself into ``import`` and reads the source of every module loaded after it, to learn whether it may
switch Qt's names to snake case there (``from __feature__ import …``). This program does not switch, and reading the
sources of numpy, matplotlib and its own modules was a quarter of what loading them took.
"""

import builtins

from planner.app.kept_code import kept_code
from planner.base.folders import cache_folder


def restore_imports() -> None:
    """Load PySide6 and take its hook out of ``import``. Raises ``ImportError`` where Qt cannot be loaded."""
    with kept_code(cache_folder()):
        import PySide6.QtCore  # noqa: F401 - it brings the hook

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
