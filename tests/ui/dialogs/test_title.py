import ast
from pathlib import Path

from planner.ui.dialogs.title import PROGRAM, window_title
from tests.display import CHECKOUT

OWN = ("main_window.py", "dialogs/about.py", "dialogs/error.py", "dialogs/profile_files.py", "dialogs/save_chart.py")


def strings(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_a_title_ends_with_the_program_so_that_qt_adds_nothing() -> None:
    assert window_title("Guide") == "Guide – Career Planner"
    assert window_title("x").endswith(PROGRAM)


def test_there_is_one_way_to_join_name_and_program() -> None:
    found = [text for name in OWN for text in strings(CHECKOUT / "planner" / "ui" / name)]
    assert [text for text in found if text.startswith((" –", " —", "– ", "— "))] == []
