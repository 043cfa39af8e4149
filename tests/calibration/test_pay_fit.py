"""The fit on made-up jobs whose pay follows known effects."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.aijobs import Advert
from planner.calibration.pay_fit import (
    GROWTH,
    Observation,
    advertised,
    averages_of,
    expanded,
    fit_pay,
    reported,
    weighted_quantiles,
)
from planner.calibration.stackoverflow import Answer
from planner.market.pay_model import QUANTILES, PayModel
from planner.market.pay_question import Feature, PayQuestion
from tests.market.made_up_pay import document

PAID = {"": tuple(document()["paid"][""])}
EFFECT = {"entry": -0.3, "mid": 0.0, "senior": 0.25, "director": 0.45}
FAMILIES = {"ml-engineer": 0.1, "data-analyst": -0.2}


def test_an_advert_in_the_words_of_the_model() -> None:
    (one,) = advertised([Advert(2024, "EX", "Head of AI", "DE", "100", "M", 100_000.0, "USD", 1.0, 4)])
    assert one.question == PayQuestion(
        "advertised",
        "head of artificial intelligence",
        "director",
        "director",
        country="DE",
        size="M",
        remote="remote",
        year=2024.0,
    )
    assert one.log_pay == pytest.approx(np.log(100_000))
    assert one.weight == 2.0  # the square root of four copies


def test_an_answer_in_the_words_of_the_model() -> None:
    answers = [Answer(2024, "Data engineer", 5.0, "Fintech", "2 to 9 employees", "In-person", 90_000.0)]
    (one,) = reported(answers)
    assert one.question == PayQuestion(
        "reported",
        "data engineer",
        "data-engineer",
        years=5.0,
        industry="fintech",
        size="2",
        remote="on-site",
        year=2024.0,
    )
    assert reported([Answer(2024, "Data engineer", None, "", "", "", 90_000.0)]) == []


def test_quantiles_of_equal_weights_lie_on_the_middles() -> None:
    values, weights = np.array([3.0, 1.0, 2.0, 4.0]), np.ones(4)
    # heights 1/8, 3/8, 5/8, 7/8
    assert weighted_quantiles(values, weights, (0.125, 0.5, 0.875, 0.99)).tolist() == [1.0, 2.5, 4.0, 4.0]


def test_heavier_rows_pull_a_quantile() -> None:
    # heights 0.375 and 0.875
    assert weighted_quantiles(np.array([0.0, 1.0]), np.array([3.0, 1.0]), (0.625,)).tolist() == [0.5]


ROWS: list[list[Feature]] = [
    [("basis", "reported", 1.0), ("size@reported", "10", 1.0), ("industry", "fintech", 1.0)],
    [("basis", "reported", 1.0), ("size@reported", "10", 1.0), ("industry", "@reported", 1.0)],
    [("basis", "reported", 1.0), ("size@reported", "20", 1.0), ("industry", "energy", 1.0)],
    [("basis", "reported", 1.0), ("size@reported", "@reported", 1.0), ("industry", "energy", 1.0)],
    [("basis", "advertised", 1.0), ("industry", "@advertised", 1.0)],
]


def test_an_average_is_made_of_what_the_basis_has_or_else_of_all() -> None:
    averages = averages_of(ROWS)
    assert averages["size@reported", "@reported"] == pytest.approx({"10": 2 / 3, "20": 1 / 3})
    assert averages["industry", "@reported"] == pytest.approx({"fintech": 1 / 3, "energy": 2 / 3})
    assert averages["industry", "@advertised"] == averages["industry", "@reported"]


def test_an_average_stands_for_its_keys() -> None:
    row = expanded(ROWS[3], averages_of(ROWS))
    assert row[:2] == [("basis", "reported", 1.0), ("size@reported", "10", pytest.approx(2 / 3))]
    assert sum(value for group, _, value in row if group == "size@reported") == pytest.approx(1)


def observations(n: int) -> list[Observation]:
    rng = np.random.default_rng(7)
    made = []
    for _ in range(n):
        level, family = str(rng.choice(list(EFFECT))), str(rng.choice(list(FAMILIES)))
        year, country = float(rng.choice([2023, 2024])), str(rng.choice(["US", "US", "DE"]))
        middle = 11.5 + EFFECT[level] + FAMILIES[family] + GROWTH * (year - 2024) - 0.6 * (country == "DE")
        spread = 0.4 if level == "entry" else 0.2
        question = PayQuestion(
            "advertised", family, family, level, country=country, size="M", remote="remote", year=year
        )
        made.append(Observation(question, middle + spread * rng.standard_normal(), 1.0))
    for _ in range(n):
        years, year = float(rng.integers(0, 25)), float(rng.choice([2020, 2024]))
        question = PayQuestion("reported", "", "fullstack", years=years, size="100", industry="fintech", year=year)
        middle = 11 + 0.03 * years + GROWTH * (year - 2024)
        made.append(Observation(question, middle + 0.3 * rng.standard_normal(), 1.0))
    return made


@pytest.fixture(scope="module")
def model() -> PayModel:
    return fit_pay(observations(3000), PAID, {"variance": 0.03}, 2025.4).model


@pytest.mark.parametrize("level", list(EFFECT))
@pytest.mark.parametrize("country", ["US", "DE"])
def test_effects_are_found_again(model: PayModel, level: str, country: str) -> None:
    question = PayQuestion(
        "advertised", "ml-engineer", "ml-engineer", level, country=country, size="M", remote="remote", year=2024
    )
    found = model.distribution(question)
    assert found.location == pytest.approx(11.6 + EFFECT[level] - 0.6 * (country == "DE"), abs=0.06)
    assert found.scale == pytest.approx(0.4 if level == "entry" else 0.2, rel=0.15)


def test_experience_is_found_again(model: PayModel) -> None:
    for years in (1.0, 8.0, 20.0):
        found = model.distribution(PayQuestion("reported", "", "fullstack", years=years, size="100", year=2024))
        assert found.location == pytest.approx(11 + 0.03 * years, abs=0.05)


def test_what_is_not_told_stands_for_the_average(model: PayModel) -> None:
    told = PayQuestion("reported", "", "fullstack", years=8.0, size="100", industry="fintech", year=2024)
    untold = PayQuestion("reported", "", "", years=8.0, year=2024)
    assert model.distribution(untold).location == pytest.approx(model.distribution(told).location, abs=0.03)


def test_normal_noise_has_the_shape_of_the_normal_distribution(model: PayModel) -> None:
    shape = model.shapes["advertised"]
    assert (shape[2], shape[3], shape[11], shape[19], shape[20]) == pytest.approx(
        (-1.645, -1.282, 0.0, 1.282, 1.645), abs=0.12
    )


def test_an_architect_stands_a_step_above_a_senior(model: PayModel) -> None:
    assert model.location["level"]["architect"] == pytest.approx(model.location["level"]["senior"] + 0.13)


def test_the_bands_cover_jobs_outside_the_fit(model: PayModel) -> None:
    inside = [
        low <= one.log_pay <= high
        for one in observations(800)[:800]
        for low, high in [
            (model.distribution(one.question).quantile(0.1), model.distribution(one.question).quantile(0.9))
        ]
    ]
    assert np.mean(inside) == pytest.approx(0.8, abs=0.04)


def test_a_thin_title_is_wider_than_a_frequent_one_in_the_same_group(model: PayModel) -> None:
    often = PayQuestion("advertised", "ml-engineer", "ml-engineer", "mid", size="M", remote="remote", year=2024)
    few = [
        Observation(replace(often, title="rare"), 11.6 + 0.2 * number, 1.0) for number in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    found = fit_pay(observations(1500) + few, PAID, {}, 2025.4).model
    rare, usual, new = (found.distribution(replace(often, title=title)) for title in ("rare", "ml-engineer", "new"))
    assert usual.scale <= rare.scale <= new.scale
    assert found.thin["title"]["rare"] > 10 * found.thin["title"].get("ml-engineer", 0.0)
    assert rare.unseen == usual.unseen == ()
    assert new.unseen


def test_the_spread_of_well_known_jobs_is_not_that_of_thin_ones(model: PayModel) -> None:
    told = PayQuestion("reported", "", "fullstack", years=8.0, size="100", industry="fintech", year=2024)
    untold = replace(told, family="", size="", industry="")
    assert model.distribution(told).scale == pytest.approx(0.3, rel=0.1)
    assert model.distribution(untold).scale == pytest.approx(0.3, rel=0.1)  # all have the same title


NUMBERS = st.lists(st.floats(-5, 5), min_size=1, max_size=12)


@given(NUMBERS, st.floats(0.01, 0.99))
def test_quantiles_of_equal_weights_are_those_of_hazen(values: list[float], share: float) -> None:
    (found,) = weighted_quantiles(np.array(values), np.full(len(values), 2.5), (share,))
    assert found == pytest.approx(np.quantile(values, share, method="hazen"), abs=1e-9)


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0.1, 9)), min_size=1, max_size=12))
def test_quantiles_rise_within_what_was_seen_in_any_order(rows: list[tuple[float, float]]) -> None:
    values, weights = np.array(rows).T
    found = weighted_quantiles(values, weights, QUANTILES)
    assert (np.diff(found) >= 0).all()
    assert values.min() <= found[0]
    assert found[-1] <= values.max()
    mirrored = weighted_quantiles(-values[::-1], weights[::-1], [1 - share for share in QUANTILES])
    if len(set(values)) == len(values):
        assert -mirrored == pytest.approx(found, abs=1e-6)


@pytest.mark.parametrize(("copies", "weight"), [(1, 1.0), (4, 2.0), (9, 3.0), (10, 3.0), (400, 3.0)])
def test_copies_of_an_advert_count_by_their_root_up_to_nine(copies: int, weight: float) -> None:
    (one,) = advertised([Advert(2024, "SE", "Data Scientist", "US", "0", "M", 1e5, "USD", 1.0, copies)])
    assert one.weight == weight


def test_words_that_are_not_known_are_left_blank() -> None:
    (one,) = advertised([Advert(2023, "?", "Plumber", "?", "?", "?", 1e5, "USD", 1.0, 1)])
    question = one.question
    assert (question.level, question.country, question.size, question.remote, question.family) == ("",) * 5
    assert (question.title, question.year) == ("plumber", 2023.0)
    (other,) = reported([Answer(2020, "", 3.0, "?", "?", "?", 1e5)])
    assert (other.question.industry, other.question.size, other.question.remote) == ("", "", "")


def test_shares_of_every_average_are_all_of_it_and_an_average_keeps_its_weight() -> None:
    averages = averages_of(ROWS)
    assert all(sum(shares.values()) == pytest.approx(1) for shares in averages.values())
    for row in ROWS:
        for group in {group for group, _, _ in row}:
            before, after = (
                sum(value for name, _, value in features if name == group)
                for features in (row, expanded(row, averages))
            )
            assert after == pytest.approx(before)
    assert not [key for row in ROWS for _, key, _ in expanded(row, averages) if key.startswith("@")]


def test_an_average_of_nothing_known_stands_for_nothing() -> None:
    assert expanded([("hair", "@reported", 1.0)], averages_of(ROWS)) == []


def test_pay_that_is_higher_throughout_moves_the_middle_alone() -> None:
    rows = observations(150)
    here, there = (
        fit_pay([replace(one, log_pay=one.log_pay + more) for one in rows], PAID, {}, 2025.4).model
        for more in (0.0, 0.7)
    )
    question = PayQuestion("advertised", "ml-engineer", "ml-engineer", "senior", size="M", remote="remote", year=2024)
    low, high = here.distribution(question), there.distribution(question)
    assert high.location == pytest.approx(low.location + 0.7, abs=0.01)
    assert high.scale == pytest.approx(low.scale, abs=0.01)


def test_what_the_fit_does_not_find_passes_into_the_model() -> None:
    found = fit_pay(observations(60), PAID, {"senior": 0.1, "variance": 0.03}, 2025.4)
    assert (found.model.paid, found.model.paid_year) == (PAID, 2025.4)
    assert found.model.ladder == {"senior": 0.1, "variance": 0.03}
    assert (found.model.base_year, found.model.last_year) == (2024.0, 2024.0)
    assert found.counts["basis", "advertised"] == found.counts["basis", "reported"] == 60
    assert sum(found.counts.get(("level", level), 0) for level in EFFECT) == 60
