"""What the dialog of the optimiser asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from planner.advice.plan_checks import first_day, last_day
from planner.domain.plan import Action
from planner.domain.profile import Profile
from planner.market.pack import Pack

if TYPE_CHECKING:
    from planner.advice.optimiser_options import Option
    from planner.advice.optimiser_plans import FoundPlan
    from planner.advice.optimiser_problem import Budget, Schedule
    from planner.advice.optimiser_result import Gain, NothingFits, Optimum
    from planner.advice.optimiser_value import Aim
    from planner.advice.plan_grounds import PlanGround
    from planner.charts.rivals import Choice, RivalsData
    from planner.charts.timeline import TimelineData
    from planner.charts.trajectory import Origin
    from planner.forecast.situation import NoEstimate

MEANING: Final = "Worth after cost against doing nothing, discounted; four careers in five lie on the line"
CHANCE_MEANING: Final = "Change in the chance against doing nothing; the line is what the draws leave open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A snapshot for which options are wanted."""

    profile: Profile
    pack: Pack
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be allowed: ``options`` as they count without opinions, ``assumed`` the same with them.

    ``names`` is what can be added by name, with other spellings.
    """

    ground: "PlanGround"
    assuming: "PlanGround"
    options: "tuple[Option, ...]"
    assumed: "tuple[Option, ...]"
    names: dict[str, tuple[str, ...]]

    def ground_for(self, *, with_opinions: bool) -> "PlanGround":
        """What plans are built on, with or without opinions."""
        return self.assuming if with_opinions else self.ground

    def counts_like(self, other: "Offer") -> bool:
        """Whether what an answer rests on is the same."""
        return _counted(self.ground) == _counted(other.ground)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what is allowed, within what, for what; ``target`` names the level and year aimed at.

    ``tell_progress`` takes 0 to 1, ``is_cancelled`` is asked time and again; both are called on the worker.
    """

    offer: Offer
    options: "tuple[Option, ...]"
    budget: "Budget"
    aim: "Aim"
    with_opinions: bool
    target: str
    tell_progress: Callable[[float], None]
    is_cancelled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found with its pictures; ``found`` is None where the user stopped it."""

    asked: Asked
    found: "FoundPlan | NothingFits | None"
    rivals: "RivalsData | None" = None
    timeline: "TimelineData | None" = None


def offered(wanted: Wanted) -> "Offer | NoEstimate":
    """What can be allowed. Runs on the worker, which also pays for loading the catalogues."""
    from planner.advice.optimiser_options import named_option, options
    from planner.advice.plan_grounds import PlanGround
    from planner.advice.plan_subjects import load_subjects
    from planner.forecast.situation import NoEstimate, situation
    from planner.market.place_words import offered_places
    from planner.market.requirements import load_requirements

    stand = situation(wanted.profile, wanted.pack, wanted.today)
    if isinstance(stand, NoEstimate):
        return stand
    subjects = load_subjects(wanted.pack)
    ground = PlanGround(stand, wanted.profile, subjects, load_requirements(), wanted.today)
    assuming = replace(ground, count_grade_d=True)
    certifications = (one.facts.name for one in subjects.certifications.certifications if not one.is_retired)
    skills = (one.name for one in subjects.skills.skills)
    names = dict.fromkeys((*certifications, *skills), ()) | offered_places(subjects.pack)
    named_option(ground, "")  # what is looked up by name is ready then
    return Offer(ground, assuming, options(ground), options(assuming), names)


def answer(asked: Asked) -> Answer:
    """Find and lay out. Runs on the worker."""
    from planner.advice.optimiser import Request
    from planner.advice.optimiser_plans import FoundPlan, find_plan
    from planner.charts.loading import load_matplotlib

    ground = asked.offer.ground_for(with_opinions=asked.with_opinions)
    request = Request(
        aim=asked.aim,
        with_opinions=asked.with_opinions,
        progress=asked.tell_progress,
        is_cancelled=asked.is_cancelled,
    )
    found = find_plan(ground, (one.action for one in asked.options), asked.budget, request)
    if not isinstance(found, FoundPlan):
        return Answer(asked, found)
    load_matplotlib()  # here so that the window stays alive meanwhile
    import planner.charts.rivals_figure
    import planner.charts.timeline_figure  # noqa: F401

    return Answer(asked, found, _rivals(asked, found.optimum), _timeline(asked, found.actions))


def _counted(ground: "PlanGround") -> tuple[object, ...]:
    return ground.situation.inputs, ground.study_hour, ground.profile.preferences.discount_percent


def _origin(asked: Asked) -> "Origin":
    from planner.charts.trajectory import Origin

    basis = asked.offer.ground.situation.basis
    return Origin("USD", "today's dollars", basis.place.name, basis.source.title, basis.pack_version, basis.seed)


def _rivals(asked: Asked, optimum: "Optimum") -> "RivalsData":
    from planner.charts.rivals import rivals_data
    from planner.ui.dialogs.optimiser_words import choice_names

    best, *others = choice_names(optimum, short_names(asked.options))
    choices = [_choice(optimum, optimum.schedule, optimum.gain, best, "best")]
    for one, name in zip(optimum.rivals, others, strict=True):
        choices.append(_choice(optimum, one.schedule, one.gain, name, "tie" if one.is_tie else ""))
    meaning = CHANCE_MEANING if asked.target else MEANING
    return rivals_data(choices, origin=_origin(asked), meaning=meaning, target=asked.target)


def _choice(optimum: "Optimum", schedule: "Schedule", gain: "Gain", name: str, standing: str) -> "Choice":
    from planner.charts.rivals import Choice
    from planner.ui.dialogs.optimiser_words import names

    is_level = optimum.aim.is_level
    low, high = (
        (gain.mean - 2 * gain.error, gain.mean + 2 * gain.error)
        if is_level
        else gain.quantiles[:: len(gain.quantiles) - 1]
    )
    return Choice(
        name=name,
        actions=names(optimum.problem, schedule),
        low=low,
        middle=gain.mean,
        high=high,
        hours=optimum.problem.hours(schedule),
        cost=optimum.problem.money(schedule),
        standing=standing,
    )


def _timeline(asked: Asked, actions: tuple[Action, ...]) -> "TimelineData | None":
    """The found actions from this month until a year after the last; None where there is nothing to do."""
    from planner.charts.timeline import PlannedAction, timeline_data

    if not actions:
        return None
    today, short = asked.offer.ground.today, short_names(asked.options)
    planned = [
        PlannedAction(one.id, short[one.id], first_day(one), last_day(one) if one.months else None) for one in actions
    ]
    last = max(map(last_day, actions)).year + 2
    return timeline_data(
        today.replace(day=1),
        datetime.date(last, 1, 1),
        [("Found plan", planned)],
        baseline="Do nothing",
        origin=_origin(asked),
        meaning="The best sequence found",
    )


def short_names(options: "tuple[Option, ...]") -> Mapping[str, str]:
    """The actions in a word or two by their ids."""
    from planner.ui.dialogs.optimiser_words import short_action

    return {one.action.id: short_action(one.action) for one in options}
