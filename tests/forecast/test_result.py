import numpy as np
import pytest

from planner.forecast.engine import forecast
from planner.forecast.quantiles import SHARES
from planner.forecast.result import QUANTILES
from tests.forecast.examples import CALM, inputs

RESULT = forecast(inputs(level=0, years_at_level=0.0, dynamics=CALM, horizon_years=10, n_careers=4000))


def test_columns_are_named_after_their_shares() -> None:
    assert tuple(f"p{share:.0%}"[:-1] for share in SHARES) == QUANTILES


def test_the_median_is_the_middle_column() -> None:
    assert RESULT.base.median.tolist() == RESULT.base.quantiles[:, 2].tolist()


def test_readings_are_whole_years_after_today() -> None:
    assert RESULT.times[:2] == (2027.75, 2028.75)
    assert RESULT.years == tuple(range(2027, 2037))


def test_half_are_mid_level_after_the_median_years() -> None:
    assert RESULT.chance_at_least(1)[1] == pytest.approx(0.5, abs=0.025)
    assert RESULT.chance_at_least(0).tolist() == pytest.approx([1.0] * 10)


def test_the_first_likely_year() -> None:
    assert RESULT.first_time(1, 0.4) == 2028.75
    assert RESULT.first_time(0) == 2027.75
    assert RESULT.first_time(3, 0.99) is None


def test_numbers_cannot_be_written() -> None:
    for values in (RESULT.base.quantiles, RESULT.total.quantiles, RESULT.levels):
        with pytest.raises(ValueError, match="read-only"):
            values[0, 0] = 1.0
    assert np.isfinite(RESULT.base.quantiles).all()
