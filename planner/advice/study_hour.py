"""What an hour of study counts as cost: one rule for certifications, plans and the optimiser.

The user may put a figure of their own in its place, once for all three. Decision 0033.
"""

import datetime
import math
from dataclasses import dataclass
from typing import Final

from planner.domain.money import WEEKS_PER_YEAR
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.forecast.inputs import ForecastInputs
from planner.forecast.roles import pay_on
from planner.market.own_figures import ASSUMPTION, ShippedFigure

STUDY_HOUR: Final = "study.hour"
"""The id of the user's own figure, in dollars."""

MOST_DOLLARS: Final = 999.0
FULL_TIME_HOURS: Final = 40.0

_BASIS: Final = "An hour of study is counted as an hour of work at your base pay; 0 makes study free"


@dataclass(frozen=True, slots=True)
class StudyHour:
    """``dollars`` that an hour counts, ``usual`` what it would without a figure of the user's own (``is_own``),
    ``of_what`` words for what it is.
    """

    dollars: float
    usual: float
    of_what: str
    is_own: bool = False

    @property
    def sentence(self) -> str:
        """What the pages say of it."""
        return f"An hour of study is counted at {self.short}, {self.of_what}"

    @property
    def short(self) -> str:
        """The dollars in words, cents only where there are few dollars."""
        return f"${self.dollars:,.0f}" if self.dollars >= 1 or not self.dollars else f"${self.dollars:.2f}"

    @property
    def figure(self) -> ShippedFigure:
        """As a figure that the user may replace."""
        return study_hour_figure(self.usual)


def study_hour(profile: Profile, role: Role, inputs: ForecastInputs, today: datetime.date) -> StudyHour:
    """What an hour counts for a person with a role that counts; market pay at their level where theirs is unknown."""
    pay = None if inputs.log_pay is None else pay_on(profile, role, today)
    if pay is None:
        usual = math.exp(inputs.level_log_median[inputs.level]) / (float(WEEKS_PER_YEAR) * FULL_TIME_HOURS)
        of_what = "what the market pays at your level, as your pay is unknown"
    else:
        usual = float(pay.base_per_year()) / (float(WEEKS_PER_YEAR) * float(pay.hours_per_week))
        of_what = "your base pay by the hour"
    own = profile.overrides.get(STUDY_HOUR)
    return StudyHour(usual, usual, of_what) if own is None else StudyHour(own, usual, "your own figure", is_own=True)


def study_hour_figure(usual: float | None = None) -> ShippedFigure:
    """The figure in dollars; without a person there is no usual one."""
    return ShippedFigure(
        id=STUDY_HOUR,
        kind=ASSUMPTION,
        name="An hour of study",
        value=usual,
        low=usual or 0.0,
        high=usual or 0.0,
        least=0.0,
        most=MOST_DOLLARS,
        unit="dollars",
        n=0,
        grade="D",
        source="Assumption of this program",
        date="",
        note=_BASIS,
    )
