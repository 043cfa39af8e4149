"""The Plans page with a person in Seattle and the shipped figures, and the workplace under it."""

import datetime

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.dates import PartialDate
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.market.pack import Pack
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.plans import PlansPage
from planner.ui.theme import Theme
from tests.forecast.examples import pay, role
from tests.ui.workplace import in_memory

PERSON: tuple[Record, ...] = (role("r", title="Machine learning engineer"), pay("r", "2024-01-01", 150_000))
AHEAD = datetime.datetime.now().astimezone().date().year + 1


def move(name: str, plan_id: str, kind: ActionKind = ActionKind.MOVE_COMPANY, subject: str = "") -> Action:
    return Action(id=name, plan_id=plan_id, kind=kind, start=PartialDate(AHEAD, 3), subject=subject)


TWO: tuple[Record, ...] = (
    *PERSON,
    Plan(id="a", name="A"),
    move("a1", "a"),
    Action(
        id="a2",
        plan_id="a",
        kind=ActionKind.LEARN_SKILL,
        start=PartialDate(AHEAD, 5),
        subject="Kubernetes",
        proficiency=4,
        months=3,
        hours=60,
    ),
    Plan(id="b", name="B"),
    move("b1", "b", ActionKind.SPECIALISE, subject="MLOps"),
)


class Desk:
    """A page that is shown, and the workplace under it."""

    def __init__(self, qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack, *records: Record) -> None:
        self.qtbot = qtbot
        self.is_closed = False
        self.place, self.file = in_memory(*records)
        place = self.place
        self.page = PlansPage(place.session, place.history, place.bridge, pack, settings, theme)
        self.page.resize(1000, 900)
        qtbot.addWidget(self.page)
        self.answers: list[str] = []
        self.page.answered.connect(lambda: self.answers.append(self.page.sentence))
        self.page.show()
        self.settle()

    @property
    def profile(self) -> Profile:
        return self.place.session.profile

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.answers) and not self.page._answers.is_busy, timeout=30_000)

    def next_answer(self) -> str:
        """The sentence after what was just done, once nothing is asked any more."""
        self.qtbot.waitUntil(lambda: not self.page._answers.is_busy, timeout=30_000)
        return self.page.sentence

    def median(self, plan_id: str) -> float:
        """What a plan is worth as the page has it, once nothing is asked any more."""
        self.next_answer()
        assert self.page.comparison is not None
        row = self.page.comparison.row_of(plan_id)
        assert row is not None
        return row.median

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        return next(each for each in self.page.findChildren(kind) if each.accessibleName() == name)

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.text() == text)

    def said(self, widget: QWidget | None = None) -> list[str]:
        labels = (widget or self.page).findChildren(QLabel)
        return [label.text() for label in labels if not label.isHidden() and label.text()]

    def plans(self) -> list[str]:
        return [plan.name for plan in self.profile.all(Plan)]

    def form(self) -> RecordForm:
        return next(each for each in self.page.findChildren(RecordForm) if each.isVisible())

    def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        self.page.hide()
        self.page.close_page()
