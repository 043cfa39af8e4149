import dataclasses
import math

import numpy as np
import pytest

from planner.calibration import dynamics_shocks
from planner.calibration.dynamics_cases import cases
from planner.calibration.dynamics_market import fit_market, placed
from planner.calibration.dynamics_shocks import (
    Fitted,
    error_variance,
    fit_shocks,
    fitted,
    fitted_dynamics,
    wage_rate_deviation,
)
from planner.calibration.panels import Histories
from planner.forecast.draws import fade_rate
from planner.forecast.dynamics import Dynamics
from tests.calibration.made_up_panels import people

STILL = Dynamics(move_rate_per_year=0.0, layoff_rate_per_year=0.0, market_sd=0.0, volatility_spread=0.0)


def fit(made: Histories, bootstraps: int = 20, start: Dynamics = STILL) -> dict[str, Fitted]:
    beside = placed(made, {"made up": fit_market(made)})
    return fit_shocks(cases(beside, start), beside, start, bootstraps)


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer choices, so that a fit takes no time."""
    monkeypatch.setattr(dynamics_shocks, "HALF_LIVES", (3.0, 60.0))
    monkeypatch.setattr(dynamics_shocks, "NOISE_RATIOS", (0.25, 4.0))
    monkeypatch.setattr(dynamics_shocks, "SHOCK_SDS", (0.06, 0.08, 0.1, 0.12))
    monkeypatch.setattr(dynamics_shocks, "VOLATILITY_SPREADS", (0.0, 0.7))


@pytest.mark.usefixtures("coarse")
def test_made_up_shocks_are_found_again() -> None:
    found = fit(people(persons=400, shock=0.1, noise=0.05))
    assert found["residual_half_life_years"].estimate == 60.0
    assert found["shock_sd"].estimate == 0.1
    assert found["transitory_sd"].estimate == pytest.approx(0.05)
    assert found["volatility_spread"].estimate == 0.0


@pytest.mark.usefixtures("coarse")
def test_noisy_readings_are_told_from_lasting_shocks() -> None:
    found = fit(people(persons=400, shock=0.06, noise=0.12), start=dataclasses.replace(STILL, shock_sd=0.06))
    assert found["transitory_sd"].estimate == pytest.approx(0.12)
    assert found["shock_sd"].estimate == 0.06


@pytest.mark.usefixtures("coarse")
def test_a_fit_is_the_same_each_time_and_has_a_range() -> None:
    made = people(persons=60)
    assert fit(made) == fit(made)
    for one in fit(made).values():
        assert one.low <= one.estimate <= one.high


def test_the_range_holds_four_fifths_and_reaches_to_the_estimate() -> None:
    assert fitted([5.0, *map(float, range(1, 11))]) == Fitted(5.0, 2.0, 9.0)
    assert fitted([9.0, 1.0, 2.0, 3.0]) == Fitted(9.0, 1.0, 9.0)


def test_fitted_numbers_go_into_the_dynamics() -> None:
    dynamics = fitted_dynamics(Dynamics(), {"shock_sd": Fitted(0.2, 0.1, 0.3)})
    assert dynamics == dataclasses.replace(Dynamics(), shock_sd=0.2)


def test_the_variance_of_an_error_by_hand() -> None:
    # Without noise today is known; two years of shocks of 0.01 that hardly fade.
    assert error_variance(0.01, 0.0, 1e-9, 2) == pytest.approx(0.02)
    # A steady filter of equal variances does not know the golden ratio less one of them.
    golden = (math.sqrt(5) - 1) / 2
    assert error_variance(1.0, 1.0, 1e-9, 3) == pytest.approx(golden + 3 + 1, abs=1e-3)
    assert error_variance(0.01, 0.0, math.log(2), 60) == pytest.approx(0.01 / (2 * math.log(2)))


def test_what_is_fitted_is_what_the_engine_simulates() -> None:
    """The same spread from the formula of the fit, without doubt about today, and from the draws of a forecast."""
    dynamics = dataclasses.replace(STILL, shock_sd=0.1, transitory_sd=0.08)
    simulated = wage_rate_deviation(dynamics)
    assert simulated.shape == (40, 20_000)
    for horizon in (1, 5, 10):
        lasting = error_variance(0.1**2, 0.0, fade_rate(dynamics), horizon)
        assert simulated[horizon - 1].std() == pytest.approx(math.sqrt(lasting + 0.08**2), rel=0.02)


def test_time_without_pay_is_not_in_a_wage_rate() -> None:
    often = dataclasses.replace(STILL, layoff_rate_per_year=0.3, layoff_scar=0.0, shock_sd=0.0, transitory_sd=0.0)
    assert (wage_rate_deviation(often, n=500) == 0).all()
    assert (np.diff(wage_rate_deviation(Dynamics(), n=500), axis=1) >= 0).all()
