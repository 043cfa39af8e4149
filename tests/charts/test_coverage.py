from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from planner.charts.coverage import MOST_GROUPS, CoverageData, Group, Held
from planner.charts.coverage_figure import CoverageFigure
from tests.charts import plain
from tests.charts.drawing import said


def drawn(data: CoverageData, height: int = 230) -> CoverageFigure:
    chart = CoverageFigure(width=620, height=height)
    chart.update(data)
    return chart


def points(chart: CoverageFigure) -> list[Line2D]:
    return [artist for artist in chart.artists if isinstance(artist, Line2D)]


def test_horizons_stand_before_subgroups() -> None:
    names = [group.name for group in plain.coverage().groups]
    assert names == ["after 1 year", "after 5 years", "under 30", "women"]


def test_the_headline_tells_the_80_percent_band_by_horizon() -> None:
    assert plain.coverage().headline == "The 80\u00a0% band held 81\u00a0% after 1 year, 78\u00a0% after 5 years"


def test_the_worst_is_told() -> None:
    assert "Farthest off: under 30, 43\u00a0% for 50\u00a0%." in plain.coverage().subtitle


def test_nothing_measured_says_so() -> None:
    assert plain.coverage(()).headline == "No coverage has been measured"
    alone = plain.coverage((plain.GROUPS[0],))
    assert alone.headline == "No coverage has been measured"
    assert alone.notes


@pytest.mark.parametrize("share", [-0.01, 1.01])
def test_a_share_outside_0_to_1_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="outside 0 to 1"):
        plain.coverage((Group("all", 10, (Held(0.8, share),), is_horizon=True),))


def test_more_groups_than_can_be_drawn_are_refused() -> None:
    with pytest.raises(ValueError, match="are more than"):
        plain.coverage((plain.GROUPS[0],) * (MOST_GROUPS + 1))


def test_the_table_has_a_group_and_a_band_a_row() -> None:
    rows = plain.coverage().table()
    assert rows[1] == ("after 1 year", "whole", "10735", "0.5000", "0.5100", "0.4900", "0.5300")
    assert rows[4] == ("after 5 years", "whole", "5120", "0.5000", "0.4800", "", "")
    assert len(rows) == 1 + 4 * 3


def test_each_band_has_its_mark_and_its_ideal_line() -> None:
    chart = drawn(plain.coverage())
    assert len({line.get_marker() for line in points(chart)}) == 3
    assert list(np.asarray(points(chart)[1].get_xdata(), float)) == pytest.approx([0.81, 0.78, 0.74, 0.82])
    ideal = next(artist for artist in chart.artists if isinstance(artist, LineCollection))
    assert [segment[0][0] for segment in ideal.get_segments()] == [0.5, 0.8, 0.9]


def test_groups_and_their_sizes_are_written() -> None:
    assert {"after 1 year", "women", "10,735", "outcomes", "50\u00a0%", "90\u00a0%"} <= said(drawn(plain.coverage()))


def test_subgroups_stand_apart_from_horizons() -> None:
    rows = np.asarray(points(drawn(plain.coverage()))[0].get_ydata(), float)
    assert np.diff(rows)[1] > np.diff(rows)[0] == np.diff(rows)[2]


def test_coverage_far_below_stays_on_the_axis() -> None:
    far = (replace(plain.GROUPS[1], held=plain.held(-0.4)),)
    assert drawn(plain.coverage(far)).axes.get_xlim()[0] < 0.08


def test_where_rows_have_no_room_their_names_are_left_out() -> None:
    groups = tuple(replace(plain.GROUPS[0], name=f"group {number}") for number in range(MOST_GROUPS))
    assert "group 3" not in said(drawn(plain.coverage(groups)))
    assert "group 3" in said(drawn(plain.coverage(groups), 420))


SHARES = st.floats(0, 1)


@given(st.lists(st.tuples(SHARES, SHARES, st.booleans()), min_size=1, max_size=8))
def test_no_group_is_farther_off_than_the_one_told(found: list[tuple[float, float, bool]]) -> None:
    groups = tuple(
        Group(f"group {number}", 10, (Held(nominal, measured),), is_horizon)
        for number, (nominal, measured, is_horizon) in enumerate(found)
    )
    (note,) = plain.coverage(groups).notes
    name = note.removeprefix("Farthest off: ").partition(",")[0]
    told = next(one.held[0] for one in groups if one.name == name)
    assert abs(told.measured - told.nominal) == max(abs(measured - nominal) for nominal, measured, _ in found)


def test_too_much_is_as_bad_as_too_little() -> None:
    over = Group("over", 10, (Held(0.5, 0.75),), is_horizon=True)
    under = Group("under", 10, (Held(0.5, 0.3125),), is_horizon=True)
    assert plain.coverage((under, over)).notes == ("Farthest off: over, 75\u00a0% for 50\u00a0%",)


def test_the_order_within_horizons_and_within_subgroups_is_kept() -> None:
    groups = [Group(name, 1, (), name.isupper()) for name in ("b", "C", "a", "A", "B")]
    assert [one.name for one in plain.coverage(tuple(groups)).groups] == ["C", "A", "B", "b", "a"]


def test_groups_without_bands_have_no_row_and_no_note() -> None:
    empty = plain.coverage((Group("after 1 year", 5, (), is_horizon=True),))
    assert empty.notes == ()
    assert empty.headline == "No coverage has been measured"
    assert empty.table() == (
        ("group", "kind", "outcomes", "nominal (0-1)", "measured (0-1)", "low (95 %)", "high (95 %)"),
    )


def test_the_sentence_holds_answer_meaning_and_worst() -> None:
    assert plain.coverage().spoken == (
        "The 80\u00a0% band held 81\u00a0% after 1 year, 78\u00a0% after 5 years. "
        "Measured on 10,735 people never used in fitting. "
        "Farthest off: under 30, 43\u00a0% for 50\u00a0%."
    )


def test_bounds_of_shares_and_groups_are_allowed() -> None:
    ends = plain.coverage((Group("all", 1, (Held(0.0, 1.0), Held(1.0, 0.0)), is_horizon=False),) * MOST_GROUPS)
    assert len(ends.groups) == MOST_GROUPS
    assert ends.table()[1] == ("all", "subgroup", "1", "0.0000", "1.0000", "", "")


@pytest.mark.parametrize("nominal", [-0.5, 1.5, float("nan")])
def test_an_impossible_promise_is_refused(nominal: float) -> None:
    with pytest.raises(ValueError, match="A share lies outside 0 to 1"):
        plain.coverage((Group("all", 10, (Held(nominal, 0.5),), is_horizon=True),))
