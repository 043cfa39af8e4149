"""The lower part: levels, numbers, twenty careers and the dots of one year; built when they are looked at."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.careers import CareersData
from planner.charts.dots import DotsData
from planner.domain.compensation import Pay
from planner.domain.errors import UserError
from planner.market.pack import Pack, load_pack
from planner.ui.pages.trajectory_careers import CareersPart
from planner.ui.pages.trajectory_lower import TrajectoryLower
from planner.ui.pages.trajectory_numbers import LevelsPart, PayTable
from planner.ui.pages.trajectory_question import Answer, Lives, Question, answer, lives
from planner.ui.pages.trajectory_year import YearPart
from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.steady_box import SteadyBox
from planner.ui.widgets.steady_slider import SteadySlider
from tests.ui.pages.test_trajectory import SAMPLE, Desk
from tests.ui.pages.test_trajectory_parts import TODAY
from tests.ui.written import settle_files

PartT = TypeVar("PartT", bound=QWidget)


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    asked = Question(SAMPLE, load_pack(), TODAY, "base", is_real=True, is_equal_power=False)
    return {
        "base": answer(asked),
        "total": answer(replace(asked, measure="total", is_equal_power=True)),
    }


@pytest.fixture
def lower(qtbot: QtBot, settings: Settings, theme: Theme, answers: dict[str, Answer]) -> Iterator[TrajectoryLower]:
    lower = TrajectoryLower(settings, theme)
    qtbot.addWidget(lower)
    lower.resize(800, 320)
    lower.show()
    lower.show_answer(answers["base"])
    yield lower
    lower.close_part()
    lower.hide()


def choose(lower: TrajectoryLower, key: str, kind: type[PartT], qtbot: QtBot) -> PartT:
    switch = lower.findChild(SegmentedControl)
    assert isinstance(switch, SegmentedControl)
    switch.choose(key)
    part = lower.part
    assert isinstance(part, kind)
    if isinstance(part, CareersPart | YearPart):
        qtbot.waitUntil(lambda: part.data is not None, timeout=20_000)
    return part


def button(part: QWidget, text: str) -> QPushButton:
    return next(each for each in part.findChildren(QPushButton) if each.text() == text)


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part) and label.text()]


def careers_of(part: CareersPart) -> CareersData:
    assert part.data is not None
    return part.data


def dots_of(part: YearPart) -> DotsData:
    assert part.data is not None
    return part.data


def test_nothing_is_built_before_an_answer(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    lower = TrajectoryLower(settings, theme)
    qtbot.addWidget(lower)
    assert lower.part is None
    assert lower.findChildren(QTableView) == []
    lower.copy()
    lower.close_part()


def test_only_what_is_looked_at_is_built(lower: TrajectoryLower, qtbot: QtBot, settings: Settings) -> None:
    assert isinstance(lower.part, PayTable)
    assert lower.findChildren(CareersPart) + lower.findChildren(LevelsPart) == []
    choose(lower, "levels", LevelsPart, qtbot)
    assert settings.get("trajectory_numbers", "") == "levels"
    assert lower.findChildren(YearPart) == []


@pytest.mark.parametrize(("key", "kind"), [("careers", CareersPart), ("year", YearPart), ("levels", LevelsPart)])
def test_a_part_is_never_cut_off(lower: TrajectoryLower, qtbot: QtBot, key: str, kind: type[QWidget]) -> None:
    part = choose(lower, key, kind, qtbot)
    lower.resize(800, 60)
    assert lower.minimumSizeHint().height() > part.minimumSizeHint().height()


def test_the_last_choice_is_there_the_next_time(
    qtbot: QtBot, settings: Settings, theme: Theme, answers: dict[str, Answer]
) -> None:
    settings.set("trajectory_numbers", "levels")
    lower = TrajectoryLower(settings, theme)
    qtbot.addWidget(lower)
    lower.show_answer(answers["base"])
    assert isinstance(lower.part, LevelsPart)
    lower.close_part()


def test_tables_have_a_row_a_year_and_sound_models(lower: TrajectoryLower, qtbot: QtBot) -> None:
    choose(lower, "levels", LevelsPart, qtbot)
    tables = lower.findChildren(QTableView)
    assert {table.accessibleName() for table in tables} == {"Pay by year", "Chance of each level by year"}
    for table in tables:
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert table.model().rowCount() == 15


def test_ctrl_c_copies_the_selected_rows(lower: TrajectoryLower, qtbot: QtBot) -> None:
    table = lower.part
    assert isinstance(table, PayTable)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(2)
    with qtbot.waitSignal(lower.copied) as told:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    lines = told.args[0].split("\n")
    assert len(lines) == 2
    assert lines[1].startswith("2029\t")


@pytest.mark.parametrize(
    ("key", "kind", "n_lines"),
    [("table", PayTable, 16), ("levels", LevelsPart, 16), ("careers", CareersPart, 321), ("year", YearPart, 21)],
)
def test_each_part_can_be_copied_whole(
    lower: TrajectoryLower, qtbot: QtBot, key: str, kind: type[QWidget], n_lines: int
) -> None:
    choose(lower, key, kind, qtbot)
    with qtbot.waitSignal(lower.copied) as told:
        button(lower, "Copy").click()
    assert told.args is not None
    lines = told.args[0].split("\n")
    assert len(lines) == n_lines
    assert len({line.count("\t") for line in lines}) == 1


@pytest.mark.parametrize(
    ("key", "kind", "header"),
    [
        ("levels", LevelsPart, 'year,"base paid'),
        ("table", PayTable, 'year,"base paid'),
        ("careers", CareersPart, 'career,year,"pay'),
        ("year", YearPart, "year,quantile"),
    ],
)
def test_what_is_shown_is_what_is_saved(
    lower: TrajectoryLower, qtbot: QtBot, tmp_path: Path, key: str, kind: type[QWidget], header: str
) -> None:
    choose(lower, key, kind, qtbot)
    lower.saving()(tmp_path / "numbers.csv")
    assert (tmp_path / "numbers.csv").read_text(encoding="utf-8").startswith(header)
    lower.saving()(tmp_path / "picture.svg")
    assert "<svg" in (tmp_path / "picture.svg").read_text(encoding="utf-8")
    with pytest.raises(UserError):
        lower.saving()(tmp_path / "nowhere" / "picture.png")


def test_saving_is_asked_for(lower: TrajectoryLower, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lower.save_wanted):
        button(lower, "Save…").click()


@pytest.fixture
def careers(lower: TrajectoryLower, qtbot: QtBot) -> CareersPart:
    return choose(lower, "careers", CareersPart, qtbot)


def test_the_first_career_stands_still(careers: CareersPart) -> None:
    assert not careers.is_playing
    assert texts(careers)[0] == careers_of(careers).headline
    assert careers_of(careers).headline.startswith("Career 1 of 20: ")
    assert "Each of these careers is as likely as the others." in texts(careers)[1]


def test_careers_are_stepped_by_buttons_and_keys_and_come_round(careers: CareersPart, qtbot: QtBot) -> None:
    button(careers, "Next").click()
    assert careers_of(careers).shown == 1
    button(careers, "Back").click()
    button(careers, "Back").click()
    assert careers_of(careers).shown == 19
    careers.window().activateWindow()
    button(careers, "Next").setFocus()
    qtbot.waitUntil(button(careers, "Next").hasFocus)
    QTest.keyClick(button(careers, "Next"), Qt.Key.Key_Right)
    QTest.keyClick(button(careers, "Next"), Qt.Key.Key_Right)
    assert careers_of(careers).shown == 1
    QTest.keyClick(button(careers, "Next"), Qt.Key.Key_Left)
    assert careers_of(careers).shown == 0


def test_the_chart_says_which_career_it_shows(careers: CareersPart) -> None:
    careers.step(6)
    names = [each.accessibleName() for each in careers.findChildren(QWidget)]
    assert careers_of(careers).headline in names
    assert careers_of(careers).headline.startswith("Career 7 of 20: ")


def test_play_goes_on_until_it_is_paused(careers: CareersPart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    careers._clock.setInterval(1)
    button(careers, "Play").click()
    assert careers.is_playing
    qtbot.waitUntil(lambda: careers_of(careers).shown >= 3)
    button(careers, "Pause").click()
    assert button(careers, "Play").isVisible()


@pytest.mark.parametrize("how", ["step", "hide"])
def test_it_pauses_for_a_step_and_out_of_sight(careers: CareersPart, lower: TrajectoryLower, how: str) -> None:
    button(careers, "Play").click()
    if how == "step":
        button(careers, "Next").click()
    else:
        lower.hide()
    assert not careers.is_playing


def test_before_they_are_worked_out_there_is_nothing_to_step_through(
    qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    part = CareersPart(settings, theme)
    qtbot.addWidget(part)
    part.step(1)
    assert part.data is None
    assert part.as_tsv() == ""
    assert texts(part)[0] == "Working out careers…"


def test_another_answer_keeps_the_career_and_simulates_once(
    lower: TrajectoryLower, careers: CareersPart, answers: dict[str, Answer], qtbot: QtBot
) -> None:
    careers.step(6)
    lower.show_answer(answers["total"])
    qtbot.waitUntil(lambda: careers_of(careers).meaning.startswith("total pay"))
    assert careers_of(careers).shown == 6
    found = lower._lives
    choose(lower, "year", YearPart, qtbot)
    assert lower._lives is found


def test_careers_agree_with_the_fan_they_lie_in(answers: dict[str, Answer]) -> None:
    for told in answers.values():
        found = lives(told)
        last = sorted(one.pays[-1] for one in found.twenty.careers)
        p10, _, median, _, p90 = told.data.fan[-1]
        assert 1 <= sum(pay < p10 for pay in last) + sum(pay > p90 for pay in last) <= 8
        assert last[4] < median < last[15]
        assert found.dollars.shape == (15, 10_000)
        assert found.twenty.careers[0].pays[0] == pytest.approx(told.data.fan[0][2])


def test_who_earns_an_unknown_amount_today_begins_with_the_first_year(pack: Pack) -> None:
    records = {name: one for name, one in SAMPLE.records.items() if not isinstance(one, Pay)}
    asked = Question(type(SAMPLE)(records), pack, TODAY, "base", is_real=True, is_equal_power=False)
    found = lives(answer(asked))
    assert len(found.twenty.times) == 15
    assert len(found.twenty.careers[0].pays) == 15


@pytest.fixture
def year(lower: TrajectoryLower, qtbot: QtBot) -> YearPart:
    return choose(lower, "year", YearPart, qtbot)


def amount(part: YearPart) -> SteadySlider:
    slider = part.findChild(SteadySlider)
    assert isinstance(slider, SteadySlider)
    return slider


def year_box(part: YearPart) -> SteadyBox:
    box = part.findChild(SteadyBox)
    assert isinstance(box, SteadyBox)
    return box


def test_a_year_begins_with_that_of_the_headline_and_its_median(year: YearPart) -> None:
    assert dots_of(year).year == 2031
    assert "or more in 2031" in texts(year)[0]
    assert texts(year)[1].startswith("In 1")
    assert texts(year)[1].endswith("careers you are senior or above by 2031")
    assert dots_of(year).threshold == pytest.approx(dots_of(year).median, abs=2_500)


def test_moving_the_amount_moves_the_sentence(year: YearPart) -> None:
    low, high = amount(year).minimum(), amount(year).maximum()
    amount(year).setValue(low)
    assert "In 20 of 20" in texts(year)[0] or "more than 19" in texts(year)[0]
    amount(year).setValue(high)
    assert "fewer than 1 of 20" in texts(year)[0]
    assert "or more in 2031" in amount(year).accessibleDescription()


def test_another_year_has_other_dots_and_keeps_the_amount(year: YearPart) -> None:
    before, threshold = dots_of(year).values, dots_of(year).threshold
    year_box(year).setValue(2035)
    assert dots_of(year).year == 2035
    assert dots_of(year).values != before
    assert dots_of(year).threshold == threshold
    assert texts(year)[1].endswith("by 2035")


def test_only_years_of_the_forecast_can_be_chosen(year: YearPart) -> None:
    assert (year_box(year).minimum(), year_box(year).maximum()) == (2027, 2041)


def test_the_year_stays_when_the_numbers_change(
    lower: TrajectoryLower, year: YearPart, answers: dict[str, Answer], qtbot: QtBot
) -> None:
    year_box(year).setValue(2035)
    lower.show_answer(answers["total"])
    qtbot.waitUntil(lambda: dots_of(year).meaning.startswith("total pay"))
    assert dots_of(year).year == 2035


def test_the_dots_agree_with_the_fan(year: YearPart, answers: dict[str, Answer]) -> None:
    row = next(one for one in answers["base"].data.rows if one.year == 2031)
    assert dots_of(year).median == pytest.approx(row.pay[2], rel=1e-3)
    assert sum(value < row.pay[1] for value in dots_of(year).values) == 5


def test_a_year_before_its_careers_shows_nothing(qtbot: QtBot, theme: Theme) -> None:
    part = YearPart(theme)
    qtbot.addWidget(part)
    year_box(part).setValue(2030)
    amount(part).setValue(2)
    assert part.data is None
    assert part.as_tsv() == ""


def test_what_goes_wrong_is_told(lower: TrajectoryLower, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Answer) -> Lives:
        raise UserError("Memory", "there is not enough", "Close other programs")

    lower._runner._work = fail
    with qtbot.waitSignal(lower.failed) as told:
        switch = lower.findChild(SegmentedControl)
        assert isinstance(switch, SegmentedControl)
        switch.choose("careers")
    assert told.args is not None
    assert isinstance(told.args[0], UserError)


def test_on_the_page_the_careers_can_be_seen_copied_and_saved(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, tmp_path: Path
) -> None:
    settings.set("trajectory_numbers", "careers")
    desk = Desk(qtbot, pack, settings, theme, *SAMPLE.records.values())
    part = desk.page.findChild(CareersPart)
    assert isinstance(part, CareersPart)
    qtbot.waitUntil(lambda: part.data is not None, timeout=20_000)
    desk.named_button("Copy what is below the chart").click()
    assert QGuiApplication.clipboard().text().startswith("career\tyear")
    desk.page.save_lower(tmp_path / "careers.png")
    settle_files()
    assert desk.told() == f"Saved {tmp_path / 'careers.png'}."
    desk.page.save_lower(tmp_path / "nowhere" / "careers.png")
    settle_files()
    assert "careers.png" in desk.told()
    desk.named_button("Save what is below the chart").click()
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).stem == "careers"
    dialog.reject()
    desk.page.close_page()
