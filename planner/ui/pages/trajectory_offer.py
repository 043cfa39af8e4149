"""From a lever of the Trajectory page to a dated action of a plan. Loaded when it is first asked for."""

from typing import TYPE_CHECKING, Final

from planner.advice.plan_proposals import Proposal, of_levers
from planner.market.specialisations import load_specialisations
from planner.ui.pages.advice_page import Desk
from planner.ui.pages.plan_offer import PlanOffer

if TYPE_CHECKING:
    from planner.ui.pages.trajectory import TrajectoryPage

_NOTHING: Final = (
    "A plan is made of things to do. Choose one under “What if”: another work mode, a specialisation, production "
    "responsibility, another employer or place. Pace, industry and “a certification” do not say what to do."
)


class LeverOffer(PlanOffer):
    """Offers what the levers of a page stand for; its bar stands under the page's answer."""

    def __init__(self, page: "TrajectoryPage", desk: Desk) -> None:
        super().__init__(page, desk, self.proposals, _NOTHING, "Put what a lever stands for into a plan")
        self._trajectory, self._places = page, desk.pack.places
        page.add_bar(self.bar)

    def proposals(self) -> tuple[Proposal, ...]:
        """The actions that the levers stand for, none before they are opened."""
        levers = self._trajectory.moved_levers
        return () if levers is None else of_levers(levers, load_specialisations(), self._places)
