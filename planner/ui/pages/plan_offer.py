"""The way from any page to a plan: a button, a menu at the mouse, a key, and after it the way to the plan itself."""

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.ui.pages.advice_page import Desk
from planner.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planner.advice.plan_proposals import Proposal
    from planner.ui.dialogs.plan_entry import PlanDialog

ADD: Final = "Add to plan…"
KEYS: Final = "Ctrl+Shift+A"


class PlanOffer(QObject):
    """Asks about what ``find`` proposes at the moment, the likeliest first, and says ``nothing`` where that is none.

    The page places ``bar``, and ``button`` where it has none of its own. ``plan_wanted`` asks for the Plans page, which
    is then on what was added.
    """

    plan_wanted = Signal()

    def __init__(
        self, page: QWidget, desk: Desk, find: Callable[[], "Sequence[Proposal]"], nothing: str, tip: str
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._find = find
        self._nothing = nothing
        self._tip = tip
        self.bar = MessageBar(is_closable=False)
        self.show_plan = self.bar.add_button("Show plan")
        self.bar.add_button("Close").clicked.connect(self.bar.hide)
        self.show_plan.clicked.connect(self._leave)
        desk.bridge.changed.connect(self._pass_by)
        page.installEventFilter(self)

    @cached_property
    def button(self) -> QPushButton:
        """The button, for a page that places one."""
        button = QPushButton(ADD)
        button.setToolTip(f"{self._tip} ({KEYS})")
        button.clicked.connect(self.ask)
        return button

    def ask(self) -> "PlanDialog | None":
        """Ask about what is proposed now; where there is nothing, say so."""
        return self.ask_about(self._find())

    def ask_about(self, proposals: "Sequence[Proposal]") -> "PlanDialog | None":
        """Ask about these alone."""
        from planner.advice.plan_subjects import load_subjects
        from planner.ui.dialogs.plan_entry import PlanDialog

        if not proposals:
            self.show_plan.hide()
            self.bar.show_text(self._nothing)
            return None
        session, history = self._desk.session, self._desk.history
        today = datetime.datetime.now().astimezone().date()
        subjects = load_subjects(self._desk.pack)
        dialog = PlanDialog(proposals, session.profile, subjects, today, history.push, self._page)
        dialog.accepted.connect(lambda: self._tell(dialog.told))
        dialog.open()
        return dialog

    def offer_at(self, view: QWidget) -> None:
        """Give a part of the page the menu of the right button and of the menu key."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda place: self.open_menu(view, place))

    def open_menu(self, view: QWidget, place: QPoint) -> QMenu:
        """The menu at a place of a part of the page, open."""
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"{ADD}\t{KEYS}").triggered.connect(self.ask)
        menu.popup(view.mapToGlobal(place))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Who comes back to the page need not read the old message again."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._pass_by()
        return super().eventFilter(watched, event)

    def _tell(self, sentence: str) -> None:
        self.show_plan.show()
        self.bar.show_text(sentence)

    def _pass_by(self) -> None:
        self.bar.pass_by()

    def _leave(self) -> None:
        self._pass_by()
        self.plan_wanted.emit()
