"""What the Certifications page gets back from the worker: the catalogue with its value for the person, and theirs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from planner.advice.certification_status import Reminder, Status
    from planner.advice.certification_value import CertificationValue, NoEarner, NoValue
    from planner.advice.study_hour import StudyHour
    from planner.market.certifications import CatalogueCertification
    from planner.market.evidence import Cards
    from planner.market.skills import SkillCatalogue
    from planner.ui.pages.advice_page import AdviceQuestion


@dataclass(frozen=True, slots=True)
class Offer:
    """A certification of the catalogue, what it comes to for the person, and theirs if they have recorded it.

    ``known`` is None for having none, which costs and brings nothing, and for one of the person's that the catalogue
    does not have. ``value`` is None where there is nobody to value it for, and for those. ``next_level`` is what is
    known of the time until the next level, "" where there is no value.
    """

    known: "CatalogueCertification | None"
    value: "CertificationValue | NoValue | None" = None
    own: "Status | None" = None
    next_level: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        if self.known is not None:
            return self.known.facts.name
        return "No certification" if self.own is None else self.own.certification.name

    @property
    def begin(self) -> "datetime.date | None":
        """The month from which studying for it is worth most, None where that is not known."""
        from planner.advice.certification_value import CertificationValue

        return self.value.begin if isinstance(self.value, CertificationValue) else None


@dataclass(frozen=True, slots=True)
class Certifications:
    """Everything the page shows; ``offers`` are the best first, with no certification at its place among them.

    ``nobody`` tells why there are no values; ``hour`` what an hour of study counts, None where there is no forecast.
    """

    today: "datetime.date"
    offers: tuple[Offer, ...]
    mine: "tuple[Status, ...]"
    reminders: "tuple[Reminder, ...]"
    nobody: "NoEarner | None"
    cards: "Cards"
    skills: "SkillCatalogue"
    hour: "StudyHour | None" = None

    def offer_of(self, status: "Status") -> Offer:
        """The offer that one of the person's own is, in the catalogue or not."""
        found = (one for one in self.offers if one.known is not None and one.known is status.known)
        return next(found, Offer(None, None, status))

    def offer_named(self, name: str) -> Offer:
        """The offer of that name, the first where there is none."""
        own = (self.offer_of(one) for one in self.mine)
        return next((one for one in (*self.offers, *own) if one.name == name), self.offers[0])


def answer(question: "AdviceQuestion") -> Certifications:
    """Value every certification. Runs on the worker."""
    from planner.advice.certification_level import NextLevels
    from planner.advice.certification_status import reminders
    from planner.advice.certification_value import NoEarner, NoValue, certification_value, earner, effect_of, ranked
    from planner.advice.checkup import checkup, ground_of
    from planner.advice.plan_grounds import PlanGround
    from planner.market.evidence import load_cards
    from planner.market.ladders import StepKind

    profile, today, cards = question.profile, question.today, load_cards()
    check = checkup(profile, question.pack, today)
    mine = check.certifications
    own = {one.known.facts.id: one for one in reversed(mine) if one.known is not None}
    every = check.library.certifications.certifications
    ground = ground_of(check)
    person = earner(ground)
    if isinstance(person, NoEarner):
        plain = tuple(Offer(one, None, own.get(one.facts.id)) for one in every)
        offers, nobody = (Offer(None), *plain), person
    else:
        assert isinstance(ground, PlanGround)  # else there is nobody
        levels = NextLevels(ground)
        rung = next((one.rung for one in check.ahead if one.kind is StepKind.UP), None)
        values = [
            certification_value(one, person, cards, today, effect=effect_of(one, profile.overrides), rung=rung)
            for one in every
        ]
        known = ranked(one for one in values if not isinstance(one, NoValue))
        unknown = [one for one in values if isinstance(one, NoValue)]
        offers = tuple(
            Offer(None) if one is None else Offer(one.known, one, own.get(one.known.facts.id), levels.told(one))
            for one in (*known, *unknown)
        )
        nobody = None
    hour = ground.study_hour if isinstance(ground, PlanGround) else None
    return Certifications(today, offers, mine, reminders(mine, today), nobody, cards, check.library.skills, hour)
