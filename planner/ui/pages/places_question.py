"""What the Places page asks the worker, and what it gets back: frozen values on both ways."""

import datetime
from dataclasses import dataclass

from planner.advice.places import Comparison, compare, more_places
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.role import PayPolicy
from planner.forecast.situation import NoEstimate, Situation, situation
from planner.market.pack import Pack
from planner.market.places import Place, place_name


@dataclass(frozen=True, slots=True)
class Question:
    """A snapshot on a day under an employer's pay policy; ``employer`` is what was written for the employer's place,
    None where nothing was.
    """

    profile: Profile
    pack: Pack
    today: datetime.date
    policy: PayPolicy
    employer: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Where pay stands, the places besides those of the pack, and the comparison, None where there is no estimate.

    ``refusal`` tells why the policy cannot be shown, empty where it can; the comparison is then of localised pay.
    """

    stand: Situation | NoEstimate
    more: tuple[Place, ...]
    told: Comparison | None = None
    refusal: str = ""


def answer(question: Question) -> Answer:
    """Compare all places. Runs on the worker."""
    profile, pack = question.profile, question.pack
    stand, more = situation(profile, pack, question.today), more_places(profile, pack)
    if isinstance(stand, NoEstimate):
        return Answer(stand, more)
    try:
        return Answer(stand, more, compare(stand, pack, question.policy, _employer(question, more), more))
    except UserError as error:
        return Answer(stand, more, compare(stand, pack, more=more), str(error))


def _employer(question: Question, more: tuple[Place, ...]) -> Place | None:
    """The employer's place, None for the person's own. Raises ``UserError`` for one without figures that counts."""
    if question.employer is None:
        return None
    named = {place_name(place): place for place in (*question.pack.places, *more)}
    found = named.get(question.employer.strip()) or question.pack.find_place(question.employer)
    if found is None and question.policy is PayPolicy.LOCATION_INDEPENDENT:
        reason = f"there are no figures for “{question.employer.strip()}”"
        raise UserError("Employer's place", reason, "Choose a place from the list that opens while you type")
    return found
