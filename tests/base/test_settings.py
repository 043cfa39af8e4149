import json
import logging
import logging.handlers
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.base.files import write_atomically
from planner.base.logs import log_file, start_log
from planner.base.settings import Settings


def test_what_is_set_is_there_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("width", 1280)
    settings.set("page", "trajectory")
    again = Settings(tmp_path)
    assert (again.get("width", 0), again.get("page", ""), again.get("height", 600)) == (1280, "trajectory", 600)


def test_a_value_of_another_type_is_not_trusted(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("width", "wide")
    assert settings.get("width", 800) == 800
    assert settings.get("width") == "wide"


def test_none_forgets(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("page", "profile")
    settings.set("page", None)
    settings.set("never", None)
    assert json.loads((tmp_path / "settings.json").read_text()) == {}


def test_setting_the_same_again_writes_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("page", "profile")
    (tmp_path / "settings.json").unlink()
    settings.set("page", "profile")
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize("damaged", ["{half", "[1, 2]", "\udcff"])
def test_a_damaged_file_is_kept_aside_and_defaults_apply(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "settings.json").write_text(damaged, encoding="utf-8", errors="surrogateescape")
    settings = Settings(tmp_path)
    assert settings.get("page", "profile") == "profile"
    assert (tmp_path / "settings.json.bad").read_text(encoding="utf-8", errors="surrogateescape") == damaged


def test_a_folder_that_cannot_be_written_costs_the_memory_alone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "missing")
    settings.set("page", "profile")
    assert settings.get("page") == "profile"
    assert not (tmp_path / "missing").exists()


def test_an_unreadable_file_that_cannot_be_kept_aside_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    (tmp_path / "settings.json.bad").write_text("in the way")
    assert Settings(tmp_path).get("page", "profile") == "profile"
    assert (tmp_path / "settings.json").is_dir()


def test_recent_profiles_newest_first_without_repeats_at_most_ten(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in [*range(12), 5]:
        settings.remember_recent(Path(f"/p{number}"))
    expected = [Path(f"/p{number}") for number in (5, 11, 10, 9, 8, 7, 6, 4, 3, 2)]
    assert Settings(tmp_path).recent() == expected
    settings.forget_recent(Path("/p5"))
    assert settings.recent() == expected[1:]


def test_atomic_writing_leaves_the_old_file_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    write_atomically(target, b"old")
    assert target.stat().st_mode & 0o777 == 0o600

    def refuse(self: Path, other: Path) -> Path:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def program_log() -> Iterator[logging.Logger]:
    log = logging.getLogger("planner")
    before = list(log.handlers), log.level
    yield log
    for handler in log.handlers:
        if handler not in before[0]:
            handler.close()
    log.handlers[:], level = before
    log.setLevel(level)


def test_the_log_is_written_where_it_says(tmp_path: Path, program_log: logging.Logger) -> None:
    path = log_file(tmp_path)
    start_log(path)
    logging.getLogger("planner.somewhere").info("opened %s", "it")
    assert path.read_text(encoding="utf-8").endswith("INFO planner.somewhere: opened it\n")


def test_without_a_folder_for_it_the_program_goes_on(
    tmp_path: Path, program_log: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(logging.handlers, "RotatingFileHandler", refuse)
    path = log_file(tmp_path)
    start_log(path)
    logging.getLogger("planner.somewhere").info("lost")
    assert not path.exists()
