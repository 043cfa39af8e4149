"""What the Trajectory page asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.profile import Profile
from planner.market.pack import Pack

if TYPE_CHECKING:
    from planner.charts.trajectory import TrajectoryData
    from planner.forecast.situation import NoEstimate, Situation


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot of the profile and what its numbers shall mean."""

    profile: Profile
    pack: Pack
    today: datetime.date
    measure: Literal["base", "total"]
    is_real: bool
    is_equal_power: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the person stands and everything the page shows of it."""

    stand: "Situation | NoEstimate"
    data: "TrajectoryData"


def answer(question: Question) -> Answer:
    """Forecast and lay out. Runs on the worker, which also pays for loading numpy and matplotlib."""
    from planner.charts.loading import load_matplotlib
    from planner.charts.trajectory import TrajectoryView, known_data, trajectory_data
    from planner.forecast.engine import forecast
    from planner.forecast.situation import NoEstimate, situation

    view = TrajectoryView(question.measure, question.is_real, question.is_equal_power)
    stand = situation(question.profile, question.pack, question.today, is_real=question.is_real)
    if isinstance(stand, NoEstimate):
        data = known_data(stand, question.today, question.pack, view)
    else:
        data = trajectory_data(stand, forecast(stand.inputs), question.pack, view)
    load_matplotlib()  # here so that the window stays alive meanwhile
    import planner.charts.trajectory_figure  # noqa: F401

    return Answer(stand, data)
