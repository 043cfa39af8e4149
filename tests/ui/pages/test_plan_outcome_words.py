"""What is said of a plan and what became of it."""

import datetime
from dataclasses import replace

import pytest

from planner.advice.plan_facts import Fact
from planner.advice.plan_outcome_pay import PayReading, PayThen
from planner.advice.plan_outcomes import Outcome, PlanOutcome, Verdict
from planner.domain.dates import PartialDate
from planner.domain.plan import ActionKind, Plan
from planner.ui.pages import plan_outcome_words as words
from tests.advice.records import action
from tests.advice.test_plan_outcome_pay import kept

PLAN = Plan(id="plan", name="Plan A", is_adopted=True, adopted=PartialDate(2026, 1, 10))
FACT = Fact(is_done=True, text="earned 2026-07", date=PartialDate(2026, 7))
EARN = action("x", ActionKind.EARN_CERTIFICATION, "2026-04", subject="CKA", months=2)


def became(verdict: Verdict, months: int | None = None, *, is_at_least: bool = False) -> Outcome:
    return Outcome(EARN, datetime.date(2026, 6, 1), verdict, FACT, months, is_at_least)


def whole(*outcomes: Outcome, plan: Plan = PLAN) -> PlanOutcome:
    return PlanOutcome(plan, datetime.date(2026, 1, 10), outcomes)


def test_the_answer_counts_what_is_done_and_how() -> None:
    late, done = became(Verdict.LATE, 2), became(Verdict.DONE)
    told = whole(became(Verdict.EARLY, -1), late, late, done, became(Verdict.MISSED, 3), became(Verdict.OPEN, -3))
    assert words.headline(told) == (
        "4 of 6 actions of Plan A are done (1 early, 2 late, 1 without a date), 1 missed, 1 open",
        "Counted from 2026-01-10, when you adopted it. Months are compared, not days.",
    )


def test_a_single_open_action_and_none_at_all_read_well() -> None:
    assert words.headline(whole(became(Verdict.OPEN, -3)))[0] == "0 of 1 action of Plan A is done, 1 open"
    assert words.headline(whole()) == ("Plan A has no actions", "")


def test_an_older_plan_counts_from_its_first_action() -> None:
    older = whole(became(Verdict.OPEN, -3), plan=replace(PLAN, adopted=None))
    assert words.headline(older)[1].startswith("Counted from January 2026, when its first action begins.")


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (became(Verdict.EARLY, -1), "1 month early"),
        (became(Verdict.EARLY, -4, is_at_least=True), "at least 4 months early"),
        (became(Verdict.ON_TIME, 0), "on time"),
        (became(Verdict.LATE, 2), "2 months late"),
        (became(Verdict.DONE), "done"),
        (became(Verdict.BEFORE), "before the plan"),
        (became(Verdict.OPEN, -5), "open, 5 months left"),
        (became(Verdict.OPEN, 0), "open, due this month"),
        (became(Verdict.MISSED, 1), "missed, 1 month ago"),
    ],
)
def test_an_outcome_is_told_in_months(one: Outcome, text: str) -> None:
    assert words.outcome(one) == text


def test_a_row_names_action_month_outcome_and_what_it_rests_on() -> None:
    one = became(Verdict.LATE, 1)
    assert [column.short(one) for column in words.columns()] == ["Earn CKA", "Jun 2026", "1 month late", FACT.text]
    orders = [column.order_of(one) for column in words.columns()]
    assert orders == ["earn cka", float(datetime.date(2026, 6, 1).toordinal()), 1.0, FACT.text]
    assert words.columns()[2].order_of(became(Verdict.DONE)) is None


def test_pay_stands_beside_what_was_forecast() -> None:
    readings = (
        PayReading(2026.5, 112_000, 95_000, 105_000, 115_000),
        PayReading(2027.5, 90_000, 95_000, 115_000, 140_000),
        PayReading(2028.5, 150_000, 95_000, 115_000, 140_000),
    )
    told = PayThen(kept("then", "2026-01-01"), False, readings)
    assert words.pay_note(told) == (
        "Base pay in each year's dollars, as forecast on 1 January 2026 for carrying on: without the plan."
    )
    first, second, third = words.pay_rows(told)
    assert (first.text, first.value, first.tone) == ("2026: $112k paid", "inside the band", "good")
    assert first.detail.replace("\u00a0", " ") == ("Forecast $105k, between $95k and $115k; +7 % against the median")
    assert (second.value, second.tone, third.value) == ("below the band", "attention", "above the band")


def test_what_is_missing_for_that_is_said() -> None:
    assert words.pay_note(None) == words.NOT_KEPT
    assert words.pay_rows(None) == []
    empty = PayThen(kept("then", "2026-01-01"), True, ())
    assert words.pay_note(empty).endswith("without the plan. No pay was recorded since.")
    assert "that day's dollars" in words.pay_note(empty)
