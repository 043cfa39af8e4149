"""What could be done from now on: plans of dated actions on top of a profile."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.money import require_amount
from planner.domain.text import LONGEST_NOTE, require_text, said

LONGEST_ACTION_MONTHS: Final = 120
MOST_HOURS: Final = 20_000
HOURS_OF_A_WEEK: Final = 168
USUAL_HOURS_A_WEEK: Final = 5.0


class ActionKind(StrEnum):
    """What is done."""

    EARN_CERTIFICATION = "earn a certification"
    RENEW_CERTIFICATION = "renew a certification"
    LEARN_SKILL = "learn a skill"
    SPECIALISE = "specialise"
    MOVE_COMPANY = "move company"
    MOVE_PLACE = "move place"
    CHANGE_WORK_MODE = "change work mode"
    CHANGE_TRACK = "change track"
    TAKE_PRODUCTION = "take production responsibility"
    BREAK = "take a break"


MOVES: Final = (ActionKind.MOVE_COMPANY, ActionKind.MOVE_PLACE)
"""What asks for another job to be found, and may come with an offer of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan; the one that is adopted is the user's own.

    ``hours_per_week``, 0 to 168, is how much time there is for it. Raises ``UserError``.
    """

    id: str
    name: str
    is_adopted: bool = False
    adopted: PartialDate | None = None
    hours_per_week: float = USUAL_HOURS_A_WEEK
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self.name, "Plan", "name", required=True)
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        if not 0 <= self.hours_per_week <= HOURS_OF_A_WEEK:  # also refuses NaN
            reason = f"{said(self.hours_per_week)} is not between 0 and {HOURS_OF_A_WEEK}"
            raise UserError("Hours a week", reason, "Write how many hours a week you have for it", "hours_per_week")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One dated action of a plan.

    ``subject`` is what it is about: a certification, skill, specialisation, place, employer, work mode or track.
    ``start`` is when it begins and ``months`` (0 to 120) how long it takes; what it brings, it brings at its end.
    ``proficiency`` 1 to 5 is what a skill is learnt to. ``hours`` is all the time it takes, ``cost`` in dollars.
    ``offered_pay`` and ``offered_bonus`` are what a job offer to move to says, base pay and target bonus in today's
    dollars a year; None where it is the market that tells. Raises ``UserError``.
    """

    id: str
    plan_id: str
    kind: ActionKind
    start: PartialDate
    subject: str = ""
    months: int = 0
    proficiency: int | None = None
    hours: int = 0
    cost: Decimal = Decimal(0)
    note: str = ""
    offered_pay: Decimal | None = None
    offered_bonus: Decimal | None = None

    def __post_init__(self) -> None:
        require_text(self.subject, "Subject", "subject")
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
        require_amount(self.cost, "Cost", "cost")
        _require_whole("Months", "months", self.months, LONGEST_ACTION_MONTHS)
        _require_whole("Hours", "hours", self.hours, MOST_HOURS)
        if self.proficiency is not None and not 1 <= self.proficiency <= 5:
            remedy = "Write 1 for aware, 3 for independent, 5 for expert"
            raise UserError("Proficiency", f"{said(self.proficiency)} is not between 1 and 5", remedy, "proficiency")
        self._require_offer("Base pay offered", "offered_pay", self.offered_pay)
        self._require_offer("Bonus offered", "offered_bonus", self.offered_bonus)
        if self.offered_pay == 0:
            raise UserError(
                "Base pay offered", "0 is no pay", "Write what is offered, or leave it empty", "offered_pay"
            )

    def _require_offer(self, field: str, attribute: str, amount: Decimal | None) -> None:
        if amount is None:
            return
        require_amount(amount, field, attribute)
        if self.kind not in MOVES:
            reason = f"only a move of company or place comes with an offer, and this is to {self.kind}"
            raise UserError(field, reason, "Leave it empty, or choose a move", attribute)


def _require_whole(field: str, attribute: str, value: int, highest: int) -> None:
    if not 0 <= value <= highest:
        raise UserError(field, f"{said(value)} is not between 0 and {highest:,}", f"Write 0 to {highest:,}", attribute)
