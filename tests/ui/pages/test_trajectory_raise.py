"""What a raise is worth: in words, and on the page where it is tried."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.forecast.comparison import Worth
from planner.forecast.levers import AS_NOW, Levers
from planner.forecast.raises import RaiseWorth, raise_worth
from planner.market.pack import Pack
from planner.ui.pages.trajectory_levers import TrajectoryLevers
from planner.ui.pages.trajectory_question import Question, answer
from planner.ui.pages.trajectory_raise import raise_sentence
from planner.ui.theme import Theme
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits
from tests.forecast.examples import CALM, inputs
from tests.ui.pages.test_trajectory import SAMPLE, Desk
from tests.ui.pages.test_trajectory_parts import TODAY


def worth(*quantiles: float) -> Worth:
    return Worth(np.array(quantiles), quantiles[2], np.array(quantiles, dtype=np.float32))


def told(share: float = 0.05, **changes: object) -> RaiseWorth:
    """Of someone paid 120,000 dollars, five years ahead, with distances that halve in five years."""
    sign = 1 if share >= 0 else -1
    ends = ([10_000, 11_000, 12_000, 13_000, 14_000], [20_000, 21_000, 22_000, 23_000, 24_000])
    worths = (worth(*sorted(sign * one for one in some)) for some in ends)
    return RaiseWorth(inputs(dynamics=CALM, **changes), share, 0.03, *worths)


def test_the_sentence_has_the_worth_with_and_without_fading_and_its_ranges() -> None:
    assert raise_sentence(told()) == (
        "5\u00a0% more (+$6k a year now) is worth $12k, between $10k and $14k over 5 years in four careers of five; "
        "half of it fades in 5 years, as in the forecast. If none faded: $22k, between $20k and $24k. That is base and "
        "bonus in today's dollars, later years counting 3\u00a0% less a year."
    )


def test_a_cut_is_told_as_a_loss() -> None:
    sentence = raise_sentence(told(-0.05))
    assert sentence.startswith("5\u00a0% less (−$6k a year now) is worth −$12k, between −$14k and −$10k over")


def test_where_todays_pay_is_unknown_nothing_is_said_of_it() -> None:
    assert raise_sentence(told(log_pay=None)).startswith("5\u00a0% more is worth $12k")


@pytest.mark.parametrize(("share", "size"), [(0.025, "2.5"), (0.1, "10"), (-0.125, "12.5")])
def test_the_raise_is_named_as_it_was_set(share: float, size: str) -> None:
    assert raise_sentence(told(share)).startswith(f"{size}\u00a0% ")


def test_one_year_is_one_year() -> None:
    assert "over 1 year in" in raise_sentence(told(horizon_years=1))


def asked(pack: Pack, levers: Levers | None, discount: str = "") -> RaiseWorth | None:
    profile = SAMPLE
    if discount:
        changes = edits.set_field(profile, profile.preferences.id, "discount_percent", discount)
        assert changes is not None
        profile = changes.applied_to(profile)
    return answer(Question(profile, pack, TODAY, "base", True, False, levers)).raised


def test_without_a_raise_nothing_is_worked_out(pack: Pack) -> None:
    assert asked(pack, None) is None
    assert asked(pack, AS_NOW) is None
    assert asked(pack, Levers(readiness=2.0)) is None


def test_the_raise_is_tried_where_the_other_levers_are(pack: Pack) -> None:
    alone, elsewhere = (asked(pack, Levers(pay_raise=0.05, place=place)) for place in ("", "indianapolis"))
    assert alone is not None
    assert elsewhere is not None
    assert elsewhere.fading.mean < 0.9 * alone.fading.mean
    again = raise_worth(alone.inputs, 0.05, 0.03)
    assert again.fading.mean == alone.fading.mean
    assert not any(effect.cause == "Raise" for effect in alone.inputs.effects)


def test_later_years_count_less_by_the_users_own_discount(pack: Pack) -> None:
    usual, none = asked(pack, Levers(pay_raise=0.05)), asked(pack, Levers(pay_raise=0.05), "0")
    assert usual is not None
    assert none is not None
    assert (usual.discount_per_year, none.discount_per_year) == (0.03, 0.0)
    assert none.fading.mean > usual.fading.mean


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Desk]:
    settings.set("trajectory_levers", value=True)
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.page.close_page()


def card(desk: Desk) -> TrajectoryLevers:
    (levers,) = desk.page.findChildren(TrajectoryLevers)
    return levers


def raise_box(desk: Desk) -> SteadyBox:
    return next(one for one in card(desk).findChildren(SteadyBox) if one.accessibleName() == "Raise")


def sentences(desk: Desk) -> list[str]:
    texts = [label.text() for label in card(desk).findChildren(QLabel) if label.isVisible()]
    return [text for text in texts if "is worth" in text]


def test_a_raise_moves_the_forecast_and_says_what_it_is_worth(desk: Desk, qtbot: QtBot) -> None:
    before = desk.page.data
    assert before is not None
    assert sentences(desk) == []
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        raise_box(desk).setValue(5.0)
    (sentence,) = sentences(desk)
    assert sentence.startswith("5\u00a0% more (+$")
    assert desk.page.data is not None
    assert desk.page.data.rows[0].base[2] > before.rows[0].base[2]
    assert desk.page.data.rows[0].base[2] < 1.05 * before.rows[0].base[2]
    assert desk.page.moved_levers is not None
    assert desk.page.moved_levers.pay_raise == pytest.approx(0.05)
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        card(desk).reset()
    assert sentences(desk) == []
    assert desk.page.data == before


def test_the_same_raise_is_said_after_an_edit(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        raise_box(desk).setValue(-10.0)
    first = sentences(desk)
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        desk.box("Years ahead").setValue(20)
    assert "over 20 years" in sentences(desk)[0]
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        desk.place.history.undo()
    assert sentences(desk) == first


def test_the_lever_reaches_as_far_as_the_forecast_lets_it(desk: Desk) -> None:
    box = raise_box(desk)
    assert Levers(pay_raise=box.maximum() / 100).pay_raise == 0.5
    assert Levers(pay_raise=box.minimum() / 100).pay_raise == -0.5
    with pytest.raises(ValueError, match="pay_raise"):
        replace(AS_NOW, pay_raise=(box.maximum() + 1) / 100)
