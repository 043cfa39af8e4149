import datetime
from dataclasses import replace

import pytest
from hypothesis import given

from planner.advice.preparation import RECENT_MONTHS, Point, checklist, in_business_terms
from planner.domain.achievement import Achievement
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from tests.forecast.examples import pay, role
from tests.strategies import profile_of, profiles

TODAY = datetime.date(2026, 11, 23)
MARKET, RECENT, MEANING, LINK, ALTERNATIVE, NEED = range(6)

HELD = role("a")
PAID = pay("a", "2024-01-01", 120_000)
MEASURED = Achievement(
    id="m",
    title="Faster search",
    date=PartialDate(2026, 3),
    metric="Latency",
    before="800 ms",
    after="90 ms",
    impact="Customers stayed.",
    url="https://example.org/search",
)
MOVE = (
    Plan(id="p", name="Move"),
    Action(id="x", plan_id="p", kind=ActionKind.MOVE_COMPANY, start=PartialDate(2027)),
)
COSTS = tuple(Override(id=f"living.{part}", value=0.3) for part in ("taxes", "housing", "transport", "other"))


def points(*records: Record) -> tuple[Point, ...]:
    return checklist(profile_of(*records), TODAY)


def told(number: int, *records: Record) -> tuple[bool, str]:
    point = points(*records)[number]
    return point.is_ready, point.told


def test_of_an_empty_profile_everything_is_open() -> None:
    found = checklist(Profile(), TODAY)
    assert [point.title for point in found] == [
        "Know what the market pays",
        "Have a figure for what you did",
        "Say what it meant to the business",
        "Have something to point to",
        "Know your alternative",
        "Know what you need",
    ]
    assert not any(point.is_ready for point in found)
    assert all(point.told.endswith(".") for point in found)


def test_with_all_of_it_everything_is_ready() -> None:
    assert all(point.is_ready for point in points(HELD, PAID, MEASURED, *MOVE, *COSTS))


@pytest.mark.parametrize(
    ("records", "lacking"),
    [
        ((HELD,), "pay"),
        ((replace(HELD, level=None), PAID), "level"),
        ((replace(HELD, place=""), PAID), "place"),
        ((replace(HELD, level=None, place=""),), "level, place, pay"),
    ],
)
def test_the_market_is_known_for_a_role_that_is_whole(records: tuple[Record, ...], lacking: str) -> None:
    assert told(MARKET, *records) == (False, f"Add to Software engineer: {lacking}.")


def test_a_role_that_is_yet_to_begin_is_none() -> None:
    assert told(MARKET, role("a", start="2027-01-01")) == (
        False,
        "Record the role you hold, with level, place and pay.",
    )


@pytest.mark.parametrize(
    ("date", "is_recent"),
    [
        (PartialDate(2026, 11, 23), True),
        (PartialDate(2024, 11, 23), True),
        (PartialDate(2024, 11, 22), False),
        (PartialDate(2024, 11), True),  # it may have been on the last day of the month
        (PartialDate(2024, 10), False),
        (PartialDate(2024), True),
        (None, False),
    ],
)
def test_a_figure_is_recent_for_two_years(date: PartialDate | None, is_recent: bool) -> None:
    assert RECENT_MONTHS == 24
    assert told(RECENT, replace(MEASURED, date=date))[0] is is_recent


def test_what_has_no_figure_counts_for_no_point() -> None:
    bare = replace(MEASURED, before="")
    for number in (RECENT, MEANING, LINK):
        assert not told(number, bare)[0]
    assert told(MEANING, bare)[1] == "No achievement has a figure yet."


def test_each_of_those_with_a_figure_needs_its_meaning_and_a_link() -> None:
    other = replace(MEASURED, id="n", impact="", url="")
    assert told(MEANING, MEASURED, other) == (False, "1 of 2 achievements with a figure has its impact.")
    assert told(LINK, MEASURED, replace(other, url="https://example.org")) == (
        True,
        "2 of 2 achievements with a figure have a link.",
    )
    assert told(LINK, other) == (False, "0 of 1 achievement with a figure have a link.")


def test_only_a_plan_that_moves_company_is_an_alternative() -> None:
    plan, move = MOVE
    assert isinstance(move, Action)
    assert told(ALTERNATIVE, plan, move)[0]
    assert not told(ALTERNATIVE, plan, replace(move, kind=ActionKind.LEARN_SKILL))[0]


def test_what_is_needed_is_known_with_the_last_cost() -> None:
    assert not told(NEED, *COSTS[:3])[0]
    assert told(NEED, *COSTS)[0]


def test_achievements_in_business_terms_newest_first_and_nothing_made_up() -> None:
    older = replace(MEASURED, id="n", title="Cheaper training", date=PartialDate(2020), impact="")
    undated = replace(MEASURED, id="o", title="Once", date=None)
    found = in_business_terms(profile_of(undated, older, replace(MEASURED, id="q", metric=""), MEASURED))
    assert [one.title for one in found] == ["Faster search", "Cheaper training", "Once"]
    assert found[0].change == "Latency: 800 ms → 90 ms"
    assert [one.meaning for one in found] == ["Customers stayed.", "", "Customers stayed."]


@given(profiles())
def test_any_profile_has_its_six_points(profile: Profile) -> None:
    assert len(checklist(profile, TODAY)) == 6
    measured = sum(one.is_measured for one in profile.all(Achievement))
    assert len(in_business_terms(profile)) == measured
