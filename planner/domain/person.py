"""The one person a profile is about, and how they want it shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.text import require_text, said

PERSON_ID: Final = "person"
PREFERENCES_ID: Final = "preferences"
LONGEST_HORIZON_YEARS: Final = 40
LARGEST_SEED: Final = 2**32 - 1


class Education(StrEnum):
    """The highest degree."""

    NONE = "none"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class Scenario(StrEnum):
    """The state of the market ahead; "own" takes the user's own figures."""

    BASE = "base"
    DOWNTURN = "downturn"
    BOOM = "boom"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose profile this is. ``home_place`` is the user's own words; ``working_since`` the start of professional work.

    ``is_sample`` marks the shipped sample, which is shown as such everywhere. Raises ``UserError``.
    """

    name: str = ""
    home_place: str = ""
    working_since: PartialDate | None = None
    is_sample: bool = False
    education: Education | None = None
    id: str = PERSON_ID

    def __post_init__(self) -> None:
        require_text(self.name, "Name", "name")
        require_text(self.home_place, "Home place", "home_place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Assumptions and habits of the forecast that the user can set.

    ``horizon_years`` 1 to 40; ``inflation_percent`` −5 to 30 a year, the centre of the inflation scenario;
    ``market_growth_percent`` −10 to 20 a year, real growth of market pay; ``seed`` 0 to 2³²−1;
    ``discount_percent`` 0 to 30 a year, in real terms, what later earnings count less. Raises ``UserError``.
    """

    horizon_years: int = 15
    inflation_percent: float = 2.5
    market_growth_percent: float = 0.0
    seed: int = 1
    scenario: Scenario = Scenario.BASE
    discount_percent: float = 3.0
    id: str = PREFERENCES_ID

    def __post_init__(self) -> None:
        _require_range("Years ahead", "horizon_years", self.horizon_years, 1, LONGEST_HORIZON_YEARS)
        _require_range("Inflation", "inflation_percent", self.inflation_percent, -5, 30)
        _require_range("Market growth", "market_growth_percent", self.market_growth_percent, -10, 20)
        _require_range("Seed", "seed", self.seed, 0, LARGEST_SEED)
        _require_range("Discount", "discount_percent", self.discount_percent, 0, 30)


def _require_range(field: str, attribute: str, value: float, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:  # also refuses NaN
        raise UserError(
            field,
            f"{said(value)} is not between {said(lowest)} and {said(highest)}",
            f"Write a number from {said(lowest)} to {said(highest)}",
            attribute,
        )
