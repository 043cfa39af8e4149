import re

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.palette import DARK, LIGHT, Palette, contrast
from planner.ui.theme import CHOICES, Theme, fusion_palette, style_sheet


def test_light_is_what_a_system_without_a_scheme_gets(theme: Theme, qapp: QApplication) -> None:
    assert theme.choice == "system"
    assert theme.palette is LIGHT
    assert qapp.palette().window().color().name() == "#f6f7f9"


def test_a_choice_changes_everything_at_once_and_is_remembered(
    theme: Theme, settings: Settings, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose("dark")
    assert told.args == [DARK]
    assert theme.palette is DARK
    assert qapp.palette().windowText().color().name() == "#e8ebef"
    assert "#1e232a" in theme.sheet
    assert qapp.styleSheet() == ""  # every widget put into another would cost its whole branch a new style
    assert settings.get("theme", "") == "dark"


def test_a_choice_that_changes_nothing_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_the_remembered_choice_holds_from_the_start(settings: Settings, qapp: QApplication) -> None:
    settings.set("theme", "dark")
    theme = Theme(settings, qapp)
    assert theme.palette is DARK
    theme.choose("light")
    theme.deleteLater()


@pytest.mark.parametrize("remembered", ["purple", 3, ["dark"]])
def test_what_is_no_choice_means_the_system(settings: Settings, theme: Theme, remembered: str) -> None:
    settings.set("theme", remembered)
    assert theme.choice == "system"


def test_an_unknown_choice_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="purple is not one of"):
        theme.choose("purple")


def test_following_the_system_twice_follows_it_once(theme: Theme, qtbot: QtBot) -> None:
    theme.follow_system()
    theme.follow_system()
    assert theme.palette is LIGHT  # no scheme is known on a screen that is none
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    with qtbot.waitSignal(theme.changed):
        theme.choose("system")
    assert theme.palette is LIGHT


def test_type_is_the_platforms_own_with_figures_of_equal_width(theme: Theme, qapp: QApplication) -> None:
    font = qapp.font()
    assert font.pixelSize() >= 13
    assert font.featureValue(QFont.Tag("tnum")) == 1


def test_every_word_of_the_sheet_is_filled_in() -> None:
    sheet = style_sheet(LIGHT, 13)
    assert "$" not in sheet
    assert "font-size: 20px" in sheet
    assert "font-size: 26px" in sheet
    assert sheet.count("{") == sheet.count("}")


def test_larger_body_type_keeps_the_ratio_of_the_others() -> None:
    sheet = style_sheet(LIGHT, 26)
    assert "font-size: 40px" in sheet  # the title
    assert "font-size: 52px" in sheet  # the answer


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_can_be_read_on_its_ground(colours: Palette) -> None:
    palette = fusion_palette(colours)
    pairs = [
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    ]
    for ink, ground in pairs:
        assert contrast(palette.color(ink).name(), palette.color(ground).name()) >= 4.5


def test_the_two_sheets_differ_in_colour_alone() -> None:
    without_colours = {re.sub(r"#[0-9a-f]{6}", "colour", style_sheet(colours, 13)) for colours in (LIGHT, DARK)}
    assert len(without_colours) == 1
    assert len(CHOICES) == 3
