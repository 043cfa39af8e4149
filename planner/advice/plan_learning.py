"""What learning does to the time until the next level: one visible assumption, which counts only once switched on.

Studying for a certification teaches too: its hours go to the skills that it shows and the next level asks for, as far
as such hours reach by the assumption on learning. Decision 0034.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from planner.advice.learning import learning_hours
from planner.advice.plan_checks import last_day
from planner.advice.plan_grounds import PlanGround
from planner.domain.plan import Action, ActionKind
from planner.forecast.effects import Readiness

FASTER_WITH_ALL: Final = 0.5
"""Assumption, grade D: whoever learns all that the next level asks for waits for it on a clock half as fast again."""

SHOWS_NOTHING: Final = "it shows no skill that the next level asks for and you lack"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What learning one skill does: its effect where it counts, else why there is none.

    ``is_assumption`` tells that it would count if figures of grade D were switched on.
    """

    text: str
    effect: Readiness | None = None
    is_assumption: bool = False


Lessons = Mapping[str, Lesson]
"""By the id of the action."""


def lessons(ground: PlanGround, actions: Iterable[Action]) -> Lessons:
    """What each skill learnt and certification earned does; ``actions`` in the order in which they are done."""
    asked = ground.asked_next
    reached: dict[str, float] = {name: skill.proficiency or 0 for name, skill in ground.held.items()}
    found: dict[str, Lesson] = {}
    for action in actions:
        if action.kind is ActionKind.EARN_CERTIFICATION:
            after = _studied(ground, action, asked, reached)
            steps = sum(level - reached.get(name, 0) for name, level in after.items())
            found[action.id] = _faster(ground, action, asked, steps) if steps else Lesson(SHOWS_NOTHING)
            reached |= after
        if action.kind is ActionKind.LEARN_SKILL:
            known = ground.subjects.skills.find(action.subject)
            name = known.id if known else ""
            wanted = action.proficiency or asked.get(name, 0)
            found[action.id] = _lesson(ground, action, asked, name, reached.get(name, 0), wanted)
            reached[name] = max(reached.get(name, 0), wanted)
    return found


def _lesson(
    ground: PlanGround, action: Action, asked: Mapping[str, int], name: str, reached: float, wanted: int
) -> Lesson:
    if not asked:
        return Lesson("what the next level asks for is not known")
    if name not in asked:
        return Lesson("the next level does not ask for it")
    steps = max(min(wanted, asked[name]) - reached, 0)
    if not steps:
        return Lesson("you have it as the next level asks by then")
    return _faster(ground, action, asked, steps)


def _studied(
    ground: PlanGround, action: Action, asked: Mapping[str, int], reached: Mapping[str, float]
) -> dict[str, float]:
    """How far the hours of a certification bring the skills that it shows, one after the other as they are asked."""
    known = ground.subjects.certifications.find(action.subject)
    shown = () if known is None else known.skills
    hours_to, levels = np.array(learning_hours(ground.profile.overrides).to_reach), np.arange(6.0)
    found, left = {}, float(action.hours)
    for name in asked:
        held = reached.get(name, 0)
        if name in shown and held < asked[name] and left > 0:
            spent = float(np.interp(held, levels, hours_to))
            found[name] = min(float(np.interp(spent + left, hours_to, levels)), asked[name])
            left -= float(np.interp(asked[name], levels, hours_to)) - spent
    return found


def _faster(ground: PlanGround, action: Action, asked: Mapping[str, int], steps: float) -> Lesson:
    """What so many steps of proficiency do, of all that the next level asks for."""
    factor = (1 + FASTER_WITH_ALL) ** (steps / sum(asked.values()))
    text = f"the clock of promotions runs {100 * (factor - 1):.1f} % faster, an assumption"
    if not ground.count_grade_d:
        return Lesson(f"{text} that is switched off", is_assumption=True)
    at = ground.years_until(last_day(action))
    return Lesson(text, Readiness(cause=action.id, at=at, factor=factor), is_assumption=True)
