"""The folder of raw public data, where there is one."""

import os
from pathlib import Path

import pytest

from planner.calibration import oews

CHECKOUT = Path(__file__).resolve().parents[2]


def public_sources() -> Path:
    """The folder of raw public data; skips the test where there is none."""
    named = os.environ.get("CAREER_PLANNER_SOURCES")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "data"
    if not (folder / oews.FILE).is_file():
        pytest.skip(f"no raw public data in {folder}; name their folder in CAREER_PLANNER_SOURCES")
    return folder
