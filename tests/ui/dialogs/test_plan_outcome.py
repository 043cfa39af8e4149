"""The window that lays plans beside what happened, on the Plans page's own person."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.dates import PartialDate
from planner.domain.plan import ActionKind, Plan
from planner.domain.profile import Record
from planner.market.pack import Pack
from planner.ui.dialogs.plan_outcome import PlanOutcomeDialog
from tests.advice.records import action, certification, skill
from tests.advice.test_plan_outcome_pay import kept
from tests.forecast.examples import pay, role
from tests.strategies import profile_of

TODAY = datetime.date(2027, 3, 15)
MINE = Plan(id="a", name="Mine", is_adopted=True, adopted=PartialDate(2026, 1, 10))
OLDER = tuple(Plan(id=f"o{number}", name=f"Older {number}") for number in range(5))
RECORDS: tuple[Record, ...] = (
    role("r"),
    pay("r", "2026", 112_000),
    *OLDER,
    MINE,
    action("x", ActionKind.EARN_CERTIFICATION, "2026-04", subject="CKA", months=2, plan_id="a"),
    action("y", ActionKind.LEARN_SKILL, "2027-01", subject="Rust", months=6, proficiency=3, plan_id="a"),
    action("z", ActionKind.SPECIALISE, "2026-12", subject="MLOps", plan_id="o0"),
    certification("CKA", earned="2026-07"),
    skill("Rust", 2),
    replace(kept("then", "2026-01-01"), id="kept"),
)


class Shown:
    def __init__(self, qtbot: QtBot, pack: Pack, plan_id: str = "a", records: tuple[Record, ...] = RECORDS) -> None:
        self.qtbot = qtbot
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = PlanOutcomeDialog(profile_of(*records), pack, plan_id, TODAY, self.parent)
        self.dialog.show()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.dialog.told is not None and not self.dialog._runner.is_busy, timeout=30_000)

    def rows(self) -> list[list[str]]:
        rows = self.dialog.rows
        return [[str(rows.index(row, column).data()) for column in range(4)] for row in range(rows.rowCount())]

    def said(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def shown(qtbot: QtBot, pack: Pack) -> Iterator[Shown]:
    shown = Shown(qtbot, pack)
    yield shown
    shown.dialog.reject()


def test_every_action_stands_beside_what_the_profile_says(shown: Shown) -> None:
    assert shown.dialog.answer.text() == "1 of 2 actions of Mine are done (1 late), 1 open"
    assert shown.rows() == [
        ["Earn CKA", "Jun 2026", "1 month late", "earned 2026-07"],
        ["Learn Rust to 3 of 5", "Jul 2027", "open, 4 months left", "2 of 5 now, last used 2026-10"],
    ]
    assert shown.dialog.accessibleDescription().startswith(shown.dialog.answer.text())


def test_no_month_is_cut_off(shown: Shown) -> None:
    view = shown.dialog.view
    months = (f"{datetime.date(2027, month, 1):%b %Y}" for month in range(1, 13))
    widest = max(view.fontMetrics().horizontalAdvance(one) for one in months)
    assert view.columnWidth(1) >= widest + 24  # what the style keeps free on both sides


def test_the_pay_forecast_then_stands_beside_the_pay_since(shown: Shown) -> None:
    assert any(
        text.startswith("Base pay in each year's dollars, as forecast on 1 January 2026") for text in shown.said()
    )
    ((text, value),) = shown.dialog.pay.texts
    assert (text, value) == ("2026: $112k paid", "inside the band")


def test_plans_that_are_not_compared_any_more_can_be_chosen(shown: Shown) -> None:
    names = [shown.dialog.plan.itemText(place) for place in range(shown.dialog.plan.count())]
    assert names == ["Older 0", "Older 1", "Older 2", "Older 3", "Older 4", "Mine (my plan)"]
    shown.dialog.plan.setCurrentIndex(0)
    shown.qtbot.waitUntil(lambda: "Older 0" in shown.dialog.answer.text())
    assert shown.rows() == [["Specialise in MLOps", "Dec 2026", "missed, 3 months ago", "not recorded"]]
    shown.dialog.plan.setCurrentIndex(1)
    shown.qtbot.waitUntil(lambda: "Older 1" in shown.dialog.answer.text())
    assert shown.dialog.answer.text() == "Older 1 has no actions"
    assert shown.dialog.height() < 300  # no large box around one sentence
    assert shown.rows() == []
    assert not shown.dialog.view.isVisible()
    assert not shown.dialog.pay.isVisible()


def test_without_a_kept_forecast_it_says_how_to_keep_one(qtbot: QtBot, pack: Pack) -> None:
    shown = Shown(qtbot, pack, records=tuple(one for one in RECORDS if one.id != "kept"))
    assert any(text.startswith("No forecast was kept. Ctrl+K keeps one") for text in shown.said())
    assert shown.dialog.pay.texts == ()
    shown.dialog.reject()


def test_columns_sort(shown: Shown) -> None:
    shown.dialog.view.sortByColumn(2, shown.dialog.rows.sortOrder())
    assert [row[2] for row in shown.rows()] == ["open, 4 months left", "1 month late"]
