from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from planner.charts.palette import LIGHT
from planner.charts.rivals import MOST_CHOICES, RivalsData
from planner.charts.rivals_figure import RivalsFigure
from tests.charts import plain
from tests.charts.drawing import said, shown_texts

TARGET = "senior by 2031"


def drawn(data: RivalsData, width: int = 620) -> RivalsFigure:
    chart = RivalsFigure(width=width, height=230)
    chart.update(data)
    return chart


def chances() -> RivalsData:
    """The choices as changes of a chance: −0.2 to 4.1 points."""
    small = (replace(one, low=one.low / 1e6, middle=one.middle / 1e6, high=one.high / 1e6) for one in plain.CHOICES)
    return plain.rivals(tuple(small), TARGET)


def lines(chart: RivalsFigure) -> list[Line2D]:
    return [one for one in chart.artists if isinstance(one, Line2D) and one.get_visible()]


def numbers(line: Line2D, axis: str) -> list[float]:
    return [float(one) for one in np.asarray(line.get_xdata() if axis == "x" else line.get_ydata(), float)]


def test_the_best_comes_first_and_then_what_brings_most() -> None:
    names = [one.name for one in plain.rivals().choices]
    assert names == ["MLOps, CKA", "AZ-900 instead of CKA", "Without CKA", "Do nothing", "Without MLOps"]


def test_the_best_stays_first_though_a_tie_brings_as_much() -> None:
    best, tie = plain.choice_of("b", 41e3, "best"), plain.choice_of("a", 41e3, "tie")
    assert [one.name for one in plain.rivals((tie, best)).choices] == ["b", "a"]


def test_only_so_many_are_kept() -> None:
    many = tuple(plain.choice_of(f"{number:02}", 1e3 * number) for number in range(20))
    assert len(plain.rivals(many).choices) == MOST_CHOICES
    assert plain.rivals(many).choices[0].name == "19"


def test_the_headline_and_the_notes_tell_every_choice() -> None:
    data = plain.rivals()
    assert data.headline == "MLOps, CKA: +$41k against doing nothing"
    assert data.notes[0] == "AZ-900 instead of CKA: +$40k, a tie"
    assert data.notes[2:] == ("Do nothing: +$0", "Without MLOps: −$2k")
    assert plain.rivals(()).headline == "No choice yet"
    assert "MLOps, CKA" in data.spoken


def test_chances_are_told_in_points() -> None:
    data = chances()
    assert data.headline == "MLOps, CKA: +4.1 points against doing nothing"
    assert data.notes[-1] == "Without MLOps: −0.2 points"
    assert data.table()[0][2] == f"low (chance of {TARGET}, 0-1)"
    assert data.table()[1][3] == "0.0410"


def test_the_table_has_ranges_hours_and_money() -> None:
    header, best, *_ = plain.rivals().table()
    unit = "(USD, today's dollars)"
    assert header == (
        "choice",
        "standing",
        f"low {unit}",
        f"gain {unit}",
        f"high {unit}",
        "hours",
        "cost (USD)",
        "actions",
    )
    assert best == ("MLOps, CKA", "best", "11000.00", "41000.00", "71000.00", "310", "395.00", "Do MLOps, CKA")


def test_a_range_that_runs_backwards_is_refused() -> None:
    one = plain.choice_of("a", 1e3)
    with pytest.raises(ValueError, match="runs backwards"):
        replace(one, low=one.high + 1)
    with pytest.raises(ValueError, match="are below 0"):
        replace(one, hours=-1.0)
    with pytest.raises(ValueError, match="are below 0"):
        replace(one, cost=-1.0)


def test_each_choice_has_its_line_its_dot_and_its_words() -> None:
    chart = drawn(plain.rivals())
    ranges = [one for one in lines(chart) if len(set(numbers(one, "y"))) == 1 and len(numbers(one, "y")) == 2]
    assert numbers(ranges[0], "x") == [11e3, 71e3]
    assert len(ranges) == len(plain.CHOICES)
    assert {"MLOps, CKA", "Do nothing", "+$41k", "−$2k", "tie"} <= said(chart)
    assert len(shown_texts(chart)["tie"]) == 1


def test_the_best_is_the_one_full_dot() -> None:
    dots = [one for one in lines(drawn(plain.rivals())) if one.get_marker() == "o"]
    full = [one for one in dots if one.get_markerfacecolor() == LIGHT.forecast]
    assert [numbers(one, "x") for one in full] == [[41e3]]
    assert len(dots) == len(plain.CHOICES)


def test_a_chance_has_points_on_its_axis() -> None:
    chart = drawn(chances())
    ticks = [one.get_text() for one in chart.axes.get_xticklabels()]
    assert "0" in ticks
    assert any(one.startswith("+") for one in ticks)
    assert not any("$" in one for one in ticks)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=MOST_CHOICES), st.sampled_from([300, 620, 900]))
def test_every_range_lies_between_names_and_numbers(gains: list[float], width: int) -> None:
    data = plain.rivals(tuple(plain.choice_of(str(number), gain) for number, gain in enumerate(gains)))
    low, high = drawn(data, width).axes.get_xlim()
    assert low < min(one.low for one in data.choices)
    assert high > max(one.high for one in data.choices)
