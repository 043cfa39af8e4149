"""Sidebar, inspector and the room they share."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from planner.ui.theme import Theme
from planner.ui.widgets import inspector, sidebar
from planner.ui.widgets.sidebar import Sidebar
from planner.ui.widgets.workbench import DRAWER_BELOW, Workbench

PAGES = (("profile", "Profile"), ("trajectory", "Trajectory"))


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Workbench:
    bench = Workbench(Sidebar(PAGES))
    qtbot.addWidget(bench)
    bench.resize(1280, 700)
    bench.show()
    return bench


def page_width(bench: Workbench) -> int:
    middle = bench.pages.parentWidget()
    assert middle is not None
    return middle.width()


def test_without_an_explanation_the_page_has_all_the_room(bench: Workbench) -> None:
    assert page_width(bench) == 1280 - sidebar.WIDTH
    assert not bench.is_inspector_shown


def test_the_inspector_stands_beside_the_page_where_there_is_room(bench: Workbench) -> None:
    content = QLabel("why")
    bench.explain(content)
    assert bench.is_inspector_shown
    assert page_width(bench) == 1280 - 196 - 292
    assert bench.inspector.geometry().left() == 1280 - 292
    assert content.isVisible()


def test_below_1100_it_is_a_drawer_that_is_closed_until_pulled(bench: Workbench) -> None:
    bench.explain(QLabel("why"))
    bench.resize(DRAWER_BELOW - 1, 600)
    assert not bench.is_inspector_shown
    assert page_width(bench) == DRAWER_BELOW - 1 - 196
    bench.set_inspector(is_shown=True)
    assert bench.inspector.isVisible()
    assert bench.inspector.geometry().right() == bench.width() - 1
    assert page_width(bench) == DRAWER_BELOW - 1 - 196


def test_escape_and_close_put_the_drawer_away(bench: Workbench, qtbot: QtBot) -> None:
    bench.explain(QLabel("why"))
    bench.resize(1024, 600)
    bench.set_inspector(is_shown=True)
    QTest.keyClick(bench.inspector, Qt.Key.Key_Escape)
    assert not bench.is_inspector_shown
    bench.set_inspector(is_shown=True)
    close = bench.inspector.findChild(QPushButton)
    assert isinstance(close, QPushButton)
    assert close.isVisible()
    close.click()
    assert not bench.is_inspector_shown


def test_escape_leaves_an_inspector_beside_the_page_alone(bench: Workbench, qtbot: QtBot) -> None:
    bench.explain(QLabel("why"))
    QTest.keyClick(bench.inspector, Qt.Key.Key_Escape)
    assert bench.is_inspector_shown


def test_a_drawer_says_nothing_about_what_is_wanted_where_there_is_room(bench: Workbench) -> None:
    bench.explain(QLabel("why"))
    bench.set_inspector(is_shown=False)
    assert not bench.is_inspector_wanted
    bench.resize(1024, 600)
    bench.set_inspector(is_shown=True)
    assert not bench.is_inspector_wanted
    bench.resize(1280, 700)
    assert not bench.is_inspector_shown


def test_it_tells_whether_the_inspector_can_be_seen(bench: Workbench, qtbot: QtBot) -> None:
    content = QLabel("why")
    qtbot.addWidget(content)
    with qtbot.waitSignal(bench.inspector_moved, check_params_cb=lambda is_shown: is_shown):
        bench.explain(content)
    with qtbot.waitSignal(bench.inspector_moved, check_params_cb=lambda is_shown: not is_shown):
        bench.explain(None)


def test_an_explanation_keeps_its_place_until_its_page_deletes_it(bench: Workbench, qtbot: QtBot) -> None:
    content, other = QLabel("why"), QLabel("what")
    bench.explain(content)
    place = content.parent()
    bench.explain(None)
    bench.explain(other)
    assert (content.text(), content.isVisible(), other.isVisible()) == ("why", False, True)
    bench.explain(content)
    assert content.parent() is place
    assert (content.isVisible(), other.isVisible()) == (True, False)
    other.deleteLater()
    content.deleteLater()
    qtbot.waitUntil(lambda: not bench.inspector.findChildren(QScrollArea))


def test_the_inspector_scrolls_only_up_and_down(bench: Workbench) -> None:
    content = QLabel("\n".join(["why"] * 200))
    bench.explain(content)
    assert content.width() <= inspector.WIDTH
    assert content.height() > bench.height()


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Sidebar:
    bar = Sidebar(PAGES)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def buttons(bar: Sidebar) -> list[QPushButton]:
    return bar.findChildren(QPushButton)


def test_the_sidebar_has_a_button_for_each_page_that_exists(bar: Sidebar) -> None:
    assert [button.text() for button in buttons(bar)] == ["Profile", "Trajectory"]
    assert bar.width() == 196


def test_pressing_a_page_tells_its_key_and_choosing_does_not(bar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen) as told:
        buttons(bar)[1].click()
    assert told.args == ["trajectory"]
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choose("profile")
    assert [button.isChecked() for button in buttons(bar)] == [True, False]


def test_long_names_are_cut_on_screen_and_whole_in_the_tip(bar: Sidebar) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 8
    bar.show_profile(name, "ML engineer · mid · Seattle")
    label, line = (each for each in bar.findChildren(QLabel))
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == name
    assert line.text() == "ML engineer · mid · Seattle"


@pytest.fixture
def pages(qtbot: QtBot) -> Sidebar:
    bar = Sidebar(PAGES)
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


def test_the_keyboard_goes_along_with_the_page(pages: Sidebar) -> None:
    first, second = pages.findChildren(QPushButton)
    pages.focus("trajectory")
    assert second.hasFocus()
    pages.choose("profile")
    assert first.hasFocus()


def test_the_keyboard_elsewhere_stays_there(pages: Sidebar) -> None:
    for button in pages.findChildren(QPushButton):
        button.clearFocus()
    pages.choose("trajectory")
    assert not any(button.hasFocus() for button in pages.findChildren(QPushButton))


def test_without_a_profile_no_page_can_be_chosen(pages: Sidebar) -> None:
    pages.allow_pages(is_open=False)
    assert not any(button.isEnabled() for button in pages.findChildren(QPushButton))
    pages.allow_pages(is_open=True)
    assert all(button.isEnabled() for button in pages.findChildren(QPushButton))


class Sized(QLabel):
    """Notes the widths it is given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.widths: list[int] = []

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.widths.append(event.size().width())
        super().resizeEvent(event)


def test_a_page_that_comes_is_laid_out_once_and_one_that_goes_never(bench: Workbench) -> None:
    plain, explained, why = Sized("plain"), Sized("explained"), QLabel("why")
    for page in (plain, explained):
        bench.pages.addWidget(page)
    bench.show_page(plain, None)
    beside, alone = 1280 - sidebar.WIDTH - inspector.WIDTH, 1280 - sidebar.WIDTH
    for page, content, width in ((explained, why, beside), (plain, None, alone), (explained, why, beside)):
        plain.widths.clear()
        explained.widths.clear()
        bench.show_page(page, content)
        assert page.width() == width
        assert page.isVisible()
        assert [one.widths for one in (plain, explained) if one is not page] == [[]]
        assert len(page.widths) <= 1
        assert why.isVisible() is (content is why)


def test_the_page_in_front_is_laid_out_anew_when_it_has_more_to_explain(bench: Workbench) -> None:
    page = Sized("page")
    bench.pages.addWidget(page)
    bench.show_page(page, None)
    bench.show_page(page, QLabel("why"))
    assert page.width() == 1280 - sidebar.WIDTH - inspector.WIDTH
