"""The Overview page: where the person stands, in one sentence and five cards, each of which leads to its page."""

import datetime
from typing import TYPE_CHECKING, Final, Literal

from planner.domain.profile import Profile
from planner.forecast.situation import NoEstimate
from planner.ui.models.column_table import Cells
from planner.ui.pages.advice_page import AdvicePage, Desk
from planner.ui.pages.missing_fact import ADD_ROLE
from planner.ui.pages.overview_cards import OverviewCards
from planner.ui.pages.overview_question import Overview, answer
from planner.ui.pages.plan_offer import PlanOffer
from planner.ui.pages.trajectory_question import Question
from planner.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.advice.plan_proposals import Proposal
    from planner.ui.dialogs.check_setting import CheckDialog

_EMPTY: Final = "Tell what you do now and what it pays: then this page says where you stand and what could come next."

_NOTHING: Final = "None of the steps suggested is an action of a plan. Open a page such as Certifications for others."


class OverviewPage(AdvicePage[Question, Overview]):
    """The page."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("Overview", _EMPTY, desk, answer)
        self.cards = OverviewCards(theme)
        self.offer = PlanOffer(self, desk, self.proposals, _NOTHING, "Put a step into a plan")
        self.column.addWidget(self.offer.bar)
        self.column.addWidget(self.cards)
        self.cards.offer_links(self.links_to("the health checks", self._check_cells))
        self.cards.page_wanted.connect(self._go)
        self.cards.check_wanted.connect(self.show_check)
        self.cards.plan_wanted.connect(self._plan_step)
        self.offer.plan_wanted.connect(lambda: self.page_wanted.emit("plans"))
        self.offer.offer_at(self.cards.steps)

    def question(self, profile: Profile, today: datetime.date) -> Question:
        """The snapshot on the day, in the money that the Trajectory page shows."""
        kept = {key: self.desk.settings.get(f"trajectory_{key}", "") for key in ("pay", "money", "prices")}
        measure: Literal["base", "total"] = "total" if kept["pay"] == "total" else "base"
        is_real, is_equal_power = kept["money"] != "nominal", kept["prices"] == "equal"
        return Question(profile, self.desk.pack, today, measure, is_real, is_equal_power)

    def parts(self, told: Overview, /) -> "Iterator[Callable[[], None]]":
        """Put an answer into the cards."""
        return self.cards.parts(told)

    def show_result(self, told: Overview) -> None:
        """Put the answer into the headline."""
        from planner.ui.pages.overview_words import headline

        self.headline.show_answer(*headline(told.standing))

    def missing(self, told: Overview, /) -> NoEstimate | None:
        """What keeps the headline from an answer."""
        return told.standing if isinstance(told.standing, NoEstimate) else None

    def proposals(self) -> tuple["Proposal", ...]:
        """The suggested steps that are actions of a plan."""
        return tuple(one.proposal for one in self.cards.shown_steps if one.proposal is not None)

    def _go(self, page: str) -> None:
        if page == ADD_ROLE:
            self.enter_missing()
        else:
            self.page_wanted.emit(page)

    def _plan_step(self, place: int) -> None:
        proposal = self.cards.shown_steps[place].proposal
        if proposal is not None:
            self.offer.ask_about([proposal])

    def _check_cells(self) -> Cells:
        from planner.ui.pages.overview_words import check_cells

        return check_cells(self.cards.shown_checks, self.desk.session.profile)

    def show_check(self, check_id: str) -> "CheckDialog":
        """Open one health check in full."""
        from planner.ui.dialogs.check_setting import CheckDialog

        session, history = self.desk.session, self.desk.history
        dialog = CheckDialog(self.cards.check(check_id), session.profile, history.push, self)
        dialog.page_wanted.connect(self.page_wanted)
        dialog.open()
        return dialog
