"""The page on the example's five places: a person in Seattle, and what the window makes of them."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.role import PayPolicy, Role
from planner.market.pack import load_pack
from planner.ui.pages.missing_fact import WayOut
from planner.ui.pages.places import PlacesPage
from planner.ui.pages.places_question import Question, answer
from planner.ui.theme import Theme
from tests.advice.examples import pack as example_pack
from tests.advice.examples import person, thin_pack
from tests.charts.test_places import many
from tests.ui.pages.places_desk import Desk
from tests.ui.written import settle_files

NBSP = "\u00a0"


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[Desk]:
    desk = Desk(qtbot, settings, theme, *person())
    yield desk
    desk.close()


def test_the_answer_stands_on_top_and_is_what_is_spoken(desk: Desk) -> None:
    headline = "Your pay of $121k in Seattle buys what $116k buys in Denver"
    assert desk.said()[:2] == ["Places", headline]
    assert desk.page.sentence.startswith(f"{headline}. Full-time base pay, today's dollars.")
    chart = desk.page.picture.bars
    assert chart.accessibleName().startswith(headline)
    assert "Remote pay would follow each place" in chart.accessibleName()


def test_places_are_ranked_with_both_medians(desk: Desk) -> None:
    assert desk.column(0) == ["1", "2", "–", "–", "–", "–"]
    assert desk.column(1)[:2] == ["Denver, CO", "Seattle, WA · yours"]
    assert desk.column(2)[:2] == ["126k", "132k"]
    assert desk.column(3)[:2] == ["120k", "120k"]


def test_the_picture_is_drawn(desk: Desk, qtbot: QtBot) -> None:
    chart = desk.page.picture.bars
    qtbot.waitUntil(lambda: chart.canvas is not None)


def test_choosing_a_row_compares_with_that_place(desk: Desk) -> None:
    desk.page.list.search_box.setText("united")
    desk.page.list.view.selectRow(0)
    assert desk.page.sentence.startswith("Your pay of $121k in Seattle buys what $110k buys in United States")
    assert desk.page.converter.sentence == "$121k in Seattle buys what $110k buys in United States."
    explained = desk.said(desk.page.explanation)
    assert explained[explained.index("Place") + 1] == "National"
    desk.page.list.search_box.setText("no such place")
    assert "United States" in desk.page.sentence


def test_the_inspector_says_what_the_figures_rest_on(desk: Desk) -> None:
    explained = desk.said(desk.page.explanation)
    assert explained[explained.index("Jobs") + 1] == "4,990 in this cell"
    assert explained[explained.index("Prices") + 1] == "105.0 in 2024, United States 100"
    assert explained[explained.index("Source") + 1] == "BLS OEWS May 2025"
    assert "What it leaves out" in explained


def test_thin_places_are_left_out_until_they_are_wanted(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=thin_pack())
    assert desk.page.sentence.endswith("Not ranked: 1 place with fewer than 500 such jobs.")
    assert "Denver, CO" not in desk.column(1)
    assert (desk.page.list.thin.isVisible(), desk.page.list.thin.text()) == (True, "1 thin place too")
    desk.page.list.search_box.setText("denver")
    assert desk.column(1) == ["Denver, CO"]
    assert not desk.page.list.thin.isVisible()
    desk.page.list.search_box.clear()
    desk.page.list.thin.click()
    assert "Denver, CO" in desk.column(1)
    desk.page.list.thin.click()
    desk.page.list.select("denver")
    explained = desk.said(desk.page.explanation)
    assert explained[explained.index("Jobs") + 1] == "230 in this cell, few for a median by level"
    assert desk.page.list.thin.isChecked()
    desk.close()


def test_without_thin_places_there_is_no_switch(desk: Desk) -> None:
    assert not desk.page.list.thin.isVisible()


def test_where_the_nation_stands_in_the_page_says_so(desk: Desk) -> None:
    desk.page.list.search_box.setText("hamlet")
    desk.page.list.view.selectRow(0)
    assert "Nation used: no figures for 15-1252" in desk.page.sentence
    explained = desk.said(desk.page.explanation)
    assert explained[explained.index("Instead") + 1].startswith("nation used")


def test_national_bands_pay_the_same_everywhere(desk: Desk, settings: Settings) -> None:
    desk.policy.choose("national bands")
    desk.settle()
    assert set(desk.column(2)) == {"110k"}
    assert "Remote pay would be $110k everywhere: the median of the United States." in desk.said()
    assert settings.get("places_policy", "") == "national bands"
    assert desk.employer.isHidden()


def test_location_independent_pay_asks_for_the_employers_place(desk: Desk) -> None:
    desk.policy.choose("location-independent")
    desk.settle()
    assert not desk.employer.isHidden()
    assert desk.employer.text() == "Seattle, WA"
    assert set(desk.column(2)) == {"132k"}
    desk.employ_in("Denver")
    assert set(desk.column(2)) == {"126k"}
    assert "Remote pay would be $126k everywhere: the median in Denver, the employer's place." in desk.said()


def test_an_unknown_employers_place_is_told_and_nothing_shown_in_its_stead(desk: Desk) -> None:
    desk.policy.choose("location-independent")
    desk.settle()
    desk.employ_in("Atlantis")
    assert (
        "Employer's place: there are no figures for “Atlantis”. Choose a place from the list that opens while you type."
        in desk.said()
    )
    assert desk.page.list.isHidden()
    assert not desk.button("Save…").isEnabled()
    assert desk.page.sentence.startswith("Your pay of $121k in Seattle")
    desk.policy.choose("localised")
    desk.settle()
    assert not desk.page.list.isHidden()
    assert desk.button("Save…").isEnabled()


def test_the_policy_is_remembered(desk: Desk, qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk.policy.choose("national bands")
    desk.settle()
    again = Desk(qtbot, settings, theme, *person())
    assert again.policy.key == "national bands"
    assert set(again.column(2)) == {"110k"}
    again.page.hide()
    again.page.close_page()


def test_it_follows_every_edit_and_undo(desk: Desk) -> None:
    before = desk.page.sentence
    desk.edit("r 2024-01-01", "base", "242000")
    assert desk.page.sentence.startswith("Your pay of $242k in Seattle buys what $231k buys in Denver")
    assert desk.page.converter.amount.text() == "242,000"
    desk.undo()
    assert desk.page.sentence == before


def test_while_nobody_looks_nothing_is_worked_out(desk: Desk) -> None:
    desk.page.hide()
    before = desk.page.data
    desk.edit("r 2024-01-01", "base", "242000")
    assert desk.page.data is before
    desk.page.show()
    desk.settle()
    assert desk.page.sentence.startswith("Your pay of $242k")


def test_without_pay_the_market_is_compared(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person(base=None))
    assert desk.page.sentence.startswith("The market pays $126k in Denver, which buys what $132k buys in Seattle")
    assert desk.page.converter.sentence == "Write a yearly pay and two places."
    desk.close()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"title": "Lion tamer"},
            "No comparison: there are no market figures for the title “Lion tamer”. Choose what it pays like",
        ),
        ({"level": None}, "No comparison: the role “Software engineer” has no level. Choose entry"),
        (
            {"place": "Atlantis"},
            "No comparison: there are no market figures for “Atlantis”. Write a larger city nearby",
        ),
        ({"place": ""}, "No comparison: neither your role nor your home has a place with market figures."),
    ],
)
def test_what_is_missing_is_said_with_the_way_out(
    qtbot: QtBot, settings: Settings, theme: Theme, changes: dict[str, object], said: str
) -> None:
    records = [replace(one, **changes) if isinstance(one, Role) else one for one in person()]  # type: ignore[arg-type]
    desk = Desk(qtbot, settings, theme, *records)
    assert desk.page.sentence.startswith(said)
    assert desk.page.data is None
    assert desk.page.list.isHidden()
    assert not desk.page.converter.isHidden()
    assert "There is no comparison yet." in desk.said(desk.page.explanation)
    with qtbot.waitSignal(desk.page.profile_wanted):
        desk.button("Complete your role" if changes else "Add your current role").click()
    desk.close()


def test_before_the_first_answer_nothing_is_said_to_be_missing(
    qtbot: QtBot, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as unanswered:
        unanswered.setattr(PlacesPage, "_refresh", lambda _: None)
        desk = Desk(qtbot, settings, theme, *person())
    inspector = desk.page.explanation
    assert desk.page.left.sentence == "Working out…"
    assert not desk.page.left.boxes["housing"].isEnabled()
    assert inspector.standing.sentence == ". Working out…"
    assert "There is no comparison yet." not in desk.said(inspector)
    assert desk.said(inspector).count("Working out…") == 2
    desk.page._refresh()
    desk.settle()
    assert "Working out…" not in (*desk.said(), *desk.said(inspector))
    assert desk.page.left.boxes["housing"].isEnabled()
    desk.close()


def test_once_the_fact_is_there_so_is_the_comparison(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    records = [replace(one, level=None) if isinstance(one, Role) else one for one in person()]
    desk = Desk(qtbot, settings, theme, *records)
    desk.edit("r", "level", "mid")
    assert desk.page.sentence.startswith("Your pay of $121k in Seattle")
    assert not desk.page.findChild(WayOut).isVisible()  # type: ignore[union-attr]
    assert desk.page.list.isVisible()
    desk.close()


def test_hundreds_of_places_are_listed(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=many(600))
    assert desk.page.list.rows.rowCount() == 606
    assert desk.column(1)[:2] == ["Place 0, CA", "Place 1, CA"]
    desk.page.list.search_box.setText("place 59")
    assert desk.page.list.rows.rowCount() == 11  # 59, and 590 to 599
    desk.close()


def test_the_answer_stands_before_the_places_are_listed(desk: Desk) -> None:
    before, said = desk.page.list.rows.rowCount(), desk.page.sentence
    today = datetime.datetime.now().astimezone().date()
    desk.page._take(answer(Question(desk.place.session.profile, many(600), today, PayPolicy.LOCALISED, None)))
    while desk.page.sentence == said:
        QCoreApplication.processEvents()
    assert desk.page.list.rows.rowCount() == before
    with desk.qtbot.waitSignal(desk.page.answered):
        desk.settle()
    assert desk.page.list.rows.rowCount() == 606


def test_a_search_that_finds_nothing_says_so(desk: Desk) -> None:
    desk.page.list.search()
    desk.page.list.search_box.setText("Atlantis")
    assert "No place is called “Atlantis”." in desk.said()
    desk.page.list.search_box.clear()
    assert not any(text.startswith("No place is called") for text in desk.said())


def test_a_search_for_a_city_abroad_finds_its_country_and_says_so(
    qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=load_pack())
    box, note = desk.page.list.search_box, "London: told by United Kingdom figures; there are none for the city."
    for text in ("London", "lond", "london uk", "United Kingdom London"):
        box.setText(text)
        assert "United Kingdom" in desk.column(1)
        assert note in " ".join(desk.said())
    box.setText("vancouver")
    assert set(desk.column(1)) == {"Portland, OR", "Canada"}
    assert "Vancouver: told by Canada figures; there are none for the city." in " ".join(desk.said())
    for text in ("united kingdom", "seattle", "ca", ""):
        box.setText(text)
        assert not any("there are none for the city" in said for said in desk.said())
    desk.close()


def test_a_search_says_which_area_has_a_city_whose_name_it_does_not_carry(
    qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=load_pack())
    box = desk.page.list.search_box
    box.setText("london")
    assert "Norwich, CT" in desk.column(1)
    assert "Norwich, CT stands for Norwich-New London-Willimantic, CT." in " ".join(desk.said())
    for text in ("norwich", "ca", ""):  # the name says so itself; too many to tell; nothing is searched
        box.setText(text)
        assert not any("stands for" in said for said in desk.said())
    desk.close()


def test_searching_scrolls_to_the_list(desk: Desk) -> None:
    desk.page.resize(700, 300)
    box = desk.page.list.search_box
    assert box.visibleRegion().isEmpty()
    desk.page.search()
    assert not box.visibleRegion().isEmpty()


def test_a_short_search_finds_beginnings_of_words(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=load_pack())
    desk.page.list.search_box.setText("sf")
    assert desk.column(1) == ["San Francisco, CA"]
    desk.page.list.search_box.setText("sfield")
    assert "Bakersfield, CA" in desk.column(1)
    desk.close()


def test_the_employers_place_and_the_conversion_say_how_they_are_understood(
    qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    desk = Desk(qtbot, settings, theme, *person(), pack=load_pack())
    desk.policy.choose("location-independent")
    desk.settle()
    assert not any("told by" in said for said in desk.said())
    desk.employ_in("London")
    note = "London: told by United Kingdom figures; there are none for the city."
    assert any(said.endswith(f"the employer's place. {note}") for said in desk.said())
    desk.page.converter.there.setText("London")
    assert desk.page.converter.sentence.endswith(note)
    desk.close()


def test_copying_says_so(desk: Desk) -> None:
    desk.button("Copy").click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Rank\tPlace")
    assert len(lines) == 7
    assert desk.told() == "The table is on the clipboard."
    desk.page.list.view.selectRow(0)
    desk.page.list.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".csv"])
def test_it_saves_what_it_shows(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"places{ending}"
    desk.page.save(path)
    settle_files()
    assert path.stat().st_size > 400
    assert desk.told() == f"Saved {path}."


def test_what_cannot_be_saved_is_told_on_the_page(desk: Desk, tmp_path: Path) -> None:
    desk.page.save(tmp_path / "no such folder" / "places.png")
    settle_files()
    assert "places.png" in desk.told()
    assert not desk.told().startswith("Saved")


@pytest.mark.parametrize(("button", "ending"), [("Save…", "png"), ("CSV…", "csv")])
def test_saving_asks_where(desk: Desk, button: str, ending: str) -> None:
    desk.button(button).click()
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == ending
    dialog.reject()


def test_a_closed_page_hears_nothing_more(desk: Desk, qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    other = PlacesPage(desk.place.session, desk.place.history, desk.place.bridge, example_pack(), settings, theme)
    qtbot.addWidget(other)
    other.show()
    before = other.sentence
    other.close_page()
    desk.edit("r 2024-01-01", "base", "242000")
    assert other.sentence == before
    other.hide()


def test_where_pay_stands_is_told_in_the_inspector(desk: Desk) -> None:
    card = desk.page.explanation.standing
    assert card.sentence.startswith("Your base pay is above 33 of 100 software engineers at mid level in Seattle. Half")
    desk.edit("r", "level", "")
    assert card.sentence.startswith("No estimate of where your pay stands. The role “Software engineer”")


def test_own_places_and_remote_work_are_compared(desk: Desk) -> None:
    form = desk.page.own.add()
    form.fields["name"].show_text("Ruritania")
    form.fields["pay_percent"].show_text("200")
    form.fields["price_percent"].show_text("50")
    form.accept()
    desk.settle()
    rows = {str(place): (str(pays), str(rank)) for place, pays, rank in zip(*map(desk.column, (1, 2, 0)), strict=True)}
    assert rows["Ruritania"] == ("220k", "–")
    assert rows["Remote"][0] == "110k"
    desk.page.converter.there.setText("Ruritania")
    assert desk.page.converter.sentence == "$121k in Seattle buys what $55k buys in Ruritania."
    desk.undo()
    assert "Ruritania" not in desk.column(1)
