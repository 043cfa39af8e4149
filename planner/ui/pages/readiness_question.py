"""What the Readiness page gets back from the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.advice.readiness import Readiness
    from planner.advice.skill_gap import Gap
    from planner.domain.profile import Profile
    from planner.market.ladders import Ladders
    from planner.ui.pages.advice_page import AdviceQuestion


@dataclass(frozen=True, slots=True)
class ReadinessAnswer:
    """Readiness for every rung, those the present one leads to first; and for titles what they ask, the own first.

    ``is_known`` tells that the present rung is; ``own_family`` is the id of the own title's, "" where unknown.
    ``employer`` is whose ladder it is, "" for every employer; ``employers`` those to choose from, the present first.
    """

    rungs: "tuple[Readiness, ...]"
    is_known: bool
    gaps: "tuple[Gap, ...]"
    own_family: str
    ladders: "Ladders"
    pack_version: str
    employer: str = ""
    employers: tuple[str, ...] = ("",)


def answer(question: "AdviceQuestion") -> ReadinessAnswer:
    """Look at every rung and title. Runs on the worker."""
    from planner.advice.checkup import checkup
    from planner.advice.next_steps import next_gap
    from planner.advice.readiness import readiness_everywhere
    from planner.advice.skill_gap import Judge, gap_of
    from planner.advice.standing import present_employer
    from planner.domain.role import Level

    profile, today, months = question.profile, question.today, question.months
    present = present_employer(profile, today)
    employer = present if question.employer is None else question.employer
    check = checkup(profile, question.pack, today)
    ladders = check.library.ladders
    rungs = readiness_everywhere(profile, check.library, today, months=months, employer=employer)
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
        employer=employer,
        employers=_employers(profile, present),
    )


def _employers(profile: "Profile", present: str) -> tuple[str, ...]:
    """The present employer, the others by name, and "" for every employer; each once, however it is written."""
    from planner.domain.readiness import OwnDescriptor
    from planner.market.finding import search_key

    own = (one.employer.strip() for one in profile.all(OwnDescriptor))
    names = {*(role.employer.strip() for role in profile.roles), *own}
    found = {search_key(name): name for name in sorted(names, key=str.casefold) if name}
    found.pop(search_key(present), None)
    return (*([present] if present else []), *found.values(), "")
