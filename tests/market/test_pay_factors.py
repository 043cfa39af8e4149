import pytest

from planner.market.pay_factors import (
    JobFacts,
    factors_for,
    industry_id,
    size_id,
    specialisation_id,
    total_effect,
)
from planner.market.pay_file import load_pay
from planner.market.specialisations import load_specialisations
from tests.market.made_up_pay import pay_file

BAKER = (("51-1", 1.0),)
EVERYTHING = JobFacts("Banking", "L", "Remote", "ML operations", "doctorate", is_certified=True, years=10)


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("Finance", "finance"),
        ("hedge fund", "finance"),
        ("Defence & aerospace", "defence-aerospace"),
        ("E-commerce", "retail"),
        ("streaming", "entertainment"),
        ("Supply chain", "logistics"),
        ("computer services", "technology"),
        ("Higher education", "education"),
        ("public administration", "government"),
        ("energy", "energy"),
        ("healthcare", "healthcare"),
        ("zeppelins", ""),
        ("", ""),
    ],
)
def test_industries_in_the_users_words(text: str, industry: str) -> None:
    assert industry_id(text) == industry


def test_specialisations_in_the_users_words() -> None:
    assert [specialisation_id(text) for text in ("GenAI", "nlp", "TinyML", "Baking", "")] == [
        *("generative-ai", "nlp", "edge-ai", "", "")
    ]


def test_sizes_in_the_users_words() -> None:
    assert [size_id(text) for text in ("large", "S", "12,000", "100 to 499 employees", "huge", "")] == [
        *("large", "small", "10000", "100", "", "")
    ]


def test_the_employer_comes_first_then_the_person() -> None:
    found = factors_for(pay_file(), BAKER, "senior", EVERYTHING)
    assert [factor.id for factor in found] == [
        *("industry.finance", "size.large", "work_mode.remote", "education.doctorate"),
        *("specialisation.mlops.senior", "certification"),
    ]
    assert total_effect(found) == pytest.approx(0.1 + 0.04 - 0.01 + 0.07 - 0.04 + 0.01)
    assert total_effect(found, 5) == pytest.approx(0.1 + 0.04 - 0.01 + 0.07 - 0.02 + 0.01)


def test_nothing_known_moves_nothing() -> None:
    assert factors_for(pay_file(), BAKER, "senior", JobFacts()) == ()
    assert total_effect(()) == 0
    unknown = JobFacts("zeppelins", "huge", "upside down", "baking", "school of life")
    assert factors_for(pay_file(), BAKER, "senior", unknown) == ()


def test_a_certification_says_less_with_experience() -> None:
    effects = [
        factors_for(pay_file(), BAKER, "mid", JobFacts(is_certified=True, years=years))[0].log_effect
        for years in (None, 0.0, 10.0, 20.0)
    ]
    assert effects == pytest.approx([0.02, 0.02, 0.01, 0.005])


def test_what_is_too_thin_is_told_and_moves_nothing() -> None:
    (nlp,) = factors_for(pay_file(), BAKER, "senior", JobFacts(specialisation="NLP"))
    assert not nlp.has_estimate
    assert nlp.log_effect == 0


def test_own_figures_win_also_where_there_is_no_estimate() -> None:
    own = {"specialisation.nlp": 0.1, "production": 0.05, "industry.retail": 0.3}
    found = factors_for(pay_file(), BAKER, "senior", JobFacts(specialisation="NLP"), own)
    assert [(factor.id, factor.log_effect, factor.grade) for factor in found] == [
        ("specialisation.nlp.senior", 0.1, "own"),
        ("production", 0.05, "own"),
    ]


LEVELS = ("entry", "mid", "senior", "architect")
FAMILY = (("15-1252", 0.55), ("15-1221", 0.25), ("15-2051", 0.20))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("specialisation", [one.id for one in load_specialisations().specialisations])
def test_every_specialisation_is_answered_at_every_level(specialisation: str, level: str) -> None:
    (factor,) = factors_for(load_pay(), FAMILY, level, JobFacts(specialisation=specialisation))
    assert factor.id == f"specialisation.{specialisation}.{level}"
    assert factor.low <= factor.log_effect <= factor.high
    assert factor.note
    if factor.has_estimate and specialisation != "general-ml":
        assert factor.half_life_years is not None
        assert factor.source


@pytest.mark.parametrize(
    "industry",
    ["technology", "finance", "healthcare", "automotive", "retail", "entertainment", "logistics", "defence-aerospace"],
)
def test_every_industry_is_answered_with_its_jobs(industry: str) -> None:
    (factor,) = factors_for(load_pay(), FAMILY, "mid", JobFacts(industry=industry))
    assert factor.id == f"industry.{industry}"
    assert factor.low < factor.log_effect < factor.high
    assert factor.n > 1000
    assert (factor.source, factor.date, factor.grade) == ("BLS OEWS", "May 2025", "C")


@pytest.mark.parametrize("kind", ["size", "work_mode", "education"])
def test_every_choice_has_a_figure(kind: str) -> None:
    rows = load_pay().factors.choices(kind)
    assert len(rows) >= 3
    assert all(row.grade == "C" and row.n >= 30 and row.low < row.high for row in rows)


def test_no_effect_is_beyond_belief() -> None:
    for row in load_pay().factors.values():
        assert -0.5 < row.low <= row.high < 0.5
        assert all(-0.6 < four[1] <= four[2] < 0.6 for four in row.by_occupation.values())
