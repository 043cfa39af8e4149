from planner.charts.coverage import MOST_GROUPS
from planner.charts.coverage_figure import CoverageFigure
from planner.charts.measured import forecast_coverage, pay_coverage
from planner.charts.palette import LIGHT
from planner.charts.table import told_csv
from planner.market.dynamics_file import load_calibration
from planner.market.measured import forecast_groups, pay_measure


def test_forecasts_tell_horizons_and_the_worst() -> None:
    data = forecast_coverage(load_calibration())
    assert data.headline.startswith("The 80\N{NO-BREAK SPACE}% band held ")
    assert " after 1 year, " in data.headline
    assert "not used in fitting, from 4 US wage panels" in data.subtitle
    assert "Farthest off: " in data.subtitle
    first = forecast_groups(load_calibration())[0]
    assert [held.measured for held in data.groups[0].held] == list(first.inside)


def test_pay_levels_tell_their_data() -> None:
    data = pay_coverage(pay_measure(), "2026.11")
    assert "among adverts of 2024, " in data.headline
    assert [group.name for group in data.groups] == [group.name for group in pay_measure().groups]
    header, first, *_ = told_csv(data).splitlines()
    assert header.startswith("group,kind,outcomes,nominal (0-1)")
    assert first.startswith("among adverts of 2024,whole,19276,0.5000,0.5016")
    assert first.endswith("2026.11,")


def test_both_fit_into_the_figure() -> None:
    figure = CoverageFigure(LIGHT, 620, 470)
    for data in (forecast_coverage(load_calibration()), pay_coverage(pay_measure(), "2026.11")):
        assert len(data.groups) <= MOST_GROUPS
        figure.update(data)
        shown = [text for text in figure._names if text.get_visible()]
        assert len(shown) == len(data.groups)
