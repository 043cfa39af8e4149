"""What pages are built with, a module at a time."""

import json
import subprocess
import sys

import pytest

from planner.ui.pages.page_modules import _MODULES, load_next
from planner.ui.pages.page_names import PAGES

_SCRIPT = """
import json, sys
{first}
from planner.ui.pages.page_modules import _MODULES, load_next
order = []
for key, names in _MODULES.items():
    while True:
        before = [name for name in names if name in sys.modules]
        if not load_next(key):
            break
        order += [name for name in names if name in sys.modules and name not in before][:1]
print(json.dumps([order, 'matplotlib' in sys.modules]))
"""


def test_every_page_has_its_own() -> None:
    assert list(_MODULES) == [key for key, _ in PAGES]
    assert all(names[-1].startswith("planner.ui.pages.") for names in _MODULES.values())


def test_no_other_page_is_known() -> None:
    with pytest.raises(KeyError):
        load_next("nowhere")


def loaded(first: str) -> tuple[list[str], bool]:
    """What is loaded step by step after something else, and whether matplotlib is there in the end."""
    script = _SCRIPT.replace("{first}", first)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    order, has_matplotlib = json.loads(done.stdout)
    return order, has_matplotlib


def test_each_is_loaded_in_a_step_of_its_own() -> None:
    every = [name for names in _MODULES.values() for name in names]
    assert loaded("import planner.charts.frame") == (every, True)


def test_figures_wait_until_one_is_shown() -> None:
    every = [name for names in _MODULES.values() for name in names]
    order, has_matplotlib = loaded("")
    assert order == [name for name in every if not name.endswith("_figure")]
    assert not has_matplotlib


def test_what_is_loaded_already_takes_no_step() -> None:
    while load_next("market"):
        pass
    assert set(_MODULES["market"]) <= set(sys.modules)
    assert not load_next("market")
