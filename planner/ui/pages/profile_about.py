"""The section "About me": who this is, where they live, since when they work, their highest degree."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from planner.domain.errors import UserError
from planner.domain.person import Person
from planner.ui.dialogs.record_form import with_mnemonics
from planner.ui.history import History
from planner.ui.models.columns import FORMS
from planner.ui.pages.profile_offers import Offers, complete
from planner.ui.widgets.card import Card
from planner.ui.widgets.record_field import RecordField
from planner.workspace import edits
from planner.workspace.fields import field_text
from planner.workspace.session import Applied, Session

_FIELD_WIDTH = 360


class AboutMe(Card):
    """Four fields, each saved when it is left or chosen. ``is_known_place`` tells whether a place has pay figures, and
    under a known one stands how it is understood.
    """

    def __init__(
        self, session: Session, history: History, offers: Offers, is_known_place: Callable[[str], bool]
    ) -> None:
        super().__init__("About me")
        self._session = session
        self._history = history
        self._is_known_place = is_known_place
        columns = FORMS[Person]
        names = with_mnemonics([column.heading for column in columns])
        self.fields = {
            column.attribute: RecordField(column, session.profile, "", name)
            for column, name in zip(columns, names, strict=True)
        }
        self._offers = offers
        complete(self.fields["home_place"], offers.places)
        self._place()
        for attribute, field in self.fields.items():
            field.finished.connect(lambda attribute=attribute: self._save(attribute))
        self._show()

    def follow(self, applied: Applied) -> None:
        """Show what is stored now."""
        if Person in applied.touched:
            self._show()

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for row, field in enumerate(self.fields.values()):
            field.setFixedWidth(_FIELD_WIDTH)
            field.label.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(field.label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _show(self) -> None:
        person = self._session.profile.person
        for attribute, field in self.fields.items():
            stored = field_text(person, attribute)
            if field.text != stored and field.is_changed:
                continue  # typed and not taken yet: that is the user's
            field.show_text(stored)
            if attribute == "home_place":
                self._tell_place(stored)
            else:
                field.show_note("")

    def _tell_place(self, place: str) -> None:
        if place.strip() and not self._is_known_place(place):
            note = (
                f"There are no pay figures for “{place.strip()}”. It is kept; a forecast needs a place from the list."
            )
        else:
            note = self._offers.place_note(place)
        self.fields["home_place"].show_note(note)

    def _save(self, attribute: str) -> None:
        error = self._refusal(attribute)
        if error is not None:
            self.fields[attribute].show_error(error)
        else:
            self._show()

    def _refusal(self, attribute: str) -> UserError | None:
        """Save a field; None where it is saved or as it was."""
        try:
            changes = edits.set_field(self._session.profile, Person().id, attribute, self.fields[attribute].text)
        except UserError as error:
            return error
        return None if changes is None else self._history.push(changes)
