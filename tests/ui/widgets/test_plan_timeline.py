import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.charts.timeline import PlannedAction, TimelineData, timeline_data
from planner.charts.trajectory import Origin
from planner.ui.theme import Theme
from planner.ui.widgets.month_box import first_of, months_of
from planner.ui.widgets.plan_timeline import PlanTimeline

NOWHERE = Origin("USD", "today's dollars", "", "", "", None)
LEFT = Qt.MouseButton.LeftButton


def lanes(start: datetime.date = datetime.date(2028, 3, 1)) -> TimelineData:
    action = PlannedAction("a", "CKA", start, datetime.date(2029, 3, 1))
    plans = [("A", [action]), ("B", [])]
    first, last = datetime.date(2026, 11, 1), datetime.date(2032, 1, 1)
    return timeline_data(first, last, plans, baseline="Carry on", origin=NOWHERE, meaning="Plans")


def shown(qtbot: QtBot, theme: Theme, data: TimelineData) -> PlanTimeline:
    timeline = PlanTimeline(theme)
    qtbot.addWidget(timeline)
    timeline.resize(800, 200)
    timeline.show()
    with qtbot.waitSignal(timeline.shown):  # the figure is made in turns: before it stands no action is found
        timeline.show_plans(data)
    return timeline


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> PlanTimeline:
    return shown(qtbot, theme, lanes())


def place_of(timeline: PlanTimeline) -> QPoint:
    """A place on the action, as the figure has it."""
    found = [
        QPoint(x, y)
        for y in range(0, timeline.height(), 8)
        for x in range(0, 800, 8)
        if timeline._action_at(QPoint(x, y))
    ]
    assert found
    return found[len(found) // 2]


def test_it_is_as_high_as_its_lanes_and_tells_them(timeline: PlanTimeline) -> None:
    height = timeline.height()
    more = lanes()
    timeline.show_plans(more)
    assert timeline.height() == height
    assert timeline.accessibleName() == more.spoken


def test_an_action_is_chosen_and_dragged_from_month_to_month(timeline: PlanTimeline, qtbot: QtBot) -> None:
    told: list[tuple[str, object]] = []
    timeline.chosen.connect(lambda action: told.append(("chosen", action)))
    timeline.moved.connect(lambda _, month: told.append(("moved", month)))
    timeline.dropped.connect(lambda _, month: told.append(("dropped", month)))
    start = place_of(timeline)
    qtbot.mousePress(timeline, LEFT, pos=start)  # type: ignore[no-untyped-call]
    qtbot.mouseMove(timeline, start + QPoint(1, 0))  # type: ignore[no-untyped-call]
    assert told == [("chosen", "a")]
    qtbot.mouseMove(timeline, start + QPoint(90, 0))  # type: ignore[no-untyped-call]
    qtbot.mouseRelease(timeline, LEFT, pos=start + QPoint(90, 0))  # type: ignore[no-untyped-call]
    kinds = [kind for kind, _ in told]
    assert kinds == ["chosen", "moved", "dropped"]
    assert told[1][1] == told[2][1]
    month = told[1][1]
    assert isinstance(month, datetime.date)
    assert month > datetime.date(2028, 3, 1)
    assert month.day == 1


def test_a_click_moves_nothing_and_beside_an_action_does_nothing(timeline: PlanTimeline, qtbot: QtBot) -> None:
    told: list[str] = []
    timeline.chosen.connect(told.append)
    timeline.dropped.connect(lambda action, _: told.append(f"dropped {action}"))
    start = place_of(timeline)
    qtbot.mouseClick(timeline, LEFT, pos=start)  # type: ignore[no-untyped-call]
    qtbot.mouseClick(timeline, LEFT, pos=QPoint(2, 2))  # type: ignore[no-untyped-call]
    assert told == ["a"]


def test_the_pointer_says_what_can_be_taken_hold_of(timeline: PlanTimeline, qtbot: QtBot) -> None:
    qtbot.mouseMove(timeline, place_of(timeline))  # type: ignore[no-untyped-call]
    assert timeline.cursor().shape() == Qt.CursorShape.OpenHandCursor
    qtbot.mouseMove(timeline, QPoint(2, 2))  # type: ignore[no-untyped-call]
    assert timeline.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_before_it_is_drawn_there_is_nothing_to_take_hold_of(qtbot: QtBot, theme: Theme) -> None:
    timeline = PlanTimeline(theme)
    qtbot.addWidget(timeline)
    told: list[str] = []
    timeline.chosen.connect(told.append)
    qtbot.mouseClick(timeline, LEFT, pos=QPoint(5, 5))  # type: ignore[no-untyped-call]
    assert told == []


def months_of_drag(timeline: PlanTimeline, qtbot: QtBot, *steps: int) -> list[tuple[str, object]]:
    """What is told while the action is taken hold of and moved by so many pixels each, then let go."""
    told: list[tuple[str, object]] = []
    timeline.moved.connect(lambda _, month: told.append(("moved", month)))
    timeline.dropped.connect(lambda _, month: told.append(("dropped", month)))
    start = place_of(timeline)
    qtbot.mousePress(timeline, LEFT, pos=start)  # type: ignore[no-untyped-call]
    for step in steps:
        qtbot.mouseMove(timeline, start + QPoint(step, 0))  # type: ignore[no-untyped-call]
    qtbot.mouseRelease(timeline, LEFT, pos=start + QPoint(steps[-1], 0))  # type: ignore[no-untyped-call]
    return told


def test_the_action_keeps_its_grip_under_the_mouse(timeline: PlanTimeline, qtbot: QtBot) -> None:
    start = place_of(timeline)
    months = timeline._months_at(start + QPoint(90, 0)) - timeline._months_at(start)
    assert months > 3
    told = months_of_drag(timeline, qtbot, 90)
    assert told[-1] == ("dropped", first_of(months_of(datetime.date(2028, 3, 1)) + months))


def test_dragged_back_to_where_it_was_it_is_told_so(timeline: PlanTimeline, qtbot: QtBot) -> None:
    told = months_of_drag(timeline, qtbot, -90, 0)
    assert [kind for kind, _ in told] == ["moved", "moved", "dropped"]
    assert told[0][1] < datetime.date(2028, 3, 1)  # type: ignore[operator]  # a date
    assert [month for _, month in told[1:]] == [datetime.date(2028, 3, 1)] * 2


def test_within_a_month_nothing_is_told_twice(timeline: PlanTimeline, qtbot: QtBot) -> None:
    told = months_of_drag(timeline, qtbot, 90, 90, 90)
    assert [kind for kind, _ in told] == ["moved", "dropped"]


def test_the_other_button_takes_hold_of_nothing(timeline: PlanTimeline, qtbot: QtBot) -> None:
    told: list[str] = []
    timeline.chosen.connect(told.append)
    timeline.moved.connect(lambda action, _: told.append(action))
    start = place_of(timeline)
    qtbot.mousePress(timeline, Qt.MouseButton.RightButton, pos=start)  # type: ignore[no-untyped-call]
    qtbot.mouseMove(timeline, start + QPoint(90, 0))  # type: ignore[no-untyped-call]
    assert told == []


def test_an_action_that_starts_within_a_month_is_not_moved_to_its_first(qtbot: QtBot, theme: Theme) -> None:
    timeline = shown(qtbot, theme, lanes(datetime.date(2028, 3, 17)))
    assert months_of_drag(timeline, qtbot, 1) == []


def test_two_actions_at_once_make_it_higher(timeline: PlanTimeline) -> None:
    low = timeline.height()
    begin, end = datetime.date(2028, 3, 1), datetime.date(2029, 3, 1)
    both = [PlannedAction(name, name, begin, end) for name in ("a", "b")]
    first, last = datetime.date(2026, 11, 1), datetime.date(2032, 1, 1)
    data = timeline_data(first, last, [("A", both), ("B", [])], baseline="Carry on", origin=NOWHERE, meaning="Plans")
    timeline.show_plans(data)
    assert timeline.height() == low + 32


def two_plans(selected: str) -> TimelineData:
    actions = [PlannedAction(name, name, datetime.date(2028, month, 1)) for name, month in (("a1", 2), ("a2", 6))]
    plans = [("A", actions), ("B", [PlannedAction("b1", "b1", datetime.date(2027, 12, 1))])]
    first, last = datetime.date(2026, 11, 1), datetime.date(2032, 1, 1)
    return timeline_data(first, last, plans, baseline="Carry on", origin=NOWHERE, meaning="Plans", selected=selected)


@pytest.mark.parametrize(
    ("selected", "key", "chosen"),
    [
        ("a1", Qt.Key.Key_Down, "a2"),
        ("a2", Qt.Key.Key_Down, "b1"),
        ("b1", Qt.Key.Key_Down, "b1"),
        ("b1", Qt.Key.Key_Up, "a2"),
        ("a1", Qt.Key.Key_Up, "a1"),
        ("", Qt.Key.Key_Right, "a1"),
        ("", Qt.Key.Key_Up, "b1"),
    ],
)
def test_up_and_down_choose_an_action(qtbot: QtBot, theme: Theme, selected: str, key: Qt.Key, chosen: str) -> None:
    timeline = PlanTimeline(theme)
    qtbot.addWidget(timeline)
    timeline.show_plans(two_plans(selected))
    told: list[str] = []
    timeline.chosen.connect(told.append)
    qtbot.keyClick(timeline, key)  # type: ignore[no-untyped-call]
    assert told == [chosen]


@pytest.mark.parametrize(
    ("selected", "key", "month"),
    [
        ("a1", Qt.Key.Key_Right, datetime.date(2028, 3, 1)),
        ("a1", Qt.Key.Key_Left, datetime.date(2028, 1, 1)),
        ("b1", Qt.Key.Key_Right, datetime.date(2028, 1, 1)),
    ],
)
def test_left_and_right_move_the_action_by_a_month(
    qtbot: QtBot, theme: Theme, selected: str, key: Qt.Key, month: datetime.date
) -> None:
    timeline = PlanTimeline(theme)
    qtbot.addWidget(timeline)
    timeline.show_plans(two_plans(selected))
    told: list[tuple[str, datetime.date]] = []
    timeline.dropped.connect(lambda name, day: told.append((name, day)))
    qtbot.keyClick(timeline, key)  # type: ignore[no-untyped-call]
    assert told == [(selected, month)]


def test_other_keys_and_a_timeline_without_actions_tell_nothing(qtbot: QtBot, theme: Theme) -> None:
    timeline = PlanTimeline(theme)
    qtbot.addWidget(timeline)
    told: list[object] = []
    for signal in (timeline.chosen, timeline.dropped, timeline.moved):
        signal.connect(lambda *values: told.append(values))
    qtbot.keyClick(timeline, Qt.Key.Key_Down)  # type: ignore[no-untyped-call]
    timeline.show_plans(two_plans("a1"))
    qtbot.keyClick(timeline, Qt.Key.Key_A)  # type: ignore[no-untyped-call]
    assert told == []
    assert timeline.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "arrow keys" in timeline.toolTip()


def test_lanes_that_are_shown_already_are_drawn_anew_only_after_a_drag(timeline: PlanTimeline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not timeline._is_awaited)
    timeline.show_plans(lanes())
    assert not timeline._is_awaited
    timeline.move_data(lanes(datetime.date(2028, 6, 1)))
    timeline.show_plans(lanes())
    figure = timeline._drawn
    assert figure is not None
    assert figure.data == lanes()
