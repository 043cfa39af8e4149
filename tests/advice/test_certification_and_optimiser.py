"""Two ways to the same question: what one certification is worth to a person."""

import pytest

from planner.advice.certification_value import CertificationValue, Earner, certification_value, earner, effect_of
from planner.advice.checkup import ground_of
from planner.advice.optimiser import Request
from planner.advice.optimiser_options import named_option
from planner.advice.optimiser_plans import FoundPlan, find_plan
from planner.advice.optimiser_problem import Budget
from planner.advice.optimiser_result import Optimum
from planner.advice.plan_grounds import PlanGround
from planner.domain.figures import Override
from planner.domain.profile import Record
from planner.market.certifications import CatalogueCertification
from planner.market.evidence import load_cards
from tests.advice.check_ups import checkup
from tests.advice.records import LIBRARY, TODAY, certification
from tests.forecast.examples import pay, role


def judged(known: CatalogueCertification, ground: PlanGround) -> tuple[CertificationValue, Optimum]:
    """What this page says of one certification, and what the optimiser says where it alone is allowed."""
    someone = earner(ground)
    assert isinstance(someone, Earner)
    told = certification_value(known, someone, load_cards(), TODAY, effect=effect_of(known, ground.profile.overrides))
    assert isinstance(told, CertificationValue)
    option = named_option(ground, known.facts.name)
    assert option is not None
    found = find_plan(ground, [option.action], Budget(hours_per_week=5.0, money=1_000.0, deadline_months=36), Request())
    assert isinstance(found, FoundPlan)
    return told, found.optimum


@pytest.mark.parametrize("name", ["cncf-cka", "gcp-ace", "aws-aip-c01", "ms-az-104", "pmi-pmp"])
@pytest.mark.parametrize(
    "held",
    [
        (role("r", start="2025-11"), pay("r", "2025-11", 90_000)),
        (role("r", start="2014-11"), pay("r", "2025-01", 210_000)),
        (role("r", start="2018-11"), pay("r", "2025-01", 150_000), certification("exam", expires="2027-11-22")),
        (role("r", start="2018-11"), pay("r", "2025-01", 150_000), Override(id="study.hour", value=10.0)),
        (role("r", start="2018-11"), pay("r", "2025-01", 150_000), Override(id="study.hour", value=0.0)),
        (role("r", start="2018-11"), pay("r", "2025-01", 150_000), Override(id="certification", value=0.05)),
    ],
    ids=("young", "old", "certified", "cheap-hours", "free-hours", "own-effect"),
)
def test_the_optimiser_says_the_same_of_a_certification(name: str, held: tuple[Record, ...]) -> None:
    ground = ground_of(checkup(*held))
    assert isinstance(ground, PlanGround)
    told, optimum = judged(LIBRARY.certifications.certification(name), ground)
    off = 0.06 * told.gain.median  # the draws of uncertain effects: four standard errors of the mean of 10,000
    if abs(told.net.median) > off:
        assert told.is_worth_it is not optimum.is_nothing
    if not optimum.is_nothing:
        assert optimum.gain.mean == pytest.approx(told.net.median, abs=off)
