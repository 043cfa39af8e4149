"""The Profile page: what is recorded, in sections that are edited in place."""

import datetime
from functools import cached_property
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.market.pack import Pack
from planner.ui.bridge import Bridge, Follower
from planner.ui.history import History
from planner.ui.pages.profile_about import AboutMe
from planner.ui.pages.profile_offers import offers_of
from planner.ui.pages.profile_section import Desk, RecordSection, section
from planner.ui.pages.profile_words import headline
from planner.ui.widgets.headline import Headline
from planner.ui.widgets.made_later import MadeLater
from planner.ui.widgets.segmented import SegmentedControl
from planner.ui.widgets.stack import Stack
from planner.workspace.session import Applied, Session

SECTIONS: Final = (
    ("about", "About me"),
    ("roles", "Roles"),
    ("pay", "Pay"),
    ("skills", "Skills"),
    ("certifications", "Certifications"),
    ("achievements", "Achievements"),
)
_MARGIN: Final = 24


class ProfilePage(QWidget):
    """Everything recorded about one person. Without a ``pack`` any place counts as known and none is offered."""

    def __init__(
        self,
        session: Session,
        history: History,
        bridge: Bridge,
        pack: Pack | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._pack = pack
        self._headline = Headline("Profile")
        self.switch = SegmentedControl("Section", SECTIONS)
        self._desk = Desk(session, history, bridge, offers_of(pack), settings)
        self._sections: dict[str, RecordSection] = {}
        self._stack = Stack()
        self._place()
        self._add_shortcuts()
        self._follower = Follower(bridge, self, self._follow)
        self.switch.chosen.connect(self.show_section)
        self.switch.choose("roles")
        self._tell()
        MadeLater(self, (lambda: self.about,)).go_on()

    @cached_property
    def about(self) -> AboutMe:
        """The section "About me", made when it is first asked for."""
        pack, desk = self._pack, self._desk
        about = AboutMe(
            desk.session, desk.history, desk.offers, lambda text: pack is None or pack.find_place(text) is not None
        )
        self._stack.addWidget(about)
        return about

    @property
    def answer(self) -> str:
        """The large sentence as it stands."""
        return self._headline.answer

    @property
    def shown(self) -> RecordSection | None:
        """The section on screen; None for "About me"."""
        return self._sections.get(self.switch.key)

    def show_section(self, key: str) -> None:
        """Show a section, building it the first time. Raises ``KeyError`` for an unknown one."""
        if key == "about":
            self._stack.setCurrentWidget(self.about)
            return
        if key not in self._sections:
            self._sections[key] = section(key, self._desk)
            self._stack.addWidget(self._sections[key])
        self._stack.setCurrentWidget(self._sections[key])

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's name
        """Tab comes to what is shown, also where it is still being made."""
        if self.shown is not None:
            self.shown.finish()
        return super().focusNextPrevChild(next)

    def add(self) -> None:
        """Ask for a new record of the section shown."""
        if self.shown is not None:
            self.shown.add()

    def edit(self) -> None:
        """Open the form of the selected record."""
        if self.shown is not None:
            self.shown.edit()

    def delete_selected(self) -> None:
        """Delete the selected records."""
        if self.shown is not None:
            self.shown.delete_selected()

    def search(self) -> None:
        """Put the keyboard into the search box."""
        if self.shown is not None:
            self.shown.search()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addWidget(self._headline)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)

    def _add_shortcuts(self) -> None:
        keys = {
            "Insert": self.add,
            "Ctrl+Shift+N": self.add,
            "Ctrl+E": self.edit,
            "Ctrl+F": self.search,
        }
        for key, action in keys.items():
            # Wherever the keyboard is in the window, while this page is the one shown.
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _follow(self, applied: Applied) -> None:
        if "about" in self.__dict__:  # it begins with the snapshot there is then
            self.about.follow(applied)
        self._tell()

    def _tell(self) -> None:
        self._headline.show_answer(*headline(self._session.profile, datetime.datetime.now().astimezone().date()))
