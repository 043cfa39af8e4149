import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D

from planner.charts.journal import JournalData, journal_data, kept_journal
from planner.charts.journal_figure import JournalFigure
from planner.forecast.engine import forecast
from planner.forecast.kept import Kept
from tests.charts import plain
from tests.charts.drawing import said
from tests.forecast.examples import inputs


def drawn(data: JournalData) -> JournalFigure:
    chart = JournalFigure(width=620, height=230)
    chart.update(data)
    return chart


def marks(chart: JournalFigure, marker: str) -> list[float]:
    line = next(one for one in chart.artists if isinstance(one, Line2D) and one.get_marker() == marker)
    return list(np.asarray(line.get_xdata(), float))


def test_pay_inside_the_80_percent_band_is_told_from_pay_outside() -> None:
    judged = {point.year: point.is_inside for point in plain.journal().happened}
    # At 2028.0 the band ends half way between 156,000 × 1.06 and 162,000 × 1.1: at 171,780.
    assert judged == {2025.5: None, 2026.5: None, 2027.5: True, 2028.0: False, 2029.5: True, 2031.0: None}


@pytest.mark.parametrize(("pay", "is_inside"), [(171_770.0, True), (171_790.0, False)])
def test_between_readings_the_band_runs_straight(pay: float, is_inside: bool) -> None:
    assert plain.journal(((2028.0, pay),)).happened[0].is_inside is is_inside


def test_the_headline_counts_what_was_held() -> None:
    assert plain.journal().headline == "The 80\u00a0% band of 2 July 2026 held 2 of 3 pay readings since"
    assert plain.journal(((2025.0, 1.0),)).headline == "Nothing to compare yet with the forecast of 2 July 2026"


def test_the_last_pay_is_compared() -> None:
    # 168,000 times 0.86, 1 and 1.14.
    expected = "For 2029 it said $168k, between $144k and $192k; it became $170k."
    assert plain.journal().subtitle.endswith(expected)
    assert plain.journal(()).notes == ()


def test_a_fan_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="does not run along"):
        journal_data(plain.day(2026, 7), plain.YEARS, plain.FAN[1:], (), origin=plain.ORIGIN, meaning="")


def test_the_table_has_the_forecast_then_what_happened() -> None:
    rows = plain.journal().table()
    assert rows[1] == ("2026.500", *["150000.00"] * 5, "", "")
    assert rows[9] == ("2028.000", "", "", "", "", "", "200000.00", "outside")
    assert rows[6][-1] == ""
    assert len(rows) == 1 + 5 + 6


def test_inside_and_outside_differ_by_mark() -> None:
    chart = drawn(plain.journal())
    assert marks(chart, "D") == [2028.0]
    assert marks(chart, "o") == [2025.5, 2026.5, 2027.5, 2029.5, 2031.0]


def test_the_day_of_the_forecast_and_the_last_pay_are_named() -> None:
    assert {"forecast 2026-07", "$190k", "80\u00a0%"} <= said(drawn(plain.journal()))


def test_all_that_happened_is_on_the_axis() -> None:
    chart = drawn(plain.journal((*plain.PAID, (2040.0, 900e3))))
    assert chart.axes.get_xlim()[1] > 2040
    assert chart.axes.get_ylim()[1] > 900e3


def test_the_day_of_a_forecast_at_the_right_edge_is_named_on_its_left() -> None:
    early = tuple((2000.0 + year, 100e3) for year in range(24))
    assert "forecast 2026-07" in said(drawn(plain.journal(early)))


@given(st.floats(2026.51, 2030.5), st.floats(100e3, 250e3))
def test_a_reading_is_inside_where_it_lies_between_the_ends_of_the_band(year: float, pay: float) -> None:
    """Against the two lines worked out by hand: from the reading before to the one after."""
    after = next(index for index, time in enumerate(plain.YEARS) if time >= year)
    share = (year - plain.YEARS[after - 1]) / (plain.YEARS[after] - plain.YEARS[after - 1])
    low, high = (plain.FAN[after - 1][column] * (1 - share) + plain.FAN[after][column] * share for column in (0, 4))
    (point,) = plain.journal(((year, pay),)).happened
    assert point.is_inside is (low - 1e-6 <= pay <= high + 1e-6)


@pytest.mark.parametrize(("year", "is_inside"), [(2026.5, None), (2026.501, True), (2030.5, True), (2030.501, None)])
def test_only_pay_after_the_forecast_and_until_its_last_reading_is_judged(year: float, is_inside: bool | None) -> None:
    pay = float(np.interp(year, plain.YEARS, plain.MEDIANS))
    assert plain.journal(((year, pay),)).happened[0].is_inside is is_inside


def test_both_ends_of_the_band_belong_to_it() -> None:
    low, high = plain.FAN[4][0], plain.FAN[4][4]
    for pay, is_inside in ((low, True), (high, True), (low - 1, False), (high + 1, False)):
        assert plain.journal(((2030.5, pay),)).happened[0].is_inside is is_inside


def test_readings_are_told_in_their_order_whatever_order_they_came_in() -> None:
    assert plain.journal(plain.PAID[::-1]) == plain.journal()


def test_pay_before_the_forecast_alone_gives_no_comparison() -> None:
    early = plain.journal(((2025.0, 140e3), (2026.0, 145e3)))
    assert early.notes == ()
    assert early.spoken == (
        "Nothing to compare yet with the forecast of 2 July 2026. Base pay, today's dollars, Seattle."
    )
    assert [row[-1] for row in early.table()[6:]] == ["", ""]


def test_the_header_of_the_journal_names_quantiles_paid_and_band() -> None:
    header = plain.journal(()).table()[0]
    assert header == (
        "year",
        *(f"{name} {plain.UNIT}" for name in ("p10", "p25", "p50", "p75", "p90", "paid")),
        "80\u00a0% band",
    )
    assert plain.journal(((2029.5, 170e3),)).table()[-1][-2:] == ("170000.00", "inside")


def test_a_fan_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^A fan \(5, 4\) does not run along 5 times$"):
        journal_data(
            plain.day(2026, 7), plain.YEARS, [row[:4] for row in plain.FAN], (), origin=plain.ORIGIN, meaning=""
        )


@pytest.mark.parametrize("is_real", [True, False])
def test_a_kept_forecast_starts_from_todays_pay_in_its_own_money(is_real: bool) -> None:
    given = inputs(is_real=is_real, share=0.5, n_careers=50)
    result = forecast(given)
    kept = Kept(result, "Seattle", "OEWS", "NumPy")
    paid = [(given.start + 1.0, float(result.base.median[0])), (given.start + 2.0, 1.0)]
    data = kept_journal(kept, datetime.date(2026, 10, 1), paid, "2026.11")
    assert data.times == (given.start, *result.times)
    assert data.fan[0] == pytest.approx([60_000.0] * 5)
    assert data.fan[1:] == tuple(map(tuple, result.base.quantiles.tolist()))
    assert [point.is_inside for point in data.happened] == [True, False]
    assert data.headline.endswith("band of 1 October 2026 held 1 of 2 pay readings since")
    money = "dollars of October 2026" if is_real else "each year's dollars"
    assert data.meaning == f"Base pay, {money}, Seattle"
    assert (data.origin.source, data.origin.pack, data.origin.seed) == ("OEWS", "2026.11", given.seed)


def test_a_kept_forecast_without_pay_starts_from_the_market() -> None:
    result = forecast(inputs(log_pay=None, n_careers=50))
    data = kept_journal(Kept(result, "", "", ""), datetime.date(2026, 10, 1), [], "")
    assert data.fan[0][0] < data.fan[0][2] < data.fan[0][4]
    assert data.fan[0][2] == pytest.approx(120_000.0)
    assert data.meaning == "Base pay, dollars of October 2026"
    assert data.headline == "Nothing to compare yet with the forecast of 1 October 2026"
