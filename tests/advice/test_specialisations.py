from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.learning import Effort
from planner.advice.skill_gap import Hold, Judge
from planner.advice.specialisation_pay import no_estimate, shipped_effect
from planner.advice.specialisations import (
    EffectOf,
    SpecialisationComparison,
    SpecialisationRow,
    asked_proficiency,
    specialisation_comparison,
)
from planner.domain.profile import Record
from planner.domain.role import Level
from planner.market.claims import load_claims
from planner.market.evidence import Verdict, load_cards
from planner.market.factors import Factor
from planner.market.pay_file import load_pay
from planner.market.specialisations import Specialisation, load_specialisations
from tests.advice.check_ups import checkup
from tests.advice.records import LIBRARY, REQUIREMENTS, TODAY, skill
from tests.forecast.examples import role

CARDS, CLAIMS = load_cards(), load_claims()
MADE_UP = {"general-ml": 0.0, "generative-ai": 0.1, "mlops": 0.2, "computer-vision": -0.1}


def made_up(one: Specialisation, level: Level) -> Factor:
    """A tenth more for each level; fading by half in four years."""
    if one.id not in MADE_UP:
        return no_estimate("nobody knows")
    effect = MADE_UP[one.id] * (1 + list(Level).index(level) / 10)
    return Factor(one.id, one.name, effect, effect - 0.2, effect + 0.2, 50, "C", "adverts", "2024", 4.0)


def compared(*held: Record, effect_of: EffectOf = made_up) -> SpecialisationComparison:
    return specialisation_comparison(checkup(*held), effect_of, CARDS, CLAIMS, Judge(TODAY))


def row(told: SpecialisationComparison, name: str) -> SpecialisationRow:
    found = told.row_of(name)
    assert found is not None
    return found


def test_all_ten_are_compared_with_the_reference_first() -> None:
    told = compared()
    assert len(told.rows) == 10
    assert told.reference.specialisation.is_reference
    assert {one.specialisation.id for one in told.rows} == {one.id for one in load_specialisations().specialisations}
    assert told.row_of("astrology") is None


def test_the_level_is_the_persons_or_an_assumption() -> None:
    assert (compared().level, compared().is_level_assumed) == (Level.MID, True)
    senior = compared(role("r", level=Level.SENIOR))
    assert (senior.level, senior.is_level_assumed) == (Level.SENIOR, False)
    assert row(senior, "mlops").effect.log_effect == pytest.approx(0.24)
    assert [row(senior, "mlops").effects[one].log_effect for one in Level] == pytest.approx([0.2, 0.22, 0.24, 0.26])


def test_only_what_is_measured_is_put_in_order() -> None:
    names = [one.specialisation.id for one in compared().by_effect]
    assert names == ["mlops", "generative-ai", "general-ml", "computer-vision"]
    assert row(compared(), "nlp").effect.note == "nobody knows"


def test_fading_is_told_by_year() -> None:
    fading = dict(row(compared(role("r", level=Level.ENTRY)), "mlops").fading)
    assert list(fading) == [0, 1, 2, 3, 5, 8, 10]
    assert fading[8] == pytest.approx(0.05)
    assert row(compared(), "nlp").fading == ()


def test_skills_are_held_against_the_level() -> None:
    told = row(compared(skill("LLM", 3), skill("RAG", 2), skill("Fine-tuning", None)), "generative-ai")
    # Mid asks for 3 in language, vision and generative AI.
    holds = {one.skill.id: one.hold for one in told.skills}
    assert holds == {
        "llm": Hold.HAVE,
        "rag": Hold.BELOW,
        "fine-tuning": Hold.UNRATED,
        "agents": Hold.LACK,
        "prompt-design": Hold.LACK,
        "generative-models": Hold.LACK,
    }
    assert told.count(Hold.LACK) == 3
    assert len(told.missing) == 5
    # 150 hours from 2 to 3 and three times 200; what is not rated is left out.
    assert told.effort == Effort(375, 750, 1500)


def test_a_skill_held_for_one_serves_another() -> None:
    told = compared(skill("Low-latency systems", 5))
    assert row(told, "edge-ai").count(Hold.HAVE) == row(told, "autonomous-systems").count(Hold.HAVE) == 1


def test_the_own_one_is_marked() -> None:
    assert [one.specialisation.id for one in compared(role("r", specialisation="GenAI")).rows if one.is_own] == [
        "generative-ai"
    ]
    assert not any(one.is_own for one in compared(role("r", specialisation="Bioacoustics")).rows)
    assert not any(one.is_own for one in compared().rows)


def test_evidence_stands_on_both_sides() -> None:
    told = row(compared(), "generative-ai")
    both = {card.id for card in told.in_favour} & {card.id for card in told.against}
    assert "generative-premium" in both
    mixed = {card.id for card in CARDS.cards if card.verdict is Verdict.MIXED}
    assert both <= mixed
    assert {claim.id for claim in told.claims} == set(told.specialisation.claims)


def test_what_contradicts_itself_is_shown_both_ways() -> None:
    told = compared()
    assert [one.id for one in told.tensions] == ["place-or-person", "breadth-or-depth"]
    assert all(one.one_side and one.other_side for one in told.tensions)
    assert [one.id for one in told.reference.tensions] == ["breadth-or-depth"]


def test_the_shipped_figures_fill_the_comparison() -> None:
    told = compared(effect_of=partial(shipped_effect, load_pay()))
    assert {one.specialisation.id for one in told.by_effect} == {
        *("general-ml", "generative-ai", "computer-vision", "mlops", "autonomous-systems"),
    }
    assert all(one.effect.low <= one.effect.log_effect <= one.effect.high for one in told.rows)


def test_what_a_level_asks_rises() -> None:
    low, high = (asked_proficiency(REQUIREMENTS, level) for level in (Level.ENTRY, Level.ARCHITECT))
    assert low.keys() == high.keys()
    assert all(low[group] <= high[group] for group in low)
    assert {one.group for one in LIBRARY.skills.skills if one.claims} <= low.keys()


@given(st.lists(st.sampled_from(["LLM", "RAG", "PyTorch", "C++", "OpenCV", "Kubernetes"]), unique=True))
def test_more_skills_never_mean_more_hours(names: list[str]) -> None:
    without, told = compared(), compared(*(skill(name, 5) for name in names))
    for one, other in zip(told.rows, without.rows, strict=True):
        assert one.effort.middle <= other.effort.middle
        assert sum(one.count(hold) for hold in Hold) == len(one.specialisation.skills)
