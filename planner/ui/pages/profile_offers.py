"""What the Profile page offers while a record is filled in: places, names of the catalogue, families that pay alike."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit

from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.market.industries import load_industries
from planner.market.pack import Pack
from planner.market.pay_words import size_of
from planner.market.place_words import offered_places, place_note
from planner.market.specialisations import load_specialisations
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.models.columns import Column
from planner.ui.widgets.completion import Completion, Names
from planner.ui.widgets.record_field import RecordField

_UNKNOWN_TITLE: Final = "no pay figures"
_UNKNOWN_SIZE: Final = "It is kept, but counts only as S, M, L or a number of people."


def _nothing(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered: ``places`` with pay figures, names of ``families`` that pay alike, and the one of a title.

    ``family_of`` gives "" for a title that no family holds, and ``place_note`` how a place is understood, "" where it
    says so itself. Without families, what a role pays like is typed.
    """

    places: Names = ()
    families: tuple[str, ...] = ()
    family_of: Callable[[str], str] = _nothing
    place_note: Callable[[str], str] = _nothing

    def filled_in(self, columns: Sequence[Column]) -> list[Column]:
        """The columns, with the families to choose from where they ask what a role pays like."""
        return [self._with_families(column) if column.attribute == "pays_like" else column for column in columns]

    def guide(self, form: RecordForm, profile: Profile) -> None:
        """Offer names while a form's lines are typed, and tell what a title and a size are taken for."""
        names: dict[str, Names] = {
            "place": self.places,
            "employer": tuple(dict.fromkeys(role.employer for role in profile.roles if role.employer)),
            "industry": tuple(one.name for one in load_industries().industries),
            "specialisation": tuple(one.name for one in load_specialisations().specialisations),
        }
        for attribute in names.keys() & form.fields.keys():
            complete(form.fields[attribute], names[attribute])
        if "pays_like" in form.fields:
            self._follow_title(form)
        if "place" in form.fields:
            _tell(form.fields["place"], self.place_note)
        if "company_size" in form.fields:
            _tell(form.fields["company_size"], _size_note)

    def _with_families(self, column: Column) -> Column:
        if not self.families:
            return column
        return dataclasses.replace(column, offered=self.families, meaning=self._meant_by_title)

    def _meant_by_title(self, record: Record) -> str:
        return (self.family_of(record.title) or _UNKNOWN_TITLE) if isinstance(record, Role) else ""

    def _follow_title(self, form: RecordForm) -> None:
        """The first choice is the title itself: it says which family that is, as the title is typed."""
        title, family = form.fields["title"].editor, form.fields["pays_like"].editor
        if not isinstance(title, QLineEdit) or not isinstance(family, QComboBox):
            return

        def tell(text: str) -> None:
            found = self.family_of(text) or (_UNKNOWN_TITLE if text.strip() else "")
            family.setItemText(0, f"By title: {found}" if found else "By title")

        title.textChanged.connect(tell)
        tell(title.text())


NOTHING_OFFERED: Final = Offers()


def offers_of(pack: Pack | None) -> Offers:
    """What a pack has to offer; nothing without one."""
    if pack is None:
        return NOTHING_OFFERED

    def family_of(title: str) -> str:
        family = pack.find_family(title)
        return family.name if family else ""

    families = tuple(family.name for family in pack.families)
    return Offers(offered_places(pack), families, family_of, lambda text: place_note(pack, text))


def complete(field: RecordField, texts: Names) -> None:
    """Offer texts while a line is typed, those that begin with the typed part first."""
    assert isinstance(field.editor, QLineEdit)
    Completion(texts, field.editor)


def _size_note(text: str) -> str:
    return "" if not text.strip() or size_of(text) is not None else _UNKNOWN_SIZE


def _tell(field: RecordField, note: Callable[[str], str]) -> None:
    """Say under a field how what it holds is understood, now and whenever it is left."""
    field.finished.connect(lambda: field.show_note(note(field.text)))
    field.show_note(note(field.text))
