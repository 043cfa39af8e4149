import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.market.certifications import load_certifications
from planner.market.own_figures import (
    ASSUMPTION,
    NO_ESTIMATE,
    NOT_MEASURED,
    ShippedFigure,
    certification_figures,
    figures_of,
    shipped_figures,
)
from planner.market.pay_file import load_pay
from tests.market.made_up_figures import FIGURES, FINANCE, TOOLS, YEARS, figure
from tests.market.made_up_pay import pay_file

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


SHARE = figure("dynamics.share", unit="share", value=0.25, low=0.1, high=0.4, least=0.0, most=1.0)
A_YEAR = figure("dynamics.rise", unit="a year", value=0.025, low=0.02, high=0.03, least=-0.05, most=0.3)
PLAIN_LOG = figure("dynamics.sd", unit="log", value=0.1, low=0.08, high=0.125, least=0.0, most=1.0)


def read_back(text: str) -> float:
    """The number at the head of a shown text."""
    return float(text.partition(NBSP)[0].replace("−", "-"))


@given(st.floats(-1.098, 1.098))
def test_any_effect_that_may_be_entered_is_typed_and_read_back(value: float) -> None:
    assert FINANCE.stored(FINANCE.typed(value)) == pytest.approx(value, abs=1e-6)


@given(st.floats(0.001, 0.999), st.sampled_from([SHARE, A_YEAR, PLAIN_LOG, YEARS]))
def test_every_unit_is_typed_and_read_back_alike(share: float, one: ShippedFigure) -> None:
    value = one.least + share * (one.most - one.least)
    assert one.stored(one.typed(value)) == pytest.approx(value, rel=1e-6, abs=1e-6)


@given(st.floats(-math.log(3), math.log(3)))
def test_what_is_shown_of_an_effect_is_its_whole_per_cent_and_exactly_a_tenth(value: float) -> None:
    for shown, error in ((FINANCE.shown(value), 0.501), (FINANCE.exactly(value), 0.0501)):
        assert "-" not in shown
        assert shown[0] in "+−"
        assert not shown.partition(NBSP)[0].endswith(".0")
        assert read_back(shown) == pytest.approx(100 * (math.exp(value) - 1), abs=error)


def test_an_effect_known_to_less_than_one_per_cent_keeps_its_tenth() -> None:
    known = figure("known", low=math.log(1.003), value=math.log(1.007), high=math.log(1.012))
    assert (known.answer(), known.span()) == (f"+0.7{NBSP}%", f"+0.3 to +1.2{NBSP}%")
    wide = figure("wide", low=math.log(0.981), value=math.log(1.007), high=math.log(1.034))
    assert (wide.answer(), wide.span()) == (f"+1{NBSP}%", f"−2 to +3{NBSP}%")
    assert wide.span(is_exact=True) == f"−1.9 to +3.4{NBSP}%"


@given(st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=2))
def test_more_is_never_shown_as_less(pair: list[float]) -> None:
    low, high = sorted(pair)
    assert read_back(FINANCE.shown(low)) <= read_back(FINANCE.shown(high))


@pytest.mark.parametrize(
    ("one", "answer", "span", "limits", "unit"),
    [
        (SHARE, f"25{NBSP}%", f"10 to 40{NBSP}%", f"0 to 100{NBSP}%", "%"),
        (A_YEAR, f"+2.5{NBSP}% a year", f"+2 to +3{NBSP}% a year", f"−5 to +30{NBSP}% a year", "% a year"),
        (PLAIN_LOG, "0.1", "0.08 to 0.125", "0 to 1", ""),
    ],
    ids=["share", "a year", "log"],
)
def test_each_unit_in_words(one: ShippedFigure, answer: str, span: str, limits: str, unit: str) -> None:
    assert (one.answer(), one.span(), one.limits(), one.unit_text) == (answer, span, limits, unit)
    assert not one.is_effect


def test_a_figure_without_width_has_no_span() -> None:
    assert figure("sure", low=0.1, high=0.1, value=0.1).span() == ""
    assert figure("unsure", low=0.1, high=0.2, value=0.1).span() != ""


@pytest.mark.parametrize("text", ["1", "10", "10 years", f"10{NBSP}years"])
def test_the_limits_themselves_are_allowed(text: str) -> None:
    assert YEARS.stored(text) in (1.0, 10.0)


@pytest.mark.parametrize(
    ("one", "text", "reason"),
    [
        (
            YEARS,
            "0.99",
            f"Your value: 0.99{NBSP}years is not within 1 to 10{NBSP}years. Write a number, for example 4.",
        ),
        (YEARS, "-3", f"Your value: −3{NBSP}years is not within 1 to 10{NBSP}years."),
        (SHARE, "101 %", f"Your value: 101{NBSP}% is not within 0 to 100{NBSP}%. Write a number, for example 25."),
        (
            A_YEAR,
            "31",
            f"Your value: 31{NBSP}% a year is not within −5 to +30{NBSP}% a year. Write a number, for example +2.5",
        ),
        (PLAIN_LOG, "2", "Your value: 2 is not within 0 to 1. Write a number, for example 0.1."),
        (TOOLS, "x", "Your value: “x” is not a number. Write how much more such a job pays, for example +5."),
        (figure("f", value=None, unit="years", least=2.0, most=9.0), "x", "Write a number, for example 2."),
    ],
)
def test_a_refusal_says_what_may_be_written_instead(one: ShippedFigure, text: str, reason: str) -> None:
    with pytest.raises(UserError) as told:
        one.stored(text)
    assert reason in str(told.value)


def test_a_parameter_of_the_forecast_becomes_a_figure_field_by_field() -> None:
    parameter = Assumed(estimate=0.04, low=0.01, high=0.07, n=12, grade="B", source="panels", date="1988")
    (one,) = figures_of([parameter])
    for name in ("id", "name", "low", "high", "least", "most", "unit", "n", "grade", "source", "date"):
        assert getattr(one, name) == getattr(parameter, name)
    assert (one.value, one.note, one.kind) == (0.04, "What prices do", ASSUMPTION)


def test_a_factor_of_the_pay_model_becomes_a_figure() -> None:
    of = {one.id: one for one in shipped_figures(pay_file())}
    finance, hidden = of["industry.finance"], of["specialisation.nlp.senior"]
    assert (finance.value, finance.low, finance.high, finance.n) == (0.05, 0.02, 0.08, 900)
    assert (finance.kind, finance.grade, finance.source, finance.date) == ("Industry", "C", "Examples", "2000")
    assert math.exp(finance.most) == pytest.approx(3)
    assert finance.least == -finance.most
    assert (hidden.value, hidden.answer(), hidden.note) == (None, NO_ESTIMATE, "Too few")
    assert (of["production"].kind, of["certification"].kind) == (NOT_MEASURED, "Certification")


def test_a_limit_may_be_typed_as_it_is_told() -> None:
    figure = next(one for one in shipped_figures(load_pay()) if one.id == "industry.finance")
    assert figure.stored("−66.7") == figure.least
    assert figure.stored("200") == pytest.approx(figure.most)
    assert figure.shown(-1e-5) == "+0\N{NO-BREAK SPACE}%"


def test_every_certification_may_have_a_figure_of_ones_own() -> None:
    certifications = load_certifications().certifications
    figures = list(certification_figures(certifications))
    assert [one.id for one in figures] == [one.figure_id for one in certifications]
    assert {one.answer() for one in figures} == {NO_ESTIMATE}
    assert {one.kind for one in figures} == {"Certification"}
    assert figures[0].stored("+5") == pytest.approx(math.log(1.05))
    with pytest.raises(UserError, match="not within"):
        figures[0].stored("400")
