from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.health import Checkup, Finding, Outcome
from planner.advice.health_hygiene import (
    currency_mix,
    endless_certifications,
    evidence_without_link,
    expired_certifications,
    incomplete_roles,
    pay_age,
    role_gaps,
    undated_skills,
    unmeasured_achievements,
)
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.profile import Record
from tests.advice.check_ups import found
from tests.advice.records import LIBRARY, achievement, certification, evidence, skill
from tests.forecast.examples import grant, pay, role

CKA = LIBRARY.certifications.certification("cncf-cka").facts.name


@pytest.mark.parametrize(
    ("effective", "outcome"),
    [("2025-06-01", Outcome.PASSES), ("2025-04-01", Outcome.WARNS), ("2023-01-01", Outcome.FAILS)],
)
def test_pay_grows_old(effective: str, outcome: Outcome) -> None:
    told = found(pay_age, 18, role("r"), pay("r", effective, 1))
    assert told.outcome is outcome
    assert told.facts[0] == f"r {effective}"


def test_without_a_role_held_or_its_pay_the_age_is_unknown() -> None:
    assert found(pay_age, 18).outcome is Outcome.UNKNOWN
    assert found(pay_age, 18, role("r", end="2020-05")).outcome is Outcome.UNKNOWN
    assert found(pay_age, 18, role("r")).record_id == "r"


def test_skills_want_a_date() -> None:
    told = found(undated_skills, 0, skill("Python", 3, ""), skill("SQL"))
    assert (told.outcome, told.text) == (Outcome.WARNS, "1 skill without the date of last use.")
    assert (told.facts, told.record_id) == (("skill Python",), "skill Python")
    assert found(undated_skills, 1, skill("Python", 3, "")).outcome is Outcome.PASSES


def test_roles_want_level_place_and_pay() -> None:
    told = found(incomplete_roles, 0, role("r", level=None, place=""))
    assert told.action == "“Software engineer” lacks its level, its place and its pay: add it"
    whole: tuple[Record, ...] = (role("r", place=""), pay("r", "2025-01", 1), Person(home_place="Denver"))
    assert found(incomplete_roles, 0, *whole).outcome is Outcome.PASSES
    assert found(incomplete_roles, 0, *whole[:2]).outcome is Outcome.WARNS


@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        (certification(CKA, earned="2026-01"), Outcome.WARNS),
        (certification(CKA), Outcome.WARNS),
        (certification(CKA, earned="2026-01", expires="2028-01"), Outcome.PASSES),
        (certification("Some exam", earned="2026-01"), Outcome.PASSES),
    ],
)
def test_certifications_that_end_want_a_date(held: Record, outcome: Outcome) -> None:
    assert found(endless_certifications, 0, held).outcome is outcome


def test_expired_certifications_are_told() -> None:
    told = found(expired_certifications, 0, certification("old", expires="2020"), certification("new", expires="2030"))
    assert (told.outcome, told.facts, told.page) == (Outcome.WARNS, ("certification old",), "certifications")


def test_evidence_wants_a_link() -> None:
    bare, linked = evidence("senior.design.1", "2026"), evidence("x", "2026", url="https://example.org")
    told = found(evidence_without_link, 0, bare, linked)
    assert (told.outcome, told.text) == (Outcome.WARNS, "1 piece of evidence without a link.")
    assert found(evidence_without_link, 0, linked).text == "0 pieces of evidence without a link."


def test_achievements_want_a_figure() -> None:
    measured = achievement("a", metric="latency", before="90 ms", after="40 ms")
    assert found(unmeasured_achievements, 0, measured).outcome is Outcome.PASSES
    told = found(unmeasured_achievements, 0, measured, achievement("b", metric="latency", before="90 ms"))
    assert told.facts == ("achievement b",)


def test_currencies_do_not_mix() -> None:
    dollars, euros = pay("r", "2024-01", 1), pay("r", "2025-01", 1, currency="EUR")
    told = found(currency_mix, 1, role("r"), dollars, pay("r", "2023-01", 1), euros)
    assert (told.outcome, told.facts) == (Outcome.WARNS, ("r 2025-01",))
    assert told.text.startswith("Pay in EUR, USD:")
    assert found(currency_mix, 1, role("r"), dollars, grant("r", "2025-01", 1)).outcome is Outcome.PASSES
    assert found(currency_mix, 1, role("r"), dollars, grant("r", "2025-01", 1, currency="INR")).outcome is Outcome.WARNS


def test_gaps_between_roles_are_found() -> None:
    first, second = role("a", start="2018-01-01", end="2020-01-31"), role("b", start="2021-02-01")
    told = found(role_gaps, 6, second, first)
    assert (told.outcome, told.text) == (Outcome.WARNS, "The longest time without a role is 12 months.")
    assert told.facts == ("a", "b")
    assert found(role_gaps, 12, second, first).outcome is Outcome.PASSES


def test_a_role_beside_others_closes_their_gap() -> None:
    first, second = role("a", start="2018-01-01", end="2020-01-31"), role("b", start="2021-02-01")
    side = role("c", start="2017-01-01", end="2021-01-31")
    assert found(role_gaps, 0, first, second, side).outcome is Outcome.PASSES


def test_the_time_since_the_last_role_is_a_gap_too() -> None:
    told = found(role_gaps, 6, role("a", start="2018-01-01", end="2025-11-22"))
    assert (told.text, told.facts) == ("The longest time without a role is 12 months.", ("a",))


def test_without_dates_gaps_are_unknown() -> None:
    assert found(role_gaps, 6).outcome is Outcome.UNKNOWN
    assert found(role_gaps, 6, role("a", start=None)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("effective", "age", "outcome"),
    [
        ("2026-10-22", "1 month", Outcome.PASSES),
        ("2025-05-22", "18 months", Outcome.PASSES),
        ("2025-05-21", "18 months", Outcome.PASSES),
        ("2025-04-22", "19 months", Outcome.WARNS),
        ("2023-11-22", "36 months", Outcome.WARNS),
        ("2023-10-22", "37 months", Outcome.FAILS),
        ("2025-05", "17 months", Outcome.PASSES),  # it may have been the last of May
    ],
)
def test_the_age_of_pay_is_told_in_whole_months(effective: str, age: str, outcome: Outcome) -> None:
    told = found(pay_age, 18, role("r"), pay("r", effective, 1))
    assert (told.outcome, told.text) == (outcome, f"The pay of “Software engineer” is {age} old.")
    due = "" if outcome is Outcome.PASSES else "Record today’s pay, also if it is the same"
    assert told.action == due


def test_the_latest_pay_of_the_role_held_counts() -> None:
    past = role("past", start="2015-01-01", end="2019-12-31"), pay("past", "2015-01-01", 1)
    told = found(pay_age, 18, *past, role("r"), pay("r", "2020-01-01", 1), pay("r", "2026-01-22", 2))
    assert told.text == "The pay of “Software engineer” is 10 months old."
    assert told.facts == ("r 2026-01-22",)
    assert found(pay_age, 18, role("r", title="Chief")).text == "The pay of “Chief” is unknown."
    assert found(pay_age, 18, *past).text == "You hold no role now."


@pytest.mark.parametrize(
    ("held", "lacks"),
    [
        ({"level": None}, "its level and its pay"),
        ({"place": "  "}, "its place and its pay"),
        ({}, "its pay"),
    ],
)
def test_what_a_role_lacks_is_named(held: dict[str, Any], lacks: str) -> None:
    told = found(incomplete_roles, 0, role("r", title="Chief", **held))
    assert told.action == f"“Chief” lacks {lacks}: add it"
    assert told.text == "1 role without level, place or pay."
    assert found(incomplete_roles, 0, role("r", **held), role("s", **held)).text.startswith("2 roles without")


@pytest.mark.parametrize(("most", "outcome"), [(0, Outcome.WARNS), (1, Outcome.WARNS), (2, Outcome.PASSES)])
def test_as_many_as_the_threshold_pass(most: float, outcome: Outcome) -> None:
    bare = skill("Python", 3, ""), skill("SQL", 3, "")
    told = found(undated_skills, most, *bare)
    assert (told.outcome, told.text) == (outcome, "2 skills without the date of last use.")
    assert told.facts == ("skill Python", "skill SQL")
    measured = [achievement(name, metric="latency", before="9", after="") for name in "ab"]
    assert found(unmeasured_achievements, most, *measured).outcome is outcome
    over = [certification(name, expires="2020") for name in "ab"]
    assert found(expired_certifications, most, *over).outcome is outcome


@pytest.mark.parametrize("lacking", ["metric", "before", "after"])
def test_an_achievement_is_measured_by_all_three(lacking: str) -> None:
    figures = {"metric": "latency", "before": "90 ms", "after": "40 ms"} | {lacking: ""}
    told = found(unmeasured_achievements, 0, achievement("a", **figures))
    assert told.text == "1 achievement without a figure before and after."
    assert told.action == "Add what changed, in figures"


def test_each_warning_says_where_it_is_put_right() -> None:
    ends = found(endless_certifications, 0, certification(CKA, earned="2026-01"))
    assert (ends.page, ends.action) == ("certifications", "Add when it expires")
    assert ends.text == "1 certification without the date of expiry."
    over = found(expired_certifications, 0, certification("a", expires="2020"), certification("b", expires="2021"))
    assert over.text == "2 certifications expired."
    assert over.action == "See what renewing it is worth to you, or let it go and mute this check"
    bare = found(evidence_without_link, 0, evidence("senior.design.1", "2026"))
    assert (bare.page, bare.action) == ("readiness", "Add a link")


def test_the_rarer_currency_is_the_odd_one() -> None:
    dollar, euro, more = pay("r", "2024-01", 1), pay("r", "2025-01", 1, currency="EUR"), grant("r", "2025-02", 1)
    assert found(currency_mix, 1, role("r"), dollar, more, euro).facts == ("r 2025-01",)
    euros = grant("r", "2025-02", 1, currency="EUR")
    told = found(currency_mix, 1, role("r"), dollar, euro, euros)
    assert (told.facts, told.record_id) == (("r 2024-01",), "r 2024-01")
    assert told.text == "Pay in EUR, USD: amounts in different currencies are never added or compared."
    assert found(currency_mix, 2, role("r"), dollar, euro).text == "2 currencies."
    assert found(currency_mix, 1, role("r"), dollar).text == "1 currency."


def test_a_gap_opens_the_role_before_it() -> None:
    first, second = role("a", start="2018-01-01", end="2020-01-31"), role("b", start="2021-02-01", end="2025-11-30")
    told = found(role_gaps, 6, first, second)
    assert (told.record_id, told.facts) == ("a", ("a", "b"))  # twelve months against eleven since the last
    assert told.action == "Add what you did between, or mute this check: a gap is nothing wrong"
    assert found(role_gaps, 6, replace(first, end=PartialDate.parse("2020-06")), second).record_id == "b"


@given(st.permutations(range(4)), st.integers(0, 40))
def test_gaps_are_found_in_whatever_order_roles_come(order: list[int], months: int) -> None:
    spans = [("2010-01-01", "2012-12-31"), ("2011-06-01", "2011-12-31"), ("2013-10-01", "2016-12-31")]
    held = [role(name, start=start, end=end) for name, (start, end) in zip("abc", spans, strict=True)]
    held.append(role("d", start="2018-01-01"))
    told = found(role_gaps, months, *(held[place] for place in order))
    assert told.text == "The longest time without a role is 12 months."
    assert told.outcome is (Outcome.PASSES if months >= 12 else Outcome.WARNS)
    whole = found(role_gaps, 0, *(held[place] for place in order), role("e", start="2009-01-01"))
    assert whole.text == "The longest time without a role is 0 months."


@pytest.mark.parametrize(
    "check",
    [
        undated_skills,
        incomplete_roles,
        endless_certifications,
        expired_certifications,
        evidence_without_link,
        unmeasured_achievements,
        currency_mix,
    ],
)
def test_where_nothing_is_recorded_nothing_is_known(check: Callable[[Checkup, float], Finding]) -> None:
    told = found(check, 0)
    assert told.outcome is Outcome.UNKNOWN
    assert told.text.startswith("No ")
    assert told.action
