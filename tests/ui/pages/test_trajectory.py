"""The page on real figures: the sample in memory, the shipped pack, the real worker."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSplitter, QTableView
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings, Value
from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.market.pack import Pack
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.workspace import edits
from planner.workspace.sample import sample_profile
from tests.ui.workplace import Workplace, in_memory
from tests.ui.written import settle_files

SAMPLE = sample_profile(datetime.date(2026, 11, 22)).applied_to(Profile())


class Desk:
    """A page that is shown, and the workplace under it."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, *records: Record) -> None:
        self.qtbot = qtbot
        self.place: Workplace
        self.place, self.file = in_memory(*records)
        self.market: list[str] = []
        self.parts = (self.place.session, self.place.history, self.place.bridge, pack, settings, theme)
        self.page = TrajectoryPage(*self.parts)
        self.page.market_named.connect(self.market.append)
        self.page.resize(900, 700)
        qtbot.addWidget(self.page)
        with qtbot.waitSignal(self.page.market_named, timeout=30_000):  # comes last
            self.page.show()

    @property
    def sentence(self) -> str:
        return self.page.sentence

    def switch(self, name: str) -> SegmentedControl:
        return next(each for each in self.page.findChildren(SegmentedControl) if each.accessibleName() == name)

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.text() == text)

    def named_button(self, name: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.accessibleName() == name)

    def box(self, name: str) -> SteadyBox:
        boxes = self.page.explanation.findChildren(SteadyBox)
        return next(each for each in boxes if each.accessibleName() == name)

    def choose(self, name: str, key: str) -> None:
        with self.qtbot.waitSignal(self.page.market_named, timeout=30_000):
            self.switch(name).choose(key)

    def explained(self) -> list[str]:
        labels = self.page.explanation.findChildren(QLabel)
        return [label.text() for label in labels if not label.isHidden() and label.text()]

    def told(self) -> str:
        return next(bar.text for bar in self.page.findChildren(MessageBar))


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.page.close_page()


def drag(page: TrajectoryPage, by: int) -> QSplitter:
    """Move the handle between chart and table as dragging it does."""
    splitter = page.findChild(QSplitter)
    assert isinstance(splitter, QSplitter)
    before = splitter.sizes()
    splitter.moveSplitter(before[0] + by, 1)
    assert splitter.sizes() != before
    return splitter


def median(desk: Desk) -> float:
    assert desk.page.data is not None
    return desk.page.data.rows[4].pay[2]


def test_the_answer_stands_on_top_and_in_the_chart(desk: Desk) -> None:
    assert desk.page.data is not None
    assert desk.sentence.startswith(desk.page.data.headline)
    assert "Base pay, today's dollars, Seattle." in desk.sentence
    shown = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert shown[:3] == ["Trajectory", desk.page.data.headline, desk.page.data.subtitle]


def test_the_market_behind_it_is_named(desk: Desk) -> None:
    (named,) = desk.market
    assert named.startswith("Market: BLS OEWS May 2025, ")
    assert named.endswith(" jobs in this cell")


def test_the_chart_comes_before_what_is_read_after_it(desk: Desk) -> None:
    order: list[str] = []
    desk.page.answered.connect(lambda: order.append("chart"))
    desk.page.market_named.connect(lambda _: order.append("the rest"))
    desk.choose("Money", "nominal")
    assert order == ["chart", "the rest"]


def test_it_follows_every_edit_and_undo(desk: Desk, qtbot: QtBot) -> None:
    before = desk.sentence
    pays = [pay for role in desk.place.session.profile.roles[:1] for pay in desk.place.session.profile.pay_of(role.id)]
    changes = edits.set_field(desk.place.session.profile, pays[-1].id, "base", "250000")
    assert changes is not None
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(changes)
    assert desk.sentence != before
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.undo()
    assert desk.sentence == before


def test_total_is_more_than_base(desk: Desk, settings: Settings) -> None:
    base = median(desk)
    desk.choose("Pay", "total")
    assert median(desk) > base
    assert "Total pay" in desk.sentence
    assert settings.get("trajectory_pay", "") == "total"


def test_nominal_money_is_more_than_real_where_prices_rise(desk: Desk) -> None:
    real = median(desk)
    desk.choose("Money", "nominal")
    assert median(desk) > real
    assert "each year's dollars" in desk.sentence


def test_equal_power_takes_out_what_seattle_costs(desk: Desk, pack: Pack) -> None:
    own = median(desk)
    assert desk.switch("Prices").findChildren(QPushButton)[0].text() == "Seattle"
    desk.choose("Prices", "equal")
    place = pack.find_place("Seattle")
    assert place is not None
    assert place.price_level is not None
    assert median(desk) == pytest.approx(own * 100 / place.price_level)


def test_the_table_has_the_numbers_of_the_chart(desk: Desk) -> None:
    assert desk.page.data is not None
    tables = desk.page.findChildren(QTableView)
    (model,) = (table.model() for table in tables if table.accessibleName() == "Pay by year")
    assert model.rowCount() == len(desk.page.data.rows) == 15
    assert model.index(0, 0).data() == str(desk.page.data.rows[0].year)


def test_copying_says_so(desk: Desk) -> None:
    desk.button("Copy").click()
    assert QGuiApplication.clipboard().text().startswith("Year\t10 %")
    assert desk.told() == "The numbers are on the clipboard."


def test_the_inspector_says_what_the_number_rests_on(desk: Desk) -> None:
    said = desk.explained()
    assert said[0] == "What this rests on"
    assert said[said.index("Place") + 1] == "Seattle"
    assert "Jobs" in said


def test_an_assumption_is_edited_as_anything_else(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.answered):
        desk.box("Years ahead").setValue(20)
    assert desk.page.data is not None
    assert len(desk.page.data.rows) == 20
    assert desk.place.session.profile.preferences.horizon_years == 20
    assert desk.place.history.undo_text == "Assumptions: Years ahead from 15 to 20"
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.undo()
    assert desk.box("Years ahead").value() == 15


def test_an_assumption_that_is_the_same_is_no_edit(desk: Desk) -> None:
    desk.page.explanation.assumption_edited.emit("horizon_years", "15")
    assert not desk.place.history.can_undo


def test_an_assumption_that_breaks_a_rule_is_told_on_the_page(desk: Desk) -> None:
    desk.page.explanation.assumption_edited.emit("horizon_years", "400")
    assert desk.told().startswith("Years ahead: 400 is not between 1 and 40.")
    assert not desk.place.history.can_undo


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".csv"])
def test_it_saves_what_it_shows(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"trajectory{ending}"
    desk.page.save(path)
    settle_files()
    assert path.stat().st_size > 500
    assert desk.told() == f"Saved {path}."


def test_what_cannot_be_saved_is_told_on_the_page(desk: Desk, tmp_path: Path) -> None:
    desk.page.save(tmp_path / "no such folder" / "trajectory.png")
    settle_files()
    assert "trajectory.png" in desk.told()
    assert not desk.told().startswith("Saved")


@pytest.mark.parametrize(("part", "ending"), [("table", "csv"), ("levels", "png")])
def test_saving_what_is_below_asks_where(desk: Desk, part: str, ending: str) -> None:
    desk.switch("Below the chart").choose(part)
    desk.named_button("Save what is below the chart").click()
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == ending
    dialog.reject()


def test_saving_asks_where(desk: Desk) -> None:
    desk.button("Save…").click()
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "png"
    dialog.reject()


def test_without_a_role_it_says_what_to_do_and_where(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, pack, settings, theme)
    assert desk.sentence.startswith("No estimate: no role is recorded yet. Add your current role")
    assert desk.market == [""]
    assert "There is no estimate yet." in desk.explained()
    visible = [each.text() for each in desk.page.findChildren(QPushButton) if each.isVisible()]
    assert visible == ["Add your current role"]
    with qtbot.waitSignal(desk.page.profile_wanted):
        desk.button("Add your current role").click()
    desk.page.close_page()


def test_without_an_estimate_what_was_paid_is_still_drawn(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    records = [
        replace(record, title="Lion tamer") if isinstance(record, Role) else record
        for record in SAMPLE.records.values()
    ]
    desk = Desk(qtbot, pack, settings, theme, *records)
    assert "no market figures for the title “Lion tamer”" in desk.sentence
    assert desk.page.data is not None
    assert len(desk.page.data.past) >= 3
    assert desk.button("Save…").isVisible()
    assert not desk.button("Copy").isVisible()
    desk.page.close_page()


def test_an_error_of_the_worker_is_told_or_raised(desk: Desk) -> None:
    desk.page._runner.failed.emit(UserError("Market figures", "they are damaged", "Install again"))
    assert desk.told() == "Market figures: they are damaged. Install again."
    with pytest.raises(ZeroDivisionError):
        desk.page._tell(ZeroDivisionError("a fault"))


def test_what_the_user_arranged_is_there_the_next_time(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    first = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    first.choose("Money", "nominal")
    first.switch("Below the chart").choose("levels")
    splitter = drag(first.page, -40)
    kept = splitter.sizes()
    first.page.close_page()
    second = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    assert second.switch("Money").key == "nominal"
    assert second.switch("Below the chart").key == "levels"
    assert "each year's dollars" in second.sentence
    assert settings.get("trajectory_split", []) == kept
    second.page.close_page()


def test_an_arrangement_nobody_made_is_not_remembered(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    settings.set("trajectory_split", [300, 200])
    place, _ = in_memory(*SAMPLE.records.values())
    early = TrajectoryPage(place.session, place.history, place.bridge, pack, settings, theme)
    qtbot.addWidget(early)
    early.close_page()
    Desk(qtbot, pack, settings, theme, *SAMPLE.records.values()).page.close_page()
    assert settings.get("trajectory_split", []) == [300, 200]


@pytest.mark.parametrize("remembered", [[0, 0], [300, 0], ["a", 2], [300], "wrong"])
def test_an_arrangement_that_hides_a_part_is_left_aside(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, remembered: Value
) -> None:
    usual = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    sizes = usual.page.findChild(QSplitter).sizes()  # type: ignore[union-attr]
    usual.page.close_page()
    settings.set("trajectory_split", remembered)
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    assert desk.page.findChild(QSplitter).sizes() == sizes  # type: ignore[union-attr]
    desk.page.close_page()


def test_until_the_first_answer_it_says_that_it_works(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    place, _ = in_memory(*SAMPLE.records.values())
    page = TrajectoryPage(place.session, place.history, place.bridge, pack, settings, theme)
    qtbot.addWidget(page)
    page.show()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Trajectory", "Working out your forecast…"]
    assert not any(button.isVisible() for button in page.findChildren(QPushButton))
    page._tell(UserError("Market figures", "they are damaged", "Install again"))
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert shown[:2] == ["Trajectory", "There is no forecast."]
    with qtbot.waitSignal(page.answered, timeout=30_000):
        pass
    assert all(each.isVisible() for each in page.findChildren(SegmentedControl))
    page.close_page()


def test_switching_moves_nothing(desk: Desk) -> None:
    desk.page.resize(1280 - 196 - 292, 700)
    before = desk.switch("Pay").mapTo(desk.page, QPoint())
    for name, key in (("Pay", "total"), ("Prices", "equal"), ("Money", "nominal")):
        desk.choose(name, key)
        assert desk.switch("Pay").mapTo(desk.page, QPoint()) == before


def test_the_place_of_another_career_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    role = desk.place.session.profile.roles[0]
    changes = edits.set_field(desk.place.session.profile, role.id, "title", "Lion tamer")
    assert changes is not None
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(changes)
    own, equal = desk.switch("Prices").findChildren(QPushButton)
    assert own.text() == "Own city"
    assert not equal.isEnabled()


def test_a_track_without_data_is_called_an_assumption(desk: Desk, qtbot: QtBot) -> None:
    role = desk.place.session.profile.roles[0]
    changes = edits.set_field(desk.place.session.profile, role.id, "track", "founder")
    assert changes is not None
    with qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(changes)
    assert "An assumption: there are no data for this track." in desk.sentence
    assert "stay inside" not in desk.sentence


def test_a_message_goes_with_the_page_and_with_the_next_edit(desk: Desk, qtbot: QtBot) -> None:
    desk.button("Copy").click()
    desk.page.hide()
    assert desk.told() == ""
    desk.page.show()
    desk.button("Copy").click()
    with qtbot.waitSignal(desk.page.answered):
        desk.box("Years ahead").setValue(20)
    assert desk.told() == ""


def test_a_chart_that_could_not_be_saved_is_told_until_it_is_closed(desk: Desk, tmp_path: Path) -> None:
    desk.page.save(tmp_path / "no such folder" / "trajectory.png")
    settle_files()
    desk.page.hide()
    desk.page.show()
    assert "trajectory.png" in desk.told()


def test_a_closed_page_hears_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    page = TrajectoryPage(*desk.parts)
    qtbot.addWidget(page)
    page.close_page()
    changes = edits.set_field(desk.place.session.profile, "preferences", "seed", "2")
    assert changes is not None
    with qtbot.assertNotEmitted(page.answered), qtbot.waitSignal(desk.page.answered):
        desk.place.history.push(changes)
    assert page.data is None
