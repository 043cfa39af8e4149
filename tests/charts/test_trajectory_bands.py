"""Blue as far as it was checked, grey beyond, hatched where it is an assumption; and what the words say of it."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from planner.charts.palette import DARK, LIGHT, Palette
from planner.charts.trajectory import TrajectoryData, TrajectoryView, trajectory_data
from planner.charts.trajectory_bands import TrajectoryBands
from planner.charts.trajectory_figure import TrajectoryFigure
from planner.forecast.situation import Situation
from tests.charts import examples
from tests.charts.drawing import overlapping, shown_texts
from tests.charts.examples import PAST, START, example


def checked(years: int, **changes: object) -> TrajectoryData:
    return example(basis_changes={"checked_years": years, **changes})


def drawn(data: TrajectoryData, palette: Palette = LIGHT) -> TrajectoryBands:
    bands = TrajectoryBands(Figure().add_subplot(), 2.0)
    bands.set_colours(palette)
    bands.move(data)
    return bands


def reach(area: Polygon) -> tuple[float, float]:
    years = area.get_xy()[:, 0]
    return float(years.min()), float(years.max())


@pytest.mark.parametrize("years", [1, 3, 5])
def test_what_was_checked_is_blue_and_what_was_not_is_grey(years: int) -> None:
    bands = drawn(checked(years))
    for near, far in zip(bands.checked, bands.beyond, strict=True):
        assert reach(near) == (START, START + years)
        assert reach(far) == (START + years, START + 6)
        assert to_hex(near.get_facecolor()) == LIGHT.forecast
        assert to_hex(far.get_facecolor()) == LIGHT.muted


def test_a_cut_between_two_readings_keeps_the_edges_in_line() -> None:
    data = replace(checked(3), checked_until=START + 2.5)
    near = drawn(data).checked[0].get_xy()
    tops = near[near[:, 0] == START + 2.5][:, 1]
    expected = [(data.fan[2][edge] + data.fan[3][edge]) / 2 for edge in (0, 4)]
    assert sorted(tops) == pytest.approx(expected)


@pytest.mark.parametrize("years", [6, 8, 40])
def test_a_short_forecast_was_checked_throughout(years: int) -> None:
    data = checked(years)
    bands = drawn(data)
    assert reach(bands.checked[0]) == (START, START + 6)
    assert not any(area.get_visible() for area in bands.beyond)
    assert data.checked == ""
    assert data.spoken == f"{data.headline}. {data.subtitle}"


def test_how_far_it_was_checked_is_written_and_spoken() -> None:
    data = checked(3)
    assert data.checked == "checked to 2029"
    assert data.spoken.endswith(" Checked to 2029.")
    chart = TrajectoryFigure()
    chart.update(data)
    assert "checked to 2029" in shown_texts(chart)


@pytest.mark.parametrize(("width", "height"), [(560, 240), (744, 342), (1200, 700)])
@pytest.mark.parametrize("years", [1, 3, 5])
def test_the_words_run_into_no_others(years: int, width: int, height: int) -> None:
    chart = TrajectoryFigure(LIGHT, width, height)
    chart.update(checked(years))
    assert overlapping(chart) == []


def test_another_horizon_of_the_check_draws_the_whole() -> None:
    chart = TrajectoryFigure()
    chart.update(checked(3))
    assert not chart.update(checked(3))
    assert chart.update(checked(4))


def test_dark_ground_has_its_own_colours() -> None:
    bands = drawn(checked(3), DARK)
    assert to_hex(bands.checked[0].get_facecolor()) == DARK.forecast
    assert to_hex(bands.beyond[0].get_facecolor()) == DARK.muted


def test_a_career_on_data_has_no_hatching() -> None:
    assert not drawn(example()).hatched.get_visible()
    assert example().assumed_from is None


def test_a_track_without_data_is_hatched_from_today() -> None:
    data = checked(8, is_assumed=True)
    assert data.assumed_from == START
    assert reach(drawn(data).hatched) == (START, START + 6)


def from_later(years: float) -> TrajectoryData:
    stand = Situation(examples.inputs(), examples.basis(), PAST)
    told = replace(examples.forecast_of(stand.inputs), assumed_from=START + years)
    return trajectory_data(stand, told, examples.pack())


def test_a_track_entered_later_is_hatched_from_then_and_said_so() -> None:
    data = from_later(2.25)
    bands = drawn(data)
    assert reach(bands.hatched) == (START + 2.25, START + 6)
    outer = bands.checked[0].get_xy()
    assert np.interp(START + 4, data.times, [row[4] for row in data.fan]) in outer[:, 1]
    assert "Four careers in five stay inside; from 2028 on an assumption: there are no data for this track." in (
        data.subtitle
    )


def test_a_track_entered_beyond_the_last_year_is_not_seen() -> None:
    assert not drawn(from_later(6.0)).hatched.get_visible()


def test_without_an_estimate_nothing_is_left_of_the_bands() -> None:
    bands = drawn(checked(3))
    bands.move(replace(example(), rows=(), times=(), fan=(), checked_until=None))
    assert not any(area.get_visible() for area in bands.artists)


def test_moving_keeps_the_axes_however_badly_they_fit() -> None:
    chart = TrajectoryFigure()
    chart.update(example())
    before = chart.axes.get_ylim()
    tripled = tuple((3 * p10, 3 * p25, 3 * p50, 3 * p75, 3 * p90) for p10, p25, p50, p75, p90 in example().fan)
    chart.move(replace(example(), fan=tripled))
    assert chart.axes.get_ylim() == before
    assert chart.data is not None
    assert chart.data.fan == tripled
    assert chart.update(chart.data)
    assert chart.axes.get_ylim() != before


@pytest.mark.parametrize("measure", ["base", "total"])
def test_what_levers_do_is_told_as_a_difference(measure: str) -> None:
    stand = Situation(examples.inputs(), examples.basis(), PAST)
    now = examples.forecast_of(stand.inputs)
    more = replace(now, base=replace(now.base, quantiles=now.base.quantiles + 12_000))
    view = TrajectoryView(measure)  # type: ignore[arg-type]  # one of the two
    told = trajectory_data(stand, more, examples.pack(), view, (stand, now))
    assert told.subtitle.startswith("+$12k against as now. " if measure == "base" else "+$0 against as now. ")
    assert trajectory_data(stand, now, examples.pack(), view).subtitle in told.subtitle


def test_what_the_pay_is_stands_in_a_few_words() -> None:
    assert example().meaning == "base pay, today's dollars, Seattle"
    nominal = example(TrajectoryView("total", is_real=False))
    assert nominal.meaning == "total pay, each year's dollars, Seattle"
