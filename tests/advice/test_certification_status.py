import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.certification_status import (
    REMINDER_DAYS,
    State,
    Status,
    has_retired,
    reminders,
    renewal_rule,
    status_of,
    statuses,
)
from planner.domain.certification import Certification, CertificationStatus
from tests.advice.records import LIBRARY, TODAY, certification
from tests.strategies import profile_of

CATALOGUE = LIBRARY.certifications
CKA = CATALOGUE.certification("cncf-cka").facts.name  # 24 months
PMLE = CATALOGUE.certification("gcp-pmle").facts.name  # 24 months, renewed from 60 days before
COURSE = CATALOGUE.certification("coursera-dls").facts.name  # never expires
TENSORFLOW = CATALOGUE.certification("tf-dev").facts.name  # nobody knows
DATA_SCIENTIST = CATALOGUE.certification("ms-dp-100").facts.name  # retired on 2026-06-01


def told(held: Certification, today: datetime.date = TODAY) -> Status:
    return status_of(held, CATALOGUE, today)


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        ("2026-11-21", State.EXPIRED),
        ("2026-11-22", State.DUE),
        ("2027-02-20", State.DUE),  # 90 days from today
        ("2027-02-21", State.VALID),
        ("2026-11", State.DUE),  # may be the 30th
        ("2026", State.DUE),
        ("2026-10", State.EXPIRED),
        ("2028", State.VALID),
    ],
)
def test_an_end_decides(expires: str, state: State) -> None:
    assert told(certification("Some exam", expires=expires)).state is state


def test_the_catalogue_tells_from_when_it_can_be_renewed() -> None:
    rule = renewal_rule(CATALOGUE.certification("gcp-pmle"))
    assert (rule.window_days, rule.as_of) == (60, "2026")
    assert "60 days before expiry" in rule.text
    assert rule.source
    assert renewal_rule(CATALOGUE.certification("cncf-cka")).window_days == 90
    assert told(certification(PMLE, expires="2027-01-21")).state is State.DUE
    assert told(certification(PMLE, expires="2027-01-22")).state is State.VALID


def test_without_an_end_the_catalogues_validity_counts_and_is_told() -> None:
    held = told(certification(CKA, earned="2025-03-10"))
    assert (held.state, held.expires_from, held.is_expiry_assumed) == (State.VALID, datetime.date(2027, 3, 10), True)
    assert held.days_left(TODAY) == 108
    assert held.sentence(TODAY) == f"{CKA}: valid, 108 days left, by the catalogue’s validity."
    month = told(certification(CKA, earned="2024-11"))
    assert (month.expires_from, month.expires_by) == (datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
    assert month.state is State.DUE


@pytest.mark.parametrize(
    ("held", "state"),
    [
        (certification("Some exam", earned="2001"), State.NEVER_EXPIRES),
        (certification(COURSE, earned="2001"), State.NEVER_EXPIRES),
        (certification(TENSORFLOW, earned="2022"), State.UNKNOWN),
        (certification(CKA), State.UNKNOWN),
        (certification("Some exam", status=CertificationStatus.WANTED), State.WANTED),
        (certification("Some exam", status=CertificationStatus.IN_PREPARATION), State.IN_PREPARATION),
    ],
)
def test_without_an_end_it_never_ends_or_nobody_knows(held: Certification, state: State) -> None:
    found = told(held)
    assert found.state is state
    assert found.expires_from is None
    assert found.days_left(TODAY) is None


def test_a_code_or_another_name_finds_the_catalogues_entry() -> None:
    for name in ("CKA", "cncf-cka", CKA.upper(), f"CNCF/Linux Foundation {CKA}"):
        held = told(certification(name, earned="2026-01"))
        assert (held.known.facts.id if held.known else name) == "cncf-cka"


def test_what_is_retired_can_be_held_and_not_earned() -> None:
    held = told(certification(DATA_SCIENTIST, expires="2027-08-01"))
    assert (held.state, held.is_retired, held.is_held) == (State.VALID, True, True)
    assert held.sentence(TODAY).endswith("valid, 252 days left, no longer offered.")
    wanted = told(certification(DATA_SCIENTIST, status=CertificationStatus.WANTED))
    assert (wanted.state, wanted.is_held) == (State.RETIRED, False)
    assert wanted.sentence(TODAY).endswith(": retired.")


def test_until_its_day_it_is_not_retired() -> None:
    known = CATALOGUE.certification("ms-dp-100")
    assert not has_retired(known, datetime.date(2026, 5, 31))
    assert has_retired(known, datetime.date(2026, 6, 1))
    undated = replace(known, facts=replace(known.facts, retired_on=""))
    assert has_retired(undated, datetime.date(2020, 1, 1))


def test_what_needs_attention_stands_first() -> None:
    held = statuses(
        profile_of(
            certification("never"),
            certification("valid", expires="2030"),
            certification("sooner", expires="2029"),
            certification("over", expires="2020"),
            certification("due", expires="2026-12-01"),
        ),
        CATALOGUE,
        TODAY,
    )
    assert [one.certification.name for one in held] == ["due", "over", "sooner", "valid", "never"]


def test_reminders_come_four_times() -> None:
    held = [told(certification("exam", expires="2027-06-01"))]
    found = reminders(held, TODAY)
    assert [(str(one.day), one.days_before, one.is_reached) for one in found] == [
        ("2027-03-03", 90, False),
        ("2027-04-02", 60, False),
        ("2027-05-02", 30, False),
        ("2027-05-25", 7, False),
    ]


def test_of_the_days_gone_by_only_the_last_reminds() -> None:
    held = [told(certification("exam", expires="2026-12-31"))]  # in 39 days
    assert [(one.days_before, one.is_reached) for one in reminders(held, TODAY)] == [
        (60, True),
        (30, False),
        (7, False),
    ]


def test_nothing_reminds_of_what_has_no_end_or_is_over() -> None:
    held = [certification("never"), certification("over", expires="2020")]
    wanted = certification("wanted", status=CertificationStatus.WANTED, expires="2027")
    assert reminders([told(one) for one in (*held, wanted)], TODAY) == ()


def test_words_for_days() -> None:
    assert told(certification("exam", expires="2026-11-22")).sentence(TODAY) == "exam: due, today."
    assert told(certification("exam", expires="2026-11-23")).sentence(TODAY) == "exam: due, 1 day left."
    assert told(certification("exam", expires="2026-11-12")).sentence(TODAY) == "exam: expired, 10 days ago."


days = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1))


@given(days, days, days)
def test_time_only_moves_from_valid_over_due_to_expired(
    end: datetime.date, one: datetime.date, two: datetime.date
) -> None:
    order = [State.VALID, State.DUE, State.EXPIRED]
    held = certification("exam", expires=end.isoformat())
    early, late = sorted((one, two))
    assert order.index(told(held, early).state) <= order.index(told(held, late).state)


@given(days, days)
def test_reminders_are_before_the_end_and_at_most_one_is_past(end: datetime.date, today: datetime.date) -> None:
    found = reminders([told(certification("exam", expires=end.isoformat()), today)], today)
    assert all((end - one.day).days == one.days_before for one in found)
    assert {one.days_before for one in found} <= set(REMINDER_DAYS)
    assert sum(one.is_reached for one in found) <= 1
    assert bool(found) is (today <= end)
