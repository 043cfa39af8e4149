from dataclasses import replace

import pytest

from planner.advice.pay_standing import pay_standing
from tests.advice.examples import MEDIANS, pack, standing


def test_the_median_is_the_fiftieth_of_a_hundred() -> None:
    found = pay_standing(standing(pack(), base=MEDIANS["seattle"]))
    assert found is not None
    assert found.percentile == pytest.approx(50)
    assert found.median == found.pay == pytest.approx(MEDIANS["seattle"])
    assert (found.family.name, found.level, found.place.name, found.n) == (
        "Software engineer",
        "mid",
        "Seattle",
        40_000,
    )


def test_more_pay_stands_higher_and_never_beyond_what_is_known() -> None:
    bases = (1_000, 100_000, 130_000, 160_000, 9_000_000)
    found = [pay_standing(standing(pack(), base=base)) for base in bases]
    percentiles = [one.percentile for one in found if one is not None]
    assert percentiles == sorted(percentiles)
    assert (percentiles[0], percentiles[-1]) == (1.0, 99.0)


def test_prices_that_rose_move_the_market_with_them() -> None:
    found = pay_standing(standing(pack(prices_rise=1.1), base=MEDIANS["seattle"]))
    assert found is not None
    assert found.percentile < 50
    assert found.median == pytest.approx(1.1 * MEDIANS["seattle"], rel=0.01)


def test_without_pay_there_is_no_estimate() -> None:
    assert pay_standing(standing(pack(), base=None)) is None


def test_it_is_of_full_time_pay() -> None:
    stand = standing(pack(), base=MEDIANS["seattle"])
    half = replace(stand, inputs=replace(stand.inputs, share=0.5))
    assert pay_standing(half) == pay_standing(stand)
