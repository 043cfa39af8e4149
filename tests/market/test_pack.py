import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.domain.errors import UserError
from planner.market.pack import load_pack, pack_from
from tests.market.made_up import document, pack

PACK = pack()
VILLE, NATION = PACK.places
BAKER, CHEF = PACK.families


def test_a_place_is_found_by_any_of_its_spellings() -> None:
    for text in ("Ville", "ville, vx", "THE VILLE", "Greater Ville Area", "Ville, VX, USA", "Remote, Ville"):
        assert PACK.find_place(text) is VILLE


def test_the_nation_is_found_only_by_name() -> None:
    assert PACK.find_place("U.S.") is NATION
    assert PACK.nation is NATION
    for text in ("remote", "", "Elsewhere", "Ville, ZZ", "anywhere", "東京"):
        assert PACK.find_place(text) is None


@given(st.text())
def test_any_text_is_a_place_or_none(text: str) -> None:
    assert PACK.find_place(text) in (VILLE, NATION, None)
    assert PACK.find_family(text) in (BAKER, CHEF, None)


def test_a_family_is_found_by_title() -> None:
    for title in ("baker", "Sr. Baker II", "Bread Eng", "Baker, bread", "Baker at Ville"):
        assert PACK.find_family(title) is BAKER
    assert PACK.find_family("Senior chef of all") is CHEF
    assert PACK.find_family("Plumber") is None
    assert PACK.find_family("") is None


def test_pay_of_one_occupation_is_its_cell() -> None:
    pay = PACK.level_pay(BAKER, VILLE)
    assert pay is not None
    assert pay.log_median == (10.0, 10.4, 10.8, 11.2)
    assert pay.log_sd == pytest.approx((0.3, 0.3, 0.3, 0.3))
    assert pay.weights == (0.1, 0.2, 0.3, 0.4)
    assert pay.jobs == 40
    assert pay.cell == "Examples May 2000, 51-1 Bakers, Ville"
    assert pay.fallback == ""
    assert pay.source is PACK.sources[0]
    assert pay.date == "May 2000"


def test_an_occupation_missing_in_the_place_takes_the_nations_and_says_so() -> None:
    pay = PACK.level_pay(CHEF, VILLE)
    assert pay is not None
    # a quarter of the bakers of Ville, three quarters of the cooks of the nation
    assert pay.log_median == pytest.approx((10.6, 11.0, 11.4, 11.8))
    assert pay.log_sd == pytest.approx((math.sqrt(0.09 + 0.25 * 0.36 + 0.75 * 0.04),) * 4)
    assert pay.jobs == 40  # the cooks' number is not published
    assert pay.cell == "Examples May 2000, 25\u00a0% 51-1 Bakers + 75\u00a0% 35-1 Cooks, Ville"
    assert pay.fallback == "nation used: no figures for 35-1 Cooks in Ville"


def test_the_nation_itself_is_no_fallback() -> None:
    pay = PACK.level_pay(CHEF, NATION)
    assert pay is not None
    assert pay.fallback == ""
    assert pay.jobs == 9000


def test_no_figures_in_the_nation_either_are_no_pay() -> None:
    content = document()
    content["cells"]["rows"].pop()
    thin = pack(content)
    assert thin.level_pay(thin.families[1], thin.places[0]) is None
    assert thin.level_pay(thin.families[0], thin.places[0]) is not None


def test_a_pack_without_the_nation() -> None:
    content = document()
    content["places"]["rows"].pop()
    del content["cells"]["rows"][1:]
    content["place_keys"] = {"ville": 0}
    without = pack(content)
    assert without.nation is None


def test_what_the_pack_tells_of_itself() -> None:
    assert PACK.version == "2000.01"
    assert PACK.price_index.factor(1990, 2000) == 1.5
    assert list(PACK.cells["51-1", "ville"].percentiles) == [30000, 40000, 50000, 60000, None]
    assert PACK.source("oews").publisher == "Office of Examples"
    with pytest.raises(ValueError, match="the source tea is missing"):
        PACK.source("tea")


def test_a_pack_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(document()), encoding="utf-8")
    assert load_pack(path).version == "2000.01"


@pytest.mark.parametrize("schema", [3, 1, 0, None, "2"])
def test_a_pack_of_another_kind_is_refused(schema: object) -> None:
    with pytest.raises(UserError) as caught:
        pack_from(document() | {"schema": schema}, "new.json")
    assert str(caught.value) == (
        f"Market figures new.json: this file is of kind {schema}, and this program reads kind 2. "
        "Use the version of the program it was made for."
    )


def _with_family(content: dict[str, Any], field: str, value: object) -> None:
    content["families"][0][field] = value


def _with_cell(content: dict[str, Any], column: int, value: object) -> None:
    content["cells"]["rows"][0][column] = value


def damaged_documents() -> list[tuple[dict[str, Any], str]]:
    """Documents with one thing wrong each, and what is said about it."""
    cases = []
    for key in document():
        if key != "schema":
            cases.append(({name: value for name, value in document().items() if name != key}, "a _Document needs"))
            cases.append((document() | {key: 7}, "wrong type|needs"))
    of_families: list[tuple[str, object, str]] = [
        ("titles", ["Chef"], "“chef” means two things"),
        ("occupations", [["99-9", 1.0]], "unknown occupation"),
        ("occupations", [["51-1", 0.9]], "do not sum to 1"),
        ("occupations", [["51-1", 10**400]], "damaged"),
    ]
    for field, value, reason in of_families:
        content = document()
        _with_family(content, field, value)
        cases.append((content, reason))
    of_cells: list[tuple[int, object, str]] = [
        (17, -0.3, "make no ladder"),
        (11, 9.0, "make no ladder"),
        (0, 7, "unknown occupation or place"),
        (1, -1, "unknown occupation or place"),
        (5, "much", "no table of numbers"),
        (5, 1e999, "no number"),
    ]
    for column, number, reason in of_cells:
        content = document()
        _with_cell(content, column, number)
        cases.append((content, reason))
    cases += [(document() | {"place_keys": {"ville": one}}, "a place that is not there") for one in (2, -1, "ville")]
    cases.append((document() | {"places": {"fields": ["id"], "rows": []}}, "a table of Place needs"))
    cases.append((document() | {"cells": {"fields": ["id"], "rows": []}}, "the cells need"))
    cases.append((document() | {"sources": []}, "the source oews is missing"))
    return cases


@pytest.mark.parametrize(("content", "reason"), damaged_documents())
def test_a_damaged_pack_is_refused_whole(content: dict[str, Any], reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        pack_from(content, "pack.json")
    assert str(caught.value).startswith("Market figures pack.json: it is damaged (")
    assert caught.value.remedy == "Install the program again to get the file it came with"


def test_a_pack_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(json.dumps(document()).encode()[:500])
    with pytest.raises(UserError, match="perhaps cut short"):
        load_pack(path)


def test_other_places_of_a_name_are_alternatives() -> None:
    content = document()
    other = [
        *("hamlet-vy", "Hamlet", "VY", ["Hamlet"], "0000002", "Hamlet, VY", None, 1999, "area"),
        90,
        None,
        None,
        None,
    ]
    content["places"]["rows"].append([*other, None, 0])
    content["place_keys"]["hamlet"] = 2
    both = pack(content)
    hamlet = both.find_place("Hamlet")
    assert hamlet is both.places[2]
    assert both.alternatives("hamlet") == (both.places[0],)
    assert both.alternatives("Ville") == both.alternatives("Elsewhere") == ()


def test_a_country_takes_the_nations_pay_moved_by_its_adverts() -> None:
    content = document()
    where = [*("country-xx", "Exland", "", ["Exland"], "XX", "Exland", None, 1999, "country"), 0, None, None, None]
    content["places"]["rows"].append([*where, -0.5, 70])
    content["place_keys"]["exland"] = 2
    content["sources"].append({**content["sources"][0], "id": "aijobs", "title": "Adverts"})
    exland = pack(content)
    pay = exland.level_pay(exland.families[0], exland.places[2])
    assert pay is not None
    assert pay.log_median == pytest.approx((9.7, 9.9, 10.1, 10.3))
    assert pay.jobs == 0
    assert pay.cell == "Adverts, 70 adverts in Exland; 51-1 Bakers"
    assert pay.fallback == "thin: pay in the United States times 0.61, as adverts in Exland have it"
    assert pay.source.id == "aijobs"


def test_a_state_stands_in_before_the_nation() -> None:
    content = document()
    state = [*("state-vx", "Vexas", "VX", ["Vexas"], "0100000", "Vexas", None, 1999, "state"), 500, None, None, None]
    content["places"]["rows"].append([*state, None, 0])
    cook = [0, 2, 500, 0, 0.01, 30000, 40000, 50000, 60000, 70000, 10.7, 11.1, 11.5, 11.9, 0.3, 0.3, 0.3, 0.3]
    content["cells"]["rows"].append(cook)
    states = pack(content)
    pay = states.level_pay(states.families[1], states.places[0])
    assert pay is not None
    assert pay.fallback == "state used: no figures for 35-1 Cooks in Ville"
    assert pay.log_median[0] == pytest.approx(0.25 * 10.0 + 0.75 * 10.7)


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    shipped = load_pack()
    family, place = shipped.find_family("NLP engineer"), shipped.find_place("Denver")
    assert family is not None
    assert place is not None
    first = shipped.level_pay(family, place)
    assert shipped.level_pay(family, place) is first
    renamed = shipped.level_pay(family, replace(place, name="Elsewhere"))
    assert renamed is not None
    assert first is not None
    assert renamed.cell == first.cell.replace(place.name, "Elsewhere")
    assert load_pack().level_pay(family, place) == first  # another pack keeps answers of its own


def test_a_place_pays_more_or_less_by_its_published_medians() -> None:
    content = document()
    content["cells"]["rows"][0][7] = 55_000
    there = pack(content)
    shift = math.log(1.1)
    assert there.place_shift(there.places[0], (("51-1", 1.0),)) == pytest.approx(shift)
    assert there.place_shift(there.places[0], (("51-1", 0.5), ("35-1", 0.5))) == pytest.approx(shift)  # cooks left out
    assert there.place_shift(there.places[0], (("99-9", 1.0),)) == pytest.approx(shift)  # all of the place stand in
    assert there.place_shift(there.places[1], (("35-1", 1.0),)) == 0


def test_a_pack_made_by_hand_finds_places_by_their_spellings() -> None:
    by_hand = replace(PACK, place_of={})
    assert by_hand.find_place("the ville") is VILLE
    assert by_hand.find_place("US") is NATION


def test_families_are_found_by_id_or_name() -> None:
    pack = load_pack()
    for one in pack.families:
        assert pack.family(one.id) is one
        assert pack.family(one.name.upper()) is one
    assert pack.family("Zookeeper") is None
    assert pack.family("") is None


def test_the_own_choice_of_a_family_wins_over_the_title() -> None:
    pack = load_pack()
    assert pack.family_for("Zookeeper") is None
    for title in ("Zookeeper", "ML engineer"):
        chosen = pack.family_for(title, "ai-architect")
        assert chosen is not None
        assert chosen.id == "ai-architect"
    own = pack.family_for("ML engineer", "unheard-of")
    assert own is not None
    assert own.id == "ml-engineer"


def test_every_title_that_pays_like_another_is_there() -> None:
    assert {one.id for one in load_pack().families} >= {
        *("ml-engineer", "deep-learning-engineer", "nlp-engineer", "computer-vision-engineer", "ai-engineer"),
        *("applied-scientist", "research-scientist", "research-engineer", "mlops-engineer", "data-scientist"),
        *("data-engineer", "software-engineer", "ai-architect", "engineering-manager"),
    }
