import numpy as np
import pytest

from planner.advice.certification_level import LevelGain, NextLevels
from planner.advice.certification_value import CertificationValue, NoValue, certification_value, earner
from planner.advice.certification_value import Earner as Someone
from planner.advice.plan_effects import with_effects
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_learning import FASTER_WITH_ALL
from planner.domain.role import Level
from planner.forecast.careers import simulate
from planner.forecast.effects import Readiness
from planner.market.evidence import load_cards
from tests.advice.plan_cases import ground
from tests.advice.records import LIBRARY, TODAY, skill

CARDS = load_cards()


def value(on: PlanGround, name: str = "cncf-ckad") -> CertificationValue:
    person = earner(on)
    assert isinstance(person, Someone)
    told = certification_value(LIBRARY.certifications.certification(name), person, CARDS, TODAY)
    assert isinstance(told, CertificationValue)
    return told


def gain(on: PlanGround, name: str = "cncf-ckad") -> LevelGain | str:
    return NextLevels(on).gain(value(on, name))


def test_the_next_level_comes_a_little_sooner_by_the_assumption() -> None:
    told = gain(ground())
    assert isinstance(told, LevelGain)
    assert told.level is Level.SENIOR
    assert 0 <= told.low <= told.median <= told.high
    assert told.high > 0


def test_it_is_never_sooner_than_by_learning_everything_today() -> None:
    on = ground()
    told, inputs = gain(on), on.situation.inputs
    assert isinstance(told, LevelGain)
    most = simulate(with_effects(inputs, (Readiness(cause="all", at=0.0, factor=1 + FASTER_WITH_ALL),))).arrived[0]
    base = simulate(inputs).arrived[0]
    reached = np.isfinite(base)
    assert told.high <= 12 * float(np.quantile(base[reached] - most[reached], 0.9))


def test_it_is_the_same_whether_assumptions_count_or_not() -> None:
    assert gain(ground()) == gain(ground(count_grade_d=True))


@pytest.mark.parametrize(
    ("on", "name", "why"),
    [
        (ground(), "pmi-pmp", "No estimate: it shows no skill that the next level asks for and you lack."),
        (
            ground(skill("Kubernetes", 5), skill("Docker", 5)),
            "cncf-ckad",
            "No estimate: it shows no skill that the next level asks for and you lack.",
        ),
        (ground(level=Level.ARCHITECT), "cncf-ckad", "No estimate: there is no level above yours."),
    ],
    ids=("another trade", "held already", "at the top"),
)
def test_without_anything_to_teach_there_is_no_estimate(on: PlanGround, name: str, why: str) -> None:
    assert gain(on, name) == why


def test_it_is_told_in_days_or_months_and_that_it_does_not_count() -> None:
    few = LevelGain(Level.SENIOR, 0.0, 0.1, 0.8)
    assert few.sentence == (
        "Not measured. By our assumption on learning (grade D, switched off) senior comes 3 days sooner, "
        "between 0 and 24."
    )
    many = LevelGain(Level.MID, 0.2, 1.24, 4.0)
    assert many.sentence.endswith("mid comes 1.2 months sooner, between 0.2 and 4.0.")


def test_what_the_ladder_asks_for_stands_before_it() -> None:
    levels, told = NextLevels(ground()), value(ground())
    assert levels.told(told).startswith("Not measured. ")
    asked = CertificationValue(**{name: getattr(told, name) for name in told.__slots__} | {"asked_for": "Senior asks."})
    assert levels.told(asked).startswith("Senior asks. Not measured. ")
    assert levels.told(NoValue(told.known, "a", "b")) == ""
