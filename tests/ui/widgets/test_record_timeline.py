import datetime

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from planner.domain.dates import PartialDate
from planner.domain.role import Role
from planner.ui.widgets.record_timeline import RoleTimeline, bars_of, label_left
from tests.ui.workplace import DATA_SCIENTIST, ML_ENGINEER

TODAY = datetime.date(2026, 7, 1)


def role(name: str, start: int, end: int | None) -> Role:
    return Role(id=name, title=name, start=PartialDate(start), end=PartialDate(end) if end else None)


def test_a_bar_goes_from_the_first_to_the_last_day() -> None:
    first, second = bars_of([ML_ENGINEER, DATA_SCIENTIST], TODAY)
    assert (first.role, second.role) == (DATA_SCIENTIST, ML_ENGINEER)
    assert first.start == pytest.approx(2019 + 181 / 365)  # 1 July 2019
    assert first.end == pytest.approx(2021 + 273 / 365)  # the end of September 2021
    assert second.start == first.end
    assert second.end == pytest.approx(2026 + 182 / 365, abs=0.003)


def test_a_year_alone_counts_whole() -> None:
    (bar,) = bars_of([role("a", 2019, 2021)], TODAY)
    assert (bar.start, bar.end) == (2019, 2022)


def test_roles_that_overlap_stand_under_each_other_and_at_most_three() -> None:
    roles = [role("a", 2010, 2020), role("b", 2012, 2013), role("c", 2012, 2014), role("d", 2013, 2015)]
    assert [(bar.role.id, bar.lane) for bar in bars_of(roles, TODAY)] == [("a", 0), ("b", 1), ("c", 2), ("d", 2)]
    after = role("e", 2021, None)
    assert bars_of([*roles, after], TODAY)[-1].lane == 0


def test_roles_without_a_start_have_no_bar_and_those_to_come_end_when_they_start() -> None:
    assert bars_of([Role(id="x", title="Idea")], TODAY) == ()
    (bar,) = bars_of([role("next", 2028, None)], TODAY)
    assert (bar.start, bar.end) == (2028, 2028)


@pytest.fixture
def timeline(qtbot: QtBot) -> RoleTimeline:
    timeline = RoleTimeline()
    qtbot.addWidget(timeline)
    return timeline


def test_it_is_hidden_while_there_is_nothing_to_show(timeline: RoleTimeline) -> None:
    assert timeline.isHidden()
    timeline.show_roles([DATA_SCIENTIST], TODAY)
    assert not timeline.isHidden()
    timeline.show_roles([], TODAY)
    assert timeline.isHidden()


def test_it_can_be_spoken(timeline: RoleTimeline) -> None:
    timeline.show_roles([ML_ENGINEER, DATA_SCIENTIST], TODAY)
    assert timeline.accessibleDescription() == (
        "Data scientist from 2019-07 to 2021-09; ML engineer from 2021-10 to now"
    )


def test_it_is_as_high_as_its_lanes(timeline: RoleTimeline) -> None:
    timeline.show_roles([role("a", 2010, 2020)], TODAY)
    low = timeline.sizeHint().height()
    timeline.show_roles([role("a", 2010, 2020), role("b", 2012, 2013)], TODAY)
    assert timeline.sizeHint().height() == low + 23


def colours(timeline: RoleTimeline) -> set[str]:
    picture = timeline.grab().toImage()
    return {QColor(picture.pixel(x, y)).name() for x in range(0, 400, 4) for y in range(0, 40, 2)}


def test_the_chosen_role_has_the_accent_colour(timeline: RoleTimeline) -> None:
    palette = QPalette(timeline.palette())
    palette.setColor(QPalette.ColorRole.Accent, QColor("#0b62a4"))
    timeline.setPalette(palette)
    timeline.resize(400, 41)
    timeline.show_roles([ML_ENGINEER, DATA_SCIENTIST], TODAY)
    assert "#0b62a4" not in colours(timeline)
    timeline.choose(frozenset({"r1"}))
    assert "#0b62a4" in colours(timeline)


@pytest.mark.parametrize("width", [1, 60, 2000])
def test_any_width_and_any_span_can_be_painted(timeline: RoleTimeline, width: int) -> None:
    spans = [[role("a", 1900, 2200)], [role("a", 2026, 2026)], [role("a", 2028, None)]]
    for roles in spans:
        timeline.show_roles(roles, TODAY)
        timeline.resize(width, 41)
        assert timeline.grab().toImage().width() == width


def test_nothing_can_be_painted_too(timeline: RoleTimeline) -> None:
    timeline.resize(100, 41)
    assert timeline.grab().width() == 100


def test_a_year_at_an_edge_is_written_in_full() -> None:
    inside = label_left(200, 400)
    gap = 2 * (200 - inside)
    assert label_left(0, 400) == 0
    assert label_left(400, 400) == 400 - gap
    assert label_left(5, gap / 2) == 0
