"""The log: a small rotating file, for the user to read and to send if they choose."""

from pathlib import Path
from typing import Final

_LARGEST_BYTES: Final = 500_000
_OLD_FILES: Final = 3


def log_file(folder: Path) -> Path:
    """Where the log of that folder is."""
    return folder / "career-planner.log"


def start_log(path: Path) -> None:
    """Write the program's log lines to a rotating file.

    A folder that cannot be written leaves the program without a log, not without its work.
    """
    import logging.handlers  # it loads sockets and pickles, which must not delay the first paint

    root = logging.getLogger("planner")
    root.setLevel(logging.INFO)
    try:
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LARGEST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
