from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from planner.charts.dots import DotsData, dots_data, level_sentence, stacked
from planner.charts.dots_figure import DotsFigure
from planner.domain.amounts import CAREERS_SHOWN
from tests.charts import plain
from tests.charts.drawing import said
from tests.charts.examples import example


def dots_of(chart: DotsFigure) -> list[tuple[int, bool]]:
    """Number of dots below and at or above the threshold, and whether they are full."""
    lines = [one for one in chart.artists if isinstance(one, Line2D) and one.get_marker() == "o"]
    return [(len(np.asarray(one.get_xdata())), one.get_markerfacecolor() == one.get_markeredgecolor()) for one in lines]


def drawn(data: DotsData, width: int = 620, height: int = 230) -> DotsFigure:
    chart = DotsFigure(width=width, height=height)
    chart.update(data)
    return chart


def test_dots_are_the_middles_of_twenty_equal_shares() -> None:
    values = plain.dots().values
    assert values[0] == pytest.approx(101_000 + 0.025 * 198_000)
    assert np.diff(values) == pytest.approx(np.full(19, 9_900.0))
    assert plain.dots().median == pytest.approx(200_000)


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (180e3, "In 12 of 20 careers you earn $180k or more in 2031"),
        (90e3, "In more than 19 of 20 careers you earn $90k or more in 2031"),
        (298e3, "In fewer than 1 of 20 careers you earn $298k or more in 2031"),
        (None, "In half of careers you earn $200k or more in 2031"),
    ],
)
def test_the_headline_counts_the_dots(threshold: float | None, words: str) -> None:
    assert plain.dots(threshold).headline == words


def test_without_careers_there_is_no_estimate() -> None:
    data = dots_data([], 2031, origin=plain.ORIGIN, meaning=plain.MEANING)
    assert data.headline == "No estimate for 2031"
    assert said(drawn(data)) == set()


@pytest.mark.parametrize("pay", [float("nan"), float("inf")])
def test_pay_must_be_finite(pay: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        dots_data([1.0, pay], 2031, origin=plain.ORIGIN, meaning="")


def test_the_table_has_a_quantile_a_row() -> None:
    rows = plain.dots().table()
    assert rows[0] == ("year", "quantile (0-1)", f"pay {plain.UNIT}")
    assert rows[1] == ("2031", "0.025", "105950.00")
    assert len(rows) == 21


def test_values_near_each_other_are_stacked() -> None:
    assert stacked((1.0, 1.5, 3.0), 1.0) == ((1.25, 0), (1.25, 1), (3.0, 0))
    # The second stack gives way: 1.9 + 1 is the least.
    assert stacked((1.0, 1.9, 2.0), 1.0) == ((1.45, 0), (1.45, 1), (2.45, 0))
    assert stacked((), 1.0) == ()


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20), st.floats(1, 1e5))
def test_stacks_never_overlap_and_keep_every_dot(values: list[float], width: float) -> None:
    dots = stacked(sorted(values), width)
    assert len(dots) == len(values)
    places = sorted({place for place, _ in dots})
    assert all(after - before >= width * (1 - 1e-9) for before, after in pairwise(places))


def test_dots_that_reach_the_threshold_are_full() -> None:
    assert dots_of(drawn(plain.dots())) == [(8, False), (12, True)]
    assert {"180k or more: 12 of 20"} <= {words.removeprefix("$") for words in said(drawn(plain.dots()))}


def test_moving_the_threshold_leaves_dots_and_ground() -> None:
    chart = drawn(plain.dots())
    for threshold in (100e3, 222e3, 400e3, None):
        assert not chart.update(replace(plain.dots(), threshold=threshold))
    assert dots_of(chart) == [(0, False), (20, True)]


@pytest.mark.parametrize("values", [(5e4,) * 20, tuple(1e5 + index for index in range(20))])
def test_dots_that_all_stand_together_fit_in_height(values: tuple[float, ...]) -> None:
    chart = drawn(replace(plain.dots(), values=values, median=values[0]))
    tops = [max(np.asarray(one.get_ydata(), float), default=0.0) for one in chart.artists if isinstance(one, Line2D)]
    assert max(tops[3:]) <= chart.axes.get_ylim()[1]


@pytest.mark.parametrize(
    ("level", "year", "told"),
    [
        (1, 2029, "In 8 of 20 careers you are senior or above by 2029"),
        (1, 2032, "In 16 of 20 careers you are senior or above by 2032"),
        (2, 2032, "In 2 of 20 careers you are an architect by 2032"),
        (3, 2032, ""),
        (1, 2050, ""),
    ],
)
def test_a_year_says_how_likely_the_next_level_is(level: int, year: int, told: str) -> None:
    assert level_sentence(example(level=level), year) == told


def test_without_an_estimate_no_level_is_likely() -> None:
    assert level_sentence(replace(example(), rows=(), chances=()), 2029) == ""


PAYS = st.lists(st.floats(1_000, 1e6), min_size=1, max_size=60)


def made(pays: list[float], threshold: float | None = None) -> DotsData:
    return dots_data(pays, 2031, origin=plain.ORIGIN, meaning=plain.MEANING, threshold=threshold)


@given(PAYS)
def test_twenty_dots_rise_within_the_pays_around_the_median(pays: list[float]) -> None:
    data = made(pays)
    assert len(data.values) == CAREERS_SHOWN
    assert list(data.values) == sorted(data.values)
    assert min(pays) <= data.values[0] <= data.values[9] <= data.median <= data.values[10] <= max(pays)


@given(PAYS, st.floats(0, 1e6), st.floats(0, 1e6))
def test_fewer_careers_reach_more(pays: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert made(pays, low).n_reaching >= made(pays, high).n_reaching
    assert made(pays).n_reaching == CAREERS_SHOWN
    assert made(pays, min(pays)).n_reaching == CAREERS_SHOWN


@given(PAYS)
def test_the_order_of_careers_does_not_matter(pays: list[float]) -> None:
    assert made(pays) == made(pays[::-1])


def test_a_threshold_on_a_dot_is_reached_by_it() -> None:
    tenth = plain.dots().values[10]
    assert plain.dots(tenth).n_reaching == 10
    assert plain.dots(tenth + 0.01).n_reaching == 9


def test_one_career_is_all_dots() -> None:
    data = made([90_000.0], 90_000.0)
    assert set(data.values) == {90_000.0}
    assert data.headline == "In more than 19 of 20 careers you earn $90k or more in 2031"


def test_the_sentence_of_dots_says_what_a_dot_is() -> None:
    assert plain.dots().spoken == (
        "In 12 of 20 careers you earn $180k or more in 2031. Base pay, today's dollars, Seattle. "
        "Each dot is one career in 20, all equally likely."
    )
    assert made([]).notes == ()
    assert made([]).table() == (("year", "quantile (0-1)", f"pay {plain.UNIT}"),)


def test_quantiles_in_the_table_are_the_middles_of_twentieths() -> None:
    shares = [float(row[1]) for row in plain.dots().table()[1:]]
    assert shares == pytest.approx([0.025 + 0.05 * place for place in range(20)])


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=20), st.floats(1, 1e5))
def test_rows_of_a_stack_count_up_from_the_ground(values: list[float], width: float) -> None:
    heights: dict[float, list[int]] = {}
    for place, row in stacked(sorted(values), width):
        heights.setdefault(place, []).append(row)
    assert all(rows == list(range(len(rows))) for rows in heights.values())


def test_a_value_a_whole_width_away_starts_a_stack() -> None:
    assert stacked((0.0, 1.0), 1.0) == ((0.0, 0), (1.0, 0))
    assert stacked((0.0, 0.99), 1.0) == ((0.495, 0), (0.495, 1))


def test_the_name_of_the_median_stands_above_all_dots() -> None:
    pays = [100_000.0] * 10 + [101_000.0] * 10
    chart = drawn(dots_data(pays, 2031, origin=plain.ORIGIN, meaning=plain.MEANING))
    chart.figure.canvas.draw()
    (name,) = [text for text in chart.axes.texts if text.get_text().startswith("median")]
    top = max(
        line.get_window_extent().y1 for line in chart.axes.lines if line.get_marker() == "o" and line.get_visible()
    )
    assert name.get_window_extent().y0 >= top - 1
