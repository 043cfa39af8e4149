from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection, PolyCollection

from planner.charts.palette import LIGHT
from planner.charts.waterfall import Part, WaterfallData, waterfall_data
from planner.charts.waterfall_figure import MOST_BARS, WaterfallFigure
from tests.charts import plain
from tests.charts.drawing import colours, said, shapes, shown_texts


def drawn(data: WaterfallData, width: int = 620, height: int = 230) -> WaterfallFigure:
    chart = WaterfallFigure(width=width, height=height)
    chart.update(data)
    return chart


def bars_of(chart: WaterfallFigure) -> PolyCollection:
    (bars,) = [artist for artist in chart.artists if isinstance(artist, PolyCollection)]
    return bars


def lines(chart: WaterfallFigure) -> list[LineCollection]:
    """Links, tears, ranges."""
    return [artist for artist in chart.artists if isinstance(artist, LineCollection)]


def test_bars_start_where_the_one_before_ends() -> None:
    bars = plain.waterfall().bars
    assert [bar.end for bar in bars] == [150_000, 180_000, 189_000, 189_000, 170_100, 195_615, 195_615]
    assert [bar.start for bar in bars] == [0, 150_000, 180_000, 189_000, 189_000, 170_100, 0]
    assert [bar.is_total for bar in bars] == [True, *[False] * 5, True]


def test_parts_must_sum_to_the_number_to_the_cent() -> None:
    part = Part("Seattle", 10.0, 0.1, "A")
    waterfall_data("base", 100.0, [part], "you", 110.005, origin=plain.ORIGIN, meaning="")
    with pytest.raises(ValueError, match=r"make 110\.00, not 110\.02"):
        waterfall_data("base", 100.0, [part], "you", 110.02, origin=plain.ORIGIN, meaning="")


def test_the_headline_names_the_largest_part() -> None:
    assert plain.waterfall().headline == "From $150k to $196k: Seattle adds $30k, the most"
    loss = (replace(plain.PARTS[3], amount=-40_000.0),)
    assert plain.waterfall(loss).headline == "From $150k to $110k: You, today takes away $40k, the most"
    assert plain.waterfall(()).headline == "From $150k to $150k"


def test_the_table_has_amount_range_share_and_grade() -> None:
    rows = plain.waterfall().table()
    assert rows[0][:2] == ("part", f"amount {plain.UNIT}")
    assert rows[1] == ("US median, mid", "150000.00", "", "", "", "")
    assert rows[2] == ("Seattle", "30000.00", "24000.00", "36000.00", "0.2000", "A")
    assert rows[5] == ("You, today", "-18900.00", "", "", "-0.1000", "own")


def test_losses_point_to_the_left_and_have_the_colour_of_attention() -> None:
    chart = drawn(plain.waterfall())
    gain, loss = shapes(bars_of(chart))[1], shapes(bars_of(chart))[4]
    # The tip is the point in the middle of the row.
    assert gain[np.isclose(gain[:, 1], 1), 0].max() == pytest.approx(180_000) == gain[:, 0].max()
    assert loss[np.isclose(loss[:, 1], 4), 0].min() == pytest.approx(170_100) == loss[:, 0].min()
    fills = colours(bars_of(chart))
    assert (fills[1], fills[4]) == (LIGHT.forecast, LIGHT.attention)
    assert fills[0] == fills[-1]
    assert {"−$19k", "−10\u00a0%", "+$30k", "+20\u00a0%", "$150k", "$196k", "own"} <= said(chart)


def test_totals_that_do_not_start_at_zero_are_torn() -> None:
    wide, narrow = drawn(plain.waterfall(), 1_400), drawn(plain.waterfall(), 620)
    assert shapes(bars_of(wide))[0][:, 0].min() == 0
    assert len(lines(wide)[1].get_segments()) == 0
    assert shapes(bars_of(narrow))[0][:, 0].min() > 50_000
    assert len(lines(narrow)[1].get_segments()) == 2


def test_ranges_are_whiskers_where_they_are_known() -> None:
    chart = drawn(plain.waterfall())
    ranges = [segment.tolist() for segment in lines(chart)[2].get_segments()]
    assert ranges == [
        [[174_000, 1], [186_000, 1]],
        [[182_000, 2], [195_000, 2]],
        [[167_100, 5], [220_100, 5]],
    ]
    assert chart.axes.get_xlim()[1] > 220_100


def test_a_part_that_changes_nothing_is_a_stroke() -> None:
    shape = shapes(bars_of(drawn(plain.waterfall())))[3]
    assert 0 < np.ptp(shape[:, 0]) < 1_000


def test_a_narrow_figure_tells_the_share_alone() -> None:
    texts = said(drawn(plain.waterfall(), 272, 200))
    assert {"+20\u00a0%", "$150k"} <= texts
    assert "+$30k" not in texts


def test_of_many_parts_those_there_is_room_for_and_the_total_are_shown() -> None:
    parts = tuple(Part(f"part {number}", 10.0, 0.0, "D") for number in range(40))
    chart = drawn(plain.waterfall(parts), 620, 400)
    assert len(shapes(bars_of(chart))) == MOST_BARS
    assert "You in 2031" in shown_texts(chart)


@pytest.mark.parametrize("base", [0.0, 1.0, 1e9])
def test_any_base_can_be_drawn(base: float) -> None:
    chart = drawn(plain.waterfall((Part("loss", -0.5 * base, -0.5, "B"),), base))
    low, high = chart.axes.get_xlim()
    assert low < 0.5 * base + 1e-9 < high


def test_new_amounts_leave_the_ground_other_grades_change_it() -> None:
    chart = drawn(plain.waterfall())
    first, *rest = plain.PARTS
    assert not chart.update(plain.waterfall((replace(first, amount=30_500.0), *rest)))
    assert chart.update(plain.waterfall((replace(first, grade="B"), *rest)))


AMOUNTS = st.lists(st.integers(-20_000, 30_000), max_size=8)


@given(AMOUNTS, st.integers(0, 300_000))
def test_bars_lead_from_the_base_to_the_number_without_a_gap(amounts: list[int], base: int) -> None:
    parts = tuple(Part(f"part {place}", float(amount), 0.0, "B") for place, amount in enumerate(amounts))
    first, *middle, last = plain.waterfall(parts, float(base)).bars
    assert (first.start, first.end) == (0, base)
    assert (last.start, last.end) == (0, base + sum(amounts))
    assert all(before.end == after.start for before, after in pairwise([first, *middle]))
    assert [bar.end - bar.start for bar in middle] == amounts
    assert [bar.part for bar in middle] == list(parts)


@given(st.lists(st.integers(-20_000, 30_000), min_size=1, max_size=8, unique_by=abs))
def test_the_part_of_the_largest_size_is_told_whatever_its_sign(amounts: list[int]) -> None:
    parts = tuple(Part(f"part {amount}", float(amount), 0.0, "B") for amount in amounts)
    most = max(amounts, key=abs)
    does = "takes away" if most < 0 else "adds"
    assert f": part {most} {does} $" in plain.waterfall(parts, 1e6).headline


def test_money_in_the_table_sums_to_the_last_row() -> None:
    header, *rows = plain.waterfall().table()
    *parts, total = [float(row[1]) for row in rows]
    assert sum(parts) == pytest.approx(total)
    assert header[2:] == ("low (10 %)", "high (90 %)", "change (share)", "grade")
    assert rows[-1] == ("You in 2031", "195615.00", "", "", "", "")


def test_the_sentence_names_both_ends() -> None:
    assert plain.waterfall().spoken == (
        "From $150k to $196k: Seattle adds $30k, the most. Base pay, today's dollars, Seattle. "
        "From “US median, mid” to “You in 2031”."
    )


@pytest.mark.parametrize("off", [-0.02, 0.02, 1e6])
def test_a_number_that_the_parts_do_not_make_is_refused_either_way(off: float) -> None:
    with pytest.raises(ValueError, match=r"^The parts make 100\.00, not "):
        waterfall_data("base", 100.0, (), "you", 100.0 + off, origin=plain.ORIGIN, meaning="")
