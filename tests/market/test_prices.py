import math

import pytest

from planner.market.prices import PriceIndex

INDEX = PriceIndex("Prices", (1990.0, 2000.0, 2010.0), (100.0, 150.0, 180.0))


@pytest.mark.parametrize(
    ("year", "value"),
    [
        (1990.0, 100.0),
        (1995.0, 125.0),
        (2000.0, 150.0),
        (2005.0, 165.0),
        (2010.0, 180.0),
        (1900.0, 100.0),
        (2060.0, 180.0),
    ],
)
def test_value_between_and_beyond_observations(year: float, value: float) -> None:
    assert INDEX.value(year) == value


def test_factor_turns_old_money_into_new() -> None:
    assert INDEX.factor(1990.0, 2010.0) == 1.8
    assert INDEX.factor(2010.0, 2005.0) == pytest.approx(165 / 180)
    assert INDEX.factor(2010.0, 2050.0) == 1.0  # no inflation is known beyond the last observation


def test_there_and_back_is_no_change() -> None:
    assert INDEX.factor(1993.0, 2004.0) * INDEX.factor(2004.0, 1993.0) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("times", "values", "reason"),
    [
        ((), (), "one value for each time"),
        ((1990.0,), (100.0, 150.0), "one value for each time"),
        ((1990.0, 1990.0), (100.0, 150.0), "do not rise"),
        ((1990.0, math.nan), (100.0, 150.0), "do not rise"),
        ((1990.0, 2000.0), (100.0, 0.0), "no price"),
        ((1990.0, 2000.0), (100.0, math.inf), "no price"),
    ],
)
def test_an_index_is_well_formed(times: tuple[float, ...], values: tuple[float, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PriceIndex("Prices", times, values)
