import datetime
from dataclasses import replace

import pytest

from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.ui.pages.profile_words import headline
from tests.strategies import profile_of
from tests.ui.workplace import ACHIEVEMENT, CAREER, CKAD, PYTHON, TALK

TODAY = datetime.date(2026, 7, 1)
SAVED = "Every edit is saved at once; Ctrl+Z takes it back."


def role(start: PartialDate | None, end: PartialDate | None = None, employer: str = "") -> Role:
    return Role(id=f"{start}{end}", title="Engineer", employer=employer, start=start, end=end)


def test_a_career_in_one_sentence() -> None:
    answer, quiet = headline(profile_of(*CAREER), TODAY)
    assert answer == "2 roles over 7 years, 3 skills, 1 certification, 1 achievement, 1 piece of public work"
    assert quiet == f"ML engineer at Cascade since 2021-10. {SAVED}"


def test_nothing_says_how_to_begin() -> None:
    for profile in (Profile(), profile_of(Person(name="Ada"))):
        answer, quiet = headline(profile, TODAY)
        assert answer == "Nothing recorded yet"
        assert quiet.startswith("Start with the role you hold now")


@pytest.mark.parametrize(
    ("records", "answer"),
    [
        ([PYTHON], "No roles, 1 skill, no certifications"),
        ([ACHIEVEMENT, replace(ACHIEVEMENT, id="a2")], "No roles, no skills, no certifications, 2 achievements"),
        ([TALK, replace(TALK, id="w2")], "No roles, no skills, no certifications, 2 pieces of public work"),
        ([CKAD], "No roles, no skills, 1 certification"),
        ([role(None)], "1 role, no skills, no certifications"),
        ([role(PartialDate(2026, 6, 15))], "1 role over 1 month, no skills, no certifications"),
        ([role(PartialDate(2025, 6))], "1 role over 13 months, no skills, no certifications"),
        ([role(PartialDate(1981))], "1 role over 45 years, no skills, no certifications"),
        ([role(PartialDate(2010), PartialDate(2012))], "1 role over 3 years, no skills, no certifications"),
        ([role(PartialDate(2024, 7), PartialDate(2030))], "1 role over 2 years, no skills, no certifications"),
        ([role(PartialDate(2028))], "1 role, no skills, no certifications"),
    ],
)
def test_counts_and_spans(records: list[Record], answer: str) -> None:
    assert headline(profile_of(*records), TODAY)[0] == answer


@pytest.mark.parametrize(
    ("held", "quiet"),
    [
        (role(PartialDate(2024)), f"Engineer since 2024. {SAVED}"),
        (role(PartialDate(2024, 2), employer="Acme"), f"Engineer at Acme since 2024-02. {SAVED}"),
        (role(PartialDate(2020), PartialDate(2021)), SAVED),
        (role(None), SAVED),
        (role(PartialDate(2028)), SAVED),
    ],
)
def test_the_quiet_line_names_the_role_held_now(held: Role, quiet: str) -> None:
    assert headline(profile_of(held), TODAY)[1] == quiet
