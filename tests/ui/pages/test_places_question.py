"""What the worker makes of the Places page's question, without a window."""

import dataclasses

import pytest

from planner.advice.places import Comparison, compare
from planner.domain.figures import OwnPlace
from planner.domain.role import PayPolicy
from planner.forecast.situation import NoEstimate, Situation
from planner.ui.pages.places_question import Answer, Question, answer
from tests.advice.examples import TODAY, pack, person
from tests.strategies import profile_of

LOCALISED, ANYWHERE = PayPolicy.LOCALISED, PayPolicy.LOCATION_INDEPENDENT


def asked(policy: PayPolicy = LOCALISED, employer: str | None = None, **changes: object) -> Answer:
    profile = profile_of(*person(), OwnPlace(id="o", name="My valley", pay_percent=80.0))
    question = Question(profile, pack(), TODAY, policy, employer)
    return answer(dataclasses.replace(question, **changes))  # type: ignore[arg-type]


def told(found: Answer) -> Comparison:
    assert found.told is not None
    return found.told


def test_it_compares_with_the_places_of_the_pack_and_ones_own() -> None:
    found = asked()
    assert isinstance(found.stand, Situation)
    assert found.told == compare(found.stand, pack(), more=found.more)
    assert {"My valley", "Seattle"} < {row.place.name for row in told(found).rows}
    assert found.refusal == ""


@pytest.mark.parametrize(("employer", "seat"), [(None, "Seattle"), ("denver", "Denver"), (" My valley ", "My valley")])
def test_the_employers_place_is_what_was_written_or_else_ones_own(employer: str | None, seat: str) -> None:
    found = asked(ANYWHERE, employer)
    assert told(found).employer.name == seat
    assert len({row.median for row in told(found).rows}) == 1


def test_an_unknown_employers_place_is_refused_only_where_it_counts() -> None:
    found = asked(ANYWHERE, "Atlantis")
    assert found.refusal.startswith("Employer's place: there are no figures for “Atlantis”. Choose a place")
    assert told(found).policy is LOCALISED
    assert asked(LOCALISED, "Atlantis").refusal == ""


def test_without_an_estimate_there_is_no_comparison_but_the_places_are_known() -> None:
    found = asked(profile=profile_of(OwnPlace(id="o", name="My valley")))
    assert isinstance(found.stand, NoEstimate)
    assert (found.told, found.refusal) == (None, "")
    assert "My valley" in [place.name for place in found.more]
