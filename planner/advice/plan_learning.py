"""What learning does to the time until the next level: one visible assumption, which counts only once switched on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from planner.advice.plan_checks import last_day
from planner.advice.plan_grounds import PlanGround
from planner.domain.plan import Action, ActionKind
from planner.domain.role import Level
from planner.forecast.effects import Readiness

FASTER_WITH_ALL: Final = 0.5
"""Assumption, grade D: whoever learns all that the next level asks for waits for it on a clock half as fast again."""


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
    """What each action that teaches a skill does; ``actions`` in the order in which they are done."""
    asked = asked_next(ground)
    reached = {name: skill.proficiency or 0 for name, skill in ground.held.items()}
    found: dict[str, Lesson] = {}
    for action in actions:
        if action.kind is ActionKind.LEARN_SKILL:
            known = ground.subjects.skills.find(action.subject)
            name = known.id if known else ""
            wanted = action.proficiency or asked.get(name, 0)
            found[action.id] = _lesson(ground, action, asked, name, reached.get(name, 0), wanted)
            reached[name] = max(reached.get(name, 0), wanted)
    return found


def asked_next(ground: PlanGround) -> Mapping[str, int]:
    """The skills (ids) that the family asks for at the next level, each with its proficiency; none at the last."""
    levels, family = list(Level), ground.market.family
    if ground.level is levels[-1] or all(one.id != family.id for one in ground.requirements.families):
        return {}
    level = levels[ground.level_place + 1]
    weights = ground.requirements.weights(family.id, family.occupations, level)
    by_group = {weight.group: weight.proficiency for weight in weights}
    skills = ground.subjects.skills
    return {ask.skill: by_group[skills.skill(ask.skill).group] for ask in ground.requirements.skills(family.id, level)}


def _lesson(
    ground: PlanGround, action: Action, asked: Mapping[str, int], name: str, reached: int, wanted: int
) -> Lesson:
    if not asked:
        return Lesson("what the next level asks for is not known")
    if name not in asked:
        return Lesson("the next level does not ask for it")
    steps = max(min(wanted, asked[name]) - reached, 0)
    if not steps:
        return Lesson("you have it as the next level asks by then")
    factor = (1 + FASTER_WITH_ALL) ** (steps / sum(asked.values()))
    text = f"the clock of promotions runs {100 * (factor - 1):.1f} % faster, an assumption"
    if not ground.count_grade_d:
        return Lesson(f"{text} that is switched off", is_assumption=True)
    at = ground.years_until(last_day(action))
    return Lesson(text, Readiness(cause=action.id, at=at, factor=factor), is_assumption=True)
