import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.optimiser import Request
from planner.advice.optimiser_candidates import candidates, dated
from planner.advice.optimiser_options import options
from planner.advice.optimiser_plans import FoundPlan, find_plan, fitted
from planner.advice.optimiser_problem import Budget, Problem, Schedule
from planner.advice.optimiser_result import Limit, NothingFits
from planner.advice.optimiser_value import Aim, Values
from planner.advice.plan_checks import contradictions
from planner.advice.plan_comparison import compare_plans
from planner.advice.plan_effects import plan_effects
from planner.advice.plan_grounds import PlanGround
from planner.domain.change import Change, ChangeSet
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.person import Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.forecast.effects import Effect
from tests.advice import sample_plans
from tests.advice.optimiser_examples import every_schedule
from tests.advice.plan_cases import earn, ground, specialise
from tests.advice.records import TODAY, action
from tests.advice.sample_plans import BUDGET, SENIOR, sample_ground
from tests.advice.test_plan_comparison import small

GROUND = ground()
EXAM = earn("exam", hours=60, cost=Decimal(395))
MLOPS = replace(specialise("field", "mlops"), hours=100)
MOVE = action("move", ActionKind.MOVE_COMPANY, "2027-01")
REMOTE = action("remote", ActionKind.CHANGE_WORK_MODE, "2027-01", subject="remote")


def best(
    *actions: Action, on: PlanGround = GROUND, budget: Budget = BUDGET, request: Request | None = None
) -> FoundPlan:
    answer = find_plan(on, actions, budget, request or Request())
    assert isinstance(answer, FoundPlan)
    return answer


def with_plan(profile: Profile, answer: FoundPlan) -> tuple[Profile, Plan]:
    """The profile with what was found as a plan."""
    plan = Plan(id="found", name="Found", hours_per_week=answer.optimum.problem.budget.hours_per_week)
    changes = [Change(None, plan), *(Change(None, replace(one, plan_id="found")) for one in answer.actions)]
    return ChangeSet("", tuple(changes)).applied_to(profile), plan


@pytest.mark.parametrize("name", sample_plans.ASKED)
def test_the_answers_for_the_sample_are_as_they_were(name: str) -> None:
    kept = json.loads((sample_plans.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert sample_plans.plain(sample_plans.found(**sample_plans.ASKED[name])) == kept


def test_studies_take_the_months_that_their_hours_need() -> None:
    assert fitted(EXAM, 5.0).months == 3
    assert fitted(EXAM, 20.0).months == 1
    assert fitted(replace(EXAM, hours=0, months=2), 5.0).months == 2
    assert fitted(replace(REMOTE, months=4), 5.0).months == 4
    assert fitted(EXAM, 0.0).months == 1


@pytest.mark.parametrize("with_moves", [False, True])
def test_what_was_found_is_a_plan_that_contradicts_nothing(with_moves: bool) -> None:
    answer = sample_plans.found(with_moves=with_moves)
    on = sample_ground()
    profile, plan = with_plan(on.profile, answer)
    assert len(answer.actions) == len(answer.notes) == len(answer.optimum.schedule) > 0
    assert contradictions(profile, plan, on.subjects, on.today) == ()


def test_the_plans_page_says_the_same_of_what_was_found() -> None:
    """To the dollar: the mean, the range and the odds, each on the same draws. Decision 0039."""
    answer, on = sample_plans.found(), sample_ground()
    profile, plan = with_plan(on.profile, answer)
    row = compare_plans(replace(on, profile=profile), [plan]).row_of("found")
    assert row is not None
    gain = answer.optimum.gain
    assert row.cost == answer.optimum.money == 150
    assert row.hours == answer.optimum.hours == 630
    assert answer.optimum.problem.budget.hour_value == on.study_hour.dollars == 75
    assert row.mean == pytest.approx(gain.mean, abs=0.5)
    assert row.difference.worth.quantiles == pytest.approx(gain.quantiles, abs=0.5)
    assert row.better == pytest.approx(gain.better, abs=1e-9)


SMALL = small(GROUND)
ALLOWED = (
    replace(EXAM, hours=40),
    replace(MLOPS, hours=30),
    MOVE,
    REMOTE,
    earn("data", subject="aws-dea-c01", hours=60, cost=Decimal(150)),
    replace(specialise("edge", "edge AI"), months=3),
    action("founder", ActionKind.CHANGE_TRACK, "2027-01", subject="founder"),
    action("research", ActionKind.CHANGE_TRACK, "2027-01", subject="research"),
    action("austin", ActionKind.MOVE_PLACE, "2027-01", subject="Austin, TX", cost=Decimal(9_000)),
    action("skill", ActionKind.LEARN_SKILL, "2027-01", subject="Kubernetes", hours=80, proficiency=4),
    action("offer", ActionKind.MOVE_COMPANY, "2027-08", offered_pay=Decimal(190_000), offered_bonus=Decimal(9_000)),
    action("there", ActionKind.MOVE_PLACE, "2028-03", subject="Austin, TX", offered_pay=Decimal(170_000)),
)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(ALLOWED), min_size=1, max_size=4, unique=True),
    st.sampled_from([0.0, 3.0, 7.0]),
    st.booleans(),
    st.sampled_from([5.0, 60.0]),
)
def test_whatever_is_found_is_worth_the_same_on_the_plans_page(
    actions: list[Action], discount: float, with_opinions: bool, hour: float
) -> None:
    own = (Preferences(discount_percent=discount), Override(id="study.hour", value=hour))
    held = ChangeSet("", tuple(Change(None, one) for one in own)).applied_to(SMALL.profile)
    on = PlanGround(SMALL.situation, held, SMALL.subjects, SMALL.requirements, TODAY, with_opinions)
    request = Request(aim=Aim(discount_per_year=discount / 100), with_opinions=with_opinions)
    budget = Budget(hours_per_week=5.0, money=10_000.0, deadline_months=40)
    answer = best(*actions, on=on, budget=budget, request=request)
    added, plan = with_plan(held, answer)
    row = compare_plans(replace(on, profile=added), [plan]).plans[0]
    gain = answer.optimum.gain
    assert row.mean == pytest.approx(gain.mean, abs=0.5)
    assert row.difference.worth.quantiles == pytest.approx(gain.quantiles, abs=0.5)
    assert row.better == pytest.approx(gain.better, abs=1e-9)


def test_the_plans_page_says_the_same_of_a_move_to_another_place() -> None:
    on = ground(place="Pittsburgh")
    answer = best(action("place", ActionKind.MOVE_PLACE, "2027-01", subject="San Francisco"), on=on)
    profile, plan = with_plan(on.profile, answer)
    row = compare_plans(replace(on, profile=profile), [plan]).plans[0]
    gain = answer.optimum.gain
    assert row.median == pytest.approx(gain.quantiles[2], rel=1e-4)
    assert row.better == gain.better < 1.0


def test_an_offer_is_taken_up_in_its_own_month_or_not_at_all() -> None:
    offer = action("offer", ActionKind.MOVE_COMPANY, "2027-08", offered_pay=Decimal(190_000))
    answer = best(offer, EXAM, on=SMALL)
    (taken,) = (one for one in answer.actions if one.kind is offer.kind)
    assert str(taken.start) == "2027-08"
    poor = best(replace(offer, offered_pay=Decimal(90_000)), EXAM, on=SMALL)
    assert all(one.kind is not offer.kind for one in poor.actions)


def test_doubt_makes_no_move_to_a_place_with_the_same_pay_a_gain() -> None:
    own = (OwnPlace(id=name, name=name, pay_percent=100) for name in ("Here", "There"))
    there = action("place", ActionKind.MOVE_PLACE, "2027-01", subject="There")
    optimum = best(there, on=ground(*own, place="Here")).optimum
    gain = optimum.gain if not optimum.is_nothing else optimum.rivals[0].gain
    assert gain.mean <= 2 * gain.error
    assert gain.better == pytest.approx(0.5, abs=0.02)


def test_the_page_says_the_same_of_the_chance_of_a_level() -> None:
    answer = sample_plans.found(with_opinions=True, aim=SENIOR)
    on = sample_ground(count_grade_d=True)
    profile, plan = with_plan(on.profile, answer)
    told = compare_plans(replace(on, profile=profile), [plan])
    assert told.level_chance(told.carry_on, 2, 5) == pytest.approx(answer.optimum.base)
    assert told.level_chance(told.plans[0], 2, 5) == pytest.approx(answer.optimum.base + answer.optimum.gain.mean)


def test_doing_nothing_and_no_certification_stand_beside_it() -> None:
    answer = best(replace(EXAM, hours=10), MOVE)
    assert {name for name, _ in answer.optimum.schedule} == {"exam", "move"}
    shown = {tuple(name for name, _ in one.schedule) for one in answer.optimum.rivals}
    assert {(), ("move",), ("exam",)} <= shown


def test_hours_count_at_the_persons_figure_whatever_the_budget_says() -> None:
    dear, cheap = (ground(Override(id="study.hour", value=dollars)) for dollars in (900.0, 1.0))
    assert best(EXAM, on=dear).optimum.is_nothing
    told = best(EXAM, on=cheap, budget=replace(BUDGET, hour_value=900.0)).optimum
    assert not told.is_nothing
    assert told.problem.cost(told.schedule) == 395 + 60


def test_doing_nothing_wins_where_nothing_pays() -> None:
    dear = replace(EXAM, cost=Decimal(100_000))
    answer = best(dear, budget=replace(BUDGET, money=200_000.0))
    assert answer.optimum.is_nothing
    assert answer.actions == ()
    assert answer.notes == ()


def test_certifications_that_teach_different_things_raise_a_chance_together() -> None:
    """Pay counts once, but not what they teach: with the largest lesson alone two of them were found, for less."""
    on = ground(Override(id="study.hour", value=0.0), count_grade_d=True)
    every = [one.action for one in options(on) if one.is_usual and one.action.kind is ActionKind.EARN_CERTIFICATION]
    plenty = Budget(hours_per_week=20.0, money=5_000.0, deadline_months=36)
    optimum = best(*every, on=on, budget=plenty, request=Request(aim=Aim(level=2, years=5.0))).optimum
    assert len(optimum.schedule) > 2
    assert optimum.gain.mean > 0.005


@pytest.mark.parametrize("aim", [Aim(), Aim(level=2, years=5.0)], ids=["money", "level"])
def test_of_real_actions_it_finds_what_looking_at_all_of_them_finds(aim: Aim) -> None:
    """By the engine, on the careers it searches on; certifications, one with a figure of its own, and a skill."""
    free, own = Override(id="study.hour", value=0.0), Override(id="certification.cncf-cka", value=0.03)
    on = small(ground(free, own, count_grade_d=True))
    allowed = (
        replace(EXAM, hours=60),
        earn("data", subject="aws-dea-c01", hours=60, cost=Decimal(150)),
        earn("associate", subject="aws-mla-c01", hours=80, cost=Decimal(150)),
        action("skill", ActionKind.LEARN_SKILL, "2027-01", subject="pandas", hours=60, proficiency=3),
    )
    budget = Budget(hours_per_week=12.0, money=600.0, deadline_months=12)
    optimum = best(*allowed, on=on, budget=budget, request=Request(aim=aim)).optimum
    actions = [fitted(one, budget.hours_per_week) for one in allowed]

    def of(schedule: Schedule) -> tuple[Effect, ...]:
        return plan_effects(on, dated(actions, schedule, on.today)).effects

    problem = Problem(candidates(on.profile, actions, on.subjects, on.today, 12), budget).reachable()
    values = Values(problem, replace(on.situation.inputs, is_real=True), of, aim)
    highest = max(map(values.score, every_schedule(problem)))
    assert len(optimum.schedule) > 1
    assert values.score(optimum.schedule) >= highest - 1e-6


def test_of_moves_that_take_each_others_place_one_is_chosen() -> None:
    on_site = replace(REMOTE, id="on-site", subject="on-site")
    answer = best(REMOTE, on_site)
    assert len(answer.optimum.schedule) <= 1


def test_more_hours_are_worth_what_studies_done_sooner_are_worth() -> None:
    slow = replace(EXAM, hours=600)
    free = ground(Override(id="study.hour", value=0.0))
    answer = best(slow, on=free, budget=Budget(hours_per_week=5.0, money=1_000.0, deadline_months=60))
    hours = next(one for one in answer.optimum.loosened if one.limit is Limit.HOURS)
    # 28 months at 5 hours a week, 20 at 7: eight more months of it.
    assert hours.gain > 0
    assert answer.optimum.binding == hours


def test_without_hours_more_of_them_change_nothing() -> None:
    answer = best(REMOTE)
    assert next(one for one in answer.optimum.loosened if one.limit is Limit.HOURS).gain == 0


def test_too_few_hours_are_answered_with_the_hours_and_the_months_that_are_missing() -> None:
    answer = find_plan(GROUND, [EXAM], Budget(hours_per_week=1.0, money=1_000.0, deadline_months=6), Request())
    assert isinstance(answer, NothingFits)
    by_limit = {one.limits: one for one in answer.shortfalls}
    # 60 hours are 14 months at an hour a week, or 12 a month within the five months that are left after the present.
    assert by_limit[Limit.DEADLINE,].months == 9
    assert by_limit[Limit.HOURS,].hours_per_week == pytest.approx(60 / 5 * 12 / 52 - 1)
    enough = Budget(hours_per_week=1.0 + by_limit[Limit.HOURS,].hours_per_week, money=1_000.0, deadline_months=6)
    assert isinstance(find_plan(GROUND, [EXAM], enough, Request()), FoundPlan)
    later = Budget(hours_per_week=1.0, money=1_000.0, deadline_months=6 + by_limit[Limit.DEADLINE,].months)
    assert isinstance(find_plan(GROUND, [EXAM], later, Request()), FoundPlan)


def test_without_any_hours_the_hours_that_are_missing_are_told() -> None:
    answer = find_plan(GROUND, [EXAM], Budget(hours_per_week=0.0, money=1_000.0, deadline_months=12), Request())
    assert isinstance(answer, NothingFits)
    assert Limit.HOURS in {limit for one in answer.shortfalls for limit in one.limits}


def test_too_little_money_is_told() -> None:
    answer = find_plan(GROUND, [EXAM], Budget(hours_per_week=5.0, money=300.0, deadline_months=12), Request())
    assert isinstance(answer, NothingFits)
    assert [(one.limits, one.money) for one in answer.shortfalls] == [((Limit.MONEY,), 95.0)]


def test_what_asks_for_something_that_is_not_allowed_is_told() -> None:
    expert = earn("expert", subject="ms-az-305", hours=60, cost=Decimal(165))
    answer = best(expert, EXAM)
    assert [one.id for one in answer.left_out] == ["expert"]


def test_a_deadline_after_the_forecast_is_refused() -> None:
    with pytest.raises(UserError, match="after the forecast ends"):
        best(EXAM, budget=replace(BUDGET, deadline_months=12 * 15 + 1))


def test_a_level_after_the_forecast_is_refused() -> None:
    with pytest.raises(UserError, match="after the forecast ends"):
        best(EXAM, request=Request(aim=Aim(level=2, years=16.0)))


@pytest.mark.parametrize("after", [0, 3, 60])
def test_it_stops_when_it_is_told_to(after: int) -> None:
    asks = 0

    def is_cancelled() -> bool:
        nonlocal asks
        asks += 1
        return asks > after

    assert find_plan(GROUND, [EXAM, MLOPS, REMOTE], BUDGET, Request(is_cancelled=is_cancelled)) is None
    assert asks == after + 1


def test_progress_rises_to_one() -> None:
    told: list[float] = []
    best(EXAM, MLOPS, request=Request(progress=told.append))
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    without: list[float] = []
    best(REMOTE, request=Request(progress=without.append))
    assert without[-1] == 1


def test_dates_do_not_count_and_are_given_anew() -> None:
    old = replace(EXAM, start=action("x", ActionKind.BREAK, "2020-01").start)
    answer = best(old, REMOTE)
    assert all(one.start.earliest() > TODAY for one in answer.actions)
    assert best(EXAM, REMOTE).actions == answer.actions
