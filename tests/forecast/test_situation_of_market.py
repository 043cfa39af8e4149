"""What the market and the user's own figures make of a situation."""

import datetime
from dataclasses import replace

import pytest

from planner.domain.certification import Certification
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.person import Person, Preferences, Scenario
from planner.domain.role import Level, PayPolicy
from planner.forecast.effects import PayShift
from planner.forecast.scenario import DOWNTURN
from planner.forecast.situation import NoEstimate, Situation, in_scenario, situation
from planner.market.pack import load_pack
from tests.forecast.examples import PACK, pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 7, 2)


def test_a_specialisation_fades_from_what_it_is_worth_today() -> None:
    held = role("a", title="Machine learning engineer", specialisation="Generative AI", level=Level.SENIOR)
    found = situation(profile_of(held, pay("a", "2024", 200_000)), load_pack(), TODAY)
    assert isinstance(found, Situation)
    gone, fading = found.inputs.effects
    assert isinstance(gone, PayShift)
    assert isinstance(fading, PayShift)
    (factor,) = found.basis.factors
    assert gone.log_effect == -fading.log_effect == -factor.log_effect
    assert (gone.at, gone.half_life, fading.half_life) == (0.0, None, factor.half_life_years)


def test_a_certification_is_worth_nothing_after_it_expires() -> None:
    certificate = Certification(id="c", name="CKA", earned=PartialDate(2024), expires=PartialDate.parse("2027-10-01"))
    found = situation(profile_of(role("a"), pay("a", "2024", 100_000), certificate), load_pack(), TODAY)
    assert isinstance(found, Situation)
    (lost,) = found.inputs.effects
    assert isinstance(lost, PayShift)
    assert lost.at == pytest.approx(1.25, abs=0.01)
    assert lost.log_effect == -found.basis.factors[0].log_effect < 0


def test_an_effect_of_nothing_leaves_no_trace() -> None:
    held = role("a", title="Machine learning engineer", specialisation="Machine learning")
    found = situation(profile_of(held), load_pack(), TODAY)
    assert isinstance(found, Situation)
    assert found.inputs.effects == ()


def test_the_users_own_assumption_enters_the_dynamics() -> None:
    own = Override(id="dynamics.move_rate_per_year", value=0.3)
    found = situation(profile_of(role("a"), own), load_pack(), TODAY)
    assert isinstance(found, Situation)
    assert found.inputs.dynamics.move_rate_per_year == 0.3
    by_id = {one.id: one for one in found.basis.assumptions}
    assert by_id["dynamics.move_rate_per_year"].grade == "own"


@pytest.mark.parametrize("value", [-1.0, 99.0])
def test_an_own_assumption_that_cannot_be_is_told(value: float) -> None:
    found = situation(profile_of(role("a"), Override(id="dynamics.move_rate_per_year", value=value)), PACK, TODAY)
    assert isinstance(found, NoEstimate)
    assert "outside" in found.reason


def test_the_scenario_is_the_users_choice() -> None:
    chosen = Preferences(scenario=Scenario.DOWNTURN)
    found = situation(profile_of(role("a"), chosen), PACK, TODAY)
    assert isinstance(found, Situation)
    assert found.inputs.scenario == DOWNTURN


@pytest.mark.parametrize("now", Scenario)
@pytest.mark.parametrize("before", Scenario)
def test_another_scenario_on_the_same_figures_is_the_situation_looked_up_anew(before: Scenario, now: Scenario) -> None:
    facts = (role("a"), pay("a", "2024", 120_000), Override(id="scenario.log_level", value=-0.1))
    old, new = (profile_of(*facts, Preferences(seed=3, scenario=scenario)) for scenario in (before, now))
    stand = situation(old, PACK, TODAY)
    assert isinstance(stand, Situation)
    assert in_scenario(stand, old.preferences, new) == situation(new, PACK, TODAY)


def test_an_own_scenario_that_cannot_be_is_refused_on_the_same_figures() -> None:
    facts = (role("a"), Override(id="scenario.promotion_speed", value=0.0))
    stand = situation(profile_of(*facts), PACK, TODAY)
    assert isinstance(stand, Situation)
    with pytest.raises(UserError, match="your own figures"):
        in_scenario(stand, Preferences(), profile_of(*facts, Preferences(scenario=Scenario.OWN)))


def test_an_own_scenario_that_cannot_be_is_told() -> None:
    chosen = Preferences(scenario=Scenario.OWN)
    found = situation(profile_of(role("a"), chosen, Override(id="scenario.promotion_speed", value=0.0)), PACK, TODAY)
    assert isinstance(found, NoEstimate)
    assert (found.attribute, "own figures" in found.reason) == ("scenario", True)


def test_bands_are_those_measured_for_people_of_this_experience() -> None:
    begun = replace(Person(), working_since=PartialDate(2025))
    new, settled = (situation(profile_of(role("a"), one), PACK, TODAY) for one in (begun, Person()))
    assert isinstance(new, Situation)
    assert isinstance(settled, Situation)
    assert new.inputs.stretch != settled.inputs.stretch
    assert new.basis.checked_years == 8


def test_the_place_whose_pay_counts_is_told() -> None:
    found = situation(profile_of(role("a", pay_policy=PayPolicy.NATIONAL_BANDS)), load_pack(), TODAY)
    assert isinstance(found, Situation)
    assert "Your employer pays as in" in {one.text for one in found.basis.assumptions}
