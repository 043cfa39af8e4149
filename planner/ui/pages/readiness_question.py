"""What the Readiness page gets back from the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.advice.readiness import Readiness
    from planner.advice.skill_gap import Gap
    from planner.market.ladders import Ladders
    from planner.ui.pages.advice_page import AdviceQuestion


@dataclass(frozen=True, slots=True)
class ReadinessAnswer:
    """Readiness for every rung, those the present one leads to first; and for titles what they ask, the own first.

    ``is_known`` tells that the present rung is; ``own_family`` is the id of the own title's, "" where unknown.
    """

    rungs: "tuple[Readiness, ...]"
    is_known: bool
    gaps: "tuple[Gap, ...]"
    own_family: str
    ladders: "Ladders"
    pack_version: str


def answer(question: "AdviceQuestion") -> ReadinessAnswer:
    """Look at every rung and title. Runs on the worker."""
    from planner.advice.checkup import checkup
    from planner.advice.next_steps import next_gap
    from planner.advice.readiness import readiness_everywhere
    from planner.advice.skill_gap import Judge, gap_of
    from planner.domain.role import Level

    profile, today, months = question.profile, question.today, question.months
    check = checkup(profile, question.pack, today)
    ladders = check.library.ladders
    rungs = readiness_everywhere(profile, check.library, today, months=months)
    own = next_gap(check)
    level = own.level if own is not None else Level.SENIOR
    asked = {one.id for one in check.requirements.families}
    families = [one for one in question.pack.families if one.id in asked and (own is None or one.id != own.family.id)]
    known = check.skills, check.library.skills, check.requirements
    gaps = (gap_of(*known, one, level, Judge(today)) for one in families)
    return ReadinessAnswer(
        rungs=rungs,
        is_known=any(one.kind is not None for one in rungs),
        gaps=(*((own,) if own is not None else ()), *gaps),
        own_family=own.family.id if own is not None else "",
        ladders=ladders,
        pack_version=question.pack.version,
    )
