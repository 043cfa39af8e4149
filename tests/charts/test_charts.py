"""What holds for the whole room: nothing of pyplot and Qt, and numbers without matplotlib."""

import subprocess
import sys
from pathlib import Path

import planner.charts

ROOM = Path(planner.charts.__file__).parent
CHECKOUT = Path(__file__).parents[2]


def modules_after(statement: str) -> set[str]:
    """The modules a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    return set(done.stdout.split())


def test_drawing_and_saving_load_neither_pyplot_nor_qt() -> None:
    loaded = modules_after(
        "from planner.charts.saving import picture\n"
        "from tests.charts.examples import example\n"
        "picture(example(), 'png', width=200, height=100)"
    )
    assert "matplotlib" in loaded
    assert not {"matplotlib.pyplot", "PySide6", "tkinter"} & loaded


def test_numbers_words_and_table_need_no_matplotlib() -> None:
    loaded = modules_after("import planner.charts.table, planner.charts.trajectory, planner.charts.palette")
    assert "planner.charts.words" in loaded
    assert "matplotlib" not in loaded


def test_the_source_never_names_pyplot_but_to_say_so() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOM.glob("*.py")]
    assert sources
    assert not any("import pyplot" in source or "matplotlib.pyplot" in source for source in sources)
