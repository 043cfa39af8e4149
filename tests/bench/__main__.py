"""``make bench``: what the program takes, beside bare references measured in the same run, each with its target.

One process for each start, program and reference in turn, after one start of each that is not counted. Times are
medians with the spread from the 10th to the 90th percentile. Ends with 1 if a target is missed.
"""

import json
import os
import sys
import tempfile
from typing import Final

from planner.base.folders import log_folder
from planner.base.logs import log_file
from tests.bench import levers
from tests.bench.spread import Line, Spread
from tests.display import Display, Program, open_display

N_STARTS: Final = 11
N_WINDOWS: Final = 3


def start(display: Display, *arguments: str) -> Program:
    """Start Python with these arguments and the marks of time switched on."""
    return display.start(*arguments, command=[sys.executable], CAREER_PLANNER_TRACE="1")


def seconds(program: Program, mark: str) -> float:
    """The age of the process at a mark, in seconds, waiting for it; where it never comes the log may say why."""
    try:
        return float(program.wait_for_line(f"trace {mark} ").split()[2])
    except TimeoutError as error:
        log = log_file(log_folder())
        told = log.read_text(encoding="utf-8") if log.exists() else "nothing"
        raise TimeoutError(f"{error}\nThe log says:\n{told}") from error


def measure_start(display: Display) -> tuple[float, float, float]:
    """One start of the program: first paint and chart in seconds, and the most memory in MB."""
    program = start(display, "-m", "planner", "--page", "trajectory")
    times = seconds(program, "first-paint"), seconds(program, "chart")
    memory = program.peak_memory_mb()
    program.kill()
    return *times, memory


def measure_reference(display: Display, name: str) -> float:
    """One start of a bare reference: its first paint in seconds."""
    program = start(display, "-m", f"tests.bench.{name}")
    taken = seconds(program, "first-paint")
    program.kill()
    return taken


def measure_starts(display: Display) -> list[Line]:
    """The program beside an empty window and a bare canvas, in turn."""
    rounds = [
        (
            *measure_start(display),
            measure_reference(display, "empty_window"),
            measure_reference(display, "bare_canvas"),
        )
        for _ in range(N_STARTS + 1)
    ][1:]
    paint, chart, memory, window, canvas = (Spread.of(values) for values in zip(*rounds, strict=True))
    return [
        Line(
            name="first paint",
            measured=paint.scaled(1000),
            unit="ms",
            most_times=1.3,
            reference=window.scaled(1000),
            reference_name="an empty QMainWindow",
        ),
        Line(
            name="chart on screen",
            measured=chart.scaled(1000),
            unit="ms",
            most_times=1.3,
            reference=canvas.scaled(1000),
            reference_name="a bare matplotlib canvas in Qt",
        ),
        Line(name="peak memory with the chart", measured=memory, unit="MB", most=200),
    ]


def measure_edits(display: Display) -> Line:
    """From an edit to the chart painted with it, in one running window."""
    program = start(display, "-m", "tests.bench.edits")
    times = json.loads(program.wait_for_line("[", seconds=120))
    program.wait()
    return Line(name="edit to redrawn chart", measured=Spread.of(times).scaled(1000), unit="ms", most=150)


def measure_levers() -> list[Line]:
    """Levers moved under a chart of 1200×700, on a screen that has room for it, and how long the window stood still."""
    with open_display(*levers.SCREEN, has_frames=False) as display:
        program = start(display, "-m", "tests.bench.levers")
        times = json.loads(program.wait_for_line("{", seconds=240))
        program.wait()
    spread = {name: Spread.of(seconds).scaled(1000) for name, seconds in times.items()}
    lines = [
        ("lever to new median and band at 1200×700", "move", 33.0),
        ("longest gap of the heartbeat while levers move", "moving", 50.0),
        ("longest gap of the heartbeat while the full answer arrives", "answer", 50.0),
        ("longest gap of the heartbeat while an edit arrives", "edit", 50.0),
    ]
    return [Line(name=name, measured=spread[key], unit="ms", most=most) for name, key, most in lines]


def measure_pages(display: Display) -> list[Line]:
    """Every page over a profile of 10,000 entries: the longest time to open one, and how long the window stood still.

    A page opens for the first time once in a process, so there are several. The worst is named and held against the
    target; then come all that were measured.
    """
    times: dict[str, list[float]] = {}
    for _ in range(N_WINDOWS):
        program = start(display, "-m", "tests.bench.pages")
        for key, values in json.loads(program.wait_for_line("{", seconds=240)).items():
            times.setdefault(key, []).extend(values)
        program.wait()
    spread = {name: Spread.of(seconds).scaled(1000) for name, seconds in times.items()}

    def line(name: str, key: str, most: float | None = None) -> Line:
        return Line(name=f"10,000 entries: {name}", measured=spread[key], unit="ms", most=most)

    def worst(name: str, start: str, most: float) -> Line:
        key = max((one for one in spread if one.startswith(start)), key=lambda one: spread[one].median)
        return line(f"{name}, worst: {key.removeprefix(start)}", key, most)

    told = [
        worst("a page opened for the first time", "first ", 100.0),
        worst("a page opened again", "again ", 100.0),
        line("longest gap of the heartbeat from the first paint until all pages are built", "gap start", 50.0),
        worst("longest gap of the heartbeat while a page opens for the first time", "gap first ", 50.0),
        worst("longest gap of the heartbeat while a page opens again", "gap again ", 50.0),
        worst("longest gap of the heartbeat while an edit arrives", "gap edit ", 50.0),
        worst("longest gap of the heartbeat while answers arrive", "gap answer ", 50.0),
        worst("longest gap of the heartbeat while the Profile page is used", "gap use ", 50.0),
    ]
    return told + [line(key, key) for key in spread]


def measure_files(display: Display) -> list[Line]:
    """How long the window stood still while files were read and written beside it, over a profile of 10,000 entries."""
    program = start(display, "-m", "tests.bench.files")
    times = json.loads(program.wait_for_line("{", seconds=240))
    program.wait()
    return [
        Line(
            name=f"10,000 entries: longest gap of the heartbeat, {name.removeprefix('file ')}",
            measured=Spread.of(seconds).scaled(1000),
            unit="ms",
            most=50.0,
        )
        for name, seconds in times.items()
        if name.startswith("file ")
    ]


def measure_plan_levers(display: Display) -> list[Line]:
    """Levers moved under four plans, and how long the window stood still."""
    program = start(display, "-m", "tests.bench.plan_levers")
    times = json.loads(program.wait_for_line("{", seconds=240))
    program.wait()
    lines = [
        ("four plans: a month moved to the screen", "month"),
        ("four plans: the pace of promotions moved to the screen", "pace"),
        ("four plans: another market to the screen", "market"),
        ("four plans: longest gap of the heartbeat while levers move", "moving"),
        ("four plans: longest gap of the heartbeat while the full answer arrives", "resting"),
    ]
    return [Line(name=name, measured=Spread.of(times[key]).scaled(1000), unit="ms", most=50.0) for name, key in lines]


def measure_forecast(display: Display) -> list[Line]:
    """The engine beside the bare loop in numpy."""
    program = start(display, "-m", "tests.bench.engine")
    times = json.loads(program.wait_for_line("{", seconds=240))
    program.wait()
    spread = {name: Spread.of(seconds).scaled(1000) for name, seconds in times.items()}
    others = [
        ("forecast of 1,000 careers × 40 years", "1,000", 2.0),
        ("forecast of 100,000 careers × 40 years", "100,000", 60.0),
        ("forecast of 10,000 careers × 40 years, fresh draws", "first", 35.0),
        ("forecast of 10,000 careers × 15 years, fresh draws", "first 15", None),
        ("forecast of 10,000 careers × 40 years under a plan", "plan", None),
        ("four plans compared with a base, career by career", "compare", None),
        ("what a number is made of, bar by bar", "waterfall", 1000.0),
    ]
    return [
        Line(
            name="forecast of 10,000 careers × 40 years",
            measured=spread["forecast"],
            unit="ms",
            most=10,
            reference=spread["bare"],
            reference_name="drift, shocks, levels and quantiles in a bare numpy loop",
        ),
        *(Line(name=name, measured=spread[key], unit="ms", most=most) for name, key, most in others),
    ]


def measure_market(display: Display) -> list[Line]:
    """Loading the shipped figures, and asking them."""
    program = start(display, "-m", "tests.bench.market")
    times = json.loads(program.wait_for_line("{", seconds=120))
    program.wait()
    loads = [(f"loading the {name}", times[name], 50.0) for name in ("pack", "model", "catalogue")]
    asks = [(f"one lookup, {name}", times[name], 0.05) for name in ("level pay", "pay model")]
    return [
        Line(name=name, measured=Spread.of(seconds).scaled(1000), unit="ms", most=most)
        for name, seconds, most in (*loads, *asks)
    ]


def measure_optimiser(display: Display) -> list[Line]:
    """Choosing among 25 actions, on one core."""
    program = start(display, "-m", "tests.bench.optimiser")
    times = json.loads(program.wait_for_line("{", seconds=240))
    program.wait()
    spread = {name: Spread.of(values) for name, values in times.items()}
    return [
        Line(name="optimiser, 25 actions", measured=spread["seconds"].scaled(1000), unit="ms", most=3000),
        Line(
            name="optimiser, 25 actions with opinions", measured=spread["opinions"].scaled(1000), unit="ms", most=3000
        ),
        Line(name="optimiser, plans looked at", measured=spread["search"].scaled(0.001), unit="thousand a second"),
        Line(name="optimiser, plans simulated", measured=spread["simulated"], unit="a second"),
    ]


def main() -> int:
    """Measure everything, print it, and return the exit code."""
    with tempfile.TemporaryDirectory() as home, open_display() as display:
        os.environ["CAREER_PLANNER_HOME"] = home
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever starts the program twice has its bytecode
        lines = [*measure_starts(display), measure_edits(display), *measure_forecast(display)]
        lines += [
            *measure_levers(),
            *measure_plan_levers(display),
            *measure_market(display),
            *measure_optimiser(display),
            *measure_pages(display),
            *measure_files(display),
        ]
    for line in lines:
        print(line)
    return 0 if all(line.is_met for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
