from dataclasses import replace

import pytest

from planner.advice.health import Finding, Outcome, graded, missing, passed
from planner.advice.readiness import readiness_ahead
from planner.domain.role import Level
from planner.market.specialisations import load_specialisations
from tests.advice.check_ups import checkup
from tests.advice.records import certification, skill
from tests.forecast.examples import pay, role


@pytest.mark.parametrize(
    ("value", "threshold", "outcome"),
    [
        (0, 0, Outcome.PASSES),
        (1, 0, Outcome.FAILS),  # twice nothing is nothing
        (18, 18, Outcome.PASSES),
        (18.5, 18, Outcome.WARNS),
        (36, 18, Outcome.WARNS),
        (36.5, 18, Outcome.FAILS),
    ],
)
def test_up_to_the_threshold_it_passes_and_up_to_twice_it_warns(
    value: float, threshold: float, outcome: Outcome
) -> None:
    assert graded(value, threshold) is outcome


def test_what_needs_attention_most_is_named_first() -> None:
    assert list(Outcome) == [Outcome.FAILS, Outcome.WARNS, Outcome.UNKNOWN, Outcome.PASSES]


def test_what_is_missing_opens_the_first_record() -> None:
    told = missing("No pay.", "Add it", "first", "second", page="readiness")
    assert told == Finding(Outcome.UNKNOWN, "No pay.", ("first", "second"), "Add it", "readiness", "first")
    assert missing("No role.", "Add one") == Finding(Outcome.UNKNOWN, "No role.", (), "Add one", "profile", "")


def test_what_passes_asks_for_nothing() -> None:
    told = passed("All is well.", "first", "second")
    assert told == Finding(Outcome.PASSES, "All is well.", ("first", "second"), "", "profile", "", "")


def test_the_role_that_counts_is_the_one_held() -> None:
    old, now = role("old", start="2015-01-01", end="2020-01-31"), role("now", start="2020-02-01")
    assert checkup(old, now).role == now
    assert checkup(old).role == old
    assert checkup(role("next", start="2027-02-01")).role is None


@pytest.mark.parametrize("word", ["generative-ai", "Generative AI", " generative ai ", "GenAI", "LLM"])
def test_a_specialisation_is_known_by_its_id_its_name_and_its_other_names(word: str) -> None:
    found = checkup(role("r", specialisation=word)).specialisation
    assert found is not None
    assert found.id == "generative-ai"


def test_every_specialisation_of_the_catalogue_is_known_by_its_name() -> None:
    for one in load_specialisations().specialisations:
        assert checkup(role("r", specialisation=one.name)).specialisation == one


def test_no_word_and_a_strange_word_name_no_specialisation() -> None:
    assert checkup(role("r", specialisation="")).specialisation is None
    assert checkup(role("r", specialisation="Bioacoustics")).specialisation is None
    assert checkup().specialisation is None


def test_skills_are_those_of_the_catalogue_by_group() -> None:
    check = checkup(skill("sklearn", 4), skill("PyTorch"), skill("SQL"), skill("Basket weaving"))
    assert set(check.skills) == {"scikit-learn", "pytorch", "sql"}
    assert [one.name for one in check.skills_of_group("programming")] == ["SQL"]
    assert check.skills_of_group("communication") == ()
    every = [one for group in check.library.skills.groups for one in check.skills_of_group(group.id)]
    assert sorted(one.name for one in every) == ["PyTorch", "SQL", "sklearn"]


def test_paid_roles_are_those_with_pay_of_any_time() -> None:
    held = role("a"), role("b", start="2021-01-01"), role("c", start="2022-01-01")
    assert checkup(*held, pay("a", "2020-01", 1), pay("a", "2021-01", 2), pay("c", "2030-01", 3)).paid_roles == {
        "a",
        "c",
    }


def test_certifications_stand_as_on_the_day() -> None:
    check = checkup(certification("exam", expires="2026-12-31"))
    later = replace(check, today=check.today.replace(year=2027))
    assert [one.is_held for one in (*check.certifications, *later.certifications)] == [True, False]


def test_readiness_ahead_is_that_of_the_role_that_counts_and_worked_out_once() -> None:
    check = checkup(role("r", level=Level.SENIOR), certification("c"))
    assert check.ahead == readiness_ahead(check.profile, check.library, check.today)
    assert check.ahead is check.ahead
    assert checkup().ahead == ()
