from dataclasses import replace

import pytest

from planner.domain.readiness import Evidence
from planner.market.pack import Pack
from planner.ui.pages import readiness_words as words
from planner.ui.pages.readiness_question import ReadinessAnswer, answer
from tests.advice.records import evidence
from tests.ui.pages.advice_desk import SAMPLE, TODAY, asked


def told_of(pack: Pack, *more: Evidence) -> ReadinessAnswer:
    return answer(asked(pack, *SAMPLE.records.values(), *more))


@pytest.fixture(scope="module")
def told(pack: Pack) -> ReadinessAnswer:
    return told_of(pack)


def first_line(told: ReadinessAnswer) -> str:
    return words.ladder_lines(told.rungs[0])[0].line.line.id


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
    line = words.ladder_lines(shown.rungs[0])[0]
    (row,) = words.evidence_rows(line)
    assert (row.text, row.value, row.detail) == ("A design", "Remove", f"{TODAY.year}-01")


def test_the_ladder_is_called_an_opinion(told: ReadinessAnswer) -> None:
    quiet = words.headline(told.rungs[0], told)[1]
    assert "The ladder is this program's opinion (grade D)." in quiet
    assert "not known" in words.headline(told.rungs[0], replace(told, is_known=False))[1]


def test_cells_tell_aspect_line_and_date(told: ReadinessAnswer) -> None:
    for one in words.ladder_lines(told.rungs[0]):
        aspect, asks, shown, latest = (column.short(one) for column in words.columns())
        assert aspect == one.aspect.aspect.name
        assert asks == one.line.line.text
        assert (shown, latest) == ("unknown", "–")


def test_nothing_that_fits_is_said(told: ReadinessAnswer) -> None:
    line = words.ladder_lines(told.rungs[0])[0]
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
