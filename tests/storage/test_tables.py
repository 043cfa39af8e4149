import sqlite3

import pytest

from planner.domain.profile import KINDS
from planner.storage.mapping import row_of
from planner.storage.profile_file import ProfileFile
from planner.storage.schema import TABLE_NAMES
from planner.storage.tables import METADATA, REVISION, TABLES
from tests.records_of_all_kinds import EVERY_KIND
from tests.storage.test_mapping import PAY
from tests.storage.test_unit_of_work import FIRST
from tests.strategies import adding

COLUMNS = ", ".join(f'"{name}"' for name in row_of(FIRST))


def test_every_kind_has_its_table_parents_first() -> None:
    assert tuple(TABLES) == KINDS
    assert [table.name for table in TABLES.values()] == list(TABLE_NAMES.values())
    assert set(METADATA.tables.values()) == {*TABLES.values(), REVISION}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE role SET level = 'principal'",
        "UPDATE role SET track = NULL",
        "UPDATE role SET title = NULL",
        "UPDATE pay SET period = 'decade'",
        "UPDATE pay SET role_id = 'nobody'",
        "DELETE FROM role",
        "UPDATE role SET id = 'other'",
        f"INSERT INTO role ({COLUMNS}) SELECT {COLUMNS} FROM role",
        "INSERT INTO person (id, name, home_place, is_sample) VALUES ('second', '', '', 0)",
        "UPDATE person SET is_sample = 2",
        "UPDATE role SET pay_policy = 'by mood'",
        "UPDATE role SET production = 'some'",
        "UPDATE role SET pays_like = NULL",
        "UPDATE person SET education = 'school of life'",
        "UPDATE preferences SET scenario = 'miracle'",
        "UPDATE achievement SET production = 'some'",
        "UPDATE public_work SET kind = 'rumour'",
        "UPDATE plan SET is_adopted = 2",
        "UPDATE plan SET id = 'other'",
        "DELETE FROM plan",
        "UPDATE action SET kind = 'wait'",
        "UPDATE action SET plan_id = 'none'",
        "UPDATE own_descriptor SET level = 'principal'",
        "UPDATE own_descriptor SET track = NULL",
        "UPDATE check_setting SET is_muted = NULL",
        "UPDATE override SET value = NULL",
    ],
)
def test_the_file_itself_refuses_what_breaks_it(profile_file: ProfileFile, statement: str) -> None:
    profile_file.write(adding(*EVERY_KIND))
    with pytest.raises(sqlite3.IntegrityError):
        profile_file._driver.execute(statement)


def test_an_amount_keeps_its_digits_in_any_reader(profile_file: ProfileFile) -> None:
    profile_file.write(adding(FIRST, PAY))
    row = profile_file._driver.execute("SELECT base, effective, typeof(base) FROM pay").fetchone()
    assert row == ("148000.50", "2024-03", "text")
