"""The sections of the Profile page that hold records: panels of a kind, and what can be done with them."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
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
from planner.ui.models.records import EVERYONE, RecordTable
from planner.ui.pages.page_modules import know_widgets
from planner.ui.pages.profile_offers import NOTHING_OFFERED, Offers
from planner.ui.pages.profile_portfolio import PortfolioLine
from planner.ui.widgets.kept_place import click_what_came, keep_place, put_in_place
from planner.ui.widgets.made_later import MadeLater
from planner.ui.widgets.record_panel import PanelTexts, RecordPanel
from planner.ui.widgets.record_timeline import RoleTimeline
from planner.ui.widgets.record_view import LEAST_HEIGHT
from planner.workspace import edits
from planner.workspace.session import Applied, Session

_WIDE: Final = 860  # from here on pay and grants stand beside each other
_LINE: Final = 30  # buttons
_LEAST_CARD: Final = LEAST_HEIGHT + 72  # a panel at its lowest

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
    """One or more panels under each other. What is asked by key is done in the panel last used, the first at first.

    While it is on the screen its panels come one after the other, a few turns each, where cards keep their places;
    whoever needs them at once has them made with ``finish``.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.made: list[RecordPanel] = []
        self.tables: list[RecordTable] = []  # the last may not have its panel yet
        self._coming = MadeLater(self, chain((know_widgets,), self.parts()))
        self._active: RecordPanel | None = None
        self._own: set[str] = set()  # records added or deleted here
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
    def panels(self) -> list[RecordPanel]:
        """All its panels, from top to bottom."""
        self.finish()
        return self.made

    @property
    def active(self) -> RecordPanel:
        """The panel that keys are for."""
        return self._active or self.panels[0]

    def parts(self) -> Iterator[Callable[[], object]]:
        """What makes its panels and puts them in place, to be done one after the other."""
        raise NotImplementedError

    def coming(
        self,
        place: QWidget,
        kind: type[Record],
        texts: PanelTexts,
        owner: Callable[[], str | None] = lambda: EVERYONE,
        dress: Callable[[RecordPanel], object] = lambda _: None,
    ) -> Iterator[Callable[[], object]]:
        """Records are put in order, a panel is made of them and put in its place, and then its table is painted: each
        takes about as long.

        They are those of one role, or of all and whose each is; ``dress`` completes the panel.
        """
        yield lambda: self._read(kind, owner())
        yield lambda: dress(self._make(place, texts))
        yield lambda: put_in_place(self.made[-1])
        yield lambda: self.made[-1].view.setUpdatesEnabled(True)

    def finish(self) -> None:
        """Do at once what is left to be done."""
        self._coming.finish()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin, or go on."""
        super().showEvent(event)
        self._coming.go_on()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is looked at come first."""
        self._coming.stop()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever presses where something is still to come has it made at once, and clicks on that."""
        if self._coming.is_waiting:
            self.finish()
            click_what_came(self.viewport(), event)
        else:
            super().mousePressEvent(event)

    def follow(self, applied: Applied) -> None:
        """Bring every panel to the snapshot; those that are not made yet will begin with it."""
        for table in self.tables:
            table.follow(applied)
        for panel in self.made:
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
        self._own.add(record_id)
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
            self._own.update(ids)
            self.desk.history.push(edits.delete(self.desk.session.profile, ids))
            panel.view.select_row(row or 0)

    def search(self) -> None:
        """Put the keyboard into the search box of the first panel."""
        self.panels[0].search()

    def _read(self, kind: type[Record], owner: str | None) -> None:
        shown = [column for column in table_columns(kind) if owner is EVERYONE or not column.is_owner]
        columns = self.desk.offers.filled_in(shown)
        table = RecordTable(columns, self.desk.session, self.desk.history, self)
        self.tables.append(table)
        table.show_owner(owner)
        attribute, way = _ORDERS[kind]
        table.sort([column.attribute for column in columns].index(attribute), way)  # before anybody looks

    def _make(self, place: QWidget, texts: PanelTexts) -> RecordPanel:
        """A panel of the table read last, that is to be put in a place."""
        panel = RecordPanel(self.tables[-1], texts, is_main=not self.made)
        panel.setParent(place)
        panel.view.setUpdatesEnabled(False)
        panel.addition_requested.connect(lambda: self._from(panel, self.add))
        panel.edit_requested.connect(lambda: self._from(panel, self.edit))
        panel.deletion_requested.connect(lambda: self._from(panel, self.delete_selected))
        panel.focused.connect(lambda: self._from(panel))
        panel.view.note_shown.connect(lambda: self.ensureWidgetVisible(panel.view.note))
        self.made.append(panel)
        return panel

    def _select_returned(self, panel: RecordPanel, applied: Applied) -> None:
        """Select the rows that an undo or a redo brings back, as they were when they were added or deleted here."""
        came = [change.record.id for change in applied.changes or () if change.before is None]
        panel.select_records(self._own.intersection(came))

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
    """Panels under each other, each taking the room it can; the first has the search box.

    ``last`` makes what stands below them.
    """

    def __init__(
        self,
        desk: Desk,
        kinds: Sequence[tuple[type[Record], PanelTexts]],
        last: Callable[[Desk, QWidget], QWidget] | None = None,
    ) -> None:
        super().__init__(desk)
        self._kinds = kinds
        self._last = last
        self._places: list[QWidget] = [keep_place(_LEAST_CARD) for _ in kinds]
        for place in self._places:
            self.column.addWidget(place, 1)
        if last is not None:
            self._places.append(QWidget())
            self._places[-1].setMinimumHeight(_LINE)
            self.column.addWidget(self._places[-1])

    def parts(self) -> Iterator[Callable[[], object]]:
        """One panel after the other, and then what stands below them."""
        for (kind, texts), place in zip(self._kinds, self._places, strict=False):
            yield from self.coming(place, kind, texts)
        if self._last is not None:
            last = self._last
            yield lambda: put_in_place(last(self.desk, self._places[-1]))


class RolesSection(RecordSection):
    """Roles on a timeline and in a table; under them pay and equity of the one selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._places = [keep_place(_LEAST_CARD) for _ in range(3)]
        self.timeline = RoleTimeline(self._places[0])
        self._of_role = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._of_role)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(12)
        self.column.addWidget(self._places[0], 3)
        self.column.addWidget(self._of_role, 2)
        for place in self._places[1:]:
            self._pair.addWidget(place, 1)
        if desk.session.profile.roles:
            self._show_timeline()
            self._places[0].setMinimumHeight(_LEAST_CARD + self.timeline.sizeHint().height() + 8)
            self.timeline.hide()  # it comes with its panel
        self._of_role.setVisible(bool(desk.session.profile.roles))

    @property
    def roles(self) -> RecordPanel:
        """Every role."""
        return self.panels[0]

    @property
    def pay(self) -> RecordPanel:
        """Pay of the role selected."""
        return self.panels[1]

    @property
    def grants(self) -> RecordPanel:
        """Equity of the role selected."""
        return self.panels[2]

    def parts(self) -> Iterator[Callable[[], object]]:
        """The roles first, of which one is selected then."""
        yield from self.coming(self._places[0], Role, ROLES, dress=self._dress_roles)
        for place, kind, texts in zip(self._places[1:], (Pay, EquityGrant), (_ROLE_PAY, _ROLE_GRANTS), strict=True):
            yield from self.coming(place, kind, texts, lambda: self._role_id)

    def follow(self, applied: Applied) -> None:
        """Bring the panels and the timeline to the snapshot."""
        super().follow(applied)
        if self.made:
            if Role in applied.touched:
                self._show_timeline()
            self._choose_role()
        else:
            self._of_role.setVisible(bool(self.desk.session.profile.roles))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pay and grants beside each other where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    @property
    def _role_id(self) -> str:
        records = self.made[0].selected_records()
        return records[0].id if records else ""

    def _dress_roles(self, roles: RecordPanel) -> None:
        roles.body.insertWidget(1, self.timeline)
        roles.selected.connect(self._follow_role)
        self._show_timeline()
        self._choose_role()

    def _show_timeline(self) -> None:
        roles = self.desk.session.profile.roles
        self.timeline.show_roles(roles, datetime.datetime.now().astimezone().date())

    def _choose_role(self) -> None:
        """There is always a role selected where there is any: pay and grants below are of that one."""
        if self.desk.session.profile.roles and not self._role_id:
            self.made[0].view.select_row(0)
        self._follow_role()

    def _follow_role(self) -> None:
        role_id = self._role_id
        for table in self.tables[1:]:
            table.show_owner(role_id)
        self._of_role.setVisible(bool(role_id))
        self.timeline.choose(frozenset(record.id for record in self.made[0].selected_records()))


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
    return PlainSection(desk, kinds[key], PortfolioLine if key == "achievements" else None)
