import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.tornado import TornadoData
from planner.charts.waterfall import WaterfallData
from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.market.pack import Pack
from planner.ui.pages.assumption_list import AssumptionList
from planner.ui.pages.method import MethodCard
from planner.ui.pages.reason_panel import ReasonPanel
from planner.ui.pages.trajectory_reasons import Explained as Reason
from planner.ui.pages.trajectory_reasons import IsCancelled, Reasons
from planner.ui.theme import Theme
from planner.ui.widgets.steady_box import SteadyBox
from tests.ui.pages.surroundings import SAMPLE, Explained
from tests.ui.written import settle_files

SHOCK = "dynamics.shock_sd"


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Explained]:
    desk = Explained(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.close()


def box(assumed: AssumptionList, name: str) -> SteadyBox:
    setting = assumed.setting(name)
    assert setting is not None
    return next(one for one in assumed.findChildren(SteadyBox) if one.accessibleName() == setting.name)


def effect(panel: ReasonPanel, name: str) -> QFrame:
    lines = [line for line in panel.findChildren(QFrame) if line.property("kind") == "effect"]
    return next(line for line in lines if line.accessibleName().startswith(name))


def labels(desk: Explained) -> list[str]:
    return [label.text() for label in desk.inspector.findChildren(QLabel) if label.isVisible()]


def test_the_bars_lead_to_the_number_on_the_page(desk: Explained) -> None:
    desk.explain()
    data = desk.inspector.made.data
    assert isinstance(data, WaterfallData)
    assert desk.page.data is not None
    assert data.bars[-1].end == round(desk.page.data.rows[4].pay[2], 2)
    names = [bar.name for bar in data.bars]
    assert names[:3] == ["Entry level, United States", "Your place", "Technology"]
    assert len(desk.inspector.made.sentences) == len(data.bars)
    assert desk.inspector.made.sentences[2].startswith("Technology: +$")
    assert "in four cases of five. " in desk.inspector.made.sentences[2]


def test_it_follows_edits_and_the_year(desk: Explained, qtbot: QtBot) -> None:
    desk.explain()
    assert desk.page.data is not None
    first = desk.page.data.rows[0].year
    assert desk.inspector.year.value() == first + 4
    with qtbot.waitSignal(desk.inspector.made.explained, timeout=30_000):
        desk.inspector.year.setValue(first + 1)
    data = desk.inspector.made.data
    assert isinstance(data, WaterfallData)
    assert data.bars[-1].end == round(desk.page.data.rows[1].pay[2], 2)
    with qtbot.waitSignal(desk.inspector.made.explained, timeout=30_000):
        desk.page.explanation.assumption_edited.emit("inflation_percent", "5")
    assert desk.inspector.year.value() == first + 1


def test_nothing_is_worked_out_that_nobody_looks_at(desk: Explained, qtbot: QtBot) -> None:
    panels = (desk.inspector.made, desk.inspector.moved)
    assert [panel.data for panel in panels] == [None, None]
    desk.explain()
    assert [panel.data is None for panel in panels] == [False, True]
    with qtbot.waitSignal(desk.inspector.moved.explained, timeout=30_000):
        desk.inspector.section("moved").open()
    data = desk.inspector.moved.data
    assert isinstance(data, TornadoData)
    assert 3 <= len(data.swings) <= 10
    assert "Rise of prices in a year" not in [swing.name for swing in data.swings]


def test_in_nominal_money_inflation_moves_the_number(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    settings.set("trajectory_money", "nominal")
    desk = Explained(qtbot, pack, settings, theme, *SAMPLE.records.values())
    desk.explain()
    with qtbot.waitSignal(desk.inspector.moved.explained, timeout=30_000):
        desk.inspector.section("moved").open()
    data = desk.inspector.moved.data
    assert isinstance(data, TornadoData)
    assert "Rise of prices in a year" in [swing.name for swing in data.swings]
    desk.inspector.moved.change_wanted.emit("dynamics.inflation")
    assert desk.inspector.focusWidget() is desk.page.explanation.focus("inflation_percent")
    desk.close()


def test_an_assumption_is_set_in_place_and_set_back(desk: Explained, qtbot: QtBot) -> None:
    desk.look()
    desk.inspector.section("assumed").open()
    assumed = desk.inspector.assumed
    shipped = box(assumed, SHOCK).value()
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        box(assumed, SHOCK).setValue(15.0)
    stored = desk.place.session.profile.get(Override, SHOCK)
    assert stored is not None
    assert stored.value == pytest.approx(0.15)
    qtbot.waitUntil(lambda: (now := assumed.setting(SHOCK)) is not None and (now.grade, now.is_own) == ("own", True))
    reset = next(one for one in assumed.findChildren(QPushButton) if one.isVisible() and one.text() == "Reset")
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        reset.click()
    assert not desk.place.session.profile.overrides
    qtbot.waitUntil(lambda: box(assumed, SHOCK).value() == shipped)
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        desk.place.history.undo()
    assert desk.place.session.profile.overrides == {SHOCK: stored.value}


def test_a_fact_of_the_job_is_set_in_per_cent_of_pay(desk: Explained, qtbot: QtBot) -> None:
    desk.look()
    desk.inspector.section("assumed").open()
    before = desk.page.sentence
    with qtbot.waitSignal(desk.page.answered, timeout=30_000):
        box(desk.inspector.assumed, "industry.technology").setValue(50.0)
    assert desk.place.session.profile.overrides["industry.technology"] == pytest.approx(0.405465)
    assert desk.page.sentence != before


def test_a_value_that_cannot_be_is_told(desk: Explained) -> None:
    desk.look()
    desk.inspector.assumed.value_wanted.emit("industry.technology", 300.0)
    assert any("is not between −66 and +200" in text for text in labels(desk))
    desk.inspector.assumed.value_wanted.emit("no such figure", 1.0)
    desk.inspector.assumed.reset_wanted.emit(SHOCK)
    assert any("no longer in the profile" in text for text in labels(desk))
    assert not desk.place.history.can_undo


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Promotions ahead", "dynamics.never_promoted"),
        ("Moves, layoffs", "dynamics.shock_sd"),
        ("Technology", "industry.technology"),
    ],
)
def test_change_this_leads_to_the_assumption(desk: Explained, qtbot: QtBot, line: str, name: str) -> None:
    desk.explain()
    shown = effect(desk.inspector.made, line)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    next(one for one in shown.findChildren(QPushButton)).click()
    assert desk.inspector.section("assumed").is_open
    assert desk.inspector.focusWidget() is desk.inspector.assumed.focus(name)


def test_change_this_leads_to_the_profile(desk: Explained, qtbot: QtBot) -> None:
    desk.explain()
    shown = effect(desk.inspector.made, "Your pay against the market")
    QTest.keyClick(shown, Qt.Key.Key_Return)
    next(one for one in shown.findChildren(QPushButton)).click()
    assert desk.pages == ["profile"]


def test_change_this_leads_to_the_preferences(desk: Explained) -> None:
    desk.look()
    desk.inspector.made.change_wanted.emit("market_growth")
    assert desk.inspector.focusWidget() is desk.page.explanation.focus("market_growth_percent")


def test_the_explanation_is_saved_as_picture_and_table(desk: Explained, tmp_path: Path) -> None:
    desk.explain()
    for ending in ("png", "csv"):
        desk.inspector.made.save(tmp_path / f"made.{ending}")
        settle_files()
        assert (tmp_path / f"made.{ending}").stat().st_size > 300
    desk.inspector.made.save(tmp_path / "no such folder" / "made.png")
    settle_files()
    assert any("made.png" in text and not text.startswith("Saved") for text in labels(desk))
    next(one for one in desk.inspector.made.findChildren(QPushButton) if one.text() == "Save…").click()
    (dialog,) = desk.inspector.made.findChildren(QFileDialog)
    dialog.reject()


def test_how_good_such_forecasts_were_leads_to_the_method(desk: Explained) -> None:
    desk.look()
    desk.inspector.section("method").open()
    assert any("were inside the 80 % range" in text for text in labels(desk))
    next(one for one in desk.inspector.findChildren(QPushButton) if one.text() == "Method…").click()
    (card,) = desk.page.findChildren(MethodCard)
    card.window().close()


def test_without_a_forecast_there_is_nothing_to_explain(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    desk = Explained(qtbot, pack, settings, theme)
    desk.look()
    assert "There is nothing to explain yet." in labels(desk)
    assert not desk.inspector.year.isVisible()
    desk.close()


class Slow:
    """Work that ends when it is cancelled, or at once when told so."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.cancelled: list[int] = []
        self.is_quick = False

    def __call__(self, asked: Reasons, is_cancelled: IsCancelled) -> Reason | None:
        if self.is_quick:
            raise UserError("Figures", f"none for year {asked.year}", "Choose another")
        self.begun.set()
        while not is_cancelled():
            pass
        self.cancelled.append(asked.year)
        return None


def test_a_newer_question_cancels_the_one_before(
    qtbot: QtBot, settings: Settings, theme: Theme, desk: Explained
) -> None:
    slow = Slow()
    panel = ReasonPanel(slow, theme, settings, "slow")
    qtbot.addWidget(panel)
    panel.show()
    stand, data = desk.page.stand, desk.page.data
    panel.want(Reasons(stand, data, desk.around.pack, 1))  # type: ignore[arg-type]  # there is an estimate
    qtbot.waitUntil(slow.begun.is_set)
    assert [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()] == [
        "Working out…"
    ]
    slow.is_quick = True
    panel.want(Reasons(stand, data, desk.around.pack, 2))  # type: ignore[arg-type]  # there is an estimate
    qtbot.waitUntil(lambda: any(label.text().startswith("Figures: none") for label in panel.findChildren(QLabel)))
    assert slow.cancelled == [1]
    panel.close_panel()


def test_a_fault_of_the_work_is_raised(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    panel = ReasonPanel(Slow(), theme, settings, "slow")
    qtbot.addWidget(panel)
    with pytest.raises(ZeroDivisionError):
        panel._tell(ZeroDivisionError("a fault"))
    panel.close_panel()


def test_where_the_pay_stands_is_told_with_its_source(desk: Explained) -> None:
    desk.explain()
    said = desk.inspector.standing.sentence
    assert said.startswith("Your base pay is above ")
    assert "of 100 machine learning engineers at mid level in Seattle" in said
    assert "BLS OEWS May 2025" in said
