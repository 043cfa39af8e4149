"""matplotlib is loaded once a process, so each test starts one."""

import subprocess
import sys

from tests.display import CHECKOUT

_DRAW = """
import hashlib
from planner.charts.saving import picture
from tests.charts.examples import example
print(hashlib.sha256(picture(example(), "png")).hexdigest())
"""
_LOAD = "from planner.charts.loading import load_matplotlib; load_matplotlib()\n"


def said(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=CHECKOUT, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def test_the_same_picture_with_the_manual_and_without() -> None:
    assert said(_LOAD + _DRAW) == said(_DRAW)


def test_no_tables_of_properties_are_written() -> None:
    """A test that fails with another matplotlib means that starts have become slower, not that charts are wrong."""
    ask = "from matplotlib.lines import Line2D; print('linewidth' in (Line2D.set.__doc__ or ''))"
    assert said(ask) == "True\n"
    assert said(_LOAD + ask) == "False\n"


def test_artists_are_still_set_by_name() -> None:
    code = (
        "from matplotlib.lines import Line2D; line = Line2D([], []); line.set(linewidth=3); print(line.get_linewidth())"
    )
    assert said(_LOAD + code) == "3.0\n"


def test_twice_does_nothing_more() -> None:
    assert said(_LOAD + _LOAD + "import sys; print('matplotlib.figure' in sys.modules)") == "True\n"
