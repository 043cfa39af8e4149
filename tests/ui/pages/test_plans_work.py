"""The Plans page while its parts are made: opened or closed before them; and how often it works its timeline out."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.timeline import TimelineData
from planner.domain.plan import Action, Plan
from planner.domain.profile import Profile, Record
from planner.market.pack import Pack
from planner.ui.pages.plans import PlansPage
from planner.ui.pages.plans_question import timeline_of
from planner.ui.pages.plans_work import PlansWork
from planner.ui.pages.preference_boxes import PreferenceBoxes
from planner.ui.theme import Theme
from planner.ui.widgets.empty_state import EmptyState
from planner.workspace import edits
from tests.ui.pages.plans_desk import AHEAD, PERSON, TWO, Desk, move
from tests.ui.tab_stops import tab_stops
from tests.ui.workplace import Workplace, in_memory

New = Callable[..., tuple[PlansPage, Workplace]]


@pytest.fixture
def made(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack) -> Iterator[list[tuple[PlansPage, Workplace]]]:
    """Pages that a test makes with ``new``, each with its workplace; closed at the end."""
    found: list[tuple[PlansPage, Workplace]] = []
    yield found
    for page, _ in found:
        page.hide()
        page.close_page()


@pytest.fixture
def new(qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack, made: list[tuple[PlansPage, Workplace]]) -> New:
    def make(*records: Record) -> tuple[PlansPage, Workplace]:
        place, _ = in_memory(*records)
        page = PlansPage(place.session, place.history, place.bridge, pack, settings, theme)
        page.resize(1000, 900)
        qtbot.addWidget(page)
        made.append((page, place))
        return made[-1]

    return make


def wait_for(page: PlansPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._is_made, timeout=30_000)


def answered(page: PlansPage, qtbot: QtBot) -> str:
    """What the page says once it has its answer."""
    wait_for(page, qtbot)
    qtbot.waitUntil(lambda: page.comparison is not None and not page._answers.is_busy, timeout=30_000)
    return page.sentence


def places(page: PlansPage) -> list[tuple[int, int, int, int]]:
    parts = (page.timeline, page.levers, page.numbers, page.editor)
    return [(one.x(), one.y(), one.width(), one.height()) for one in parts]


class ShowWatch(QObject):
    """Notes which parts there are whenever the work of a page is shown."""

    def __init__(self, work: PlansWork) -> None:
        super().__init__(work)
        self.seen: list[int] = []
        self._work = work
        work.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show:
            self.seen.append(self._work._column.count())
        return False


def test_a_part_is_made_each_turn_whether_the_page_is_opened_or_not(new: New, qtbot: QtBot) -> None:
    page, _ = new(*TWO)
    counts = [page._work._column.count()]
    while not page._is_made:
        QCoreApplication.processEvents()
        counts.append(page._work._column.count())
    assert counts[0] == 0
    assert max(after - before for before, after in pairwise(counts)) == 1
    assert counts[-1] == 4
    assert not page.isVisible()
    assert page.editor.action_id == "a1"
    assert page.timeline.accessibleName().startswith("2 plans with 3 actions")


def test_opened_before_its_parts_it_shows_them_all_at_once_as_if_opened_later(new: New, qtbot: QtBot) -> None:
    early, _ = new(*TWO)
    watch = ShowWatch(early._work)
    early.show()
    assert early._work.isHidden()
    assert early.sentence == "Comparing plans…"
    late, _ = new(*TWO)
    wait_for(late, qtbot)
    late.show()
    assert answered(early, qtbot) == answered(late, qtbot)
    assert watch.seen == [4]
    assert early.editor.plan_id == "a"
    for view in (early.findChildren(QTableView), late.findChildren(QTableView)):
        assert [one.model().rowCount() for one in view] == [12, 2]
    qtbot.waitUntil(lambda: early.editor.panel.isVisible() and late.editor.panel.isVisible())
    qtbot.waitUntil(lambda: places(early) == places(late))


def test_without_a_plan_it_says_so_before_its_parts(new: New, qtbot: QtBot) -> None:
    page, place = new(*PERSON)
    page.show()
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert not empty.isHidden()
    assert (page._headline.answer, page._headline.quiet) == ("", "")
    empty.asked.emit()  # before there is anything to show a plan in
    assert [plan.name for plan in place.session.profile.all(Plan)] == ["Plan A"]
    assert answered(page, qtbot).startswith("Plan A has no action yet")
    assert empty.isHidden()
    assert page.levers.isVisible()


def test_what_is_edited_before_its_parts_are_made_is_in_them(new: New, qtbot: QtBot) -> None:
    for is_open in (True, False):
        page, place = new(*TWO)
        page.setVisible(is_open)
        QCoreApplication.processEvents()
        place.history.push(edits.add(move("new", "b")))
        place.history.push(edits.delete(place.session.profile, ["a"]))
        wait_for(page, qtbot)
        page.show()
        answered(page, qtbot)
        assert page.editor.plan_id == "b"
        assert [page.editor.table.record(row).id for row in range(page.editor.table.rowCount())] == ["b1", "new"]


def test_what_needs_parts_that_are_not_made_does_nothing(new: New, qtbot: QtBot) -> None:
    page, place = new(*TWO)
    page.show()
    page.delete_selected()
    page._edit_action()
    page._add_action()
    assert len(list(place.session.profile.all(Action))) == 3
    assert page._work.isHidden()
    answered(page, qtbot)


def test_closed_before_its_parts_it_makes_none(new: New, qtbot: QtBot, made: list[tuple[PlansPage, Workplace]]) -> None:
    page, _ = new(*TWO)
    QCoreApplication.processEvents()
    n_parts = page._work._column.count()
    page.close_page()
    made.clear()  # it is closed
    other, _ = new(*TWO)
    wait_for(other, qtbot)
    assert not page._is_made
    assert page._work._column.count() == n_parts


def keys_of(window: QWidget, qtbot: QtBot) -> list[str]:
    """The widgets of a window that Tab comes to, in their order, by name or kind."""
    return [stop.accessibleName() or type(stop).__name__ for stop in tab_stops(window, qtbot)]


def test_tab_goes_through_the_page_before_its_inspector_whenever_it_is_opened(new: New, qtbot: QtBot) -> None:
    orders = []
    for is_early in (True, False):
        page, _ = new(*TWO)
        window = QWidget()
        qtbot.addWidget(window)
        row = QHBoxLayout(window)
        row.addWidget(page)
        if not is_early:
            wait_for(page, qtbot)
        row.addWidget(page.explanation)
        page.explanation.show()
        window.show()
        answered(page, qtbot)
        qtbot.waitUntil(lambda page=page: page.explanation.findChild(PreferenceBoxes) is not None)  # type: ignore[misc]
        orders.append(keys_of(window, qtbot))
        page.setParent(None)
        page.explanation.setParent(None)
    early, late = orders
    assert early == late
    assert early.index("Hours a week") < early.index("Actions") < early.index("Discount")


class Count:
    """How often the timeline is worked out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.number = 0
        monkeypatch.setattr("planner.ui.pages.plans.timeline_of", self._counted)

    def during(self, do: Callable[[], object]) -> int:
        self.number = 0
        do()
        return self.number

    def _counted(self, profile: Profile, plans: Sequence[Plan], today: datetime.date, selected: str) -> TimelineData:
        self.number += 1
        return timeline_of(profile, plans, today, selected)


def test_the_timeline_is_worked_out_once_however_much_changes(
    new: New, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Count(monkeypatch)
    page, _ = new(*TWO)
    wait_for(page, qtbot)
    assert count.number == 1


def test_an_edit_or_another_plan_works_the_timeline_out_once(
    qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, settings, theme, pack, *TWO)
    count = Count(monkeypatch)
    page, history = desk.page, desk.place.history
    assert count.during(lambda: page.editor.plan_chosen.emit("b")) == 1
    assert page.editor.action_id == "b1"
    assert count.during(lambda: history.push(edits.add(move("new", "b")))) == 1
    assert page.editor.action_id == "new"
    assert page.timeline._selected == "new"
    assert count.during(lambda: history.push(edits.delete(desk.profile, ["new"]))) == 1
    assert page.editor.action_id == "b1"
    assert page.timeline._selected == "b1"
    changes = edits.set_field(desk.profile, "b1", "start", f"{AHEAD}-09")
    assert changes is not None
    assert count.during(lambda: history.push(changes)) == 1
    desk.next_answer()
    desk.close()
