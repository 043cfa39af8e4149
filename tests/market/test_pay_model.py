import math
from dataclasses import replace

import pytest

from planner.market.pay_file import pay_from
from planner.market.pay_model import (
    QUANTILES,
    PayDistribution,
    PayModel,
    PlaceEffect,
    doubt,
    interpolated,
    mixed,
    shape_key,
)
from planner.market.pay_question import PayQuestion
from tests.market.made_up_pay import SHAPE, document, pay_file

MODEL = pay_file().model
SENIOR = PayQuestion("advertised", family="ml-engineer", level="senior", year=2024)


def test_the_middle_is_the_sum_of_the_effects() -> None:
    # basis 11 + level 0.2 + family 0.1
    assert MODEL.distribution(SENIOR).location == pytest.approx(11.3)


def test_the_work_mode_adds_its_effect() -> None:
    remote = PayQuestion("advertised", family="ml-engineer", level="senior", year=2024, remote="remote")
    assert MODEL.distribution(remote).location == pytest.approx(11.35)


def test_experience_runs_in_straight_lines() -> None:
    # 10.9 + 0.1 + 0.04: four years lie halfway between three and five
    found = MODEL.distribution(PayQuestion("reported", family="ml-engineer", years=4.0, year=2024))
    assert found.location == pytest.approx(11.04)


def test_the_scale_is_a_product_and_widened_by_what_was_never_seen() -> None:
    found = MODEL.distribution(SENIOR)
    # exp(−1)² and the variance of an unseen title
    assert found.scale == pytest.approx(math.sqrt(math.exp(-2) + 0.04))
    assert "title " in found.unseen


def test_an_unknown_title_widens_too() -> None:
    found = MODEL.distribution(PayQuestion("advertised", level="senior", year=2024))
    assert found.location == pytest.approx(11.2)
    assert found.scale == pytest.approx(math.sqrt(math.exp(-2) + 0.01 + 0.01))


def test_an_unknown_level_is_averaged_over_and_widens() -> None:
    found = MODEL.distribution(PayQuestion("advertised", family="ml-engineer", year=2024))
    # shares 0.1, 0.28, 0.6, 0.02 of −0.3, 0, 0.2, 0.4
    middle = -0.03 + 0.12 + 0.008
    assert found.location == pytest.approx(11.1 + middle)
    between = 0.1 * 0.09 + 0.6 * 0.04 + 0.02 * 0.16 - middle**2
    within = math.exp(-2) * (0.1 * math.exp(0.4) + 0.9) + 0.04
    assert found.scale == pytest.approx(math.sqrt(within + between))


def test_a_level_band_has_its_shape_and_the_others_that_of_the_basis() -> None:
    assert MODEL.distribution(SENIOR).shape == tuple(number / 2 for number in SHAPE)
    mid = PayQuestion("advertised", family="ml-engineer", level="mid", year=2024)
    assert MODEL.distribution(mid).shape == tuple(SHAPE)


def test_years_drift_and_drift_less_beyond_the_data() -> None:
    assert MODEL.drift(2022) == pytest.approx(-0.06)
    assert MODEL.drift(2026) == pytest.approx(0.04)
    later = PayQuestion("advertised", family="ml-engineer", level="senior", year=2026)
    assert MODEL.distribution(later).location == pytest.approx(11.34)  # the effect of 2024 stays
    earlier = PayQuestion("advertised", family="ml-engineer", level="senior", year=2023)
    assert MODEL.distribution(earlier).location == pytest.approx(11.3 - 0.01 - 0.03)


def test_a_year_without_an_effect_takes_that_of_the_nearest() -> None:
    model = replace(MODEL, location={**MODEL.location, "year@advertised": {"2022": 0.3, "2024": 0.1}})
    plain = replace(MODEL, location={**MODEL.location, "year@advertised": {}})
    jobs = [replace(SENIOR, year=year) for year in (2021.5, 2022.5, 2024.9, 2030.0)]
    effects = [model.distribution(job).location - plain.distribution(job).location for job in jobs]
    assert effects == pytest.approx([0.3, 0.3, 0.1, 0.1])


def test_models_keep_their_own_answers() -> None:
    dearer = replace(MODEL, location={**MODEL.location, "basis": {"advertised": 20.0}})
    assert MODEL.distribution(SENIOR).location < dearer.distribution(SENIOR).location
    assert MODEL.distribution(SENIOR) is MODEL.distribution(SENIOR)


def test_a_year_without_figures_widens_by_what_a_year_may_move() -> None:
    changed = document()
    changed["location"]["year:family"] = {"2024:ml-engineer": [0.0, 0.01, 50]}
    changed["unseen"]["year:family"] = 0.003
    model = pay_from(changed).model
    known, next_year, two_on = (model.distribution(replace(SENIOR, year=year)) for year in (2024.9, 2025.0, 2026.5))
    assert next_year.scale**2 - known.scale**2 == pytest.approx(0.003)
    assert two_on.scale**2 - known.scale**2 == pytest.approx(2 * 0.003)


def test_a_year_of_which_nothing_is_known_widens_once() -> None:
    scales = [MODEL.distribution(replace(SENIOR, year=year, country="DE")).scale for year in (2024.0, 2025.0)]
    assert scales[0] == pytest.approx(scales[1])


def test_the_effects_of_the_last_year_stand_for_the_next() -> None:
    changed = document()
    changed["location"]["year:country"] = {"2023:DE": [0.4, 0.01, 50], "2024:DE": [0.1, 0.01, 50]}
    model = pay_from(changed).model
    this_year, next_year, before = (
        model.distribution(replace(SENIOR, year=year, country="DE")) for year in (2024.0, 2025.0, 2022.0)
    )
    assert next_year.location == pytest.approx(this_year.location + 0.02)
    assert before.location == pytest.approx(this_year.location - 0.06 - 0.01 + 0.3)  # 2023 is the nearest
    assert next_year.scale**2 - this_year.scale**2 == pytest.approx(0.005)
    assert next_year.unseen == this_year.unseen


def test_words_of_a_new_title_move_it_and_new_words_do_not_widen() -> None:
    changed = document()
    changed["location"]["title:word"] = {"principal": [0.15, 0.02, 90], "engineer": [-0.02, 0.01, 400]}
    model = pay_from(changed).model
    plain, led, odd = (
        model.distribution(replace(SENIOR, title=title)) for title in ("engineer", "principal engineer", "odd engineer")
    )
    assert led.location - plain.location == pytest.approx(0.15)
    assert odd.location == pytest.approx(plain.location)
    assert odd.scale == pytest.approx(plain.scale) == pytest.approx(led.scale)
    assert not any("title:word" in name for name in odd.unseen)


def with_titles() -> PayModel:
    """The model with effects of two titles, one of them of another group, and of one word."""
    changed = document()
    changed["location"]["title"] = {"machine learning engineer": [0.12, 0.02, 90], "engineer": [0.5, 0.02, 90]}
    changed["location"]["title:word"] = {"principal": [0.15, 0.02, 90]}
    changed["scale"]["title"] = {"machine learning engineer": -0.1}
    return pay_from(changed).model


TITLED = replace(SENIOR, title="machine learning engineer")


@pytest.mark.parametrize(
    "title",
    [
        "senior machine learning engineer",
        "machine learning engineer ii",
        "staff machine learning engineer l5",
        "junior machine learning engineer",
    ],
)
def test_a_new_title_that_differs_by_standing_alone_has_the_effects_of_the_known_one(title: str) -> None:
    model = with_titles()
    known, new = (model.distribution(replace(TITLED, title=each)) for each in ("machine learning engineer", title))
    assert model.known_title(replace(TITLED, title=title)) == "machine learning engineer"
    assert (new.location, new.scale) == pytest.approx((known.location, known.scale))
    assert not any(name.startswith("title ") for name in new.unseen)


def test_words_of_standing_that_have_an_effect_keep_it() -> None:
    model = with_titles()
    known, led = (
        model.distribution(replace(TITLED, title=each)) for each in (TITLED.title, f"principal {TITLED.title}")
    )
    assert led.location - known.location == pytest.approx(0.15)


@pytest.mark.parametrize("title", ["odd machine learning engineer", "senior odd engineer", ""])
def test_a_title_new_in_other_words_stays_new(title: str) -> None:
    assert with_titles().known_title(replace(TITLED, title=title)) == title


def test_a_title_of_another_group_does_not_stand_in() -> None:
    # a staff engineer is a technical lead, and no engineer of the group of that name
    assert with_titles().known_title(replace(SENIOR, title="staff engineer", family="tech-lead")) == "staff engineer"
    assert with_titles().known_title(replace(SENIOR, basis="reported", title="senior engineer")) == ""


def test_doubt_is_that_of_the_effects_a_job_has() -> None:
    thin = {"family": {"a": 0.01, "b": 0.5}, "title": {"x": 0.04}}
    features = [("family", "a", 0.5), ("title", "x", 1.0), ("title", "y", 1.0), ("level", "mid", 1.0)]
    assert doubt(thin, features) == pytest.approx(0.0025 + 0.04)
    assert doubt({}, features) == doubt(thin, []) == 0


def test_abroad_pays_otherwise_and_an_unknown_country_is_wider() -> None:
    germany = MODEL.distribution(
        PayQuestion("advertised", family="ml-engineer", level="senior", country="DE", year=2024)
    )
    unknown = MODEL.distribution(
        PayQuestion("advertised", family="ml-engineer", level="senior", country="?", year=2024)
    )
    assert germany.location == pytest.approx(11.3 - 0.4)
    assert unknown.location == pytest.approx(11.3 - 0.5)
    assert unknown.scale**2 - germany.scale**2 == pytest.approx(0.09 - 0.002)  # forty adverts know it to 0.002


def test_reported_pay_abroad_is_as_wide_as_for_a_country_never_seen() -> None:
    answer = PayQuestion("reported", family="ml-engineer", years=5.0, year=2024)
    home, germany, unknown = (MODEL.distribution(replace(answer, country=country)) for country in ("US", "DE", "?"))
    assert germany.scale**2 - home.scale**2 == pytest.approx(0.09 + 0.002)
    assert unknown.scale**2 - home.scale**2 == pytest.approx(0.09)


def test_pay_of_either_kind_lies_between_and_is_wider() -> None:
    low, high = PayDistribution(11.0, 0.3, tuple(SHAPE), ()), PayDistribution(11.2, 0.4, (0.0,), ("title x",))
    either = mixed([high, low])
    assert either.location == pytest.approx(11.1)
    assert either.scale == pytest.approx(math.sqrt((0.09 + 0.16) / 2 + 0.01))
    assert (either.shape, either.unseen) == (low.shape, ())
    assert mixed([low]) == low


def test_a_place_moves_and_narrows() -> None:
    plain = MODEL.distribution(SENIOR)
    there = MODEL.distribution(SENIOR, PlaceEffect(0.3, 0.02))
    assert there.location - plain.location == pytest.approx(0.8 * 0.3)
    assert plain.scale**2 - there.scale**2 == pytest.approx(0.64 * 0.02)


def test_published_pay_is_told_as_published() -> None:
    found = MODEL.distribution(PayQuestion("paid", family="ml-engineer", year=2025))
    assert found.quantiles() == pytest.approx([12 + number / 2 for number in SHAPE])


def test_published_pay_of_a_level_stands_on_the_ladder_and_is_narrower() -> None:
    found = MODEL.distribution(PayQuestion("paid", family="ml-engineer", level="senior", year=2026))
    whole = MODEL.distribution(PayQuestion("paid", family="ml-engineer", year=2025))
    assert found.location == pytest.approx(12 + 0.1 + 0.02)
    assert whole.scale**2 - found.scale**2 == pytest.approx(0.03)


def test_published_pay_without_a_group_is_that_of_all_computing() -> None:
    assert MODEL.distribution(PayQuestion("paid", year=2025)).location == pytest.approx(11)
    assert MODEL.distribution(PayQuestion("paid", year=2025), PlaceEffect(0.2, 0.0)).location == pytest.approx(11.2)


def test_published_pay_abroad_takes_the_effect_of_the_country() -> None:
    found = MODEL.distribution(PayQuestion("paid", country="DE", year=2025))
    assert found.location == pytest.approx(11 - 0.4)


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(ValueError, match="the basis is “guessed”"):
        MODEL.distribution(PayQuestion("guessed"))


def test_quantiles_and_shares_are_each_others_inverse() -> None:
    one = PayDistribution(10.0, 0.5, tuple(SHAPE), ())
    assert one.quantile(0.5) == pytest.approx(10.0)
    assert one.quantile(0.3) == pytest.approx(10 + 0.5 * (4 * 0.3 - 2))
    assert one.share_below(one.quantile(0.62)) == pytest.approx(0.62)
    assert one.share_below(0.0) == QUANTILES[0]
    assert one.share_below(99.0) == QUANTILES[-1]


def test_interpolation_stays_at_the_ends() -> None:
    assert [interpolated(at, (1.0, 2.0), (10.0, 20.0)) for at in (0.0, 1.0, 1.5, 2.0, 3.0)] == [10, 10, 15, 20, 20]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (PayQuestion("advertised", level="mid"), "advertised:mid"),
        (PayQuestion("reported", years=3.5), "reported:under 4"),
        (PayQuestion("reported", years=4.0), "reported:4 to 11"),
        (PayQuestion("reported", years=12.0), "reported:12 and more"),
        (PayQuestion("reported"), "reported:"),
    ],
)
def test_shapes_go_by_level_or_experience(question: PayQuestion, key: str) -> None:
    assert shape_key(question) == key
