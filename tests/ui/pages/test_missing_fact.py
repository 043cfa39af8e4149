"""What a page lacks, and the form that asks for it, over the page."""

import dataclasses
import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.dates import PartialDate
from planner.domain.profile import Record
from planner.domain.role import Role
from planner.forecast.situation import NoEstimate
from planner.market.pack import Pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.missing_fact import ADD_ROLE, WayOut, missing_fact, open_missing, way_out
from planner.ui.widgets.record_editors import show_text
from tests.ui.workplace import ML_ENGINEER, PYTHON, RAISE, SECOND_PAY, Workplace, in_memory

TODAY = datetime.date(2026, 11, 22)
SEATTLE = dataclasses.replace(ML_ENGINEER, place="Seattle")
TO_COME = dataclasses.replace(SEATTLE, start=PartialDate(2150))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    yield page
    for form in page.findChildren(RecordForm):
        form.deleteLater()


def opened(page: QWidget, place: Workplace, pack: Pack) -> RecordForm:
    form = open_missing(page, place.session, place.history, pack)
    assert form is not None
    return form


def typed_in(form: RecordForm, qtbot: QtBot) -> str:
    """The attribute of the field that the keyboard is in."""
    qtbot.waitUntil(lambda: form.isActiveWindow() or QApplication.focusWidget() is not None)
    return next(name for name, field in form.fields.items() if field.editor is form.focusWidget())


@pytest.mark.parametrize(
    ("records", "says", "attribute"),
    [
        ((), ADD_ROLE, ""),
        ((PYTHON,), ADD_ROLE, ""),
        ((TO_COME,), ADD_ROLE, "start"),
        ((SEATTLE,), "Add your pay", "base"),
        ((dataclasses.replace(SEATTLE, level=None),), "Complete your role", "level"),
        ((dataclasses.replace(SEATTLE, title="Lion tamer"),), "Complete your role", "pays_like"),
        ((dataclasses.replace(SEATTLE, place="Atlantis"),), "Complete your role", "place"),
        ((SEATTLE, RAISE), "Open Profile", "currency"),
    ],
)
def test_the_button_says_what_is_missing(records: tuple[Record, ...], says: str, attribute: str, pack: Pack) -> None:
    missing = missing_fact(in_memory(*records)[0].session.profile, pack, TODAY)
    assert missing is not None
    assert (way_out(missing), missing.attribute) == (says, attribute)


def test_with_role_and_pay_nothing_is_missing(page: QWidget, pack: Pack) -> None:
    place, _ = in_memory(SEATTLE, SECOND_PAY)
    assert missing_fact(place.session.profile, pack, TODAY) is None
    assert open_missing(page, place.session, place.history, pack) is None


def test_without_a_role_one_form_asks_for_it_and_its_pay(page: QWidget, pack: Pack, qtbot: QtBot) -> None:
    place, _ = in_memory()
    form = opened(page, place, pack)
    assert form.isVisible()
    assert typed_in(form, qtbot) == "title"
    for name, text in {"title": "ML engineer", "level": "mid", "place": "Seattle", "base": "150k"}.items():
        show_text(form.fields[name].editor, text)
    form.accept()
    profile = place.session.profile
    (role,) = profile.roles
    assert (role.title, len(profile.pay_of(role.id))) == ("ML engineer", 1)
    assert missing_fact(profile, pack, TODAY) is None
    place.history.undo()
    assert place.session.profile.is_empty()


def test_a_role_that_lacks_something_is_opened_at_the_field(page: QWidget, pack: Pack, qtbot: QtBot) -> None:
    place, _ = in_memory(dataclasses.replace(SEATTLE, level=None), SECOND_PAY)
    form = opened(page, place, pack)
    assert form.windowTitle().startswith("Edit role")
    assert typed_in(form, qtbot) == "level"
    show_text(form.fields["level"].editor, "mid")
    form.accept()
    assert missing_fact(place.session.profile, pack, TODAY) is None


def test_pay_that_is_missing_goes_to_the_role_that_counts(page: QWidget, pack: Pack, qtbot: QtBot) -> None:
    place, _ = in_memory(SEATTLE)
    form = opened(page, place, pack)
    assert typed_in(form, qtbot) == "base"
    show_text(form.fields["base"].editor, "150k")
    form.accept()
    assert len(place.session.profile.pay_of(SEATTLE.id)) == 1


def test_what_no_form_asks_for_opens_none(page: QWidget, pack: Pack) -> None:
    place, _ = in_memory(SEATTLE, RAISE)
    assert open_missing(page, place.session, place.history, pack) is None


def test_the_button_shows_itself_only_where_something_is_missing(page: QWidget) -> None:
    button = WayOut(page)
    assert not button.isVisible()
    button.show_for(NoEstimate("no role is recorded yet", "Add it"))
    assert (button.isVisible(), button.text()) == (True, ADD_ROLE)
    button.show_for(Role(id="r", title="t"))
    assert not button.isVisible()
