"""Whether cells are painted as Qt's own delegate would paint them."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QBrush, QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.market.own_figures import shipped_figures
from planner.market.pack import Pack
from planner.market.source_list import every_source
from planner.ui.models.column_table import ColumnFilter, ColumnTable, TableColumn
from planner.ui.models.columns import table_columns
from planner.ui.models.figure_table import FigureSearch, FigureTable
from planner.ui.models.records import RecordSearch, RecordTable
from planner.ui.models.source_table import SourceTable
from planner.ui.models.told_table import ToldTable
from planner.ui.widgets.number_view import NumberView
from planner.ui.widgets.text_delegate import TextDelegate
from tests.charts import plain
from tests.ui.workplace import CAREER, in_memory

_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
Make = Callable[[Pack], QAbstractItemModel]


def sources(pack: Pack) -> QAbstractItemModel:
    model = SourceTable(every_source(pack), datetime.date(2026, 11, 22))
    model.set_attention("#b35c00")
    return model


def figures(pack: Pack) -> QAbstractItemModel:
    figures = shipped_figures(pack.pay)
    model = FigureSearch(FigureTable(figures))
    model.choose_kind(figures[-1].kind)
    return model


def told(_: Pack) -> QAbstractItemModel:
    model = ToldTable()
    model.show_table(plain.coverage().table())
    return model


def strong(_: Pack) -> QAbstractItemModel:
    columns: list[TableColumn[int]] = [
        TableColumn("Number", "", str, is_number=True),
        TableColumn("Words", "", lambda row: f"is {row}"),
    ]
    table = ColumnTable(columns, lambda row: row % 2 == 0)
    table.show_rows(range(5))
    model = ColumnFilter(table)
    model.show_only(lambda row: row != 1)
    return model


def records(kind: type[Role | Skill]) -> QAbstractItemModel:
    place, _ = in_memory(*CAREER)
    model = RecordSearch(RecordTable(table_columns(kind), place.session, place.history))
    model.setProperty("place", place)  # kept as long as its model
    return model


def roles(_: Pack) -> QAbstractItemModel:
    return records(Role)


def skills(_: Pack) -> QAbstractItemModel:
    return records(Skill)


def filled(delegate: QStyledItemDelegate, view: NumberView, row: int, column: int) -> tuple[Any, ...]:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    index = view.model().index(row, column)
    delegate.initStyleOption(option, index)
    colours = [option.palette.color(group, QPalette.ColorRole.Text) for group in _GROUPS]
    size = delegate.sizeHint(option, index)
    fonts = (QFont(option.font), option.fontMetrics.horizontalAdvance("width"))
    plain = (option.text, option.features, option.displayAlignment, option.index == index, option.styleObject)
    return (*plain, *fonts, colours, size, QBrush(option.backgroundBrush), option.icon.isNull())


@pytest.mark.parametrize("make", [sources, figures, told, strong, roles, skills])
def test_cells_look_as_qt_makes_them(make: Make, qtbot: QtBot, pack: Pack) -> None:
    model = make(pack)
    view = NumberView(model, "Cells", (80,), 0)
    qtbot.addWidget(view)
    ours, own = view.itemDelegate(), QStyledItemDelegate(view)
    assert isinstance(ours, TextDelegate)
    assert model.rowCount() > 1
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert filled(ours, view, row, column) == filled(own, view, row, column)


def test_a_column_that_means_nothing_is_pale_and_a_strong_row_is_strong(qtbot: QtBot, pack: Pack) -> None:
    for make, count in ((roles, 1), (strong, 6), (sources, 5)):
        model = make(pack)
        view = NumberView(model, "Cells", (80,), 0)
        qtbot.addWidget(view)
        looks = [
            filled(TextDelegate(model, view), view, row, column)
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        usual = (view.font().bold(), view.palette().text().color())
        assert sum((look[5].bold(), look[7][0]) != usual for look in looks) == count
