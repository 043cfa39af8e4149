import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.charts.palette import DARK, LIGHT
from planner.domain.figures import Override
from planner.domain.profile import Record
from planner.market.pack import Pack
from planner.market.source_list import every_source
from planner.ui.dialogs.own_figure import OwnFigureDialog
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.market import MarketPage
from planner.ui.pages.market_words import headline, method
from planner.ui.pages.profile_section import Desk
from planner.ui.theme import Theme
from tests.advice.examples import pack as example_pack
from tests.forecast.examples import SOURCE
from tests.ui.workplace import in_memory

TODAY = datetime.date(2026, 11, 22)


def desk(*records: Record) -> Desk:
    place, _ = in_memory(*records)
    return Desk(place.session, place.history, place.bridge)


@pytest.fixture
def page(qtbot: QtBot, pack: Pack, theme: Theme) -> Iterator[MarketPage]:
    theme.choose("light")
    around = desk()  # kept while the page listens
    page = MarketPage(around, pack, theme, TODAY)
    qtbot.addWidget(page)
    page.finish()
    yield page
    page.close_page()


def said(page: MarketPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden() and label.text()]


def test_the_answer_is_how_fresh_the_figures_are(page: MarketPage, pack: Pack) -> None:
    assert said(page)[:2] == ["Market data", "5 of 11 sources are older than 18 months"]
    assert f"Pack {pack.version}: 585 places, 14 families of titles." in page.sentence
    assert "nothing is fetched from a network" in page.sentence


def test_every_source_is_listed(page: MarketPage, pack: Pack) -> None:
    model = page.view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [one.title for one in every_source(pack)]


@pytest.mark.parametrize("row", range(11))
def test_a_source_is_told_in_full(page: MarketPage, pack: Pack, row: int) -> None:
    page.view.selectRow(row)
    source, facts = every_source(pack)[row], said(page)
    for name, text in (
        ("Publisher", source.publisher),
        ("Licence", source.licence),
        ("Address", source.address or "–"),
        ("Rows used", f"{source.rows:,}"),
        ("Figures of", f"{source.date} ({source.year})"),
    ):
        assert facts[facts.index(name) + 1] == text


def test_old_figures_stand_out_in_either_theme(page: MarketPage, theme: Theme) -> None:
    for choice, palette in (("light", LIGHT), ("dark", DARK)):
        theme.choose(choice)
        colour = page.view.model().index(2, 2).data(Qt.ItemDataRole.ForegroundRole)
        assert isinstance(colour, QColor)
        assert colour.name() == palette.attention


def test_the_method_is_told_in_words(page: MarketPage, pack: Pack) -> None:
    assert set(method(pack)) <= set(said(page))


def test_a_pack_is_asked_for_and_handed_over(page: MarketPage, qtbot: QtBot, tmp_path: Path) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == "Import a pack…").click()
    (dialog,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(page.import_requested) as told:
        dialog.fileSelected.emit(str(tmp_path / "newer.json"))
    assert told.args == [tmp_path / "newer.json"]
    dialog.reject()


def test_a_dialog_that_is_left_asks_for_nothing(page: MarketPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.import_requested):
        page.ask_for_pack().reject()


def test_today_is_taken_from_the_clock(qtbot: QtBot, theme: Theme) -> None:
    ancient = replace(example_pack(), sources=(replace(SOURCE, year=2001, date="May 2001"),))
    page = MarketPage(desk(), ancient, theme)
    qtbot.addWidget(page)
    assert page.sentence.startswith("3 of 6 sources are older")
    page.close_page()


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        ([2025], "The source is 18 months old"),
        ([2025, 2026], "All 2 sources are at most 18 months old"),
        ([2024, 2025], "1 of 2 sources is older than 18 months"),
        ([2024, 2023, 2026], "2 of 3 sources are older than 18 months"),
    ],
)
def test_the_answer_counts_the_old(dates: list[int], answer: str) -> None:
    sources = [replace(SOURCE, id=f"s{year}", year=year, date=f"May {year}") for year in dates]
    assert headline(example_pack(), sources, TODAY)[0] == answer


def test_the_method_names_the_levels_and_their_reason() -> None:
    told = " ".join(method(example_pack()))
    assert "20\u00a0% entry, 30\u00a0% mid, 40\u00a0% senior, 10\u00a0% architect. a guess" in told
    assert "today's dollars with CPI-U" in told
    assert all(text.endswith((".", "a guess")) for text in method(example_pack()))


def test_own_figures_are_added_from_the_list_of_factors(page: MarketPage) -> None:
    page.show()
    page.factors.search_box.setText("finance")
    page.factors.own_wanted.emit(page.factors.rows.shown_row(0).id)
    (dialog,) = page.findChildren(OwnFigureDialog)
    dialog.value_box.setText("12")
    dialog.accept()
    assert page.own.table.rowCount() == 1
    page.delete_selected()
    assert page.own.table.rowCount() == 0
    page.hide()


def test_keys_are_for_the_table_used_last(page: MarketPage) -> None:
    page.show()
    page.places.focused.emit()
    insert = next(each for each in page.findChildren(QShortcut) if each.key().toString() == "Ins")
    insert.activated.emit()
    (form,) = page.findChildren(RecordForm)
    form.fields["name"].show_text("Ruritania")
    form.accept()
    assert page.places.table.rowCount() == 1
    page.delete_selected()
    assert page.places.table.rowCount() == 0
    page.hide()


def test_what_living_costs_is_an_own_figure_but_moves_no_pay(qtbot: QtBot, pack: Pack, theme: Theme) -> None:
    around = desk(Override(id="living.housing", value=2500.0))
    page = MarketPage(around, pack, theme, TODAY)
    qtbot.addWidget(page)
    page.finish()
    cells = [str(page.own.rows.index(0, column).data()) for column in range(3)]
    assert cells == ["Housing", "$2,500\u00a0a month", "no estimate"]
    page.factors.search_box.setText("housing")
    assert page.factors.figure is None
    page.close_page()


def test_its_parts_come_from_the_top_without_moving_what_is_there(qtbot: QtBot, pack: Pack, theme: Theme) -> None:
    around = desk()
    page = MarketPage(around, pack, theme, TODAY, sections=(lambda: QLabel("the last"),))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Import a pack…")
    before = button.geometry()
    assert not hasattr(page, "own")
    qtbot.waitUntil(lambda: "the last" in said(page))
    tops = [part.mapTo(page, QPoint(0, 0)).y() for part in (page.own, page.places, page.factors, page.view)]
    assert tops == sorted(tops)
    qtbot.waitUntil(page.claims.isVisible)
    assert (button.geometry(), page.width()) == (before, 1000)
    page.hide()
    page.close_page()


def test_made_before_it_is_shown_the_lower_parts_follow_into_their_places(page: MarketPage, qtbot: QtBot) -> None:
    page.resize(1000, 700)
    page.show()
    lower = (page.factors, page.view, page.claims)
    assert page.places.isVisible()
    assert not any(part.isVisible() for part in lower)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    before = page.places.geometry()
    qtbot.waitUntil(lambda: all(part.isVisible() for part in lower))
    assert page.places.geometry() == before
    page.hide()
    page.show()
    assert all(part.isVisible() for part in lower)
    page.hide()


def test_whoever_cannot_wait_has_its_parts_at_once(qtbot: QtBot, pack: Pack, theme: Theme) -> None:
    around = desk(Override(id="living.housing", value=2500.0))
    page = MarketPage(around, pack, theme, TODAY)
    qtbot.addWidget(page)
    page.show()
    page.delete_selected()  # nothing is selected
    assert page.own.table.rowCount() == 1
    find = next(each for each in page.findChildren(QShortcut) if each.key().toString() == "Ctrl+F")
    find.activated.emit()
    assert page.factors.isVisibleTo(page)
    page.hide()
    page.close_page()
