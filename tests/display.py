"""A screen of its own (Xvfb with a window manager) and programs started on it, for whoever needs a real window.

Used by the tests marked ``window``, by the benchmark and by the scripts in ``packaging/``.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

CHECKOUT: Final = Path(__file__).resolve().parent.parent
PATIENCE_S: Final = 60.0
"""How long anything may take before a test fails; generous, because a busy machine is not a fault."""

# Qt itself takes the picture, so no further tool has to be installed.
_GRAB: Final = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""

Answer = TypeVar("Answer")


class ScreenMissingError(RuntimeError):
    """What makes or drives a screen is not installed; the text says what to type."""


def wait_until(ask: Callable[[], Answer], what: str, seconds: float = PATIENCE_S) -> Answer:
    """Ask again and again until the answer is true, and return it; TimeoutError naming ``what`` if it never is."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.01)
    return answer


class Program:
    """A started program whose output is read while it runs."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def output(self) -> str:
        """Everything said so far, on stdout and stderr."""
        return "\n".join(self.lines)

    def wait_for_line(self, start: str, seconds: float = PATIENCE_S) -> str:
        """The first line that begins so, waiting for it; RuntimeError if the program ends without saying it."""

        def found() -> str | None:
            has_ended = self.process.poll() is not None and not self._reader.is_alive()
            line = next((line for line in self.lines if line.startswith(start)), None)
            if line is None and has_ended:
                raise RuntimeError(f"ended with {self.process.returncode} before {start!r}:\n{self.output}")
            return line

        line = wait_until(found, f"the line {start!r} in:\n{self.output}", seconds)
        assert line is not None
        return line

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """The exit code, once the program has ended by itself and all its output is read."""
        code = self.process.wait(seconds)
        self._reader.join(seconds)
        return code

    def peak_memory_mb(self) -> float:
        """The most memory it has had resident so far, in MB of 1,000,000 bytes; it must still be running."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        (peak,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024 / 1e6

    def kill(self) -> None:
        """End it at once (SIGKILL) and read the rest of its output; nothing happens if it has ended already."""
        self.process.kill()
        self.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


class Display:
    """One X screen with a window manager, and the keyboard in front of it."""

    def __init__(self, number: int) -> None:
        self.name = f":{number}"
        self._programs: list[Program] = []

    def environment(self) -> dict[str, str]:
        """The environment of a program that shall open its window here."""
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return kept | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}

    def start(
        self, *arguments: str, command: Sequence[str] = (sys.executable, "-m", "planner"), **environment: str
    ) -> Program:
        """Start the program, or another command, with its window here; it is killed when the screen closes."""
        program = Program([*command, *arguments], self.environment() | environment)
        self._programs.append(program)
        return program

    def do(self, *action: str) -> str:
        """One xdotool action, for example ``do("key", "ctrl+z")``; returns what it prints, raises if it fails."""
        done = subprocess.run(
            ["xdotool", *action], env=self.environment(), capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys one after the other: ``press("Tab", "ctrl+z")``."""
        self.do("key", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Type a text on the keyboard."""
        self.do("type", "--delay", "20", text)

    def find_window(self, title: str) -> str | None:
        """The id of a visible window whose title matches the regular expression, or None."""
        try:
            return self.do("search", "--onlyvisible", "--name", title).splitlines()[0]
        except subprocess.CalledProcessError:
            return None

    def wait_for_window(self, title: str, seconds: float = PATIENCE_S) -> str:
        """The id of the window with this title, waiting until it is there and has the keyboard."""
        window = wait_until(lambda: self.find_window(title), f"a window {title!r}", seconds)
        assert window is not None
        self.do("windowactivate", "--sync", window)
        return window

    def save_picture(self, path: Path) -> None:
        """Write a picture of the whole screen to a PNG file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=self.environment(), check=True)

    def close(self) -> None:
        """Kill whatever was started here and still runs."""
        for program in self._programs:
            program.kill()


@contextlib.contextmanager
def open_display(width: int = 1280, height: int = 800, *, has_frames: bool = True) -> Iterator[Display]:
    """A screen of this size in pixels, gone with everything on it when the block is left.

    Without frames there is no window manager: a window can then be given the whole screen.
    """
    _require("Xvfb", "openbox", "xdotool")
    with contextlib.ExitStack() as stack:
        number = _start_server(stack, f"{width}x{height}x24")
        display = Display(number)
        if has_frames:
            stack.enter_context(_running(["openbox", "--sm-disable"], display.environment()))
            wait_until(lambda: _has_window_manager(display), "the window manager")
        stack.callback(display.close)
        yield display


def _require(*commands: str) -> None:
    missing = [command.lower() for command in commands if not shutil.which(command)]
    if missing:
        raise ScreenMissingError(f"A screen needs {' '.join(missing)}. As root: apt-get install {' '.join(missing)}")


def _start_server(stack: contextlib.ExitStack, screen: str) -> int:
    """Start Xvfb and return the display number that it picked itself: it says so once it is ready."""
    reading, writing = os.pipe()
    with open(reading, encoding="ascii") as answer:  # noqa: PTH123 (a file descriptor)
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-dpi", "96", "-nolisten", "tcp"]
        stack.enter_context(_running([*command, "-noreset"], os.environ, writing))
        os.close(writing)
        number = answer.readline().strip()
    if not number:
        raise ScreenMissingError("Xvfb ended before it had a screen")
    return int(number)


@contextlib.contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str], *inherited: int) -> Iterator[None]:
    with subprocess.Popen(
        command,
        env=environment,
        pass_fds=inherited,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def _has_window_manager(display: Display) -> bool:
    try:
        return display.do("get_num_desktops") != ""
    except subprocess.CalledProcessError:
        return False
