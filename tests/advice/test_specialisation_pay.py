import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.specialisation_pay import TITLES, PayEffect, no_estimate, shipped_effect
from planner.domain.role import Level
from planner.market.pay_file import load_pay
from planner.market.specialisations import Thinness, load_specialisations

PAY = load_pay()
SPECIALISATIONS = load_specialisations()
GENERATIVE = SPECIALISATIONS.specialisation("generative-ai")


def row(group: str, key: str) -> tuple[float, float]:
    estimate, error, _ = PAY.fitted[group][key]
    return estimate, error


@pytest.mark.parametrize(("level", "adverts_of"), [(Level.MID, "mid"), (Level.ARCHITECT, "senior")])
def test_the_effect_is_the_difference_between_titles_at_a_level(level: Level, adverts_of: str) -> None:
    told = shipped_effect(PAY, GENERATIVE, level)
    own, other = (
        [row("family", name), row("family@advertised", name), row("family:level", f"{name}:{adverts_of}")]
        for name in ("ai-engineer", "ml-engineer")
    )
    assert told.log_effect == pytest.approx(sum(one[0] for one in own) - sum(one[0] for one in other))
    wide = 1.2816 * math.sqrt(sum(error**2 for _, error in (*own, *other)))
    assert told.high - told.log_effect == pytest.approx(wide)
    assert told.log_effect - told.low == pytest.approx(wide)
    assert told.n == 347
    assert (told.grade, told.half_life_years) == ("C", None)


def test_the_reference_is_zero_and_known() -> None:
    told = shipped_effect(PAY, SPECIALISATIONS.reference, Level.MID)
    assert (told.log_effect, told.low, told.high) == (0, 0, 0)
    assert told.has_estimate


def test_what_is_too_thin_has_no_estimate() -> None:
    thin = [one for one in SPECIALISATIONS.specialisations if one.thinness is Thinness.TOO_THIN]
    assert len(thin) == 6
    for one in thin:
        told = shipped_effect(PAY, one, Level.SENIOR)
        assert not told.has_estimate
        assert told.note == one.thinness_note
    assert {one.id for one in SPECIALISATIONS.specialisations} > set(TITLES)


def test_titles_without_figures_have_no_estimate() -> None:
    bare = replace(PAY, fitted={})
    assert shipped_effect(bare, GENERATIVE, Level.MID) == no_estimate("The pay model has no figure for its titles.")


def test_a_level_without_adverts_of_its_own_takes_the_titles_alone() -> None:
    fitted = {group: rows for group, rows in PAY.fitted.items() if group != "family:level"}
    told = shipped_effect(replace(PAY, fitted=fitted), GENERATIVE, Level.MID)
    own = sum(row(group, "ai-engineer")[0] - row(group, "ml-engineer")[0] for group in ("family", "family@advertised"))
    assert told.log_effect == pytest.approx(own)


def test_the_sign_may_be_unknown() -> None:
    assert PayEffect(0.1, -0.1, 0.3, 9, "C", "s", "d").spans_zero
    assert not PayEffect(0.1, 0.05, 0.3, 9, "C", "s", "d").spans_zero


@given(st.floats(-1, 1), st.floats(0.1, 50), st.floats(0, 40), st.floats(0, 40))
def test_an_effect_halves_and_never_grows(effect: float, half: float, years: float, more: float) -> None:
    told = PayEffect(effect, effect, effect, 1, "C", "s", "d", half)
    assert told.after(0) == effect
    assert told.after(half) == pytest.approx(effect / 2)
    assert abs(told.after(years + more)) <= abs(told.after(years)) + 1e-12
    assert replace(told, half_life_years=None).after(years) == effect
