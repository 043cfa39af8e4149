"""Career Planner: keeps one person's career in one local file and forecasts pay."""

from typing import Final

VERSION: Final = "0.1.0"
