from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market.evidence import load_cards
from planner.market.industries import load_hubs, load_industries
from planner.market.pack import load_pack
from planner.market.skills import load_skills
from tests.market.made_up_catalogue import edited, entry


def test_the_eight_industries() -> None:
    industries = load_industries().industries
    assert [one.id for one in industries] == [
        *("technology", "finance", "healthcare", "automotive"),
        *("retail", "entertainment", "logistics", "defence-aerospace"),
    ]
    for one in industries:
        assert one.text.endswith(".")
        assert len(one.systems) >= 3
        assert one.claims


def test_their_skills_are_of_the_catalogue() -> None:
    skills = load_skills()
    for one in load_industries().industries:
        assert len([skills.skill(skill) for skill in one.skills]) >= 3


def test_what_slows_and_limits_work() -> None:
    industries = {one.id: one for one in load_industries().industries}
    assert "Long cycles" in industries["healthcare"].tempo
    assert "clearance" in industries["defence-aerospace"].constraint
    assert industries["healthcare"].tensions == ("healthcare-pay",)
    assert 42 in load_cards().tension("healthcare-pay").claims


def test_no_figure_of_pay_stands_here() -> None:
    # pay has one home, the pay model: a second figure would contradict it sooner or later
    texts = [f"{one.text} {one.tempo} {one.constraint}" for one in load_industries().industries]
    texts += [f"{one.text} {one.note}" for one in load_hubs().hubs]
    assert not [text for text in texts if any(letter.isdigit() or letter in "$%" for letter in text)]


def test_the_ten_hubs_are_places_of_the_pack() -> None:
    places = {place.id for place in load_pack().places}
    hubs = load_hubs().hubs
    assert len(hubs) == 10
    assert {hub.place for hub in hubs} <= places
    assert all(hub.text and hub.industries and hub.claims for hub in hubs)


def test_an_industry_stands_once(tmp_path: Path) -> None:
    folder = edited(tmp_path, "industries.json", lambda file: entry(file, "industries", "retail").update(id="finance"))
    with pytest.raises(UserError, match=r"industries\.json: it is damaged \(the industry 'finance' is there twice\)"):
        load_industries(folder)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"industries": ["circus"]}, "there is no industry 'circus'"),
        ({"place": "denver"}, "the place 'denver' is there twice"),
        ({"id": ""}, "a hub has no id"),
    ],
)
def test_a_damaged_hub_is_told(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    folder = edited(tmp_path, "hubs.json", lambda file: entry(file, "hubs", "austin").update(change))
    with pytest.raises(UserError, match=rf"hubs\.json: it is damaged \({reason}\)"):
        load_hubs(folder)
