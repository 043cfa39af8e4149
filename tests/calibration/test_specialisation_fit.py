import numpy as np
import pytest

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
    vision, operations = fit.effect("computer-vision", "senior"), fit.effect("mlops", "mid")
    assert vision is not None
    assert operations is not None
    assert vision.effect == pytest.approx(0.15, abs=0.04)
    assert operations.effect == pytest.approx(-0.1, abs=0.04)
    assert 0.01 < vision.error < 0.05
    assert (vision.n, fit.n("computer-vision")) == (100, 300)


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
