import builtins
import importlib
import linecache
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.app.plain_imports import restore_imports


@pytest.fixture(autouse=True)
def _hook_put_back() -> Iterator[None]:
    hook = builtins.__import__
    yield
    builtins.__import__ = hook


def reads_source(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the source of a module is read although its bytecode is there, when another one imports it."""
    path = folder / f"{name}.py"
    path.write_text("NUMBER = 1\n", encoding="utf-8")
    (folder / f"imports_{name}.py").write_text(f"import {name}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    importlib.import_module(f"imports_{name}")
    assert sys.modules[name].NUMBER == 1
    return str(path) in linecache.cache


def test_pyside_no_longer_reads_the_source_of_what_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    restore_imports()
    assert not reads_source("imported_plainly", tmp_path, monkeypatch)


def test_twice_is_as_good_as_once() -> None:
    restore_imports()
    plain = builtins.__import__
    restore_imports()
    assert builtins.__import__ is plain
