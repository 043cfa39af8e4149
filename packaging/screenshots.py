"""Draws docs/pictures anew: every page of the real program with the sample profile, light and dark, in two sizes.

A picture's name says page, theme and size: ``trajectory-dark-1024x600.png``; light at 1280×800 is the usual look and
goes without: ``trajectory.png``.
"""

import os
import tempfile
from pathlib import Path
from typing import Final

from tests.display import CHECKOUT, Display, open_display, wait_until

PICTURES: Final = CHECKOUT / "docs" / "pictures"
PAGES: Final = (
    *("overview", "trajectory", "profile", "plans", "readiness", "certifications"),
    *("specialisations", "places", "market"),
)
THEMES: Final = ("light", "dark")
SIZES: Final = ((1280, 800), (1024, 600))
N_STILL: Final = 12


def picture_path(page: str, theme: str, size: tuple[int, int]) -> Path:
    """Where the picture goes."""
    parts = [page]
    if theme != THEMES[0]:
        parts.append(theme)
    if size != SIZES[0]:
        parts.append("{}x{}".format(*size))
    return PICTURES / f"{'-'.join(parts)}.png"


def draw(page: str, theme: str, size: tuple[int, int]) -> None:
    """Start the program on a screen of just this size, let its window fill it, and keep a picture once it is still."""
    with tempfile.TemporaryDirectory() as home, open_display(*size, has_frames=False) as display:
        os.environ["CAREER_PLANNER_HOME"] = home
        program = display.start("--page", page, "--theme", theme, CAREER_PLANNER_TRACE="1")
        program.wait_for_line("trace chart")
        window = wait_until(lambda: display.find_window("Career Planner"), "the window")
        assert window is not None
        fill_screen(display, window, size)
        save_when_still(display, picture_path(page, theme, size))


def fill_screen(display: Display, window: str, size: tuple[int, int]) -> None:
    """Give the window the whole screen, without a frame, and move the pointer where it lights nothing up."""
    width, height = map(str, size)
    display.do("windowmove", window, "0", "0", "windowsize", window, width, height)
    asked = f"{width}x{height}"
    wait_until(lambda: asked in display.do("getwindowgeometry", window), f"a window of {asked}")
    display.do("mousemove", width, height)


def save_when_still(display: Display, path: Path) -> None:
    """Keep the picture when many in a row are the same: what is filled in after the chart is there by then."""
    seen: list[bytes] = []

    def is_still() -> bool:
        display.save_picture(path)
        seen.append(path.read_bytes())
        return len(seen) >= N_STILL and len(set(seen[-N_STILL:])) == 1

    wait_until(is_still, f"a still picture for {path.name}")


def main() -> None:
    """All pages, themes and sizes."""
    for page in PAGES:
        for theme in THEMES:
            for size in SIZES:
                draw(page, theme, size)
                print(picture_path(page, theme, size).relative_to(CHECKOUT))


if __name__ == "__main__":
    main()
