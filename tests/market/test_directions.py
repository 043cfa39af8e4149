"""The directions of the claims, tried on the figures that are shipped; where they fail, a card has to say so."""

import itertools
import math
from collections.abc import Callable

import pytest

from planner.market.evidence import Card, Verdict, load_cards
from planner.market.pack import Family, Pack, Place, load_pack

BAY_AREA = ("San Jose", "San Francisco")
LARGE_HUBS = ("Seattle", "New York")
GROWING_HUBS = ("Austin", "Denver", "Atlanta")
CHEAP_CITIES = ("Cleveland", "Kansas City", "Indianapolis")
TIERS = (BAY_AREA, LARGE_HUBS, GROWING_HUBS, CHEAP_CITIES)

Pay = Callable[[str], float]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def family(pack: Pack, title: str) -> Family:
    found = pack.find_family(title)
    assert found is not None, title
    return found


def place(pack: Pack, name: str) -> Place:
    found = pack.find_place(name)
    assert found is not None, name
    return found


def level_medians(pack: Pack, title: str, city: str) -> list[float]:
    """Middle pay in dollars from entry to architect."""
    pay = pack.level_pay(family(pack, title), place(pack, city))
    assert pay is not None
    assert not pay.fallback
    return [math.exp(middle) for middle in pay.log_median]


def nominal(pack: Pack, title: str) -> Pay:
    """Typical pay of a title by city: the levels' middle pay, weighted by their share of the jobs."""

    def pay_in(city: str) -> float:
        medians = level_medians(pack, title, city)
        return math.exp(sum(w * math.log(m) for w, m in zip(pack.level_weights, medians, strict=True)))

    return pay_in


def adjusted(pack: Pack, title: str) -> Pay:
    """The same in dollars of average prices."""
    pay_in = nominal(pack, title)

    def power_in(city: str) -> float:
        level = place(pack, city).price_level
        assert level is not None
        return pay_in(city) * 100 / level

    return power_in


def card(card_id: str) -> Card:
    return next(one for one in load_cards().cards if one.id == card_id)


@pytest.mark.parametrize("title", ["Software engineer", "Machine learning engineer"])
def test_cities_in_the_expected_order_of_nominal_pay(pack: Pack, title: str) -> None:
    pay = nominal(pack, title)
    for dearer, cheaper in itertools.pairwise(TIERS):
        assert min(map(pay, dearer)) > max(map(pay, cheaper))
    assert card("city-order").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("title", ["Applied scientist", "Research scientist", "Research engineer"])
def test_in_research_seattle_pays_more_than_san_francisco(pack: Pack, title: str) -> None:
    # inverted: the claim says San Francisco, the figures say Seattle
    for pay in (nominal(pack, title), adjusted(pack, title)):
        assert pay("San Jose") > pay("Seattle") > pay("San Francisco")
    assert card("research-seattle").verdict is Verdict.REFUTED
    assert 46 in card("research-seattle").claims


@pytest.mark.parametrize("title", ["Data scientist", "Data engineer", "MLOps engineer", "AI architect"])
def test_after_prices_austin_passes_new_york(pack: Pack, title: str) -> None:
    assert nominal(pack, title)("Austin") < nominal(pack, title)("New York")
    assert adjusted(pack, title)("Austin") > adjusted(pack, title)("New York")
    assert "Austin passes New York" in card("city-order-adjusted").text


def test_prices_shrink_the_gap_for_every_title(pack: Pack) -> None:
    for one in pack.families:
        before, after = nominal(pack, one.name), adjusted(pack, one.name)
        assert before("San Jose") / before("Indianapolis") > after("San Jose") / after("Indianapolis") > 1


def test_cheap_cities_do_not_catch_up(pack: Pack) -> None:
    # inverted: lower prices are said to balance lower pay
    pay = adjusted(pack, "Software engineer")
    for city in ("Cleveland", "Indianapolis"):
        assert 1.4 < pay("San Jose") / pay(city) < 1.7
    assert card("cheap-cities").verdict is Verdict.REFUTED
    assert {50, 52} <= set(card("cheap-cities").claims)


def test_what_170k_in_san_francisco_buys(pack: Pack) -> None:
    here, there = place(pack, "San Francisco").price_level, place(pack, "Indianapolis").price_level
    assert here is not None
    assert there is not None
    assert here == pytest.approx(116, abs=0.5)
    assert 170 * 100 / here == pytest.approx(147, abs=0.5)
    assert 170 * there / here == pytest.approx(141, abs=0.5)
    for figure in ("16 %", "$147k", "$141k"):
        assert figure in card("high-pay-in-san-francisco").text


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Machine learning engineer", {"San Jose", "San Francisco", "Seattle", "New York", "Denver"}),
        ("Data scientist", {"San Jose", "San Francisco"}),
    ],
)
def test_where_entry_pay_reaches_six_figures(pack: Pack, title: str, above: set[str]) -> None:
    cities = [city for tier in TIERS for city in tier]
    assert {city for city in cities if level_medians(pack, title, city)[0] >= 100_000} == above
    assert all(city in card("entry-six-figures").text for city in above)


def test_pay_rises_from_level_to_level(pack: Pack) -> None:
    for one, city in itertools.product(pack.families, (city for tier in TIERS for city in tier)):
        entry, mid, senior, architect = level_medians(pack, one.name, city)
        assert entry < mid < senior < architect, (one.id, city)
    assert "It has to" in card("levels-rise").text  # the split asks for it, so it is no proof


def test_a_place_weighs_as_much_as_the_ladder(pack: Pack) -> None:
    pay = nominal(pack, "Software engineer")
    entry, *_, architect = level_medians(pack, "Software engineer", "United States")
    assert pay("San Jose") / pay("Indianapolis") == pytest.approx(1.9, abs=0.05)
    assert architect / entry == pytest.approx(1.8, abs=0.05)
    assert card("place-against-level").verdict is Verdict.MIXED
    assert {45, 165} <= set(card("place-against-level").claims)


def test_steps_of_the_ladder_get_smaller(pack: Pack) -> None:
    # inverted: the step from mid to senior is said to be the largest
    entry, mid, senior, architect = level_medians(pack, "Software engineer", "United States")
    assert mid / entry > senior / mid > architect / senior
    assert card("step-sizes").verdict is Verdict.MIXED
    assert {67, 129} <= set(card("step-sizes").claims)
