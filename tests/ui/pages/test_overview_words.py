import datetime
from dataclasses import replace

import pytest

from planner.advice.certification_status import statuses
from planner.advice.health_checks import health_checks
from planner.advice.next_steps import NextStep, NextSteps, StepSource
from planner.advice.pay_standing import PayStanding
from planner.advice.readiness import readiness_ahead
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting
from planner.domain.role import Level
from planner.forecast.situation import NoEstimate, situation
from planner.ui.pages import overview_question
from planner.ui.pages import overview_words as words
from planner.ui.widgets.row_list import Row
from tests.advice.check_ups import checkup
from tests.advice.examples import TODAY, pack, person
from tests.advice.records import LIBRARY, certification, evidence
from tests.forecast.examples import pay, role
from tests.strategies import profile_of


def stand(*records: Record) -> PayStanding | NoEstimate:
    profile = profile_of(*records)
    return overview_question.standing_of(situation(profile, pack(), TODAY))


def known(**changes: object) -> PayStanding:
    found = stand(*person())
    assert isinstance(found, PayStanding)
    return replace(found, **changes)  # type: ignore[arg-type]


def test_the_answer_counts_people_and_names_what_it_rests_on() -> None:
    answer, quiet = words.headline(known(percentile=38.4, median=131_960.0))
    assert answer == "You earn more than 38 of 100 mid-level software engineers in Seattle"
    assert quiet == (
        "$121,000 base; market median $132,000. 40,000 jobs, BLS OEWS May 2025, split into levels by this program."
    )


@pytest.mark.parametrize(
    ("percentile", "said"), [(1.0, "more than at most 1 of"), (99.0, "more than at least 99 of"), (50.4, "than 50 of")]
)
def test_what_lies_beyond_the_known_percentiles_is_not_invented(percentile: float, said: str) -> None:
    assert said in words.headline(known(percentile=percentile))[0]


def test_a_fallback_is_told() -> None:
    told = stand(*person(place="Hamlet"))
    assert "Nation used: " in words.headline(told)[1]


def test_part_time_is_told() -> None:
    assert "for full time (you work half)" in words.headline(replace(known(), share_note="half"))[1]


def test_effects_known_of_the_job_are_counted() -> None:
    factor = checkup().pack.pay.factors["industry.finance"].factor()
    assert "moved by 1 thing known of your job" in words.headline(known(factors=(factor,)))[1]


@pytest.mark.parametrize(
    ("level", "said"), [(Level.ENTRY, "entry-level"), (Level.SENIOR, "senior"), (Level.ARCHITECT, "architect-level")]
)
def test_levels_are_said_as_people_do(level: Level, said: str) -> None:
    assert f" {said} software engineers" in words.headline(replace(known(), level=level))[0]


def test_abbreviations_keep_their_capitals() -> None:
    found = known()
    family = replace(found.family, name="MLOps engineer")
    assert "mid-level MLOps engineers" in words.headline(replace(found, family=family))[0]


def test_remote_work_and_the_nation_are_no_cities() -> None:
    found = known()
    remote = replace(found, place=replace(found.place, kind="remote"))
    nation = replace(found, place=replace(found.place, kind="nation"))
    assert words.headline(remote)[0].endswith("engineers working remotely")
    assert words.headline(nation)[0].endswith("engineers in the United States")


def test_without_an_estimate_the_reason_stands() -> None:
    answer, quiet = words.headline(stand(*person(base=None)))
    assert answer == "No estimate of where your pay stands: your pay is unknown"
    assert quiet == "Enter what your role pays."


STEP = NextStep(StepSource.SKILL, "Learn SQL", "Closes a gap.", "It is required.", "profile")


def test_steps_say_what_they_change_and_why_and_lead_on() -> None:
    (row,) = words.step_rows(NextSteps((STEP,)))
    assert (row.text, row.detail, row.value, row.key) == (
        "Learn SQL",
        "Closes a gap. It is required.",
        "Open",
        "profile",
    )


def test_a_page_that_is_not_there_is_no_link() -> None:
    (row,) = words.step_rows(NextSteps((replace(STEP, page="nowhere"),)))
    assert (row.value, row.key) == ("", "")


def test_that_nothing_pays_is_said_once() -> None:
    nothing = "No certification pays for you here."
    rows = words.step_rows(NextSteps((STEP,), nothing))
    assert [row.detail for row in rows][1:] == [nothing]
    leave = replace(STEP, source=StepSource.NOTHING, why=nothing)
    assert len(words.step_rows(NextSteps((leave,), nothing))) == 1


def test_no_steps_are_said_too() -> None:
    assert words.step_rows(NextSteps(()))[0].text.startswith("Nothing to suggest")


def test_readiness_is_counted_and_unknown_is_unknown() -> None:
    first = LIBRARY.ladders.rungs[0].descriptors
    rung = LIBRARY.ladders.of_level(Level.SENIOR)
    shown = evidence(rung.descriptors[0].id, "2026-06")
    ahead = readiness_ahead(profile_of(role("r"), shown), LIBRARY, TODAY)
    up = words.next_rung(ahead)
    assert first
    assert words.readiness_title(up) == "Readiness for senior"
    rows = words.readiness_rows(up)
    assert rows[0].value == "1 of 3 shown"
    assert [row.value for row in rows[1:]] == ["unknown"] * 4 + [""]
    assert rows[-1].text == "2 more"
    assert words.readiness_note(up) == "1 of 17 lines shown in the last 24 months, 16 unknown."


def test_without_a_level_readiness_is_unknown() -> None:
    assert words.next_rung(()) is None
    assert words.readiness_title(None) == "Readiness"
    assert words.readiness_rows(None)[0].text.startswith("Unknown")
    assert words.readiness_note(None) == ""


def test_what_is_due_stands_first() -> None:
    held = statuses(
        profile_of(
            certification("Own one", earned="2020"),
            certification("Later", earned="2024-01", expires="2028-05-01"),
            certification("Soon", earned="2024-01", expires="2027-01-02"),
            certification("Gone", earned="2020-01", expires="2022-01-01"),
            certification("One more", earned="2020-01", expires="2021-01-01"),
        ),
        LIBRARY.certifications,
        TODAY,
    )
    rows = words.certification_rows(held, TODAY)
    assert [(row.text, row.value, row.tone) for row in rows] == [
        ("Soon", "due in 41 days", "attention"),
        ("Later", "valid to May 2028", "good"),
        ("Own one", "never expires", "good"),
        ("2 more", "", ""),
    ]
    assert words.certification_note(held, TODAY) == "Next to expire: Soon, in 41 days. Reminder: Soon within 60 days."


def test_the_next_reminder_is_told_before_any_has_come() -> None:
    later = certification("Later", earned="2024-01", expires="2027-05-01")
    note = words.certification_note(statuses(profile_of(later), LIBRARY.certifications, TODAY), TODAY)
    assert note == "Next to expire: Later, in 160 days. Reminder on 31 Jan 2027, 90 days before."


def test_no_certifications_are_said() -> None:
    assert words.certification_rows((), TODAY) == [Row("None recorded yet.")]
    assert words.certification_note((), datetime.date(2026, 1, 1)) == ""


def test_checks_that_need_attention_are_shown_and_the_others_counted() -> None:
    held = (role("r", start="2015-01-01"), pay("r", "2015-01", 1))
    muted = CheckSetting(id="lifecycle", is_muted=True, reason="Not mine")
    checks = health_checks(checkup(*held, muted))
    rows = words.check_rows(checks, is_whole=False)
    assert 0 < len(rows) <= words.FEW_CHECKS
    assert {row.value for row in rows} <= {"fails", "warns", "unknown"}
    whole = words.check_rows(checks, is_whole=True)
    assert len(whole) == len(checks)
    assert (whole[-1].key, whole[-1].value) == ("lifecycle", "muted")
    note = words.check_note(checks)
    assert note.endswith("1 muted.")
    assert sum(int(part.split()[0]) for part in note.split(", ")) == len(checks)


def test_checks_are_a_table_with_facts_threshold_and_what_speaks_against() -> None:
    held = (role("r", start="2015-01-01"), pay("r", "2015-01", 1))
    settings = (
        CheckSetting(id="stagnation", threshold=2),
        CheckSetting(id="lifecycle", is_muted=True, reason="Not mine"),
    )
    profile = profile_of(*held, *settings)
    checks = health_checks(checkup(*held, *settings))
    titles, *rows = words.check_cells(checks, profile)
    assert all(len(row) == len(titles) for row in rows)
    by_name = {row[0]: dict(zip(titles, row, strict=True)) for row in rows}
    assert len(by_name) == len(checks) == 18
    grown = by_name["Too long without growth"]
    assert (grown["Outcome"], grown["Threshold"], grown["Unit"], grown["Whose"]) == ("fails", "2", "years", "own")
    assert "pay from 2015-01" in grown["Rests on"]
    assert [row["Muted"] for row in by_name.values() if row["Muted"]] == ["Not mine"]
