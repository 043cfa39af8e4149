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
names, order = _MODULES[sys.argv[1]], []
while True:
    before = [name for name in names if name in sys.modules]
    if not load_next(sys.argv[1]):
        break
    order.append([name for name in names if name in sys.modules and name not in before])
print(json.dumps([order, 'matplotlib' in sys.modules]))
"""
KEYS = [key for key, _ in PAGES]


def test_every_page_has_its_own() -> None:
    assert list(_MODULES) == [key for key, _ in PAGES]
    assert all(names[-1].startswith("planner.ui.pages.") for names in _MODULES.values())


def test_no_other_page_is_known() -> None:
    with pytest.raises(KeyError):
        load_next("nowhere")


def loaded(key: str, first: str = "") -> tuple[list[list[str]], bool]:
    """What each step brings of a page that comes first, and whether matplotlib is there in the end."""
    script = _SCRIPT.replace("{first}", first)
    done = subprocess.run([sys.executable, "-c", script, key], capture_output=True, text=True, check=True)
    order, has_matplotlib = json.loads(done.stdout)
    return order, has_matplotlib


@pytest.mark.parametrize("key", KEYS)
def test_each_is_loaded_in_a_step_of_its_own_where_its_page_comes_first(key: str) -> None:
    assert loaded(key, "import planner.charts.frame") == ([[name] for name in _MODULES[key]], True)


@pytest.mark.parametrize("key", [key for key in KEYS if any(name.endswith("_figure") for name in _MODULES[key])])
def test_figures_wait_until_one_is_shown(key: str) -> None:
    order, has_matplotlib = loaded(key)
    assert order == [[name] for name in _MODULES[key] if not name.endswith("_figure")]
    assert not has_matplotlib


def test_what_is_loaded_already_takes_no_step() -> None:
    while load_next("market"):
        pass
    assert set(_MODULES["market"]) <= set(sys.modules)
    assert not load_next("market")
