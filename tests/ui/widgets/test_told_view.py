from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.coverage_figure import CoverageFigure
from planner.charts.palette import Palette
from planner.ui.chart_view import ChartView
from planner.ui.models.told_table import ToldTable
from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.told_view import ToldView
from tests.charts import plain
from tests.ui.written import settle_files


def figure(palette: Palette, font: str) -> CoverageFigure:
    return CoverageFigure(palette, font=font)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, settings: Settings) -> ToldView:
    view = ToldView(figure, theme, settings, "Measured coverage", QSize(400, 200))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    return view


def button(view: ToldView, text: str) -> QPushButton:
    return next(one for one in view.findChildren(QPushButton) if one.text() == text)


def test_nothing_is_saved_before_there_is_something(view: ToldView) -> None:
    assert view.data is None
    button(view, "Save…").click()
    assert view.findChildren(QFileDialog) == []


def test_chart_and_table_show_the_same(view: ToldView, qtbot: QtBot) -> None:
    data = plain.coverage()
    chart = view.findChild(ChartView)
    assert isinstance(chart, ChartView)
    with qtbot.waitSignal(chart.shown, timeout=30_000):
        view.show_data(data)
    assert view.data is data
    assert chart.accessibleName() == data.spoken
    assert chart.isVisible()
    view.findChild(SegmentedControl).choose("table")  # type: ignore[union-attr]  # there is one
    table = view.findChild(QTableView)
    assert isinstance(table, QTableView)
    assert table.isVisible()
    header, *rows = data.table()
    model = table.model()
    assert model.rowCount() == len(rows)
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(header))] == list(header)
    assert [model.index(0, column).data() for column in range(len(header))] == list(rows[0])


def test_columns_are_as_wide_as_what_stands_in_them_and_measured_when_seen(
    view: ToldView, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, switch = view.findChild(QTableView), view.findChild(SegmentedControl)
    assert isinstance(table, QTableView)
    assert isinstance(switch, SegmentedControl)
    asked: list[tuple[object, ...]] = []
    with monkeypatch.context() as watched:
        watched.setattr(ToldTable, "data", lambda *given: asked.append(given))
        view.show_data(plain.coverage())
        QCoreApplication.processEvents()
    assert asked == []
    for _ in range(2):  # also of what came after
        switch.choose("table")
        header = table.horizontalHeader()
        needed = [max(table.sizeHintForColumn(one), header.sectionSizeHint(one)) for one in range(header.count())]
        assert [table.columnWidth(column) for column in range(header.count())] == needed
        switch.choose("chart")
        view.show_data(plain.coverage())


def test_the_keys_for_copying_copy_the_table(view: ToldView) -> None:
    view.show_data(plain.coverage())
    view.findChild(SegmentedControl).choose("table")  # type: ignore[union-attr]  # there is one
    table = view.findChild(QTableView)
    assert isinstance(table, QTableView)
    view.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, *rows = plain.coverage().table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "\t".join(header)
    assert len(lines) == 1 + len(rows)
    assert view.told == "The table is on the clipboard."


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
def test_it_is_saved_as_any_kind_of_file(view: ToldView, tmp_path: Path, ending: str) -> None:
    view.show_data(plain.coverage())
    view.save(tmp_path / f"chart.{ending}")
    settle_files()
    assert (tmp_path / f"chart.{ending}").stat().st_size > 100
    assert view.told == f"Saved {tmp_path / f'chart.{ending}'}."
