import datetime
from dataclasses import replace
from functools import cache

import pytest

from planner.advice.optimiser_options import Option
from planner.advice.optimiser_plans import FoundPlan
from planner.advice.optimiser_problem import Budget
from planner.advice.optimiser_result import NothingFits
from planner.advice.optimiser_value import Aim
from planner.domain.plan import ActionKind
from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate
from planner.market.pack import load_pack
from planner.ui.dialogs.optimiser_question import (
    CHANCE_MEANING,
    MEANING,
    Answer,
    Asked,
    Offer,
    Wanted,
    answer,
    offered,
    short_names,
)
from tests.ui.pages.surroundings import SAMPLE

TODAY = datetime.date(2026, 11, 22)
BUDGET = Budget(hours_per_week=5.0, money=1_000.0, deadline_months=24)


@cache
def offer() -> Offer:
    found = offered(Wanted(SAMPLE, load_pack(), TODAY))
    assert isinstance(found, Offer)
    return found


def of(*kinds: ActionKind, with_opinions: bool = False) -> tuple[Option, ...]:
    """The first option of each kind."""
    every = offer().assumed if with_opinions else offer().options
    return tuple(next(one for one in every if one.action.kind is kind) for kind in kinds)


def asked(options: tuple[Option, ...], *, is_cancelled: bool = False, aim: Aim | None = None) -> Asked:
    return Asked(
        offer=offer(),
        options=options,
        budget=BUDGET,
        aim=aim or Aim(),
        with_opinions=False,
        target="senior by 2031" if aim else "",
        tell_progress=lambda _: None,
        is_cancelled=lambda: is_cancelled,
    )


EXAM_AND_MOVE = (ActionKind.EARN_CERTIFICATION, ActionKind.MOVE_COMPANY)


def test_the_same_is_offered_with_and_without_opinions() -> None:
    found = offer()
    assert [one.action for one in found.options] == [one.action for one in found.assumed]
    assert sum(one.has_estimate for one in found.assumed) > sum(one.has_estimate for one in found.options)
    assert found.ground_for(with_opinions=False) is found.ground
    assert found.ground_for(with_opinions=True).count_grade_d
    assert {"Rust", "Seattle, WA"} <= set(found.names)


def test_without_a_role_the_reason_is_told() -> None:
    assert isinstance(offered(Wanted(Profile(), load_pack(), TODAY)), NoEstimate)


def test_an_answer_has_its_rivals_and_its_timeline() -> None:
    found = answer(asked(of(*EXAM_AND_MOVE)))
    assert isinstance(found, Answer)
    assert isinstance(found.found, FoundPlan)
    assert found.rivals is not None
    assert found.rivals.meaning == MEANING
    assert [one.standing for one in found.rivals.choices].count("best") == 1
    assert "Do nothing" in {one.name for one in found.rivals.choices}
    best, gain = found.rivals.choices[0], found.found.optimum.gain
    assert (best.low, best.middle, best.high) == (gain.quantiles[0], gain.mean, gain.quantiles[-1])
    assert found.timeline is not None
    planned = found.timeline.lanes[1].actions
    assert [one.id for one in planned] == [one.id for one in found.found.actions]
    assert found.timeline.first == datetime.date(2026, 11, 1)
    assert found.timeline.last > max(one.end or one.start for one in planned)


def test_where_nothing_is_best_there_is_no_timeline() -> None:
    found = answer(asked(of(ActionKind.TAKE_PRODUCTION)))
    assert found.timeline is None
    assert found.rivals is not None
    assert [one.name for one in found.rivals.choices] == ["Do nothing"]


def test_a_chance_is_told_with_what_the_draws_leave_open() -> None:
    found = answer(asked(of(ActionKind.MOVE_COMPANY), aim=Aim(level=2, years=5.0)))
    assert found.rivals is not None
    assert found.rivals.meaning == CHANCE_MEANING
    assert found.rivals.target == "senior by 2031"
    best = found.rivals.choices[0]
    assert best.middle - best.low == pytest.approx(best.high - best.middle)


def test_what_was_stopped_has_no_answer() -> None:
    assert answer(asked(of(*EXAM_AND_MOVE), is_cancelled=True)).found is None


def test_what_fits_nowhere_has_no_pictures() -> None:
    poor = replace(asked(of(ActionKind.EARN_CERTIFICATION)), budget=replace(BUDGET, money=0.0))
    found = answer(poor)
    assert isinstance(found.found, NothingFits)
    assert found.rivals is None
    assert found.timeline is None


def test_names_are_short() -> None:
    names = short_names(of(ActionKind.MOVE_COMPANY, ActionKind.SPECIALISE))
    assert "Move company" in names.values()
    assert "Deep learning" in names.values()
