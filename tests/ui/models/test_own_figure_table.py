import math

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.ui.models.own_figure_table import OwnFigureTable
from planner.workspace.own_figures import reset_own_figures
from tests.market.made_up_figures import EDUCATION, FIGURES, FINANCE, TOOLS
from tests.ui.workplace import Workplace, in_memory

NBSP = "\u00a0"
Role = Qt.ItemDataRole
FIGURE, YOURS, SHIPPED, GRADE, SOURCE, NOTE = range(6)
BY_ID = {one.id: one for one in FIGURES}
RECORDS = (
    Override(id=FINANCE.id, value=math.log(1.12), note="From my team"),
    Override(id=TOOLS.id, value=math.log(1.02)),
    Override(id="gone.figure", value=0.25),
)


class Desk:
    def __init__(self) -> None:
        self.place: Workplace = in_memory(*RECORDS)[0]
        self.table = OwnFigureTable(BY_ID, self.place.session, self.place.history)
        self.place.bridge.changed.connect(self.table.follow)

    def line(self, row: int, role: Role = Role.DisplayRole) -> list[object]:
        return [self.table.index(row, column).data(role) for column in range(self.table.columnCount())]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_it_keeps_the_rules_of_item_models(desk: Desk, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(desk.table)  # type: ignore[no-untyped-call]
    desk.place.history.push(reset_own_figures(desk.place.session.profile, FIGURES, [TOOLS.id, FINANCE.id]))
    assert desk.table.rowCount() == 1
    desk.place.history.undo()
    assert desk.table.rowCount() == 3


def test_the_own_value_stands_beside_the_shipped_one(desk: Desk) -> None:
    titles = [desk.table.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert titles == ["Figure", "Yours", "Shipped", "Grade", "Source of the shipped", "Note"]
    assert desk.line(0) == ["Finance", f"+12{NBSP}%", f"+8{NBSP}%", "C", "Examples", "From my team"]
    assert desk.line(1) == ["Tools", f"+2{NBSP}%", "no estimate", "–", "Nobody knows", ""]
    assert desk.line(2) == ["gone.figure", "0.25"] + 3 * ["not in these figures"] + [""]


def test_the_tip_tells_how_sure_the_shipped_figure_is(desk: Desk) -> None:
    tips = desk.line(0, Role.ToolTipRole)
    assert tips[SHIPPED] == f"80 % range −2 to +18{NBSP}%; n 1,200; 2025; Made up"
    assert tips[YOURS] is None
    assert desk.line(2, Role.ToolTipRole)[SHIPPED] is None


def test_only_value_and_note_can_be_edited(desk: Desk) -> None:
    can = [bool(desk.table.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable) for column in range(6)]
    assert can == [False, True, False, False, False, True]
    assert not desk.table.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEditable
    assert desk.line(0, Role.EditRole) == ["Finance", "+12", f"+8{NBSP}%", "C", "Examples", "From my team"]
    assert desk.table.data(QModelIndex()) is None
    assert desk.table.index(0, YOURS).data(Role.DecorationRole) is None


def test_an_edit_is_saved_in_the_stored_unit_and_undone(desk: Desk) -> None:
    assert desk.table.setData(desk.table.index(0, YOURS), "20 %")
    assert desk.place.session.profile.overrides[FINANCE.id] == pytest.approx(math.log(1.2))
    assert desk.line(0)[YOURS] == f"+20{NBSP}%"
    desk.place.history.undo()
    assert desk.line(0)[YOURS] == f"+12{NBSP}%"
    assert desk.table.setData(desk.table.index(0, NOTE), "Heard")
    assert desk.line(0)[NOTE] == "Heard"
    assert desk.table.setData(desk.table.index(2, YOURS), "0.5")
    assert desk.place.session.profile.overrides["gone.figure"] == 0.5


def test_a_value_beyond_belief_is_refused_with_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.table.refused) as told:
        assert not desk.table.setData(desk.table.index(0, YOURS), "900")
    assert told.args is not None
    index, error = told.args
    assert index.column() == YOURS
    assert isinstance(error, UserError)
    assert str(error).startswith(f"Your value: 900{NBSP}% is not within −66.7 to +200{NBSP}%.")
    assert desk.line(0)[YOURS] == f"+12{NBSP}%"


def test_the_same_value_is_no_edit(desk: Desk) -> None:
    assert desk.table.setData(desk.table.index(0, YOURS), "+12")
    assert not desk.place.history.can_undo


@pytest.mark.parametrize("column", range(6))
def test_every_column_can_be_ordered_by(desk: Desk, column: int) -> None:
    desk.place.history.push(reset_own_figures(desk.place.session.profile, FIGURES, ["gone.figure"]))
    desk.table.sort(column)
    rising = [row[FIGURE] for row in map(desk.line, range(2))]
    desk.table.sort(column, Qt.SortOrder.DescendingOrder)
    assert [row[FIGURE] for row in map(desk.line, range(2))] == rising[::-1]
    assert EDUCATION.id not in desk.place.session.profile.overrides
