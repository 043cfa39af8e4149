import json
import math
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
    assert pay.cell == "Examples May 2000, 25% 51-1 Bakers + 75% 35-1 Cooks, Ville"
    assert pay.fallback == "nation used: no figures for 35-1 Cooks in Ville"


def test_the_nation_itself_is_no_fallback() -> None:
    pay = PACK.level_pay(CHEF, NATION)
    assert pay is not None
    assert pay.fallback == ""
    assert pay.jobs == 9000


def test_no_figures_in_the_nation_either_are_no_pay() -> None:
    content = document()
    content["cells"].pop()
    thin = pack(content)
    assert thin.level_pay(thin.families[1], thin.places[0]) is None
    assert thin.level_pay(thin.families[0], thin.places[0]) is not None


def test_a_pack_without_the_nation() -> None:
    content = document()
    content["places"].pop()
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


@pytest.mark.parametrize("schema", [2, 0, None, "1"])
def test_a_pack_of_another_kind_is_refused(schema: object) -> None:
    with pytest.raises(UserError) as caught:
        pack_from(document() | {"schema": schema}, "new.json")
    assert str(caught.value) == (
        f"Market figures new.json: this file is of kind {schema}, and this program reads kind 1. "
        "Use the version of the program it was made for."
    )


def _with_family(content: dict[str, Any], field: str, value: object) -> None:
    content["families"][0][field] = value


def _with_cell(content: dict[str, Any], field: str, value: object) -> None:
    content["cells"][0][field] = value


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
    for field, numbers in (("log_sd", [0.3, 0.3, 0.3, -0.3]), ("log_median", [10.0, 9.0, 10.8, 11.2])):
        content = document()
        _with_cell(content, field, numbers)
        cases.append((content, "make no ladder"))
    content = document()
    content["places"][1]["aliases"] = ["Ville"]
    cases.append((content, "“ville” means two things"))
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
