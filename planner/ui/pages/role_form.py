"""The form for the role held now, opened from a page that can say nothing without one."""

from PySide6.QtWidgets import QWidget

from planner.base.settings import Settings
from planner.domain.role import Role
from planner.market.pack import Pack
from planner.ui.dialogs.record_entry import form_for_new
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.history import History
from planner.ui.pages.profile_offers import offers_of
from planner.workspace.session import Session


def form_for_role(
    session: Session, history: History, pack: Pack, parent: QWidget, settings: Settings | None = None
) -> RecordForm:
    """A form for a new role with its first pay, as the Profile page has it."""
    offers = offers_of(pack)
    form, _ = form_for_new(Role, "", session, history, parent, fill_in=offers.filled_in, settings=settings)
    offers.guide(form, session.profile)
    return form
