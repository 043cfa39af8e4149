"""How each page is built from the open profile. Loaded after the first paint."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from planner.base.settings import Settings
from planner.market.pack import Pack
from planner.ui.bridge import Bridge
from planner.ui.history import History
from planner.ui.theme import Theme
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.ui.pages.advice_page import Desk
    from planner.ui.pages.trajectory import TrajectoryPage
    from planner.ui.pages.trajectory_offer import LeverOffer


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages are built from: the open profile, the market, and ways to the rest of the window."""

    session: Session
    history: History
    bridge: Bridge
    pack: Pack
    settings: Settings
    theme: Theme
    show_page: Callable[[str], None]
    tell_market: Callable[[str], None]
    tell_answer: Callable[[str], None]
    import_pack: Callable[[Path], None]


def _nothing() -> None:
    """Most pages have nothing to end."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page, what its inspector shows, how it deletes what is selected, and how its threads and listeners end.

    ``commands`` are what the menus can have it do, by the names of their actions.
    """

    widget: QWidget
    inspector: QWidget | None = None
    delete_selected: Callable[[], None] | None = None
    close: Callable[[], None] = _nothing
    commands: Mapping[str, Callable[[], object]] = field(default_factory=dict)


def build_page(key: str, around: Surroundings) -> ShownPage:
    """Build the page of a key. Raises ``KeyError`` for a page that does not exist."""
    return _BUILDERS[key](around)


def _desk(around: Surroundings) -> "Desk":
    from planner.ui.pages.advice_page import Desk

    return Desk(around.session, around.history, around.bridge, around.pack, around.settings)


def _overview(around: Surroundings) -> ShownPage:
    from planner.ui.pages.overview import OverviewPage

    page = OverviewPage(_desk(around), around.theme)
    page.page_wanted.connect(around.show_page)
    page.answered.connect(lambda: around.tell_answer(page.sentence))
    return ShownPage(page, close=page.close_page, commands={"plan": page.offer.ask})


def _profile(around: Surroundings) -> ShownPage:
    from planner.ui.pages.profile import ProfilePage

    page = ProfilePage(around.session, around.history, around.bridge, around.pack, around.settings)
    return ShownPage(page, delete_selected=page.delete_selected)


def _trajectory(around: Surroundings) -> ShownPage:
    from planner.ui.pages.trajectory import TrajectoryPage
    from planner.ui.pages.trajectory_inspector import TrajectoryInspector

    page = TrajectoryPage(around.session, around.history, around.bridge, around.pack, around.settings, around.theme)
    page.profile_wanted.connect(_entering(page, around))
    page.market_named.connect(around.tell_market)
    page.answered.connect(lambda: around.tell_answer(page.sentence))
    inspector = TrajectoryInspector(page, around)
    inspector.hide()
    inspector.profile_wanted.connect(lambda: around.show_page("profile"))

    def close() -> None:
        inspector.close_part()
        page.close_page()

    add_to_plan = _asking(page, around)
    page.plan_wanted.connect(add_to_plan)
    commands: dict[str, Callable[[], object]] = {
        "keep": inspector.kept.keep,
        "journal": inspector.kept.open_journal,
        "plan": add_to_plan,
    }
    return ShownPage(page, inspector=inspector, close=close, commands=commands)


def _entering(page: QWidget, around: Surroundings) -> Callable[[], None]:
    """Opens the form of the fact that a page lacks; the Profile page where no form asks for it."""

    def enter() -> None:
        from planner.ui.pages.missing_fact import open_missing

        if open_missing(page, around.session, around.history, around.pack, around.settings) is None:
            around.show_page("profile")

    return enter


def _asking(page: "TrajectoryPage", around: Surroundings) -> Callable[[], object]:
    """Asks into which plan a lever goes; what that needs is made the first time."""

    @cache
    def offer() -> "LeverOffer":
        from planner.ui.pages.trajectory_offer import LeverOffer

        made = LeverOffer(page, _desk(around))
        made.plan_wanted.connect(lambda: around.show_page("plans"))
        return made

    return lambda: offer().ask()


def _certifications(around: Surroundings) -> ShownPage:
    from planner.ui.pages.certifications import CertificationsPage

    page = CertificationsPage(_desk(around))
    page.page_wanted.connect(around.show_page)
    page.answered.connect(lambda: around.tell_answer(page.sentence) if page.isVisible() else None)
    return ShownPage(page, page.explanation, close=page.close_page, commands={"plan": page.offer.ask})


def _readiness(around: Surroundings) -> ShownPage:
    from planner.ui.pages.readiness import ReadinessPage

    page = ReadinessPage(_desk(around), around.theme)
    page.page_wanted.connect(around.show_page)
    page.answered.connect(lambda: around.tell_answer(page.sentence) if page.isVisible() else None)
    commands = {"plan": page.offer.ask}
    return ShownPage(page, delete_selected=page.ladder.hide_line, close=page.close_page, commands=commands)


def _specialisations(around: Surroundings) -> ShownPage:
    from planner.ui.pages.specialisations import SpecialisationsPage

    page = SpecialisationsPage(_desk(around))
    page.page_wanted.connect(around.show_page)
    page.answered.connect(lambda: around.tell_answer(page.sentence) if page.isVisible() else None)
    return ShownPage(page, page.explanation, close=page.close_page, commands={"plan": page.offer.ask})


def _places(around: Surroundings) -> ShownPage:
    from planner.ui.pages.places import PlacesPage

    desk = (around.session, around.history, around.bridge)
    page = PlacesPage(*desk, around.pack, around.settings, around.theme)
    page.profile_wanted.connect(_entering(page, around))
    page.offer.plan_wanted.connect(lambda: around.show_page("plans"))
    page.answered.connect(lambda: around.tell_answer(page.sentence) if page.isVisible() else None)
    return ShownPage(page, page.explanation, close=page.close_page, commands={"plan": page.offer.ask})


def _plans(around: Surroundings) -> ShownPage:
    from planner.ui.dialogs.plan_finder import PlanFinder
    from planner.ui.pages.plans import PlansPage

    page = PlansPage(around.session, around.history, around.bridge, around.pack, around.settings, around.theme)
    page.profile_wanted.connect(_entering(page, around))
    page.answered.connect(lambda: around.tell_answer(page.sentence) if page.isVisible() else None)
    finder = PlanFinder(page, around)
    page.search_wanted.connect(finder.open)

    def close() -> None:
        finder.close()
        page.close_page()

    return ShownPage(page, page.explanation, page.delete_selected, close, {"find": finder.open})


def _market(around: Surroundings) -> ShownPage:
    from planner.ui.pages.market import MarketPage
    from planner.ui.pages.method import MethodCard
    from planner.ui.pages.profile_section import Desk

    desk = Desk(around.session, around.history, around.bridge)
    method = partial(MethodCard, around.settings, around.theme, around.pack)
    page = MarketPage(desk, around.pack, around.theme, sections=(method,))
    page.import_requested.connect(around.import_pack)
    return ShownPage(page, delete_selected=page.delete_selected, close=page.close_page)


_BUILDERS: Final[dict[str, Callable[[Surroundings], ShownPage]]] = {
    "overview": _overview,
    "profile": _profile,
    "trajectory": _trajectory,
    "plans": _plans,
    "readiness": _readiness,
    "certifications": _certifications,
    "specialisations": _specialisations,
    "places": _places,
    "market": _market,
}
