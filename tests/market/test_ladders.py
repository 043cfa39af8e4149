from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.domain.role import Level, Track
from planner.market.evidence import Grade, load_cards
from planner.market.ladders import Descriptor, Ladders, Rung, StepKind, load_ladders
from tests.market.made_up_catalogue import edited, entry


@pytest.fixture(scope="module")
def ladders() -> Ladders:
    return load_ladders()


def test_four_levels_and_three_branches(ladders: Ladders) -> None:
    assert [rung.id for rung in ladders.rungs] == [*map(str, Level), "lead", "manager", "research"]
    for level in Level:
        assert ladders.of_level(level).id == level
        assert ladders.of_level(level).track is Track.SPECIALIST
    assert ladders.rung("lead").track is Track.LEADERSHIP
    assert ladders.rung("research").track is Track.RESEARCH
    assert ladders.rung("manager").level is None


def test_every_rung_describes_every_aspect(ladders: Ladders) -> None:
    assert len(ladders.aspects) == 7
    for rung in ladders.rungs:
        for aspect in ladders.aspects:
            assert rung.of_aspect(aspect.id), (rung.id, aspect.id)
        assert rung.summary
        assert rung.scope
    assert sum(len(rung.descriptors) for rung in ladders.rungs) == 93


def test_descriptors_are_sentences_that_stand_once(ladders: Ladders) -> None:
    texts = [one.text for rung in ladders.rungs for one in rung.descriptors]
    assert len(set(texts)) == len(texts)
    assert all(text[0].isupper() and text.endswith(".") for text in texts)
    assert ladders.question.endswith("?")


def test_ids_of_descriptors_stay(ladders: Ladders) -> None:
    # evidence in profiles points at them: a text may be mended, an id never given to another
    assert [one.id for one in ladders.rung("mid").of_aspect("delivery")] == [
        "mid.delivery.1",
        "mid.delivery.2",
        "mid.delivery.3",
    ]
    assert ladders.rung("senior").of_aspect("mentoring")[0].text.startswith("Has helped someone to the next level")


def test_they_are_opinion_and_say_so(ladders: Ladders) -> None:
    assert ladders.grade is Grade.D
    assert "Written for this program" in ladders.source


def test_ways_lead_up_and_sideways(ladders: Ladders) -> None:
    ups = [(step.start, step.end) for step in ladders.steps if step.kind is StepKind.UP]
    assert ups[:3] == [("entry", "mid"), ("mid", "senior"), ("senior", "architect")]
    assert {step.end for step in ladders.steps_from("senior")} == {"architect", "lead", "manager", "research"}
    assert any(step.start == "manager" and step.end == "architect" for step in ladders.steps)  # and back
    assert all(step.text for step in ladders.steps)


def test_every_rung_can_be_reached_from_entry(ladders: Ladders) -> None:
    reached = {"entry"}
    for _ in ladders.rungs:
        reached |= {step.end for step in ladders.steps if step.start in reached}
    assert reached == {rung.id for rung in ladders.rungs}


def test_research_asks_for_a_degree_and_mathematics(ladders: Ladders) -> None:
    asked = " ".join(ladders.rung("research").prerequisites)
    assert "doctorate" in asked
    assert "mathematics" in asked


def test_what_is_disputed_is_pointed_at(ladders: Ladders) -> None:
    cards = load_cards()
    disputed = {rung.id: rung.tensions for rung in ladders.rungs if rung.tensions}
    assert disputed == {
        "mid": ("largest-step",),
        "senior": ("largest-step", "highest-tier"),
        "architect": ("highest-tier",),
    }
    assert all(cards.tension(one) for tensions in disputed.values() for one in tensions)


def test_an_unknown_rung_is_a_fault_of_the_program(ladders: Ladders) -> None:
    with pytest.raises(KeyError):
        ladders.rung("wizard")


def test_a_descriptor_is_named_after_its_rung() -> None:
    with pytest.raises(ValueError, match="names its rung and aspect first"):
        Rung("mid", "Mid", Track.SPECIALIST, Level.MID, "S", "S", (Descriptor("senior.design.1", "design", "Text."),))
    with pytest.raises(ValueError, match="needs a text"):
        Descriptor("mid.design.1", "design", "")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "senior"}, "the id of a descriptor names"),
        ({"level": "guru"}, "'guru' is not a valid Level"),
        ({"track": "circus"}, "'circus' is not a valid Track"),
        ({"descriptors": [{"id": "mid.magic.1", "aspect": "magic", "text": "T."}]}, "there is no aspect 'magic'"),
    ],
)
def test_a_damaged_ladder_is_told(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    folder = edited(tmp_path, "ladders.json", lambda file: entry(file, "rungs", "mid").update(change))
    with pytest.raises(UserError, match=rf"ladders\.json: it is damaged \(.*{reason}"):
        load_ladders(folder)


def test_a_step_leads_somewhere(tmp_path: Path) -> None:
    folder = edited(tmp_path, "ladders.json", lambda file: file["steps"][0].update(end="moon"))
    with pytest.raises(UserError, match="there is no rung 'moon'"):
        load_ladders(folder)
