from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.advice.preparation import InBusinessTerms, Point
from planner.ui.dialogs.preparation import preparation_dialog

POINTS = (
    Point("Know what the market pays", is_ready=True, told="Overview says it."),
    Point("Know what you need", is_ready=False, told="Enter your costs."),
)


def texts(qtbot: QtBot, *achieved: InBusinessTerms) -> list[str]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = preparation_dialog(parent, POINTS, achieved)
    dialog.open()
    assert dialog.windowTitle() == "Prepare to negotiate – Career Planner"
    found = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    dialog.reject()
    return found


def test_the_points_are_ready_or_open_and_the_note_says_what_they_are_worth(qtbot: QtBot) -> None:
    found = texts(qtbot)
    assert found[:5] == [
        "1 of 2 ready",
        "Ready",
        "Know what the market pays. Overview says it.",
        "Open",
        "Know what you need. Enter your costs.",
    ]
    assert any("grade D" in text and "moves no number" in text for text in found)
    assert found[-1] == "No achievement has a figure before and after yet."


def test_achievements_are_told_as_they_were_recorded(qtbot: QtBot) -> None:
    said = InBusinessTerms("Faster <b>search</b>", "Latency: 9 s → 1 s", "Customers stayed.")
    silent = InBusinessTerms("Cheaper", "Cost: 2 → 1", "")
    assert texts(qtbot, said, silent)[-4:] == [
        "Faster <b>search</b> (Latency: 9 s → 1 s)",
        "Customers stayed.",
        "Cheaper (Cost: 2 → 1)",
        "Not said yet: write its impact in the achievement.",
    ]
