import math

import pytest

from planner.calibration.cell_fit import STRETCH_PULL, moved_cell
from planner.calibration.oews import PublishedCell
from planner.market.levels import Cell

WEIGHTS = (0.12, 0.28, 0.42, 0.18)
MEDIANS = (11.3, 11.6, 11.85, 12.1)
PERCENTILES = (70_000.0, 95_000.0, 130_000.0, 170_000.0, 215_000.0)
NATION = Cell("15-1", "united-states", 9000, PERCENTILES, 0.5, MEDIANS, (0.3, 0.3, 0.25, 0.2), 0.01)


def published(*percentiles: float | None) -> PublishedCell:
    return PublishedCell("15-1", "Makers", "M", "0000001", "Ville, VX", 40.4, percentiles, 3.0)


def test_a_place_that_pays_a_tenth_more_everywhere_is_moved() -> None:
    cell = moved_cell(published(*(1.1 * pay for pay in PERCENTILES)), "ville", NATION, WEIGHTS)
    assert cell is not None
    assert cell.log_median == pytest.approx([median + math.log(1.1) for median in MEDIANS], abs=1e-4)
    assert cell.log_sd == NATION.log_sd
    assert (cell.place, cell.jobs, cell.wage_error_percent) == ("ville", 40, 3.0)


def test_a_wider_place_is_stretched_less_than_it_seems() -> None:
    middle = math.log(PERCENTILES[2])
    wide = [math.exp(middle + 1.5 * (math.log(pay) - middle)) for pay in PERCENTILES]
    cell = moved_cell(published(*wide), "ville", NATION, WEIGHTS)
    assert cell is not None
    logs = [math.log(pay) for pay in PERCENTILES]
    spread = sum((log - sum(logs) / 5) ** 2 for log in logs)
    assert cell.log_sd[0] / 0.3 == pytest.approx((1.5 * spread + STRETCH_PULL) / (spread + STRETCH_PULL), abs=1e-3)


def test_one_percentile_moves_and_does_not_stretch() -> None:
    cell = moved_cell(published(None, None, 143_000.0, None, None), "ville", NATION, WEIGHTS)
    assert cell is not None
    assert cell.log_median[1] == pytest.approx(11.6 + math.log(1.1), abs=1e-4)
    assert cell.log_sd == NATION.log_sd


def test_nothing_published_is_no_cell() -> None:
    assert moved_cell(published(None, None, None, None, None), "ville", NATION, WEIGHTS) is None


def test_wild_percentiles_stay_within_bounds_and_tell_their_error() -> None:
    cell = moved_cell(published(20_000.0, 40_000.0, 130_000.0, 400_000.0, 900_000.0), "ville", NATION, WEIGHTS)
    assert cell is not None
    assert cell.log_sd[0] == pytest.approx(0.3 * 1.6)
    assert cell.largest_error > 0.5
