import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts import words
from planner.domain.person import Scenario
from planner.domain.role import Level
from planner.forecast.scenario import scenario_of


def test_the_headline_is_the_answer() -> None:
    assert words.headline(160_200, 196_312, 239_400, 2031, "USD") == "$196k in 2031, between $160k and $239k"


def test_the_headline_names_other_currencies() -> None:
    text = words.headline(9.1e6, 10.4e6, 12.3e6, 2031, "JPY")
    assert text == "JPY\u00a010.4M in 2031, between JPY\u00a09.1M and JPY\u00a012.3M"


@pytest.mark.parametrize(
    ("currency", "is_real", "is_equal_power", "text"),
    [
        ("USD", True, False, "today's dollars"),
        ("USD", False, False, "each year's dollars"),
        ("USD", True, True, "today's dollars at average US prices"),
        ("EUR", False, True, "each year's EUR at average US prices"),
    ],
)
def test_money_tells_its_kind(currency: str, is_real: bool, is_equal_power: bool, text: str) -> None:
    assert words.money(currency, is_real=is_real, is_equal_power=is_equal_power) == text


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (2029.0, "early 2029"),
        (2029.3, "early 2029"),
        (2029.5, "mid-2029"),
        (2029.66, "mid-2029"),
        (2029.7, "late 2029"),
        (2029.999, "late 2029"),
    ],
)
def test_a_season_is_a_third_of_a_year(time: float, text: str) -> None:
    assert words.season(time) == text


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.ENTRY, "In 14 of 20 you are at entry level by mid-2029"),
        (Level.MID, "In 14 of 20 you are mid-level by mid-2029"),
        (Level.SENIOR, "In 14 of 20 you are senior by mid-2029"),
        (Level.ARCHITECT, "In 14 of 20 you are an architect by mid-2029"),
    ],
)
def test_levels_are_told_as_chances(level: Level, text: str) -> None:
    assert words.level_sentence(level, 0.7, 2029.5) == text


def test_parts_become_sentences() -> None:
    parts = ("base pay, Seattle", "", "nation used: no figures.", "In 2 of 20 you are senior")
    assert words.sentences(parts) == "Base pay, Seattle. Nation used: no figures. In 2 of 20 you are senior."


def test_no_parts_make_no_sentence() -> None:
    assert words.sentences(("", "")) == ""


@given(st.integers(1900, 2100), st.floats(0, 0.9999))
def test_a_season_names_its_year_and_never_goes_back(year: int, share: float) -> None:
    text = words.season(year + share)
    assert text.endswith(str(year))
    assert text in (f"early {year}", f"mid-{year}", f"late {year}")
    assert (text == f"early {year}") is (share * 3 < 1) or abs(share * 3 - 1) < 1e-6


@given(st.lists(st.text("abcéü ", max_size=8).map(str.strip)), st.booleans())
def test_every_part_is_one_sentence(parts: list[str], has_stops: bool) -> None:
    kept = [part for part in parts if part]
    text = words.sentences([f"{part}." if has_stops and part else part for part in parts])
    assert text.lower() == " ".join(f"{part.lower()}." for part in kept)
    assert all(sentence[:1] == sentence[:1].upper() for sentence in text.split(". "))


def test_the_first_letter_alone_is_made_large() -> None:
    assert words.sentences(("iOS pay", "élan", "2031 is far", "BLS OEWS")) == "IOS pay. Élan. 2031 is far. BLS OEWS."


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0.0, "In 0 of 20"), (0.01, "In fewer than 1 of 20"), (0.99, "In more than 19 of 20"), (1.0, "In 20 of 20")],
)
def test_what_is_nearly_sure_is_not_told_as_sure(probability: float, text: str) -> None:
    assert words.level_sentence(Level.SENIOR, probability, 2030.0) == f"{text} you are senior by early 2030"


def test_an_assumption_is_named_one() -> None:
    assert words.ASSUMED == "an assumption: there are no data for this track"


def test_a_loss_in_the_headline_has_a_true_minus() -> None:
    assert words.headline(-5_000, 0, 5_000, 2031, "USD") == "$0 in 2031, between −$5k and $5k"


def test_the_base_case_is_not_named_and_every_other_market_is() -> None:
    told = {choice: words.market(scenario_of(choice, {}).name) for choice in Scenario}
    assert told == {
        Scenario.BASE: "",
        Scenario.DOWNTURN: "downturn market",
        Scenario.BOOM: "boom market",
        Scenario.OWN: "your own market",
    }
