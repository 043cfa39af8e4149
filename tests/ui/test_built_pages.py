"""Pages that are built a little at a time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.built_pages import BuiltPages
from planner.ui.pages.catalogue import ShownPage
from planner.ui.turns import Turn
from planner.ui.widgets.sidebar import Sidebar
from planner.ui.widgets.workbench import Workbench


class Builder:
    """Builds pages that explain themselves, and notes which were built and which were ended."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.ended: list[str] = []

    def __call__(self, key: str) -> ShownPage:
        self.built.append(key)
        inspector = QLabel(f"About {key}") if key == "places" else None
        return ShownPage(QLabel(key), inspector=inspector, close=lambda: self.ended.append(key))


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(Sidebar([]))
    qtbot.addWidget(bench)
    bench.show()
    yield bench
    bench.close()


@pytest.fixture
def builder() -> Builder:
    return Builder()


@pytest.fixture
def pages(bench: Workbench, builder: Builder) -> BuiltPages:
    pages = BuiltPages(bench)
    pages.open(builder)
    return pages


def test_a_page_comes_in_parts_and_is_ready_after_the_last(
    pages: BuiltPages, builder: Builder, bench: Workbench
) -> None:
    seen: list[tuple[bool, bool, bool]] = []
    for do in pages.steps("places"):
        do()
        shown = pages.get("places")
        is_put_in = shown is not None and bench.pages.indexOf(shown.widget) >= 0
        explains = shown is not None and shown.inspector is not None and shown.inspector.parent() is not None
        seen.append((shown is not None, is_put_in, explains))
    assert [one for one in seen if one[0]] == [(True, False, False), (True, True, False), (True, True, True)]
    assert builder.built == ["places"]
    assert list(pages.steps("places")) == []


def test_without_anything_to_explain_a_part_is_left_out(pages: BuiltPages) -> None:
    for do in pages.steps("market"):
        do()
    assert list(pages.steps("market")) == []


def test_built_at_once_only_the_rest_is_left(pages: BuiltPages, builder: Builder) -> None:
    assert pages.get("market") is None
    shown = pages.built("market")
    assert pages.get("market") is shown
    (put_in,) = pages.steps("market")
    put_in()
    assert list(pages.steps("market")) == []
    assert builder.built == ["market"]


def test_brought_it_is_ready_and_the_window_has_lived_on(pages: BuiltPages, bench: Workbench, builder: Builder) -> None:
    beats: list[int] = []
    beat = QTimer(bench, interval=0)
    beat.timeout.connect(lambda: beats.append(bench.pages.count()))
    beat.start()
    before = bench.pages.count()
    assert pages.bring("places")
    assert before in beats
    assert list(pages.steps("places")) == []
    assert builder.built == ["places"]
    beats.clear()
    assert pages.bring("places")
    assert beats == []


def test_closed_meanwhile_it_cannot_be_shown(pages: BuiltPages, bench: Workbench, builder: Builder) -> None:
    QTimer.singleShot(0, bench, pages.close)
    assert not pages.bring("places")
    assert builder.ended in ([], ["places"])
    assert pages.get("places") is None


def test_built_it_is_put_in_before_anything_else_has_its_turn(
    pages: BuiltPages, bench: Workbench, qtbot: QtBot
) -> None:
    seen: list[bool] = []
    part = Turn(lambda: seen.append(not list(pages.steps("places"))), bench)
    build = next(pages.steps("places"))
    while pages.get("places") is None:
        part.start()
        build()
        build = next(pages.steps("places"))
    qtbot.waitUntil(lambda: seen == [True])


def test_closed_every_page_has_ended_and_gone(pages: BuiltPages, builder: Builder, bench: Workbench) -> None:
    before: list[QWidget | None] = [bench.pages.widget(place) for place in range(bench.pages.count())]
    for key in ("market", "places"):
        for do in pages.steps(key):
            do()
    pages.close()
    assert builder.ended == ["market", "places"]
    assert [bench.pages.widget(place) for place in range(bench.pages.count())] == before
    assert pages.get("market") is None
