"""What the Trajectory page asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from planner.domain.profile import Profile
from planner.market.pack import Pack

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.charts.careers import CareersData
    from planner.charts.trajectory import TrajectoryData
    from planner.forecast.levers import Evidence, Levers
    from planner.forecast.raises import RaiseWorth
    from planner.forecast.result import Forecast
    from planner.forecast.situation import NoEstimate, Situation


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot of the profile, what its numbers shall mean, and where the levers stand (None: all as now)."""

    profile: Profile
    pack: Pack
    today: datetime.date
    measure: Literal["base", "total"]
    is_real: bool
    is_equal_power: bool
    levers: "Levers | None" = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the person stands and everything the page shows of it.

    ``stand`` and ``forecast`` are with the levers, ``as_now`` is the same without them; None without an estimate.
    ``raised`` is what a raise among the levers is worth, None where there is none and while a lever moves.
    """

    question: Question
    stand: "Situation | NoEstimate"
    data: "TrajectoryData"
    forecast: "Forecast | None" = None
    as_now: "AsNow | None" = None
    raised: "RaiseWorth | None" = None


@dataclass(frozen=True, slots=True)
class AsNow:
    """The person's situation and forecast without any lever moved."""

    stand: "Situation"
    forecast: "Forecast"


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """The careers behind an answer: twenty to be looked at, and the pay of all in dollars as shown, (n_years, n)."""

    answer: Answer
    twenty: "CareersData"
    dollars: "npt.NDArray[np.float32]"


def answer(question: Question) -> Answer:
    """Forecast and lay out. Runs on the worker, which also pays for loading numpy and matplotlib."""
    from planner.charts.loading import load_matplotlib
    from planner.charts.trajectory import TrajectoryView, known_data
    from planner.forecast.engine import forecast
    from planner.forecast.situation import NoEstimate, situation

    stand = situation(question.profile, question.pack, question.today, is_real=question.is_real)
    if isinstance(stand, NoEstimate):
        view = TrajectoryView(question.measure, question.is_real, question.is_equal_power)
        told = Answer(question, stand, known_data(stand, question.today, question.pack, view))
    else:
        told = with_levers(question, AsNow(stand, forecast(stand.inputs)))
        told = replace(told, raised=_raised(question, stand))
    load_matplotlib()  # here so that the window stays alive meanwhile
    import planner.charts.trajectory_figure  # noqa: F401

    return told


def with_levers(question: Question, as_now: AsNow) -> Answer:
    """The answer where the levers stand, from the one without them; quick enough to be asked at each of their moves."""
    from planner.charts.trajectory import TrajectoryView, trajectory_data
    from planner.forecast.engine import forecast
    from planner.forecast.levers import moved

    view = TrajectoryView(question.measure, question.is_real, question.is_equal_power)
    levers = question.levers
    stand = as_now.stand if levers is None else moved(as_now.stand, levers, evidence(question))
    is_moved = stand is not as_now.stand
    told = forecast(stand.inputs) if is_moved else as_now.forecast
    data = trajectory_data(stand, told, question.pack, view, (as_now.stand, as_now.forecast) if is_moved else None)
    return Answer(question, stand, data, told, as_now)


def _raised(question: Question, stand: "Situation") -> "RaiseWorth | None":
    """What the raise among the levers is worth, the others being where they are."""
    from planner.forecast.levers import moved
    from planner.forecast.raises import raise_worth

    levers = question.levers
    if levers is None or not levers.pay_raise:
        return None
    without = moved(stand, replace(levers, pay_raise=0.0), evidence(question))
    return raise_worth(without.inputs, levers.pay_raise, question.profile.preferences.discount_percent / 100)


def evidence(question: Question) -> "Evidence":
    """Where the effects of levers come from."""
    from planner.forecast.levers import Evidence

    return Evidence(question.pack, question.profile.overrides)


def lives(told: Answer) -> Lives:
    """The careers behind an answer with an estimate, in the money that it shows."""
    import numpy as np

    import planner.charts.careers_figure
    import planner.charts.dots_figure  # noqa: F401 - loaded off the main thread
    from planner.charts.careers import careers_data
    from planner.charts.trajectory import place_factor
    from planner.forecast.careers import simulate, some_careers
    from planner.forecast.situation import Situation

    assert isinstance(told.stand, Situation)
    data, measure = told.data, told.question.measure
    factor = place_factor(told.stand, data.view)
    careers = simulate(told.stand.inputs)
    twenty = some_careers(careers, measure=measure)
    since = 0 if data.is_pay_known else 1  # who is not known to earn anything today starts with the first year ahead
    times = data.times[since:]
    today = told.stand.inputs.level
    pays = [[data.fan[0][2], *(factor * pay for pay in one.pay)][since:] for one in twenty]
    levels = [
        [max((level for level, moment in one.reached if moment <= time), default=today) for time in times]
        for one in twenty
    ]
    shown = careers_data(times, pays, levels, data.fan[since:], origin=data.origin, meaning=data.meaning)
    return Lives(told, shown, careers.dollars(measure) * np.float32(factor))
