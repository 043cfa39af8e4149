import pytest

from planner.advice.health import Outcome
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
    assert found(undated_skills, 0).outcome is Outcome.PASSES


def test_roles_want_level_place_and_pay() -> None:
    told = found(incomplete_roles, 0, role("r", level=None, place=""))
    assert told.action == "“Software engineer” lacks its level and its place and its pay: add it"
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
