"""How much rare and new keys widen, on cases worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.pay_doubt import ARCHITECT_VARIANCE, thin_variances, title_variances, unseen_variances
from planner.calibration.ridge import Design, Fit
from planner.market.pay_question import Feature


def test_what_was_never_seen_differs_as_a_random_job_does() -> None:
    design = Design(
        {("basis", "advertised"): 0, ("title", "often"): 1, ("title", "once"): 2},
        ("basis", "title"),
        np.array([0, 1, 1], dtype=np.int64),
    )
    fit = Fit(np.array([12.0, 0.1, 0.9]), np.zeros((3, 3)), np.ones(2))
    told = {("basis", "advertised"): 100, ("title", "often"): 99, ("title", "once"): 1}
    found = unseen_variances(design, fit, told)
    assert found["title"] == pytest.approx((99 * 0.1**2 + 0.9**2) / 100)
    assert unseen_variances(design, fit, {})["title"] == 0


LOCATION = {"basis": {"advertised": 11.0}, "title": {"often": 0.1, "once": 0.9, "@advertised": 0.3}}


def test_an_effect_is_known_the_better_the_more_jobs_tell_it() -> None:
    told = {("basis", "advertised"): 90, ("title", "often"): 400, ("title", "once"): 1, ("title", "never"): 0}
    found = thin_variances(told, {"title": 0.04, "basis": 100.0}, 0.1, LOCATION, {}, {})
    assert found == {
        "title": {
            "often": pytest.approx(0.04 / 161, abs=1e-5),  # 1 + 400 × 0.04 / 0.1
            "once": pytest.approx(0.04 / 1.4, abs=1e-5),
        }
    }


def test_an_average_is_as_wide_as_its_keys_differ() -> None:
    averages = {("title", "@advertised"): {"often": 0.75, "once": 0.25}}
    found = thin_variances({("title", "@advertised"): 12}, {"title": 0.04}, 0.1, LOCATION, averages, {})
    # around 0.3: ¾ × 0.2² + ¼ × 0.6²
    assert found == {"title": {"@advertised": pytest.approx(0.12)}}


ROWS: list[list[Feature]] = [
    [("basis", "advertised", 1.0), ("family", "a", 1.0), ("title", "often", 1.0), ("level", "mid", 1.0)],
    [("basis", "advertised", 1.0), ("family", "b", 1.0), ("title", "once", 0.5), ("level", "mid", 1.0)],
    [("basis", "advertised", 1.0), ("family", "@advertised", 1.0)],
    [("basis", "reported", 1.0), ("family", "a", 1.0), ("family:years", "a", -1.0)],
    [("basis", "reported", 1.0), ("family", "b", 1.0), ("family:years", "a", 1.0)],
]
EFFECTS = {**LOCATION, "family": {"a": 0.2, "b": 0.0}, "family:years": {"a": 0.3}, "level": {"mid": 9.0}}


def test_titles_differ_by_all_that_they_add() -> None:
    # 0.2 + 0.1 against 0.45, and 0.2 against 0; a job without a title tells nothing, and experience is no title
    assert title_variances(ROWS, EFFECTS) == {
        "advertised": pytest.approx((0.15 / 2) ** 2),
        "reported": pytest.approx(0.1**2),
    }
    assert title_variances(ROWS[2:3], EFFECTS) == {}


def test_an_untold_title_is_as_wide_as_titles_differ_and_once_for_all_their_groups() -> None:
    location = {"family": {"a": 0.2, "@reported": 0.2}, "family@reported": {"a": 0.4, "@reported": 0.4}}
    averages = {(group, "@reported"): {"a": 1.0} for group in location}
    found = thin_variances({}, {}, 0.1, location, averages, {"reported": 0.05})
    assert found == {"family": {"@reported": 0.05}}


def test_the_step_to_architect_is_as_wide_as_assumed() -> None:
    location = {"level": {"senior": 0.2, "architect": 0.33}}
    assert thin_variances({}, {}, 0.1, location, {}, {}) == {"level": {"architect": ARCHITECT_VARIANCE}}


def test_what_rounds_to_nothing_is_left_out() -> None:
    assert thin_variances({("title", "often"): 10**6}, {"title": 0.04}, 0.1, LOCATION, {}, {}) == {}


@given(st.integers(1, 10_000), st.floats(1e-3, 1), st.floats(1e-2, 1))
def test_no_effect_is_less_known_than_if_it_were_new_or_better_than_its_rows_allow(
    n: int, of_the_group: float, of_a_job: float
) -> None:
    found = thin_variances({("title", "often"): n}, {"title": of_the_group}, of_a_job, LOCATION, {}, {})
    known = found.get("title", {}).get("often", 0.0)
    assert known <= min(of_the_group, of_a_job / n) + 1e-5
    assert known >= min(of_the_group, of_a_job / n) / 2 - 1e-5
