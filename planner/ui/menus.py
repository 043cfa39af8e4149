"""The menu bar: which action stands where."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from planner.base.settings import Settings
from planner.ui import actions
from planner.ui.theme import CHOICES, Theme

if TYPE_CHECKING:
    from planner.ui.pages.catalogue import ShownPage


class Menus:
    """The actions of a window in their menus; the window connects them."""

    def __init__(self, window: QMainWindow, pages: Sequence[tuple[str, str]]) -> None:
        self.new = actions.new_profile(window)
        self.open = actions.open_profile(window)
        self.sample = actions.open_sample(window)
        self.remove_sample = actions.remove_sample(window)
        self.copy = actions.save_copy(window)
        self.quit = actions.quit_program(window)
        self.undo = actions.undo(window)
        self.redo = actions.redo(window)
        self.delete = actions.delete(window)
        self.plan = actions.add_to_plan(window)
        self.keep = actions.keep_forecast(window)
        self.journal = actions.forecast_journal(window)
        self.find = actions.find_plan(window)
        self.pages = {
            key: actions.page(window, key, title, number) for number, (key, title) in enumerate(pages, start=1)
        }
        self.inspector = actions.inspector(window)
        self.themes = [actions.theme(window, choice) for choice in CHOICES]
        self.motion = actions.reduce_motion(window)
        self.guide = actions.guide(window)
        self.why = actions.why(window)
        self.about = actions.about(window)
        self.recent = QMenu("Open recen&t", window)
        self._page = ""
        self._place(window)
        _group(window, list(self.pages.values()))
        _group(window, self.themes)

    def lead_to_pages(self, show_page: Callable[[str], None], command: Callable[[str, str], object]) -> None:
        """Show a page when its action is chosen; the other actions are commands of a page, looked at or not."""
        for key, action in self.pages.items():
            action.triggered.connect(lambda _=False, key=key: show_page(key))
        of_pages = (
            ("trajectory", "keep", self.keep),
            ("trajectory", "journal", self.journal),
            ("plans", "find", self.find),
        )
        for page, name, action in of_pages:
            action.triggered.connect(lambda _=False, page=page, name=name: command(page, name))
        self.plan.triggered.connect(lambda: command(self._page, "plan"))

    def follow_page(self, key: str, shown: "ShownPage") -> None:
        """Tick the page shown and offer what it can do."""
        self._page = key
        self.pages[key].setChecked(True)
        self.delete.setEnabled(shown.delete_selected is not None)
        self.inspector.setEnabled(shown.inspector is not None)
        self.plan.setEnabled("plan" in shown.commands)

    def follow_theme(self, theme: Theme) -> None:
        """Tick the colours in use and whether motion is reduced, and let the actions change them."""
        self.motion.setChecked(theme.is_still)
        self.motion.toggled.connect(lambda is_still: theme.reduce_motion(is_still=is_still))
        for action in self.themes:
            action.setChecked(action.data() == theme.choice)
            action.triggered.connect(lambda _, action=action: theme.choose(action.data()))

    def follow_recent(self, settings: Settings, open_path: Callable[[Path], None]) -> None:
        """List the profiles opened last whenever the menu is opened; what is gone from the disk is left out."""

        def fill() -> None:
            self.recent.clear()
            for path in [path for path in settings.recent() if path.exists()]:
                action = self.recent.addAction(path.stem.replace("&", "&&"))
                action.setToolTip(str(path))
                action.triggered.connect(lambda _=False, path=path: open_path(path))
            if self.recent.isEmpty():
                self.recent.addAction("Nothing yet").setEnabled(False)

        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(fill)

    def offer_help(self, window: QMainWindow, pack_version: Callable[[], str]) -> None:
        """Open the guide, the register of statements, and the box that says what this program is."""

        def show_guide() -> None:
            from planner.ui.dialogs.about import guide_dialog  # not before the first paint

            guide_dialog(window).open()

        def show_why() -> None:
            from planner.ui.pages.claim_list import claim_dialog

            claim_dialog(window).open()

        def show_about() -> None:
            from planner.ui.dialogs.about import about_dialog

            about_dialog(window, pack_version()).open()

        self.guide.triggered.connect(show_guide)
        self.why.triggered.connect(show_why)
        self.about.triggered.connect(show_about)

    def allow_profile_actions(self, *, is_open: bool) -> None:
        """Without an open profile there is nothing to copy, undo, delete or explain."""
        own = (
            self.copy,
            self.remove_sample,
            self.undo,
            self.redo,
            self.delete,
            self.plan,
            self.inspector,
            self.keep,
            self.journal,
            self.find,
        )
        for action in (*own, *self.pages.values()):
            action.setEnabled(is_open)

    def _place(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        file = bar.addMenu("&File")
        file.addActions([self.new, self.open])
        file.addMenu(self.recent)
        file.addSeparator()
        file.addActions([self.sample, self.remove_sample])
        file.addSeparator()
        file.addActions([self.copy, self.keep])
        file.addSeparator()
        file.addAction(self.quit)
        edit = bar.addMenu("&Edit")
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.delete, self.plan])
        view = bar.addMenu("&View")
        view.addActions(list(self.pages.values()))
        view.addSeparator()
        view.addActions([self.inspector, self.find, self.journal])
        view.addMenu("&Colours").addActions(self.themes)
        view.addAction(self.motion)
        bar.addMenu("&Help").addActions([self.guide, self.why, self.about])


def _group(window: QMainWindow, members: Sequence[QAction]) -> None:
    group = QActionGroup(window)
    for action in members:
        group.addAction(action)
