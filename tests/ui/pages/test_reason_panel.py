"""An explanation that is filled in a turn at a time, and what comes in between."""

from collections.abc import Iterator
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.charts.told import Told
from planner.charts.tornado import tornado_data
from planner.charts.trajectory import TrajectoryData
from planner.domain.errors import UserError
from planner.forecast.situation import Situation
from planner.market.pack import Pack
from planner.ui.pages.reason_panel import ReasonPanel
from planner.ui.pages.trajectory_reasons import Explained, IsCancelled, Reasons
from planner.ui.theme import Theme
from planner.ui.widgets.effect_list import Effect
from tests.charts.plain import ORIGIN

PATIENCE_MS = 30_000


def told(year: int) -> Told:
    return tornado_data((), 160_000.0, year, origin=ORIGIN, meaning="base pay")


def work(asked: Reasons, _: IsCancelled) -> Explained | None:
    """Twelve effects that name the year; year 0 is cancelled, and year 13 has none."""
    if asked.year == 13:
        raise UserError("Figures", "none for year 13", "Choose another")
    effects = tuple(Effect(f"Year {asked.year}, {number}", "+$1k", "B", 0.0, 0.1) for number in range(12))
    return None if asked.year == 0 else Explained(effects, told(2030 + asked.year))


def reasons(pack: Pack, year: int) -> Reasons:
    """A question that this work asks no more of than its year."""
    return Reasons(cast("Situation", None), cast("TrajectoryData", None), pack, year)


@pytest.fixture
def panel(qtbot: QtBot, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReasonPanel]:
    monkeypatch.setattr("planner.ui.widgets.line_list._TURN_S", 0.0)  # a line a turn
    panel = ReasonPanel(work, theme, settings, "reasons")
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    panel.hide()
    panel.close_panel()


def answer(year: int, pack: Pack) -> Explained:
    made = work(reasons(pack, year), lambda: False)
    assert made is not None
    return made


def test_an_answer_is_shown_whole(panel: ReasonPanel, pack: Pack, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.explained, timeout=PATIENCE_MS):
        panel.want(reasons(pack, 1))
    assert panel.sentences[-1] == "Year 1, 11: +$1k, grade B."
    assert len(panel.sentences) == 12
    assert panel.data == told(2031)


def test_a_newer_answer_takes_the_place_of_what_is_left(panel: ReasonPanel, pack: Pack, qtbot: QtBot) -> None:
    seen: list[str] = []
    panel.explained.connect(lambda: seen.append(panel.sentences[0]))
    panel._is_stale = False
    panel._take(answer(1, pack))
    panel._turns._do_next()
    assert panel.sentences == []
    panel._take(answer(2, pack))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: not panel._turns.is_waiting)
    assert seen == ["Year 2, 0: +$1k, grade B."]


def test_asked_meanwhile_it_does_not_show_the_rest_of_the_old(panel: ReasonPanel, pack: Pack, qtbot: QtBot) -> None:
    panel._is_stale = False
    panel._take(answer(1, pack))
    with qtbot.waitSignal(panel.explained, timeout=PATIENCE_MS):
        panel.want(reasons(pack, 3))
        assert not panel._turns.is_waiting
    assert panel.sentences[0].startswith("Year 3")


def test_an_answer_to_what_nobody_asks_any_more_is_dropped(panel: ReasonPanel, pack: Pack) -> None:
    panel.want(None)
    panel._take(answer(1, pack))
    assert not panel._turns.is_waiting
    panel._is_stale = False
    panel._take(None)  # cancelled
    assert not panel._turns.is_waiting
    assert panel.data is None


def test_closed_meanwhile_it_is_filled_no_further(
    qtbot: QtBot, settings: Settings, theme: Theme, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.ui.widgets.line_list._TURN_S", 0.0)
    panel = ReasonPanel(work, theme, settings, "reasons")
    qtbot.addWidget(panel)
    panel._take(answer(1, pack))
    panel._turns._do_next()
    panel.close_panel()
    assert not panel._turns.is_waiting
    assert (panel.sentences, panel.data) == ([], None)


def test_before_the_first_answer_it_is_being_worked_out(panel: ReasonPanel, pack: Pack, qtbot: QtBot) -> None:
    nothing, to_come = "There is nothing to explain yet.", "Working out…"
    assert panel._quiet.text() == to_come
    panel.want(None)
    assert panel._quiet.text() == nothing
    with qtbot.waitSignal(panel.explained, timeout=PATIENCE_MS):
        panel.want(reasons(pack, 1))
        assert panel._quiet.text() == to_come
    first = panel._quiet.text()
    assert first not in {nothing, to_come}
    panel.want(reasons(pack, 2))
    assert panel._quiet.text() == first  # the last answer stays until the next is asked for


def test_what_goes_wrong_is_told(panel: ReasonPanel, pack: Pack, qtbot: QtBot) -> None:
    panel.want(reasons(pack, 13))
    qtbot.waitUntil(lambda: "none for year 13" in panel._quiet.text(), timeout=PATIENCE_MS)
    assert panel.data is None
