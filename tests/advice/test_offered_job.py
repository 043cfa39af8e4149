"""What a job offer counts for, on the shipped figures: a mid-level engineer in Seattle on $150,000."""

import dataclasses
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.offered_job import offered_job
from planner.advice.plan_comparison import PlanRow, compare_plans
from planner.advice.plan_effects import inputs_of_plan, plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_moves import jobs_needed, left_out
from planner.domain.plan import Action, ActionKind, Plan
from planner.forecast.effects import MarketShift, Move, OfferedPay
from planner.forecast.engine import forecast
from tests.advice.plan_cases import earn, ground, specialise
from tests.advice.records import action
from tests.advice.test_plan_comparison import small
from tests.forecast.examples import grant, pay
from tests.strategies import profile_of

SEATTLE = ground()
SMALL = small(SEATTLE)
PLAN = Plan(id="plan", name="The offer")
NB = "\N{NO-BREAK SPACE}"
OPENING = "pay there: your offer, $165,000 a year in today's dollars"


def offer(
    kind: ActionKind = ActionKind.MOVE_COMPANY,
    *,
    base: int | None = 165_000,
    start: str = "2027-12",
    **fields: Any,  # noqa: ANN401
) -> Action:
    offered = None if base is None else Decimal(base)
    return action("offer", kind, start, offered_pay=offered, **fields)


def there(subject: str = "Austin", **fields: Any) -> Action:  # noqa: ANN401
    return offer(ActionKind.MOVE_PLACE, subject=subject, **fields)


def text(one: Action, on: PlanGround = SEATTLE) -> str:
    (note,) = plan_effects(on, [one]).notes
    return note.text


def row(*actions: Action, on: PlanGround = SMALL) -> PlanRow:
    whole = profile_of(*on.profile.records.values(), PLAN, *actions)
    return compare_plans(dataclasses.replace(on, profile=whole), [PLAN]).plans[0]


def test_a_company_that_offers_pay_is_told_by_its_offer() -> None:
    (note,) = plan_effects(SEATTLE, [offer()]).notes
    market = SEATTLE.situation.inputs.level_log_median[1]
    against = f"{100 * (165_000 / math.exp(market) - 1):+.0f}{NB}%"
    assert note.text == (
        f"{OPENING}; +10{NB}% against your base pay now; {against} against the market's middle in Seattle at "
        "mid level; what has not vested is lost; whether it still stands by then is not in it"
    )
    assert (note.grade, note.source) == ("own", "")


def test_its_effects_are_the_move_and_the_pay() -> None:
    move, paid = plan_effects(SEATTLE, [offer(offered_bonus=Decimal(16_500))]).effects
    assert isinstance(move, Move)
    assert isinstance(paid, OfferedPay)
    assert (paid.cause, paid.grade, paid.at) == ("offer", "own", move.at)
    assert paid.log_pay == pytest.approx(math.log(165_000))
    assert paid.bonus_share == pytest.approx(0.1)
    (city, paid) = plan_effects(SEATTLE, [there()]).effects
    assert isinstance(city, MarketShift)
    assert isinstance(paid, OfferedPay)
    assert paid.bonus_share is None


def test_without_an_offer_nothing_is_as_it_would_be_with_one() -> None:
    plain = offer(base=None)
    assert offered_job(SEATTLE, plain, 1.0) is None
    assert [type(one) for one in plan_effects(SEATTLE, [plain]).effects] == [Move]


def test_a_bonus_is_told_and_one_that_is_not_offered_stays() -> None:
    assert text(offer(offered_bonus=Decimal(10_000))).startswith(
        "pay there: your offer, $165,000 and a bonus of $10,000 a year in today's dollars; +10"
    )
    paid = ground(pay("r", "2025-01-01", 150_000, bonus=15_000))
    assert f"{OPENING}; the bonus stays at 10{NB}% of base; " in text(offer(), paid)
    assert "bonus" not in text(offer(offered_bonus=Decimal(0)), paid)


def test_an_offer_below_todays_pay_is_told_as_it_is() -> None:
    assert f"; −10{NB}% against your base pay now; " in text(offer(base=135_000))


def test_who_works_half_time_is_offered_pay_for_as_much_work() -> None:
    half = ground(share_percent=50)
    (_, paid) = plan_effects(half, [offer()]).effects
    assert isinstance(paid, OfferedPay)
    assert paid.log_pay == pytest.approx(math.log(330_000))
    assert text(offer(), half).startswith(f"{OPENING}, for as much work as now; ")


@pytest.mark.parametrize(("base", "side"), [(400_000, "above"), (40_000, "below")])
def test_an_offer_far_off_the_market_is_a_hint(base: int, side: str) -> None:
    found = text(offer(base=base))
    pay_there = SEATTLE.market.pay
    middle = pay_there.log_median[1] + SEATTLE.log_prices
    low, high = (math.exp(middle + z * pay_there.log_sd[1]) for z in (-1.6449, 1.6449))
    assert f"; check it: that is {side} what nine of ten such jobs pay, ${low / 1000:.0f},000 to " in found
    assert f" to ${high / 1000:.0f},000; " in found
    assert "check it" not in text(offer())
    assert row(offer(base=base)).contradictions == ()


def test_an_offer_elsewhere_is_held_against_the_market_and_the_prices_there() -> None:
    found = text(there())
    austin = SEATTLE.market_in("Austin").pay.log_median[1] + SEATTLE.log_prices
    assert f"{100 * (165_000 / math.exp(austin) - 1):+.0f}{NB}% against the market's middle in Austin" in found
    assert "; prices there are 88 where they are 100 now, so it buys +25" in found
    assert "vest" not in found
    shares = ground(grant("r", "2026-01-01", 40_000))
    assert "; equity goes on vesting unless the plan moves company too; " in text(there(), shares)


def test_where_nothing_is_known_of_the_place_the_offer_counts_all_the_same() -> None:
    (paid,) = plan_effects(SEATTLE, [there("Gotham")]).effects
    assert isinstance(paid, OfferedPay)
    assert "; no market figures for “Gotham”, so what comes after goes by the market where you are now; " in text(
        there("Gotham")
    )


def test_where_todays_pay_is_not_known_nothing_is_held_against_it() -> None:
    unpaid = ground()
    stand = dataclasses.replace(unpaid.situation, inputs=dataclasses.replace(unpaid.situation.inputs, log_pay=None))
    found = text(there(), dataclasses.replace(unpaid, situation=stand))
    assert "against your base pay now" not in found
    assert "so it buys" not in found


def test_what_an_offer_leaves_out_is_told() -> None:
    stands = (
        "An offer counts as if it stands by then and is taken, whatever you earn by then; equity or a signing bonus "
        "that it names is not counted."
    )
    assert left_out([offer(cost=9_000)]) == (stands,)
    found, both, cost, months = left_out([offer(cost=9_000), action("m", ActionKind.MOVE_PLACE, "2027")])
    assert found.startswith("A move counts as if you find the job")
    assert (both, cost[:10], months[:10]) == (stands, "Move place", "Move place")
    bare = left_out([offer(base=None, offered_bonus=Decimal(5_000), cost=9_000, months=2)])
    assert bare[1] == ("Move company: a bonus offered without pay counts for nothing. Enter the base pay offered too.")


def test_a_job_that_is_offered_need_not_be_found() -> None:
    assert jobs_needed(plan_effects(SEATTLE, [offer()]).effects) == (False, True)
    assert jobs_needed(plan_effects(SEATTLE, [offer(base=None)]).effects) == (True, False)
    assert jobs_needed(
        plan_effects(SEATTLE, [offer(), action("m", ActionKind.MOVE_PLACE, "2029", subject="Austin")]).effects
    ) == (
        True,
        True,
    )
    assert jobs_needed(()) == (False, False)


def test_the_comparison_pays_the_offer_and_says_what_it_rests_on() -> None:
    """The move falls on the first of December 2027, before the second reading."""
    found = row(offer())
    assert (found.needs_a_job, found.has_offer) == (False, True)
    before, after = row(offer(base=None)).difference.dollars, found.difference.dollars
    np.testing.assert_array_equal(before[0], after[0])
    inputs = inputs_of_plan(
        dataclasses.replace(SEATTLE, profile=profile_of(*SEATTLE.profile.records.values(), PLAN, offer())), PLAN
    )
    year = math.ceil(plan_effects(SEATTLE, [offer()]).effects[1].at)
    assert forecast(inputs).base.median[year - 1] == pytest.approx(165_000, rel=0.02)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(20_000, 400_000),
    st.integers(0, 200_000),
    st.sampled_from([ActionKind.MOVE_COMPANY, ActionKind.MOVE_PLACE]),
    st.sampled_from(["2027-01", "2028-07", "2033"]),
    st.lists(st.sampled_from([earn("exam"), specialise("field", "mlops")]), unique=True),
)
def test_a_higher_offer_never_makes_a_plan_worth_less(
    base: int, more: int, kind: ActionKind, start: str, others: list[Action]
) -> None:
    one, two = (row(offer(kind, base=amount, subject="Austin", start=start), *others) for amount in (base, base + more))
    assert two.mean >= one.mean - 1.0
    assert two.median >= one.median - 1.0
    assert two.better >= one.better - 1e-9


def test_adding_an_offer_and_taking_it_away_leaves_the_plan_as_it_was() -> None:
    first, plain = row(earn("exam")), earn("exam")
    row(plain, offer())
    again = row(plain)
    assert again.mean == first.mean
    np.testing.assert_array_equal(again.difference.dollars, first.difference.dollars)
