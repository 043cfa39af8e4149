"""Answers of the shipped market."""

import math

import pytest

from planner.market.pack import load_pack
from planner.market.pay_file import load_pay
from planner.market.pay_lookup import PayAnswer, look_up
from planner.market.places import Place

PACK, PAY = load_pack(), load_pay()


def place(text: str) -> Place:
    found = PACK.find_place(text)
    assert found is not None
    return found


def answer(title: str, where: str = "US", **more: object) -> PayAnswer:
    found = look_up(PACK, PAY, title, place(where), **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def dollars(found: PayAnswer) -> float:
    return math.exp(found.distribution.quantile(0.5))


def test_paid_is_the_basis_unless_told() -> None:
    found = answer("Software engineer", "San Jose")
    assert found.source.id == "oews"
    assert found.fallback == ""
    assert found.n == PACK.cells["15-1252", "san-jose"].jobs
    assert (found.factors, found.effects) == ((), ())
    assert dollars(found) / dollars(answer("Software engineer")) == pytest.approx(1.57, abs=0.01)


def test_adverts_tell_their_factors_and_rows() -> None:
    found = answer("ML engineer", "Seattle", basis="advertised", level="senior", size="M", work_mode="remote")
    assert found.source.id == "aijobs"
    assert {effect.group for effect in found.effects} == {
        *("family", "title", "level", "size@advertised", "remote@advertised")
    }
    assert found.n > 1000
    assert all(effect.low < effect.estimate < effect.high for effect in found.effects)


def test_industry_moves_reported_pay() -> None:
    fintech = answer("Backend developer", basis="reported", years=8.0, industry="fintech")
    education = answer("Backend developer", basis="reported", years=8.0, industry="education")
    assert dollars(fintech) > 1.2 * dollars(education)


def test_a_specialisation_tells_more_only_where_the_title_says_little() -> None:
    general = answer("Engineer", basis="advertised", level="senior", specialisation="machine learning")
    assert general.fallback == "machine learning Engineer used for Engineer"
    named = answer("ML engineer", basis="advertised", level="senior", specialisation="machine learning")
    assert named.fallback == ""
    assert named == answer("ML engineer", basis="advertised", level="senior")


def test_a_country_is_told_as_thin() -> None:
    found = answer("Data scientist", "Germany", basis="advertised", level="senior")
    assert found.fallback == f"thin: {place('Germany').adverts} adverts in Germany, in dollars"
    assert dollars(found) < dollars(answer("Data scientist", basis="advertised", level="senior"))


def test_an_unknown_title_has_no_answer() -> None:
    assert look_up(PACK, PAY, "Plumber", place("US")) is None


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises((ValueError, KeyError)):
        answer("ML engineer", basis="guessed")
