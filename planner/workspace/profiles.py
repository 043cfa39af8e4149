"""Opening, creating and finding profile files."""

import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from planner.domain.errors import ProfileUnusable
from planner.storage.profile_file import ProfileFile
from planner.workspace.sample import holds_sample, sample_profile
from planner.workspace.session import Session

SUFFIX: Final = ".career"
OWN_NAME: Final = "My career"
SAMPLE_NAME: Final = "Sample"


def open_profile(path: Path) -> Session:
    """The profile in a file. Raises ``ProfileUnusable``; the file is then as it was."""
    return _session(ProfileFile.open(path))


def new_profile(path: Path) -> Session:
    """An empty profile in a new file. Raises ``ProfileUnusable`` where the file exists or cannot be made."""
    return _session(ProfileFile.create(path))


def new_sample(path: Path, today: datetime.date) -> Session:
    """The sample in a new file. Raises ``ProfileUnusable`` where the file exists or cannot be made."""
    session = new_profile(path)
    try:
        session.apply(sample_profile(today))
    except BaseException:
        session.close()
        raise
    return session


def open_sample(folder: Path, today: datetime.date) -> Session:
    """The sample of the folder: the one opened before where it still is one, else a new file beside it."""
    tried = (_sample_at(path, today) for path in _numbered(folder, SAMPLE_NAME))
    return next(session for session in tried if session is not None)


def own_path(folder: Path) -> Path:
    """Where the user's own profile is, or would be."""
    return folder / f"{OWN_NAME}{SUFFIX}"


def free_path(folder: Path) -> Path:
    """A name for another profile that no file in the folder has yet."""
    return next(path for path in _numbered(folder, OWN_NAME) if not path.exists())


def _session(file: ProfileFile) -> Session:
    try:
        return Session(file)
    except BaseException:
        file.close()
        raise


def _sample_at(path: Path, today: datetime.date) -> Session | None:
    if not path.exists():
        return new_sample(path, today)
    try:
        session = open_profile(path)
    except ProfileUnusable:
        return None
    if holds_sample(session.profile):
        return session
    session.close()
    return None


def _numbered(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}{SUFFIX}"
    yield from (folder / f"{name} {number}{SUFFIX}" for number in itertools.count(2))
