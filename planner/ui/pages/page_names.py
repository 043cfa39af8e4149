"""The pages of the window in the order of the sidebar, and the one that opens first. Loads nothing."""

from typing import Final

PAGES: Final = (
    ("overview", "Overview"),
    ("profile", "Profile"),
    ("trajectory", "Trajectory"),
    ("plans", "Plans"),
    ("readiness", "Readiness"),
    ("certifications", "Certifications"),
    ("specialisations", "Specialisations"),
    ("places", "Places"),
    ("market", "Market data"),
)
FIRST_PAGE: Final = "trajectory"


def page_title(key: str) -> str:
    """What a page is called; empty for one that there is not (yet)."""
    return dict(PAGES).get(key, "")
