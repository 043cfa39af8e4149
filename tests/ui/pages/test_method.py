from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.market.dynamics_file import honest_sentence, load_calibration
from planner.market.pack import load_pack
from planner.ui.pages.method import MethodCard, measured_sentence, method_dialog
from planner.ui.theme import Theme
from planner.ui.widgets.segmented import SegmentedControl
from tests.ui.written import settle_files


@pytest.fixture
def card(qtbot: QtBot, settings: Settings, theme: Theme) -> MethodCard:
    card = MethodCard(settings, theme, load_pack())
    qtbot.addWidget(card)
    assert card.sentence == ""
    card.resize(700, 760)
    card.show()
    assert card.sentence == ""  # the card is seen first
    qtbot.waitUntil(lambda: card.view.data is not None)
    return card


def switch(card: MethodCard, name: str, key: str) -> None:
    next(one for one in card.findChildren(SegmentedControl) if one.accessibleName() == name).choose(key)


def press(card: MethodCard, text: str) -> None:
    next(one for one in card.findChildren(QPushButton) if one.text() == text).click()


def test_it_says_what_may_be_claimed(card: MethodCard) -> None:
    assert card.sentence == measured_sentence(load_pack()) == honest_sentence(load_calibration(), 2024)
    assert card.view.data is not None
    assert card.view.data.headline.startswith("The 80\N{NO-BREAK SPACE}% band held")
    assert "after 5 years" in card.view.data.headline


def test_pay_levels_are_shown_too(card: MethodCard) -> None:
    switch(card, "Measured", "pay")
    assert card.view.data is not None
    assert "among answers of 2024" in card.view.data.headline
    card.hide()
    card.show()
    assert "among answers of 2024" in card.view.data.headline


def test_its_table_is_copied_and_saved(card: MethodCard, tmp_path: Path) -> None:
    switch(card, "Measured coverage", "table")
    press(card, "Copy")
    assert QGuiApplication.clipboard().text().startswith("group\tkind\toutcomes")
    assert card.view.told == "The table is on the clipboard."
    for ending in ("csv", "png"):
        card.view.save(tmp_path / f"coverage.{ending}")
        settle_files()
        assert (tmp_path / f"coverage.{ending}").stat().st_size > 500
        assert card.view.told.startswith("Saved ")
    card.view.save(tmp_path / "no such folder" / "coverage.png")
    settle_files()
    assert "coverage.png" in card.view.told
    assert not card.view.told.startswith("Saved ")


def test_saving_asks_where(card: MethodCard) -> None:
    press(card, "Save…")
    (dialog,) = card.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith("measured-coverage")
    dialog.reject()


def test_it_opens_as_a_window_of_its_own(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = method_dialog(parent, settings, theme, load_pack())
    assert isinstance(dialog, QDialog)
    dialog.show()
    (shown,) = dialog.findChildren(MethodCard)
    qtbot.waitUntil(lambda: shown.sentence != "")
    dialog.close()


def test_of_a_pay_model_that_came_without_measures_nothing_is_claimed(
    qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path
) -> None:
    card = MethodCard(settings, theme, replace(load_pack(), pay_path=tmp_path / "pay.json"))
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: card.view.data is not None)
    assert card.sentence.startswith("Pay levels not checked; dynamics checked on")
    switch(card, "Measured", "pay")
    assert not card.view.isVisible()
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert "The pay model in use was imported without what was measured of it." in said
    switch(card, "Measured", "ahead")
    assert card.view.isVisible()
