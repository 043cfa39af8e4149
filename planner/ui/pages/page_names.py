"""The pages of the sidebar, from top to bottom: a line each; ``catalogue`` builds them."""

from typing import Final

PAGES: Final = (
    ("profile", "Profile"),
    ("trajectory", "Trajectory"),
    ("plans", "Plans"),
    ("places", "Places"),
    ("market", "Market data"),
)
FIRST_PAGE: Final = "trajectory"
