"""The command ``career-planner``. Exit codes: 0 done, 2 usage, 3 the profile cannot be used."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from planner import VERSION
from planner.domain.errors import UserError
from planner.ui.pages.page_names import PAGES

EXIT_DONE: Final = 0
EXIT_USAGE: Final = 2
EXIT_PROFILE: Final = 3

_WORDS_OF_COMMANDS: Final = frozenset(("forecast", "evaluate", "market", "--help"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; usage errors leave through ``SystemExit(2)`` as argparse does."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter gets its code, not a crash
            stream.reconfigure(errors="backslashreplace")
    words = sys.argv[1:] if arguments is None else arguments
    options = _parser(has_commands=_may_name_command(words)).parse_args(words)
    try:
        code = _run(options)
        sys.stdout.flush()
    except UserError as error:
        print(error, file=sys.stderr)
        return EXIT_PROFILE
    except BrokenPipeError:
        # Whoever read our output has gone, which is their right; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    return code


def _run(options: argparse.Namespace) -> int:
    # Each way loads only what it needs: the window must paint before the database and the charts are imported.
    if options.self_test:
        from planner.app.self_test import self_test

        return self_test()
    if options.command == "forecast":
        from planner.app.headless import print_forecast

        return print_forecast(options)
    if options.command == "evaluate":
        from planner.app.data_commands import print_evaluation

        return print_evaluation(options)
    if options.command == "market":
        from planner.app.data_commands import build, calibrate

        return calibrate(options) if options.action == "calibrate" else build(options)
    if not has_display():
        return _without_window("There is no display here, so no window opens")
    try:
        from planner.app.plain_imports import restore_imports

        gc.disable()  # what a start makes stays; to look through it for garbage is a tenth of it
        restore_imports()
        from planner.app.bootstrap import run_window
    except ImportError as error:  # a library of the system that Qt needs; packaging/debian.sh names the packages
        return _without_window(f"No window can open, because Qt cannot be loaded ({error})")
    return run_window(options)


def _without_window(why: str) -> int:
    from planner.app.headless import without_window

    return without_window(why)


def has_display() -> bool:
    """Whether a window can be opened: always on Windows and macOS; elsewhere where a display server is named."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM") not in {None, "", "xcb", "wayland"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _may_name_command(words: Sequence[str]) -> bool:
    """Whether commands must be known to understand the words: a window opens without them, and sooner."""
    return bool(words) and (not words[0].startswith("--") or bool(_WORDS_OF_COMMANDS.intersection(words)))


def _parser(*, has_commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="career-planner",
        description="Keeps one person's career in one local file and forecasts pay.",
        epilog="Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"career-planner {VERSION}")
    parser.add_argument("--open", type=Path, metavar="PROFILE", dest="profile_to_open", help="open this profile")
    parser.add_argument("--self-test", action="store_true", help="check this installation and say how it went")
    parser.add_argument("--page", choices=tuple(dict(PAGES)), help="the page to show first")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="light or dark, whatever the system says")
    parser.add_argument("--quit-after-first-chart", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(command=None)
    if has_commands:
        commands = parser.add_subparsers(dest="command", metavar="COMMAND")
        _add_forecast(commands)
        _add_data_commands(commands)
    return parser


def _add_forecast(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("forecast", help="print the forecast of a profile without a window")
    which = command.add_mutually_exclusive_group()
    which.add_argument("profile", nargs="?", type=Path, help="the profile file; the one opened last if left out")
    which.add_argument("--sample", action="store_true", help="use the sample profile")
    command.add_argument("--years", type=_years, metavar="N", help="years ahead, 1 to 40")
    command.add_argument("--seed", type=_seed, metavar="N", help="the seed of the careers")
    command.add_argument("--nominal", action="store_true", help="money of each year instead of today's")
    command.add_argument("--total", action="store_true", help="draw base, bonus and equity instead of base alone")
    command.add_argument("--json", action="store_true", help="print every number as JSON")
    command.add_argument("--chart", type=_chart_file, metavar="FILE", help="write the chart: .png, .svg or .pdf")
    command.add_argument("--table", type=_table_file, metavar="FILE", help="write the table: .csv")


def _add_data_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    evaluate = commands.add_parser("evaluate", help="measure the shipped model on people in a file")
    subjects = evaluate.add_subparsers(dest="subject", metavar="SUBJECT", required=True)
    pay = subjects.add_parser("pay", help="how well it tells what people are paid")
    pay.add_argument("file", type=Path, metavar="FILE.csv", help="one person a row; docs/evaluate.md names the columns")
    pay.add_argument("--json", action="store_true", help="print every measure as JSON")
    dynamics = subjects.add_parser("dynamics", help="how well it tells what people will be paid in later years")
    dynamics.add_argument("file", type=Path, metavar="FILE.csv", help="one person and year a row; see docs/evaluate.md")
    dynamics.add_argument("--json", action="store_true", help="print every measure as JSON")
    market = commands.add_parser("market", help="work on the shipped figures")
    actions = market.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="write all shipped figures anew from the raw public data")
    build.add_argument("sources", type=Path, metavar="SOURCES_DIR", help="the folder of the raw files")
    build.add_argument("out", type=Path, metavar="OUT_DIR", help="the folder to write")
    calibrate = actions.add_parser("calibrate", help="fit the dynamics anew and measure them; takes two minutes")
    calibrate.add_argument("sources", type=Path, metavar="SOURCES_DIR", help="the folder of the raw files")
    calibrate.add_argument("out", type=Path, metavar="OUT_DIR", help="the folder to write")


def _years(text: str) -> int:
    from planner.domain.person import LONGEST_HORIZON_YEARS

    return _whole_number(text, 1, LONGEST_HORIZON_YEARS)


def _seed(text: str) -> int:
    from planner.domain.person import LARGEST_SEED

    return _whole_number(text, 0, LARGEST_SEED)


def _whole_number(text: str, lowest: int, highest: int) -> int:
    if not (text.isdecimal() and lowest <= int(text) <= highest):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {lowest} to {highest}")
    return int(text)


def _chart_file(text: str) -> Path:
    return _file(text, ".png", ".svg", ".pdf")


def _table_file(text: str) -> Path:
    return _file(text, ".csv")


def _file(text: str, *endings: str) -> Path:
    if Path(text).suffix.lower() not in endings:
        raise argparse.ArgumentTypeError(f"“{text}” does not end in {' or '.join(endings)}")
    return Path(text)
