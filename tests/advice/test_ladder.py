from hypothesis import given
from hypothesis import strategies as st

from planner.advice.ladder import EditedRung, edited_rung
from planner.domain.readiness import OwnDescriptor
from planner.domain.role import Level, Track
from tests.advice.records import LIBRARY, own

LADDERS = LIBRARY.ladders
SENIOR = LADDERS.rung("senior")
SHIPPED = [one.id for one in SENIOR.descriptors]


def senior(*changes: OwnDescriptor, employer: str = "Acme") -> EditedRung:
    return edited_rung(LADDERS, SENIOR, changes, employer)


def ids(rung: EditedRung) -> list[str]:
    return [line.id for line in rung.lines]


def test_unchanged_it_is_the_shipped_rung() -> None:
    told = senior()
    assert ids(told) == SHIPPED
    assert len(SHIPPED) == 17
    assert [one.id for one in told.aspects] == [one.id for one in LADDERS.aspects]
    assert not any(line.is_own for line in told.lines)


def test_a_line_in_other_words_keeps_its_place_and_its_evidence() -> None:
    told = senior(own("o", text="Signs designs off.", replaces="senior.design.2"))
    assert ids(told) == [SHIPPED[0], "o", *SHIPPED[2:]]
    line = told.lines[1]
    assert (line.text, line.aspect, line.is_own) == ("Signs designs off.", "design", True)
    assert line.ids == ("o", "senior.design.2")


def test_a_line_without_words_is_taken_away() -> None:
    assert ids(senior(own("o", replaces="senior.design.2"))) == [SHIPPED[0], *SHIPPED[2:]]


def test_an_aspect_without_lines_is_gone() -> None:
    changes = [own(f"o{one.id}", replaces=one.id) for one in SENIOR.of_aspect("rigour")]
    assert "rigour" not in [one.id for one in senior(*changes).aspects]


def test_a_line_is_added_to_its_aspect_or_to_a_new_one() -> None:
    told = senior(
        own("a", aspect="Method and rigour", text="Publishes."),
        own("b", aspect="Safety", text="Leads a review."),
        own("c", text="Sells."),
    )
    assert [line.id for line in told.of_aspect("rigour")] == ["senior.rigour.1", "senior.rigour.2", "a"]
    assert [(one.id, one.name) for one in told.aspects[-2:]] == [("Safety", "Safety"), ("Other", "Other")]
    assert [line.id for line in told.of_aspect("Other")] == ["c"]


def test_other_rungs_are_left_alone() -> None:
    told = senior(
        own("a", text="x", level=Level.MID),
        own("b", text="x", track=Track.LEADERSHIP),
        own("c", text="x", replaces="mid.design.1"),
    )
    assert ids(told) == SHIPPED
    lead = edited_rung(LADDERS, LADDERS.rung("lead"), [own("b", text="x", track=Track.LEADERSHIP)])
    assert ids(lead)[-1] == "b"


def test_what_another_employer_asks_does_not_count() -> None:
    change = own("a", text="x", employer="ACME, Inc.")
    assert "a" in ids(senior(change, employer="Acme Inc"))
    assert "a" not in ids(senior(change, employer="Bolt"))
    assert "a" not in ids(senior(change, employer=""))


def test_the_employers_own_words_win_over_those_for_all() -> None:
    everywhere = own("all", text="x", replaces="senior.design.1")
    here = own("here", text="y", replaces="senior.design.1", employer="Acme")
    assert ids(senior(everywhere, here))[0] == "here"
    assert ids(senior(everywhere, here, employer="Bolt"))[0] == "all"


descriptors = st.builds(
    OwnDescriptor,
    id=st.uuids().map(str),
    employer=st.sampled_from(["", "Acme", "Bolt"]),
    level=st.sampled_from(Level),
    track=st.sampled_from(Track),
    aspect=st.sampled_from(["", "design", "Delivery", "Own"]),
    text=st.sampled_from(["one", "two"]),
    replaces=st.sampled_from(["", *SHIPPED, "mid.design.1", "gone"]),
)


@given(st.lists(descriptors, max_size=6))
def test_every_line_has_an_aspect_and_nothing_shipped_is_lost_by_words(changes: list[OwnDescriptor]) -> None:
    told = senior(*changes)
    assert {line.aspect for line in told.lines} == {one.id for one in told.aspects}
    assert set(SHIPPED) <= {one for line in told.lines for one in line.ids}
    assert sum(len(told.of_aspect(one.id)) for one in told.aspects) == len(told.lines)
