"""What holds for the project as a whole; each rule stands in the design or guards against a trap we fell into."""

import ast
import os
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSize, QTimer

import planner
from tests.display import CHECKOUT

# Every text file that is part of the project, by its ending or its whole name.
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".sh", ".spec", ".json", ".mako", ".csv", ".desktop", ".svg"}
NAMED = {"Makefile", "LICENSE", "run", ".gitignore"}
MADE = {".git", ".venv", "build", "dist", "output", "__pycache__"}


def files(*folders: str) -> list[Path]:
    """Every text file under these folders of the checkout (all of it without an argument), without what was made."""
    found = []
    for start in folders or (".",):
        for folder, names, file_names in os.walk(CHECKOUT / start):
            names[:] = [name for name in names if name not in MADE and not name.endswith(("_cache", ".egg-info"))]
            found += [Path(folder, name) for name in file_names if Path(name).suffix in TEXT or name in NAMED]
    return sorted(found)


def code(*folders: str) -> list[Path]:
    return [path for path in files(*folders) if path.suffix in {".py", ".spec"}]


@dataclass(frozen=True)
class Definition:
    """A function or a class, and how many lines it has."""

    name: str
    n_lines: int
    is_class: bool


@cache
def definitions(path: Path) -> list[Definition]:
    """All of a module; it is read once for all tests."""
    return [
        Definition(node.name, node.end_lineno - node.lineno + 1, isinstance(node, ast.ClassDef))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.end_lineno is not None
    ]


def n_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def pyproject() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def too_long_functions(path: Path, most: int) -> list[str]:
    return [
        f"{path.relative_to(CHECKOUT)}: {one.name} has {one.n_lines} lines"
        for one in definitions(path)
        if one.n_lines > most and not one.is_class
    ]


def test_packaging_is_no_package() -> None:
    """It would hide the library of that name, which matplotlib needs."""
    assert not list((CHECKOUT / "packaging").rglob("__init__.py"))


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    assert [str(path) for path in code() if n_lines(path) > 400] == []


def test_the_main_window_is_short() -> None:
    path = CHECKOUT / "planner" / "ui" / "main_window.py"
    assert n_lines(path) <= 300


def test_no_function_is_longer_than_sixty_lines() -> None:
    assert [found for path in code() for found in too_long_functions(path, 60)] == []


def test_a_long_function_would_be_found(tmp_path: Path) -> None:
    path = CHECKOUT / "tests" / "test_house.py"
    assert any("too_long_functions" in found for found in too_long_functions(path, 5))


def test_functions_are_short_as_a_habit() -> None:
    """Half of them have at most 7 lines, nine in ten at most 25."""
    lengths = sorted(one.n_lines for path in code("planner") for one in definitions(path) if not one.is_class)
    assert lengths[len(lengths) // 2] <= 7
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_there_is_at_least_as_much_test_as_code() -> None:
    tests, package = (sum(map(n_lines, code(folder))) for folder in ("tests", "planner"))
    assert tests >= package


def test_every_folder_with_code_is_a_package() -> None:
    """The layers are checked in packages only, and a folder without the file would stay out of the wheel."""
    folders = {path.parent for path in code("planner")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_name_says_nothing() -> None:
    names = [one.name for path in code("planner") for one in definitions(path) if one.is_class]
    assert [name for name in names if name.endswith(("Manager", "Helper"))] == []
    assert [str(path) for path in code("planner") if path.stem in {"utils", "helpers", "common", "misc"}] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w.])/(work|root|opt|Users)/",
        r"pypi\.org|pythonhosted|registry\.npmjs|--index-url|--find-links|extra-index",
    ],
)
def test_no_file_names_a_machine_or_a_registry(pattern: str) -> None:
    own = {CHECKOUT / "tests" / "test_house.py"}
    found = [
        f"{path.relative_to(CHECKOUT)}: {match[0]}"
        for path in files()
        if path not in own
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_broken_version_of_qt_is_refused_and_a_sound_one_locked() -> None:
    (qt,) = (one for one in pyproject()["project"]["dependencies"] if one.startswith("PySide6"))
    assert qt.startswith("PySide6-Essentials")
    assert "!=6.12.0" in qt
    for name in ("run", "dev"):
        lock = (CHECKOUT / "packaging" / "locks" / f"{name}.txt").read_text(encoding="utf-8")
        assert "\npyside6-essentials==6.11.3 " in lock
        assert "\nshiboken6==6.11.3 " in lock


def locked(name: str) -> dict[str, int]:
    """Each requirement of a lock and the number of its hashes."""
    counts: dict[str, int] = {}
    requirement = ""
    for line in (CHECKOUT / "packaging" / "locks" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    --hash=sha256:"):
            counts[requirement] += 1
        elif not line.startswith("#"):
            requirement = line.rstrip(" \\")
            counts[requirement] = 0
    return counts


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_locked_package_has_one_version_and_hashes(name: str) -> None:
    lock = locked(name)
    assert [requirement for requirement, n_hashes in lock.items() if n_hashes == 0] == []
    assert [requirement for requirement in lock if not re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?$", requirement)] == []


def test_the_lock_for_tests_holds_all_that_the_program_runs_on() -> None:
    assert locked("run").keys() <= locked("dev").keys()


def test_the_locks_hold_every_dependency() -> None:
    project = pyproject()["project"]
    wanted = {"run": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for name, requirements in wanted.items():
        names = {requirement.split("==")[0] for requirement in locked(name)}
        assert {re.split(r"[<>=!~]", one)[0].lower() for one in requirements} <= names


def test_the_version_is_told_once() -> None:
    assert pyproject()["project"]["version"] == planner.VERSION
    changes = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[?(\d+\.\d+\.\d+)", changes, re.MULTILINE)[0] == planner.VERSION


def test_none_keeps_its_references_over_calls_into_qt(qtbot: object) -> None:
    """PySide6 6.12.0 drops a reference to None with every call that returns it, until the process dies."""
    thing, timer, size = QObject(), QTimer(), QSize()
    before = sys.getrefcount(None)
    for _ in range(300):
        thing.setObjectName("name")
        timer.setInterval(5)
        size.setWidth(3)
    assert abs(sys.getrefcount(None) - before) < 100


def test_make_help_tells_every_target() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    told = re.findall(r'^\t@echo "make (\w+) ', makefile, re.MULTILINE)
    assert {*told, "help"} == set(targets.split())


@pytest.mark.parametrize("script", sorted((CHECKOUT / "packaging").glob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_plain_shell_that_stops_at_errors(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert "set -eu" in lines
    assert not [line for line in lines if "[[" in line or line.lstrip().startswith(("source ", "local "))]
