import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.market.pack import Pack
from planner.ui.models.source_table import SourceTable, age_text
from tests.forecast.examples import SOURCE

TODAY = datetime.date(2026, 11, 22)
Role = Qt.ItemDataRole
OLD = replace(SOURCE, id="bea", title="Parities", year=2024, date="2024, published February 2026", rows=1234)


@pytest.fixture
def table(qtbot: QtBot) -> SourceTable:
    return SourceTable((SOURCE, OLD), TODAY)


def cells(table: SourceTable, line: int, role: Role = Role.DisplayRole) -> list[object]:
    return [table.index(line, column).data(role) for column in range(table.columnCount())]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester, pack: Pack) -> None:
    for sources in ((), (SOURCE,), pack.sources):
        model = SourceTable(sources, TODAY)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        model.set_attention("#b35c00")
        assert model.rowCount() == len(sources)


def test_a_source_is_told_with_date_age_rows_and_licence(table: SourceTable) -> None:
    titles = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
    assert titles == ["Source", "Figures of", "Age", "Rows used", "Licence"]
    assert cells(table, 0) == ["BLS OEWS", "May 2025", "18 months", "3", "public domain"]
    assert cells(table, 1)[1:4] == ["2024, published February 2026", "23 months · old", "1,234"]
    assert cells(table, 1, Role.ToolTipRole) == cells(table, 1)
    assert table.source(1) == OLD


def test_old_figures_are_marked_in_words_and_colour(table: SourceTable) -> None:
    table.set_attention("#b35c00")
    colours = [table.index(line, 2).data(Role.ForegroundRole) for line in range(2)]
    assert colours[0] is None
    assert isinstance(colours[1], QColor)
    assert colours[1].name() == "#b35c00"
    assert table.index(1, 1).data(Role.ForegroundRole) is None


def test_another_colour_is_told(table: SourceTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.dataChanged):
        table.set_attention("#f0a050")


def test_ages_are_counted_in_words() -> None:
    assert age_text(SOURCE, datetime.date(2025, 6, 1)) == "1 month"
    assert age_text(SOURCE, datetime.date(2025, 5, 31)) == "0 months"
    assert age_text(SOURCE, datetime.date(2026, 12, 1)) == "19 months · old"


def test_numbers_stand_at_the_right(table: SourceTable) -> None:
    right = [bool(Qt.AlignmentFlag.AlignRight & side) for side in cells(table, 0, Role.TextAlignmentRole)]  # type: ignore[operator]
    assert right == [False, False, True, True, False]
    assert table.headerData(2, Qt.Orientation.Horizontal, Role.TextAlignmentRole) is not None


def test_other_questions_get_no_answer(table: SourceTable) -> None:
    assert table.data(QModelIndex()) is None
    assert table.index(0, 0).data(Role.DecorationRole) is None
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(5, Qt.Orientation.Horizontal) is None
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0
