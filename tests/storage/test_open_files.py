from pathlib import Path

import pytest

from planner.domain.errors import ProfileUnusable
from planner.storage.open_files import OPEN_FILES, identity_of, require_not_open
from planner.storage.profile_file import ProfileFile


def test_a_file_is_the_same_under_every_name(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(closed)
    (tmp_path / "other.career").touch()
    assert identity_of(tmp_path / "link") == identity_of(closed) != identity_of(tmp_path / "other.career")


def test_only_while_it_is_open_a_file_is_refused(closed: Path, tmp_path: Path) -> None:
    with ProfileFile.open(closed):
        assert {identity_of(closed)} == OPEN_FILES
        with pytest.raises(ProfileUnusable, match=r"it is open already\. Choose another file"):
            require_not_open(closed)
        require_not_open(tmp_path / "none.career")
    require_not_open(closed)
    assert not OPEN_FILES
