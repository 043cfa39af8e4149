"""Three things a person could do next, each with what it changes and why; where nothing pays, that is said.

Called by the Overview with a check-up. Each kind of step brings its best candidate; they are taken in the order of
``StepSource``, then the second best of each, so that the same profile always gets the same three.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from planner.advice.certification_status import State
from planner.advice.certification_value import (
    CertificationValue,
    Earner,
    certification_value,
    earner,
    effect_of,
    ranked,
)
from planner.advice.checkup import ground_of
from planner.advice.health import Checkup, Outcome
from planner.advice.health_checks import Check, health_checks
from planner.advice.plan_proposals import Proposal, of_certification, of_skill
from planner.advice.readiness import Readiness, Shown
from planner.advice.skill_gap import Gap, Judge, SkillGap, gap_of
from planner.advice.standing import counted
from planner.domain.amounts import chance, difference
from planner.domain.plan import ActionKind
from planner.domain.role import Level
from planner.forecast.assumptions import percent
from planner.market.evidence import Cards
from planner.market.ladders import StepKind

N_STEPS: Final = 3

DATA_CHECKS: Final = frozenset(("pay-age", "incomplete-roles", "currency-mix", "undated-skills"))
"""Checks of the data that every figure rests on."""


class StepSource(StrEnum):
    """Where a step comes from, what comes first when all have one."""

    START = "start"
    RENEWAL = "renewal"
    FAILED_CHECK = "failed check"
    READINESS = "readiness"
    SKILL = "skill gap"
    CERTIFICATION = "certification"
    CHECK = "check"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A suggestion: what to do, what it changes, why, and where.

    ``subject`` is the record, or the entry of the catalogue, that it is about; ``cards`` is what it rests on;
    ``proposal`` is the action of a plan that it comes to, None where it is none.
    """

    source: StepSource
    title: str
    changes: str
    why: str
    page: str
    subject: str = ""
    cards: tuple[str, ...] = ()
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Up to three steps, best first; ``nothing_pays`` says that no certification does, empty where one does or nobody
    can tell.
    """

    steps: tuple[NextStep, ...]
    nothing_pays: str = ""


def next_steps(check: Checkup, cards: Cards) -> NextSteps:
    """The three suggestions for the profile on its day."""
    gap = next_gap(check)
    values = _values(check, cards)
    nothing = _nothing_pays(values)
    checks = [one for one in health_checks(check) if one.needs_attention]
    sources: dict[StepSource, Iterable[NextStep]] = {
        StepSource.START: _start(check),
        StepSource.RENEWAL: _renewals(check),
        StepSource.FAILED_CHECK: _of_checks(checks, Outcome.FAILS),
        StepSource.READINESS: _evidence(check),
        StepSource.SKILL: _skills(gap),
        StepSource.CERTIFICATION: _certifications(values, gap),
        StepSource.CHECK: _of_checks(checks, Outcome.WARNS),
        StepSource.NOTHING: _leave_it(nothing),
    }
    return NextSteps(_in_turns([list(sources[source]) for source in StepSource])[:N_STEPS], nothing)


def next_gap(check: Checkup) -> Gap | None:
    """What the person's title asks for at the next level, or at theirs where there is none above; None if unknown."""
    role = check.role
    family = check.pack.find_family(role.title) if role else None
    known = {one.id for one in check.requirements.families}
    if role is None or role.level is None or family is None or family.id not in known:
        return None
    levels = list(Level)
    level = levels[min(levels.index(role.level) + 1, len(levels) - 1)]
    return gap_of(check.skills, check.library.skills, check.requirements, family, level, Judge(check.today))


def _in_turns(candidates: Iterable[list[NextStep]]) -> tuple[NextStep, ...]:
    """The best of each source, then the second best of each."""
    return tuple(step for turn in zip_longest(*candidates) for step in turn if step is not None)


def _start(check: Checkup) -> Iterator[NextStep]:
    if check.role is None:
        changes = "With level, place and pay there is a forecast, and everything else can be judged."
        yield NextStep(StepSource.START, "Add your current role", changes, "No role is recorded yet.", "profile")


def _renewals(check: Checkup) -> Iterator[NextStep]:
    for one in check.certifications:
        if one.state is State.DUE and one.expires_from is not None:
            how = one.renewal.text if one.renewal and one.renewal.text else "ask its provider"
            yield NextStep(
                source=StepSource.RENEWAL,
                title=f"Decide whether to renew {one.certification.name}",
                changes=f"Renewed ({how}) it stays valid beyond {one.expires_from}; let go, what it brought is gone.",
                why=one.sentence(check.today),
                page="certifications",
                subject=one.certification.id,
                proposal=next(iter(of_certification(one.known, one, check.today)), None),
            )


def _of_checks(checks: Iterable[Check], outcome: Outcome) -> Iterator[NextStep]:
    for one in checks:
        if one.finding.outcome is outcome:
            is_data = one.rule.id in DATA_CHECKS
            yield NextStep(
                source=StepSource.FAILED_CHECK if outcome is Outcome.FAILS else StepSource.CHECK,
                title=one.finding.action,
                changes="Every figure rests on firmer ground." if is_data else f"Settles the check “{one.rule.name}”.",
                why=f"{one.finding.text} {one.finding.against}".strip(),
                page=one.finding.page,
                subject=one.finding.record_id,
                cards=one.rule.cards,
            )


def _evidence(check: Checkup) -> Iterator[NextStep]:
    """The aspects of the next level of which most is unknown, those first for which something is on offer."""
    up = next((one for one in check.ahead if one.kind is StepKind.UP), None)
    if up is None:
        return
    unknown = [aspect for aspect in up.aspects if aspect.count(Shown.UNKNOWN)]
    for aspect in sorted(unknown, key=lambda one: (not one.offers, -one.count(Shown.UNKNOWN))):
        name, offers = aspect.aspect.name, len(aspect.offers)
        verb = f"confirm {counted(offers, 'record')}" if offers else "note what shows it"
        yield NextStep(
            source=StepSource.READINESS,
            title=f"{name}: {verb}",
            changes=_shown_by(up, aspect.count(Shown.UNKNOWN)),
            why=f"{aspect.count(Shown.UNKNOWN)} of {len(aspect.lines)} lines on it are unknown.",
            page="readiness",
            subject=aspect.offers[0].record_id if aspect.offers else aspect.aspect.id,
        )


def _shown_by(up: Readiness, more: int) -> str:
    now = up.count(Shown.RECENT)
    return f"Up to {now + more} of {up.total} lines for {up.rung.name} shown, not {now}."


def _skills(gap: Gap | None) -> Iterator[NextStep]:
    """Missing skills of the heaviest groups first; those not rated need no learning but a rating."""
    if gap is None:
        return
    for group in gap.groups:
        for one in group.skills:
            if one.is_required and one.effort is not None and one.effort.middle > 0:
                weight = f"its group is {_share(group.weight.weight)} of what is asked"
                learn = f"Learn {one.skill.name} to {one.asked} of 5"
                yield NextStep(
                    source=StepSource.SKILL,
                    title=learn if one.record else f"{learn}, or record it",
                    changes=f"Closes a gap for {gap.level} in {_hours(one)} (D).",
                    why=f"Required; {weight} ({group.weight.grade}); you {_held(one)}.",
                    page="readiness",
                    subject=one.skill.id,
                    proposal=of_skill(one),
                )


def _hours(one: SkillGap) -> str:
    assert one.effort is not None  # filtered by the caller
    return f"{one.effort.low:,.0f} to {one.effort.high:,.0f} hours"


def _held(one: SkillGap) -> str:
    if one.record is None:
        return "have not recorded it"
    used = f", last used {one.record.last_used}" if one.record.last_used else ""
    return f"rate it {one.record.proficiency} of 5{used}"


def _values(check: Checkup, cards: Cards) -> tuple[CertificationValue | None, ...]:
    """What certifications come to for the person, with None for having none; empty where their pay is not known."""
    person = earner(ground_of(check))
    if not isinstance(person, Earner):
        return ()
    held = {one.known.facts.id for one in check.certifications if one.is_held and one.known}
    every = check.library.certifications.certifications
    own = check.profile.overrides
    found = (
        certification_value(one, person, cards, check.today, effect=effect_of(one, own))
        for one in every
        if one.facts.id not in held
    )
    return ranked(one for one in found if isinstance(one, CertificationValue))


def _certifications(values: Iterable[CertificationValue | None], gap: Gap | None) -> Iterator[NextStep]:
    """Certifications better than none that show a skill which the next level asks for and is missing."""
    missing = {one.skill.id for one in gap.missing} if gap else set()
    for one in values:
        if one is None:
            return
        shown = [skill for skill in one.known.skills if skill in missing]
        if shown:
            yield NextStep(
                source=StepSource.CERTIFICATION,
                title=f"Earn {one.known.facts.name}",
                changes=f"{difference(one.net.low)} to {difference(one.net.high)} after its cost, with 80 % certainty.",
                why=f"It breaks even in {chance(one.chance)} (grade {one.effect.grade}); it shows "
                f"{counted(len(shown), 'required skill')} you lack.",
                page="certifications",
                subject=one.known.facts.id,
                cards=one.cards,
                proposal=Proposal(ActionKind.EARN_CERTIFICATION, one.known.facts.name),
            )


def _nothing_pays(values: tuple[CertificationValue | None, ...]) -> str:
    """That no certification is better than none, with the best of them; empty where one is or nothing is known."""
    best = next((one for one in values if one is not None), None)
    if best is None or best.is_worth_it:
        return ""
    name, net, often = best.known.facts.name, difference(best.net.median), chance(best.chance)
    return f"No certification pays for you here: the best, {name}, comes to {net}, breaking even in {often}."


def _leave_it(nothing: str) -> Iterator[NextStep]:
    if nothing:
        changes = "Money and hours stay free for what counts more."
        yield NextStep(StepSource.NOTHING, "Earn no certification now", changes, nothing, "certifications")


def _share(share: float) -> str:
    return percent(round(share, 2))
