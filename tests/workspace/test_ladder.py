"""An employer's own ladder: the edits of one rung, and that taking them back is the shipped ladder again."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.ladder import Line, LineState
from planner.advice.readiness import readiness
from planner.domain.change import ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.domain.role import Level, Track
from planner.workspace.ladder import MOST_ASPECTS, EmployersRung, add_line, change_line, hide_line, reset_lines
from tests.advice.records import LIBRARY, TODAY, evidence, own
from tests.strategies import profile_of

LADDERS = LIBRARY.ladders


@dataclass
class Desk:
    """A profile whose ladder is edited."""

    profile: Profile
    employer: str = "Acme"
    rung: str = "senior"

    @property
    def where(self) -> EmployersRung:
        told = readiness(self.profile, LIBRARY, LADDERS.rung(self.rung), TODAY, employer=self.employer)
        return EmployersRung(LADDERS, told, self.employer)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.where.lines]

    @property
    def own(self) -> list[OwnDescriptor]:
        return list(self.profile.all(OwnDescriptor))

    def line(self, place: int = 0) -> Line:
        return self.where.lines[place]

    def do(self, changes: ChangeSet | None) -> ChangeSet:
        assert changes is not None
        self.profile = changes.applied_to(self.profile)
        return changes


@pytest.fixture
def desk() -> Desk:
    return Desk(profile_of(evidence("senior.design.1", "2026-05", text="A design")))


def test_a_line_is_added_for_this_employer_alone(desk: Desk) -> None:
    before = desk.texts
    changes = desk.do(add_line(desk.where, "Delivery", "  Ships every\n week. "))
    assert changes.text == "Add a line to Senior at Acme"
    (made,) = desk.own
    assert (made.employer, made.level, made.track, made.text) == (
        "Acme",
        Level.SENIOR,
        Track.SPECIALIST,
        "Ships every week.",
    )
    added = next(one for one in desk.where.lines if one.state is LineState.ADDED)
    assert (added.aspect, added.employer) == ("delivery", "Acme")
    assert sorted(desk.texts) == sorted([*before, "Ships every week."])
    assert Desk(desk.profile, "Bolt").texts == before


@pytest.mark.parametrize("rung", ["entry", "mid", "senior", "architect", "lead", "manager", "research"])
def test_a_line_added_to_any_rung_stands_on_it(rung: str) -> None:
    desk = Desk(profile_of(), rung=rung)
    desk.do(add_line(desk.where, "delivery", "Ships."))
    assert "Ships." in desk.texts
    others = [one.id for one in LADDERS.rungs if one.id != rung]
    assert all("Ships." not in Desk(desk.profile, rung=one).texts for one in others)


def test_other_words_keep_place_and_evidence(desk: Desk) -> None:
    changes = desk.do(change_line(desk.profile, desk.where, desk.line(), "design", "Signs designs off."))
    assert changes.text == "Change a line of Senior at Acme"
    first = desk.where.rung.aspects[0].lines[0]
    assert (first.line.text, first.line.state) == ("Signs designs off.", LineState.CHANGED)
    assert [one.text for one in first.evidence] == ["A design"]
    assert first.line.lasting_id == "senior.design.1"
    desk.do(change_line(desk.profile, desk.where, desk.line(), "design", "Signs."))
    assert len(desk.own) == 1
    assert desk.texts[0] == "Signs."


def test_the_same_words_change_nothing(desk: Desk) -> None:
    line = desk.line()
    assert change_line(desk.profile, desk.where, line, "Design and architecture", f" {line.text} ") is None
    assert change_line(desk.profile, desk.where, line, "design", line.text) is None


def test_another_aspect_is_a_change(desk: Desk) -> None:
    desk.do(change_line(desk.profile, desk.where, desk.line(), "Delivery", desk.line().text))
    assert desk.own[0].aspect == "Delivery"
    assert next(one for one in desk.where.lines if one.state is LineState.CHANGED).aspect == "delivery"


def test_a_line_is_hidden_and_shown_again(desk: Desk) -> None:
    before = desk.where.rung
    line = desk.line(1)
    changes = desk.do(hide_line(desk.profile, desk.where, line))
    assert changes.text == "Hide a line of Senior at Acme"
    assert line.text not in desk.texts
    (hidden,) = desk.where.rung.hidden
    assert (hidden.text, hidden.state, hidden.lasting_id) == (line.text, LineState.HIDDEN, line.id)
    desk.do(reset_lines(desk.profile, desk.where, [hidden.id]))
    assert desk.where.rung == before
    assert desk.own == []


def test_a_changed_line_is_hidden_in_its_own_record_and_evidence_stays(desk: Desk) -> None:
    desk.do(change_line(desk.profile, desk.where, desk.line(), "design", "Signs."))
    own_id = desk.line().id
    desk.profile = profile_of(*desk.profile.records.values(), evidence(own_id, "2026-06", text="Under the new words"))
    desk.do(hide_line(desk.profile, desk.where, desk.line()))
    assert len(desk.own) == 1
    assert {one.descriptor for one in desk.profile.all(Evidence)} == {"senior.design.1"}
    desk.do(reset_lines(desk.profile, desk.where, [own_id]))
    assert [one.text for one in desk.where.rung.aspects[0].lines[0].evidence] == ["Under the new words", "A design"]


def test_an_added_line_goes_with_its_evidence_and_that_is_one_edit(desk: Desk) -> None:
    desk.do(add_line(desk.where, "design", "Signs."))
    added = next(one for one in desk.where.lines if one.state is LineState.ADDED)
    before = profile_of(
        *desk.profile.records.values(), evidence(added.id, "2026-06"), evidence(added.id, "2026-07", number=2)
    )
    desk.profile = before
    changes = desk.do(hide_line(desk.profile, desk.where, added))
    assert changes.text == "Remove a line and 2 pieces of evidence of Senior at Acme"
    assert {one.descriptor for one in desk.profile.all(Evidence)} == {"senior.design.1"}
    assert changes.inverted().applied_to(desk.profile).records == before.records


def test_one_piece_of_evidence_is_named_as_one(desk: Desk) -> None:
    desk.do(add_line(desk.where, "design", "Signs."))
    added = desk.where.lines[3]
    desk.profile = profile_of(*desk.profile.records.values(), evidence(added.id, "2026-06"))
    assert "a line and 1 piece of evidence of" in hide_line(desk.profile, desk.where, added).text


def test_all_of_a_rung_is_taken_back_for_this_employer_alone(desk: Desk) -> None:
    desk.profile = profile_of(
        *desk.profile.records.values(),
        own("all", text="Everywhere.", aspect="design"),
        own("bolt", text="Bolt's.", aspect="design", employer="Bolt"),
        own("mid", text="On another rung.", aspect="design", employer="Acme", level=Level.MID),
    )
    before = desk.texts
    desk.do(add_line(desk.where, "design", "Signs."))
    desk.do(hide_line(desk.profile, desk.where, desk.line(1)))
    assert len(desk.where.own_ids) == 2
    changes = desk.do(reset_lines(desk.profile, desk.where, desk.where.own_ids))
    assert changes.text == "Back to the shipped ladder: Senior at Acme"
    assert desk.texts == before
    assert {one.id for one in desk.own} == {"all", "bolt", "mid"}
    assert reset_lines(desk.profile, desk.where, desk.where.own_ids) is None


def test_a_change_for_every_employer_is_overruled_and_not_lost(desk: Desk) -> None:
    everywhere = Desk(desk.profile, "")
    everywhere.do(change_line(everywhere.profile, everywhere.where, everywhere.line(), "design", "For all."))
    assert everywhere.where.where == "Senior"
    desk.profile = everywhere.profile
    line = desk.line()
    assert (line.text, desk.where.is_everywhere(line), desk.where.own_ids) == ("For all.", True, ())
    desk.do(change_line(desk.profile, desk.where, line, "design", "Here."))
    assert [one.text for one in desk.own] == ["For all.", "Here."]
    assert desk.texts[0] == "Here."
    assert Desk(desk.profile, "Bolt").texts[0] == "For all."
    desk.do(reset_lines(desk.profile, desk.where, [desk.line().id]))
    assert desk.texts[0] == "For all."
    desk.do(hide_line(desk.profile, desk.where, desk.line()))
    assert "For all." not in desk.texts
    assert Desk(desk.profile, "Bolt").texts[0] == "For all."


def test_a_line_added_for_every_employer_changes_for_all(desk: Desk) -> None:
    desk.profile = profile_of(own("all", text="Everywhere.", aspect="design"))
    line = next(one for one in desk.where.lines if one.state is LineState.ADDED)
    desk.do(change_line(desk.profile, desk.where, line, "design", "For all."))
    assert [one.text for one in desk.own] == ["For all."]


@pytest.mark.parametrize(
    ("aspect", "text", "attribute", "reason"),
    [
        ("design", "  ", "text", "empty"),
        ("design", "Decides with the future load, cost, and failure in view", "text", "has it already"),
        (" ", "Signs.", "aspect", "empty"),
        ("design", "x" * 30_000, "text", ""),
    ],
)
def test_what_cannot_be_a_line_is_told(desk: Desk, aspect: str, text: str, attribute: str, reason: str) -> None:
    with pytest.raises(UserError) as told:
        add_line(desk.where, aspect, text)
    assert told.value.attribute == attribute
    assert reason in told.value.reason
    with pytest.raises(UserError):
        change_line(desk.profile, desk.where, desk.line(), aspect, text)


def test_no_more_aspects_than_the_picture_has_room_for(desk: Desk) -> None:
    for number in range(MOST_ASPECTS - 7):
        desk.do(add_line(desk.where, f"Side {number}", f"Line {number}"))
    assert len(desk.where.rung.aspects) == MOST_ASPECTS
    with pytest.raises(UserError, match="10 already"):
        add_line(desk.where, "One more", "Signs.")
    desk.do(add_line(desk.where, "side 1", "Signs."))
    assert len(desk.where.rung.aspects) == MOST_ASPECTS


def test_the_last_line_stays(desk: Desk) -> None:
    first, *others = LADDERS.rung("senior").descriptors
    desk.profile = profile_of(*(own(f"o {one.id}", replaces=one.id, employer="Acme") for one in others))
    assert [one.id for one in desk.where.lines] == [first.id]
    with pytest.raises(UserError, match="last one"):
        hide_line(desk.profile, desk.where, desk.line())


@given(st.lists(st.tuples(st.sampled_from(["add", "change", "hide"]), st.integers(0, 30)), max_size=8))
def test_taking_everything_back_is_the_shipped_ladder(steps: list[tuple[str, int]]) -> None:
    desk = Desk(profile_of(evidence("senior.design.1", "2026-05"), evidence("senior.delivery.1", "2020")))
    before = desk.profile.records
    for number, (step, at) in enumerate(steps):
        line = desk.line(at % len(desk.where.lines))
        if step == "add":
            desk.do(add_line(desk.where, "design", f"Line {number}"))
        elif step == "change":
            desk.do(change_line(desk.profile, desk.where, line, "Own side", f"Words {number}"))
        else:
            desk.do(hide_line(desk.profile, desk.where, line))
    changes = reset_lines(desk.profile, desk.where, desk.where.own_ids)
    after = desk.profile if changes is None else changes.applied_to(desk.profile)
    assert dict(after.records) == dict(before)
