"""``pip install .`` gives the command ``career-planner``, with everything that it ships."""

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import planner
from tests.display import CHECKOUT


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_of_sources(folder: Path) -> Path:
    """Building writes beside the sources, so a copy is built."""
    folder.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, folder)
    for name in ("planner", "resources"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of a new environment with our wheel alone; it borrows the dependencies of this one."""
    folder = tmp_path_factory.mktemp("an installed program")
    sources = copy_of_sources(folder / "sources")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    offline = ["--no-index", "--no-deps"]
    run(*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", folder, sources, folder=folder)
    venv.create(folder / "environment", with_pip=False, symlinks=True)
    python = folder / "environment" / "bin" / "python"
    (wheel,) = folder.glob("career_planner-*.whl")
    run(*pip, "--python", python, "install", *offline, wheel, folder=folder)
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    (Path(own) / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def test_the_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "career-planner", "--version", folder=tmp_path) == f"career-planner {planner.VERSION}\n"


def test_the_wheel_carries_every_resource(installed: Path) -> None:
    (packed,) = installed.parent.glob("lib/*/site-packages/planner/_resources")
    shipped = {path.relative_to(CHECKOUT / "resources") for path in (CHECKOUT / "resources").rglob("*.*")}
    assert shipped
    assert shipped == {path.relative_to(packed) for path in packed.rglob("*.*")}


def test_the_wheel_carries_every_module(installed: Path) -> None:
    (package,) = installed.parent.glob("lib/*/site-packages/planner")
    ours = {path.relative_to(CHECKOUT / "planner") for path in (CHECKOUT / "planner").rglob("*.py")}
    assert ours == {path.relative_to(package) for path in package.rglob("*.py") if "_resources" not in path.parts}


def test_the_command_forecasts_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    answer = run(installed / "career-planner", "forecast", "--sample", "--years", "3", "--json", folder=tmp_path)
    assert len(json.loads(answer)["years"]) == 3
