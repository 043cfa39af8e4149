from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PolyCollection

from planner.charts.palette import LIGHT
from planner.charts.tornado import MOST_SWINGS, Swing, TornadoData
from planner.charts.tornado_figure import TornadoFigure
from tests.charts import plain
from tests.charts.drawing import colours, said, shapes


def drawn(data: TornadoData, width: int = 620) -> TornadoFigure:
    chart = TornadoFigure(width=width, height=230)
    chart.update(data)
    return chart


def ends(chart: TornadoFigure) -> list[list[float]]:
    """Ends of the bars set high, then of those set low."""
    bars = [artist for artist in chart.artists if isinstance(artist, PolyCollection)]
    return [[float(shape[1, 0]) for shape in shapes(collection)] for collection in bars]


def test_the_assumption_that_moves_most_stands_first() -> None:
    names = [one.name for one in plain.tornado().swings]
    # Reaches of 27,000, 20,000, 8,000, 1,200 (both ends fall) and 700.
    assert names == ["Market growth", "Years to senior", "Layoff stress", "Persistence", "Inflation"]
    assert plain.SWINGS[3].reach == 1_200


def test_ten_are_kept() -> None:
    many = tuple(replace(plain.SWINGS[0], name=f"number {number:02}", low_effect=-1e3 * number) for number in range(14))
    kept = plain.tornado(many).swings
    assert len(kept) == MOST_SWINGS
    assert kept[0].name == "number 13"


def test_equal_ones_stand_in_the_order_of_their_names() -> None:
    pair = tuple(replace(plain.SWINGS[0], name=name) for name in ("b", "a"))
    assert [one.name for one in plain.tornado(pair).swings] == ["a", "b"]


def test_the_headline_names_what_moves_most() -> None:
    assert plain.tornado().headline == "Market growth moves $196k in 2031 most: between −$12k and +$15k"
    still = Swing("Bonus", "0 %", "10 %", 0.0, 0.0, "C")
    assert plain.tornado((still,)).headline == plain.tornado(()).headline == "No assumption moves $196k in 2031"


def test_the_table_has_settings_and_effects() -> None:
    rows = plain.tornado().table()
    assert rows[0] == (
        "assumption",
        "low",
        "high",
        f"effect if low {plain.UNIT}",
        f"effect if high {plain.UNIT}",
        "grade",
    )
    assert rows[1] == ("Market growth", "0 %", "2 %", "-12000.00", "15000.00", "B")


def test_bars_reach_from_zero_to_the_effects() -> None:
    highs, lows = ends(drawn(plain.tornado()))
    assert highs == [15_000, 11_000, -8_000, -1_200, -400]
    assert lows == [-12_000, -9_000, 0, -900, 300]
    low, high = drawn(plain.tornado()).axes.get_xlim()
    assert low < -12_000 < 15_000 < high


def test_low_and_high_differ_by_more_than_colour() -> None:
    chart = drawn(plain.tornado())
    highs, lows = (artist for artist in chart.artists if isinstance(artist, PolyCollection))
    assert colours(highs) == [LIGHT.forecast]
    assert colours(lows) == []
    assert {"□ if low", "■ if high", "−$12k", "+$15k", "0 %", "2 %", "own"} <= said(chart)


def test_a_narrow_figure_leaves_the_words_to_the_table() -> None:
    texts = said(drawn(plain.tornado(), 272))
    assert {"□ if low", "own"} <= texts
    assert not {"−$12k", "0 %"} & texts


@pytest.mark.parametrize("effect", [0.0, 1e-6, 1e9, -5.0])
def test_one_assumption_of_any_effect_can_be_drawn(effect: float) -> None:
    chart = drawn(plain.tornado((Swing("one", "low", "high", effect, effect, "C"),)))
    low, high = chart.axes.get_xlim()
    assert low < min(effect, 0.0) <= max(effect, 0.0) < high


def test_new_effects_leave_the_ground_other_names_change_it() -> None:
    chart = drawn(plain.tornado())
    first, *rest = plain.SWINGS
    assert not chart.update(plain.tornado((replace(first, low_effect=350.0), *rest)))
    assert chart.update(plain.tornado((replace(first, high_setting="6 %"), *rest)))


EFFECTS = st.integers(-100_000, 100_000)


@given(EFFECTS, EFFECTS)
def test_the_reach_holds_both_ends_and_no_change(low: int, high: int) -> None:
    swing = Swing("one", "", "", float(low), float(high), "B")
    assert swing.reach == max(low, high, 0) - min(low, high, 0)
    assert swing.reach == Swing("other way round", "", "", float(high), float(low), "B").reach


@given(st.lists(st.tuples(EFFECTS, EFFECTS), max_size=15))
def test_the_largest_stand_first_and_none_that_is_kept_is_smaller_than_one_left_out(
    effects: list[tuple[int, int]],
) -> None:
    swings = tuple(
        Swing(f"{number:02}", "", "", float(low), float(high), "B") for number, (low, high) in enumerate(effects)
    )
    kept = plain.tornado(swings).swings
    assert len(kept) == min(len(swings), MOST_SWINGS)
    assert all(one.reach >= two.reach for one, two in pairwise(kept))
    left_out = [one.reach for one in swings if one not in kept]
    assert max(left_out, default=0.0) <= min((one.reach for one in kept), default=0.0)


def test_the_ends_are_told_from_the_lower_one_whichever_setting_makes_it() -> None:
    swing = Swing("Inflation", "1 %", "5 %", 4_000.0, -9_000.0, "B")
    assert plain.tornado((swing,)).headline == "Inflation moves $196k in 2031 most: between −$9k and +$4k"


def test_both_settings_may_fall() -> None:
    assert (
        plain.tornado((plain.SWINGS[3],)).headline == "Persistence moves $196k in 2031 most: between −$1.2k and −$900"
    )


def test_the_sentence_says_that_assumptions_move_alone() -> None:
    assert plain.tornado().subtitle == (
        "Base pay, today's dollars, Seattle. Each assumption is moved alone, the others stay."
    )
    assert plain.tornado(()).notes == ()
    assert len(plain.tornado(()).table()) == 1


def test_every_row_of_the_table_is_an_assumption_in_order_with_its_grade() -> None:
    rows = plain.tornado().table()
    assert [row[0] for row in rows[1:]] == [one.name for one in plain.tornado().swings]
    assert [row[5] for row in rows[1:]] == ["B", "own", "B", "B", "A"]
    assert rows[4] == ("Persistence", "0.6", "0.9", "-900.00", "-1200.00", "B")
