"""A page of advice that is shown and has answered, and the workplace under it, for the tests of those pages."""

import datetime
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.base.folders import config_folder
from planner.base.settings import Settings
from planner.domain.profile import Profile, Record
from planner.market.pack import Pack
from planner.ui.pages.advice_page import AdvicePage, AdviceQuestion, Desk
from tests.samples import bare_sample
from tests.ui.workplace import in_memory

AnswerT = TypeVar("AnswerT")
PageT = TypeVar("PageT", bound="AdvicePage[Any, Any]")

TODAY = datetime.datetime.now().astimezone().date()
SAMPLE = bare_sample(TODAY)
PATIENCE_MS = 30_000


class Opened(Generic[PageT]):
    """The page of a profile; ``records`` None is the sample person, who has planned and shown nothing."""

    def __init__(
        self, qtbot: QtBot, pack: Pack, make: Callable[[Desk], PageT], records: tuple[Record, ...] | None = None
    ) -> None:
        self.qtbot = qtbot
        self.place, _ = in_memory(*(SAMPLE.records.values() if records is None else records))
        self.page = make(
            Desk(self.place.session, self.place.history, self.place.bridge, pack, Settings(config_folder()))
        )
        self.page.resize(900, 900)
        qtbot.addWidget(self.page)
        if self.profile.is_empty():
            self.page.show()
        else:
            self.after(self.page.show)

    @property
    def profile(self) -> Profile:
        return self.place.session.profile

    def after(self, act: Callable[[], object]) -> None:
        """Do something and wait for the page's next answer."""
        with self.qtbot.waitSignal(self.page.answered, timeout=PATIENCE_MS):
            act()

    def close(self) -> None:
        self.page.hide()
        self.page.close_page()


def said(widget: QWidget) -> list[str]:
    """The texts that labels of a widget show."""
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def asked(pack: Pack, *records: Record) -> AdviceQuestion:
    """A question about the sample, or about these records."""
    from tests.strategies import profile_of

    return AdviceQuestion(profile_of(*records) if records else SAMPLE, pack, TODAY)
