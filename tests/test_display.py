"""The screen of the window tests shows windows, takes keys and pictures, and ends what was started on it."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests import display as displays
from tests.display import Display, Program

# A window that says each text typed into it, and ends with Escape.
WINDOW = """
import sys
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
box = QLineEdit()
box.setWindowTitle("Only a box")
box.setStyleSheet("background: #ff0000; border: 0")
box.resize(1280, 800)
box.textEdited.connect(lambda text: print("typed", text, flush=True))
QShortcut(QKeySequence("Escape"), box, application.quit)
box.show()
sys.exit(application.exec())
"""


def start_window(display: Display) -> Program:
    program = display.start(command=[sys.executable, "-c", WINDOW])
    display.wait_for_window("Only a box")
    return program


@pytest.mark.window
def test_keys_reach_the_window_and_its_output_is_read(display: Display) -> None:
    program = start_window(display)
    display.write("senior")
    assert program.wait_for_line("typed senior") == "typed senior"
    assert program.peak_memory_mb() > 20
    display.press("Escape")
    assert program.wait() == 0
    assert program.output.splitlines()[-1] == "typed senior"


@pytest.mark.window
def test_a_picture_shows_the_window(display: Display, tmp_path: Path) -> None:
    start_window(display)
    path = tmp_path / "a folder" / "screen.png"

    def is_red() -> bool:
        display.save_picture(path)
        return QImage(str(path)).pixelColor(640, 600).name() == "#ff0000"

    displays.wait_until(is_red, "a red window")
    assert (QImage(str(path)).width(), QImage(str(path)).height()) == (1280, 800)


@pytest.mark.window
def test_whatever_still_runs_ends_with_the_screen() -> None:
    with displays.open_display(800, 600) as screen:
        program = start_window(screen)
    assert program.process.returncode == -9


def test_waiting_for_a_line_ends_with_the_program() -> None:
    program = Program([sys.executable, "-c", "print('first'); raise SystemExit(3)"], {})
    assert program.wait_for_line("fir") == "first"
    with pytest.raises(RuntimeError, match="ended with 3 before 'second'"):
        program.wait_for_line("second")
    program.kill()


def test_waiting_has_an_end_and_says_for_what() -> None:
    with pytest.raises(TimeoutError, match="in vain for rain"):
        displays.wait_until(lambda: False, "rain", seconds=0.05)


def test_a_missing_command_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with (
        pytest.raises(displays.ScreenMissingError, match="apt-get install xvfb openbox xdotool"),
        displays.open_display(),
    ):
        pass
