"""A check-up of a few records on the day of the tests, by the shipped catalogues."""

from planner.advice.health import Checkup, Finding, Judgement
from planner.domain.profile import Record
from planner.market.pack import load_pack
from planner.market.specialisations import load_specialisations
from tests.advice.records import LIBRARY, REQUIREMENTS, TODAY
from tests.strategies import profile_of

PACK = load_pack()


def checkup(*held: Record) -> Checkup:
    return Checkup(profile_of(*held), TODAY, PACK, LIBRARY, REQUIREMENTS, load_specialisations())


def found(judge: Judgement, threshold: float, *held: Record) -> Finding:
    return judge(checkup(*held), threshold)
