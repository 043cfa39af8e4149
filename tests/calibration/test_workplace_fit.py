import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.industry_cells import Estimate
from planner.calibration.pay_fit import Observation
from planner.calibration.workplace_fit import EDUCATION, Effects, combined, education_of, fitted_effects
from planner.market.pay_question import PayQuestion

SIZES = {"20": -0.1, "1000": 0.1}
TAUGHT = {"master": 0.08, "bachelor": 0.0}


@pytest.fixture(scope="module")
def effects() -> Effects:
    """Answers whose pay follows size and education, with noise."""
    rng = np.random.default_rng(3)
    rows, educations = [], []
    for _ in range(3000):
        size, education = rng.choice(list(SIZES)), rng.choice(list(TAUGHT))
        years = float(rng.integers(0, 30))
        pay = 11.5 + 0.01 * years + SIZES[size] + TAUGHT[education] + rng.normal(0, 0.2)
        question = PayQuestion("reported", "dev", "backend", years=years, size=str(size), remote="remote", year=2024.0)
        rows.append(Observation(question, pay, 1.0))
        educations.append(str(education))
    return fitted_effects(rows, educations)


def test_effects_are_found_against_the_average(effects: Effects) -> None:
    for key, effect in SIZES.items():
        found = effects.against_average("size@reported", {key: 1.0})
        assert found.effect == pytest.approx(effect, abs=0.02)
        assert 0.002 < found.error < 0.01
        assert found.n == pytest.approx(1500, abs=100)
    master = effects.against_average(EDUCATION, {"master": 1.0})
    assert master.effect == pytest.approx(0.04, abs=0.02)


def test_a_mix_is_between_its_parts(effects: Effects) -> None:
    mixed = effects.against_average("size@reported", effects.shares("size@reported"))
    assert mixed.effect == pytest.approx(0, abs=1e-9)
    assert mixed.error == pytest.approx(0, abs=1e-6)


def test_an_unknown_key_is_a_fault_of_the_program(effects: Effects) -> None:
    with pytest.raises(KeyError):
        effects.against_average("size@reported", {"7": 1.0})
    assert effects.shares("hair") == {}


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("Professional degree (JD, MD, Ph.D, Ed.D, etc.)", "doctorate"),
        ("Master’s degree (M.A., M.S., M.Eng., MBA, etc.)", "master"),
        ("Bachelor’s degree (B.A., B.S., B.Eng., etc.)", "bachelor"),
        ("Some college/university study without earning a degree", "some-college"),
        ("Something else", ""),
        ("", ""),
    ],
)
def test_education_in_the_words_of_the_survey(text: str, education: str) -> None:
    assert education_of(text) == education


def test_sources_that_agree_weigh_by_their_errors() -> None:
    found = combined([Estimate(0.10, 0.01, 100), Estimate(0.11, 0.02, 50)])
    assert found.effect == pytest.approx((0.10 * 4 + 0.11) / 5)
    assert found.error == pytest.approx(1 / math.sqrt(1e4 + 2500))
    assert found.n == 150


def test_sources_that_disagree_make_the_interval_wide() -> None:
    found = combined([Estimate(0.05, 0.01, 100), Estimate(-0.15, 0.01, 100)])
    assert found.effect == pytest.approx(-0.05)
    assert found.error == pytest.approx(0.1, abs=0.002)
    alone = combined([Estimate(0.05, 0.01, 100)])
    assert (alone.effect, alone.error) == pytest.approx((0.05, 0.01))


ESTIMATES = st.lists(
    st.builds(Estimate, st.floats(-1, 1), st.floats(0.01, 0.5), st.integers(1, 900)), min_size=1, max_size=5
)


@given(ESTIMATES)
def test_what_is_combined_lies_among_its_sources_in_any_order(found: list[Estimate]) -> None:
    one = combined(found)
    effects = [each.effect for each in found]
    assert min(effects) - 1e-9 <= one.effect <= max(effects) + 1e-9
    assert one.n == sum(each.n for each in found)
    other = combined(found[::-1])
    assert (other.effect, other.error) == pytest.approx((one.effect, one.error))


@given(st.builds(Estimate, st.floats(-1, 1), st.floats(0.01, 0.5), st.integers(1, 900)), st.integers(1, 6))
def test_sources_that_say_the_same_are_surer_together(one: Estimate, times: int) -> None:
    found = combined([one] * times)
    assert found.effect == pytest.approx(one.effect)
    assert found.error == pytest.approx(one.error / times**0.5)


def test_shares_of_a_group_are_all_of_it(effects: Effects) -> None:
    shares = effects.shares("size@reported")
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) == set(SIZES)
    assert effects.counts["size@reported", "20"] + effects.counts["size@reported", "1000"] == 3000


def test_choices_against_the_average_cancel_out_over_everyone(effects: Effects) -> None:
    shares = effects.shares(EDUCATION)
    each = {key: effects.against_average(EDUCATION, {key: 1.0}).effect for key in shares}
    assert sum(shares[key] * each[key] for key in shares) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("text", ["MASTER of arts", "Associate degree (A.A.)", "Secondary school", " Master"])
def test_education_is_read_from_the_first_word_in_any_case(text: str) -> None:
    wanted = {"M": "master", "A": "associate", "S": "secondary", " ": ""}
    assert education_of(text) == wanted[text[0]]
