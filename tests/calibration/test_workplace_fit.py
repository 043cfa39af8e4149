import math
from dataclasses import replace

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


def test_a_mix_is_the_mean_of_its_parts(effects: Effects) -> None:
    small, large = (effects.against_average("size@reported", {key: 1.0}) for key in ("20", "1000"))
    mixed = effects.against_average("size@reported", {"20": 0.25, "1000": 0.75})
    assert mixed.effect == pytest.approx(0.25 * small.effect + 0.75 * large.effect)
    assert mixed.n == small.n + large.n == 3000
    assert effects.against_average("size@reported", effects.shares("size@reported")).n == 3000


def test_nothing_wanted_is_the_distance_of_none_from_the_average(effects: Effects) -> None:
    none = effects.against_average("size@reported")
    shares = effects.shares("size@reported")
    fitted = {key: effects.fit.effects[effects.design.index["size@reported", key]] for key in shares}
    assert none.effect == pytest.approx(-sum(shares[key] * fitted[key] for key in shares))
    assert none.n == 0


def test_effects_of_two_things_at_once_are_left_out(effects: Effects) -> None:
    assert {"basis", "size@reported", "remote@reported", EDUCATION} <= set(effects.design.groups)
    assert not [group for group in effects.design.groups if group.startswith(("title:level", "year:family", "remote:"))]


def answers(n: int, seed: int, size_effect: float) -> list[Observation]:
    """Answers half of which come from small employers, whose pay lies ``size_effect`` below."""
    rng = np.random.default_rng(seed)
    return [
        Observation(
            PayQuestion("reported", "dev", "backend", years=5.0, size=("20", "1000")[place % 2], year=2024.0),
            11.5 + size_effect * (place % 2) + rng.normal(0, 0.2),
            1.0,
        )
        for place in range(n)
    ]


def gap(observations: list[Observation]) -> float:
    """How much more the large employers pay."""
    found = fitted_effects(observations)
    small, large = (found.against_average("size@reported", {key: 1.0}).effect for key in ("20", "1000"))
    return large - small


@pytest.mark.parametrize("n", [20, 60, 400])
def test_a_difference_lies_between_none_and_that_of_the_means(n: int) -> None:
    rows = answers(n, 5, 0.3)
    pay = {key: np.mean([one.log_pay for one in rows if one.question.size == key]) for key in ("20", "1000")}
    assert 0 < gap(rows) < pay["1000"] - pay["20"]


def test_pay_that_is_higher_throughout_and_another_order_change_nothing() -> None:
    rows = answers(200, 6, 0.2)
    assert gap([replace(one, log_pay=one.log_pay + 1) for one in rows]) == pytest.approx(gap(rows), abs=1e-3)
    assert gap(rows[::-1]) == pytest.approx(gap(rows))


def test_heavy_answers_pull_more() -> None:
    rows = answers(200, 7, 0.0)
    high = [replace(one, weight=9.0) if one.question.size == "1000" and one.log_pay > 11.5 else one for one in rows]
    assert gap(high) > gap(rows) + 0.02


def test_each_answer_needs_its_education() -> None:
    with pytest.raises(ValueError, match="shorter"):
        fitted_effects(answers(4, 1, 0.1), ["master"])


@given(st.floats(-1, 1), st.floats(0.01, 0.2), st.floats(0, 2), st.floats(0, 2))
def test_the_more_two_sources_disagree_the_wider_they_make_it(
    middle: float, error: float, one: float, other: float
) -> None:
    near, far = (
        combined([Estimate(middle - apart, error, 1), Estimate(middle + apart, error, 1)])
        for apart in sorted((one, other))
    )
    assert near.error <= far.error + 1e-9
    # Two equal errors: the variance between is half the squared distance less the error's, so the mean has apart².
    assert far.error == pytest.approx(max(error / 2**0.5, max(one, other)), rel=1e-6)
