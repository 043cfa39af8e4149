import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.study_plan import MOST_WEEKS, Week, monday, study_plan

MONDAY = datetime.date(2026, 11, 23)
SUNDAY = datetime.date(2026, 11, 22)


def weeks(*hours: float) -> tuple[Week, ...]:
    return tuple(Week(MONDAY + datetime.timedelta(days=7 * place), one) for place, one in enumerate(hours))


def test_hours_are_spread_over_whole_weeks() -> None:
    told = study_plan(12, 5, SUNDAY)
    assert told.weeks == weeks(5, 5, 2)
    assert told.is_enough
    assert told.end == datetime.date(2026, 12, 13)
    assert told.sentence == "12 hours in 3 weeks, done by 2026-12-13."


def test_it_begins_on_a_monday() -> None:
    assert study_plan(1, 5, MONDAY).weeks[0].start == MONDAY
    assert study_plan(1, 5, MONDAY + datetime.timedelta(days=1)).weeks[0].start == datetime.date(2026, 11, 30)
    assert monday(SUNDAY) == datetime.date(2026, 11, 16)


def test_what_is_taken_is_left_alone() -> None:
    taken = {MONDAY: 3.0, datetime.date(2026, 11, 30): 9.0}
    told = study_plan(12, 5, SUNDAY, taken=taken)
    assert [(str(one.start), one.hours) for one in told.weeks] == [
        ("2026-11-23", 2),
        ("2026-12-07", 5),
        ("2026-12-14", 5),
    ]


def test_it_is_over_before_the_deadline() -> None:
    assert study_plan(10, 5, SUNDAY, datetime.date(2026, 12, 7)).is_enough  # the second week ends on the 6th
    assert not study_plan(10, 5, SUNDAY, datetime.date(2026, 12, 6)).is_enough


def test_where_it_does_not_fit_it_says_what_would() -> None:
    told = study_plan(20, 5, SUNDAY, datetime.date(2026, 12, 14))  # three weeks
    assert (told.missing, told.weeks) == (5, weeks(5, 5, 5))
    assert told.needed_per_week == pytest.approx(20 / 3)
    assert told.end_without_deadline == datetime.date(2026, 12, 20)
    assert told.sentence == (
        "5 of 20 hours find no place before 2026-12-14: 6.7 hours a week would do, "
        "so would a deadline after 2026-12-20."
    )


def test_what_would_do_counts_what_is_taken() -> None:
    # Two weeks, one with 8 taken: 10 hours need a level of 9, which leaves 9 and 1.
    told = study_plan(10, 5, SUNDAY, datetime.date(2026, 12, 7), {MONDAY: 8.0})
    assert told.needed_per_week == pytest.approx(9)
    assert study_plan(10, 9, SUNDAY, datetime.date(2026, 12, 7), {MONDAY: 8.0}).is_enough
    # A week that is quite full is not needed at all.
    assert study_plan(10, 5, SUNDAY, datetime.date(2026, 12, 7), {MONDAY: 99.0}).needed_per_week == 10


def test_without_a_week_or_hours_there_is_no_plan() -> None:
    told = study_plan(10, 5, SUNDAY, SUNDAY)
    assert (told.weeks, told.missing, told.needed_per_week, told.end) == ((), 10, None, None)
    assert told.end_without_deadline == datetime.date(2026, 12, 6)
    none = study_plan(10, 0, SUNDAY)
    assert (none.missing, none.end_without_deadline) == (10, None)
    assert none.needed_per_week == pytest.approx(10 / MOST_WEEKS)
    stuck = study_plan(10, 0, SUNDAY, SUNDAY)
    assert stuck.sentence.endswith("move the deadline and find some hours a week.")


def test_more_hours_than_a_week_has_are_never_advised() -> None:
    assert study_plan(400, 5, SUNDAY, datetime.date(2026, 12, 7)).needed_per_week is None


def test_nothing_to_do_is_done() -> None:
    told = study_plan(0, 5, SUNDAY, SUNDAY)
    assert told.is_enough
    assert told.sentence == "Done."


hours = st.floats(0.1, 300)
rates = st.floats(0, 40)
mondays = st.integers(0, 60).map(lambda number: MONDAY + datetime.timedelta(days=7 * number))
deadlines = st.integers(0, 500).map(lambda number: SUNDAY + datetime.timedelta(days=number))


@given(hours, rates, deadlines, st.dictionaries(mondays, st.floats(0, 50), max_size=10))
def test_no_hour_is_lost_or_too_many(
    wanted: float, rate: float, deadline: datetime.date, taken: dict[datetime.date, float]
) -> None:
    told = study_plan(wanted, rate, SUNDAY, deadline, taken)
    assert sum(one.hours for one in told.weeks) + told.missing == pytest.approx(wanted)
    assert all(one.hours + taken.get(one.start, 0.0) <= rate + 1e-9 for one in told.weeks)
    assert told.end is None or told.end < deadline


@given(hours, rates, deadlines, st.dictionaries(mondays, st.floats(0, 50), max_size=10))
def test_what_is_advised_is_enough(
    wanted: float, rate: float, deadline: datetime.date, taken: dict[datetime.date, float]
) -> None:
    told = study_plan(wanted, rate, SUNDAY, deadline, taken)
    if told.needed_per_week is not None:
        assert study_plan(wanted, told.needed_per_week + 1e-6, SUNDAY, deadline, taken).is_enough
        assert told.needed_per_week >= rate - 1e-6
    if told.end_without_deadline is not None:
        later = told.end_without_deadline + datetime.timedelta(days=1)
        assert study_plan(wanted, rate, SUNDAY, later, taken).is_enough


@pytest.mark.parametrize(
    ("wanted", "advised"),
    [(13.2, "6.6"), (13.21, "6.7"), (13.3, "6.7"), (12.0, "6"), (20.0, "10")],
)
def test_the_advice_in_words_is_rounded_up_to_a_tenth_so_that_it_is_enough(wanted: float, advised: str) -> None:
    two_weeks = datetime.date(2026, 12, 7)
    told = study_plan(wanted, 5, SUNDAY, two_weeks)
    assert f": {advised} hours a week would do, " in told.sentence
    assert study_plan(wanted, float(advised), SUNDAY, two_weeks).is_enough


def test_without_a_deadline_ten_years_are_all_there_is() -> None:
    told = study_plan(MOST_WEEKS + 10, 1, SUNDAY)
    assert (len(told.weeks), told.missing, told.end_without_deadline) == (520, 10, None)
    assert told.sentence == "10 of 530 hours find no place within 10 years: 1.1 hours a week would do."


def test_where_no_week_of_hours_would_do_only_the_deadline_is_left() -> None:
    told = study_plan(400, 50, SUNDAY, datetime.date(2026, 12, 7))
    # 100 hours in two weeks; at 50 a week 400 hours take eight weeks, the last of which ends on 17 January.
    assert told.sentence == ("300 of 400 hours find no place before 2026-12-07: so would a deadline after 2027-01-17.")


def test_a_week_of_168_hours_is_advised_and_not_a_minute_more() -> None:
    one_week = datetime.date(2026, 11, 30)
    assert study_plan(168, 5, SUNDAY, one_week).needed_per_week == 168
    assert study_plan(168.01, 5, SUNDAY, one_week).needed_per_week is None


@pytest.mark.parametrize("day", [MONDAY + datetime.timedelta(days=number) for number in range(14)])
def test_the_monday_of_a_day_is_the_last_one_not_after_it(day: datetime.date) -> None:
    assert monday(day).isoweekday() == 1
    assert 0 <= (day - monday(day)).days < 7


@given(hours, rates, deadlines, st.dictionaries(mondays, st.floats(0, 50), max_size=10))
def test_nothing_less_than_what_is_advised_is_enough(
    wanted: float, rate: float, deadline: datetime.date, taken: dict[datetime.date, float]
) -> None:
    told = study_plan(wanted, rate, SUNDAY, deadline, taken)
    if told.needed_per_week is not None:
        assert not study_plan(wanted, told.needed_per_week * 0.999 - 1e-6, SUNDAY, deadline, taken).is_enough
    if told.end_without_deadline is not None:
        assert not study_plan(wanted, rate, SUNDAY, told.end_without_deadline, taken).is_enough


@given(hours, rates, deadlines, st.integers(1, 80))
def test_a_plan_that_begins_weeks_later_is_the_same_so_much_later(
    wanted: float, rate: float, deadline: datetime.date, number: int
) -> None:
    later = datetime.timedelta(days=7 * number)
    now = study_plan(wanted, rate, SUNDAY, deadline, {MONDAY: 2.0})
    then = study_plan(wanted, rate, SUNDAY + later, deadline + later, {MONDAY + later: 2.0})
    assert then.weeks == tuple(Week(one.start + later, one.hours) for one in now.weeks)
    assert (then.missing, then.needed_per_week) == (now.missing, now.needed_per_week)


@given(hours, rates, st.floats(0, 20), deadlines)
def test_more_hours_a_week_never_leave_more_out(
    wanted: float, rate: float, more: float, deadline: datetime.date
) -> None:
    few, many = study_plan(wanted, rate, SUNDAY, deadline), study_plan(wanted, rate + more, SUNDAY, deadline)
    assert many.missing <= few.missing + 1e-9
    assert not few.is_enough or len(many.weeks) <= len(few.weeks)


def test_one_hour_is_told_as_one() -> None:
    told = study_plan(1, 1, datetime.date(2026, 11, 23))
    assert told.sentence.startswith("1 hour in 1 week, done by ")
