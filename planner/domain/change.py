"""Changes to a profile: adding, editing and deleting are one shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from planner.domain.profile import Profile, Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: added where ``before`` is None, deleted where ``after`` is None.

    Raises ``ValueError`` where both are None or they are not the same record.
    """

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("A change needs a record before or after")
        if (
            self.before is not None
            and self.after is not None
            and (type(self.before) is not type(self.after) or self.before.id != self.after.id)
        ):
            raise ValueError("A change cannot turn one record into another")

    @property
    def record(self) -> Record:
        """The record as it stands after the change, or as it stood before it was deleted."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    def inverted(self) -> Self:
        """The change that takes this one back."""
        return type(self)(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that are made, saved and undone together; at most one a record.

    ``text`` tells the user what they do ("Python from 3 to 4"). Raises ``ValueError`` for two changes of one record.
    """

    text: str
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        if len({change.record.id for change in self.changes}) != len(self.changes):
            raise ValueError("A change set names a record twice")

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def inverted(self) -> "ChangeSet":
        """The set that takes this one back; ``applied_to`` gives what comes back its place again."""
        return ChangeSet(self.text, tuple(change.inverted() for change in self.changes))

    def touched(self) -> frozenset[type[Record]]:
        """The kinds of record it changes."""
        return frozenset(type(change.record) for change in self.changes)

    def merged(self, later: "ChangeSet") -> "ChangeSet":
        """This set followed by a later one, as one set with this one's text; what cancels out is left out."""
        first = {change.record.id: change for change in self.changes}
        for change in later:
            earlier = first.pop(change.record.id, None)
            before = earlier.before if earlier is not None else change.before
            if before != change.after:
                first[change.record.id] = Change(before, change.after)
        return ChangeSet(self.text, tuple(first.values()))

    def applied_to(self, profile: Profile) -> Profile:
        """The profile after the changes; a record that comes back has the place that it had.

        Raises ``ValueError`` where the profile does not hold the records the changes start from.
        """
        records = dict(profile.records)
        places = dict.fromkeys(profile.places or records)
        n_known = len(places)
        for change in self.changes:
            if records.get(change.record.id) != change.before:
                raise ValueError(f"{change.record.id} is not what the change starts from")
            if change.after is None:
                del records[change.record.id]
            else:
                records[change.record.id] = change.after
        added = [change.record.id for change in self.changes if change.before is None]
        places |= dict.fromkeys(added)
        if len(places) < n_known + len(added):
            records = {name: records[name] for name in places if name in records}
        return Profile(MappingProxyType(records), places)
