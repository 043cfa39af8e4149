import datetime
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from planner.charts.palette import LIGHT
from planner.charts.timeline import PlannedAction, TimelineData, moment, month_start, timeline_data
from planner.charts.timeline_figure import TimelineFigure
from tests.charts import plain
from tests.charts.drawing import said, shapes
from tests.charts.plain import day


def drawn(data: TimelineData, width: int = 620, height: int = 230) -> TimelineFigure:
    chart = TimelineFigure(width=width, height=height)
    chart.update(data)
    return chart


def spot(chart: TimelineFigure, when: datetime.date, row: float) -> tuple[float, float]:
    """Pixels from the upper left corner of a day in the middle of a row."""
    x, y = chart.axes.transData.transform((moment(when), row + 0.5))
    return float(x), float(chart.figure.bbox.height - y)


def test_overlapping_actions_get_rows_of_their_own() -> None:
    baseline, certificate, production = plain.timeline().lanes
    assert (baseline.name, baseline.actions, baseline.n_rows) == ("Carry on as now", (), 1)
    assert (certificate.rows, certificate.n_rows) == ((0, 0), 1)
    # Sorted by start: b1, b3 over it, b2 when b1 is done.
    assert [action.id for action in production.actions] == ["b1", "b3", "b2"]
    assert (production.rows, production.n_rows) == ((0, 1, 0), 2)


def test_two_marks_in_a_month_do_not_hide_each_other() -> None:
    actions = (PlannedAction("one", "move", day(2027, 3)), PlannedAction("two", "break", day(2027, 3, 20)))
    assert plain.timeline((("A", actions),)).lanes[1].rows == (0, 1)


def test_the_headline_counts() -> None:
    assert plain.timeline().headline == "2 plans with 5 actions, the first in February 2027"
    assert plain.timeline((("A", ()),)).headline == "1 plan with 0 actions"
    assert plain.timeline(()).headline == "No plan yet"


def test_the_sentence_tells_every_action_or_the_selected_one() -> None:
    assert plain.timeline(plain.ACTIONS[:1]).subtitle == (
        "Actions of the plans. A Certificate: learn: serving from February 2027 to December 2027, "
        "AWS ML Engineer in December 2027."
    )
    assert plain.timeline(selected="b3").subtitle == (
        "Actions of the plans. Selected: evaluation from June 2027 to June 2028."
    )
    assert plain.timeline((("A", ()),)).subtitle.endswith("A: no action.")


def test_the_table_has_an_action_a_row() -> None:
    rows = plain.timeline().table()
    assert rows[1] == ("A Certificate", "learn: serving", "2027-02-01", "2027-12-01")
    assert rows[2] == ("A Certificate", "AWS ML Engineer", "2027-12-01", "")
    assert len(rows) == 6


def test_what_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        plain.timeline((("A", (PlannedAction("a", "learn", day(2028, 1), day(2027, 1)),)),))
    with pytest.raises(ValueError, match="before it starts"):
        timeline_data(day(2028, 1), day(2027, 1), (), baseline="", origin=plain.ORIGIN, meaning="")


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 1)))
def test_a_month_start_comes_back_from_its_place(when: datetime.date) -> None:
    first = when.replace(day=1)
    assert month_start(moment(first)) == first
    assert abs((month_start(moment(when)) - when).days) <= 17


@pytest.mark.parametrize("size", [(620, 230), (900, 420)])
def test_each_action_is_found_where_it_is_drawn(size: tuple[int, int]) -> None:
    chart = drawn(plain.timeline(), *size)
    # Rows: 0 the baseline, 1 the certificate, 2 and 3 production.
    assert chart.action_at(*spot(chart, day(2027, 6), 1)) == "a1"
    assert chart.action_at(*spot(chart, day(2027, 12, 10), 1)) == "a2"
    assert chart.action_at(*spot(chart, day(2027, 4), 2)) == "b1"
    assert chart.action_at(*spot(chart, day(2028, 6), 2)) == "b2"
    assert chart.action_at(*spot(chart, day(2028, 5), 3)) == "b3"


def test_where_nothing_is_nothing_is_found() -> None:
    chart = drawn(plain.timeline())
    for when, row in ((day(2027, 6), 0), (day(2030, 1), 1), (day(2026, 12), 2), (day(2027, 6), 2.5)):
        assert chart.action_at(*spot(chart, when, row)) is None
    assert chart.action_at(-5, -5) is None
    assert TimelineFigure().action_at(100, 100) is None


def test_the_month_under_a_place_is_found_and_stays_inside() -> None:
    chart = drawn(plain.timeline())
    assert chart.month_at(spot(chart, day(2029, 5), 0)[0]) == day(2029, 5)
    assert chart.month_at(spot(chart, day(2029, 5, 4), 0)[0]) == day(2029, 5)
    assert chart.month_at(-100) == day(2026, 11)
    assert chart.month_at(9_999) == day(2032, 6)


def test_places_follow_the_size() -> None:
    chart = drawn(plain.timeline(), 400, 150)
    chart.figure.set_size_inches(9, 4.2)
    chart.fit()
    assert chart.action_at(*spot(chart, day(2027, 4), 2)) == "b1"


def test_dragging_an_action_leaves_the_ground() -> None:
    chart = drawn(plain.timeline())
    name, (learn, earn) = plain.ACTIONS[0]
    moved = plain.timeline(((name, (learn, replace(earn, start=day(2029, 5)))), plain.ACTIONS[1]))
    assert not chart.update(moved)
    assert chart.action_at(*spot(chart, day(2029, 5), 1)) == "a2"


def test_lanes_and_actions_are_named() -> None:
    texts = said(drawn(plain.timeline(), 900, 420))
    assert {"Carry on as now", "A Certificate", "B Production", "2028", "AWS ML Engineer", "specialise: LLM"} <= texts


def test_a_mark_before_a_bar_has_its_name_on_the_left() -> None:
    actions = (
        PlannedAction("m", "move", day(2028, 8)),
        PlannedAction("n", "new employer", day(2028, 11), day(2029, 2)),
    )
    assert {"move", "new employer"} <= said(drawn(plain.timeline((("C", actions),))))


def test_the_selected_bar_has_an_edge_in_ink_over_the_others() -> None:
    bars = drawn(plain.timeline(selected="b1")).axes.collections[0]
    edges = [to_hex(tuple(edge)) for edge in np.asarray(bars.get_edgecolor(), float).tolist()]
    assert edges == [LIGHT.plan_a, LIGHT.plan_b, LIGHT.plan_b, LIGHT.ink]
    assert shapes(bars)[-1][0, 0] == pytest.approx(2027 + 1 / 12)


def test_a_selected_mark_alone_has_a_ring() -> None:
    name, (learn, earn) = plain.ACTIONS[0]
    chart = drawn(plain.timeline(((name, (learn, earn, replace(earn, id="a3", start=day(2030, 1)))),), "a3"))
    (ring,) = [one for one in chart.artists if isinstance(one, Line2D) and one.get_markerfacecolor() == "none"]
    assert list(np.asarray(ring.get_xdata(), float)) == pytest.approx([2030.0])
    chart.update(plain.timeline())
    assert len(np.asarray(ring.get_xdata())) == 0


SOME_DAYS = st.dates(datetime.date(2027, 1, 1), datetime.date(2031, 1, 1))
SPANS = st.lists(st.tuples(SOME_DAYS, st.none() | st.integers(0, 900)), max_size=8)


def lane_of(spans: list[tuple[datetime.date, int | None]]) -> tuple[PlannedAction, ...]:
    return tuple(
        PlannedAction(str(place), f"action {place}", start, None if days is None else start + datetime.timedelta(days))
        for place, (start, days) in enumerate(spans)
    )


@given(SPANS)
def test_no_two_actions_of_a_row_share_a_day(spans: list[tuple[datetime.date, int | None]]) -> None:
    lane = plain.timeline((("A", lane_of(spans)),)).lanes[1]
    busy: dict[int, datetime.date] = {}
    for action, row in zip(lane.actions, lane.rows, strict=True):
        assert busy.get(row, action.start) <= action.start
        busy[row] = action.end or action.start + datetime.timedelta(days=31)
    assert lane.n_rows == max(len(busy), 1)
    assert sorted(busy) == list(range(len(busy)))


@given(SPANS)
def test_the_order_in_which_actions_are_entered_does_not_matter(
    spans: list[tuple[datetime.date, int | None]],
) -> None:
    actions = lane_of(spans)
    assert plain.timeline((("A", actions),)) == plain.timeline((("A", actions[::-1]),))


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)))
def test_places_on_the_axis_rise_with_the_days_and_stay_in_their_year(when: datetime.date) -> None:
    tomorrow = when + datetime.timedelta(days=1)
    assert when.year <= moment(when) < when.year + 1
    # A month's first day stands at a whole twelfth, up to two days from where its length would put it.
    assert moment(tomorrow) > moment(when) - 2.1 / 365


@pytest.mark.parametrize(
    ("time", "first"),
    [
        (2027.0, day(2027, 1)),
        (2027.04, day(2027, 1)),
        (2027.05, day(2027, 2)),
        (2026.96, day(2027, 1)),
        (2026.95, day(2026, 12)),
    ],
)
def test_the_nearest_month_begins(time: float, first: datetime.date) -> None:
    assert month_start(time) == first


def test_the_earliest_action_of_all_plans_is_told() -> None:
    late, early = PlannedAction("x", "late", day(2030, 5)), PlannedAction("y", "early", day(2029, 11))
    assert plain.timeline((("A", (late,)), ("B", (early,)))).headline == (
        "2 plans with 2 actions, the first in November 2029"
    )
    assert plain.timeline((("A", (late,)),)).headline == "1 plan with 1 action, the first in May 2030"


@pytest.mark.parametrize(
    ("month", "name"),
    [
        *((1, "January"), (2, "February"), (3, "March"), (4, "April"), (5, "May"), (6, "June"), (7, "July")),
        *((8, "August"), (9, "September"), (10, "October"), (11, "November"), (12, "December")),
    ],
)
def test_months_have_their_names(month: int, name: str) -> None:
    action = PlannedAction("x", "move", day(2030, month, 28))
    assert plain.timeline((("A", (action,)),), "x").notes == (f"Selected: move in {name} 2030",)


def test_an_unknown_selection_tells_all_plans() -> None:
    assert plain.timeline(selected="gone").notes == plain.timeline().notes
    assert len(plain.timeline().notes) == 2


def test_an_action_may_last_one_day_and_a_timeline_not_none() -> None:
    plain.timeline((("A", (PlannedAction("a", "learn", day(2028, 1), day(2028, 1)),)),))
    with pytest.raises(ValueError, match=r"^The timeline would end on 2028-01-01, before it starts$"):
        timeline_data(day(2028, 1), day(2028, 1), (), baseline="", origin=plain.ORIGIN, meaning="")
    with pytest.raises(ValueError, match=r"^learn of A ends before it starts$"):
        plain.timeline((("A", (PlannedAction("a", "learn", day(2028, 1), day(2027, 12, 31)),)),))


def test_the_header_of_the_timeline_and_the_actions_in_their_order() -> None:
    header, *rows = plain.timeline().table()
    assert header == ("plan", "action", "start", "end")
    assert [row[1] for row in rows[2:]] == ["own a production system", "evaluation", "specialise: LLM"]


def test_while_an_action_is_held_axes_and_rows_stay() -> None:
    chart = drawn(plain.timeline())
    limits = chart.axes.get_xlim(), chart.axes.get_ylim()
    name, (first, second) = plain.ACTIONS[0]
    # Into the bar before it, which would take another row at rest, and far beyond the last year.
    for start in (day(2027, 6), day(2049, 6)):
        moved = plain.timeline(((name, (first, replace(second, start=start))), *plain.ACTIONS[1:]))
        chart.move(moved)
        assert (chart.axes.get_xlim(), chart.axes.get_ylim()) == limits
        assert chart.data == moved
    chart.move(plain.timeline(((name, (first, replace(second, start=day(2027, 6)))), *plain.ACTIONS[1:])))
    assert chart.action_at(*spot(chart, day(2027, 6), 1)) == "a2"
    assert chart.action_at(*spot(chart, day(2027, 7), 2)) == "b1"  # the next plan has not moved down
    assert set(chart.passing) < set(chart.artists)
    chart.update(plain.timeline(((name, (first, replace(second, start=day(2027, 6)))), *plain.ACTIONS[1:])))
    assert chart.axes.get_ylim() != limits[1]
