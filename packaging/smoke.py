"""Proves that the packaged program starts, is silent and carries what it needs: every step of ``--self-test``, the
charts in each format, and a window with its first chart on a screen of its own. Run by "make package".
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.display import CHECKOUT, PATIENCE_S, open_display

FOLDER: Final = CHECKOUT / "dist" / "career-planner"
PROGRAM: Final = FOLDER / "career-planner"
N_STEPS: Final = 6
"""How many lines the self-test prints at least: new profile, edit, undo, open again, forecast, chart."""


def run(*arguments: str | Path) -> str:
    """What the packaged program prints; it must end with 0 and say nothing on stderr."""
    command = [PROGRAM, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=4 * PATIENCE_S)
    require(done.returncode == 0 and not done.stderr, f"{arguments} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def require(holds: object, otherwise: str) -> None:
    """End the script with a sentence unless it holds."""
    if not holds:
        sys.exit(f"The packaged program is not sound: {otherwise}")


def try_self_test() -> None:
    """Each step prints a line that begins with "ok: "."""
    lines = run("--self-test").splitlines()
    require(len(lines) >= N_STEPS and all(line.startswith("ok: ") for line in lines), "\n".join(lines))
    print(*lines, sep="\n")


def try_charts(folder: Path) -> None:
    """The numbers as JSON, the table, and the chart in each format, whose writers are loaded only when asked for."""
    for ending in ("png", "svg", "pdf"):
        chart, table = folder / f"chart.{ending}", folder / "table.csv"
        answer = run("forecast", "--sample", "--years", "5", "--json", "--chart", chart, "--table", table)
        require(len(json.loads(answer)["years"]) == 5, "the forecast has not five years")
        require(chart.stat().st_size > 5000, f"the chart as {ending} is nearly empty")
    require(len(table.read_text(encoding="utf-8").splitlines()) > 5, "the table has not five rows")
    print("ok: the chart as PNG, SVG and PDF, and its table")


def try_window() -> None:
    """A window comes up on a screen and draws its chart; beside the marks asked for, nothing is said."""
    with open_display() as display:
        window = display.start("--quit-after-first-chart", command=[str(PROGRAM)], CAREER_PLANNER_TRACE="1")
        code = window.wait(4 * PATIENCE_S)
        marks = [" ".join(line.split()[:2]) for line in window.lines]
        is_sound = code == 0 and marks == ["trace first-paint", "trace chart"]
        require(is_sound, f"the window ended with {code} and said:\n{window.output}")
    print("ok: a window with its chart, in silence")


def size_mb() -> float:
    """The size of the folder in MB of 1,000,000 bytes."""
    return sum(path.lstat().st_size for path in FOLDER.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Every check, in a home folder of its own."""
    with tempfile.TemporaryDirectory(prefix="career planner ") as name:
        os.environ["CAREER_PLANNER_HOME"] = name
        try_self_test()
        try_charts(Path(name))
        try_window()
    print(f"{FOLDER.relative_to(CHECKOUT)}: {size_mb():.0f} MB")


if __name__ == "__main__":
    main()
