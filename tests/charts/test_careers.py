from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection

from planner.charts.careers import LEVEL_NAMES, CareersData, Promotion, careers_data
from planner.charts.careers_figure import CareersFigure
from planner.domain.amounts import CAREERS_SHOWN
from tests.charts import plain
from tests.charts.drawing import said


def drawn(data: CareersData) -> CareersFigure:
    chart = CareersFigure()
    chart.update(data)
    return chart


def test_the_headline_tells_the_course_of_the_shown_career() -> None:
    # Career 7 falls by 2,000 a year from 150,000.
    data = replace(plain.careers(), shown=6)
    assert data.headline == "Career 7 of 20: senior in 2028, architect in 2029, $142k in 2030"


def test_a_career_without_a_promotion_says_so() -> None:
    assert replace(plain.careers(), shown=1).headline == "Career 2 of 20: mid throughout, $122k in 2030"


def test_promotions_are_the_first_moments_on_a_higher_level() -> None:
    made = careers_data(
        plain.YEARS,
        [[100.0, 110.0, 120.0, 130.0, 140.0]],
        [[0, 1, 0, 1, 2]],
        plain.FAN,
        origin=plain.ORIGIN,
        meaning=plain.MEANING,
    )
    assert made.careers[0].promotions == (Promotion(2027.5, 110.0, "mid"), Promotion(2030.5, 140.0, "senior"))
    assert made.careers[0].levels == ("entry", "mid", "entry", "mid", "senior")


def test_levels_of_another_track_have_their_names() -> None:
    made = careers_data(
        plain.YEARS,
        [[1.0] * 5],
        [[0, 0, 1, 1, 1]],
        plain.FAN,
        origin=plain.ORIGIN,
        meaning=plain.MEANING,
        level_names=("lead", "manager"),
    )
    assert "manager in 2028" in made.headline


def test_twenty_of_many_careers_are_kept() -> None:
    assert len(plain.careers(50).careers) == CAREERS_SHOWN


@pytest.mark.parametrize("shown", [-1, 20])
def test_only_careers_that_are_there_can_be_shown(shown: int) -> None:
    with pytest.raises(ValueError, match="no career"):
        replace(plain.careers(), shown=shown)


def test_shapes_that_disagree_are_refused() -> None:
    with pytest.raises(ValueError, match="disagree"):
        careers_data(plain.YEARS, [[1.0] * 4], [[0] * 4], plain.FAN, origin=plain.ORIGIN, meaning="")


def test_the_table_has_a_career_and_a_moment_a_row() -> None:
    rows = plain.careers().table()
    assert rows[0] == ("career", "year", f"pay {plain.UNIT}", "level")
    assert len(rows) == 1 + 20 * 5
    assert rows[5] == ("1", "2030.500", "118000.00", "architect")


def test_all_careers_are_one_collection_and_the_shown_one_a_line_over_it() -> None:
    data = replace(plain.careers(), shown=6)
    (faint,) = [artist for artist in drawn(data).artists if isinstance(artist, LineCollection)]
    segments = faint.get_segments()
    assert len(segments) == 20
    assert segments[6] == pytest.approx(np.column_stack([plain.YEARS, data.careers[6].pays]))


def test_promotions_and_the_last_pay_are_named() -> None:
    chart = drawn(replace(plain.careers(), shown=6))
    assert {"senior", "architect", "$142k", "2028"} <= said(chart)
    chart.update(replace(plain.careers(), shown=1))
    assert "senior" not in said(chart)


def test_stepping_through_all_careers_never_changes_the_ground() -> None:
    chart = drawn(plain.careers())
    assert not any(chart.update(replace(plain.careers(), shown=index)) for index in range(20))


def one_career(levels: list[int]) -> CareersData:
    """A single career on these levels; its pay is 100 at first and 10 more at each reading."""
    times = [2026.5 + year for year in range(len(levels))]
    pays = [100.0 + 10 * year for year in range(len(levels))]
    fan = [[1.0, 2.0, 3.0, 4.0, 5.0]] * len(levels)
    return careers_data(times, [pays], [levels], fan, origin=plain.ORIGIN, meaning=plain.MEANING)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_promotions_only_climb_and_end_on_the_highest_level(levels: list[int]) -> None:
    (career,) = one_career(levels).careers
    ranks = [LEVEL_NAMES.index(step.level) for step in career.promotions]
    assert ranks == sorted(set(ranks))
    assert [levels[0], *ranks][-1] == max(levels)
    # Each is told at the reading where that level is first held, with the pay of that reading.
    for step in career.promotions:
        first = levels.index(LEVEL_NAMES.index(step.level))
        assert (step.year, step.pay) == (2026.5 + first, 100.0 + 10 * first)


def test_one_reading_is_a_career_too() -> None:
    made = one_career([2])
    assert made.headline == "Career 1 of 1: senior throughout, $100 in 2026"
    assert made.table()[1:] == (("1", "2026.500", "100.00", "senior"),)


def test_a_demotion_is_no_promotion_and_the_last_level_is_told() -> None:
    assert one_career([2, 1, 0]).headline == "Career 1 of 1: entry throughout, $120 in 2028"


def test_without_careers_there_is_no_estimate_and_no_note() -> None:
    empty = plain.careers(0)
    assert empty.career is None
    assert empty.headline == "No estimate: there are no careers to show"
    assert empty.spoken == "No estimate: there are no careers to show. Base pay, today's dollars, Seattle."
    assert len(empty.table()) == 1


def test_the_sentence_says_that_all_careers_are_as_likely() -> None:
    assert plain.careers().spoken == (
        "Career 1 of 20: senior in 2028, architect in 2029, $118k in 2030. "
        "Base pay, today's dollars, Seattle. Each of these careers is as likely as the others."
    )


@pytest.mark.parametrize(
    ("pays", "levels", "fan"),
    [
        ([[1.0] * 5], [[0] * 5, [0] * 5], plain.FAN),
        ([[1.0] * 5], [[0] * 5], plain.FAN[:4]),
        ([[1.0] * 5], [[0] * 5], [row[:4] for row in plain.FAN]),
    ],
)
def test_each_shape_is_checked(pays: list[list[float]], levels: list[list[int]], fan: list[list[float]]) -> None:
    with pytest.raises(ValueError, match=r"^Careers \(1, 5\), levels .* disagree$"):
        careers_data(plain.YEARS, pays, levels, fan, origin=plain.ORIGIN, meaning="")


def spiked(last: float = 140_000.0) -> CareersData:
    """One career of twenty with one reading far above all others."""
    pays = [[100_000.0, 110_000.0, 120_000.0, 130_000.0, 140_000.0 + number] for number in range(CAREERS_SHOWN)]
    pays[3] = [100_000.0, 110_000.0, 2_000_000.0, 130_000.0, last]
    levels = [[0, 0, 1, 1, 1]] * CAREERS_SHOWN
    return careers_data(plain.YEARS, pays, levels, plain.FAN, origin=plain.ORIGIN, meaning=plain.MEANING)


def test_one_reading_of_one_career_does_not_make_all_others_flat() -> None:
    chart = drawn(spiked())
    highest = chart.axes.get_ylim()[1]
    assert max(row[-1] for row in plain.FAN) <= highest < 500_000
    assert not any(words.endswith("in 2028") for words in said(chart))


def test_a_career_that_leaves_the_axes_tells_how_far_and_keeps_its_marks() -> None:
    chart = drawn(replace(spiked(last=1_500_000.0), shown=3))
    words = said(chart)
    assert "$2M in 2028" in words
    assert "$1.5M" in words
    highest = chart.axes.get_ylim()[1]
    (marks,) = [line for line in chart.axes.lines if line.get_marker() == "^"]
    assert np.asarray(marks.get_ydata()).tolist() == [highest]
