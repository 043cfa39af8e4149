from dataclasses import replace

import pytest

from planner.advice.specialisation_pay import no_estimate, shipped_effect
from planner.domain.role import Level
from planner.market.factors import FactorTable
from planner.market.pay_file import load_pay
from planner.market.specialisations import load_specialisations

PAY = load_pay()
SPECIALISATIONS = load_specialisations()
GENERATIVE = SPECIALISATIONS.specialisation("generative-ai")


@pytest.mark.parametrize("level", Level)
def test_the_effect_is_the_shipped_factor_of_the_level(level: Level) -> None:
    told = shipped_effect(PAY, GENERATIVE, level)
    assert told.id == f"specialisation.generative-ai.{level}"
    assert told.low < told.log_effect < 0 < told.n
    assert (told.grade, told.half_life_years) == ("C", 7.4)


def test_the_reference_is_zero_and_known() -> None:
    told = shipped_effect(PAY, SPECIALISATIONS.reference, Level.MID)
    assert (told.log_effect, told.low, told.high) == (0, 0, 0)
    assert told.has_estimate


def test_what_is_too_thin_has_no_estimate_and_says_why() -> None:
    told = shipped_effect(PAY, SPECIALISATIONS.specialisation("deep-learning"), Level.SENIOR)
    assert not told.has_estimate
    assert "30" in told.note


def test_without_a_figure_there_is_no_estimate() -> None:
    bare = replace(PAY, factors=FactorTable(()))
    assert shipped_effect(bare, GENERATIVE, Level.MID) == no_estimate(GENERATIVE.thinness_note)
