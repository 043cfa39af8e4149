from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.health import Outcome
from planner.advice.health_mistakes import (
    foundation_missing,
    frameworks,
    lifecycle,
    mlops_completeness,
    no_specialisation,
    soft_skills,
    stagnation,
    stale_tools,
    theory_practice,
)
from planner.domain.achievement import PublicWorkKind
from planner.domain.profile import Record
from planner.domain.role import Level, Production, Role
from planner.market.pack import PriceIndex
from tests.advice.check_ups import PACK, checkup, found
from tests.advice.records import achievement, certification, skill, work
from tests.forecast.examples import pay, role


@pytest.mark.parametrize(
    ("start", "outcome"),
    [
        ("2024-01-01", Outcome.PASSES),
        ("2022-01-01", Outcome.WARNS),  # 4.9 years
        ("2019-01-01", Outcome.FAILS),  # 7.9 years
    ],
)
def test_a_role_without_a_raise_grows_stale(start: str, outcome: Outcome) -> None:
    told = found(stagnation, 3, role("r", start=start), pay("r", start, 100_000))
    assert told.outcome is outcome
    assert told.facts[0] == "r"
    assert bool(told.action) is (outcome is not Outcome.PASSES)


def test_a_raise_counts_where_it_beats_prices() -> None:
    held, before = role("r", start="2019-01-01"), pay("r", "2022-01", 100_000)
    # Consumer prices rose by about 4 % from January 2024 to early 2025, about 15 % since January 2022.
    assert found(stagnation, 3, held, before, pay("r", "2025-01", 105_000)).outcome is Outcome.FAILS
    raised = found(stagnation, 3, held, before, pay("r", "2025-01", 125_000))
    assert raised.outcome is Outcome.PASSES
    assert raised.text.startswith("1.8 years since")


def test_a_raise_of_the_future_does_not_count_yet() -> None:
    held, before = role("r", start="2019-01-01"), pay("r", "2019-01", 100_000)
    assert found(stagnation, 3, held, before, pay("r", "2027-01", 200_000)).outcome is Outcome.FAILS


def test_achievements_since_then_speak_against_it() -> None:
    held = (role("r", start="2019-01-01"), pay("r", "2019-01", 100_000), achievement("a"), achievement("b", when=""))
    told = found(stagnation, 3, *held)
    assert told.against == "1 achievement recorded since then."
    assert told.facts == ("r", "r 2019-01", "achievement a")


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ((), "No role is recorded yet."),
        ((role("r", start=None),), "The start of “Software engineer” is unknown."),
        ((role("r", start="2019-01-01"),), "No pay is recorded for “Software engineer”."),
        (
            (
                role("r", start="2019-01-01"),
                pay("r", "2019-01", 9, currency="EUR"),
                pay("r", "2024-01", 90, currency="EUR"),
            ),
            "Raises in another currency than the dollar cannot be compared with prices.",
        ),
    ],
)
def test_without_facts_growth_is_unknown(held: tuple[Record, ...], reason: str) -> None:
    told = found(stagnation, 3, *held)
    assert (told.outcome, told.text) == (Outcome.UNKNOWN, reason)
    assert told.action


THREE = tuple(certification(name, earned="2025") for name in ("a", "b", "c"))


def test_theory_needs_practice_beside_it() -> None:
    idle, owner = role("r", production=Production.NONE), role("r", production=Production.OWNS)
    course = work("course", kind=PublicWorkKind.COURSE)
    assert found(theory_practice, 3, idle, *THREE[:2]).outcome is Outcome.PASSES
    assert found(theory_practice, 3, idle, *THREE[:2], course).outcome is Outcome.WARNS
    assert found(theory_practice, 3, idle, *THREE, *(certification(x) for x in "def")).outcome is Outcome.FAILS
    assert found(theory_practice, 3, owner, *THREE).outcome is Outcome.PASSES
    done = achievement("x", production=Production.CONTRIBUTES)
    assert found(theory_practice, 3, idle, done, *THREE).outcome is Outcome.PASSES


@pytest.mark.parametrize("held", [(), (role("r"),), (role("r"), achievement("x"))])
def test_with_nothing_recorded_theory_and_practice_are_unknown(held: tuple[Record, ...]) -> None:
    told = found(theory_practice, 3, *held)
    assert told.outcome is Outcome.UNKNOWN
    assert told.text == "No certification, no course and no work in production is recorded."
    assert told.action


def test_no_credential_is_no_mistake_where_production_is_told() -> None:
    assert found(theory_practice, 3, role("r", production=Production.NONE)).outcome is Outcome.PASSES


def test_where_nobody_says_whether_it_runs_it_is_unknown() -> None:
    told = found(theory_practice, 3, role("r"), *THREE)
    assert (told.outcome, told.record_id) == (Outcome.UNKNOWN, "r")
    assert found(theory_practice, 3, *THREE).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        (role("r", start="2015-01-01", specialisation="General machine learning"), Outcome.WARNS),
        (role("r", start="2015-01-01", specialisation="ML"), Outcome.WARNS),
        (role("r", start="2015-01-01", specialisation="GenAI"), Outcome.PASSES),
        (role("r", start="2015-01-01", specialisation="Bioacoustics"), Outcome.PASSES),
        (role("r", start="2015-01-01", title="NLP engineer"), Outcome.PASSES),
        (role("r", start="2015-01-01"), Outcome.UNKNOWN),
        (role("r", start="2015-01-01", level=None), Outcome.UNKNOWN),
        (role("r", start="2015-01-01", level=Level.ENTRY), Outcome.PASSES),
        (role("r", start="2024-01-01", specialisation="ML"), Outcome.PASSES),
        (role("r", start=None, specialisation="ML"), Outcome.UNKNOWN),
    ],
)
def test_specialising_is_asked_after_some_years(held: Role, outcome: Outcome) -> None:
    assert found(no_specialisation, 5, held).outcome is outcome


def test_what_speaks_against_specialising_is_told() -> None:
    told = found(no_specialisation, 5, role("r", start="2015-01-01", specialisation="ML"))
    assert "too thin to measure" in told.against
    assert told.page == "specialisations"
    assert found(no_specialisation, 5).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("level", "rated", "steps", "outcome"),
    [
        (Level.MID, 4, 0, Outcome.PASSES),  # senior asks for 4
        (Level.MID, 3, 0, Outcome.WARNS),
        (Level.MID, 2, 0, Outcome.FAILS),
        (Level.MID, 3, 1, Outcome.PASSES),
        (Level.ARCHITECT, 4, 0, Outcome.WARNS),  # there is nothing above: 5
        (Level.MID, None, 0, Outcome.UNKNOWN),
        (None, 4, 0, Outcome.UNKNOWN),
    ],
)
def test_communication_is_held_against_the_level_aimed_at(
    level: Level | None, rated: int | None, steps: int, outcome: Outcome
) -> None:
    assert found(soft_skills, steps, role("r", level=level), skill("Presenting", rated)).outcome is outcome


@pytest.mark.parametrize(
    ("used", "outcome"),
    [
        ("2026", Outcome.PASSES),  # may be today
        ("2025-04", Outcome.PASSES),  # 18 whole months
        ("2025-03", Outcome.WARNS),
        ("2023-11", Outcome.WARNS),  # 35
        ("2022", Outcome.FAILS),
        ("", Outcome.FAILS),  # the other one counts
    ],
)
def test_tools_grow_old(used: str, outcome: Outcome) -> None:
    assert found(stale_tools, 18, skill("Python", 3, used), skill("SQL", 3, "2010")).outcome is outcome


def test_without_any_date_of_use_age_is_unknown() -> None:
    assert found(stale_tools, 18, skill("Python", 3, "")).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        ((), Outcome.UNKNOWN),
        ((skill("SQL"),), Outcome.WARNS),
        ((skill("Python", None),), Outcome.UNKNOWN),
        ((skill("Python", 1),), Outcome.WARNS),
        ((skill("Python", 2),), Outcome.PASSES),
    ],
)
def test_python_is_the_foundation(held: tuple[Record, ...], outcome: Outcome) -> None:
    assert found(foundation_missing, 2, *held).outcome is outcome


def test_the_stages_are_counted() -> None:
    cleaning, tuning, serving = skill("Data cleaning"), skill("MLflow"), skill("Model serving")
    told = found(lifecycle, 3, cleaning, tuning)
    assert (told.outcome, told.text) == (Outcome.WARNS, "2 of 4 stages; nothing on deployment, monitoring.")
    assert told.facts == ("skill Data cleaning", "skill MLflow")
    assert found(lifecycle, 3, cleaning, tuning, serving).outcome is Outcome.PASSES
    assert found(lifecycle, 3, skill("Python")).outcome is Outcome.FAILS
    assert found(lifecycle, 3).outcome is Outcome.UNKNOWN


def test_one_framework_is_a_hint() -> None:
    one, other = skill("PyTorch"), skill("TensorFlow")
    told = found(frameworks, 2, one)
    assert (told.outcome, told.text) == (Outcome.WARNS, "Only PyTorch.")
    assert told.against.startswith("It is a hint")
    assert found(frameworks, 2, one, other).outcome is Outcome.PASSES
    assert found(frameworks, 2, skill("SQL")).outcome is Outcome.PASSES
    assert found(frameworks, 2).outcome is Outcome.UNKNOWN


def test_mlops_has_four_parts() -> None:
    one, other = skill("Model versioning"), skill("Monitoring tools")
    told = found(mlops_completeness, 2, one)
    assert (told.outcome, told.text) == (Outcome.WARNS, "1 of 4 parts of MLOps.")
    assert told.action == "Record or plan CI/CD for machine learning"
    assert found(mlops_completeness, 2, one, other).outcome is Outcome.PASSES
    assert found(mlops_completeness, 2, role("r", level=Level.ENTRY), skill("SQL")).outcome is Outcome.PASSES
    assert found(mlops_completeness, 2).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(("raised", "years"), [(101_000, "1.9"), (100_900, "7.9")])
def test_a_raise_beats_prices_by_at_least_one_per_cent(raised: int, years: str) -> None:
    still = replace(PACK, price_index=PriceIndex("CPI-U", (2015.0, 2027.0), (100.0, 100.0)))
    check = checkup(role("r", start="2019-01-01"), pay("r", "2019-01-01", 100_000), pay("r", "2025-01-01", raised))
    told = stagnation(replace(check, pack=still), 3)
    assert told.text == f"{years} years since “Software engineer” began or pay last rose above prices."


def test_a_stale_role_is_told_with_what_to_compare() -> None:
    held = role("r", start="2019-01-01"), pay("r", "2019-01", 100_000)
    told = found(stagnation, 3, *held, achievement("a"), achievement("b"))
    assert (told.page, told.record_id) == ("plans", "r")
    assert told.action == "Compare asking, moving and staying as plans"
    assert told.against == "2 achievements recorded since then."
    assert found(stagnation, 3, *held, achievement("old", when="2018-06")).against == ""


def test_credentials_are_counted_in_words() -> None:
    idle = role("r", production=Production.NONE)
    told = found(theory_practice, 3, idle, *THREE)
    assert told.text == "3 certifications and courses, no work in production."
    assert told.facts == (*(one.id for one in THREE), "r")
    assert told.action == "Plan to take responsibility for something that runs"
    assert found(theory_practice, 3, idle, THREE[0]).text == (
        "1 certification or course, 0 records of work in production."
    )
    owner = role("r", production=Production.OWNS)
    assert found(theory_practice, 3, owner, *THREE).text.endswith("courses, 1 record of work in production.")
    assert found(theory_practice, 3, role("r"), *THREE).text == (
        "3 certifications and courses, and nothing tells whether your work runs in production."
    )


def test_specialising_is_told_in_words() -> None:
    since = "2015-01-01"  # 11.9 years
    plain = found(no_specialisation, 5, role("r", start=since, specialisation="ML"))
    assert plain.text == "12 years and no specialisation beyond general machine learning."
    assert plain.action == "Compare specialisations"
    young = found(no_specialisation, 5, role("r", start=since, level=Level.ENTRY))
    assert young.text == "12 years at entry level: early enough."
    assert found(no_specialisation, 5, role("r", start=since, specialisation="LLM")).text == (
        "Specialised: Generative AI and language models."
    )
    own = found(no_specialisation, 5, role("r", start=since, specialisation="Bioacoustics"))
    assert own.text == "Specialised: Bioacoustics."


def test_communication_is_judged_by_the_strongest_skill() -> None:
    weak, strong = skill("Technical writing", 2), skill("Presenting", 3)
    told = found(soft_skills, 0, role("r"), weak, strong)
    assert told.text == "Communication rated 3 of 5; senior asks for 4."
    assert (told.action, told.record_id) == ("Plan to bring Presenting to the next step", "skill Presenting")
    turned = found(soft_skills, 0, role("r"), skill("Technical writing", 3), skill("Presenting", 2))
    assert (turned.text, turned.record_id) == (told.text, "skill Technical writing")
    assert found(soft_skills, 0, role("r", level=Level.ENTRY), strong).text.endswith("; mid asks for 3.")


def test_the_tool_used_last_is_named_with_its_age() -> None:
    told = found(stale_tools, 18, skill("Python", 3, "2025-03"), skill("SQL", 3, "2010"))
    assert (told.text, told.record_id) == ("“Python” was used last, 19 months ago.", "skill Python")
    assert told.action == "Record what you use now, or plan to refresh it"
    assert found(stale_tools, 18, skill("Go", 3, "2026-09")).text == "“Go” was used last, 1 month ago."


def test_the_foundation_is_told_with_its_next_step() -> None:
    told = found(foundation_missing, 2, skill("Python", 1))
    assert (told.text, told.action) == ("Python rated 1 of 5.", "Plan to bring Python to the next step")
    assert (told.page, told.record_id) == ("plans", "skill Python")
    assert found(foundation_missing, 2, skill("SQL")).text == "Python is not among your skills."
    assert found(foundation_missing, 2, skill("Python", None)).text == "Python is not rated."


def test_all_stages_and_both_frameworks_and_no_skill_are_told() -> None:
    every = [skill(name) for name in ("Data cleaning", "MLflow", "Model serving", "Drift detection")]
    assert found(lifecycle, 4, *every).text == "4 of 4 stages."
    assert found(lifecycle, 4, *every[1:]).action == "Record or plan a skill of data preparation"
    both = found(frameworks, 2, skill("TensorFlow"), skill("PyTorch"))
    assert both.text == "PyTorch and TensorFlow."
    for judge in (foundation_missing, lifecycle, frameworks, mlops_completeness):
        assert found(judge, 2).text == "No skill is recorded yet."


STAGED = [
    "Data cleaning",
    "MLflow",
    "Model serving",
    "Model monitoring",
    "CI/CD for machine learning",
    "Model versioning",
    "Python",
]


@given(st.lists(st.sampled_from(STAGED), min_size=1, unique=True), st.sampled_from(STAGED), st.integers(0, 4))
def test_another_skill_never_makes_it_worse(names: list[str], more: str, wanted: int) -> None:
    order = [Outcome.PASSES, Outcome.WARNS, Outcome.FAILS]
    few, many = ([skill(name) for name in dict.fromkeys(some)] for some in (names, [*names, more]))
    for judge in (lifecycle, mlops_completeness):
        before, after = found(judge, wanted, *few).outcome, found(judge, wanted, *many).outcome
        assert order.index(after) <= order.index(before)
