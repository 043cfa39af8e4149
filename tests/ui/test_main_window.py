"""The window with a real profile file, the shipped pack and the real pages."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.errors import ProfileUnusable, UserError
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.main_window import MainWindow
from planner.ui.pages.market import MarketPage
from planner.ui.pages.page_names import PAGES
from planner.ui.pages.places import PlacesPage
from planner.ui.pages.profile import ProfilePage
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.theme import Theme
from planner.ui.widgets.inspector import Inspector
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.sidebar import Sidebar
from planner.ui.widgets.workbench import Workbench
from planner.workspace import edits
from planner.workspace.sample import sample_profile
from tests.ui.workplace import ML_ENGINEER, Workplace, in_memory

SAMPLE = sample_profile(datetime.date(2026, 11, 22)).applied_to(Profile())


class Opened:
    """A window with an open profile, driven as a user would."""

    def __init__(self, window: MainWindow, qtbot: QtBot, pack: Pack) -> None:
        self.window = window
        self.qtbot = qtbot
        self.pack = pack
        self.place: Workplace
        window.resize(1280, 800)  # the screen of these tests is smaller
        self.open()

    def open(self, *, is_sample: bool = True) -> None:
        records = tuple(SAMPLE.records.values()) if is_sample else (ML_ENGINEER,)
        self.place, self.file = in_memory(*records)
        with self.qtbot.waitSignal(self.window.answered, timeout=30_000):
            self.window.show_workspace(self.place.session, self.place.history, self.place.bridge, self.pack)
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(ProfilePage)))

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction)
        return found

    def bars(self) -> list[str]:
        return [bar.text for bar in self.window.findChildren(MessageBar) if bar.isVisible()]

    def status(self) -> list[str]:
        labels = self.window.statusBar().findChildren(QLabel)
        return [label.text() for label in labels if label.text()]

    def stack(self) -> QStackedWidget:
        bench = self.window.findChild(Workbench)
        assert isinstance(bench, Workbench)
        return bench.pages

    def current_page(self) -> QWidget:
        page = self.stack().currentWidget()
        assert page is not None
        return page


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, pack: Pack) -> Opened:
    return Opened(window, qtbot, pack)


def test_an_open_profile_is_shown_in_every_part(opened: Opened) -> None:
    assert isinstance(opened.current_page(), TrajectoryPage)
    assert opened.window.windowTitle() == "Sample: ML engineer in Seattle – Career Planner"
    saved, market, version = opened.status()
    assert saved == "Saved"
    assert market.startswith("Market: BLS OEWS May 2025, ")
    assert version == f"Pack {opened.pack.version}"
    assert opened.bars() == ["This is a sample: a made-up person, to try the program on."]


def test_pages_are_reached_by_sidebar_and_key_and_remembered(opened: Opened, settings: Settings) -> None:
    opened.action("profile").trigger()
    assert isinstance(opened.current_page(), ProfilePage)
    assert settings.get("page", "") == "profile"
    assert opened.action("delete").isEnabled()
    assert not opened.action("inspector").isEnabled()
    sidebar = opened.window.findChild(Sidebar)
    assert isinstance(sidebar, Sidebar)
    _, profile, trajectory, *_ = sidebar.findChildren(QPushButton)
    assert profile.isChecked()
    trajectory.click()
    assert isinstance(opened.current_page(), TrajectoryPage)
    assert opened.action("trajectory").isChecked()
    assert opened.action("inspector").isEnabled()


def test_an_edit_is_named_undone_and_redone(opened: Opened, qtbot: QtBot) -> None:
    changes = edits.set_field(opened.place.session.profile, "preferences", "horizon_years", "20")
    assert changes is not None
    with qtbot.waitSignal(opened.window.answered):
        opened.place.history.push(changes)
    assert opened.action("undo").text() == "&Undo: Assumptions: Years ahead from 15 to 20"
    with qtbot.waitSignal(opened.window.answered):
        opened.action("undo").trigger()
    assert opened.place.session.profile == SAMPLE
    assert not opened.action("undo").isEnabled()
    with qtbot.waitSignal(opened.window.answered):
        opened.action("redo").trigger()
    assert opened.place.session.profile.preferences.horizon_years == 20


def test_an_edit_that_cannot_be_saved_is_told_above_the_page(opened: Opened) -> None:
    opened.file.failure = ProfileUnusable("Profile file", "the disk is full", "Make room and try again")
    changes = edits.set_field(opened.place.session.profile, "preferences", "horizon_years", "20")
    assert changes is not None
    opened.place.history.push(changes)
    assert "Profile file: the disk is full. Make room and try again." in opened.bars()
    assert opened.status()[0] == "Not saved"
    opened.action("profile").trigger()  # the error of saving stays
    assert "Profile file: the disk is full. Make room and try again." in opened.bars()
    opened.file.failure = None
    opened.place.history.push(changes)
    assert opened.status()[0] == "Saved"
    assert len(opened.bars()) == 1


def test_what_was_read_again_after_a_refused_undo_is_saved(opened: Opened) -> None:
    changes = edits.set_field(opened.place.session.profile, "preferences", "horizon_years", "20")
    assert changes is not None
    opened.place.history.push(changes)
    opened.file.failure = ProfileUnusable("Profile file", "the disk is full", "Make room and try again")
    opened.action("undo").trigger()
    assert "Profile file: the disk is full. Make room and try again." in opened.bars()
    assert opened.status()[0] == "Saved"


def test_a_refused_undo_that_cannot_be_read_again_is_not_saved(opened: Opened) -> None:
    changes = edits.set_field(opened.place.session.profile, "preferences", "horizon_years", "20")
    assert changes is not None
    opened.place.history.push(changes)
    opened.file.failure = opened.file.read_failure = ProfileUnusable("Profile file", "it is gone", "Plug it in")
    opened.action("undo").trigger()
    assert opened.status()[0] == "Not saved"
    opened.file.failure = opened.file.read_failure = None
    opened.place.session.reload()
    assert opened.status()[0] == "Saved"


def test_messages_go_with_the_page_and_with_the_next_edit(opened: Opened, qtbot: QtBot) -> None:
    sample = opened.bars()
    opened.window.show_message("A copy was saved.")
    opened.window.show_page("trajectory")
    assert opened.bars() == [*sample, "A copy was saved."]
    opened.action("profile").trigger()
    assert opened.bars() == sample
    opened.window.show_message("A copy was saved.")
    changes = edits.set_field(opened.place.session.profile, "preferences", "horizon_years", "20")
    assert changes is not None
    opened.place.history.push(changes)
    assert opened.bars() == sample


def test_the_keyboard_starts_on_the_page_shown(opened: Opened, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    focused = opened.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Trajectory"
    assert focused.isChecked()


def test_delete_is_for_the_page_shown(opened: Opened) -> None:
    before = len(opened.place.session.profile.roles)
    opened.window._delete()
    assert len(opened.place.session.profile.roles) == before
    opened.action("profile").trigger()
    opened.action("delete").trigger()
    assert len(opened.place.session.profile.roles) == before - 1


def test_another_profile_replaces_the_first_wholly(opened: Opened, qtbot: QtBot) -> None:
    first = opened.place
    opened.open(is_sample=False)
    qtbot.waitUntil(lambda: len(opened.window.findChildren(TrajectoryPage)) == 1)
    assert opened.window.windowTitle() == "memory – Career Planner"
    assert opened.bars() == []
    assert not opened.action("remove sample").isEnabled()
    changes = edits.set_field(first.session.profile, "preferences", "seed", "2")
    assert changes is not None
    with qtbot.assertNotEmitted(opened.window.answered, wait=50):
        first.history.push(changes)
    assert not opened.action("undo").isEnabled()


@pytest.mark.parametrize("by", ["banner", "menu"])
def test_the_sample_goes_in_one_click(opened: Opened, qtbot: QtBot, by: str) -> None:
    buttons = [each for each in opened.window.findChildren(QPushButton) if each.text() == "Remove the sample"]
    with qtbot.waitSignal(opened.window.sample_removal_requested):
        buttons[0].click() if by == "banner" else opened.action("remove sample").trigger()


def test_the_sample_can_be_asked_for(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.window.sample_requested):
        opened.action("sample").trigger()


@pytest.mark.parametrize(
    ("action", "signal"), [("new", "new_requested"), ("open", "open_requested"), ("copy", "copy_requested")]
)
def test_files_are_asked_for_and_handed_over(
    opened: Opened, qtbot: QtBot, tmp_path: Path, action: str, signal: str
) -> None:
    opened.action(action).trigger()
    (dialog,) = opened.window.findChildren(QFileDialog)
    with qtbot.waitSignal(getattr(opened.window, signal)) as asked:
        dialog.fileSelected.emit(str(tmp_path / "other.career"))
    assert asked.args == [tmp_path / "other.career"]
    dialog.reject()


def test_another_pack_is_asked_for_on_the_market_page(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.action("market").trigger()
    page = opened.current_page()
    assert isinstance(page, MarketPage)
    with qtbot.waitSignal(opened.window.pack_import_requested) as asked:
        page.import_requested.emit(tmp_path / "newer.json")
    assert asked.args == [tmp_path / "newer.json"]


def test_the_places_explain_themselves_in_the_inspector(opened: Opened, qtbot: QtBot) -> None:
    opened.action("places").trigger()
    page = opened.current_page()
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.sentence.startswith("Your pay of "))
    assert opened.action("inspector").isEnabled()
    assert page.explanation.isVisible()


def test_a_profile_that_cannot_be_used_leaves_a_sentence_and_a_way_out(opened: Opened) -> None:
    opened.window.show_unusable(ProfileUnusable("Profile file x.career", "it is damaged", "Open a copy"))
    said = [label.text() for label in opened.window.findChildren(QLabel) if label.isVisible()]
    assert "Profile file x.career: it is damaged. Open a copy." in said
    assert not opened.action("copy").isEnabled()
    assert opened.bars() == []
    assert opened.status() == [f"Pack {opened.pack.version}"]
    assert opened.window.windowTitle() == "Career Planner"
    sidebar = opened.window.findChild(Sidebar)
    assert isinstance(sidebar, Sidebar)
    assert not any(each.isEnabled() for each in sidebar.findChildren(QPushButton))
    assert not opened.action("remove sample").isEnabled()
    button = next(each for each in opened.window.findChildren(QPushButton) if each.text() == "Open another profile…")
    button.click()
    (dialog,) = opened.window.findChildren(QFileDialog)
    dialog.reject()
    opened.action("undo").setEnabled(True)
    opened.action("undo").trigger()  # nothing is open, nothing happens
    opened.action("redo").setEnabled(True)
    opened.action("redo").trigger()


def test_messages_stand_above_the_page(opened: Opened) -> None:
    opened.window.show_error(UserError("Profile", "it is locked", "Close the other program"))
    assert opened.bars()[1] == "Profile: it is locked. Close the other program."
    opened.window.show_message("A copy was saved.")
    assert opened.bars()[1] == "A copy was saved."


def test_icons_come_after_the_first_chart_and_follow_the_theme(opened: Opened, qtbot: QtBot, theme: Theme) -> None:
    qtbot.waitUntil(lambda: not opened.action("undo").icon().isNull())
    before = opened.action("undo").icon().cacheKey()
    theme.choose("dark")
    assert opened.action("undo").icon().cacheKey() != before


def test_a_change_of_theme_does_not_read_the_icons_early(window: MainWindow, theme: Theme) -> None:
    theme.choose("dark")
    assert window.findChild(QAction, "undo").icon().isNull()  # type: ignore[union-attr]


def test_the_inspector_can_be_put_away_and_stays_away(
    opened: Opened, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    inspector = opened.window.findChild(Inspector)
    assert isinstance(inspector, Inspector)
    assert inspector.isVisible()
    opened.action("inspector").trigger()
    assert not inspector.isVisible()
    assert settings.get("inspector_shown", True) is False
    again = MainWindow(settings, theme)
    qtbot.addWidget(again)
    assert not again.findChild(Workbench).is_inspector_wanted  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["guide", "why", "about"])
def test_help_opens(opened: Opened, name: str) -> None:
    opened.action(name).trigger()
    (dialog,) = opened.window.findChildren(QDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_at_1024_by_600_everything_has_its_place(opened: Opened, qtbot: QtBot) -> None:
    opened.window.resize(1024, 600)
    qtbot.waitUntil(lambda: opened.window.width() == 1024)
    assert (opened.window.width(), opened.window.height()) == (1024, 600)
    assert opened.window.minimumSizeHint().width() <= 1024
    inspector = opened.window.findChild(Inspector)
    assert isinstance(inspector, Inspector)
    assert not inspector.isVisible()
    opened.action("inspector").trigger()
    assert inspector.isVisible()


def test_closing_while_the_forecast_runs_leaves_nothing_behind(window: MainWindow, qtbot: QtBot, pack: Pack) -> None:
    place, _ = in_memory(*SAMPLE.records.values())
    window.show_workspace(place.session, place.history, place.bridge, pack)
    with qtbot.waitSignal(window.closing), qtbot.assertNotEmitted(window.answered, wait=50):
        window.close()
    assert window.findChildren(TrajectoryPage) == [] or not window.isVisible()


def test_starting_on_the_profile_still_names_the_market(
    settings: Settings, theme: Theme, qtbot: QtBot, pack: Pack
) -> None:
    settings.set("page", "profile")
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    place, _ = in_memory(*SAMPLE.records.values())
    with qtbot.waitSignal(window.answered, timeout=30_000):
        window.show_workspace(place.session, place.history, place.bridge, pack)
    labels = window.statusBar().findChildren(QLabel)
    qtbot.waitUntil(lambda: any(label.text().startswith("Market: ") for label in labels))
    window.close()


def test_the_other_pages_are_built_and_put_in_while_the_window_lives_on(opened: Opened, qtbot: QtBot) -> None:
    beats: list[int] = []
    stack = opened.stack()
    beat = QTimer(opened.window, interval=0)
    beat.timeout.connect(lambda: beats.append(stack.count()))
    beat.start()
    qtbot.waitUntil(lambda: stack.count() == len(PAGES) + 1, timeout=60_000)  # the empty state stands before them
    beat.stop()
    assert set(beats) >= set(range(min(beats), len(PAGES) + 1))  # a turn for each, with others in between


def test_a_page_that_waits_to_be_built_is_there_when_it_is_wanted(opened: Opened, qtbot: QtBot) -> None:
    stack = opened.stack()
    beats: list[int] = []
    beat = QTimer(opened.window, interval=0)
    beat.timeout.connect(lambda: beats.append(stack.count()))
    beat.start()
    for key, _ in PAGES:
        opened.window.show_page(key)
        assert opened.current_page().isVisible()
    assert len(set(beats)) > 1, "the window lived on in between"
    qtbot.waitUntil(lambda: stack.count() == len(PAGES) + 1, timeout=60_000)
    assert len({stack.widget(place) for place in range(stack.count())}) == len(PAGES) + 1


def test_a_page_wanted_while_the_first_one_comes_takes_its_place(window: MainWindow, pack: Pack, qtbot: QtBot) -> None:
    place, _ = in_memory(*SAMPLE.records.values())
    window.show_workspace(place.session, place.history, place.bridge, pack)
    window.show_page("market")
    bench = window.findChild(Workbench)
    assert isinstance(bench, Workbench)
    qtbot.waitUntil(lambda: isinstance(bench.pages.currentWidget(), MarketPage))
    assert window.page == "market"
