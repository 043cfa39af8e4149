from pathlib import Path

import platformdirs
import pytest

from planner.base import folders, resources


def test_all_folders_lie_under_the_home_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "with space"))
    made = [folders.data_folder(), folders.config_folder(), folders.cache_folder(), folders.log_folder()]
    assert [each.relative_to(tmp_path / "with space").as_posix() for each in made] == ["data", "config", "cache", "log"]
    assert all(each.is_dir() for each in made)


def test_folders_are_for_their_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    assert folders.data_folder().stat().st_mode & 0o777 == 0o700


def test_without_the_variable_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name / str(appauthor))
    assert folders.data_folder() == tmp_path / "career-planner" / "False"
    assert folders.data_folder().is_dir()


def test_resources_in_a_checkout_and_in_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resources.path("sample", "profile.json").is_file()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "planner")
    assert resources.root() == tmp_path / "resources"
    (tmp_path / "planner" / "_resources").mkdir(parents=True)
    assert resources.path("a", "b") == tmp_path / "planner" / "_resources" / "a" / "b"
