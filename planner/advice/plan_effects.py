"""What the actions of a plan count for: effects for the forecast, and for each action a note on what it rests on.

Called by the Plans page and the optimiser with plans or any set of actions. What nobody has measured moves nothing and
is told as "no estimate"; what is only our assumption (grade D) moves nothing until the user switches it on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, TypeVar

from planner.advice.offered_job import offered_job
from planner.advice.plan_certifications import Covers, covers
from planner.advice.plan_checks import last_day
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_learning import Lessons, lessons
from planner.advice.plan_moves import ToldMove, company_move, place_move
from planner.domain.errors import UserError
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.role import Production, Track, WorkMode
from planner.forecast.assumptions import effect_range, exact_percent
from planner.forecast.effects import Break, Effect, PayShift, TrackChange
from planner.forecast.grades import GRADES, Grade
from planner.forecast.inputs import ForecastInputs
from planner.market.factors import OWN_GRADE, Z_TENTH, Factor
from planner.market.finding import squeezed
from planner.market.pay_factors import PRODUCTION, specialisation_id

NO_ESTIMATE: Final = "no estimate"

TRACK_FAMILIES: Final[Mapping[Track, str]] = MappingProxyType(
    {Track.LEADERSHIP: "engineering-manager", Track.RESEARCH: "research-scientist"}
)
"""The families whose pay speaks for a track."""

TRACK_SOURCE: Final = "pay of its family of titles against yours, by level; how much of it is the track is not known"


@dataclass(frozen=True, slots=True)
class TrackAssumption:
    """A track without data: pay against a specialist's (log), its spread, and the share that gives up in a year."""

    log_against: float
    sd: float
    failure_rate_per_year: float
    text: str


ASSUMED_TRACKS: Final[Mapping[Track, TrackAssumption]] = MappingProxyType(
    {
        Track.FOUNDER: TrackAssumption(
            -0.5, 0.7, 0.25, "about 40 % less pay, widely spread; a quarter gives up a year"
        ),
        Track.CONSULTANT: TrackAssumption(0.0, 0.3, 0.15, "equal pay, widely spread; 15 % go back a year"),
    }
)
"""Assumptions of this program, grade D: they count only where the user switches such figures on."""

BREAK_SOURCE: Final = "no pay while it lasts; nothing is assumed to be lost for good"


@dataclass(frozen=True, slots=True)
class ActionNote:
    """What one action counts for, in words; ``grade`` is "" where there is no estimate.

    ``is_assumption`` marks what counts only while figures of grade D are switched on, counted or not. ``source`` tells
    in a clause where the figures are from and how many jobs they stand for, "" where the text does.
    """

    action_id: str
    text: str
    grade: Grade | Literal[""]
    is_assumption: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanEffects:
    """The effects of a plan and one note for each of its actions, earliest first."""

    effects: tuple[Effect, ...]
    notes: tuple[ActionNote, ...]


WordT = TypeVar("WordT", WorkMode, Track)
_Told = tuple[tuple[Effect, ...], ActionNote]


def plan_effects(ground: PlanGround, actions: Iterable[Action]) -> PlanEffects:
    """What a set of actions counts for, in whatever order they are given; equal sets give equal answers."""
    course = _Course(ground, tuple(sorted(actions, key=lambda one: (last_day(one), one.id))))
    told = [_KINDS[action.kind](course, action) for action in course.actions]
    return PlanEffects(tuple(effect for effects, _ in told for effect in effects), tuple(note for _, note in told))


def plan_inputs(ground: PlanGround, actions: Iterable[Action]) -> ForecastInputs:
    """The situation's inputs with the effects of the actions; without actions the very same: a difference of 0."""
    return with_effects(ground.situation.inputs, plan_effects(ground, actions).effects)


def with_effects(inputs: ForecastInputs, effects: tuple[Effect, ...]) -> ForecastInputs:
    """Inputs with more effects; the very same where there are none."""
    return replace(inputs, effects=(*inputs.effects, *effects)) if effects else inputs


def inputs_of_plan(ground: PlanGround, plan: Plan) -> ForecastInputs:
    """As ``plan_inputs`` for the actions of a plan of the profile."""
    return plan_inputs(ground, ground.profile.actions_of(plan.id))


@dataclass(frozen=True)
class _Course:
    """The actions in the order in which they are done, and what depends on more than one of them."""

    ground: PlanGround
    actions: tuple[Action, ...]

    @cached_property
    def covers(self) -> Covers:
        return covers(self.ground, self.actions)

    @cached_property
    def lessons(self) -> Lessons:
        return lessons(self.ground, self.actions)

    @cached_property
    def turns(self) -> tuple[Action, ...]:
        """The actions that change the specialisation to one with an estimate."""
        found, present = [], self.ground.own_specialisation
        for action in self.actions:
            chosen = specialisation_id(action.subject) if action.kind is ActionKind.SPECIALISE else present
            factor = self.ground.specialisation(chosen)
            if chosen != present and factor is not None and factor.has_estimate:
                found.append(action)
                present = chosen
        return tuple(found)

    def at(self, action: Action) -> float:
        """Years from today until what the action brings."""
        return self.ground.years_until(last_day(action))

    def later(self, action: Action) -> Iterator[Action]:
        """The actions of the same kind that are done after it."""
        place = self.actions.index(action)
        return (one for one in self.actions[place + 1 :] if one.kind is action.kind)


def _no_estimate(action: Action, why: str, *, is_assumption: bool = False) -> _Told:
    return (), ActionNote(action.id, f"{NO_ESTIMATE}: {why}", "", is_assumption)


def _counted(action: Action, text: str, grade: Grade, *effects: Effect) -> _Told:
    return effects, ActionNote(action.id, text, grade)


def _certification(course: _Course, action: Action) -> _Told:
    cover = course.covers[action.id]
    if cover.why_not:
        return _no_estimate(action, cover.why_not)
    factor = course.ground.certification_at(cover.start, action.subject)
    if cover.ends is not None and cover.ends <= cover.start:
        return _counted(action, "adds nothing: another certification is in force as long", _grade(factor))
    shift = PayShift(
        cause=action.id,
        at=cover.start,
        grade=_grade(factor),
        source=factor.source,
        log_effect=factor.log_effect,
        sd=factor.sd,
        half_life=factor.half_life_years,
        ends=cover.ends,
    )
    until = "for good" if cover.ends is None else f"until {course.ground.year_of(cover.ends)}"
    how = "as you entered" if factor.grade == OWN_GRADE else "once however many there are"
    lesson = course.lessons.get(action.id)
    taught = (lesson.effect,) if lesson is not None and lesson.effect is not None else ()
    also = f"; {lesson.text} of grade D" if lesson is not None and taught else ""
    text = f"{_range(factor)}, {how}, {until}{also}"
    return _counted(action, text, _grade(factor), shift, *taught)


def _lesson(course: _Course, action: Action) -> _Told:
    lesson = course.lessons[action.id]
    if lesson.effect is None:
        return _no_estimate(action, lesson.text, is_assumption=lesson.is_assumption)
    return (lesson.effect,), ActionNote(action.id, lesson.text, "D", is_assumption=True)


def _specialise(course: _Course, action: Action) -> _Told:
    ground = course.ground
    chosen = specialisation_id(action.subject)
    factor = ground.specialisation(chosen)
    if factor is None or not factor.has_estimate:
        return _no_estimate(action, factor.note if factor else "the specialisation is not known")
    if action not in course.turns:
        return _counted(action, "changes nothing: it is your specialisation by then", _grade(factor))
    place = course.turns.index(action)
    later = course.turns[place + 1 :]
    at = course.at(action)
    if chosen == ground.own_specialisation:  # who returns finds what has faded meanwhile
        factor = factor.times(factor.left(at))
    shift = PayShift(
        cause=action.id,
        at=at,
        grade=_grade(factor),
        source=factor.source,
        log_effect=factor.log_effect,
        sd=factor.sd,
        half_life=factor.half_life_years,
        ends=course.at(later[0]) if later else None,
    )
    fades = f", half of it gone {factor.half_life_years:g} years later" if factor.half_life_years else ""
    text = f"{_range(factor)} at {ground.level} level{fades}"
    return _counted(action, text, _grade(factor), shift, *(() if place else _given_up(ground, action, at)))


def _given_up(ground: PlanGround, action: Action, at: float) -> tuple[Effect, ...]:
    """What is left by then of the present specialisation's effect, which is part of today's market pay, goes."""
    own = ground.specialisation(ground.own_specialisation)
    if own is None or not own.log_effect:
        return ()
    left = -own.after(at)
    half_life = own.half_life_years
    return (
        PayShift(cause=action.id, at=at, grade=_grade(own), source=own.source, log_effect=left, half_life=half_life),
    )


def _move_company(course: _Course, action: Action) -> _Told:
    return _moved(course, action, company_move(course.ground, action.id, course.at(action)))


def _move_place(course: _Course, action: Action) -> _Told:
    try:
        move = place_move(course.ground, action.subject, action.id, course.at(action))
    except UserError as error:
        return _no_estimate(action, error.reason) if action.offered_pay is None else _moved(course, action, None)
    return _moved(course, action, move)


def _moved(course: _Course, action: Action, move: ToldMove | None) -> _Told:
    """What is offered is paid, whatever the move would have brought; where nothing is offered, the move tells."""
    offer = offered_job(course.ground, action, course.at(action))
    moved = () if move is None else (move.effect,)
    if offer is not None:
        return (*moved, offer.effect), ActionNote(action.id, offer.text, "own")
    assert move is not None  # without either there is no estimate
    return moved, ActionNote(action.id, move.text, move.effect.grade, source=move.source)


def _work_mode(course: _Course, action: Action) -> _Told:
    ground = course.ground
    wanted, today = _word(WorkMode, action.subject), ground.work_mode
    factor, old = ground.factor(f"work_mode.{wanted}"), ground.factor(f"work_mode.{today}")
    if wanted is None or factor is None or not factor.has_estimate:
        return _no_estimate(action, "there are no figures for it")
    if wanted is today:
        return _counted(action, "as you work now", _grade(factor))
    later = next(course.later(action), None)
    effect = factor.log_effect - (old.log_effect if old else 0.0)
    variance = factor.sd**2 + (old.sd**2 if old else 0.0)
    shift = PayShift(
        cause=action.id,
        at=course.at(action),
        grade=_grade(factor),
        source=factor.source,
        log_effect=effect,
        sd=variance**0.5,
        ends=course.at(later) if later else None,
    )
    against = f"working {today}" if old else "the average, as how you work now is not known"
    return _counted(action, f"{_in_words(effect, variance**0.5)} against {against}", _grade(factor), shift)


def _change_track(course: _Course, action: Action) -> _Told:
    ground, track = course.ground, _word(Track, action.subject)
    if track is None:
        return _no_estimate(action, "the track is not known")
    at = course.at(action)
    if track is Track.SPECIALIST:
        back = TrackChange(cause=action.id, at=at, track=track, log_against=(0.0,) * 4, is_assumption=False)
        return _counted(action, "pay as on the specialist track", "B", back)
    if track in ASSUMED_TRACKS:
        return _assumed_track(ground, action, track, at)
    against = ground.track_against(TRACK_FAMILIES[track])
    if against is None:
        return _no_estimate(action, "there are no figures for this track where you work")
    size = abs(against[ground.level_place]) / Z_TENTH
    change = TrackChange(
        cause=action.id,
        at=at,
        grade="C",
        source=TRACK_SOURCE,
        track=track,
        log_against=against,
        sd=size,
        is_assumption=False,
    )
    return _counted(
        action, f"{_in_words(against[ground.level_place], size)} at your level; {TRACK_SOURCE}", "C", change
    )


def _assumed_track(ground: PlanGround, action: Action, track: Track, at: float) -> _Told:
    """Without data the forecast says that it is assumed from then on, whether the figures count or not."""
    known = ASSUMED_TRACKS[track]
    if not ground.count_grade_d:
        blank = TrackChange(cause=action.id, at=at, track=track, log_against=(0.0,) * 4)
        why = f"there are no data for the {track} track; our assumption ({known.text}) is switched off"
        return (blank,), ActionNote(action.id, f"{NO_ESTIMATE}: {why}", "", is_assumption=True)
    change = TrackChange(
        cause=action.id,
        at=at,
        track=track,
        log_against=(known.log_against,) * 4,
        sd=known.sd,
        failure_rate_per_year=known.failure_rate_per_year,
    )
    return (change,), ActionNote(action.id, f"assumed: {known.text}", "D", is_assumption=True)


def _take_production(course: _Course, action: Action) -> _Told:
    ground = course.ground
    effect = ground.profile.overrides.get(PRODUCTION)
    if ground.role.production is Production.OWNS:
        return _counted(action, "changes nothing: you have it", "own")
    if action.id != next(one.id for one in course.actions if one.kind is action.kind):
        return _counted(action, "changes nothing: you have it by then", "own")
    if effect is None:
        return _no_estimate(action, "no source tells what it pays; enter your own figure to count it")
    shift = PayShift(cause=action.id, at=course.at(action), grade="own", source="Your own figure", log_effect=effect)
    return _counted(action, f"{exact_percent(effect)} pay, as you entered", "own", shift)


def _break(course: _Course, action: Action) -> _Told:
    if not action.months:
        return _no_estimate(action, "it takes no time")
    begin = course.ground.years_until(action.start.earliest())
    pause = Break(cause=action.id, at=begin, years=action.months / 12, grade="own", source=BREAK_SOURCE)
    return _counted(action, BREAK_SOURCE, "own", pause)


_KINDS: Final[Mapping[ActionKind, Callable[[_Course, Action], _Told]]] = MappingProxyType(
    {
        ActionKind.EARN_CERTIFICATION: _certification,
        ActionKind.RENEW_CERTIFICATION: _certification,
        ActionKind.LEARN_SKILL: _lesson,
        ActionKind.SPECIALISE: _specialise,
        ActionKind.MOVE_COMPANY: _move_company,
        ActionKind.MOVE_PLACE: _move_place,
        ActionKind.CHANGE_WORK_MODE: _work_mode,
        ActionKind.CHANGE_TRACK: _change_track,
        ActionKind.TAKE_PRODUCTION: _take_production,
        ActionKind.BREAK: _break,
    }
)


def _word(words: type[WordT], text: str) -> WordT | None:
    return next((one for one in words if squeezed(one) == squeezed(text)), None)


def _grade(factor: Factor) -> Grade:
    return GRADES[factor.grade]


def _range(factor: Factor) -> str:
    return effect_range(factor.low, factor.log_effect, factor.high)


def _in_words(effect: float, sd: float) -> str:
    return effect_range(effect - Z_TENTH * sd, effect, effect + Z_TENTH * sd)
