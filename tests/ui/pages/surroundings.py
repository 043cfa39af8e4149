"""The Trajectory page with its inspector as the window builds them, on real figures, in memory."""

import datetime
from pathlib import Path

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.profile import Record
from planner.market.pack import Pack
from planner.ui.pages.catalogue import ShownPage, Surroundings, build_page
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.pages.trajectory_inspector import TrajectoryInspector
from planner.ui.theme import Theme
from tests.samples import bare_sample
from tests.ui.workplace import in_memory

SAMPLE = bare_sample(datetime.date(2026, 11, 22))


class Explained:
    """A page and its inspector, both shown; ``pages`` are those asked for."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, *records: Record) -> None:
        self.qtbot = qtbot
        self.pages: list[str] = []
        self.place, self.file = in_memory(*records)
        packs: list[Path] = []
        told: list[str] = []
        ways = (self.pages.append, told.append, told.append, packs.append)
        session, history, bridge = self.place.session, self.place.history, self.place.bridge
        self.around = Surroundings(session, history, bridge, pack, settings, theme, *ways)
        self.shown: ShownPage = build_page("trajectory", self.around)
        assert isinstance(self.shown.widget, TrajectoryPage)
        assert isinstance(self.shown.inspector, TrajectoryInspector)
        self.page, self.inspector = self.shown.widget, self.shown.inspector
        qtbot.addWidget(self.page)
        self.area = QScrollArea()
        qtbot.addWidget(self.area)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.inspector)
        self.area.resize(292, 600)
        with qtbot.waitSignal(self.page.answered, timeout=30_000):
            self.page.show()

    def look(self) -> None:
        """Show the inspector, and wait until it holds what the page has answered."""
        self.area.show()
        self.inspector.show()
        self.qtbot.waitUntil(lambda: not self.inspector.is_filling)

    def explain(self) -> None:
        """Show the inspector and wait for what the number is made of."""
        with self.qtbot.waitSignal(self.inspector.made.explained, timeout=30_000):
            self.look()

    def close(self) -> None:
        """As the window closes it."""
        self.shown.close()
