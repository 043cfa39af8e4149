"""The open profile: a snapshot, its revision and those who listen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from planner.domain.change import ChangeSet
from planner.domain.profile import Profile, Record
from planner.storage.moment import Moment
from planner.storage.profile_file import ProfileFile

_MANY: Final = 100
"""From so many changed records on a listener is as quick to read everything again."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What listeners are told: the changes made, the kinds of record touched, the new revision and who asked.

    ``changes`` is None after a reload, when anything may have changed.
    """

    changes: ChangeSet | None
    touched: frozenset[type[Record]]
    revision: int
    origin: object

    def merged(self, later: "Applied") -> "Applied":
        """This and what came after it, as one; where that is very much it is as after a reload."""
        changes = None
        if self.changes is not None and later.changes is not None:
            changes = self.changes.merged(later.changes)
        if changes is not None and len(changes.changes) > _MANY:
            changes = None
        return Applied(changes, self.touched | later.touched, later.revision, later.origin)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of the file, the session's revision then, and the version of the moment that was read."""

    profile: Profile
    revision: int
    version: int


Listener = Callable[[Applied], None]


class Session:
    """One open profile. Writes reach the disk before the snapshot changes; listeners hear of it after both."""

    def __init__(self, file: ProfileFile) -> None:
        self._file = file
        self._profile = file.read()
        self._revision = 0
        self._listeners: list[Listener] = []

    @property
    def profile(self) -> Profile:
        """The snapshot as it stands on disk."""
        return self._profile

    @property
    def revision(self) -> int:
        """Raised by one with every change."""
        return self._revision

    @property
    def path(self) -> Path:
        """The profile file."""
        return self._file.path

    def apply(self, changes: ChangeSet, origin: object = None) -> None:
        """Save the changes and tell the listeners.

        Raises ``ProfileUnusable`` where the disk refuses and ``ValueError`` where the changes do not start from the
        snapshot; in both cases nothing has changed.
        """
        changed = changes.applied_to(self._profile)
        self._file.write(changes)
        self._replace(changed, changes, changes.touched(), origin)

    def reload(self) -> None:
        """Read the profile from disk again. Raises ``ProfileUnusable``."""
        self._take(self._file.read())

    def read_again(self) -> Callable[[], Reading]:
        """Look at the file now; what is handed back reads what it held, on any thread and once, for ``take``.

        Both raise ``ProfileUnusable``.
        """
        self._file.require_in_place()
        moment, revision = self._file.moment(), self._revision

        def read() -> Reading:
            return Reading(moment.read(), revision, moment.version)

        return read

    def take(self, found: Reading) -> bool:
        """Take over what was read; whether that was done. What lacks an edit that was saved meanwhile is not taken."""
        if found.revision != self._revision:
            return False
        self._file.accept(found.version)
        self._take(found.profile)
        return True

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def moment(self) -> Moment:
        """What the file holds now, to be copied on another thread. Raises ``ProfileUnusable``."""
        return self._file.moment()

    def hurry(self) -> None:
        """From now on refuse an edit after a moment where another program holds the file, for a window waits."""
        self._file.hurry()

    def require_writable(self) -> None:
        """Raise ``ProfileUnusable`` where an edit would be refused because another program holds the file."""
        self._file.require_writable()

    def prepare_writing(self) -> None:
        """Load what the first edit needs, so that a window can do so in idle time. Any thread may call it."""
        self._file.prepare_writing()

    def close(self) -> None:
        """Let go of the file."""
        self._listeners.clear()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, profile: Profile) -> None:
        touched = frozenset(map(type, (*self._profile.records.values(), *profile.records.values())))
        self._replace(profile, None, touched, None)

    def _replace(
        self, profile: Profile, changes: ChangeSet | None, touched: frozenset[type[Record]], origin: object
    ) -> None:
        self._profile = profile
        self._revision += 1
        applied = Applied(changes, touched, self._revision, origin)
        for listener in tuple(self._listeners):
            listener(applied)
