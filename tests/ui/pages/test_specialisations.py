"""The page on the sample, who works on generative AI, with the shipped figures."""

import csv
import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind
from planner.market.pack import Pack
from planner.ui.pages.specialisations import SpecialisationsPage
from planner.ui.pages.specialisations_question import answer
from planner.workspace import edits
from tests.ui.pages.advice_desk import Opened, asked, said
from tests.ui.workplace import PYTHON
from tests.ui.written import settle_files


@pytest.fixture
def opened(qtbot: QtBot, pack: Pack) -> Iterator[Opened[SpecialisationsPage]]:
    opened = Opened(qtbot, pack, SpecialisationsPage)
    yield opened
    opened.close()


def column(opened: Opened[SpecialisationsPage], number: int) -> list[str]:
    rows = opened.page.rows
    return [str(rows.index(row, number).data()) for row in range(rows.rowCount())]


def choose(opened: Opened[SpecialisationsPage], name: str) -> None:
    opened.page.view.selectRow(column(opened, 0).index(name))


def is_hidden(opened: Opened[SpecialisationsPage], *, is_narrow: bool) -> bool:
    return opened.page.view.isColumnHidden(6) == is_narrow


def test_all_are_compared_with_the_reference_first(opened: Opened[SpecialisationsPage]) -> None:
    names = column(opened, 0)
    assert names[0] == "General machine learning"
    assert len(names) == 10
    assert dict(zip(names, column(opened, 2), strict=True))["Generative AI and language models"] == "yours"
    assert column(opened, 1)[0] == "reference"


def test_a_narrow_table_leaves_the_hours_to_the_card_below(opened: Opened[SpecialisationsPage]) -> None:
    choose(opened, "MLOps")
    for width, is_narrow in ((1200, False), (700, True), (1200, False)):
        opened.page.resize(width, 900)
        opened.qtbot.waitUntil(partial(is_hidden, opened, is_narrow=is_narrow))
    assert any(text.endswith("hours, an assumption (grade D)") for text in said(opened.page.skills))


def test_what_is_not_measured_has_no_estimate(opened: Opened[SpecialisationsPage]) -> None:
    effects = dict(zip(column(opened, 0), column(opened, 1), strict=True))
    assert effects["Deep learning"] == effects["Edge AI"] == "no estimate"
    assert effects["MLOps"].endswith(") C")
    assert "\u00a0% (" in effects["MLOps"]
    unknown = [row for row, text in enumerate(column(opened, 1)) if text == "no estimate"]
    assert f"{len(unknown)} specialisations of 10 without an estimate" in opened.page.sentence


def test_the_answer_claims_no_more_than_the_ranges_hold(opened: Opened[SpecialisationsPage]) -> None:
    told = answer(asked(opened.page.desk.pack)).comparison
    sure = [row for row in told.by_effect if row.effect.low > 0]
    assert bool(sure) != opened.page.sentence.startswith("No specialisation surely pays more")


def test_the_inspector_tells_levels_fading_market_and_evidence(opened: Opened[SpecialisationsPage]) -> None:
    choose(opened, "MLOps")
    told = said(opened.page.explanation)
    assert told[0] == "MLOps"
    assert {"At entry level", "At architect level", "Fades", "Market", "Source", "Evidence"} <= set(told)
    assert any(text.startswith(("For: ", "Against: ")) for text in told)
    choose(opened, "Edge AI")
    told = said(opened.page.explanation)
    assert "Fades" not in told
    assert "Nobody has tested what is said of it." in told


def test_skills_had_and_lacked_and_contradictions_are_told(opened: Opened[SpecialisationsPage]) -> None:
    choose(opened, "Deep learning")
    assert {"Have", "Lack"} & set(said(opened.page.skills))
    assert any(" – but: " in text for text in said(opened.page.contradictions))


def test_it_is_made_mine_by_one_edit_that_can_be_undone(opened: Opened[SpecialisationsPage]) -> None:
    assert not opened.page.take.isEnabled()
    choose(opened, "MLOps")
    opened.after(opened.page.take.click)
    assert dict(zip(column(opened, 0), column(opened, 2), strict=True))["MLOps"] == "yours"
    assert opened.profile.roles[0].specialisation == "MLOps"
    opened.after(opened.place.history.undo)
    assert opened.profile.roles[0].specialisation == "Generative AI"


def test_ones_own_figure_stands_in_for_the_shipped_one(opened: Opened[SpecialisationsPage]) -> None:
    own = Override(id="specialisation.edge-ai", value=math.log(1.2))
    opened.after(lambda: opened.place.history.push(edits.add(own)))
    effects = dict(zip(column(opened, 0), column(opened, 1), strict=True))
    assert effects["Edge AI"] == "+20\u00a0% own"
    choose(opened, "Edge AI")
    assert "+20\u00a0%, your own figure" in said(opened.page.explanation)
    assert opened.page.sentence.startswith("Edge AI pays most, +20")


def test_without_a_role_the_level_is_assumed_and_nothing_can_be_made_mine(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, SpecialisationsPage, (PYTHON,))
    assert "at mid level, assumed: yours is not known" in opened.page.sentence
    choose(opened, "MLOps")
    assert not opened.page.take.isEnabled()
    before = opened.profile
    opened.page.specialise()
    assert opened.profile is before
    opened.close()


def test_an_empty_profile_is_asked_for_a_role(qtbot: QtBot, pack: Pack) -> None:
    opened = Opened(qtbot, pack, SpecialisationsPage, ())
    assert opened.page.empty.isVisible()
    assert said(opened.page.explanation)[0] == "What is compared"
    assert "Evidence" not in said(opened.page.explanation)
    opened.close()


def test_columns_sort_with_what_is_unknown_last(opened: Opened[SpecialisationsPage]) -> None:
    opened.page.view.sortByColumn(1, opened.page.rows.sortOrder().DescendingOrder)
    assert column(opened, 1)[-1] == "no estimate"
    assert column(opened, 1)[0] != "no estimate"


def test_the_table_is_copied_and_saved(opened: Opened[SpecialisationsPage], tmp_path: Path) -> None:
    opened.page.links.save(tmp_path / "a.csv")
    settle_files()
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 11
    assert rows[0][-4:] == ["Course", "For", "Against", "Source"]
    choose(opened, "MLOps")
    opened.page.view.copy_wanted.emit()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["Specialisation", "Pay", "In 5 years"]
    assert line.startswith("MLOps: ")


def test_the_course_ahead_is_told_on_the_same_draws(opened: Opened[SpecialisationsPage]) -> None:
    ahead = dict(zip(column(opened, 0), column(opened, 2), strict=True))
    assert ahead["Generative AI and language models"] == "yours"
    assert ahead["Edge AI"] == "–"
    assert "$" in ahead["MLOps"]
    choose(opened, "MLOps")
    assert {"In 1 year", "In 5 years", "In 10 years", "Better than carrying on"} <= set(said(opened.page.explanation))


def test_another_specialisation_goes_into_a_plan_and_ones_own_does_not(opened: Opened[SpecialisationsPage]) -> None:
    assert opened.page.offer.ask() is None
    assert opened.page.offer.bar.text == "You have that specialisation already. Choose another one."
    choose(opened, "MLOps")
    dialog = opened.page.offer.ask()
    assert dialog is not None
    opened.after(dialog.accept)
    (action,) = opened.profile.all(Action)
    assert (action.kind, action.subject) == (ActionKind.SPECIALISE, "MLOps")


def test_what_is_left_of_one_is_not_put_over_another_chosen_meanwhile(opened: Opened[SpecialisationsPage]) -> None:
    page = opened.page
    assert page._told is not None
    parts = page.first_parts(page._told)
    for _ in range(2):
        next(parts)()
    other = next(row for row in range(page.rows.rowCount()) if row != page.view.currentIndex().row())
    page.view.selectRow(other)
    assert list(parts) == []
    assert page._chosen is page.rows.shown_row(other)
