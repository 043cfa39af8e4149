from planner.advice.checkup import checkup
from tests.advice.check_ups import PACK
from tests.advice.records import LIBRARY, REQUIREMENTS, TODAY
from tests.forecast.examples import role
from tests.strategies import profile_of


def test_it_judges_by_the_shipped_catalogues() -> None:
    profile = profile_of(role("r"))
    made = checkup(profile, PACK, TODAY)
    assert (made.library, made.requirements) == (LIBRARY, REQUIREMENTS)
    assert made.specialisations.reference.is_reference
    assert made.profile is profile
    assert made.role == profile.roles[0]
