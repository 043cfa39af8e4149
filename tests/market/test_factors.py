import math
from dataclasses import replace

import pytest

from planner.domain.errors import UserError
from planner.market.factors import Factor, FactorRow, FactorTable, own_effect, own_factor
from tests.market.made_up_pay import pay_file

FACTORS = pay_file().factors


def row(**changes: object) -> FactorRow:
    values: dict[str, object] = {
        "id": "size.large",
        "name": "Large",
        "log_effect": 0.1,
        "low": 0.0,
        "high": 0.2,
        "n": 5,
        "grade": "C",
        "source": "Examples",
        "date": "2000",
        "half_life_years": None,
        "note": "",
    }
    return FactorRow(**(values | changes))  # type: ignore[arg-type]


def test_a_factor_is_that_of_the_mix_of_occupations() -> None:
    finance = FACTORS["industry.finance"]
    assert finance.factor((("51-1", 1.0),)).log_effect == 0.1
    mixed = finance.factor((("51-1", 0.25), ("35-1", 0.75)))
    assert (mixed.log_effect, mixed.low, mixed.high) == pytest.approx((0.175, 0.075, 0.275))
    assert mixed.n == 100


def test_an_occupation_without_figures_leaves_the_word_to_the_others() -> None:
    finance = FACTORS["industry.finance"]
    assert finance.factor((("51-1", 0.25), ("99-9", 0.75))).log_effect == 0.1
    assert finance.factor((("99-9", 1.0),)).log_effect == 0.05
    assert finance.factor().n == 900


def test_without_an_estimate_nothing_moves_and_the_reason_is_told() -> None:
    nothing = FACTORS["specialisation.nlp.senior"].factor()
    assert not nothing.has_estimate
    assert (nothing.log_effect, nothing.low, nothing.high, nothing.percent) == (0, 0, 0, 0)
    assert nothing.note == "Too few"


def test_a_factor_fades_by_half_in_its_half_life_and_never_grows() -> None:
    mlops = FACTORS["specialisation.mlops.senior"].factor()
    left = [mlops.after(years) for years in (0, 5, 10)]
    assert left == pytest.approx([-0.04, -0.02, -0.01])
    assert FACTORS["size.large"].factor().after(30) == 0.04


def test_a_share_of_a_factor_has_that_share_of_its_interval() -> None:
    half = FACTORS["certification"].factor().times(0.5)
    assert (half.log_effect, half.low, half.high) == (0.01, 0.0, 0.03)


def test_the_own_figure_wins_and_is_marked() -> None:
    found = own_factor(FACTORS["size.large"].factor(), {"size.large": 0.2})
    assert (found.log_effect, found.low, found.high, found.grade) == (0.2, 0.2, 0.2, "own")
    assert found.has_estimate
    assert own_factor(FACTORS["size.large"].factor(), {"size.small": 0.2}).grade == "C"


def test_an_own_figure_may_be_for_all_levels_of_a_specialisation() -> None:
    mlops = FACTORS["specialisation.mlops.senior"].factor()
    assert own_factor(mlops, {"specialisation.mlops": 0.3}).log_effect == 0.3
    assert own_factor(mlops, {"specialisation.mlops": 0.3, mlops.id: 0.1}).log_effect == 0.1
    assert own_factor(mlops, {"specialisation": 0.3}).log_effect == -0.04


def test_own_per_cents_become_effects() -> None:
    assert own_effect(10) == pytest.approx(math.log(1.1))
    assert own_effect(-10) == pytest.approx(math.log(0.9))


@pytest.mark.parametrize("percent", [-100, -70, 250, math.nan, math.inf, -math.inf])
def test_own_per_cents_beyond_belief_are_refused(percent: float) -> None:
    with pytest.raises(UserError, match=r"Own effect: .* is not between −66 and"):
        own_effect(percent)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"log_effect": 0.3},
        {"log_effect": math.nan},
        {"grade": ""},
        {"source": ""},
        {"by_occupation": {"51-1": [0.1, 0.2, 0.3, 4]}},
        {"by_occupation": {"51-1": [0.1, 0.0]}},
    ],
)
def test_a_row_that_does_not_tell_what_it_rests_on_is_refused(changes: dict[str, object]) -> None:
    assert row().log_effect == 0.1
    with pytest.raises(ValueError, match="the factor"):
        row(**changes)


def test_choices_are_those_of_a_kind() -> None:
    assert [one.id for one in FACTORS.choices("specialisation")][-1] == "specialisation.nlp.senior"
    assert FACTORS.choices("hair") == ()
    assert len(FACTORS) == len(list(FACTORS)) == 11


def test_a_factor_stands_once() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        FactorTable((row(), row()))


def test_the_per_cent_of_a_factor() -> None:
    factor = Factor("a.b", "B", math.log(1.5), 0.0, 1.0, 1, "C", "Examples", "2000")
    assert factor.percent == pytest.approx(50)


def test_what_is_left_of_an_effect_halves() -> None:
    fading = Factor("a", "A", 0.2, 0.1, 0.3, 9, "C", "A source", "2026", half_life_years=4.0)
    assert [fading.left(years) for years in (0, 4, 8)] == [1.0, 0.5, 0.25]
    assert replace(fading, half_life_years=None).left(40) == 1.0
    assert fading.after(4) == fading.times(fading.left(4)).log_effect
