from dataclasses import replace

import pytest

from planner.forecast.situation import NoEstimate
from planner.ui.pages.standing_words import standing_words
from tests.advice.examples import pack, standing


def test_the_answer_counts_people_out_of_a_hundred() -> None:
    answer, quiet = standing_words(standing(pack(), base=132_000))
    assert answer == "Your base pay is above 50 of 100 software engineers at mid level in Seattle"
    assert quiet == (
        "Half of them are paid more than $132k. "
        "BLS OEWS May 2025, brought to today's dollars; n 40,000 jobs of all levels."
    )


@pytest.mark.parametrize(("base", "than"), [(1_000, "below 99 of 100"), (9_000_000, "above 99 of 100")])
def test_the_ends_are_not_told_closer_than_they_are_known(base: int, than: str) -> None:
    assert than in standing_words(standing(pack(), base=base))[0]


def test_what_stands_in_is_told() -> None:
    quiet = standing_words(standing(pack(), place="Hamlet"))[1]
    assert "Nation used: no figures for 15-1252 Software Developers in Hamlet." in quiet


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("NLP engineer", "NLP engineers"),
        ("MLOps engineer", "MLOps engineers"),
        ("Data scientist", "data scientists"),
        ("AI architect", "AI architects"),
    ],
)
def test_titles_are_written_as_several(name: str, several: str) -> None:
    stand = standing(pack())
    family = replace(stand.basis.family, name=name)
    assert (
        f"of 100 {several} at mid level" in standing_words(replace(stand, basis=replace(stand.basis, family=family)))[0]
    )


def test_without_an_estimate_the_reason_is_told() -> None:
    assert standing_words(NoEstimate("no role is recorded yet", "Add your current role")) == (
        "No estimate of where your pay stands",
        "No role is recorded yet. Add your current role.",
    )
    assert "Your pay is unknown." in standing_words(standing(pack(), base=None))[1]


def test_figures_of_no_known_number_say_so() -> None:
    stand = standing(pack())
    assert "n not known" in standing_words(replace(stand, basis=replace(stand.basis, jobs=0)))[1]


@pytest.mark.parametrize(
    ("kind", "where", "counts"),
    [("country", "in Seattle", "n 40,000 adverts of all levels"), ("remote", "working remotely", "n 40,000 jobs of")],
)
def test_other_countries_count_adverts_and_remote_work_is_no_place(kind: str, where: str, counts: str) -> None:
    stand = standing(pack())
    there = replace(stand.basis, place=replace(stand.basis.place, kind=kind))
    answer, quiet = standing_words(replace(stand, basis=there))
    assert answer.endswith(f"at mid level {where}")
    assert counts in quiet
