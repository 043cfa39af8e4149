import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.cell_fit import NARROWEST, STRETCH_PULL, WIDEST, moved_cell
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


@given(st.floats(0.3, 3.0), st.floats(0.5, 1.6))
def test_a_place_that_is_the_nation_moved_and_stretched_lies_between_it_and_the_nation(by: float, wide: float) -> None:
    middle = math.log(PERCENTILES[2])
    pays = [by * math.exp(middle + wide * (math.log(pay) - middle)) for pay in PERCENTILES]
    cell = moved_cell(published(*pays), "ville", NATION, WEIGHTS)
    assert cell is not None
    stretch = cell.log_sd[0] / NATION.log_sd[0]
    assert min(wide, 1.0) - 1e-3 <= stretch <= max(wide, 1.0) + 1e-3
    assert [sd / nation for sd, nation in zip(cell.log_sd, NATION.log_sd, strict=True)] == pytest.approx(
        [stretch] * 4, abs=1e-3
    )


@given(st.lists(st.none() | st.floats(20_000, 900_000), min_size=5, max_size=5))
def test_whatever_is_published_levels_rise_and_widths_keep_their_bounds(pays: list[float | None]) -> None:
    cell = moved_cell(published(*pays), "ville", NATION, WEIGHTS)
    if cell is None:
        assert pays == [None] * 5
        return
    assert list(cell.log_median) == sorted(cell.log_median)
    assert NARROWEST * 0.2 - 1e-4 <= min(cell.log_sd) <= max(cell.log_sd) <= WIDEST * 0.3 + 1e-4
    assert cell.percentiles == tuple(pays)


def test_a_place_where_all_earn_alike_is_as_narrow_as_allowed() -> None:
    cell = moved_cell(published(*[130_000.0] * 5), "ville", NATION, WEIGHTS)
    assert cell is not None
    logs = [math.log(pay) for pay in PERCENTILES]
    spread = sum((log - sum(logs) / 5) ** 2 for log in logs)
    assert STRETCH_PULL / (spread + STRETCH_PULL) < NARROWEST
    assert cell.log_sd == pytest.approx([NARROWEST * sd for sd in NATION.log_sd])


def test_jobs_that_are_not_published_stay_unknown() -> None:
    unknown = PublishedCell("15-1", "Makers", "M", "0000001", "Ville, VX", None, PERCENTILES, None)
    cell = moved_cell(unknown, "ville", NATION, WEIGHTS)
    assert cell is not None
    assert (cell.jobs, cell.wage_error_percent) == (None, None)


def test_without_the_nations_median_its_mean_stands_in_the_middle() -> None:
    nation = Cell(
        "15-1", "united-states", 9000, (*PERCENTILES[:2], None, *PERCENTILES[3:]), 0.5, MEDIANS, (0.3,) * 4, 0.0
    )
    cell = moved_cell(published(*(2 * pay for pay in PERCENTILES)), "ville", nation, WEIGHTS)
    assert cell is not None
    assert cell.log_median == pytest.approx([median + math.log(2) for median in MEDIANS], abs=1e-4)
    hidden = published(None, None, 130_000.0, None, None)
    assert moved_cell(hidden, "ville", nation, WEIGHTS) is None  # known here and not there


def test_the_error_is_that_of_the_farthest_percentile() -> None:
    """Worked out from the levels alone, by the shares of the four of them that lie below a pay."""
    found = moved_cell(published(*(1.1 * pay for pay in PERCENTILES)), "ville", NATION, WEIGHTS)
    assert found is not None
    levels = [NormalDist(*pair) for pair in zip(found.log_median, found.log_sd, strict=True)]
    errors = []
    for percent, pay in zip((0.1, 0.25, 0.5, 0.75, 0.9), PERCENTILES, strict=True):
        low, high = 9.0, 15.0
        for _ in range(60):
            middle = (low + high) / 2
            below = sum(weight * level.cdf(middle) for weight, level in zip(WEIGHTS, levels, strict=True))
            low, high = (middle, high) if below < percent else (low, middle)
        errors.append(abs(low - math.log(1.1 * pay)))
    assert found.largest_error == pytest.approx(max(errors), abs=2e-4)
