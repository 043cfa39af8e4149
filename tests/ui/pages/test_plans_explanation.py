"""What of the inspector of the Plans page is made when it is first shown; what it tells is tested with the parts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.person import Preferences
from planner.domain.plan import Plan
from planner.ui.pages.plans_explanation import PlansExplanation
from planner.ui.widgets.steady_box import SteadyBox
from tests.ui.workplace import in_memory

PLAN = Plan(id="a", name="A")


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def test_what_stands_below_the_notes_is_made_once_when_it_is_first_shown(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN)
    explanation = PlansExplanation(place.session, place.history)
    qtbot.addWidget(explanation)
    explanation.show_preferences(Preferences(discount_percent=5))
    for _ in range(5):
        QCoreApplication.processEvents()
    assert explanation.findChildren(SteadyBox) == []
    explanation.show()
    explanation.show_preferences(Preferences(discount_percent=6))
    assert explanation.findChildren(SteadyBox) == []  # the page is painted first
    qtbot.waitUntil(lambda: "How plans are compared" in said(explanation))
    boxes = {box.accessibleName(): box for box in explanation.findChildren(SteadyBox)}
    assert boxes["Discount"].value() == 6
    told = said(explanation)
    assert told.index("Yours to set") < told.index("How plans are compared")
    explanation.hide()
    explanation.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert len(explanation.findChildren(SteadyBox)) == len(boxes) == 4


def test_stopped_before_it_was_all_made_it_makes_no_more(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN)
    explanation = PlansExplanation(place.session, place.history)
    qtbot.addWidget(explanation)
    explanation.show()
    explanation.stop()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert explanation.findChildren(SteadyBox) == []
