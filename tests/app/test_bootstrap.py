"""What is done before the window's first paint, seen in a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests.display import CHECKOUT

_PROGRAM = """
import enum, os, sys
import planner.app.trace

made = []
create = enum.EnumMeta._create_

def noted(cls, name, *arguments, **options):
    made.append(name)
    return create(cls, name, *arguments, **options)

def tell(name, text=""):
    heavy = {"matplotlib", "numpy", "sqlalchemy", "alembic", "qtawesome", "qtpy"}
    slow = {one.partition(".")[0] for one in sys.modules} & heavy
    print(name, len(made), "AlignmentFlag" in made, sorted(slow), flush=True)
    os._exit(0)

enum.EnumMeta._create_ = noted
planner.app.trace.mark = tell
from planner.app.command_line import main
main([])
"""


def test_qt_s_enumerations_are_not_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """There are a hundred of them in one namespace, and to name one of them loads all."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "CAREER_PLANNER_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", _PROGRAM]
    run = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)
    name, number, has_flags, slow = run.stdout.split(maxsplit=3)
    assert name == "first-paint"
    assert 0 < int(number) < 90, "those that come with the widgets themselves"
    assert has_flags == "False"
    assert slow.strip() == "[]"
