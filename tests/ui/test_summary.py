from dataclasses import replace
from pathlib import Path

from planner.domain.person import Person
from planner.ui.summary import current_role, line_of, name_of
from tests.strategies import profile_of
from tests.ui.workplace import DATA_SCIENTIST, ML_ENGINEER

FILE = Path("folder/My career.career")


def test_a_profile_is_called_after_its_person_or_else_its_file() -> None:
    assert name_of(profile_of(Person(name="Ada Lovelace")), FILE) == "Ada Lovelace"
    assert name_of(profile_of(), FILE) == "My career"


def test_the_line_names_the_role_held_now() -> None:
    home = Person(home_place="Seattle")
    assert line_of(profile_of(home, DATA_SCIENTIST, ML_ENGINEER)) == "ML engineer · mid · Seattle"
    away = replace(ML_ENGINEER, place="Austin", level=None)
    assert line_of(profile_of(home, away)) == "ML engineer · Austin"


def test_the_line_says_so_where_there_is_no_role() -> None:
    assert line_of(profile_of()) == "No role yet"
    assert line_of(profile_of(DATA_SCIENTIST)) == "No role at present"


def test_of_several_roles_the_latest_counts() -> None:
    side = replace(DATA_SCIENTIST, end=None)
    assert current_role(profile_of(side, ML_ENGINEER)) == ML_ENGINEER
    assert current_role(profile_of(DATA_SCIENTIST)) is None
