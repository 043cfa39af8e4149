from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from planner.ui.models.told_table import ToldTable

ROLE = Qt.ItemDataRole
TABLE = (("group", "share", "low"), ("after 1 year", "0.8000", ""), ("women", "0.7900", ""))


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = ToldTable()
    model.show_table(TABLE)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_cells_are_the_texts_of_the_chart() -> None:
    model = ToldTable()
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    model.show_table(TABLE)
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.index(1, 0).data() == model.index(1, 0).data(ROLE.ToolTipRole) == "women"
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(ROLE.DecorationRole) is None


def test_numbers_stand_right_and_so_do_their_titles() -> None:
    model = ToldTable()
    model.show_table(TABLE)
    right, left = (
        side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
    )
    assert [model.index(0, column).data(ROLE.TextAlignmentRole) for column in range(3)] == [left, right, left]
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole) == right
    assert model.headerData(1, Qt.Orientation.Horizontal) == "share"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(7, Qt.Orientation.Horizontal) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.DecorationRole) is None
    model.show_table((TABLE[0], ("after 1 year", "nobody", "0.7")))
    assert [model.index(0, column).data(ROLE.TextAlignmentRole) for column in range(3)] == [left, left, right]


def test_the_copy_is_for_a_spreadsheet() -> None:
    model = ToldTable()
    model.show_table(TABLE)
    assert model.as_tsv().splitlines() == ["group\tshare\tlow", "after 1 year\t0.8000\t", "women\t0.7900\t"]
