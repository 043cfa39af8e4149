from dataclasses import replace

from planner.advice.plan_comparison import PlanComparison
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind
from planner.forecast.scenario import BOOM
from planner.ui.pages import plans_words
from tests.advice.plan_cases import specialise
from tests.advice.test_plan_comparison import DOWN, UP, compared, of

LATER = PartialDate(2028)


def test_the_best_plan_is_the_answer() -> None:
    told = compared(*of("A", DOWN), *of("B", UP))
    assert plans_words.headline(told) == "B is better than carrying on in 20 of 20 careers"
    assert plans_words.quiet(told, 0, 1.0).startswith("B: +$")
    assert " on average over 15 years, between +$" in plans_words.quiet(told, 0, 1.0)
    assert ", the median at +$" in plans_words.quiet(told, 0, 1.0)


def test_a_move_is_better_if_the_job_is_found_and_told_by_what_it_buys() -> None:
    told = compared(
        *of("A", Action(id="m", plan_id="", kind=ActionKind.MOVE_PLACE, start=LATER, subject="San Francisco"))
    )
    assert plans_words.headline(told).endswith(" careers, if you find the job")
    assert "By what it buys at the prices there: " in plans_words.quiet(told, 0, 1.0)
    assert "By what it buys" not in plans_words.quiet(compared(*of("A", UP)), 0, 1.0)


def test_ties_are_told_as_ties() -> None:
    text = plans_words.headline(compared(*of("A", UP), *of("B", UP)))
    assert text == "A (a tie with B) is better than carrying on in 20 of 20 careers"
    nothing_known = Action(id="x", plan_id="", kind=ActionKind.TAKE_PRODUCTION, start=PartialDate(2028))
    told = compared(*of("A", nothing_known))
    assert plans_words.headline(told) == "A and carrying on are a tie"
    assert plans_words.quiet(told, 0, 1.0).startswith(
        "A: +$0 on average over 15 years, between +$0 and +$0, the median at +$0. "
    )


def test_ties_stand_in_a_row() -> None:
    text = plans_words.headline(compared(*of("A", UP), *of("B", UP), *of("C", UP), *of("D", UP)))
    assert text == "A (a tie with B, C and D) is better than carrying on in 20 of 20 careers"


def with_worth(told: PlanComparison, mean: float, better: float, rank: int, own_rank: int) -> PlanComparison:
    """The comparison of one plan as if it were worth so much on average, and more than nothing in so many careers."""
    own, row = told.rows
    worth = replace(row.difference.worth, mean=mean)
    difference = replace(row.difference, worth=worth, worth_better=better, worth_worse=1 - better)
    return replace(told, rows=(replace(own, rank=own_rank), replace(row, difference=difference, rank=rank)))


def test_where_mean_and_odds_point_to_different_sides_both_are_told() -> None:
    told = compared(*of("A", UP))
    rare = with_worth(told, 5_000.0, 0.4, 1, 2)
    assert plans_words.headline(rare) == "On average A beats carrying on, but in 8 of 20 careers only"
    often = with_worth(told, -5_000.0, 0.6, 2, 1)
    assert plans_words.headline(often) == (
        "On average no plan beats carrying on; A comes nearest, better in 12 of 20 careers"
    )


def test_a_plan_without_actions_is_worth_no_sentence() -> None:
    told = compared(*of("A"))
    assert plans_words.headline(told) == "A has no action yet"
    assert plans_words.quiet(told, 0, 1.0).startswith("Total pay in today's dollars")


def test_carrying_on_may_win() -> None:
    told = compared(*of("A", DOWN))
    assert plans_words.headline(told) == "No plan beats carrying on; A comes nearest"
    assert plans_words.quiet(told, 0, 1.0).startswith("A: −$")


def test_plans_that_contradict_themselves_are_not_ranked() -> None:
    past = specialise("x", "mlops", "2020")
    told = compared(*of("A", past), *of("B", past))
    assert plans_words.headline(told) == "No plan can be ranked yet"
    assert "A and B contradict themselves and are not ranked." in plans_words.quiet(told, 0, 1.0)
    assert "A contradicts itself and is not ranked." in plans_words.quiet(compared(*of("A", past)), 0, 1.0)
    assert plans_words.rank(told.plans[0]) == "–"


def test_the_quiet_line_says_what_the_numbers_are() -> None:
    text = plans_words.quiet(compared(*of("A")), 2, 1.0)
    assert text == (
        "Total pay in today's dollars, later years discounted by 3 % a year. The same chance events for every plan; "
        "what a plan costs is taken off, an hour at $72. 2 older plans not shown; the adopted one and the latest are."
    )
    assert plans_words.level_name(2) == "senior"


def test_the_quiet_line_names_another_market_than_the_base_case() -> None:
    told = compared(*of("A"))
    boom = replace(told, inputs=replace(told.inputs, scenario=BOOM))
    start = "Total pay in today's dollars, boom market, later years discounted by 3 % a year."
    assert plans_words.quiet(boom, 0, 1.0).startswith(start)


def test_the_quiet_line_says_what_pace_is_tried() -> None:
    told = compared(*of("A"))
    assert "Promotions tried 1.25 times as fast as now, under every plan." in plans_words.quiet(told, 0, 1.25)
    assert "Promotions" not in plans_words.quiet(told, 0, 1.0)


def test_a_rank_says_where_it_ties_with_carrying_on() -> None:
    told = compared(*of("A"), *of("B", UP))
    assert [plans_words.rank(row) for row in told.rows] == ["2", "2, a tie", "1"]
