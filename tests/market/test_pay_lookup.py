"""Answers of the shipped market."""

import math

import pytest

from planner.market.own_places import own_place, remote_place
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


def test_published_pay_moves_by_the_factors_of_the_job() -> None:
    plain = answer("Software engineer")
    media = answer("Software engineer", industry="media", size="10000")
    assert [factor.id for factor in media.factors] == ["industry.entertainment", "size.10000"]
    moved = sum(factor.log_effect for factor in media.factors)
    assert media.distribution.location - plain.distribution.location == pytest.approx(moved)
    assert answer("Software engineer", basis="advertised", industry="media").factors == ()


@pytest.mark.parametrize("basis", ["paid", "advertised", "reported"])
def test_an_own_place_pays_as_entered_on_every_basis(basis: str) -> None:
    nation = place("US")
    here = look_up(PACK, PAY, "Software engineer", own_place(nation, "Ruritania", 50, 40), basis=basis)
    there = look_up(PACK, PAY, "Software engineer", nation, basis=basis)
    assert here is not None
    assert there is not None
    share = (here.distribution.location - there.distribution.location) / math.log(0.5)
    assert share == pytest.approx(1.0 if basis == "paid" else 0.8)
    assert "moved as you entered" in here.fallback


def test_a_remote_place_is_remote_work_and_counts_once() -> None:
    nation = place("US")
    far = remote_place(nation, PAY, place("Cleveland"))
    plain = look_up(PACK, PAY, "Software engineer", far)
    told = look_up(PACK, PAY, "Software engineer", far, work_mode="remote")
    assert plain is not None
    assert told is not None
    assert plain.distribution.location == told.distribution.location
    assert plain.factors == ()
    advert = look_up(PACK, PAY, "Software engineer", far, basis="advertised")
    assert advert is not None
    assert advert.question.remote == "remote"
    assert "for remote work" in advert.fallback


def test_a_title_nobody_reported_is_told() -> None:
    found = answer("Machine learning engineer", basis="reported", level="senior")
    assert found.n == 0
    assert "no reported pay for ml engineer: other sources used" in found.fallback


def test_the_effects_of_a_title_in_other_words_of_standing_are_told() -> None:
    plain, senior = (
        answer(title, basis="advertised", level="senior") for title in ("Data Engineer", "Sr. Data Engineer II")
    )
    assert "data engineer" in {effect.key for effect in senior.effects if effect.group == "title"}
    assert {(effect.group, effect.key) for effect in senior.effects} == {
        (effect.group, effect.key) for effect in plain.effects
    }
    assert senior.distribution.scale == pytest.approx(plain.distribution.scale)
