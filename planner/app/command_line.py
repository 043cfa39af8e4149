"""The command ``career-planner``. Exit codes: 0 done, 2 usage, 3 the profile cannot be used."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from planner import VERSION
from planner.domain.errors import UserError
from planner.domain.person import LONGEST_HORIZON_YEARS

EXIT_DONE: Final = 0
EXIT_USAGE: Final = 2
EXIT_PROFILE: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; usage errors leave through ``SystemExit(2)`` as argparse does."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except UserError as error:
        print(error, file=sys.stderr)
        return EXIT_PROFILE


def _run(options: argparse.Namespace) -> int:
    # Each way loads only what it needs: the window must paint before the database and the charts are imported.
    if options.self_test:
        from planner.app.self_test import self_test

        return self_test()
    if options.command == "forecast":
        from planner.app.headless import print_forecast

        return print_forecast(options)
    if not has_display():
        from planner.app.headless import without_display

        return without_display()
    from planner.app.bootstrap import run_window

    return run_window(options)


def has_display() -> bool:
    """Whether a window can be opened: always on Windows and macOS; elsewhere where a display server is named."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM") not in {None, "", "xcb", "wayland"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="career-planner",
        description="Keeps one person's career in one local file and forecasts pay.",
        epilog="Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"career-planner {VERSION}")
    parser.add_argument("--open", type=Path, metavar="PROFILE", dest="profile_to_open", help="open this profile")
    parser.add_argument("--self-test", action="store_true", help="check this installation and say how it went")
    parser.add_argument("--page", choices=("profile", "trajectory"), help="the page to show first")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="light or dark, whatever the system says")
    parser.add_argument("--quit-after-first-chart", action="store_true", help=argparse.SUPPRESS)
    _add_forecast(parser.add_subparsers(dest="command", metavar="COMMAND"))
    return parser


def _add_forecast(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("forecast", help="print the forecast of a profile without a window")
    command.add_argument("profile", nargs="?", type=Path, help="the profile file; the one opened last if left out")
    command.add_argument("--sample", action="store_true", help="use the sample profile")
    command.add_argument("--years", type=_years, metavar="N", help="years ahead, 1 to 40")
    command.add_argument("--seed", type=_seed, metavar="N", help="the seed of the careers")
    command.add_argument("--nominal", action="store_true", help="money of each year instead of today's")
    command.add_argument("--total", action="store_true", help="draw base, bonus and equity instead of base alone")
    command.add_argument("--json", action="store_true", help="print every number as JSON")
    command.add_argument("--chart", type=Path, metavar="FILE", help="write the chart: .png, .svg or .pdf")
    command.add_argument("--table", type=Path, metavar="FILE", help="write the table: .csv")


def _years(text: str) -> int:
    years = int(text)
    if not 1 <= years <= LONGEST_HORIZON_YEARS:
        raise argparse.ArgumentTypeError(f"{years} is not between 1 and {LONGEST_HORIZON_YEARS}")
    return years


def _seed(text: str) -> int:
    seed = int(text)
    if not 0 <= seed < 2**32:
        raise argparse.ArgumentTypeError(f"{seed} is not between 0 and 2³²−1")
    return seed
