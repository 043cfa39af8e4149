import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.charts.palette import DARK, LIGHT
from planner.ui.widgets.sidebar import WIDTH, Sidebar

PAGES = (("overview", "Overview"), ("plans", "Plans"), ("market", "Market data"))


@pytest.fixture
def bar(qtbot: QtBot) -> Sidebar:
    bar = Sidebar(PAGES)
    qtbot.addWidget(bar)
    return bar


def buttons(bar: Sidebar) -> list[QPushButton]:
    return bar.findChildren(QPushButton)


def checked(bar: Sidebar) -> list[str]:
    return [button.text() for button in buttons(bar) if button.isChecked()]


def test_the_pages_stand_in_order_and_none_is_chosen_yet(bar: Sidebar) -> None:
    assert [button.text() for button in buttons(bar)] == ["Overview", "Plans", "Market data"]
    assert checked(bar) == []
    assert (bar.minimumWidth(), bar.maximumWidth()) == (WIDTH, WIDTH)


def test_a_click_tells_the_page_and_marks_it_alone(bar: Sidebar, qtbot: QtBot) -> None:
    bar.choose("overview")
    with qtbot.waitSignal(bar.chosen) as told:
        buttons(bar)[2].click()
    assert told.args == ["market"]
    assert checked(bar) == ["Market data"]


def test_marking_a_page_tells_nothing(bar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choose("plans")
        bar.choose("market")
    assert checked(bar) == ["Market data"]


def test_the_keyboard_follows_only_where_it_is_on_a_page(
    bar: Sidebar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    focused: list[str] = []
    monkeypatch.setattr(bar, "focus", focused.append)
    bar.choose("plans")
    assert focused == []
    monkeypatch.setattr(buttons(bar)[0], "hasFocus", lambda: True)
    bar.choose("market")
    assert focused == ["market"]


def test_without_a_profile_no_page_can_be_chosen(bar: Sidebar, qtbot: QtBot) -> None:
    bar.allow_pages(is_open=False)
    with qtbot.assertNotEmitted(bar.chosen):
        buttons(bar)[0].click()
    bar.allow_pages(is_open=True)
    assert all(button.isEnabled() for button in buttons(bar))


def test_a_long_name_is_cut_and_told_whole(bar: Sidebar) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff " * 6
    bar.show_profile(long, "ML engineer, mid")
    name, quiet = bar.findChildren(QLabel)
    assert name.text() != long
    assert name.text().endswith("…")
    assert name.toolTip() == name.accessibleName() == long
    assert quiet.text() == quiet.toolTip() == quiet.accessibleName() == "ML engineer, mid"


def test_every_page_has_its_icon_in_the_colours_in_use(bar: Sidebar) -> None:
    assert all(button.icon().isNull() for button in buttons(bar))
    pictures = []
    for colours in (LIGHT, DARK):
        bar.tint(colours)
        pictures += [button.icon().pixmap(button.iconSize()).toImage() for button in buttons(bar)]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
