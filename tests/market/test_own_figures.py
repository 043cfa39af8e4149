import math
from dataclasses import dataclass

import pytest

from planner.domain.errors import UserError
from planner.market.own_figures import (
    ASSUMPTION,
    NO_ESTIMATE,
    NOT_MEASURED,
    ShippedFigure,
    figures_of,
    shipped_figures,
)
from planner.market.pay_file import load_pay
from tests.market.made_up_figures import FIGURES, FINANCE, TOOLS, YEARS, figure

NBSP = "\u00a0"


@dataclass(frozen=True)
class Assumed:
    """As the file of the forecast's assumptions has it."""

    id: str = "dynamics.inflation"
    name: str = "Rise of prices in a year"
    text: str = "What prices do"
    estimate: float = 0.025
    low: float = 0.02
    high: float = 0.03
    least: float = -0.05
    most: float = 0.3
    unit: str = "a year"
    n: int = 0
    grade: str = "D"
    source: str = "assumption"
    date: str = "2026"


def test_every_shipped_factor_can_be_replaced() -> None:
    pay = load_pay()
    figures = shipped_figures(pay)
    assert [one.id for one in figures] == list(pay.factors)
    kinds = list(dict.fromkeys(one.kind for one in figures))
    assert kinds == [
        "Industry",
        "Employer size",
        "Work mode",
        "Education",
        "Specialisation",
        "Certification",
        NOT_MEASURED,
    ]
    assert {one.id for one in figures if one.kind == NOT_MEASURED} == {"tools", "production", "scope", "portfolio"}
    assert all(one.source or one.note for one in figures)
    assert all((one.value is None) == (one.answer() == NO_ESTIMATE) for one in figures)


def test_an_effect_is_read_as_per_cent_of_pay() -> None:
    assert FINANCE.answer() == f"+8{NBSP}%"
    assert FINANCE.span() == f"−2 to +18{NBSP}%"
    assert FINANCE.limits() == f"−66.7 to +200{NBSP}%"
    assert FINANCE.unit_text == "%"


def test_what_is_not_measured_says_so() -> None:
    assert (TOOLS.answer(), TOOLS.span()) == (NO_ESTIMATE, "")


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("12", 0.12),
        ("+12 %", 0.12),
        ("12%", 0.12),
        (f"−5.25{NBSP}%", -0.0525),
        ("-5,25", -0.0525),
        ("0", 0.0),
        ("200", 2.0),
    ],
)
def test_what_is_typed_is_stored_on_the_logarithm_of_pay(text: str, effect: float) -> None:
    value = FINANCE.stored(text)
    assert value == pytest.approx(math.log1p(effect))
    assert FINANCE.stored(FINANCE.typed(value)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Your value: “” is not a number. Write how much more such a job pays, for example +5."),
        ("a lot", "Your value: “a lot” is not a number."),
        ("201", f"Your value: 201{NBSP}% is not within −66.7 to +200{NBSP}%."),
        ("-100", f"Your value: −100{NBSP}% is not within"),
        ("nan", "is not within"),
        ("inf", "is not within"),
        ("1e400", "is not within"),
    ],
)
def test_what_is_beyond_belief_is_refused_at_the_value(text: str, reason: str) -> None:
    with pytest.raises(UserError) as told:
        FINANCE.stored(text)
    assert reason in str(told.value)
    assert told.value.attribute == "value"


def test_shares_are_read_as_per_cent_and_other_units_as_they_are() -> None:
    (inflation,) = figures_of([Assumed()])
    assert inflation.kind == ASSUMPTION
    assert inflation.note == "What prices do"
    assert inflation.answer() == f"+2.5{NBSP}%{' '}a year"
    assert inflation.stored("3 % a year") == pytest.approx(0.03)
    assert (YEARS.answer(), YEARS.span(), YEARS.stored("5")) == (f"4{NBSP}years", f"3 to 6{NBSP}years", 5.0)
    with pytest.raises(UserError, match="Write a number, for example 4"):
        YEARS.stored("soon")


def test_a_bare_number_has_no_unit() -> None:
    bare = figure("shape", unit="", value=2.5, low=1.2, high=6.0, least=1.2, most=6.0)
    assert (bare.answer(), bare.unit_text, bare.limits()) == ("2.5", "", "1.2 to 6")


@pytest.mark.parametrize("one", FIGURES, ids=lambda one: one.id)
def test_the_limits_can_be_entered(one: ShippedFigure) -> None:
    for share in (0.001, 0.999):
        value = one.least + share * (one.most - one.least)
        assert one.stored(one.typed(value)) == pytest.approx(value)
