"""The directions of the claims on industries, specialisations and employers, tried on the shipped factors.

Where the figures refute a claim the test says the opposite, and a card has to say so.
"""

import itertools
import math

import pytest

from planner.market.evidence import Card, Verdict, load_cards
from planner.market.factors import Factor
from planner.market.pay_file import load_pay
from planner.market.specialisations import Thinness, load_specialisations

PAY = load_pay()
DEVELOPER = (("15-1252", 1.0),)
LEVELS = ("entry", "mid", "senior", "architect")
THIN = ("deep-learning", "nlp", "reinforcement-learning", "edge-ai", "responsible-ai")
MEASURED = ("generative-ai", "computer-vision", "mlops", "autonomous-systems")


def card(card_id: str) -> Card:
    return next(one for one in load_cards().cards if one.id == card_id)


def industry(name: str, occupation: str = "15-1252") -> Factor:
    return PAY.factors[f"industry.{name}"].factor(((occupation, 1.0),))


def effect(factor_id: str) -> Factor:
    return PAY.factors[factor_id].factor()


def percent(factor: Factor) -> str:
    return f"{round(abs(factor.percent))} %"


@pytest.mark.parametrize("paying", ["technology", "finance"])
@pytest.mark.parametrize("occupation", ["15-1252", "15-2051"])
def test_technology_and_finance_pay_more_than_retail_and_healthcare(paying: str, occupation: str) -> None:
    for other in ("retail", "healthcare"):
        assert industry(paying, occupation).log_effect > industry(other, occupation).log_effect


def test_media_and_logistics_pay_developers_no_less_than_technology_and_finance() -> None:
    # inverted: the claim says that technology and finance pay more
    assert industry("entertainment").log_effect > industry("technology").log_effect
    assert industry("entertainment").low > 0
    for other in ("entertainment", "logistics"):
        assert industry(other).log_effect > industry("finance").log_effect
    assert card("industry-order").verdict is Verdict.MIXED
    assert "does not" in card("industry-order").text
    assert {42, 75, 76} <= set(card("industry-order").claims)


def test_the_card_of_industries_has_the_shipped_figures() -> None:
    text = card("industry-order").text
    for name in ("entertainment", "logistics", "finance", "defence-aerospace", "retail", "healthcare"):
        assert percent(industry(name)) in text, name


def test_for_developers_only_media_is_clear_of_zero() -> None:
    named = ("technology", "finance", "healthcare", "automotive", "retail", "logistics", "defence-aerospace")
    assert all(industry(name).low < 0 < industry(name).high for name in named)


def test_healthcare_has_no_sign_for_developers_and_pays_data_scientists_less() -> None:
    # the claim says both; no sign is assumed
    assert industry("healthcare").low < 0 < industry("healthcare").high
    assert industry("healthcare", "15-2051").high < 0


@pytest.mark.parametrize("specialisation", MEASURED)
@pytest.mark.parametrize("level", LEVELS)
def test_no_specialisation_is_offered_more_than_general_work(specialisation: str, level: str) -> None:
    # inverted: the claim says generative AI, then deep learning, language and vision, then general work
    factor = effect(f"specialisation.{specialisation}.{level}")
    assert factor.log_effect < effect(f"specialisation.general-ml.{level}").log_effect == 0
    assert card("specialisations-against-general").verdict is Verdict.REFUTED
    assert {41, 79, 83} <= set(card("specialisations-against-general").claims)


def test_the_card_of_specialisations_has_the_shipped_figures() -> None:
    text = card("specialisations-against-general").text
    for name in MEASURED:
        figures = [abs(effect(f"specialisation.{name}.{level}").percent) for level in LEVELS]
        low, high = round(min(figures)), round(max(figures))
        assert f"{low} to {high} %" in text or f"{low} % less" in text, (name, low, high)
        assert sum(effect(f"specialisation.{name}.{level}").n for level in LEVELS[:3]) > 30


def test_generative_ai_is_clear_of_zero_and_mlops_is_not() -> None:
    assert effect("specialisation.generative-ai.senior").high < 0
    assert effect("specialisation.mlops.senior").high > 0


@pytest.mark.parametrize("specialisation", THIN)
def test_what_is_too_thin_has_no_figure_and_is_marked_in_the_catalogue(specialisation: str) -> None:
    assert not any(effect(f"specialisation.{specialisation}.{level}").has_estimate for level in LEVELS)
    assert load_specialisations().specialisation(specialisation).thinness is Thinness.TOO_THIN


@pytest.mark.parametrize("specialisation", MEASURED)
def test_what_has_a_figure_is_not_called_too_thin(specialisation: str) -> None:
    assert load_specialisations().specialisation(specialisation).thinness is Thinness.THIN


def test_fewer_adverts_give_a_wider_interval() -> None:
    widths = [
        effect(f"specialisation.{name}.senior").high - effect(f"specialisation.{name}.senior").low
        for name in ("generative-ai", "mlops", "computer-vision", "autonomous-systems")
    ]
    assert all(narrow < wide for narrow, wide in itertools.pairwise(widths))


def test_larger_employers_pay_more() -> None:
    small, medium, large = (effect(f"size.{name}") for name in ("small", "medium", "large"))
    assert small.high < medium.low < medium.high < large.low
    assert card("size-and-pay").verdict is Verdict.SUPPORTED
    for factor in (small, large, effect("size.10000")):
        assert percent(factor) in card("size-and-pay").text


def spread(basis: str, key: str) -> float:
    """How far pay spreads at employers of a size against the average, by the sources of one basis."""
    return math.exp(PAY.model.scale[f"size@{basis}"][key])


def test_small_employers_pay_less_which_is_as_near_as_the_figures_come_to_start_ups() -> None:
    sizes = [effect(f"size.{start}") for start in (2, 10, 20, 100, 500)]
    assert all(small.high < large.high for small, large in itertools.pairwise(sizes))
    small, founders, large = effect("size.small"), effect("size.2"), effect("size.10000")
    assert small.high < 0 < large.low
    text = card("start-up-pay").text
    assert f"n = {small.n:,}" in text
    lost = sorted(round(-100 * math.expm1(end)) for end in (small.low, small.high))
    assert f"({lost[0]} to {lost[1]} % less in four cases of five" in text
    for factor in (small, founders, large):
        assert percent(factor) in text
    assert {one.id for one in load_cards().cards if 61 in one.claims} == {"start-up-pay"}


def test_large_employers_show_no_narrower_bands() -> None:
    # half inverted: large firms are said to keep pay within bands; answers say it spreads more there, adverts less
    answers = spread("reported", "10000") / spread("reported", "20")
    adverts = spread("advertised", "L") / spread("advertised", "S")
    assert answers > 1 > adverts
    text = card("start-up-pay").text
    assert f"spreads {round(100 * (answers - 1))} % more" in text
    assert f"by adverts {round(100 * (1 - adverts))} % less" in text
    assert card("start-up-pay").verdict is Verdict.MIXED


def test_no_source_tells_what_equity_comes_to() -> None:
    assert not [factor for factor in PAY.factors if "equity" in factor or "bonus" in factor]
    assert "equity comes to: only grants that you enter count" in card("start-up-pay").text


def test_remote_work_pays_about_the_same() -> None:
    remote = effect("work_mode.remote")
    assert remote.low < 0 < remote.high
    assert abs(remote.percent) < 5
    assert card("remote-pay").verdict is Verdict.MIXED


def test_more_education_goes_with_more_pay() -> None:
    steps = [effect(f"education.{name}").log_effect for name in ("secondary", "some-college", "bachelor", "master")]
    assert all(less < more for less, more in itertools.pairwise(steps))
    assert effect("education.doctorate").low > effect("education.bachelor").high


@pytest.mark.parametrize("unmeasured", ["production", "scope", "portfolio", "tools"])
def test_what_no_source_tells_moves_nothing(unmeasured: str) -> None:
    factor = effect(unmeasured)
    assert not factor.has_estimate
    assert factor.note


def test_a_certification_is_small_and_may_be_nothing() -> None:
    factor = effect("certification")
    assert (round(factor.percent), factor.low, factor.grade) == (2, 0, "B")
    assert 5.5 < 100 * factor.high < 6
