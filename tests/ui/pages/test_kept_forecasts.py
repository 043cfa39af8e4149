from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner import VERSION
from planner.base.settings import Settings
from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate
from planner.domain.journal import SavedForecast
from planner.forecast.engine import forecast
from planner.forecast.kept import kept_from
from planner.forecast.situation import Situation
from planner.market.pack import Pack
from planner.ui.dialogs.forecast_journal import ForecastJournal
from planner.ui.pages.kept_forecasts import kept_record
from planner.ui.theme import Theme
from planner.ui.widgets.steady_slider import SteadySlider
from planner.workspace import edits
from tests.ui.pages.surroundings import SAMPLE, Explained
from tests.ui.workplace import DISK_FULL

SAME: Final = "Worked out again from the same inputs it gives the very same numbers."


@pytest.fixture
def desk(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> Iterator[Explained]:
    desk = Explained(qtbot, pack, settings, theme, *SAMPLE.records.values())
    yield desk
    desk.close()


def kept(desk: Explained) -> list[SavedForecast]:
    return list(desk.place.session.profile.all(SavedForecast))


def journal(desk: Explained) -> ForecastJournal:
    found = desk.inspector.kept.journal
    assert found is not None
    return found


def looked_at(desk: Explained, qtbot: QtBot) -> ForecastJournal:
    found = journal(desk)
    qtbot.waitUntil(lambda: found.look is not None, timeout=30_000)
    return found


def labels(journal: ForecastJournal) -> list[str]:
    return [label.text() for label in journal.findChildren(QLabel) if label.isVisible() and label.text()]


def test_what_is_kept_is_what_the_page_shows(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    (record,) = kept(desk)
    stand = desk.page.stand
    assert isinstance(stand, Situation)
    assert record.note == ""
    found = kept_from(record)
    assert found.forecast.inputs == stand.inputs
    assert found.forecast.base.quantiles.tobytes() == forecast(stand.inputs).base.quantiles.tobytes()
    assert (found.place, record.program_version, record.pack_version) == ("Seattle", VERSION, desk.around.pack.version)
    shown = looked_at(desk, qtbot)
    assert shown.chosen == record
    assert shown.name.text() == record.name
    told = labels(shown)
    assert SAME in told
    assert any(text.startswith("Nothing to compare yet with the forecast of ") for text in told)


def test_a_forecast_kept_with_levers_moved_says_so(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    settings.set("trajectory_levers", value=True)
    desk = Explained(qtbot, pack, settings, theme, *SAMPLE.records.values())
    slider = desk.page.findChild(SteadySlider)
    assert isinstance(slider, SteadySlider)
    with qtbot.waitSignal(desk.page.answered):
        slider.setValue(40)
    desk.inspector.kept.keep()
    (record,) = kept(desk)
    assert record.note == "Kept with levers of What if moved."
    desk.close()


def test_keeping_is_an_edit_that_can_be_undone(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    desk.inspector.kept.keep()
    first, second = kept(desk)
    assert second.name == f"{first.name} (2)"
    assert desk.place.history.undo_text == f"Add {second.name}"
    shown = looked_at(desk, qtbot)
    assert shown.chosen == second
    desk.place.history.undo()
    assert kept(desk) == [first]
    assert shown.list.count() == 1
    desk.place.history.undo()
    assert kept(desk) == []
    assert labels(shown) == ["No forecast is kept yet. Keep one now and see in some years what it was worth."]
    next(one for one in shown.findChildren(QPushButton) if one.text() == "Keep this forecast").click()
    assert len(kept(desk)) == 1


def test_three_pays_since_of_which_two_are_inside(desk: Explained, qtbot: QtBot) -> None:
    stand = desk.page.stand
    assert isinstance(stand, Situation)
    began = replace(stand.inputs, start=2021.0, log_pay=11.6)
    old = kept_record(replace(stand, inputs=began), set(), "2020.01")
    desk.place.history.push(edits.add(replace(old, saved=PartialDate(2021, 1, 1))))
    pays = [pay for pay in desk.place.session.profile.all(Pay) if pay.effective.earliest().year >= 2021]
    changed = [replace(pay, base=Decimal(900_000)) for pay in pays[-1:]]
    for pay in changed:
        changes = edits.replace(desk.place.session.profile, pay)
        assert changes is not None
        desk.place.history.push(changes)
    desk.inspector.kept.open_journal()
    shown = looked_at(desk, qtbot)
    assert shown.look is not None
    assert shown.look.data is not None
    inside = [point.is_inside for point in shown.look.data.happened]
    assert len(inside) >= 2
    assert inside.count(False) >= 1
    held, count = inside.count(True), len([one for one in inside if one is not None])
    assert any(f"held {held} of {count} pay readings since." in text for text in labels(shown))


def test_a_closed_journal_works_nothing_out_and_is_up_to_date_when_it_is_opened(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    shown = looked_at(desk, qtbot)
    shown.close()
    before = shown.look
    (kept,) = desk.place.session.profile.all(SavedForecast)
    desk.place.history.push(edits.add(replace(kept, id="other", name="Another")))
    assert (shown.list.count(), shown.look) == (1, before)
    desk.inspector.kept.open_journal()
    assert sorted(shown.list.item(row).text() for row in range(shown.list.count())) == sorted(["Another", kept.name])
    looked_at(desk, qtbot)


def test_name_and_note_are_edits_and_rules_are_told(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    shown = looked_at(desk, qtbot)
    shown.name.setText("Before the raise")
    shown.name.editingFinished.emit()
    shown.note.setText("Ask again in a year")
    shown.note.editingFinished.emit()
    (record,) = kept(desk)
    assert (record.name, record.note) == ("Before the raise", "Ask again in a year")
    assert shown.list.item(0).text() == "Before the raise"
    shown.name.setText("")
    shown.name.editingFinished.emit()
    assert shown.told.startswith("Name: ")
    assert shown.name.text() == "Before the raise"
    QTest.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(desk)[0].note == ""


def test_the_journal_has_a_button_that_closes_it(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    journal = looked_at(desk, qtbot)
    box = journal.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    (close,) = box.buttons()
    close.click()
    assert not journal.isVisible()
    desk.inspector.kept.open_journal()
    assert journal.isVisible()


def test_one_is_deleted(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    shown = looked_at(desk, qtbot)
    next(one for one in shown.findChildren(QPushButton) if one.text() == "Delete").click()
    assert kept(desk) == []
    assert shown.chosen is None
    shown.name.editingFinished.emit()
    next(one for one in shown.findChildren(QPushButton) if one.text() == "Delete").click()


def test_a_full_disk_is_told(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    shown = looked_at(desk, qtbot)
    desk.file.failure = DISK_FULL
    next(one for one in shown.findChildren(QPushButton) if one.text() == "Delete").click()
    assert "the disk is full" in shown.told
    desk.inspector.kept.keep()
    assert len(kept(desk)) == 1


def test_one_that_cannot_be_read_says_why(desk: Explained, qtbot: QtBot) -> None:
    record = SavedForecast(id="x", name="Broken", saved=PartialDate(2020, 5), inputs="{}", result="{}")
    desk.place.history.push(edits.add(record))
    desk.inspector.kept.open_journal()
    shown = looked_at(desk, qtbot)
    assert any(
        text.startswith("It cannot be worked out again: it was kept by another version") for text in labels(shown)
    )
    assert not shown.view.isVisible()


def test_without_a_forecast_there_is_none_to_keep(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    desk = Explained(qtbot, pack, settings, theme)
    desk.inspector.kept.keep()
    assert journal(desk).told == "There is no forecast to keep yet."
    assert kept(desk) == []
    desk.close()


def test_the_section_counts_them(desk: Explained) -> None:
    desk.look()
    desk.inspector.section("kept").open()
    for text in ("Keep this forecast…", "Forecast journal…"):
        next(one for one in desk.inspector.findChildren(QPushButton) if one.text() == text).click()
    told = [label.text() for label in desk.inspector.kept.findChildren(QLabel)]
    assert told[0].startswith("1 kept. ")


def test_a_fault_of_the_worker_is_raised(desk: Explained, qtbot: QtBot) -> None:
    desk.inspector.kept.keep()
    with pytest.raises(ZeroDivisionError):
        looked_at(desk, qtbot)._raise(ZeroDivisionError("a fault"))
