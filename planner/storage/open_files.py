"""Which profile files this program has open: to look at one a second time would drop the locks SQLite holds on it."""

from pathlib import Path
from typing import Final

from planner.storage.sentences import unusable

Identity = tuple[int, int]
"""What stays the same whatever a file is called: its device and its number there."""

OPEN_FILES: Final[set[Identity]] = set()
"""Those that are open now."""


def identity_of(path: Path) -> Identity:
    """Which file it is. Raises ``OSError`` where there is none."""
    status = path.stat()
    return status.st_dev, status.st_ino


def require_not_open(path: Path) -> None:
    """Raise ``ProfileUnusable`` for a file that is open."""
    if path.exists() and identity_of(path) in OPEN_FILES:
        raise unusable(path, "it is open already", "Choose another file")
