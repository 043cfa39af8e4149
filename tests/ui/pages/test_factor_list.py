from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.pages.factor_list import FactorList
from tests.market.made_up_figures import FIGURES, FINANCE, TOOLS, YEARS

NBSP = "\u00a0"


@pytest.fixture
def factors(qtbot: QtBot) -> Iterator[FactorList]:
    factors = FactorList(FIGURES)
    qtbot.addWidget(factors)
    factors.resize(1000, 500)
    factors.show()
    yield factors
    factors.hide()


def said(factors: FactorList) -> list[str]:
    return [label.text() for label in factors.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_first_figure_is_told_in_full(factors: FactorList) -> None:
    told = said(factors)
    assert told[told.index("Shipped") + 1] == f"+8{NBSP}%"
    assert told[told.index("80 % range") + 1] == f"−2 to +18{NBSP}%"
    assert told[told.index("Rests on") + 1] == "grade C, Examples, 2025, n 1,200"
    assert told[told.index("Note") + 1] == "Made up"


def test_without_an_estimate_the_reason_is_told(factors: FactorList) -> None:
    factors.search_box.setText("tools")
    told = said(factors)
    assert told[told.index("Shipped") + 1] == "no estimate"
    assert told[told.index("Note") + 1] == "Nobody knows"
    assert "Rests on" not in told


def test_a_kind_is_chosen(factors: FactorList) -> None:
    factors.kinds.setCurrentIndex(factors.kinds.findData("Assumption"))
    assert factors.figure is YEARS
    assert factors.rows.rowCount() == 1
    factors.kinds.setCurrentIndex(0)
    assert factors.rows.rowCount() == len(FIGURES)


def test_a_search_without_matches_says_so(factors: FactorList) -> None:
    factors.search()
    assert factors.search_box.hasFocus()
    factors.search_box.setText("no such figure")
    assert factors.figure is None
    assert "Nothing is called so." in said(factors)
    own = next(each for each in factors.findChildren(QPushButton))
    assert not own.isEnabled()
    factors.search_box.clear()
    assert factors.figure is FINANCE


def test_the_chosen_figure_is_handed_over_for_an_own_one(factors: FactorList, qtbot: QtBot) -> None:
    factors.search_box.setText("tools")
    own = next(each for each in factors.findChildren(QPushButton))
    with qtbot.waitSignal(factors.own_wanted) as told:
        own.click()
    assert told.args == [TOOLS.id]
    with qtbot.waitSignal(factors.own_wanted):
        factors.view.doubleClicked.emit(factors.rows.index(0, 0))


@pytest.mark.parametrize(("width", "hidden"), [(1000, False), (780, True)])
def test_narrow_windows_leave_out_what_stands_below(factors: FactorList, width: int, hidden: bool) -> None:
    factors.resize(width, 500)
    assert [factors.view.isColumnHidden(column) for column in (1, 7)] == [hidden, hidden]


@pytest.mark.parametrize(
    ("column", "text"),
    [(1, "Not measured"), (2, "no estimate"), (3, "−30 to −12\u00a0%"), (6, "aijobs.net adverts"), (7, "2020–2024")],
)
def test_what_many_shipped_figures_say_is_not_cut_off(factors: FactorList, column: int, text: str) -> None:
    needed = factors.view.fontMetrics().horizontalAdvance(text) + 24  # what the style keeps free on both sides
    assert factors.view.columnWidth(column) >= needed
