"""The way out of a page that lacks a fact: a button, and the form of that fact, opened over the page itself.

Loads nothing but Qt until it is asked: the first page of a start uses it.
"""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from planner.base.settings import Settings
    from planner.domain.profile import Profile
    from planner.forecast.situation import NoEstimate
    from planner.market.pack import Pack
    from planner.ui.dialogs.record_form import RecordForm
    from planner.ui.history import History
    from planner.workspace.session import Session

ADD_ROLE: Final = "Add your current role"
"""What the button of a page says while no role is recorded."""

PAY_FIELD: Final = "base"
"""The attribute of a ``NoEstimate`` that lacks pay."""

_NO_ROLE: Final = ("", "start")  # nothing recorded, or nothing that has begun


class WayOut(QPushButton):
    """The primary button under a page's answer that lacks a fact; hidden while there is none to add."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "primary")
        self.hide()

    def show_for(self, stand: object) -> None:
        """Offer to enter what a ``NoEstimate`` lacks; anything else lacks nothing."""
        from planner.forecast.situation import NoEstimate

        missing = stand if isinstance(stand, NoEstimate) else None
        self.setText("" if missing is None else way_out(missing))
        self.setVisible(missing is not None)


def way_out(missing: "NoEstimate") -> str:
    """What the button says that leads to ``open_missing``."""
    if missing.attribute in _NO_ROLE:
        return ADD_ROLE
    if missing.attribute == PAY_FIELD:
        return "Add your pay"
    return "Complete your role" if _is_of_role(missing) else "Open Profile"


def missing_fact(profile: "Profile", pack: "Pack", today: datetime.date) -> "NoEstimate | None":
    """What keeps a profile from a forecast that starts from the person's own pay; None where nothing does."""
    from planner.forecast.situation import NoEstimate, situation

    stand = situation(profile, pack, today)
    if isinstance(stand, NoEstimate):
        return stand
    if stand.inputs.log_pay is None:
        return NoEstimate("your pay is unknown", "Enter what your role pays", PAY_FIELD)
    return None


def open_missing(
    page: QWidget, session: "Session", history: "History", pack: "Pack", settings: "Settings | None" = None
) -> "RecordForm | None":
    """Open the form of what the profile lacks over a page, ready to type in the field; None where no form asks for it.

    Without a role it is the form of a new one, which asks for its first pay as well. ``settings`` are of the form.
    """
    from planner.advice.standing import standing_role
    from planner.domain.compensation import Pay
    from planner.domain.role import Role
    from planner.ui.dialogs.record_entry import form_for_new, form_for_old
    from planner.ui.pages.profile_offers import offers_of

    today = datetime.datetime.now().astimezone().date()
    profile, offers = session.profile, offers_of(pack)
    place, fill_in = (session, history, page.window()), offers.filled_in
    missing, role = missing_fact(profile, pack, today), standing_role(profile, today)
    if missing is None:
        return None
    if missing.attribute in _NO_ROLE:
        form, _ = form_for_new(Role, "", *place, fill_in=fill_in, settings=settings)
    elif missing.attribute == PAY_FIELD and role is not None:
        form, _ = form_for_new(Pay, role.id, *place, fill_in=fill_in)
    elif _is_of_role(missing):
        record = profile.records[missing.record_id]
        form = form_for_old(record, *place, fill_in=fill_in, settings=settings)
    else:
        return None
    offers.guide(form, profile)
    form.open()
    if missing.attribute in form.fields:
        form.focus_on(missing.attribute)
    return form


def _is_of_role(missing: "NoEstimate") -> bool:
    from planner.domain.role import Role
    from planner.ui.models.columns import FORMS

    return bool(missing.record_id) and missing.attribute in {column.attribute for column in FORMS[Role]}
