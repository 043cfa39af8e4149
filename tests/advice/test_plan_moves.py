from decimal import Decimal

import pytest

from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_moves import FINDING_IT, company_move, is_move, left_out, place_move
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.plan import Action, ActionKind
from planner.domain.role import PayPolicy
from planner.forecast.effects import Break, MarketShift, Move
from planner.market.factors import Z_TENTH
from tests.advice.plan_cases import ground, told
from tests.advice.records import action

SEATTLE = ground()
COMPANY = action("d", ActionKind.MOVE_COMPANY, "2028-01")
PLACE = action("e", ActionKind.MOVE_PLACE, "2028-02", subject="Austin")
NB = "\N{NO-BREAK SPACE}"
HERE = ground(place="Pittsburgh")


def note_of(one: Action, on: PlanGround = SEATTLE) -> str:
    return told(one, on=on).notes[0].text


def test_a_place_is_told_with_its_range_prices_and_doubt() -> None:
    found = place_move(HERE, "San Francisco", "m", 1.0)
    assert found.text == (
        f"market pay +49{NB}%, between +43{NB}% and +55{NB}%; prices there are 122 where they are 100 now, so it buys "
        f"+22{NB}%; where you stand there give or take 20{NB}% (assumed, grade D); {FINDING_IT}"
    )
    assert found.source == (
        "BLS OEWS May 2025, 81,160 jobs there and 12,640 where you are paid now; the range is the published error and "
        "what the split by level misses; part of what a place pays is who works there, and no source tells how much"
    )


def test_the_effect_has_the_range_that_is_told() -> None:
    shift = place_move(HERE, "San Francisco", "m", 1.0).effect
    assert isinstance(shift, MarketShift)
    assert (shift.cause, shift.at, shift.grade, shift.is_anew) == ("m", 1.0, "B", True)
    more = shift.level_log_median[1] - HERE.situation.inputs.level_log_median[1]
    # ln 1.43 = 0.358 and ln 1.55 = 0.438 about ln 1.49
    assert more - Z_TENTH * shift.sd == pytest.approx(0.358, abs=0.005)
    assert more + Z_TENTH * shift.sd == pytest.approx(0.438, abs=0.005)


def test_an_employer_that_pays_the_same_there_asks_for_no_other_job() -> None:
    found = place_move(ground(place="Pittsburgh", pay_policy=PayPolicy.NATIONAL_BANDS), "San Francisco", "m", 1.0)
    assert isinstance(found.effect, MarketShift)
    assert (found.effect.sd, found.effect.is_anew) == (0.0, False)
    assert not is_move(found.effect)
    assert found.source == ""
    assert found.text == (
        f"market pay +0{NB}%; your employer pays as in United States; prices there are 122 where they are 100 now, so "
        f"it buys −18{NB}%"
    )


def test_what_stands_in_for_a_place_is_told() -> None:
    on = ground(OwnPlace(id="p", name="Atlantis", pay_percent=150))
    found = place_move(on, "Atlantis", "m", 1.0)
    assert "; nation used: its pay times 1.50, as you entered; the range is" in found.source
    assert "prices there" not in place_move(on, "Canada", "m", 1.0).text  # no figure for them
    with pytest.raises(UserError, match="Gotham"):
        place_move(on, "Gotham", "m", 1.0)


def test_ones_own_doubt_is_ones_own() -> None:
    on = ground(Override(id="dynamics.move_standing_sd", value=0.05), place="Pittsburgh")
    assert f"where you stand there give or take 5{NB}% (your own figure)" in place_move(on, "Austin", "m", 1.0).text


def test_a_company_is_told_with_the_range_of_its_premium() -> None:
    found = company_move(HERE, "c", 0.5)
    assert isinstance(found.effect, Move)
    assert found.effect.sd == pytest.approx((0.0075 - 0.0046) / (2 * Z_TENTH))
    assert found.source == "Atlanta Fed Wage Growth Tracker, December 1997 to January 2023, 302 months"
    assert is_move(found.effect)


def test_ones_own_premium_has_no_range() -> None:
    on = ground(Override(id="dynamics.move_premium", value=0.05), Override(id="dynamics.move_premium_sd", value=0.1))
    found = company_move(on, "c", 0.5)
    assert isinstance(found.effect, Move)
    assert (found.effect.sd, found.effect.grade, found.source) == (0.0, "own", "Your own figure")
    assert found.text == (
        f"+5.1{NB}% pay on average, more in a good market; for one person give or take 10{NB}% (your own figure); what "
        f"has not vested is lost; {FINDING_IT}"
    )


def test_what_is_not_entered_of_a_move_is_asked_for() -> None:
    bare = action("m", ActionKind.MOVE_PLACE, "2027", subject="Austin")
    if_found, cost, months = left_out([bare])
    assert if_found == "A move counts as if you find the job by then; how likely that is, no source tells."
    assert cost.startswith("Move place “Austin”: no cost entered, and none is taken off.")
    assert months.startswith("Move place “Austin”: no months entered, so it counts at once.")
    whole = action("m", ActionKind.MOVE_COMPANY, "2027", cost=Decimal(9000), months=4)
    assert left_out([whole]) == (if_found,)


def test_a_plan_that_moves_nowhere_leaves_nothing_out() -> None:
    assert left_out([action("b", ActionKind.BREAK, "2027", months=3)]) == ()
    assert not is_move(Break(cause="b", at=0.0, years=1.0))


def test_moving_company_is_a_move_of_the_dynamics() -> None:
    (move,) = told(COMPANY).effects
    assert isinstance(move, Move)
    assert (move.grade, move.source) == ("B", "Atlanta Fed Wage Growth Tracker")
    own = ground(Override(id="dynamics.move_premium", value=0.01))
    assert told(COMPANY, on=own).notes[0].grade == "own"


def test_moving_place_takes_the_medians_there_in_todays_dollars() -> None:
    (shift,) = told(PLACE).effects
    assert isinstance(shift, MarketShift)
    austin = SEATTLE.market_in("Austin").pay.log_median
    assert shift.level_log_median == pytest.approx([one + SEATTLE.log_prices for one in austin])
    assert "prices there are" in note_of(PLACE)
    home = action("a", ActionKind.MOVE_PLACE, "2028", subject="Seattle")
    assert told(home).effects[0].level_log_median == SEATTLE.situation.inputs.level_log_median  # type: ignore[attr-defined]  # a shift


def test_the_pay_policy_of_the_employer_is_respected() -> None:
    on = ground(pay_policy=PayPolicy.NATIONAL_BANDS)
    (shift,) = told(PLACE, on=on).effects
    assert isinstance(shift, MarketShift)
    assert shift.level_log_median == pytest.approx(on.situation.inputs.level_log_median)
    assert "your employer pays as in United States" in note_of(PLACE, on=on)


def test_ones_own_places_can_be_moved_to_and_unknown_ones_not() -> None:
    on = ground(OwnPlace(id="p", name="Atlantis", pay_percent=50))
    there = action("a", ActionKind.MOVE_PLACE, "2028", subject="Atlantis")
    assert told(there, on=on).effects
    assert note_of(there) == "no estimate: there are no market figures for “Atlantis”"
