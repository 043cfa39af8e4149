"""Health checks of a career: the five mistakes that are warned of, and what every AI title asks for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from planner.advice.health import Checkup, Finding, Outcome, graded, missing, passed
from planner.advice.skill_gap import STAGES
from planner.advice.standing import counted, months_between
from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import CertificationStatus
from planner.domain.compensation import Pay
from planner.domain.dates import PartialDate, decimal_year, years_between
from planner.domain.role import Level, Production, Role
from planner.domain.skill import Skill
from planner.forecast.roles import years_of_experience

REAL_RAISE: Final = 1.01
"""A raise counts where it beats prices by at least one per cent."""

LEVELS: Final = tuple(Level)
IN_PRODUCTION: Final = (Production.CONTRIBUTES, Production.OWNS)

_NO_ROLE: Final = missing("No role is recorded yet.", "Add your current role")


def stagnation(check: Checkup, years: float) -> Finding:
    """Too long in a role without a raise above prices."""
    role = check.role
    if role is None:
        return _NO_ROLE
    if role.start is None:
        return missing(f"The start of “{role.title}” is unknown.", "Add the start of the role", role.id)
    pays = check.profile.pay_of(role.id)
    if not pays:
        return missing(f"No pay is recorded for “{role.title}”.", "Add its pay", role.id)
    last = max([role.start, *(pay.effective for pay in _real_raises(check, pays))], key=lambda date: date.latest())
    passed_years = max(years_between(last.latest(), check.today), 0.0)
    outcome = graded(passed_years, years)
    if outcome is not Outcome.PASSES and any(pay.currency != "USD" for pay in pays):
        reason = "Raises in another currency than the dollar cannot be compared with prices."
        return missing(reason, "Judge by yourself", role.id, *(pay.id for pay in pays))
    text = f"{passed_years:.1f} years since “{role.title}” began or pay last rose above prices."
    if outcome is Outcome.PASSES:
        return passed(text, role.id)
    done = [one.id for one in check.profile.all(Achievement) if one.date and one.date.latest() > last.latest()]
    against = f"{counted(len(done), 'achievement')} recorded since then." if done else ""
    facts = (role.id, *(pay.id for pay in pays), *done)
    return Finding(outcome, text, facts, "Compare asking, moving and staying as plans", "plans", role.id, against)


def theory_practice(check: Checkup, most: float) -> Finding:
    """Many certifications and courses, and nothing that runs in production."""
    credentials = [
        *(one.certification.id for one in check.certifications if _is_earned(one.certification.status)),
        *(one.id for one in check.profile.all(PublicWork) if one.kind is PublicWorkKind.COURSE),
    ]
    works: list[Role | Achievement] = [*check.profile.roles, *check.profile.all(Achievement)]
    practice = [one.id for one in works if one.production in IN_PRODUCTION]
    text = f"{counted(len(credentials), 'certification or course', 'certifications and courses')}"
    if not credentials and all(one.production is None for one in works):
        remedy = "Add what you have earned, and whether your work runs in production"
        return missing("No certification, no course and no work in production is recorded.", remedy)
    if practice or len(credentials) < most:
        return passed(f"{text}, {counted(len(practice), 'record')} of work in production.", *credentials, *practice)
    if check.role is None or check.role.production is None:
        role = (check.role.id,) if check.role else ()
        reason = f"{text}, and nothing tells whether your work runs in production."
        return missing(reason, "Say how much responsibility for production the role has", *role)
    outcome = Outcome.FAILS if len(credentials) >= 2 * most else Outcome.WARNS
    action = "Plan to take responsibility for something that runs"
    return Finding(outcome, f"{text}, no work in production.", (*credentials, check.role.id), action, "plans")


def no_specialisation(check: Checkup, years: float) -> Finding:
    """No specialisation from mid level and some years of experience on."""
    role, experience = check.role, years_of_experience(check.profile, check.today)
    if role is None:
        return _NO_ROLE
    if role.level is None or experience is None:
        return missing("Level or years of experience are unknown.", "Add level and start of the role", role.id)
    if role.level is Level.ENTRY or experience < years:
        return passed(f"{experience:.0f} years at {role.level} level: early enough.", role.id)
    chosen = _specialisation(check, role)
    if chosen is None:
        return missing("No specialisation is recorded.", "Choose one, or general machine learning", role.id)
    reference = check.specialisations.reference
    if chosen != reference.name:
        return passed(f"Specialised: {chosen}.", role.id)
    text = f"{experience:.0f} years and no specialisation beyond {reference.name.lower()}."
    against = "Most specialisations are too thin to measure, and breadth is asked for too."
    action = "Compare specialisations"
    return Finding(Outcome.WARNS, text, (role.id,), action, "specialisations", role.id, against)


def soft_skills(check: Checkup, steps: float) -> Finding:
    """Communication rated below what the level aimed at asks, by more than some steps, or not rated at all."""
    if check.role is None or check.role.level is None:
        return missing("The level is unknown.", "Add the level of your role", *([check.role.id] if check.role else []))
    aim = LEVELS[min(LEVELS.index(check.role.level) + 1, len(LEVELS) - 1)]
    asked = next(one for one in check.requirements.groups if one.group == "communication")
    wanted = asked.proficiency[LEVELS.index(aim)]
    rated = [one for one in check.skills_of_group("communication") if one.proficiency]
    if not rated:
        return missing("No communication skill is rated.", "Rate writing, presenting or mentoring")
    strongest = max(rated, key=lambda one: (one.proficiency or 0, one.id))
    best, facts = strongest.proficiency or 0, tuple(one.id for one in rated)
    text = f"Communication rated {best} of 5; {aim} asks for {wanted}."
    short = wanted - best
    if short <= steps:
        return passed(text, *facts)
    outcome = Outcome.WARNS if short <= steps + 1 else Outcome.FAILS
    action = f"Plan to bring {strongest.name} to the next step"
    return Finding(outcome, text, facts, action, "plans", strongest.id)


def stale_tools(check: Checkup, months: float) -> Finding:
    """The skill used last was used too long ago."""
    used: list[tuple[PartialDate, Skill]] = [
        (one.last_used, one) for one in check.profile.all(Skill) if one.last_used is not None
    ]
    if not used:
        return missing("No skill tells when it was last used.", "Add when you last used your skills")
    newest, skill = max(used, key=lambda pair: (pair[0].latest(), pair[1].id))
    past = months_between(newest.latest(), check.today)
    outcome, text = graded(past, months), f"“{skill.name}” was used last, {counted(past, 'month')} ago."
    if outcome is Outcome.PASSES:
        return passed(text, skill.id)
    return Finding(outcome, text, (skill.id,), "Record what you use now, or plan to refresh it", "profile", skill.id)


def foundation_missing(check: Checkup, proficiency: float) -> Finding:
    """Python missing, or rated below a proficiency."""
    if not any(check.profile.all(Skill)):
        return _no_skill()
    held = check.skills.get("python")
    if held is None:
        return Finding(Outcome.WARNS, "Python is not among your skills.", (), "Add it, or plan to learn it")
    if held.proficiency is None:
        return missing("Python is not rated.", "Rate it", held.id)
    text = f"Python rated {held.proficiency} of 5."
    if held.proficiency >= proficiency:
        return passed(text, held.id)
    return Finding(Outcome.WARNS, text, (held.id,), "Plan to bring Python to the next step", "plans", held.id)


def lifecycle(check: Checkup, stages: float) -> Finding:
    """Fewer stages of the life of a system among the skills than wanted."""
    if not any(check.profile.all(Skill)):
        return _no_skill()
    held = {stage: check.skills_of_group(stage) for stage in STAGES}
    shown = [stage for stage in STAGES if held[stage]]
    absent = [stage.replace("-", " ") for stage in STAGES if not held[stage]]
    text = f"{len(shown)} of {len(STAGES)} stages" + (f"; nothing on {', '.join(absent)}." if absent else ".")
    facts = tuple(one.id for stage in shown for one in held[stage])
    if len(shown) >= stages:
        return passed(text, *facts)
    outcome = Outcome.WARNS if shown else Outcome.FAILS
    return Finding(outcome, text, facts, f"Record or plan a skill of {absent[0]}", "profile")


def frameworks(check: Checkup, wanted: float) -> Finding:
    """One of the two big frameworks only: a hint."""
    if not any(check.profile.all(Skill)):
        return _no_skill()
    held = [check.skills[name] for name in ("pytorch", "tensorflow") if name in check.skills]
    if not held:
        return passed("Neither PyTorch nor TensorFlow is recorded: nothing to balance.")
    text, facts = f"{' and '.join(one.name for one in held)}.", tuple(one.id for one in held)
    if len(held) >= wanted:
        return passed(text, *facts)
    against = "It is a hint: breadth is not paid by the tool, and depth is asked for too."
    return Finding(Outcome.WARNS, f"Only {text}", facts, "Look at the other one", "plans", facts[0], against)


def mlops_completeness(check: Checkup, wanted: float) -> Finding:
    """Fewer than some of the four parts of MLOps."""
    if not any(check.profile.all(Skill)):
        return _no_skill()
    parts = next(rule.skills for rule in check.library.skills.rules if rule.id == "mlops-complete")
    held = [check.skills[name] for name in parts if name in check.skills]
    absent = [check.library.skills.skill(name).name for name in parts if name not in check.skills]
    text, facts = f"{len(held)} of {len(parts)} parts of MLOps.", tuple(one.id for one in held)
    if len(held) >= wanted or (check.role is not None and check.role.level is Level.ENTRY):
        return passed(text, *facts)
    return Finding(Outcome.WARNS, text, facts, f"Record or plan {absent[0]}", "plans")


def _no_skill() -> Finding:
    return missing("No skill is recorded yet.", "Add the skills you use")


def _real_raises(check: Checkup, pays: tuple[Pay, ...]) -> Iterator[Pay]:
    for before, after in pairwise(pays):
        first, later = before.effective.earliest(), after.effective.earliest()
        if before.currency == after.currency == "USD" and later <= check.today:
            prices = check.pack.price_index.factor(decimal_year(first), decimal_year(later))
            if float(after.base_per_year()) >= REAL_RAISE * prices * float(before.base_per_year()):
                yield after


def _is_earned(status: CertificationStatus) -> bool:
    return status is CertificationStatus.EARNED


def _specialisation(check: Checkup, role: Role) -> str | None:
    """What the role is specialised in by the user's word, else by its title; None where neither tells."""
    if role.specialisation.strip():
        return check.specialisation.name if check.specialisation else role.specialisation
    family = check.pack.find_family(role.title)
    asked = next((one.specialisation for one in check.requirements.families if family and one.id == family.id), "")
    reference = check.specialisations.reference.id
    return check.specialisations.specialisation(asked).name if asked and asked != reference else None
