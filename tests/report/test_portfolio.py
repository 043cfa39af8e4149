import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.person import Person
from planner.domain.profile import Profile
from planner.domain.role import Role
from planner.report.portfolio import ELSEWHERE, Block, blocks, portfolio
from planner.workspace.sample import sample_profile
from tests.report.examples import (
    ANALYST,
    CODE,
    EARLIER,
    ENGINEER,
    FASTER,
    LOOSE,
    OTHER,
    TODAY,
    UNDATED,
    done,
    empty,
    example,
    made,
    role,
)
from tests.strategies import profiles


def headings(*records: Achievement | Role) -> dict[str, list[str]]:
    """The achievements under each heading, those with a figure first."""
    told = made(*records)
    return {group.heading: [one.id for one in (*group.measured, *group.unmeasured)] for group in told.groups}


def texts(kind: str) -> list[str]:
    return [block.text for block in blocks(example()) if block.kind == kind]


def test_roles_come_newest_first_and_what_has_none_last() -> None:
    assert [group.heading for group in example().groups] == [
        "Lead, search, Cascade & Söhne",
        "ML engineer, Harbour",
        "Data scientist, Harbour",
        "Data for Good",
        ELSEWHERE,
    ]


def test_where_somebody_held_two_roles_the_date_decides() -> None:
    assert headings(ANALYST, ENGINEER, EARLIER, FASTER) == {
        "ML engineer, Harbour": ["a1"],
        "Data scientist, Harbour": ["a2"],
    }


@pytest.mark.parametrize("date", ["", "2015", "2030-01"])
def test_without_a_date_that_helps_it_is_the_last_role_there(date: str) -> None:
    assert headings(ANALYST, ENGINEER, done("a", "Done", "HARBOUR ", date)) == {"ML engineer, Harbour": ["a"]}


def test_a_month_that_both_roles_touch_is_the_later_one() -> None:
    assert headings(ANALYST, ENGINEER, done("a", "Done", "Harbour", "2021")) == {"ML engineer, Harbour": ["a"]}
    assert headings(ANALYST, ENGINEER, done("a", "Done", "Harbour", "2021-09")) == {"Data scientist, Harbour": ["a"]}


def test_a_role_without_a_start_counts_only_where_there_is_no_other() -> None:
    undated = Role(id="r0", title="Helper", employer="Harbour")
    assert headings(undated, ENGINEER, done("a", "Done", "Harbour")) == {"ML engineer, Harbour": ["a"]}
    (group,) = made(undated, done("a", "Done", "Harbour")).groups
    assert (group.heading, group.span) == ("Helper, Harbour", "")


def test_an_employer_is_never_guessed() -> None:
    assert headings(ENGINEER, LOOSE, OTHER) == {"Data for Good": ["a5"], ELSEWHERE: ["a6"]}
    nameless = Role(id="r", title="Freelancer")
    assert headings(nameless, LOOSE) == {ELSEWHERE: ["a6"]}
    assert headings(done("a", "Done", "★"), done("b", "Done", "☆")) == {"★": ["a"], "☆": ["b"]}


def test_one_employer_spelt_twice_is_one() -> None:
    assert headings(done("a", "Done", "Data for Good"), done("b", "Done", "data-for-good")) == {
        "Data for Good": ["a", "b"]
    }


def test_those_with_a_figure_come_first_and_each_part_newest_first() -> None:
    figure = {"metric": "Cost", "before": "2", "after": "1"}
    old, new = done("old", "Old", "H", "2020", **figure), done("new", "New", "H", "2024", **figure)
    bare = done("bare", "Bare", "H", "2025")
    assert headings(old, UNDATED, bare, new) == {"H": ["new", "old", "bare"], "Harbour": ["a3"]}


def test_nothing_is_a_figure_without_metric_before_and_after() -> None:
    for missing in ("metric", "before", "after"):
        fields = {"metric": "Cost", "before": "2", "after": "1"} | {missing: ""}
        (group,) = made(done("a", "Done", **fields)).groups
        assert not group.measured, missing


def test_what_is_half_recorded_says_so() -> None:
    assert "GPU hours a week: not recorded → 120" in texts("change")


def test_the_sentence_counts() -> None:
    assert example().counted == "7 achievements: 2 with a figure before and after, 5 without."
    assert made(FASTER).counted == "1 achievement: 1 with a figure before and after, 0 without."
    assert empty().counted == "No achievements recorded."


def test_public_work_comes_after_all_newest_first() -> None:
    told = list(blocks(example()))
    first = told.index(Block("part", "Public work"))
    assert [block.text for block in told[first + 1 :]] == [
        "What a good answer is (talk, 2025)\nPyData",
        "evalkit (open source, 2023-04)",
    ]
    assert told[-1].url == CODE.url
    assert not made(FASTER).works


def test_a_name_stands_in_the_title_where_there_is_one() -> None:
    assert example().title == "Portfolio of Ada Example"
    assert empty().title == "Portfolio"


def test_the_sample_is_marked_as_such() -> None:
    told = portfolio(sample_profile(TODAY).applied_to(Profile()), TODAY)
    assert Block("line", "Made from the sample profile: this person is invented.") in list(blocks(told))
    assert not any("invented" in text for text in texts("line"))


def test_roles_alone_are_no_portfolio() -> None:
    told = made(Person(name="Ada"), ENGINEER)
    assert [block.kind for block in blocks(told)] == ["title", "line"]


@given(profiles(), st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_every_achievement_and_every_work_is_there_once_whatever_the_profile(
    profile: Profile, today: datetime.date
) -> None:
    told = portfolio(profile, today)
    shown = [one.id for group in told.groups for one in (*group.measured, *group.unmeasured)]
    assert sorted(shown) == sorted(one.id for one in profile.all(Achievement))
    assert sorted(one.id for one in told.works) == sorted(one.id for one in profile.all(PublicWork))
    assert all(one.is_measured for group in told.groups for one in group.measured)
    addresses = [one.url for one in profile.all(Achievement) if one.url]
    addresses += [one.url for one in profile.all(PublicWork) if one.url]
    assert sorted(block.url for block in blocks(told) if block.url) == sorted(addresses)


def test_the_span_of_a_role() -> None:
    spans = {group.heading: group.span for group in example().groups}
    assert spans["Lead, search, Cascade & Söhne"] == "2024-06 to today"
    assert spans["Data scientist, Harbour"] == "2019-07 to 2021-09"
    (ended,) = made(role("r", "Chief", "H", "2020", "2020"), done("a", "Done", "H")).groups
    assert ended.span == "2020 to 2020"
