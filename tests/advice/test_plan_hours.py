import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_hours import month_loads, monthly_hours, over_capacity
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from tests.advice.records import action

LEARN = ActionKind.LEARN_SKILL


def month(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{text}-01")


def test_hours_are_spread_evenly() -> None:
    told = month_loads([action("a", LEARN, "2026-12-15", months=3, hours=30), action("b", LEARN, "2027-01", hours=5)])
    assert told == {
        month("2026-12"): {"a": 10},
        month("2027-01"): {"a": 10, "b": 5},
        month("2027-02"): {"a": 10},
    }
    assert list(told) == sorted(told)


def test_what_takes_no_hours_takes_no_month() -> None:
    assert month_loads([action("a", LEARN, "2026-12", months=3)]) == {}


def test_a_month_has_more_than_four_weeks() -> None:
    assert monthly_hours(6) == pytest.approx(26)


def test_the_fullest_month_is_found() -> None:
    loads = month_loads(
        [action("a", LEARN, "2026-12", months=2, hours=60), action("b", LEARN, "2027-01", months=2, hours=20)]
    )
    fullest = over_capacity(loads, 6)  # 30, 40 and 10 hours
    assert fullest is not None
    assert fullest[0] == month("2027-01")
    assert fullest[1] == pytest.approx(26)
    assert over_capacity(loads, 120 / 13) is None  # 40 hours a month
    assert over_capacity({}, 0) is None


def test_of_equal_months_the_first_is_named() -> None:
    loads = month_loads([action("a", LEARN, "2026-12", months=2, hours=60)])
    assert over_capacity(loads, 0) == (month("2026-12"), 0)


actions = st.builds(
    Action,
    id=st.uuids().map(str),
    plan_id=st.just("plan"),
    kind=st.just(LEARN),
    start=st.builds(PartialDate, st.integers(2026, 2030), st.none() | st.integers(1, 12)),
    months=st.integers(0, 120),
    hours=st.integers(0, 20_000),
)


@given(st.lists(actions, max_size=6, unique_by=lambda one: one.id))
def test_no_hour_is_lost(some: list[Action]) -> None:
    loads = month_loads(some)
    assert sum(sum(load.values()) for load in loads.values()) == pytest.approx(sum(one.hours for one in some))


@given(st.lists(actions, max_size=6, unique_by=lambda one: one.id), st.floats(0, 168), st.floats(0, 50))
def test_more_hours_a_week_never_make_a_plan_too_full(some: list[Action], week: float, more: float) -> None:
    loads = month_loads(some)
    if over_capacity(loads, week) is None:
        assert over_capacity(loads, week + more) is None
