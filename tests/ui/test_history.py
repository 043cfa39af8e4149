import gc
from pathlib import Path
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from planner.domain.change import Change, ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.ui.history import History
from planner.workspace import edits
from planner.workspace.profiles import open_profile
from tests.strategies import adding, change_sequences
from tests.ui.workplace import CAREER, DISK_FULL, DOCKER, HELD, PYTHON, MemoryFile, Workplace, in_memory, on_disk


def set_python(place: Workplace, proficiency: int) -> UserError | None:
    changes = edits.set_field(place.session.profile, "s1", "proficiency", str(proficiency))
    assert changes is not None
    return place.history.push(changes)


def python_of(place: Workplace) -> int | None:
    skill = place.session.profile.get(type(PYTHON), "s1")
    return skill.proficiency if skill else None


def told_by(history: History) -> list[UserError]:
    told: list[UserError] = []
    history.failed.connect(told.append)
    return told


def test_an_edit_is_made_when_pushed_and_can_be_undone_and_redone(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    assert set_python(place, 4) is None
    assert python_of(place) == 4
    assert file.profile == place.session.profile
    assert place.history.undo() is None
    assert python_of(place) == 3
    assert place.history.redo() is None
    assert python_of(place) == 4


def offered(history: History) -> tuple[str, bool, str, bool]:
    return history.undo_text, history.can_undo, history.redo_text, history.can_redo


def test_it_says_what_can_be_undone_and_redone(qtbot: QtBot) -> None:
    place, _ = in_memory(PYTHON)
    assert offered(place.history) == ("", False, "", False)
    set_python(place, 4)
    assert offered(place.history) == ("Python from 3 to 4", True, "", False)
    place.history.undo()
    assert offered(place.history) == ("", False, "Python from 3 to 4", True)


def test_a_line_break_in_a_name_does_not_split_the_text(qtbot: QtBot) -> None:
    place, _ = in_memory()
    place.history.push(ChangeSet("Add one\ntwo", (Change(None, PYTHON),)))
    assert place.history.undo_text == "Add one two"


def test_each_step_is_told(qtbot: QtBot) -> None:
    place, _ = in_memory(PYTHON)
    steps: list[str] = []
    place.history.changed.connect(lambda: steps.append(place.history.undo_text))
    set_python(place, 4)
    set_python(place, 5)
    place.history.undo()
    place.history.redo()
    place.history.clear()
    assert steps == ["Python from 3 to 4", "Python from 4 to 5", "Python from 3 to 4", "Python from 4 to 5", ""]


def test_nothing_to_undo_or_redo_does_nothing(qtbot: QtBot) -> None:
    place, _ = in_memory(PYTHON)
    assert place.history.undo() is None
    assert place.history.redo() is None
    assert place.session.revision == 0


def test_an_edit_that_cannot_be_saved_is_told_and_leaves_no_step(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    file.failure = DISK_FULL
    assert set_python(place, 4) is DISK_FULL
    assert told == [DISK_FULL]
    assert python_of(place) == 3
    assert not place.history.can_undo
    assert not place.history.can_redo


def test_an_edit_that_cannot_be_saved_leaves_earlier_steps(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    set_python(place, 4)
    file.failure = DISK_FULL
    set_python(place, 5)
    file.failure = None
    place.history.undo()
    assert python_of(place) == 3
    assert not place.history.can_undo


def test_an_undo_that_cannot_be_saved_reads_the_disk_again_and_forgets_the_steps(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    set_python(place, 4)
    set_python(place, 5)
    file.failure = DISK_FULL
    file.profile = adding(DOCKER).applied_to(file.profile)  # what another program made of it
    assert place.history.undo() is DISK_FULL
    assert told == [DISK_FULL]
    assert place.session.profile == file.profile
    assert python_of(place) == 5
    assert not place.history.can_undo
    assert not place.history.can_redo


def test_an_undo_is_told_once_when_the_disk_is_gone_altogether(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    set_python(place, 4)
    file.failure = DISK_FULL
    file.read_failure = UserError("Profile file", "it has been moved", "Put it back")
    assert place.history.undo() is DISK_FULL
    assert told == [DISK_FULL]
    assert python_of(place) == 4


def test_while_another_program_holds_the_file_every_step_waits(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    for proficiency in (4, 5):
        set_python(place, proficiency)
    place.history.undo()
    steps = offered(place.history)
    file.is_held = True
    assert [set_python(place, 1), place.history.undo(), place.history.redo()] == [HELD] * 3 == told
    assert (offered(place.history), python_of(place)) == (steps, 4)
    file.is_held = False
    assert place.history.redo() is None
    assert python_of(place) == 5
    assert place.history.undo() is place.history.undo() is None
    assert python_of(place) == 3


def test_nothing_to_undo_or_redo_asks_no_file(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    file.is_held = True
    assert place.history.undo() is None
    assert place.history.redo() is None


def test_a_redo_that_cannot_be_saved_is_forgotten_with_what_follows_it(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    set_python(place, 4)
    set_python(place, 5)
    place.history.undo()
    place.history.undo()
    file.failure = DISK_FULL
    assert place.history.redo() is DISK_FULL
    file.failure = None
    assert told == [DISK_FULL]
    assert python_of(place) == 3
    assert not place.history.can_redo
    assert set_python(place, 1) is None
    place.history.undo()
    assert python_of(place) == 3


@pytest.mark.parametrize("step", ["push", "undo", "redo"])
def test_a_fault_of_the_program_is_raised_and_leaves_no_false_step(qtbot: QtBot, step: str) -> None:
    place, file = in_memory(PYTHON)
    told = told_by(place.history)
    set_python(place, 4)
    if step == "redo":
        place.history.undo()
    before = place.session.profile
    file.failure = ZeroDivisionError("a fault")
    with pytest.raises(ZeroDivisionError, match="a fault"):
        set_python(place, 5) if step == "push" else getattr(place.history, step)()
    assert told == []
    assert place.session.profile == before
    assert place.history.can_undo == (step == "push")
    assert not place.history.can_redo


def test_a_fault_while_reading_again_is_raised(qtbot: QtBot) -> None:
    place, file = in_memory(PYTHON)
    set_python(place, 4)
    file.failure = DISK_FULL
    file.read_failure = ZeroDivisionError("another fault")
    with pytest.raises(ZeroDivisionError, match="another fault"):
        place.history.undo()
    assert not place.history.can_undo


def test_a_history_let_go_needs_no_search_for_garbage(qtbot: QtBot) -> None:
    """Freed by such a search together with its commands, it would crash."""
    place, _ = in_memory(PYTHON)
    set_python(place, 4)
    place.history.undo()
    kept = ref(place.history)
    gc.disable()
    try:
        del place
        assert kept() is None
    finally:
        gc.enable()


def test_steps_that_are_forgotten_are_freed(qtbot: QtBot) -> None:
    place, _ = in_memory(PYTHON)
    changes = edits.set_field(place.session.profile, "s1", "proficiency", "4")
    assert changes is not None

    class Watched(ChangeSet):
        """Slots forbid weak references; a subclass has none."""

    watched = Watched(changes.text, changes.changes)
    seen = ref(watched)
    place.history.push(watched)
    del watched
    place.history.undo()
    place.history.clear()
    gc.collect()
    assert seen() is None


@given(career=change_sequences(), redo=st.booleans())
def test_undoing_everything_restores_the_snapshot(career: tuple[Profile, tuple[ChangeSet, ...]], redo: bool) -> None:
    end, steps = career
    place, file = in_memory()
    for step in steps:
        assert place.history.push(step) is None
    assert place.session.profile == end
    while place.history.can_undo:
        place.history.undo()
    assert place.session.profile == Profile() == file.profile
    if redo:
        while place.history.can_redo:
            place.history.redo()
        assert place.session.profile == end == file.profile


@given(career=change_sequences(), fails_at=st.integers(0, 4))
def test_after_a_failed_undo_the_snapshot_is_what_is_on_disk(
    career: tuple[Profile, tuple[ChangeSet, ...]], fails_at: int
) -> None:
    _, steps = career
    place, file = in_memory()
    for step in steps:
        place.history.push(step)
    for number in range(len(steps)):
        file.failure = DISK_FULL if number == fails_at else None
        place.history.undo()
    assert place.session.profile == file.profile
    assert not place.history.can_undo


def test_edits_and_undo_reach_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    with on_disk(tmp_path, *CAREER) as place:
        before = place.session.profile
        set_python(place, 5)
        place.history.push(edits.delete(place.session.profile, ["r1", "r2", "c1"]))
        after = place.session.profile
        path = place.session.path
    with open_profile(path) as again:
        assert again.profile == after
        assert len(after.records) == len(CAREER) - 7
        assert before != after


def test_a_memory_file_refuses_like_a_real_one() -> None:
    file = MemoryFile(Profile())
    file.failure = DISK_FULL
    with pytest.raises(UserError):
        file.write(adding(PYTHON))
    assert file.read() == Profile()
