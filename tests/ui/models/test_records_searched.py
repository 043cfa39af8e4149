import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.profile import Profile, Record
from planner.domain.skill import Skill
from planner.ui.models.columns import Column, table_columns
from planner.ui.models.records import RecordSearch, RecordTable
from tests.ui.workplace import CAREER, Workplace, in_memory

MANY = 10_000


def skills_of(place: Workplace) -> RecordTable:
    table = RecordTable(table_columns(Skill), place.session, place.history)
    place.bridge.changed.connect(table.follow)
    return table


def ids(rows: RecordSearch) -> list[str]:
    return [rows.record(row).id for row in range(rows.rowCount())]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["s1", "s2", "s3"]),
        ("PYTH", ["s1"]),
        ("elixir", ["s3"]),
        ("work python", ["s1"]),
        ("2026-11", ["s1"]),
        ("python docker", []),
        ("  ", ["s1", "s2", "s3"]),
        ("p.th", []),
        ("(", []),
        ("work\\E", []),
    ],
)
def test_search(qtbot: QtBot, words: str, found: list[str]) -> None:
    place, _ = in_memory(*CAREER)
    rows = RecordSearch(skills_of(place))
    rows.search(words)
    assert ids(rows) == found
    assert [rows.row_of(record_id) for record_id in found] == list(range(len(found)))


def test_search_follows_edits_and_ends(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = skills_of(place)
    rows = RecordSearch(table)
    rows.search("docker")
    assert rows.row_of("s1") is None
    assert rows.row_of("nobody") is None
    assert rows.setData(rows.index(0, 0), "Podman")
    assert ids(rows) == []
    rows.search("")
    rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert ids(rows) == ["s1", "s2", "s3"]


def test_what_is_searched_is_read_ahead_some_rows_at_a_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place, _ = in_memory(*(Skill(id=f"s{number}", name=f"Skill {number}") for number in range(700)))
    table = skills_of(place)
    assert [table.read_ahead() for _ in range(4)] == [True, True, False, False]
    read: list[Record] = []
    text = Column.text

    def noted(column: Column, record: Record, profile: Profile) -> str:
        read.append(record)
        return text(column, record, profile)

    monkeypatch.setattr(Column, "text", noted)
    rows = RecordSearch(table)
    rows.search("skill")
    assert (rows.rowCount(), read) == (700, [])
    assert table.setData(table.index(0, 0), "Skill 69 again")
    rows.search("again")
    assert ids(rows) == ["s0"]
    assert {record.id for record in read} == {"s0"}  # what was edited is read again, and nothing else


def test_ten_thousand_rows(qtbot: QtBot) -> None:
    many = [Skill(id=f"s{number}", name=f"Skill {number * 7919 % MANY}", proficiency=3) for number in range(MANY)]
    place, _ = in_memory(*many)
    rows = RecordSearch(skills_of(place))
    rows.sort(0)
    assert [rows.index(row, 0).data() for row in range(MANY)] == sorted(skill.name for skill in many)
    rows.search("skill 99")
    assert rows.rowCount() == 280  # of 0000 to 9999, by inclusion and exclusion: 3 · 100 − (10 + 10 + 1) + 1
    rows.search("")
    assert rows.rowCount() == MANY
    assert rows.setData(rows.index(5000, 1), "4")
    assert rows.index(5000, 1).data(Qt.ItemDataRole.EditRole) == "4"
    place.history.undo()
    assert rows.index(5000, 1).data(Qt.ItemDataRole.EditRole) == "3"
