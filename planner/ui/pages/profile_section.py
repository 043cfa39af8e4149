"""The sections of the Profile page that hold records: panels of a kind, and what can be done with them."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.profile import Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.bridge import Bridge, Follower
from planner.ui.dialogs.record_entry import form_for_new, form_for_old
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.history import History
from planner.ui.models.columns import table_columns
from planner.ui.models.records import RecordTable
from planner.ui.pages.profile_offers import NOTHING_OFFERED, Offers
from planner.ui.pages.profile_portfolio import PortfolioLine
from planner.ui.widgets.record_panel import PanelTexts, RecordPanel
from planner.ui.widgets.record_timeline import RoleTimeline
from planner.workspace import edits
from planner.workspace.session import Applied, Session

_WIDE: Final = 860  # from here on pay and grants stand beside each other

ROLES: Final = PanelTexts(
    "Roles", "role", "No roles yet. Start with the one you hold now: it carries level, place, pay."
)
PAY: Final = PanelTexts("Pay", "pay", "No pay yet. The forecast starts from what your role pays.")
GRANTS: Final = PanelTexts("Equity grants", "equity grant", "No equity grants. Add one if you were given stock.")
SKILLS: Final = PanelTexts("Skills", "skill", "No skills yet. Record what you can do, how well, and when you last did.")
CERTIFICATIONS: Final = PanelTexts(
    "Certifications", "certification", "No certifications yet. Record those you hold, prepare for or want."
)
ACHIEVEMENTS: Final = PanelTexts(
    "Achievements",
    "achievement",
    "No achievements yet. Record what you changed: a figure before and after, and what it did.",
)
PUBLIC_WORK: Final = PanelTexts(
    "Public work", "public work", "No public work yet. Add what others can look at: code, papers, talks, articles."
)
_ROLE_PAY: Final = PanelTexts("Pay in this role", "pay", "No pay yet. The forecast starts from what a role pays.")
_ROLE_GRANTS: Final = PanelTexts("Equity in this role", "equity grant", "No equity grants in this role.")
_DOWN: Final = Qt.SortOrder.DescendingOrder
_ORDERS: Final[dict[type[Record], tuple[str, Qt.SortOrder]]] = {
    Role: ("start", _DOWN),
    Pay: ("effective", _DOWN),
    EquityGrant: ("granted", _DOWN),
    Skill: ("name", Qt.SortOrder.AscendingOrder),
    Certification: ("name", Qt.SortOrder.AscendingOrder),
    Achievement: ("date", _DOWN),
    PublicWork: ("date", _DOWN),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section works with: the open profile, how it is edited, and what is offered to fill it in."""

    session: Session
    history: History
    bridge: Bridge
    offers: Offers = NOTHING_OFFERED
    settings: Settings | None = None


class RecordSection(QScrollArea):
    """One or more panels under each other. What is asked by key is done in the panel last used, the first at first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.panels: list[RecordPanel] = []
        self._active: RecordPanel | None = None
        self._deleted: set[str] = set()
        self._follower = Follower(desk.bridge, self, self.follow)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.setWidget(content)

    @property
    def active(self) -> RecordPanel:
        """The panel that keys are for."""
        return self._active or self.panels[0]

    def panel(self, kind: type[Record], texts: PanelTexts, *, is_main: bool, has_owner: bool = False) -> RecordPanel:
        """A new panel of a kind, to be placed by the caller; ``has_owner`` shows which role each record belongs to."""
        shown = [column for column in table_columns(kind) if has_owner or not column.is_owner]
        columns = self.desk.offers.filled_in(shown)
        table = RecordTable(columns, self.desk.session, self.desk.history, self)
        panel = RecordPanel(table, texts, is_main=is_main)
        panel.view.sort_by(*_ORDERS[kind])
        panel.addition_requested.connect(lambda: self._from(panel, self.add))
        panel.edit_requested.connect(lambda: self._from(panel, self.edit))
        panel.deletion_requested.connect(lambda: self._from(panel, self.delete_selected))
        panel.focused.connect(lambda: self._from(panel))
        panel.view.note_shown.connect(lambda: self.ensureWidgetVisible(panel.view.note))
        self.panels.append(panel)
        return panel

    def follow(self, applied: Applied) -> None:
        """Bring every panel to the snapshot."""
        for panel in self.panels:
            panel.table.follow(applied)
        for panel in self.panels:
            self._select_returned(panel, applied)

    def add(self) -> RecordForm | None:
        """Open the form for a new record; pay before there is any role asks for the role."""
        panel = self.active
        kind, owner = panel.table.kind, panel.table.owner
        roles = self.desk.session.profile.roles
        if kind in {Pay, EquityGrant} and not roles:
            kind = Role
        role_id = owner or (roles[0].id if roles else "")
        desk = self.desk
        place = (desk.session, desk.history, self.window())
        form, record_id = form_for_new(kind, role_id, *place, fill_in=desk.offers.filled_in, settings=desk.settings)
        form.accepted.connect(lambda: panel.show_record(record_id))
        return self._opened(form)

    def edit(self) -> RecordForm | None:
        """Open the form of the first selected record; nothing where none is selected."""
        panel = self.active
        records = panel.selected_records()
        if not records:
            return None
        desk = self.desk
        place = (desk.session, desk.history, self.window())
        form = form_for_old(records[0], *place, fill_in=desk.offers.filled_in, settings=desk.settings)
        form.finished.connect(lambda: panel.show_record(records[0].id))
        return self._opened(form)

    def delete_selected(self) -> None:
        """Delete the selected rows with what belongs to them, as one edit, and stay where they were."""
        panel = self.active
        records = panel.selected_records()
        if records:
            row = panel.rows.row_of(records[0].id)
            ids = [record.id for record in records]
            self._deleted.update(ids)
            self.desk.history.push(edits.delete(self.desk.session.profile, ids))
            panel.view.select_row(row or 0)

    def search(self) -> None:
        """Put the keyboard into the search box of the first panel."""
        self.panels[0].search()

    def _select_returned(self, panel: RecordPanel, applied: Applied) -> None:
        """Select the rows that an undo brings back, as they were when they were deleted here."""
        came = [change.record.id for change in applied.changes or () if change.before is None]
        panel.select_records(self._deleted.intersection(came))

    def _from(self, panel: RecordPanel, action: Callable[[], object] | None = None) -> None:
        self._active = panel
        self.ensureWidgetVisible(panel)
        if action is not None:
            action()

    def _opened(self, form: RecordForm) -> RecordForm:
        self.desk.offers.guide(form, self.desk.session.profile)
        form.open()
        return form


class PlainSection(RecordSection):
    """Panels under each other, each taking the room it can; the first has the search box."""

    def __init__(self, desk: Desk, kinds: Sequence[tuple[type[Record], PanelTexts]]) -> None:
        super().__init__(desk)
        for kind, texts in kinds:
            self.column.addWidget(self.panel(kind, texts, is_main=not self.panels, has_owner=True), 1)


class RolesSection(RecordSection):
    """Roles on a timeline and in a table; under them pay and equity of the one selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.roles = self.panel(Role, ROLES, is_main=True)
        self.pay = self.panel(Pay, _ROLE_PAY, is_main=False)
        self.grants = self.panel(EquityGrant, _ROLE_GRANTS, is_main=False)
        self.timeline = RoleTimeline()
        self.roles.body.insertWidget(1, self.timeline)
        self._of_role = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._of_role)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(12)
        self._pair.addWidget(self.pay, 1)
        self._pair.addWidget(self.grants, 1)
        self.column.addWidget(self.roles, 3)
        self.column.addWidget(self._of_role, 2)
        self.roles.selected.connect(self._follow_role)
        self._show_timeline()
        self._choose_role()

    def follow(self, applied: Applied) -> None:
        """Bring the panels and the timeline to the snapshot."""
        super().follow(applied)
        if Role in applied.touched:
            self._show_timeline()
        self._choose_role()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pay and grants beside each other where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _show_timeline(self) -> None:
        roles = self.desk.session.profile.roles
        self.timeline.show_roles(roles, datetime.datetime.now().astimezone().date())

    def _choose_role(self) -> None:
        """There is always a role selected where there is any: pay and grants below are of that one."""
        if self.desk.session.profile.roles and not self.roles.selected_records():
            self.roles.view.select_row(0)
        self._follow_role()

    def _follow_role(self) -> None:
        records = self.roles.selected_records()
        role_id = records[0].id if records else ""
        for panel in (self.pay, self.grants):
            panel.table.show_owner(role_id)
        self._of_role.setVisible(bool(records))
        self.timeline.choose(frozenset(record.id for record in records))


def section(key: str, desk: Desk) -> RecordSection:
    """The section of a key. Raises ``KeyError`` where there is none."""
    if key == "roles":
        return RolesSection(desk)
    kinds: dict[str, list[tuple[type[Record], PanelTexts]]] = {
        "pay": [(Pay, PAY), (EquityGrant, GRANTS)],
        "skills": [(Skill, SKILLS)],
        "certifications": [(Certification, CERTIFICATIONS)],
        "achievements": [(Achievement, ACHIEVEMENTS), (PublicWork, PUBLIC_WORK)],
    }
    plain = PlainSection(desk, kinds[key])
    if key == "achievements":
        plain.column.addWidget(PortfolioLine(desk))
    return plain
