from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.achievement import Achievement
from planner.domain.role import Role
from planner.market.pack import load_pack
from planner.ui.dialogs.record_entry import form_for_new, form_for_old
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.models.columns import FORMS
from planner.ui.pages.profile_offers import NOTHING_OFFERED, Offers, offers_of
from planner.ui.widgets.record_editors import show_text
from tests.ui.workplace import CAREER, ML_ENGINEER, Workplace, in_memory

FAMILIES = tuple(family.name for family in load_pack().families)


@pytest.fixture
def place() -> Workplace:
    return in_memory(*CAREER)[0]


@pytest.fixture
def guided(place: Workplace, qtbot: QtBot) -> Callable[..., RecordForm]:
    """The form of the ML engineer's role as the page opens it."""

    def opened(offers: Offers, role: Role = ML_ENGINEER) -> RecordForm:
        form = form_for_old(role, place.session, place.history, fill_in=offers.filled_in)
        qtbot.addWidget(form)
        offers.guide(form, place.session.profile)
        return form

    return opened


def line_of(form: RecordForm, attribute: str) -> QLineEdit:
    editor = form.fields[attribute].editor
    assert isinstance(editor, QLineEdit)
    return editor


def offered_in(form: RecordForm, attribute: str) -> list[str]:
    model = line_of(form, attribute).completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def families_of(form: RecordForm) -> list[str]:
    editor = form.fields["pays_like"].editor
    assert isinstance(editor, QComboBox)
    return [editor.itemText(row) for row in range(editor.count())]


def test_a_pack_offers_its_families_and_without_one_the_name_is_typed(guided: Callable[..., RecordForm]) -> None:
    offers = offers_of(load_pack())
    assert offers.families == FAMILIES
    assert families_of(guided(offers))[1:] == list(FAMILIES)
    assert offers_of(None) is NOTHING_OFFERED
    assert line_of(guided(NOTHING_OFFERED), "pays_like").text() == ""


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Sr. ML Engineer", "Machine learning engineer"),
        ("Data Scientist II", "Data scientist"),
        ("Lion tamer", "no pay figures"),
    ],
)
def test_the_first_choice_says_what_the_title_is_taken_for(
    guided: Callable[..., RecordForm], title: str, family: str
) -> None:
    form = guided(offers_of(load_pack()))
    assert families_of(form)[0] == "By title: Machine learning engineer"
    line_of(form, "title").setText(title)
    assert families_of(form)[0] == f"By title: {family}"
    line_of(form, "title").setText(" ")
    assert families_of(form)[0] == "By title"


def test_another_family_is_saved_by_its_name(place: Workplace, guided: Callable[..., RecordForm]) -> None:
    form = guided(offers_of(load_pack()))
    show_text(form.fields["pays_like"].editor, "Data engineer")
    form.accept()
    (role,) = (role for role in place.session.profile.roles if role.id == ML_ENGINEER.id)
    assert role.pays_like == "Data engineer"
    assert place.history.undo_text == "ML engineer: Pays like Data engineer"


def test_a_family_of_another_pack_survives_the_form(guided: Callable[..., RecordForm]) -> None:
    form = guided(offers_of(load_pack()), Role(id="r2", title="ML engineer", pays_like="Prompt engineer"))
    assert form.fields["pays_like"].text == "Prompt engineer"
    assert not form.is_changed


def test_names_are_offered_while_a_line_is_typed(guided: Callable[..., RecordForm]) -> None:
    form = guided(Offers(places=("Seattle, WA",)))
    assert offered_in(form, "place") == ["Seattle, WA"]
    assert offered_in(form, "employer") == ["Cascade", "Harbour"]
    assert {"Finance", "Technology"} <= set(offered_in(form, "industry"))
    assert {"MLOps", "Computer vision"} <= set(offered_in(form, "specialisation"))


@pytest.mark.parametrize(
    ("size", "is_understood"),
    [("", True), ("M", True), ("250", True), ("100 to 499 employees", True), ("quite big", False)],
)
def test_a_size_that_does_not_count_is_told_and_kept(
    place: Workplace, guided: Callable[..., RecordForm], size: str, is_understood: bool
) -> None:
    form = guided(NOTHING_OFFERED)
    line_of(form, "company_size").setText(size)
    line_of(form, "company_size").editingFinished.emit()
    told = form.fields["company_size"].told
    assert told == ("" if is_understood else "It is kept, but counts only as S, M, L or a number of people.")
    form.accept()
    assert place.session.profile.roles[0].company_size == size


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seattle", ""),
        ("London", "London: told by United Kingdom figures; there are none for the city."),
        ("Birmingham", "Birmingham: “Birmingham, AL” or “Birmingham, United Kingdom”?"),
    ],
)
def test_how_a_place_is_understood_is_told_and_it_is_kept(
    place: Workplace, guided: Callable[..., RecordForm], text: str, told: str
) -> None:
    form = guided(offers_of(load_pack()))
    line_of(form, "place").setText(text)
    line_of(form, "place").editingFinished.emit()
    assert form.fields["place"].told.startswith(told)
    assert bool(form.fields["place"].told) == bool(told)
    form.accept()
    assert place.session.profile.roles[0].place == text


def test_an_old_role_says_at_once_how_its_place_is_understood(guided: Callable[..., RecordForm]) -> None:
    form = guided(offers_of(load_pack()), Role(id="r2", title="ML engineer", place="Paris"))
    assert form.fields["place"].told == "Paris: told by France figures; there are none for the city."


def test_an_achievement_starts_at_the_employer_of_today(place: Workplace, qtbot: QtBot) -> None:
    form, _ = form_for_new(Achievement, "", place.session, place.history)
    qtbot.addWidget(form)
    NOTHING_OFFERED.guide(form, place.session.profile)
    assert form.fields["employer"].text == "Cascade"
    assert offered_in(form, "employer") == ["Cascade", "Harbour"]


def test_columns_without_an_offer_stay_as_they_are() -> None:
    offers = offers_of(load_pack())
    assert offers.filled_in(FORMS[Achievement]) == list(FORMS[Achievement])
    assert NOTHING_OFFERED.filled_in(FORMS[Role]) == list(FORMS[Role])
    (pays_like,) = (column for column in offers.filled_in(FORMS[Role]) if column.offered)
    assert pays_like.meaning(CAREER[0]) == "Data scientist"
    assert pays_like.meaning(CAREER[2]) == ""
