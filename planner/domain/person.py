"""The one person a profile is about, and how they want it shown."""

from dataclasses import dataclass
from typing import Final

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.text import require_text

PERSON_ID: Final = "person"
PREFERENCES_ID: Final = "preferences"
LONGEST_HORIZON_YEARS: Final = 40
LARGEST_SEED: Final = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose profile this is. ``home_place`` is the user's own words; ``working_since`` the start of professional work.

    ``is_sample`` marks the shipped sample, which is shown as such everywhere. Raises ``UserError``.
    """

    name: str = ""
    home_place: str = ""
    working_since: PartialDate | None = None
    is_sample: bool = False
    id: str = PERSON_ID

    def __post_init__(self) -> None:
        require_text(self.name, "Name", "name")
        require_text(self.home_place, "Home place", "home_place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Assumptions and habits of the forecast that the user can set.

    ``horizon_years`` 1 to 40; ``inflation_percent`` −5 to 30 a year, the centre of the inflation scenario;
    ``market_growth_percent`` −10 to 20 a year, real growth of market pay; ``seed`` 0 to 2³²−1. Raises ``UserError``.
    """

    horizon_years: int = 15
    inflation_percent: float = 2.5
    market_growth_percent: float = 0.0
    seed: int = 1
    id: str = PREFERENCES_ID

    def __post_init__(self) -> None:
        _require_range("Years ahead", "horizon_years", self.horizon_years, 1, LONGEST_HORIZON_YEARS)
        _require_range("Inflation", "inflation_percent", self.inflation_percent, -5, 30)
        _require_range("Market growth", "market_growth_percent", self.market_growth_percent, -10, 20)
        _require_range("Seed", "seed", self.seed, 0, LARGEST_SEED)


def _require_range(field: str, attribute: str, value: float, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:  # also refuses NaN
        raise UserError(
            field,
            f"{value} is not between {lowest} and {highest}",
            f"Write a number from {lowest} to {highest}",
            attribute,
        )
