"""The log: a small rotating file, for the user to read and to send if they choose."""

import logging
import logging.handlers
from pathlib import Path
from typing import Final

_LARGEST_BYTES: Final = 500_000
_OLD_FILES: Final = 3


def start_log(folder: Path) -> Path:
    """Write the program's log lines to a rotating file in the folder and return its path.

    A folder that cannot be written leaves the program without a log, not without its work.
    """
    path = folder / "career-planner.log"
    root = logging.getLogger("planner")
    root.setLevel(logging.INFO)
    try:
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LARGEST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return path
