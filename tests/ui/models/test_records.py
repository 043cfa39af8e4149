import dataclasses
import functools

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.ui.models.columns import FORMS, table_columns
from planner.ui.models.records import EVERYONE, RecordSearch, RecordTable
from planner.workspace import edits
from planner.workspace.session import Applied
from tests.strategies import adding, change_sequences
from tests.ui.workplace import CAREER, DISK_FULL, DOCKER, PYTHON, RAISE, Workplace, in_memory

Item = Qt.ItemDataRole
SHOWN = [kind for kind in FORMS if table_columns(kind)]


def table_of(place: Workplace, kind: type[Record]) -> RecordTable:
    table = RecordTable(table_columns(kind), place.session, place.history)
    place.bridge.changed.connect(table.follow)
    return table


def ids(table: RecordTable | RecordSearch) -> list[str]:
    return [table.record(row).id for row in range(table.rowCount())]


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Checks every signal of the model from now on; what it finds is a Qt message, which fails the test."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def texts(table: RecordTable, row: int) -> list[object]:
    return [table.index(row, column).data() for column in range(table.columnCount())]


PLAN = Plan(id="plan", name="Plan")
ACTIONS = tuple(
    Action(id=f"action {month}", plan_id="plan", kind=kind, start=PartialDate(2027, month))
    for month, kind in enumerate((ActionKind.BREAK, ActionKind.MOVE_COMPANY, ActionKind.SPECIALISE), 1)
)


def test_the_actions_of_one_plan_are_shown_alone(qtbot: QtBot) -> None:
    place, _ = in_memory(PLAN, *ACTIONS, Plan(id="other", name="Other"))
    table = table_of(place, Action)
    assert table.rowCount() == 3
    table.show_owner("other")
    assert table.rowCount() == 0
    table.show_owner("plan")
    assert ids(table) == [action.id for action in ACTIONS]


@pytest.mark.parametrize("kind", SHOWN)
def test_every_table_is_a_sound_model_empty_and_full_and_after_each_step(
    qtbot: QtBot, qtmodeltester: ModelTester, kind: type[Record]
) -> None:
    place, _ = in_memory()
    table = table_of(place, kind)
    rows = RecordSearch(table)
    watches = [watched(model) for model in (table, rows)]
    everything = (*CAREER, PLAN, *ACTIONS)
    place.history.push(adding(*everything))
    assert table.rowCount() == sum(isinstance(record, kind) for record in everything)
    table.sort(0, Qt.SortOrder.DescendingOrder)
    first = table.record(0)
    place.history.push(edits.delete(place.session.profile, [first.id]))
    place.history.undo()
    place.history.undo()
    place.history.redo()
    assert rows.row_of(first.id) is not None
    for watch in watches:
        qtmodeltester.check(watch.model())  # type: ignore[no-untyped-call]


@given(career=change_sequences())
@settings(max_examples=25)
def test_rows_follow_any_edits_and_their_undo(qapp: object, career: tuple[Profile, tuple[ChangeSet, ...]]) -> None:
    place, _ = in_memory()
    tables = [table_of(place, kind) for kind in SHOWN]
    for table in tables:
        table.sort(1)
    watches = [watched(table) for table in tables]
    for step in career[1]:
        place.history.push(step)
        require_same(tables, place.session.profile)
    while place.history.can_undo:
        place.history.undo()
        require_same(tables, place.session.profile)
    assert all(watch.model() for watch in watches)


@given(career=change_sequences())
@settings(max_examples=25)
def test_rows_that_hear_of_several_edits_as_one_are_the_same(
    qapp: object, career: tuple[Profile, tuple[ChangeSet, ...]]
) -> None:
    place, _ = in_memory()
    tables = [RecordTable(table_columns(kind), place.session, place.history) for kind in SHOWN]
    for table in tables:
        table.sort(1)
    watches = [watched(table) for table in tables]
    heard: list[Applied] = []
    place.bridge.changed.connect(heard.append)
    for step in career[1]:
        place.history.push(step)
    if heard:
        for table in tables:
            table.follow(functools.reduce(Applied.merged, heard))
    require_same(tables, place.session.profile)
    assert all(watch.model() for watch in watches)


def require_same(tables: list[RecordTable], profile: Profile) -> None:
    for table in tables:
        wanted = [record.id for record in profile.records.values() if isinstance(record, table.kind)]
        assert sorted(ids(table)) == sorted(wanted)
        assert [table.row_of(record_id) for record_id in ids(table)] == list(range(len(wanted)))
        assert all(table.record(row) is profile.records[table.record(row).id] for row in range(len(wanted)))
        keys = [table.columns[1].sort_key(table.record(row), profile) for row in range(len(wanted))]
        assert keys == sorted(keys)


def test_cells_headings_and_sides(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Pay)
    horizontal = Qt.Orientation.Horizontal
    headings = [table.headerData(number, horizontal) for number in range(table.columnCount())]
    assert headings == ["Role", "From", "Base pay", "Bonus", "Currency", "Period", "Hours"]
    assert texts(table, 2) == ["ML engineer, Cascade", "2023", "126,000.5", "0", "EUR", "year", "40"]
    assert table.index(2, 2).data(Item.EditRole) == "126000.5"
    assert table.index(2, 0).data(Item.EditRole) == "r2"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert table.index(2, 2).data(Item.TextAlignmentRole) == right
    assert table.headerData(2, horizontal, Item.TextAlignmentRole) == right
    assert table.index(2, 1).data(Item.TextAlignmentRole) == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def test_what_is_outside_of_the_table_is_nothing(qtbot: QtBot) -> None:
    place, _ = in_memory(PYTHON)
    table = table_of(place, Skill)
    assert table.data(QModelIndex()) is None
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(9, Qt.Orientation.Horizontal) is None
    assert table.headerData(0, Qt.Orientation.Horizontal, Item.DecorationRole) is None
    assert table.index(0, 0).data(Item.DecorationRole) is None
    assert not table.setData(QModelIndex(), "x")
    assert not table.setData(table.index(0, 0), "x", Item.DisplayRole)
    assert not table.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEditable


def test_long_texts_have_a_tip_and_what_is_not_entered_is_quiet(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    skills, roles = table_of(place, Skill), table_of(place, Role)
    assert skills.index(0, 3).data(Item.ToolTipRole) == "Daily work"
    assert skills.index(1, 3).data(Item.ToolTipRole) is None
    assert skills.index(0, 0).data(Item.ToolTipRole) is None
    end = [column.attribute for column in roles.columns].index("end")
    entered, meant = (roles.index(row, end).data(Item.ForegroundRole) for row in (0, 1))
    assert entered is None
    assert meant == QGuiApplication.palette().placeholderText()


def test_a_cell_is_saved_when_it_is_set(qtbot: QtBot) -> None:
    place, file = in_memory(*CAREER)
    table = table_of(place, Skill)
    assert table.setData(table.index(0, 1), "4")
    assert file.profile.records["s1"] == dataclasses.replace(PYTHON, proficiency=4)
    assert table.index(0, 1).data() == "4"
    assert place.history.undo_text == "Python from 3 to 4"


def test_the_same_value_is_no_edit(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Skill)
    assert table.setData(table.index(0, 1), "3")
    assert not place.history.can_undo
    assert place.session.revision == 0


@pytest.mark.parametrize(
    ("kind", "column", "text", "sentence"),
    [
        (Skill, 0, " ", "Skill: it is empty. Write at least one letter."),
        (Skill, 2, "summer", "Last used: “summer” is not a date this program can read. "),
        (Pay, 2, "0", "Base pay: 0 is no pay. Write what the role pays, or remove this row."),
        (Pay, 2, "nan", "Base pay: NaN is not an amount. "),
        (Pay, 2, "1e12", "Base pay: 1,000,000,000,000 is larger than this program can hold. ",),
        (Pay, 3, "-1", "Bonus: −1 is below zero. "),
        (Role, 4, "2001", "End: 2001 lies before the start, 2019-07. Correct one of the dates."),
        (EquityGrant, 5, "60", "Cliff in months: 60 months is not between 0 and the vesting of 48. "),
    ],
)  # fmt: skip
def test_a_refused_cell_says_why_and_stays_as_it_was(
    qtbot: QtBot, kind: type[Record], column: int, text: str, sentence: str
) -> None:
    place, file = in_memory(*CAREER)
    table = table_of(place, kind)
    refused: list[tuple[QModelIndex, UserError]] = []
    table.refused.connect(lambda index, error: refused.append((index, error)))
    before = file.profile
    assert not table.setData(table.index(0, column), text)
    ((index, error),) = refused
    assert (index.row(), index.column()) == (0, column)
    field, _, rest = sentence.partition(": ")
    assert rest.strip() in str(error)
    assert error.attribute == table.columns[column].attribute
    assert str(error).startswith(field.split(" in ")[0])
    assert file.profile == before
    assert not place.history.can_undo


def test_a_cell_that_cannot_be_saved_is_refused_too(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    table = table_of(place, Skill)
    refused: list[UserError] = []
    table.refused.connect(lambda _, error: refused.append(error))
    file.failure = DISK_FULL
    assert not table.setData(table.index(0, 1), "5")
    assert refused == [DISK_FULL]
    assert table.index(0, 1).data() == "3"


def test_only_the_touched_row_is_repainted(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    skills, roles = table_of(place, Skill), table_of(place, Role)
    painted: list[tuple[str, int, int]] = []
    for name, table in (("skills", skills), ("roles", roles)):
        table.dataChanged.connect(lambda a, b, _, name=name: painted.append((name, a.row(), b.row())))
        table.modelReset.connect(lambda name=name: painted.append((name, -1, -1)))
    skills.setData(skills.index(1, 1), "5")
    assert painted == [("skills", 1, 1)]


def test_pay_shows_the_new_title_of_its_role(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Pay)
    rows = RecordSearch(table)
    rows.search("cascade")
    assert ids(rows) == ["p2", "p3"]
    changes = edits.set_field(place.session.profile, "r2", "employer", "Northwind")
    assert changes is not None
    with qtbot.waitSignal(table.dataChanged):
        place.history.push(changes)
    assert table.index(1, 0).data() == "ML engineer, Northwind"
    rows.search("northwind")
    assert ids(rows) == ["p2", "p3"]


def test_the_table_of_one_role(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Pay)
    assert table.owner is EVERYONE
    table.show_owner("r2")
    assert ids(table) == ["p2", "p3"]
    table.show_owner("")
    assert ids(table) == []
    table.show_owner("r1")
    moved = dataclasses.replace(RAISE, role_id="r1")
    place.history.push(ChangeSet("Move", (Change(RAISE, moved),)))
    assert ids(table) == ["p1", "p3"]
    place.history.undo()
    assert ids(table) == ["p1"]
    table.show_owner(EVERYONE)
    assert len(ids(table)) == 3


def test_asking_for_the_same_role_again_does_not_reset(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Pay)
    table.show_owner("r2")
    with qtbot.assertNotEmitted(table.modelReset):
        table.show_owner("r2")


def test_the_order_there_is_costs_nothing(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Skill)
    table.sort(1, Qt.SortOrder.DescendingOrder)
    with qtbot.assertNotEmitted(table.layoutChanged):
        table.sort(1, Qt.SortOrder.DescendingOrder)
    assert ids(table) == ["s3", "s1", "s2"]
    table.sort(1, Qt.SortOrder.AscendingOrder)
    assert ids(table)[-1] == "s3"


def test_a_table_tells_its_order(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Skill)
    assert table.order == (-1, Qt.SortOrder.AscendingOrder)
    for column, way in ((1, Qt.SortOrder.DescendingOrder), (0, Qt.SortOrder.AscendingOrder)):
        table.sort(column, way)
        assert table.order == (column, way)
    table.sort(-1)
    assert table.order[0] == -1


def test_sorted_rows_stay_sorted_and_views_keep_their_place(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Skill)
    table.sort(1, Qt.SortOrder.DescendingOrder)
    assert ids(table) == ["s3", "s1", "s2"]
    kept = QPersistentModelIndex(table.index(2, 0))
    assert table.setData(table.index(2, 1), "5")
    assert ids(table) == ["s3", "s2", "s1"]
    assert kept.row() == 1
    place.history.push(adding(Skill(id="s4", name="Rust", proficiency=4)))
    assert ids(table) == ["s3", "s2", "s4", "s1"]
    place.history.undo()
    place.history.undo()
    assert ids(table) == ["s3", "s1", "s2"]
    place.history.redo()
    place.history.redo()
    table.sort(0)
    assert ids(table) == ["s2", "s3", "s1", "s4"]
    table.sort(-1)
    place.history.push(adding(Skill(id="s5", name="Ada", proficiency=4)))
    assert ids(table)[-1] == "s5"


@pytest.mark.parametrize("way", Qt.SortOrder)
@pytest.mark.parametrize("column", [-1, 0, 1, 2])
def test_a_row_that_comes_or_goes_moves_no_other(qtbot: QtBot, column: int, way: Qt.SortOrder) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Skill)
    table.sort(column, way)
    watcher = watched(table)
    with qtbot.assertNotEmitted(table.layoutChanged), qtbot.assertNotEmitted(table.modelReset):
        for number in (5, 1, 3, 3, 9, 5, 0):
            new = len(table.profile.records)
            steps = number % 4 + 1 if number else None
            skill = Skill(
                id=f"n{new}", name=f"Python {number}", proficiency=steps, last_used=PartialDate(2020 + number)
            )
            place.history.push(adding(skill))
            again = table_of(place, Skill)
            again.sort(column, way)
            assert ids(table) == ids(again)
        place.history.push(edits.delete(place.session.profile, ["s1", "n14"]))
    assert ids(table) == [each for each in ids(again) if each not in {"s1", "n14"}]
    assert [table.row_of(each) for each in ids(table)] == list(range(table.rowCount()))
    watcher.deleteLater()


def test_another_title_of_a_role_moves_its_pay(qtbot: QtBot) -> None:
    place, _ = in_memory(*CAREER)
    table = table_of(place, Pay)
    table.sort(0)
    before = ids(table)
    changes = edits.set_field(place.session.profile, "r2", "title", "Aardvark keeper")
    assert changes is not None
    place.history.push(changes)
    assert (before, ids(table)) == (["p1", "p2", "p3"], ["p2", "p3", "p1"])


def test_a_reload_shows_what_is_on_disk(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    table = table_of(place, Skill)
    file.profile = adding(DOCKER).applied_to(file.profile)
    place.session.reload()
    assert ids(table) == ["s1", "s2"]


def test_what_it_has_heard_of_already_changes_nothing(qtbot: QtBot) -> None:
    """A table that is filled while its page is hidden hears of what went before when the page is shown."""
    place, _ = in_memory(*CAREER)
    heard: list[Applied] = []
    place.bridge.changed.connect(heard.append)
    place.history.push(edits.delete(place.session.profile, ["s2"]))
    place.history.push(adding(Skill(id="s4", name="Rust")))
    table = RecordTable(table_columns(Skill), place.session, place.history)
    watcher = watched(table)
    with qtbot.assertNotEmitted(table.rowsInserted), qtbot.assertNotEmitted(table.rowsRemoved):
        for applied in heard:
            table.follow(applied)
    assert ids(table) == ["s1", "s3", "s4"]
    watcher.deleteLater()


def test_many_changes_at_once_are_one_reset(qtbot: QtBot) -> None:
    place, _ = in_memory()
    table = table_of(place, Skill)
    many = [Skill(id=f"s{number}", name=f"Skill {number}") for number in range(60)]
    with qtbot.waitSignal(table.modelReset), qtbot.assertNotEmitted(table.rowsInserted):
        place.history.push(adding(*many))
    assert table.rowCount() == 60
