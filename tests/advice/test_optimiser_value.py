from dataclasses import replace

import numpy as np
import pytest

from planner.advice.optimiser_problem import NOTHING, Problem, Schedule
from planner.advice.optimiser_value import (
    SMALL,
    Aim,
    EffectsOf,
    Values,
    is_no_gain,
    one_by_one,
    shifted_effects,
    without_opinions,
)
from planner.domain.errors import UserError
from planner.forecast.careers import simulate
from planner.forecast.effects import Break, Effect, MarketShift, Move, PayShift, Readiness, TrackChange
from planner.market.factors import Z_TENTH
from tests.advice.optimiser_examples import candidate, drawn, effects_of, pays, person, problem
from tests.forecast.plans import DEARER

EARNINGS = Aim()


def values(asked: Problem, of: EffectsOf, aim: Aim = EARNINGS) -> Values:
    return Values(asked, person(bonus_share=0.1), of, aim)


def always(*effects: Effect) -> EffectsOf:
    return lambda schedule: effects if schedule else ()


def test_pay_counts_as_the_engine_discounts_it_less_cost() -> None:
    asked, of = problem(candidate("a", cost=300, hours=10), hour_value=5), pays(a=0.05)
    aim = Aim(discount_per_year=0.05)
    one = values(asked, of, aim)
    chosen = (("a", 0),)
    careers = simulate(person(bonus_share=0.1, effects=of(chosen)))
    np.testing.assert_allclose(one.of(chosen), careers.present_value(0.05) - 350)
    assert one.score(chosen) == pytest.approx(one.of(chosen).mean())


def test_what_was_simulated_is_remembered() -> None:
    one = values(problem(candidate("a")), pays(a=0.05))
    for _ in range(3):
        one.score((("a", 0),))
    assert one.n_simulated == 1


@pytest.mark.parametrize(("sd", "n_simulated"), [(0.0, 1), (0.1, 2)])
def test_what_does_the_same_without_chance_of_its_own_is_simulated_once(sd: float, n_simulated: int) -> None:
    asked = problem(candidate("a", 0), candidate("b", 0))

    def of(schedule: Schedule) -> tuple[Effect, ...]:
        return tuple(Readiness(cause=name, at=1.0, factor=1.3, sd=sd, grade="C", source=name) for name, _ in schedule)

    scored = values(asked, of)
    scores = {scored.score(((name, 0),)) for name in "ab"}
    assert scored.n_simulated == n_simulated
    assert len(scores) == n_simulated
    tabled = values(asked, of)
    tables = tabled.tables()
    assert tabled.n_simulated == 1 + n_simulated  # and nothing at all
    assert np.array_equal(tables.gains["a"][0], tables.gains["b"][0]) is (sd == 0)


@pytest.mark.parametrize("seed", range(5))
def test_tables_agree_with_the_engine_on_single_actions(seed: int) -> None:
    asked = drawn(seed, 5)
    one = values(asked, effects_of(asked, seed))
    tables = one.tables()
    for chosen in (NOTHING, *(((each.id, start),) for each in asked.candidates for start in asked.starts(each))):
        # The engine widens what an uncertain effect spreads: by some $130 of $800,000 here.
        assert tables.value(chosen) == pytest.approx(one.score(chosen), abs=200)


def test_tables_agree_with_the_engine_on_shifts_of_pay_together() -> None:
    asked = problem(candidate("a", cost=100), candidate("b", cost=200))
    one = values(asked, pays(a=0.04, b=0.07))
    chosen: Schedule = (("a", 0), ("b", 6))
    assert one.tables().value(chosen) == pytest.approx(one.score(chosen), rel=1e-5)
    assert one.n_simulated == 2  # the base and the two together: shifts alone need no simulation


def test_equity_that_a_move_loses_counts_as_its_cost() -> None:
    asked = problem(candidate("a", 0, 12))
    of = one_by_one(lambda name, start: (Move(cause=name, at=start / 12),))
    one = Values(asked, person(vesting=(30_000.0, 30_000.0, 30_000.0, 0, 0, 0)), of, Aim())
    tables = one.tables()
    assert tables.costs["a"][0] > tables.costs["a"][12] > 20_000
    assert tables.value((("a", 0),)) == pytest.approx(one.score((("a", 0),)), rel=1e-5)


def test_the_chance_of_a_level_is_that_of_the_careers() -> None:
    aim = Aim(level=2, years=3.0)
    one = values(problem(candidate("a")), pays(), aim)
    careers = simulate(person(bonus_share=0.1))
    assert one.score(NOTHING) == pytest.approx((careers.arrived[0] <= 3.0).mean())
    assert values(problem(), pays(), Aim(level=1, years=3.0)).score(NOTHING) == 1
    assert values(problem(), pays(), Aim(level=3, years=3.0)).score(NOTHING) < one.score(NOTHING)


def test_of_equal_chances_the_cheaper_scores_higher() -> None:
    one = values(problem(candidate("a", cost=100)), pays(a=0.1), Aim(level=2, years=3.0))
    assert one.of((("a", 0),)).mean() == one.of(NOTHING).mean()
    assert one.score((("a", 0),)) < one.score(NOTHING)


def teaches(*names: str) -> EffectsOf:
    """Each is worth two per cent of pay, and a clock half as fast again."""
    return one_by_one(
        lambda name, start: (
            PayShift(cause=name, at=start / 12, log_effect=0.02),
            *([Readiness(cause=name, at=start / 12, factor=1.5)] if name in names else ()),
        )
    )


def test_what_is_taught_stands_beside_what_counts_once() -> None:
    asked = problem(candidate("a", counts_once="x"), candidate("b", counts_once="x"), candidate("c"))
    tables = values(asked, teaches("a", "c")).tables()
    assert tables.besides.keys() == {"a"}
    assert tables.gains["a"][0] == pytest.approx(tables.gains["b"][0])
    assert tables.alone("a", 0) == pytest.approx(tables.gains["c"][0])
    assert tables.besides["a"][0].max() > 0.01
    level = values(asked, teaches("a", "c"), Aim(level=2, years=3.0)).tables()
    assert level.besides["a"][0] == pytest.approx(np.full(36, np.log(1.5)))
    assert not level.gains["a"][0].any()
    assert level.gains["c"][0] == pytest.approx(np.full(36, np.log(1.5)))


@pytest.mark.parametrize("count", [SMALL, SMALL + 1])
def test_many_lessons_are_read_from_a_few_clocks(count: int) -> None:
    asked = problem(*(candidate(f"c{number}", *range(24)) for number in range(count)))
    effects = one_by_one(lambda name, start: (Readiness(cause=name, at=start / 12, factor=1 + int(name[1:]) / 100),))
    one = Values(asked, person(n_careers=2_000), effects, EARNINGS)
    tables = one.tables()
    assert one.n_simulated < 20 if count > SMALL else one.n_simulated > 100
    for name in ("c1", "c7"):
        for start in (0, 5, 23):
            assert tables.value(((name, start),)) == pytest.approx(one.score(((name, start),)), abs=600)


def test_the_clock_runs_as_fast_as_readiness_says() -> None:
    ready = Readiness(cause="r", at=1.0, factor=1.5, ends=2.0)
    pause = Break(cause="p", at=2.5, years=0.25)
    one = values(problem(candidate("a", 0)), always(ready, pause), Aim(level=2, years=3.0))
    tables = one.tables()
    assert tables.weights.sum() == pytest.approx(3.0)
    assert tables.value((("a", 0),)) == pytest.approx(1 + 1.5 + 0.75)


def test_opinions_that_gain_are_dropped() -> None:
    gains: tuple[Effect, ...] = (
        PayShift(cause="a", at=0, log_effect=0.1),
        Readiness(cause="a", at=0, factor=1.2),
        Move(cause="a", at=0),
        MarketShift(cause="a", at=0, level_log_median=DEARER),
    )
    losses: tuple[Effect, ...] = (
        PayShift(cause="a", at=0, log_effect=-0.1),
        Readiness(cause="a", at=0, factor=0.8),
        Break(cause="a", at=0, years=1.0),
    )
    chosen: Schedule = (("a", 0),)
    assert without_opinions(always(*gains, *losses))(chosen) == losses
    assert not any(map(is_no_gain, gains))
    measured = tuple(replace(one, grade="B") for one in gains)
    assert without_opinions(always(*measured))(chosen) == measured


def test_effects_are_shifted_to_the_ends_of_their_intervals() -> None:
    shift = PayShift(cause="a", at=0, log_effect=0.1, sd=0.05)
    ready = Readiness(cause="a", at=0, factor=1.2, sd=0.1)
    track = TrackChange(cause="a", at=0, track="research", log_against=(0.0, 0.1, 0.2, 0.3), sd=0.2)
    move = Move(cause="a", at=0)
    market = MarketShift(cause="a", at=0, level_log_median=(11.0, 11.2, 11.4, 11.6), sd=0.05, is_anew=True)
    of = always(shift, ready, track, move, market)
    for side in (-1, 1):
        pay, clock, other, same, there = shifted_effects(of, side)((("a", 0),))
        assert isinstance(pay, PayShift)
        assert isinstance(clock, Readiness)
        assert isinstance(other, TrackChange)
        assert pay.log_effect == pytest.approx(0.1 + side * Z_TENTH * 0.05)
        assert clock.factor == pytest.approx(1.2 * np.exp(side * Z_TENTH * 0.1))
        assert other.log_against == pytest.approx([value + side * Z_TENTH * 0.2 for value in track.log_against])
        assert (pay.sd, clock.sd, other.sd) == (0, 0, 0)
        assert same is move
        assert there == market.at_end(side * Z_TENTH)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"level": 4, "years": 1.0}, "level"),
        ({"level": 2, "years": 0.0}, "years"),
        ({"discount_per_year": -1.0}, "discount_per_year"),
    ],
)
def test_an_aim_that_cannot_be_is_refused(changes: dict[str, float], field: str) -> None:
    with pytest.raises(UserError) as told:
        Aim(**changes)  # type: ignore[arg-type]  # by name
    assert told.value.attribute == field
