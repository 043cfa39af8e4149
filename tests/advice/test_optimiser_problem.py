import pytest

from planner.advice.optimiser_problem import NOTHING, Problem, overlap, schedule_of
from planner.domain.errors import UserError
from tests.advice.optimiser_examples import budget, candidate, drawn, every_schedule, problem


def faults(asked: Problem, *chosen: tuple[str, int]) -> list[str]:
    return list(asked.faults(schedule_of(chosen)))


def test_doing_nothing_always_holds() -> None:
    assert problem(candidate("a"), hours_per_week=0, money=0).is_feasible(NOTHING)
    assert problem().is_feasible(NOTHING)


def test_hours_count_by_the_month() -> None:
    # Six hours a week are 26 a month.
    asked = problem(candidate("a", months=3, hours=60), candidate("b", months=2, hours=12))
    assert asked.capacity == pytest.approx(26)
    assert faults(asked, ("a", 0), ("b", 0)) == []
    fuller = problem(candidate("a", months=3, hours=60), candidate("b", months=2, hours=13))
    assert faults(fuller, ("a", 0), ("b", 0)) == ["hours"]
    assert faults(fuller, ("a", 0), ("b", 6)) == []
    assert faults(problem(candidate("a", hours=27)), ("a", 0)) == ["hours"]
    assert faults(problem(candidate("a", hours=26)), ("a", 0)) == []


def test_money_counts_in_all() -> None:
    asked = problem(candidate("a", cost=1_200), candidate("b", cost=801))
    assert faults(asked, ("a", 0)) == []
    assert faults(asked, ("a", 0), ("b", 6)) == ["money"]
    assert asked.money((("a", 0), ("b", 6))) == 2_001


def test_an_hour_may_count_as_cost() -> None:
    asked = problem(candidate("a", hours=20, cost=100), hour_value=30)
    assert asked.cost((("a", 0),)) == 700
    assert asked.money((("a", 0),)) == 100


def test_what_is_needed_comes_first_and_is_still_valid() -> None:
    asked = problem(
        candidate("first", months=3, valid_months=6), candidate("second", 0, 3, 6, 9, 10, 12, needs=("first",))
    )
    assert faults(asked, ("second", 6)) == ["needs"]
    assert faults(asked, ("first", 6), ("second", 6)) == ["needs"]
    assert faults(asked, ("first", 0), ("second", 3)) == []
    assert faults(asked, ("first", 0), ("second", 9)) == []
    assert faults(asked, ("first", 0), ("second", 10)) == ["needs"]  # done in month 3, over after month 9
    assert asked.closure("second") == ("first", "second")


def test_only_its_months_and_the_deadline_are_kept() -> None:
    asked = problem(candidate("a", 0, 6, 22, months=3))
    assert faults(asked, ("a", 1)) == ["start"]
    assert faults(asked, ("a", 22)) == ["start"]
    assert asked.starts(asked.by_id["a"]) == (0, 6)
    assert faults(asked, ("a", 0), ("a", 6)) == ["twice"]


def test_what_clashes_does_not_share_a_month() -> None:
    asked = problem(candidate("a", 0, months=6, clashes=frozenset(["b"])), candidate("b", 0, 3, 6))
    assert faults(asked, ("a", 0), ("b", 3)) == ["clash"]
    assert faults(asked, ("a", 0), ("b", 0)) == ["clash"]
    assert faults(asked, ("a", 0), ("b", 6)) == []
    one, other = asked.candidates
    assert overlap(one, 0, other, 3)
    assert overlap(other, 3, one, 0)
    assert not overlap(other, 6, one, 0)


def test_of_what_shares_an_only_one_one_is_chosen() -> None:
    asked = problem(candidate("a", only_one="track"), candidate("b", only_one="track"), candidate("c"))
    assert faults(asked, ("a", 0), ("b", 12)) == ["only one"]
    assert faults(asked, ("a", 0), ("c", 0)) == []
    assert faults(problem(candidate("a"), candidate("b")), ("a", 0), ("b", 0)) == []


def test_what_can_never_be_done_is_left_out() -> None:
    asked = problem(
        candidate("dear", cost=3_000),
        candidate("after dear", needs=("dear",)),
        candidate("full", months=1, hours=60),
        candidate("late", 24, months=3),
        candidate("fine", 0, 6, months=3),
        candidate("after fine", 0, 3, 12, needs=("fine",)),
    )
    left = asked.reachable()
    assert [one.id for one in left.candidates] == ["fine", "after fine"]
    assert left.by_id["after fine"].starts == (3, 12)


@pytest.mark.parametrize("seed", range(5))
def test_leaving_out_loses_no_schedule(seed: int) -> None:
    asked = drawn(seed, 5)
    assert set(every_schedule(asked.reachable())) == set(every_schedule(asked))


def test_what_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        problem(candidate("a", needs=("b",)), candidate("b", needs=("a",)))
    with pytest.raises(ValueError, match="must be a candidate"):
        problem(candidate("a", needs=("b",)))
    with pytest.raises(ValueError, match="an id of its own"):
        problem(candidate("a"), candidate("a"))
    with pytest.raises(ValueError, match="must not be below 0"):
        candidate("a", hours=-1)
    with pytest.raises(ValueError, match="starts must rise"):
        candidate("a", 6, 3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours_per_week": 169}, "hours_per_week"),
        ({"money": -1}, "money"),
        ({"money": float("nan")}, "money"),
        ({"deadline_months": 0}, "deadline_months"),
        ({"hour_value": -1.0}, "hour_value"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(changes: dict[str, float], field: str) -> None:
    with pytest.raises(UserError) as told:
        budget(**changes)  # type: ignore[arg-type]  # by name
    assert told.value.attribute == field
