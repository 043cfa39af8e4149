from pathlib import Path

from planner.domain.profile import KINDS
from planner.storage.schema import APPLICATION_ID, SCHEMA_NUMBER, TABLE_NAMES


def test_every_kind_has_a_table_of_its_own_parents_first() -> None:
    assert tuple(TABLE_NAMES) == KINDS
    assert list(TABLE_NAMES.values()) == [
        "person",
        "preferences",
        "role",
        "pay",
        "equity_grant",
        "skill",
        "certification",
        "achievement",
        "public_work",
        "plan",
        "action",
        "evidence",
        "own_descriptor",
        "check_setting",
        "override",
        "own_place",
        "saved_forecast",
    ]


def test_the_mark_can_be_read_in_the_file() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"CPP1"


def test_the_schema_number_is_the_number_of_the_newest_revision() -> None:
    folder = Path(__file__).parents[2] / "planner" / "storage" / "migrations" / "versions"
    revisions = folder.glob("revision_*.py")
    assert max(int(file.stem.removeprefix("revision_")) for file in revisions) == SCHEMA_NUMBER
