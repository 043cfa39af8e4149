"""What the worker of the inspector answers, on the sample and the shipped figures."""

import datetime
from collections.abc import Callable
from itertools import pairwise

import pytest

from planner.charts.tornado import TornadoData
from planner.charts.trajectory import TrajectoryView, trajectory_data
from planner.charts.waterfall import WaterfallData
from planner.domain.profile import Profile
from planner.forecast.engine import forecast
from planner.forecast.situation import Situation, situation
from planner.market.pack import Pack
from planner.ui.pages.trajectory_reasons import Explained, Reasons, made_of, moved_by
from planner.workspace.sample import sample_profile

TODAY = datetime.date(2026, 11, 22)
SAMPLE = sample_profile(TODAY).applied_to(Profile())


def reasons(pack: Pack, view: TrajectoryView, year: int = 2) -> Reasons:
    stand = situation(SAMPLE, pack, TODAY, is_real=view.is_real)
    assert isinstance(stand, Situation)
    return Reasons(stand, trajectory_data(stand, forecast(stand.inputs), pack, view), pack, year)


def answered(answer: Explained | None) -> Explained:
    assert answer is not None
    return answer


def test_lines_go_from_the_base_to_the_number_without_a_gap(pack: Pack) -> None:
    asked = reasons(pack, TrajectoryView(measure="total", is_equal_power=True))
    found = answered(made_of(asked, lambda: False))
    data = found.data
    assert isinstance(data, WaterfallData)
    first, *steps, last = found.effects
    assert first.is_total
    assert last.is_total
    assert first.end == steps[0].start
    assert all(one.end == pytest.approx(other.start) for one, other in pairwise(steps))
    assert last.end == pytest.approx(steps[-1].end)
    assert all(0 <= end <= 1 for one in found.effects for end in (one.start, one.end))
    assert [one.name for one in found.effects] == [bar.name for bar in data.bars]
    assert all(one.grade and one.detail.endswith(".") for one in steps)


def test_each_line_tells_its_range_or_why_there_is_none(pack: Pack) -> None:
    found = answered(made_of(reasons(pack, TrajectoryView(measure="total", is_equal_power=True)), lambda: False))
    details = {one.name: one.detail for one in found.effects if not one.is_total}
    assert all((" in four cases of five" in told) != ("; no range: " in told) for told in details.values())
    for ranged in ("Your place", "Promotions ahead", "Your pay against the market", "Moves, layoffs and shocks"):
        assert "in four cases of five" in details[ranged]
    assert "no range: pay by level is split by assumed shares" in details["Your level today"]
    assert "no range: they are what you entered. Your profile" in details["Bonus and equity"]


def test_what_living_costs_is_nobodys_to_change(pack: Pack) -> None:
    found = answered(made_of(reasons(pack, TrajectoryView(measure="total", is_equal_power=True)), lambda: False))
    changes = {one.name: one.change for one in found.effects if not one.is_total}
    assert changes["What living costs in Seattle"] == ""
    assert changes["Bonus and equity"] == "rest"
    assert changes["Technology"] == "industry.technology"


def test_ten_assumptions_at_most_the_strongest_first(pack: Pack) -> None:
    found = answered(moved_by(reasons(pack, TrajectoryView(), year=8), lambda: False))
    data = found.data
    assert isinstance(data, TornadoData)
    assert 3 <= len(found.effects) <= 10
    reach = [one.reach for one in data.swings]
    assert reach == sorted(reach, reverse=True)
    assert data.swings[0].name == "Growth of market pay above prices"
    strongest = found.effects[0]
    assert strongest.change == "dynamics.market_growth"
    assert strongest.start < 0.5 < strongest.end == 1.0
    assert "% a year, +$" in strongest.detail
    assert strongest.amount.startswith("±$")


def test_rates_are_told_as_rates_and_simulated_as_logarithms(pack: Pack) -> None:
    asked = reasons(pack, TrajectoryView(is_real=False), year=5)
    data = answered(moved_by(asked, lambda: False)).data
    assert isinstance(data, TornadoData)
    prices = next(one for one in data.swings if one.name == "Rise of prices in a year")
    assert (prices.low_setting, prices.high_setting) == ("2\N{NO-BREAK SPACE}% a year", "3.5\N{NO-BREAK SPACE}% a year")
    # From 2.5 to 3.5 % a year over five years; what inflation surprises with grows with it.
    assert prices.high_effect == pytest.approx(data.median * ((1.035 / 1.025) ** 5 - 1), rel=0.05)


@pytest.mark.parametrize("work", [made_of, moved_by])
def test_both_can_be_cancelled(pack: Pack, work: Callable[..., Explained | None]) -> None:
    assert work(reasons(pack, TrajectoryView()), lambda: True) is None
