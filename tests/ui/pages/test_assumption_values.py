import dataclasses
import datetime

import pytest

from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.forecast.situation import Basis, Situation, situation
from planner.market.dynamics_file import load_dynamics
from planner.market.pack import Pack
from planner.ui.pages.assumption_values import Setting, settings_of, stored_value
from planner.workspace.sample import sample_profile

TODAY = datetime.date(2026, 11, 22)
SAMPLE = sample_profile(TODAY).applied_to(Profile())


@pytest.fixture(scope="module")
def basis(pack: Pack) -> Basis:
    found = situation(SAMPLE, pack, TODAY)
    assert isinstance(found, Situation)
    return found.basis


def settings(basis: Basis, **overrides: float) -> dict[str, Setting]:
    own = {name.replace("__", "."): value for name, value in overrides.items()}
    return {one.id: one for one in settings_of(basis, own)}


def test_every_parameter_and_every_fact_of_the_job_can_be_set(basis: Basis) -> None:
    found = settings(basis)
    told = {one.id for one in basis.assumptions if one.id}
    assert told - set(found) == set()
    preferences = {"dynamics.market_growth", "dynamics.inflation"}
    assert set(load_dynamics()) - preferences <= set(found)
    assert {factor.id for factor in basis.factors} <= set(found)


def test_each_is_in_its_unit_and_inside_its_range(basis: Basis) -> None:
    found = settings(basis)
    assert all(one.least <= one.value <= one.most for one in found.values())
    shock, half_life = found["dynamics.shock_sd"], found["dynamics.residual_half_life_years"]
    assert shock.value == pytest.approx(9.25)
    assert (shock.suffix, shock.decimals) == (" %", 2)
    assert (half_life.value, half_life.suffix, half_life.decimals) == (28.0, " years", 1)
    technology = found["industry.technology"]
    assert (technology.suffix, technology.least, technology.most) == (" % pay", -66.0, 200.0)
    assert technology.value == pytest.approx(11.7, abs=0.1)
    assert not any(one.is_own for one in found.values())


def test_own_values_are_marked(basis: Basis) -> None:
    found = settings(basis, dynamics__shock_sd=0.15)
    assert (found["dynamics.shock_sd"].value, found["dynamics.shock_sd"].grade) == (15.0, "own")
    assert found["dynamics.shock_sd"].is_own
    assert not found["dynamics.layoff_scar"].is_own


@pytest.mark.parametrize(
    ("name", "shown", "stored"),
    [
        ("dynamics.shock_sd", 15.0, 0.15),
        ("dynamics.residual_half_life_years", 20.0, 20.0),
        ("dynamics.promotion_shape", 3.0, 3.0),
        ("industry.technology", 0.0, 0.0),
        ("industry.technology", 10.0, 0.0953102),
    ],
)
def test_what_is_shown_is_stored_in_the_figures_own_unit(basis: Basis, name: str, shown: float, stored: float) -> None:
    assert stored_value(settings(basis)[name], shown) == pytest.approx(stored, abs=1e-6)


def test_storing_what_is_shown_changes_nothing(basis: Basis) -> None:
    shipped = load_dynamics()
    for one in settings(basis).values():
        if one.id in shipped:
            assert stored_value(one, one.value) == pytest.approx(shipped[one.id].estimate)


def test_an_effect_nobody_believes_is_refused(basis: Basis) -> None:
    with pytest.raises(UserError, match="Own effect"):
        stored_value(settings(basis)["industry.technology"], 250.0)


def test_a_fact_without_figure_can_still_be_set(basis: Basis) -> None:
    factor = dataclasses.replace(
        basis.factors[0], id="tools", log_effect=0.0, low=0.0, high=0.0, grade="", source="", date="", note="no source"
    )
    (found,) = (one for one in settings_of(dataclasses.replace(basis, factors=(factor,)), {}) if one.id == "tools")
    assert (found.value, found.grade, found.source) == (0.0, "D", "no source")
