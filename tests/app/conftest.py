"""A running program behind a real window, without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.program import Program
from planner.base.settings import Settings
from planner.domain.skill import Skill
from planner.market.pack import load_pack
from planner.ui.history import History
from planner.ui.jobs import Jobs
from planner.ui.main_window import MainWindow
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace.session import Session


class Running:
    """A program with its window, and what is seen of it."""

    def __init__(self, folder: Path, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        self.folder = folder
        self.settings = settings
        self.qtbot = qtbot
        self.window = MainWindow(settings, theme)
        qtbot.addWidget(self.window)
        self.program = Program(self.window, settings, folder, load_pack())

    def start(self, path: Path | None = None) -> None:
        with self.qtbot.waitSignal(self.window.answered, timeout=30_000):
            self.program.start(path)

    def settle(self) -> None:
        """Wait until no job is on."""
        jobs = self.program.findChild(Jobs)
        assert isinstance(jobs, Jobs)
        self.qtbot.waitUntil(lambda: not jobs.is_busy)

    def told(self) -> str:
        return " ".join(bar.text for bar in self.window.findChildren(MessageBar) if not bar.isHidden())

    @property
    def session(self) -> Session:
        assert self.program.session is not None
        return self.program.session

    @property
    def history(self) -> History:
        *_, newest = self.program.findChildren(History)
        return newest

    @property
    def skills(self) -> list[str]:
        return [skill.name for skill in self.session.profile.all(Skill)]


@pytest.fixture
def running(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Running]:
    settings = Settings(tmp_path)
    theme = Theme(settings, qapp)
    made = Running(tmp_path, settings, theme, qtbot)
    yield made
    made.window.close()
    QThreadPool.globalInstance().waitForDone()
    theme.deleteLater()
