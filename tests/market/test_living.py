import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.market.living import MONTHLY, TAXES, Costs, LivingFigure, costs_of, figure_id, has_parts, living_figures
from planner.market.living import price_ratio as ratio
from planner.market.own_figures import NO_ESTIMATE, ShippedFigure
from planner.market.own_places import own_place
from planner.market.pack import Place, load_pack

NBSP = "\u00a0"
DEAR = Place("dear", "Dear", "CA", ("Dear",), "1", "Dear", 120.0, 2024, goods=108.0, housing=200.0, services=110.0)
CHEAP = Place("cheap", "Cheap", "IN", ("Cheap",), "2", "Cheap", 96.0, 2024, goods=90.0, housing=80.0, services=99.0)
UNKNOWN = Place("far", "Far", "", ("Far",), "3", "Far", None, 2024)


def figure(part: str) -> ShippedFigure:
    return next(one for one in living_figures() if one.id == figure_id(part))


def test_nothing_is_shipped_of_what_somebody_spends() -> None:
    figures = living_figures()
    assert [one.id for one in figures] == ["living.housing", "living.transport", "living.other", "living.taxes"]
    for one in figures:
        assert (one.value, one.answer(), one.source, one.grade, one.n) == (None, NO_ESTIMATE, "", "", 0)
        assert one.note
    pay = load_pack().pay
    assert not {one.id for one in figures} & set(pay.factors)


@pytest.mark.parametrize(
    ("text", "dollars"),
    [("2500", 2500.0), ("$2,500", 2500.0), ("2.5k", 2500.0), ("2 500", 2500.0), ("0", 0.0), ("1800 a month", 1800.0)],
)
def test_dollars_a_month_are_read_as_people_write_them(text: str, dollars: float) -> None:
    assert figure("housing").stored(text) == dollars


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Housing: “” is not a number"),
        ("much", "Housing: “much” is not a number"),
        ("-5", "Housing: −5 is below zero"),
        ("2,5", "Housing: “2,5” can be read two ways"),
        ("100001", f"Housing: $100,001{NBSP}a month is not within $0 to $100,000{NBSP}a month"),
        ("nan", "Housing: NaN is not an amount"),
        ("1e9999", "Housing: "),
    ],
)
def test_what_is_no_cost_is_refused_at_the_value(text: str, reason: str) -> None:
    with pytest.raises(UserError) as told:
        figure("housing").stored(text)
    assert str(told.value).startswith(reason)
    assert told.value.attribute == "value"


def test_a_cost_is_shown_to_the_dollar() -> None:
    housing = figure("housing")
    assert isinstance(housing, LivingFigure)
    assert housing.shown(2345.0) == housing.exactly(2345.0) == f"$2,345{NBSP}a month"
    assert housing.limits() == f"$0 to $100,000{NBSP}a month"


@given(st.floats(0, 100_000).map(lambda amount: round(amount, 2)))
def test_what_is_shown_in_a_box_is_read_back(dollars: float) -> None:
    housing = figure("housing")
    assert housing.stored(housing.typed(dollars)) == pytest.approx(dollars, rel=1e-7)


def test_taxes_are_a_share_of_pay() -> None:
    taxes = figure(TAXES)
    assert (taxes.stored("28"), taxes.stored("28 %"), taxes.shown(0.28)) == (0.28, 0.28, f"28{NBSP}%")
    for text in ("91", "-1"):
        with pytest.raises(UserError, match="is not within 0 to 90"):
            taxes.stored(text)


def test_costs_are_those_that_were_entered() -> None:
    assert costs_of({}) == Costs()
    own = {"living.housing": 2500.0, "living.taxes": 0.28, "industry.finance": 0.1}
    assert costs_of(own) == Costs(housing=2500.0, taxes=0.28)
    assert costs_of({"living.transport": 0.0}).transport == 0.0


def test_each_part_goes_with_its_own_prices() -> None:
    assert ratio("housing", DEAR, CHEAP) == pytest.approx(80 / 200)
    assert ratio("transport", DEAR, CHEAP) == pytest.approx(90 / 108)
    assert ratio("other", DEAR, CHEAP) == pytest.approx(math.sqrt(90 * 99 / (108 * 110)))


@pytest.mark.parametrize("part", MONTHLY)
def test_there_and_back_is_where_one_was(part: str) -> None:
    there, back = ratio(part, DEAR, CHEAP), ratio(part, CHEAP, DEAR)
    assert there is not None
    assert back is not None
    assert there * back == pytest.approx(1.0)
    for place in (DEAR, CHEAP, UNKNOWN):
        assert ratio(part, place, place) == 1.0


@pytest.mark.parametrize("part", MONTHLY)
def test_where_only_all_prices_are_known_they_stand_for_each(part: str) -> None:
    nation = load_pack().nation
    assert nation is not None
    own = own_place(nation, "Port Townsend", 90.0, 60.0)
    assert not has_parts(own)
    assert ratio(part, DEAR, own) == pytest.approx(60 / 120)
    assert ratio(part, own, DEAR) == pytest.approx(120 / 60)
    partly = replace(DEAR, goods=None)
    assert ratio(part, partly, CHEAP) == pytest.approx(96 / 120)


@pytest.mark.parametrize("part", MONTHLY)
def test_unknown_prices_move_nothing(part: str) -> None:
    assert ratio(part, DEAR, UNKNOWN) is None
    assert ratio(part, UNKNOWN, DEAR) is None


def test_every_shipped_area_has_prices_of_each_part() -> None:
    pack = load_pack()
    home = pack.find_place("Seattle")
    assert home is not None
    for place in pack.places:
        known = {ratio(part, home, place) is not None for part in MONTHLY}
        assert known == {place.price_level is not None}, place.id
        assert has_parts(place) == (place.price_level is not None), place.id
