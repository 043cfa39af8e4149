"""The window of the optimiser on the sample profile, in memory, with few actions allowed so that answers come soon."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.advice.optimiser_options import Option
from planner.base.settings import Settings
from planner.domain.plan import Action, Plan
from planner.domain.profile import Record
from planner.market.pack import Pack
from planner.ui.dialogs.optimiser import OptimiserDialog
from planner.ui.theme import Theme
from tests.ui.pages.surroundings import SAMPLE
from tests.ui.workplace import in_memory

PATIENCE_MS = 30_000
EXAM = "earn a certification:"
MOVE = "move company:"


class Desk:
    """A main window's stand-in, the dialog over it, and what is in the profile."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, *records: Record) -> None:
        self.qtbot = qtbot
        self.place, self.file = in_memory(*(records or SAMPLE.records.values()))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        desk = (self.place.session, self.place.history, self.place.bridge)
        self.dialog = OptimiserDialog(self.window, *desk, pack, settings, theme)

    def open(self) -> None:
        """Open it and wait until it is known what can be allowed."""
        self.dialog.open_window()
        self.loaded()

    def loaded(self) -> None:
        """Wait until it is known what can be allowed."""
        self.qtbot.waitUntil(lambda: not self.dialog.is_busy, timeout=PATIENCE_MS)

    def allow(self, *beginnings: str) -> list[str]:
        """Tick only the first option whose id begins so, for each; their ids."""
        allowed = self.dialog.allowed
        every = ids(allowed.options)
        chosen = [next(one for one in every if one.startswith(each)) for each in beginnings]
        for one in allowed.options:
            allowed.tick(one.action.id, is_on=one.action.id in chosen)
        return chosen

    def find(self) -> None:
        """Press the button and wait for the answer."""
        with self.qtbot.waitSignal(self.dialog.answered, timeout=PATIENCE_MS):
            self.dialog.find_button.click()
        self.qtbot.waitUntil(lambda: not self.dialog.answer.is_filling, timeout=PATIENCE_MS)

    def plans(self) -> list[Plan]:
        return list(self.place.session.profile.all(Plan))

    def actions(self) -> list[Action]:
        return list(self.place.session.profile.all(Action))

    def close(self) -> None:
        """As the page closes it."""
        self.dialog.close_dialog()
        self.place.bridge.close()


def ids(options: Iterable[Option]) -> list[str]:
    return [one.action.id for one in options]
