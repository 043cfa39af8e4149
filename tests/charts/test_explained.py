import datetime

import pytest

from planner.charts.explained import bars_to_shown, dollar_range, made_of, moved_by, price_factor, shown_of
from planner.charts.trajectory import TrajectoryData, TrajectoryView, trajectory_data
from planner.domain.profile import Profile
from planner.forecast.base_case import national_medians
from planner.forecast.engine import forecast
from planner.forecast.explanation import Bar, Waterfall, waterfall
from planner.forecast.factors import Known, usual_factors
from planner.forecast.situation import Situation, situation
from planner.forecast.tornado import Parameter, Swing
from planner.market.dynamics_file import load_dynamics
from planner.market.pack import Pack, load_pack
from planner.workspace.sample import sample_profile

TODAY = datetime.date(2026, 11, 22)
SAMPLE = sample_profile(TODAY).applied_to(Profile())
YEAR = 3


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def stand(pack: Pack, *, is_real: bool = True) -> Situation:
    found = situation(SAMPLE, pack, TODAY, is_real=is_real)
    assert isinstance(found, Situation)
    return found


def shown(pack: Pack, view: TrajectoryView) -> tuple[Situation, TrajectoryData, Waterfall]:
    here = stand(pack, is_real=view.is_real)
    data = trajectory_data(here, forecast(here.inputs), pack, view)
    factors = usual_factors(here.inputs, national_medians(here, pack), "OEWS", Known(here.basis.factors))
    found = waterfall(here.inputs, YEAR, factors[:3] + factors[-2:])
    assert found is not None
    return here, data, found


@pytest.mark.parametrize(
    "view",
    [
        TrajectoryView(),
        TrajectoryView(is_real=False),
        TrajectoryView(measure="total"),
        TrajectoryView(is_equal_power=True),
        TrajectoryView(measure="total", is_real=False, is_equal_power=True),
    ],
)
def test_the_bars_make_the_number_shown_to_the_cent(pack: Pack, view: TrajectoryView) -> None:
    here, data, found = shown(pack, view)
    bars = bars_to_shown(here, data, found)
    cents = round(100 * found.base) + sum(round(100 * bar.dollars) for bar in bars)
    assert cents == round(100 * data.rows[YEAR - 1].pay[2])
    added = [bar.change for bar in bars[len(found.bars) :]]
    assert added == ["rest"] * (view.measure == "total") + ["prices"] * view.is_equal_power
    told = made_of(data, found, bars)
    assert told.bars[-1].end == shown_of(data, YEAR)
    assert told.bars[-1].name == f"You in {data.rows[YEAR - 1].year}"
    assert told.meaning.startswith(f"{view.measure.capitalize()} pay, ")


def test_a_range_in_dollars_grows_with_the_bar() -> None:
    bar = Bar("x", "X", 0.1, 10_000.0, (-0.02, 0.2), "B", "a panel")
    assert dollar_range(bar) == pytest.approx((-2_000, 20_000))
    loss = Bar("x", "X", -0.1, -10_000.0, (-0.2, 0.02), "B", "a panel")
    assert dollar_range(loss) == pytest.approx((-20_000, 2_000))
    assert dollar_range(Bar("x", "X", 0.0, 0.0, (0.0, 0.1), "B", "a panel")) is None
    assert dollar_range(Bar("x", "X", 0.1, 10.0, None, "B", "a panel")) is None


def test_a_tornado_tells_settings_in_their_unit(pack: Pack) -> None:
    here = stand(pack)
    data = trajectory_data(here, forecast(here.inputs), pack, TrajectoryView(is_equal_power=True))
    parameters = load_dynamics()
    swings = [
        Swing(Parameter(one.id, one.name, one.low, one.high, "B", one.source), 98_000.0, 104_000.0)
        for one in (parameters["dynamics.shock_sd"], parameters["dynamics.residual_half_life_years"])
    ]
    told = moved_by(data, YEAR, swings, parameters, 100_000.0)
    assert [(one.low_effect, one.high_effect) for one in told.swings] == [(-2_000, 4_000)] * 2
    settings = {one.name: (one.low_setting, one.high_setting) for one in told.swings}
    assert settings["Lasting change of pay in a year"] == ("9\N{NO-BREAK SPACE}%", "9.8\N{NO-BREAK SPACE}%")
    assert settings["Half-life of your distance from the market"] == ("24 years", "40 years")
    assert told.meaning == "Base pay, today's dollars"
    assert price_factor(here, data) < 1
