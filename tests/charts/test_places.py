import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.places import Comparison, compare
from planner.charts.places import (
    CSV_HEADER,
    MOST_BARS,
    PlacesData,
    conversion_sentence,
    places_csv,
    places_data,
    policy_sentence,
)
from planner.domain.role import PayPolicy
from planner.market.pack import Pack, Place
from tests.advice.examples import DENVER, ISLAND, SEATTLE, cell, pack, standing, thin_pack


def told(policy: PayPolicy = PayPolicy.LOCALISED, *, place: str = "Seattle", base: int | None = 121_000) -> Comparison:
    return compare(standing(pack(), place=place, base=base), pack(), policy, DENVER)


def many(n_places: int) -> Pack:
    """The example and so many places more, each with Denver's cell; the first of them are the cheapest."""
    more = [
        Place(f"p{number}", f"Place {number}", "CA", (f"Place {number}",), f"9{number}", "", 50.0 + number, 2024)
        for number in range(n_places)
    ]
    cells = {("15-1252", place.id): replace(cell("denver"), place=place.id) for place in more}
    return replace(pack(), places=(*pack().places, *more), place_of={}, cells={**pack().cells, **cells})


def test_pay_is_compared_by_what_it_buys() -> None:
    # 121,000 × 105/110 = 115,500.
    data = places_data(told())
    assert data.headline == "Your pay of $121k in Seattle buys what $116k buys in Denver"
    assert data.subtitle == (
        "Full-time base pay, today's dollars. The market's median for Software engineer, mid level, is $132k in "
        "Seattle and $126k in Denver. Prices of 2024 with the United States at 100: Seattle 110, Denver 105."
    )
    assert data.spoken == f"{data.headline}. {data.subtitle}"


def test_without_pay_the_market_is_compared() -> None:
    # 126,000 × 110/105 = 132,000.
    assert places_data(told(base=None)).headline == (
        "The market pays $126k in Denver, which buys what $132k buys in Seattle"
    )


def test_what_is_not_ranked_is_told_and_a_thin_place_chosen_as_well() -> None:
    market = thin_pack()
    thin = compare(standing(market), market)
    left_out = "Not ranked: 1 place with fewer than 500 such jobs."
    assert places_data(thin).subtitle.endswith(left_out)
    assert "Thin:" not in places_data(thin).subtitle
    chosen = places_data(thin, "denver").subtitle
    assert "Thin: only 230 such jobs in Denver." in chosen
    assert chosen.endswith(left_out)


def test_another_place_can_be_chosen() -> None:
    assert places_data(told(), "united-states").headline == (
        "Your pay of $121k in Seattle buys what $110k buys in United States"
    )


@pytest.mark.parametrize("chosen", ["seattle", "no such place"])
def test_the_own_place_is_not_compared_with_itself(chosen: str) -> None:
    headline = places_data(told(), chosen).headline
    assert headline.startswith("The market pays $132k in Seattle" if chosen == "seattle" else "Your pay of")
    assert "Seattle buys what $121k buys in Seattle" not in headline


def test_unknown_prices_are_told_and_nothing_is_compared() -> None:
    data = places_data(told(), "island")
    assert data.headline == "The market pays $150k in Island, $132k in Seattle"
    assert data.subtitle.endswith("Seattle 110. What living costs in Island is not known.")
    at_home = places_data(told(place="Island"), "denver")
    assert at_home.headline == "The market pays $126k in Denver, $150k in Island"


def test_the_nations_figures_are_never_taken_silently() -> None:
    data = places_data(told(), "hamlet")
    assert "Nation used: no figures for 15-1252 Software Developers in Hamlet." in data.subtitle


def test_a_policy_does_not_change_what_the_market_pays() -> None:
    assert "is $132k in Seattle and $126k in Denver" in places_data(told(PayPolicy.NATIONAL_BANDS), "denver").subtitle


def test_each_policy_says_what_remote_pay_would_be() -> None:
    assert policy_sentence(told()) == (
        "Remote pay would follow each place: $126k in Denver, −5\u00a0% against $132k in Seattle."
    )
    assert policy_sentence(told(), "seattle") == "Remote pay would follow each place: $132k in Seattle."
    assert policy_sentence(told(PayPolicy.NATIONAL_BANDS)) == (
        "Remote pay would be $110k everywhere: the median of the United States."
    )
    assert policy_sentence(told(PayPolicy.LOCATION_INDEPENDENT)) == (
        "Remote pay would be $126k everywhere: the median in Denver, the employer's place."
    )


def test_any_amount_is_converted() -> None:
    assert conversion_sentence(156_000, DENVER, SEATTLE) == "$156k in Denver buys what $163k buys in Seattle."
    assert conversion_sentence(1, SEATTLE, ISLAND) == (
        "What living costs in Island is not known, so there is nothing to compare."
    )
    assert "in Island is not known" in conversion_sentence(1, ISLAND, ISLAND)


def names(data: PlacesData) -> list[str]:
    return [bar.name for bar in data.bars]


def test_the_picture_has_ranked_places_and_the_own_one() -> None:
    data = places_data(told())
    assert names(data) == ["Denver", "Seattle"]
    assert [(bar.is_own, bar.is_chosen) for bar in data.bars] == [(False, True), (True, False)]
    assert data.bars[0].median == pytest.approx(126_000)
    assert data.bars[0].adjusted == pytest.approx(120_000)


def test_a_chosen_place_is_drawn_though_it_has_no_rank() -> None:
    # The nation's 110,000 buy 137,500 in Hamlet.
    assert names(places_data(told(), "hamlet")) == ["Hamlet", "Denver", "Seattle"]
    assert names(places_data(told(), "island")) == ["Denver", "Seattle"]


def test_of_hundreds_of_places_the_best_are_drawn() -> None:
    market = many(300)
    data = places_data(compare(standing(market), market))
    assert names(data) == [*(f"Place {number}" for number in range(MOST_BARS - 1)), "Seattle"]
    assert len(data.rows) == 305


def test_the_table_runs_from_the_best_place_down() -> None:
    rows = places_data(told()).rows
    assert [row.place.id for row in rows[:2]] == ["denver", "seattle"]
    assert {row.place.id for row in rows[2:]} == {"hamlet", "island", "united-states"}


def test_the_table_as_csv_has_plain_numbers_and_leaves_out_what_is_unknown() -> None:
    lines = list(csv.reader(io.StringIO(places_csv(places_data(told())))))
    assert lines[0] == list(CSV_HEADER)
    assert {len(line) for line in lines} == {len(CSV_HEADER)}
    denver, island = lines[1], next(line for line in lines if line[1] == "Island")
    assert denver[:7] == ["1", "Denver", "CO", "126000.00", "120000.00", "0.0000", "4990"]
    assert denver[7:9] == ["105.0", "2024"]
    assert denver[-2:] == ["BLS OEWS May 2025", "2026.11"]
    assert (island[0], island[4], island[5], island[7]) == ("", "", "", "")


@given(st.floats(1e3, 1e7))
def test_a_place_buys_what_itself_buys(amount: float) -> None:
    words = conversion_sentence(amount, SEATTLE, SEATTLE)
    there, here = words.removesuffix(" in Seattle.").split(" in Seattle buys what ")
    assert there == here.removesuffix(" buys")


def test_two_places_without_prices_are_both_told() -> None:
    other = replace(ISLAND, id="atoll", name="Atoll")
    assert conversion_sentence(1, ISLAND, other) == (
        "What living costs in Island and Atoll is not known, so there is nothing to compare."
    )
    assert conversion_sentence(1, other, DENVER).startswith("What living costs in Atoll is not known")


def test_the_own_place_alone_is_told_alone() -> None:
    data = places_data(told(), "seattle")
    assert data.subtitle == (
        "Full-time base pay, today's dollars. The market's median for Software engineer, mid level, is $132k in "
        "Seattle. Prices of 2024 with the United States at 100: Seattle 110."
    )
    assert [(bar.is_own, bar.is_chosen) for bar in data.bars] == [(False, False), (True, True)]


def test_prices_of_two_years_tell_both() -> None:
    market = pack()
    later = tuple(replace(place, price_year=2023) if place.id == "denver" else place for place in market.places)
    compared = compare(standing(market), replace(market, places=later, place_of={}), PayPolicy.LOCALISED, DENVER)
    assert "Prices of 2023–2024 with the United States at 100: Seattle 110, Denver 105." in (
        places_data(compared).subtitle
    )


def test_the_header_of_the_csv_tells_every_unit() -> None:
    assert (
        *("rank", "place", "state", "median (USD a year, today's dollars)", "median at average US prices"),
        *("difference to own place after prices", "jobs", "price level (US = 100)", "price year", "cell", "fallback"),
        *("market figures", "pack"),
    ) == CSV_HEADER


def test_the_picture_and_the_rows_agree() -> None:
    market = many(30)
    data = places_data(compare(standing(market), market))
    assert len(data.bars) == MOST_BARS == 9
    assert [bar.adjusted for bar in data.bars] == sorted((bar.adjusted for bar in data.bars), reverse=True)
    by_name = {row.place.name: row for row in data.rows}
    for bar in data.bars:
        assert (bar.median, bar.adjusted) == (by_name[bar.name].median, by_name[bar.name].adjusted)
    ranks = [row.rank for row in data.rows if row.rank is not None]
    assert ranks == list(range(1, len(ranks) + 1))
    assert all(row.rank is None for row in data.rows[len(ranks) :])


def test_where_the_numbers_come_from_is_told_without_a_seed() -> None:
    origin = places_data(told()).origin
    assert (origin.currency, origin.money, origin.place, origin.seed) == ("USD", "today's dollars", "", None)
