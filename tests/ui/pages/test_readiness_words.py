from dataclasses import replace

import pytest

from planner.advice.evidence_offers import Offer
from planner.advice.learning import Effort
from planner.advice.readiness import Readiness, Shown
from planner.advice.skill_gap import Hold
from planner.domain.dates import PartialDate
from planner.domain.profile import Record
from planner.domain.readiness import Evidence
from planner.market.pack import Pack
from planner.ui.pages import readiness_words as words
from planner.ui.pages.readiness_question import ReadinessAnswer, answer
from tests.advice.records import evidence, own
from tests.ui.pages.advice_desk import SAMPLE, TODAY, asked


def told_of(pack: Pack, *more: Record) -> ReadinessAnswer:
    return answer(asked(pack, *SAMPLE.records.values(), *more))


@pytest.fixture(scope="module")
def told(pack: Pack) -> ReadinessAnswer:
    return told_of(pack)


def lines_of(told: ReadinessAnswer) -> list[words.LadderLine]:
    return words.ladder_lines(told.rungs[0], told.ladders)


def first_line(told: ReadinessAnswer) -> str:
    return lines_of(told)[0].line.line.id


def test_rungs_ahead_come_first_and_every_rung_once(told: ReadinessAnswer) -> None:
    names = [words.rung_name(one) for one in told.rungs]
    assert names[0] == "Senior · next level"
    assert len({one.rung.id for one in told.rungs}) == len(told.rungs) == len(told.ladders.rungs)


def test_what_is_unknown_is_unknown_and_not_zero(told: ReadinessAnswer) -> None:
    data = words.radar(told.rungs[0], told)
    assert all(one.shown is None for one in data.dimensions)
    assert data.headline == "Nothing is known yet of your readiness for senior"
    assert data.meaning == "lines with evidence of the last 24 months"


def test_shown_lines_are_counted_in_answer_and_radar(pack: Pack, told: ReadinessAnswer) -> None:
    shown = told_of(pack, evidence(first_line(told), f"{TODAY.year}-01", text="A design"))
    assert words.headline(shown.rungs[0], shown)[0] == "For senior you show 1 of 17 lines; 16 unknown"
    assert words.radar(shown.rungs[0], shown).dimensions[0].shown == 1
    line = lines_of(shown)[0]
    (row,) = words.evidence_rows(line)
    assert (row.text, row.value, row.detail) == ("A design", "Remove", f"{TODAY.year}-01")


def test_the_ladder_is_called_an_opinion(told: ReadinessAnswer) -> None:
    quiet = words.headline(told.rungs[0], told)[1]
    assert "The ladder is this program's opinion (grade D)." in quiet
    assert "not known" in words.headline(told.rungs[0], replace(told, is_known=False))[1]


def test_cells_tell_aspect_line_and_date(told: ReadinessAnswer) -> None:
    for one in lines_of(told):
        aspect, asks, state, shown, latest = (column.short(one) for column in words.columns())
        assert aspect == one.aspect.aspect.name
        assert asks == one.line.line.text
        assert (state, shown, latest) == ("shipped", "unknown", "–")


def test_nothing_that_fits_is_said(told: ReadinessAnswer) -> None:
    line = lines_of(told)[0]
    bare = replace(line, aspect=replace(line.aspect, offers=()))
    assert words.offer_rows(bare)[0].text == "Nothing recorded seems to fit."
    assert words.evidence_rows(line)[0].text == "Unknown: nothing is attached."


def test_the_own_title_comes_first_among_the_gaps(told: ReadinessAnswer) -> None:
    names = [words.gap_name(one, told) for one in told.gaps]
    assert names[0].endswith("· yours")
    assert not any(name.endswith("· yours") for name in names[1:])
    assert len(set(names)) == len(names) > 5


def test_a_gap_tells_groups_by_weight_and_hours_as_an_assumption(told: ReadinessAnswer) -> None:
    gap = told.gaps[0]
    rows = words.gap_rows(gap)
    assert len(rows) == len(gap.groups)
    assert {row.tone for row in rows} <= {"good", "quiet", "attention"}
    assert all(row.detail for row in rows)
    assert "(assumption, grade D)." in words.gap_note(gap)


def shown_as(rung: Readiness, *ways: Shown) -> Readiness:
    """The rung with only its first aspect, whose first lines are shown so."""
    first = rung.aspects[0]
    lines = tuple(replace(line, shown=way) for line, way in zip(first.lines, ways, strict=False))
    return replace(rung, aspects=(replace(first, lines=lines),))


def test_old_evidence_is_told_apart_from_recent_and_a_single_line_is_one(told: ReadinessAnswer) -> None:
    rung = shown_as(told.rungs[0], Shown.RECENT, Shown.OLD)
    answer, quiet = words.headline(rung, told)
    assert answer == "For senior you show 1 of 2 lines; 0 unknown"
    assert quiet.startswith("Evidence of the last 24 months that you attached, 1 line only by older one. Unknown is")
    (dimension,) = words.radar(rung, told).dimensions
    assert (dimension.shown, dimension.total) == (1, 2)
    assert words.headline(shown_as(rung, Shown.UNKNOWN), told)[0] == "For senior you show 0 of 1 line; 1 unknown"


def test_old_evidence_alone_is_known_and_counts_nothing(told: ReadinessAnswer) -> None:
    (dimension,) = words.radar(shown_as(told.rungs[0], Shown.OLD, Shown.UNKNOWN), told).dimensions
    assert (dimension.shown, dimension.total) == (0, 2)


def test_the_rung_stood_on_is_named_without_a_way(told: ReadinessAnswer) -> None:
    rung = told.rungs[0]
    assert words.rung_name(replace(rung, kind=None)) == "Senior"
    abbreviated = replace(rung, rung=replace(rung.rung, name="ML lead"))
    assert words.headline(abbreviated, told)[0].startswith("For ML lead you show")


def records(number: int) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(id=f"e{n}", descriptor="x", date=PartialDate(2026, n), text=f"No. {n}") for n in range(1, number + 1)
    )


@pytest.mark.parametrize(("number", "last"), [(6, "No. 6"), (7, "1 older one"), (9, "3 older ones")])
def test_six_pieces_of_evidence_are_shown_and_the_rest_counted(told: ReadinessAnswer, number: int, last: str) -> None:
    line = lines_of(told)[0]
    rows = words.evidence_rows(replace(line, line=replace(line.line, evidence=records(number))))
    assert [row.key for row in rows[:6]] == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert rows[-1].text == last
    assert len(rows) == min(number, 7)


def test_evidence_without_words_is_its_link_and_the_latest_date_is_its_own(told: ReadinessAnswer) -> None:
    line = lines_of(told)[0]
    bare = Evidence(id="e", descriptor="x", date=PartialDate(2026, 3), url="https://example.org")
    linked = replace(line, line=replace(line.line, evidence=(bare, *records(1))))
    row = words.evidence_rows(linked)[0]
    assert (row.text, row.detail) == ("https://example.org", "2026-03 · https://example.org")
    assert next(one for one in words.columns() if one.title == "Latest").short(linked) == "2026-03"


def test_offers_tell_date_and_reason_and_are_cut_too(told: ReadinessAnswer) -> None:
    line = lines_of(told)[0]
    dated = Offer("a", "A talk", PartialDate(2025, 4), "", (), "a talk teaches")
    offers = (dated, *(replace(dated, record_id=f"o{n}", date=None) for n in range(7)))
    rows = words.offer_rows(replace(line, aspect=replace(line.aspect, offers=offers)))
    assert (rows[0].key, rows[0].value, rows[0].detail) == ("a", "Confirm", "2025-04 · a talk teaches")
    assert rows[1].detail == "a talk teaches"
    assert (rows[-1].text, rows[-1].key, len(rows)) == ("2 older ones", "", 7)


@pytest.mark.parametrize(
    ("hold", "tone"),
    [(Hold.HAVE, "good"), (Hold.UNRATED, "quiet"), (Hold.RUSTY, "attention"), (Hold.LACK, "attention")],
)
def test_groups_are_toned_by_how_they_are_held(told: ReadinessAnswer, hold: Hold, tone: str) -> None:
    gap = told.gaps[0]
    group = replace(gap.groups[0], hold=hold, skills=())
    (row,) = words.gap_rows(replace(gap, groups=(group,)))
    assert (row.value, row.tone) == (str(hold), tone)
    assert row.detail == f"asked to {group.weight.proficiency} of 5"


def test_the_note_counts_what_there_is_and_adds_the_hours_of_what_is_required(told: ReadinessAnswer) -> None:
    gap = told.gaps[0]
    one = next(iter(gap.skills))
    held = [
        replace(one, hold=hold, is_required=is_required, effort=effort)
        for hold, is_required, effort in (
            (Hold.HAVE, True, None),
            (Hold.LACK, True, Effort(500, 1_000, 2_000)),
            (Hold.LACK, False, Effort(9_000, 9_000, 9_000)),
        )
    ]
    made = replace(gap, groups=(replace(gap.groups[0], skills=tuple(held)),))
    assert words.gap_note(made) == (
        "1 have, 2 lack. 500 to 2,000 hours to close what is required (assumption, grade D)."
    )
    detail = words.gap_rows(made)[0].detail
    assert detail == f"have: {one.skill.name}; lack: {one.skill.name}, {one.skill.name}"


def test_titles_of_the_columns_and_the_weight_of_a_group(told: ReadinessAnswer) -> None:
    titles = [(column.title, column.is_number) for column in words.columns()]
    assert titles == [("Aspect", False), ("What it asks", False), ("Words", False), ("Shown", False), ("Latest", True)]
    gap = told.gaps[0]
    group = replace(gap.groups[0], weight=replace(gap.groups[0].weight, weight=0.234))
    (row,) = words.gap_rows(replace(gap, groups=(group,)))
    assert row.text == f"{group.group.name}, 23\u00a0% of what is asked"


def test_the_ladder_of_an_employer_says_what_differs(pack: Pack) -> None:
    edited = told_of(
        pack,
        own("a", employer="Northwind Language", text="Signs designs off.", replaces="senior.design.1"),
        own("b", employer="Northwind Language", replaces="senior.design.2"),
        own("c", text="Leads a review.", aspect="Safety"),
    )
    assert edited.employer == "Northwind Language"
    rows = lines_of(edited)
    assert len(rows) == 18
    assert [row.line.line.text for row in rows if row.is_hidden] == [
        "Decides with the future load, cost and failure in view."
    ]
    assert rows[-1].is_hidden
    quiet = words.headline(edited.rungs[0], edited)[1]
    assert "As Northwind Language has it: 1 in your words, 1 added, 1 hidden." in quiet
    state = words.columns()[2]
    assert [state.whole_text(row) for row in rows if state.short(row) != "shipped"] == [
        "in your words, Northwind Language",
        "added, every employer",
        "hidden, Northwind Language",
    ]
    assert words.columns()[3].short(rows[-1]) == "–"
    assert words.evidence_rows(rows[-1])[0].text == "Hidden: it counts for nothing."
    assert words.offer_rows(rows[-1]) == []
    assert words.radar(edited.rungs[0], edited).dimensions[-1].name == "Safety"


def test_the_picture_takes_no_more_aspects_than_it_has_room_for(pack: Pack) -> None:
    many = told_of(pack, *(own(f"o{n}", text=f"Line {n}", aspect=f"Side {n}") for n in range(9)))
    assert len(many.rungs[0].aspects) == 16
    assert len(words.radar(many.rungs[0], many).dimensions) == 10


def test_employers_stand_once_the_present_one_first(pack: Pack, told: ReadinessAnswer) -> None:
    assert told.employers[0] == told.employer == "Northwind Language"
    assert told.employers[-1] == ""
    more = told_of(pack, own("a", employer="northwind language", text="x"), own("b", employer="Bolt", text="y"))
    assert set(more.employers) - set(told.employers) == {"Bolt"}
    assert words.employer_name("") == "Every employer"
    assert words.employer_name("Bolt") == "Bolt"


def test_a_file_of_the_ladder_has_the_links_too(pack: Pack, told: ReadinessAnswer) -> None:
    shown = told_of(pack, evidence(first_line(told), "2026-01", text="A design", url="https://example.org/a"))
    *_, last = words.file_columns()
    assert last.whole_text(lines_of(shown)[0]) == "2026-01 A design https://example.org/a"
    assert last.whole_text(lines_of(shown)[1]) == ""


def test_the_gap_is_a_table_of_skills(told: ReadinessAnswer) -> None:
    titles, *rows = words.gap_cells(told.gaps[0])
    assert len(rows) == len(told.gaps[0].skills)
    assert all(len(row) == len(titles) for row in rows)
    assert {row[0] for row in rows} == {"Machine learning engineer"}
    assert {row[7] for row in rows} <= {str(hold) for hold in Hold}
