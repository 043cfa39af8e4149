from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.widgets.flow import FlowLayout
from planner.ui.widgets.lever_field import FieldRow, grade_label, lever_field, told_grade


def test_the_name_leads_to_what_moves_the_lever(qtbot: QtBot) -> None:
    control, beside = QPushButton("Move"), told_grade("D", "an assumption")
    field = lever_field("Market", control, beside)
    qtbot.addWidget(field)
    name = next(label for label in field.findChildren(QLabel) if label.buddy() is not None)
    assert (name.text(), name.buddy()) == ("Market", control)
    assert beside.parent() is field


def test_a_grade_speaks_its_source_and_keeps_its_room(qtbot: QtBot) -> None:
    label = told_grade("B", "a study of 2024")
    qtbot.addWidget(label)
    assert (label.text(), label.toolTip()) == ("B", "a study of 2024")
    assert label.accessibleName() == "Grade B. a study of 2024"
    empty = grade_label()
    qtbot.addWidget(empty)
    assert empty.text() == ""
    assert empty.sizePolicy().retainSizeWhenHidden()


def test_a_narrower_row_of_fields_asks_for_more_lines(qtbot: QtBot) -> None:
    row = FieldRow()
    flow = FlowLayout(parent=row)
    for number in range(4):
        flow.addWidget(QPushButton(f"Field {number}"))
    qtbot.addWidget(row)
    row.resize(800, 200)
    row.show()
    wide = row.minimumHeight()
    row.resize(120, 200)
    assert row.minimumHeight() > wide > 0
