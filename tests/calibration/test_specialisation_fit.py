from dataclasses import replace

import numpy as np
import pytest

from planner.calibration.industry_cells import Estimate
from planner.calibration.pay_fit import Observation
from planner.calibration.specialisation_fit import (
    FEWEST_ADVERTS,
    REFERENCE,
    TITLES,
    SpecialisationFit,
    fitted_specialisations,
    specialisation_of,
)
from planner.market.pay_question import PayQuestion
from planner.market.specialisations import load_specialisations
from planner.market.titles import title_key

LEVELS = {"entry": -0.3, "mid": 0.0, "senior": 0.2}


def adverts(title: str, effect: float, n: int, seed: int) -> list[Observation]:
    rng = np.random.default_rng(seed)
    found = []
    for place in range(n):
        level = list(LEVELS)[place % 3]
        pay = 12 + LEVELS[level] + effect + rng.normal(0, 0.2)
        question = PayQuestion("advertised", title_key(title), "", level, remote="remote", year=2024.0)
        found.append(Observation(question, pay, 1.0))
    return found


@pytest.fixture(scope="module")
def fit() -> SpecialisationFit:
    return fitted_specialisations(
        [
            *adverts("Machine Learning Engineer", 0.0, 900, 1),
            *adverts("Computer Vision Engineer", 0.15, 300, 2),
            *adverts("MLOps Engineer", -0.1, 300, 3),
            *adverts("NLP Engineer", 0.5, FEWEST_ADVERTS - 1, 4),
            *adverts("Baker", 1.0, 300, 5),
        ]
    )


def test_a_specialisation_against_general_work(fit: SpecialisationFit) -> None:
    sight, operations = fit.effect("computer-vision", "senior"), fit.effect("mlops", "mid")
    assert sight is not None
    assert operations is not None
    assert sight.effect == pytest.approx(0.15, abs=0.04)
    assert operations.effect == pytest.approx(-0.1, abs=0.04)
    assert 0.01 < sight.error < 0.05
    assert (sight.n, fit.n("computer-vision")) == (100, 300)


def test_too_few_adverts_give_no_estimate(fit: SpecialisationFit) -> None:
    assert fit.n("nlp") == FEWEST_ADVERTS - 1
    assert fit.effect("nlp", "senior") is None
    assert fit.effect("edge-ai", "senior") is None


def test_the_reference_is_what_others_are_compared_with(fit: SpecialisationFit) -> None:
    reference = fit.effect(REFERENCE, "entry")
    assert reference is not None
    assert (reference.effect, reference.error, reference.n) == (0, 0, 300)


def test_a_level_without_adverts_takes_the_specialisations_own_and_is_wider(fit: SpecialisationFit) -> None:
    unseen, seen = fit.effect("computer-vision", "director"), fit.effect("computer-vision", "senior")
    assert unseen is not None
    assert seen is not None
    assert unseen.n == 0
    assert unseen.effect == pytest.approx(0.15, abs=0.05)
    assert unseen.error > 0.01


def test_without_any_advert_there_is_no_estimate() -> None:
    assert fitted_specialisations(adverts("Baker", 0.0, 50, 1)).effect("mlops", "mid") is None


@pytest.mark.parametrize(
    ("title", "specialisation"),
    [
        ("NLP Engineer", "nlp"),
        ("ML Infrastructure Engineer", "mlops"),
        ("MLOps Engineer", "mlops"),
        ("Prompt Engineer", "generative-ai"),
        ("AI Engineer", "generative-ai"),
        ("AI Research Scientist", REFERENCE),
        ("Machine Learning Engineer", REFERENCE),
        ("Computer Vision Engineer", "computer-vision"),
        ("Robotics Engineer", "autonomous-systems"),
        ("Deep Learning Engineer", "deep-learning"),
        ("Data Governance Analyst", ""),
        ("Knowledge Engineer", ""),
        ("Data Engineer", ""),
    ],
)
def test_titles_name_specialisations(title: str, specialisation: str) -> None:
    assert specialisation_of(title_key(title)) == specialisation


def test_every_specialisation_of_the_catalogue_is_looked_for() -> None:
    assert {one.id for one in load_specialisations().specialisations} == set(TITLES)


@pytest.mark.parametrize(
    ("title", "specialisation"),
    [
        ("Deep Reinforcement Learning Engineer", "reinforcement-learning"),
        ("Responsible AI Manager", "responsible-ai"),
        ("AI Safety Researcher, Deep Learning", "responsible-ai"),
        ("Edge AI Computer Vision Engineer", "edge-ai"),
        ("Hedge Fund Analyst", ""),
        ("Machine Learning Operations Engineer", "mlops"),
        ("Speech and Image Engineer", "nlp"),
        ("Television Editor", ""),
        ("Deep Learning Robotics Engineer", "deep-learning"),
        ("Autonomous Driving AI Engineer", "autonomous-systems"),
        ("LLM Engineer", "generative-ai"),
    ],
)
def test_the_most_telling_word_of_a_title_wins(title: str, specialisation: str) -> None:
    assert specialisation_of(title_key(title)) == specialisation


GENERAL = adverts("Machine Learning Engineer", 0.0, 300, 11)


def vision(n: int, effect: float = 0.3, seed: int = 12) -> list[Observation]:
    return adverts("Computer Vision Engineer", effect, n, seed)


def estimate(observations: list[Observation], level: str = "mid") -> Estimate:
    found = fitted_specialisations(observations).effect("computer-vision", level)
    assert found is not None
    return found


@pytest.mark.parametrize("effect", [-0.3, 0.3])
def test_an_effect_is_pulled_towards_none_and_less_so_where_adverts_are_many(effect: float) -> None:
    few, many = (estimate([*GENERAL, *vision(n, effect)]) for n in (FEWEST_ADVERTS, 600))
    for found in (few, many):
        assert 0 < found.effect / effect < 1.15
    assert many.error < few.error


def test_pay_that_is_higher_throughout_changes_no_difference() -> None:
    rows = [*GENERAL, *vision(60)]
    here, there = estimate(rows), estimate([replace(one, log_pay=one.log_pay + 0.5) for one in rows])
    assert (there.effect, there.error) == pytest.approx((here.effect, here.error), abs=1e-4)


def test_the_order_of_adverts_is_of_no_account() -> None:
    rows = [*GENERAL, *vision(60)]
    here, there = estimate(rows), estimate(rows[::-1])
    assert (there.effect, there.error, there.n) == pytest.approx((here.effect, here.error, here.n))


def test_an_advert_of_weight_three_is_three_adverts_but_is_counted_once() -> None:
    rows = [*GENERAL, *vision(60)]
    heavy, copied = estimate([replace(one, weight=3.0) for one in rows]), estimate(rows * 3)
    assert (heavy.effect, heavy.error) == pytest.approx((copied.effect, copied.error))
    assert (heavy.n, copied.n) == (20, 60)


def test_other_work_does_not_change_what_models_pay() -> None:
    rows = [*GENERAL, *vision(60)]
    assert estimate([*rows, *adverts("Baker", 2.0, 90, 5)]) == estimate(rows)


def test_a_level_where_the_specialisation_pays_more_shows_it() -> None:
    rows = [*GENERAL, *vision(300, 0.1)]
    raised = [
        replace(one, log_pay=one.log_pay + 0.3)
        if "vision" in one.question.title and one.question.level == "senior"
        else one
        for one in rows
    ]
    assert estimate(raised, "senior").effect - estimate(raised, "entry").effect == pytest.approx(0.3, abs=0.08)
    assert estimate(rows, "senior").effect - estimate(rows, "entry").effect == pytest.approx(0, abs=0.08)
