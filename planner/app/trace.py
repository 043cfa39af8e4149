"""Marks on stdout for benchmarks and end-to-end tests, silent unless ``CAREER_PLANNER_TRACE`` is set."""

import os
import time
from typing import Final

VARIABLE: Final = "CAREER_PLANNER_TRACE"

_IMPORTED: Final = time.monotonic()


def mark(name: str, text: str = "") -> None:
    """Print ``trace NAME SECONDS TEXT``, with the seconds since the process started."""
    if os.environ.get(VARIABLE):
        print(f"trace {name} {_age():.3f} {text}".rstrip(), flush=True)


def _age() -> float:
    try:
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - read once, as fast as can be
            ticks = int(file.read().rpartition(")")[2].split()[19])
    except OSError:
        return time.monotonic() - _IMPORTED  # no Linux: since this module was loaded
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
