import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text

from planner.charts.difference import MOST_PLANS, DifferenceData, chances_data, difference_data
from planner.charts.difference_figure import MARKS, TIME_ONLY, ChancesFigure, DifferenceFigure
from tests.charts import plain
from tests.charts.drawing import said


def drawn(data: DifferenceData) -> DifferenceFigure:
    chart = DifferenceFigure(width=620, height=230)
    chart.update(data)
    return chart


def solid(chart: DifferenceFigure | ChancesFigure) -> list[Line2D]:
    """The lines of the plans."""
    lines = [artist for artist in chart.artists if isinstance(artist, Line2D) and artist.get_visible()]
    return [line for line in lines if line.get_linestyle() == "-" and line.get_marker() in MARKS]


def test_the_headline_tells_the_plan_that_makes_most() -> None:
    assert plain.difference().headline == (
        "B Production makes +$12k in 2030 against carrying on, between +$4k and +$20k"
    )


def test_a_loss_keeps_its_sign() -> None:
    assert plain.difference(plain.PLANS[2:3]).headline == (
        "C Austin makes −$4k in 2030 against carrying on, between −$12k and +$4k"
    )


def test_a_plan_that_changes_nothing_says_so() -> None:
    zero = (0.0,) * 5
    still = replace(plain.PLANS[3], low=zero, median=zero, high=zero)
    assert plain.difference((still,)).headline == "D Nothing changes nothing in 2030 against carrying on"


def test_chances_are_told_out_of_twenty() -> None:
    data = chances_data(plain.difference())
    assert data.headline == "B Production is better than carrying on in 17 of 20 careers in 2030"
    assert data.subtitle.endswith("At 10 of 20 neither is better.")
    assert data.plans == plain.difference().plans


def test_without_plans_both_say_so() -> None:
    empty = plain.difference(())
    assert empty.headline == chances_data(empty).headline == "No plan to compare with carrying on"


def test_bad_plans_are_refused() -> None:
    with pytest.raises(ValueError, match="5 plans are more than 4"):
        plain.difference(plain.PLANS + plain.PLANS[:1])
    with pytest.raises(ValueError, match="does not run along"):
        plain.difference((replace(plain.PLANS[0], low=(0.0,)),))
    with pytest.raises(ValueError, match="outside 0 to 1"):
        plain.difference((replace(plain.PLANS[0], better=(1.01,) * 5),))


def test_the_table_has_a_plan_and_a_moment_a_row() -> None:
    rows = plain.difference().table()
    assert rows[0][:3] == ("plan", "year", f"difference p10 {plain.UNIT}")
    assert rows[10] == ("B Production", "2030.500", "4000.00", "12000.00", "20000.00", "0.8500")
    assert len(rows) == 1 + 4 * 5


def test_each_plan_has_a_line_a_band_and_a_name() -> None:
    chart = drawn(plain.difference())
    assert [list(np.asarray(line.get_ydata()))[-1] for line in solid(chart)] == [2_000, 12_000, -4_000, 0]
    bands = [artist for artist in chart.artists if isinstance(artist, Polygon)]
    assert all(band.get_visible() for band in bands)
    assert bands[1].get_xy()[:, 1].max() == 20_000
    assert {"A Certificate", "B Production", "C Austin", "D Nothing", "0", "+10k", "−10k"} <= said(chart)


def test_plans_differ_by_mark_and_colour() -> None:
    lines = solid(drawn(plain.difference()))
    assert (
        len({str(line.get_marker()) for line in lines}) == len({str(line.get_color()) for line in lines}) == MOST_PLANS
    )


def test_zero_is_always_on_the_axis() -> None:
    for a_year in (5_000.0, -5_000.0):
        low, high = drawn(plain.difference((plain.plan("one", a_year, 0.5),))).axes.get_ylim()
        assert low <= 0 <= high


def test_plans_that_changed_nothing_can_be_drawn() -> None:
    zero = (0.0,) * 5
    chart = drawn(plain.difference((replace(plain.PLANS[3], low=zero, median=zero, high=zero),)))
    low, high = chart.axes.get_ylim()
    assert low <= 0 < high


def test_chances_run_from_0_to_20() -> None:
    chart = ChancesFigure(width=620, height=230)
    chart.update(chances_data(plain.difference()))
    assert chart.axes.get_ylim() == (0, 1)
    assert list(np.asarray(solid(chart)[1].get_ydata(), float)) == pytest.approx([0.5, 0.5875, 0.675, 0.7625, 0.85])
    assert {"0 of 20", "20 of 20", "B Production"} <= said(chart)


def test_a_moved_plan_leaves_the_ground() -> None:
    chart = drawn(plain.difference())
    assert not chart.update(plain.difference((replace(plain.PLANS[0], name="E"), *plain.PLANS[1:])))
    assert "E" in said(chart)


def test_time_alone_is_drawn_and_listed_where_it_is_told() -> None:
    data = plain.difference()
    alone = tuple(-1000.0 * place for place in range(len(data.times)))
    chart = drawn(replace(data, alone=alone))
    lines = [line for line in chart.axes.lines if line.get_visible() and line.get_linestyle() == "--"]
    assert [np.asarray(line.get_ydata()).tolist() for line in lines] == [list(alone)]
    assert TIME_ONLY in said(chart)
    rows = replace(data, alone=alone).table()
    assert [row[0] for row in rows].count("time only") == len(data.times)
    assert rows[-1][3] == f"{alone[-1]:.2f}"
    assert not [line for line in drawn(data).axes.lines if line.get_visible() and line.get_linestyle() == "--"]
    assert TIME_ONLY not in said(drawn(data))
    with pytest.raises(ValueError, match="Time alone does not run"):
        difference_data(data.times, data.plans, baseline="x", origin=data.origin, meaning="", alone=(1.0,))


def test_the_name_of_time_alone_stands_apart_from_those_of_plans() -> None:
    data = plain.difference()
    chart = drawn(replace(data, alone=tuple(data.plans[1].median)))
    texts = [text for text in chart.artists if isinstance(text, Text) and text.get_visible()]
    heights = sorted(float(text.get_position()[1]) for text in texts)
    assert len(heights) == MOST_PLANS + 1
    low, high = chart.axes.get_ylim()
    assert min(b - a for a, b in itertools.pairwise(heights)) > 0.04 * (high - low)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=MOST_PLANS, unique=True))
def test_the_headline_takes_the_plan_that_makes_most_at_the_end(ends: list[int]) -> None:
    plans = tuple(plain.plan(f"plan {end}", 1_000.0 * end, 0.5) for end in ends)
    assert plain.difference(plans).headline.startswith(f"plan {max(ends)} makes ")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=MOST_PLANS, unique=True))
def test_the_likeliest_plan_is_told_by_chances(chances: list[float]) -> None:
    plans = tuple(
        replace(plain.plan(f"plan {number}", 0.0, 0.5), better=(0.5, 0.5, 0.5, 0.5, chance))
        for number, chance in enumerate(chances)
    )
    best = chances.index(max(chances))
    assert chances_data(plain.difference(plans)).headline.startswith(f"plan {best} is better than carrying on in ")


def test_a_plan_that_only_adds_doubt_does_change_something() -> None:
    doubt = replace(plain.PLANS[3], low=(0.0,) * 4 + (-9e3,), median=(0.0,) * 5, high=(0.0,) * 5)
    assert plain.difference((doubt,)).headline == (
        "D Nothing makes +$0 in 2030 against carrying on, between −$9k and +$0"
    )


def test_notes_tell_why_plans_can_be_compared() -> None:
    assert plain.difference().notes == ("The same chance events for every plan; four careers in five stay inside",)
    assert plain.difference(()).notes == chances_data(plain.difference(())).notes == ()


def test_only_the_last_year_counts_for_the_headline() -> None:
    early = replace(plain.PLANS[0], name="early", median=(0.0, 90e3, 90e3, 90e3, 1e3))
    assert plain.difference((early, plain.PLANS[1])).headline.startswith("B Production makes +$12k in 2030")


@pytest.mark.parametrize("name", ["low", "median", "high", "better"])
def test_every_column_runs_along_the_times(name: str) -> None:
    changes: dict[str, tuple[float, ...]] = {name: (0.5,) * 4}
    with pytest.raises(ValueError, match=r"^A Certificate does not run along the 5 times$"):
        plain.difference((replace(plain.PLANS[0], **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize("chance", [-0.01, float("nan")])
def test_a_chance_below_0_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match=r"^A chance of C Austin lies outside 0 to 1$"):
        plain.difference((plain.PLANS[0], replace(plain.PLANS[2], better=(0.5,) * 4 + (chance,))))


def test_the_tables_of_differences_and_chances_are_one() -> None:
    table = plain.difference().table()
    assert table == chances_data(plain.difference()).table()
    assert table[0][2:] == (
        *(f"difference {name} {plain.UNIT}" for name in ("p10", "p50", "p90")),
        "chance of being better (0-1)",
    )
    assert plain.difference(()).table() == table[:1]


def test_chances_keep_where_their_numbers_come_from() -> None:
    made = chances_data(plain.difference())
    assert (made.origin, made.meaning, made.baseline, made.times) == (
        plain.ORIGIN,
        plain.MEANING,
        "carrying on",
        plain.YEARS,
    )


def test_while_a_lever_is_held_the_axes_stay_and_the_plans_move() -> None:
    chart = drawn(plain.difference())
    limits = chart.axes.get_xlim(), chart.axes.get_ylim()
    ticks = chart.axes.get_yticks().tolist()
    larger = tuple(replace(plan, high=tuple(10 * value for value in plan.high)) for plan in plain.PLANS)
    chart.move(plain.difference(larger))
    assert (chart.axes.get_xlim(), chart.axes.get_ylim()) == limits
    assert chart.axes.get_yticks().tolist() == ticks
    (top,) = {max(area.get_xy()[:, 1]) for area in areas(chart)[:1]}
    assert top == max(larger[0].high)
    assert chart.data is not None
    assert chart.data.plans == larger
    assert set(chart.passing) < set(chart.artists)
    assert chart.update(plain.difference(larger))  # at rest the axes fit again
    assert chart.axes.get_ylim()[1] >= max(max(plan.high) for plan in larger)


def areas(chart: DifferenceFigure) -> list[Polygon]:
    return [artist for artist in chart.artists if isinstance(artist, Polygon) and artist.get_visible()]
