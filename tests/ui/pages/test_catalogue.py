import datetime
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.dialogs.optimiser import OptimiserDialog
from planner.ui.dialogs.record_form import RecordForm
from planner.ui.pages.catalogue import ShownPage, Surroundings, build_page
from planner.ui.pages.certifications import CertificationsPage
from planner.ui.pages.market import MarketPage
from planner.ui.pages.overview import OverviewPage
from planner.ui.pages.page_names import PAGES
from planner.ui.pages.places import PlacesPage
from planner.ui.pages.plans import PlansPage
from planner.ui.pages.profile import ProfilePage
from planner.ui.pages.readiness import ReadinessPage
from planner.ui.pages.specialisations import SpecialisationsPage
from planner.ui.pages.trajectory import TrajectoryPage
from planner.ui.theme import Theme
from planner.workspace.sample import sample_profile
from tests.ui.workplace import in_memory

SAMPLE = sample_profile(datetime.date(2026, 11, 22)).applied_to(Profile())


@dataclass
class Told:
    pages: list[str] = field(default_factory=list)
    markets: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    packs: list[Path] = field(default_factory=list)


def around(pack: Pack, settings: Settings, theme: Theme, told: Told, *, is_empty: bool = False) -> Surroundings:
    place, _ = in_memory(*(() if is_empty else SAMPLE.records.values()))
    ways = (told.pages.append, told.markets.append, told.answers.append, told.packs.append)
    return Surroundings(place.session, place.history, place.bridge, pack, settings, theme, *ways)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("overview", OverviewPage),
        ("profile", ProfilePage),
        ("trajectory", TrajectoryPage),
        ("plans", PlansPage),
        ("readiness", ReadinessPage),
        ("certifications", CertificationsPage),
        ("specialisations", SpecialisationsPage),
        ("places", PlacesPage),
        ("market", MarketPage),
    ],
)
def test_every_page_of_the_sidebar_exists(
    key: str, kind: type, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    assert key in dict(PAGES)
    page = build_page(key, around(pack, settings, theme, Told()))
    qtbot.addWidget(page.widget)
    assert isinstance(page.widget, kind)
    page.close()


def test_a_page_that_does_not_exist_is_refused(pack: Pack, settings: Settings, theme: Theme) -> None:
    with pytest.raises(KeyError):
        build_page("nothing", around(pack, settings, theme, Told()))


def test_the_profile_deletes_what_is_selected_and_explains_nothing(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    surroundings = around(pack, settings, theme, Told())
    page = build_page("profile", surroundings)
    qtbot.addWidget(page.widget)
    assert page.inspector is None
    assert page.delete_selected is not None
    before = len(surroundings.session.profile.roles)
    page.delete_selected()
    assert len(surroundings.session.profile.roles) == before - 1
    page.close()


def test_the_trajectory_tells_its_market_and_its_sentence(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    told = Told()
    page = build_page("trajectory", around(pack, settings, theme, told))
    qtbot.addWidget(page.widget)
    assert page.delete_selected is None
    assert page.inspector is not None
    qtbot.waitUntil(lambda: bool(told.answers and told.markets), timeout=30_000)
    assert told.markets[0].startswith("Market: BLS OEWS")
    assert told.answers[0].startswith("$")
    page.close()


def test_the_trajectory_keeps_forecasts(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    told = Told()
    surroundings = around(pack, settings, theme, told)
    page = build_page("trajectory", surroundings)
    qtbot.addWidget(page.widget)
    qtbot.waitUntil(lambda: bool(told.answers), timeout=30_000)
    page.commands["keep"]()
    assert surroundings.history.undo_text.startswith("Add ")
    page.commands["journal"]()
    page.close()


def test_the_plans_open_the_window_that_finds_one(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    page = build_page("plans", around(pack, settings, theme, Told()))
    qtbot.addWidget(page.widget)
    next(each for each in page.widget.findChildren(QPushButton) if each.text() == "Find a plan…").click()
    (window,) = page.widget.findChildren(OptimiserDialog)
    assert window.isVisible()
    window.close()
    page.commands["find"]()
    assert window.isVisible()
    page.close()


@pytest.mark.parametrize("key", ["trajectory", "plans", "places"])
def test_a_page_without_a_role_asks_for_it_over_itself(
    key: str, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    told = Told()
    page = build_page(key, around(pack, settings, theme, told, is_empty=True))
    qtbot.addWidget(page.widget)
    page.widget.profile_wanted.emit()  # type: ignore[attr-defined]
    form = page.widget.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    assert (form.isVisible(), "title" in form.fields, told.pages) == (True, True, [])
    form.reject()
    page.close()


@pytest.mark.parametrize("key", ["trajectory", "plans", "places"])
def test_what_no_form_asks_for_is_entered_on_the_profile_page(
    key: str, qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme
) -> None:
    told = Told()
    page = build_page(key, around(pack, settings, theme, told))  # the sample lacks nothing
    qtbot.addWidget(page.widget)
    page.widget.profile_wanted.emit()  # type: ignore[attr-defined]
    assert told.pages == ["profile"]
    page.close()


def test_the_overview_leads_to_every_page(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    told = Told()
    page = build_page("overview", around(pack, settings, theme, told, is_empty=True))
    qtbot.addWidget(page.widget)
    assert isinstance(page.widget, OverviewPage)
    page.widget.page_wanted.emit("places")
    assert told.pages == ["places"]
    page.close()


def test_the_plans_delete_what_is_selected(qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme) -> None:
    told = Told()
    page = build_page("plans", around(pack, settings, theme, told, is_empty=True))
    qtbot.addWidget(page.widget)
    assert isinstance(page.widget, PlansPage)
    assert page.inspector is page.widget.explanation
    assert page.delete_selected == page.widget.delete_selected
    page.close()


def test_the_market_page_hands_over_the_pack_to_import(
    qtbot: QtBot, pack: Pack, settings: Settings, theme: Theme, tmp_path: Path
) -> None:
    told = Told()
    page = build_page("market", around(pack, settings, theme, told))
    qtbot.addWidget(page.widget)
    assert isinstance(page.widget, MarketPage)
    page.widget.import_requested.emit(tmp_path / "newer.json")
    assert told.packs == [tmp_path / "newer.json"]
    page.close()


def test_most_pages_have_nothing_to_end(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    page = ShownPage(button)
    page.close()
    assert page.inspector is None
