import datetime
import math
from dataclasses import replace
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.trajectory import (
    TrajectoryView,
    known_data,
    past_points,
    trajectory_data,
)
from planner.domain.role import Level
from planner.forecast.engine import forecast
from planner.forecast.past import PastPay
from planner.forecast.scenario import BOOM, DOWNTURN
from planner.forecast.situation import NoEstimate, Situation
from tests.charts import examples
from tests.charts.examples import PAST, PRICES, SEATTLE, START, example, short_example

NOMINAL = TrajectoryView(is_real=False)
TOTAL = TrajectoryView(measure="total")
EQUAL = TrajectoryView(is_equal_power=True)

# The upper and lower quartile of a normal distribution lie 0.67449 sds from its middle (any table of it).
QUARTILE = 0.67449


def test_the_headline_is_the_fifth_year() -> None:
    # Median 150 + 5 · 8 = 190 thousand; 0.8 and 1.25 of it are 152 and 237.5.
    assert example().headline == "$190k in 2031, between $152k and $238k"


def test_a_shorter_forecast_is_answered_by_its_last_year() -> None:
    # Median 150 + 3 · 8 = 174; 0.8 and 1.25 of it are 139.2 and 217.5.
    assert short_example(3).headline == "$174k in 2029, between $139k and $218k"


def test_the_subtitle_says_what_the_number_is() -> None:
    expected = (
        "Base pay, today's dollars, Seattle. Four careers in five stay inside. In 11 of 20 you are senior by mid-2030."
    )
    assert example().subtitle == expected


def test_the_subtitle_names_another_market_than_the_base_case() -> None:
    boom = example(scenario=BOOM)
    assert boom.subtitle.startswith("Base pay, today's dollars, Seattle, boom market. Four careers")
    assert "Seattle, boom market. " in boom.longest_subtitle
    part_time = example(scenario=DOWNTURN, basis_changes={"share_note": "60% of full time"})
    assert part_time.subtitle.startswith("Base pay, today's dollars, Seattle, 60% of full time, downturn market. ")


def test_the_same_is_spoken() -> None:
    data = example()
    assert data.spoken == f"{data.headline}. {data.subtitle}"


def test_total_pay_says_that_the_stripes_are_base() -> None:
    subtitle = example(TOTAL).subtitle
    assert subtitle.startswith("Total pay, today's dollars, Seattle. ")
    assert subtitle.endswith("The stripes show what levels pay as base.")


def test_a_level_that_few_reach_is_told_for_the_last_year() -> None:
    # Two years: 20 in 100 are senior at the end, which is 4 of 20.
    assert "In 4 of 20 you are senior by mid-2028." in short_example(2).subtitle


def test_an_architect_has_no_next_level() -> None:
    data = example(level=3)
    assert "you are" not in data.subtitle
    assert not any(not reached.is_past for reached in data.reached)


def test_part_time_and_stand_in_figures_are_told() -> None:
    changes: dict[str, object] = {
        "share_note": "60% of full time",
        "fallback": "nation used: no figures for X in Seattle",
    }
    subtitle = example(basis_changes=changes).subtitle
    assert "Base pay, today's dollars, Seattle, 60% of full time. " in subtitle
    assert subtitle.endswith("Nation used: no figures for X in Seattle.")


def test_rows_hold_the_forecast() -> None:
    row = example().rows[0]
    assert row.year == 2027
    assert row.base == pytest.approx((126_400, 142_200, 158_000, 173_800, 197_500))
    assert row.total == pytest.approx((139_040, 156_420, 173_800, 191_180, 217_250))
    assert row.pay == row.base
    assert row.levels == (0.0, 0.95, 0.05, 0.0)
    assert row.senior_or_above == pytest.approx(0.05)


def test_total_rows_show_total_pay() -> None:
    assert all(row.pay == row.total for row in example(TOTAL).rows)


def test_rounding_never_makes_a_chance_above_one() -> None:
    row = replace(example().rows[0], levels=(0.0, 0.0, 0.7 + 1e-16, 0.3 + 1e-15))
    assert row.senior_or_above == 1.0


def test_times_run_from_today_through_the_readings() -> None:
    data = example()
    assert data.times == (START, *(START + year for year in range(1, 7)))
    assert len(data.fan) == len(data.chances) == len(data.times)
    assert data.fan[1:] == tuple(row.pay for row in data.rows)


def test_bands_start_from_what_is_paid_today() -> None:
    data = example()
    assert data.fan[0] == pytest.approx((150_000,) * 5)
    assert data.is_pay_known


def test_total_bands_start_from_base_bonus_and_equity() -> None:
    # 150,000 and a tenth, and 20,000 that vest in the first year.
    assert example(TOTAL).fan[0] == pytest.approx((185_000,) * 5)


def test_part_time_pay_is_what_is_paid() -> None:
    assert example(share=0.5).fan[0] == pytest.approx((75_000,) * 5)


def test_unknown_pay_starts_from_the_market() -> None:
    data = example(log_pay=None)
    low, high = (130_000 * math.exp(side * QUARTILE * 0.2) for side in (-1, 1))
    assert data.fan[0][1:4] == pytest.approx((low, 130_000, high), rel=1e-5)
    # One person in ten lies 1.28155 sds below the middle.
    assert data.fan[0][0] == pytest.approx(130_000 * math.exp(-1.28155 * 0.2), rel=1e-5)
    assert not data.is_pay_known


def test_todays_level_is_certain() -> None:
    assert example().chances[0] == (0.0, 1.0, 0.0, 0.0)
    assert example().chances[1:] == examples.CHANCES


def test_level_bands_meet_halfway_between_the_medians() -> None:
    # With equal spreads halfway in the logarithm: √(100 · 130), √(130 · 170), √(170 · 220) thousand.
    bands = example().level_bands
    assert [band.level for band in bands] == list(Level)
    between = [math.sqrt(low * high) for low, high in ((1e5, 1.3e5), (1.3e5, 1.7e5), (1.7e5, 2.2e5))]
    assert [band.high[0] for band in bands[:3]] == pytest.approx(between)
    assert [band.low[0] for band in bands[1:]] == pytest.approx(between)


def test_the_outer_edges_are_quartiles() -> None:
    bands = example().level_bands
    assert bands[0].low[0] == pytest.approx(100_000 * math.exp(-QUARTILE * 0.2), rel=1e-5)
    assert bands[3].high[0] == pytest.approx(220_000 * math.exp(QUARTILE * 0.2), rel=1e-5)


def test_a_wider_level_takes_more_room() -> None:
    # Spreads 0.1 and 0.3: the edge lies a quarter of the way from entry to mid.
    edge = example(level_log_sd=(0.1, 0.3, 0.3, 0.3)).level_bands[0].high[0]
    assert math.log(edge / 100_000) == pytest.approx(math.log(1.3) / 4)


def test_level_bands_stay_level_in_todays_dollars() -> None:
    for band in example().level_bands:
        assert band.low == pytest.approx([band.low[0]] * 7)


def test_level_bands_rise_with_prices_in_each_years_dollars() -> None:
    # Three per cent a year for six years: 1.03⁶ = 1.19405.
    band = example(NOMINAL).level_bands[2]
    assert band.low[6] / band.low[0] == pytest.approx(1.19405, rel=1e-5)
    assert band.high[1] / band.high[0] == pytest.approx(1.03)


def test_level_bands_rise_with_the_market() -> None:
    dynamics = replace(examples.inputs().dynamics, market_growth=math.log(1.02))
    band = example(dynamics=dynamics).level_bands[0]
    assert band.high[1] / band.high[0] == pytest.approx(1.02)


def test_level_bands_are_those_of_the_persons_hours() -> None:
    full, half = example().level_bands[1], example(share=0.5).level_bands[1]
    assert half.low == pytest.approx([edge / 2 for edge in full.low])


def test_past_pay_is_in_todays_dollars() -> None:
    # Prices doubled in ten years along a straight line: 2 at 2016.5, 200/150 at 2021.5, 200/190 at 2025.5.
    points = example().past
    assert [point.pay for point in points] == pytest.approx([100_000, 120_000, 140_000 / 0.95])
    assert points[1].total == pytest.approx(132_000)
    assert [point.year for point in points] == [2016.5, 2021.5, 2025.5]
    assert [point.level for point in points] == [Level.ENTRY, Level.MID, Level.MID]


def test_past_pay_is_as_entered_in_each_years_dollars() -> None:
    assert [point.pay for point in example(NOMINAL).past] == [50_000, 90_000, 140_000]
    total = example(TrajectoryView("total", is_real=False))
    assert [point.pay for point in total.past] == [50_000, 99_000, 160_000]


def test_a_date_known_to_the_year_never_lies_ahead() -> None:
    point = PastPay(2026.9, 150_000, 150_000, None)
    assert past_points((point,), START, PRICES, NOMINAL)[0].year == START


def test_equal_power_is_one_factor_for_everything() -> None:
    # A place at 125 with the nation at 100: everything is worth four fifths.
    own, equal = example(), example(EQUAL)
    assert [point.pay for point in equal.past] == pytest.approx([0.8 * point.pay for point in own.past])
    for low, high in zip(equal.fan, own.fan, strict=True):
        assert low == pytest.approx([0.8 * pay for pay in high])
    assert equal.rows[2].total == pytest.approx([0.8 * pay for pay in own.rows[2].total])
    assert equal.level_bands[3].high == pytest.approx([0.8 * edge for edge in own.level_bands[3].high])
    assert equal.chances == own.chances
    assert equal.subtitle.startswith("Base pay, today's dollars at average US prices, Seattle. ")


def test_equal_power_needs_a_known_price_level() -> None:
    place = replace(SEATTLE, price_level=None)
    data = example(EQUAL, basis_changes={"place": place})
    assert data.fan == example().fan
    assert not data.view.is_equal_power
    assert data.subtitle.endswith("Seattle has no known price level to make places equal.")
    assert "price level" not in example(basis_changes={"place": place}).subtitle


def test_forecast_and_view_must_mean_the_same_money() -> None:
    made = examples.inputs(is_real=True)
    stand = Situation(made, examples.basis(), PAST)
    with pytest.raises(ValueError, match="another kind of money"):
        trajectory_data(stand, examples.forecast_of(made), examples.pack(), NOMINAL)


def test_levels_reached_are_marked_when_first_reached() -> None:
    # Half of the careers are senior from the fourth reading on, where the median is 182 thousand; few get further.
    past = [reached for reached in example().reached if reached.is_past]
    ahead = [reached for reached in example().reached if not reached.is_past]
    assert [(one.level, one.year) for one in past] == [(Level.ENTRY, 2016.5), (Level.MID, 2021.5)]
    assert [(one.level, one.year) for one in ahead] == [(Level.SENIOR, START + 4)]
    assert ahead[0].pay == pytest.approx(182_000)


def test_unknown_levels_of_the_past_are_not_marked() -> None:
    data = example(past=(replace(PAST[0], level=None),))
    assert not any(reached.is_past for reached in data.reached)


def test_the_origin_tells_place_source_pack_and_seed() -> None:
    origin = example().origin
    assert (origin.currency, origin.place, origin.pack, origin.seed) == ("USD", "Seattle", "2026.11", 7)
    assert origin.source == "BLS OEWS May 2025, 15-2051 Data Scientists, Seattle"
    assert origin.money == "today's dollars"


def test_without_an_estimate_what_was_paid_is_known() -> None:
    missing = NoEstimate("the role “Baker” has no level", "Choose one", past=PAST)
    data = known_data(missing, datetime.date(2026, 7, 2), examples.pack(), EQUAL)
    assert data.headline == "No estimate: the role “Baker” has no level"
    assert data.subtitle == "Choose one."
    assert [point.base for point in data.past][:2] == pytest.approx([100_000, 120_000], rel=1e-3)
    assert not data.has_estimate
    assert not data.is_empty
    assert not data.is_pay_known
    assert not data.view.is_equal_power
    assert data.today == pytest.approx(2026.5, abs=0.01)
    assert [reached.level for reached in data.reached] == [Level.ENTRY, Level.MID]


def test_without_anything_there_is_nothing_to_draw() -> None:
    data = known_data(NoEstimate("no role", "Add one"), datetime.date(2026, 7, 2), examples.pack(), NOMINAL)
    assert data.is_empty
    assert not any((data.fan, data.rows, data.level_bands, data.chances, data.times, data.past))


def test_equal_data_are_equal_and_hashable() -> None:
    assert example() == example()
    assert hash(example()) == hash(example())
    assert example() != example(TOTAL)


@pytest.mark.parametrize("is_real", [True, False])
def test_the_real_engine_fits(is_real: bool) -> None:
    made = examples.inputs(is_real=is_real, n_careers=500)
    result = forecast(made)
    view = TrajectoryView("total", is_real=is_real)
    data = trajectory_data(Situation(made, examples.basis(), PAST), result, examples.pack(), view)
    assert [row.pay[2] for row in data.rows] == pytest.approx(result.total.median.tolist())
    assert all(sum(chances) == pytest.approx(1) for chances in data.chances)
    assert all(list(quantiles) == sorted(quantiles) for quantiles in data.fan)


def test_a_track_without_data_claims_nothing() -> None:
    known, assumed = example(), example(basis_changes={"is_assumed": True})
    assert not known.is_assumed
    assert "Four careers in five stay inside." in known.subtitle
    assert assumed.is_assumed
    assert "An assumption: there are no data for this track." in assumed.subtitle
    assert "stay inside" not in assumed.spoken
    assert assumed.rows == known.rows


@pytest.mark.parametrize("view", [TOTAL, NOMINAL, EQUAL, TrajectoryView("total", is_real=False)])
def test_no_view_says_more_than_the_longest_subtitle(view: TrajectoryView) -> None:
    data = example(view)
    assert data.longest_subtitle == example().longest_subtitle
    assert len(data.subtitle) <= len(data.longest_subtitle)


def test_the_view_that_says_most_has_the_longest_subtitle() -> None:
    data = example(TrajectoryView("total", is_real=False, is_equal_power=True))
    assert data.longest_subtitle == f"−$999k against as now. {data.subtitle}"


SDS = st.tuples(*[st.floats(0.05, 0.6)] * 4)


@given(SDS)
def test_bands_touch_where_two_levels_are_equally_many_spreads_away(sds: tuple[float, float, float, float]) -> None:
    bands = example(level_log_sd=sds).level_bands
    medians = [math.log(median) for median in (100_000, 130_000, 170_000, 220_000)]
    for place in range(3):
        edge = math.log(bands[place].high[0])
        assert (edge - medians[place]) / sds[place] == pytest.approx((medians[place + 1] - edge) / sds[place + 1])
        assert bands[place].high == bands[place + 1].low


@given(st.floats(20_000, 500_000), st.floats(0.2, 1.0), st.floats(0.0, 0.5))
def test_total_today_is_base_with_bonus_and_what_vests(pay: float, share: float, bonus: float) -> None:
    base, total = (
        example(view, log_pay=math.log(pay), share=share, bonus_share=bonus).fan[0][2]
        for view in (TrajectoryView(), TOTAL)
    )
    assert base == pytest.approx(pay * share)
    assert total == pytest.approx(pay * share * (1 + bonus) + 20_000)


@given(st.floats(40, 250))
def test_equal_power_divides_by_the_price_level_of_the_place(level: float) -> None:
    place = replace(SEATTLE, price_level=level)
    data = example(EQUAL, basis_changes={"place": place})
    assert data.rows[4].pay[2] == pytest.approx(190_000 * 100 / level)
    assert data.past[0].pay == pytest.approx(100_000 * 100 / level)


@pytest.mark.parametrize(
    ("n_years", "year", "median"), [(1, 2027, "$158k"), (4, 2030, "$182k"), (5, 2031, "$190k"), (6, 2031, "$190k")]
)
def test_the_answer_is_five_years_ahead_or_the_last_there_is(n_years: int, year: int, median: str) -> None:
    assert short_example(n_years).headline.startswith(f"{median} in {year}, between ")


def test_pay_known_today_and_pay_unknown_are_told_apart_by_the_spread() -> None:
    unknown = example(log_pay=None)
    assert len(set(unknown.fan[0])) == 5
    assert example().fan[0][0] == example().fan[0][4]
    logs = [math.log(pay / 130_000) / 0.2 for pay in unknown.fan[0]]
    by_hand = [NormalDist().inv_cdf(share) for share in (0.10, 0.25, 0.50, 0.75, 0.90)]
    assert logs == pytest.approx(by_hand, abs=1e-9)
