"""What holds for every plan."""

import dataclasses
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forecast import chance, draws, pay, readings
from planner.forecast.careers import simulate
from planner.forecast.comparison import compare
from planner.forecast.course import course
from planner.forecast.dynamics import Dynamics
from planner.forecast.effects import Effect, Readiness
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.readings import drawn_for, read
from planner.forecast.scenario import BASE, Scenario
from tests.forecast.examples import inputs
from tests.forecast.plans import NOTHING, certain_shifts, effects, plans, scenarios
from tests.forecast.test_engine import digest

few = settings(max_examples=40)


def planned(effects: tuple[Effect, ...], scenario: Scenario, *, is_real: bool = True, level: int = 0) -> ForecastInputs:
    return inputs(
        effects=effects,
        scenario=scenario,
        is_real=is_real,
        level=level,
        horizon_years=12,
        dynamics=Dynamics(),
        n_careers=100,
        vesting=(0.0, 5_000.0) * 6,
    )


@few
@given(plans(), scenarios, st.booleans(), st.integers(0, 3))
def test_every_plan_has_a_finite_forecast(
    plan: tuple[Effect, ...], scenario: Scenario, is_real: bool, level: int
) -> None:
    result = forecast(planned(plan, scenario, is_real=is_real, level=level))
    for fan in (result.base, result.total):
        assert np.isfinite(fan.quantiles).all()
        assert (fan.quantiles > 0).all()
        assert (np.diff(fan.quantiles, axis=1) >= -1e-6 * fan.quantiles[:, :-1]).all()
    np.testing.assert_allclose(result.levels.sum(axis=1), 1.0, atol=1e-12)
    assert (result.levels >= 0).all()


@few
@given(st.lists(certain_shifts(), max_size=4).map(tuple), st.integers(0, 3))
def test_what_shifts_all_alike_leaves_the_widths_as_they_were(plan: tuple[Effect, ...], level: int) -> None:
    """And those of careers without effects never narrow, as test_engine shows."""
    shifted, plain = (np.log(forecast(planned(some, BASE, level=level)).base.quantiles) for some in (plan, ()))
    np.testing.assert_allclose(np.diff(shifted, axis=1), np.diff(plain, axis=1), atol=1e-9)


@few
@given(plans(), st.integers(0, 3))
def test_a_plan_narrows_the_bands_only_as_far_as_it_narrows_the_careers(plan: tuple[Effect, ...], level: int) -> None:
    """The widths shown are never less than those simulated."""
    at = planned(plan, BASE, level=level)
    found = read(at, drawn_for(at), np.arange(0)).bands
    assert (np.abs(found.shown - found.shown[:, 3:4]) >= np.abs(found.simulated - found.simulated[:, 3:4]) - 1e-9).all()


@few
@given(st.permutations(NOTHING), scenarios, st.booleans())
def test_a_plan_that_changes_nothing_differs_by_exactly_zero(
    nothing: list[Effect], scenario: Scenario, is_real: bool
) -> None:
    base = planned((), scenario, is_real=is_real)
    same = dataclasses.replace(base, effects=tuple(nothing))
    assert digest(forecast(same)) == digest(forecast(base))
    found = compare(base, [same]).differences[0]
    assert not found.dollars.any()
    assert not any(part.any() for part in (found.better, found.worse, found.worth.quantiles, found.levels))


@few
@given(plans(), effects(), scenarios)
def test_adding_and_removing_an_effect_is_the_identity(
    plan: tuple[Effect, ...], another: Effect, scenario: Scenario
) -> None:
    before = planned(plan, scenario)
    first = digest(forecast(before))
    added = dataclasses.replace(before, effects=(*plan, another))
    forecast(added)
    removed = dataclasses.replace(added, effects=added.effects[:-1])
    assert digest(forecast(removed)) == first


@few
@given(plans(), scenarios, st.randoms(use_true_random=False))
def test_the_order_of_effects_does_not_matter(plan: tuple[Effect, ...], scenario: Scenario, random: Random) -> None:
    shuffled = list(plan)
    random.shuffle(shuffled)
    assert digest(forecast(planned(tuple(shuffled), scenario))) == digest(forecast(planned(plan, scenario)))


@few
@given(plans(), scenarios, st.floats(0.0, 12.0), st.floats(1.0, 4.0), st.none() | st.floats(0.0, 12.0))
def test_more_readiness_never_means_a_later_promotion(
    plan: tuple[Effect, ...], scenario: Scenario, at: float, factor: float, ends: float | None
) -> None:
    before = simulate(planned(plan, scenario)).arrived
    ready = Readiness(cause="ready", at=at, factor=factor, ends=ends)
    after = simulate(planned((*plan, ready), scenario)).arrived
    # Careers are held in 32 bits.
    assert (after <= before * (1 + 1e-6) + 1e-6).all()
    assert (np.isfinite(after) == np.isfinite(before)).all()


@few
@given(plans(), effects(), scenarios)
def test_another_cause_leaves_what_a_cause_brings_as_it_was(
    plan: tuple[Effect, ...], another: Effect, scenario: Scenario
) -> None:
    """Each career's draws for a cause are its own, so they are the same beside other causes."""
    other = dataclasses.replace(another, cause="other")
    one, two = (planned(some, scenario) for some in (plan, (*plan, other)))
    spreads = [course(given, drawn_for(given)).spreads for given in (one, two)]
    kept = {spread.normals.tobytes() for spread in spreads[1]}
    assert all(spread.normals.tobytes() in kept for spread in spreads[0])


@few
@given(plans(), scenarios, st.booleans(), st.integers(1, 13))
def test_how_many_years_are_worked_on_at_once_changes_no_byte(
    plan: tuple[Effect, ...], scenario: Scenario, is_real: bool, years_at_once: int
) -> None:
    some = planned(plan, scenario, is_real=is_real)
    whole = digest(forecast(some))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pay, "_CELLS_AT_ONCE", years_at_once * some.n_careers)
        assert digest(forecast(some)) == whole


@few
@given(plans(), scenarios, st.integers(1, 2**31))
def test_the_same_seed_gives_the_same_bytes_whatever_was_forecast_before(
    plan: tuple[Effect, ...], scenario: Scenario, seed: int
) -> None:
    some = dataclasses.replace(planned(plan, scenario), seed=seed)
    first = digest(forecast(some))
    for kept in (draws._few, chance.cause_normals, chance.cause_waits, readings._base_widening):
        kept.cache_clear()
    forecast(dataclasses.replace(some, seed=seed + 1, readiness_speed=2.0))
    assert digest(forecast(some)) == first
