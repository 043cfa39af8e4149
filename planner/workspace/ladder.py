"""The use cases behind an employer's own ladder: lines added, put in other words, hidden, and brought back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.advice.ladder import Line, LineState, level_of
from planner.advice.readiness import Readiness
from planner.domain.change import Change, ChangeSet
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence, OwnDescriptor
from planner.market.finding import search_key
from planner.market.ladders import Ladders
from planner.workspace import edits

MOST_ASPECTS: Final = 10
"""As many as the picture has room for."""


@dataclass(frozen=True, slots=True)
class EmployersRung:
    """The rung that is edited: as an ``employer`` has it, "" for every employer."""

    ladders: Ladders
    rung: Readiness
    employer: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that count."""
        return tuple(one.line for aspect in self.rung.aspects for one in aspect.lines)

    @property
    def where(self) -> str:
        """``Senior at Acme``."""
        name = self.rung.rung.name
        return f"{name} at {self.employer}" if self.employer else name

    @property
    def own_ids(self) -> tuple[str, ...]:
        """The records that make this employer's rung differ."""
        ours = search_key(self.employer)
        every = (*self.lines, *self.rung.hidden)
        return tuple(one.id for one in every if one.state is not LineState.SHIPPED and search_key(one.employer) == ours)

    def is_everywhere(self, line: Line) -> bool:
        """Whether a change of the line was made for every employer while one employer's rung is edited."""
        return bool(self.employer) and line.state is not LineState.SHIPPED and not line.employer


def add_line(where: EmployersRung, aspect: str, text: str) -> ChangeSet:
    """One more line. Raises ``UserError`` at ``aspect`` or ``text``."""
    made = _own(where, edits.new_id(), _named(where, aspect), _worded(where, text, None))
    return ChangeSet(f"Add a line to {where.where}", (Change(None, made),))


def change_line(profile: Profile, where: EmployersRung, line: Line, aspect: str, text: str) -> ChangeSet | None:
    """A line in other words; None where they are the same. Raises ``UserError`` at ``aspect`` or ``text``.

    A line added for every employer changes for all of them; a shipped one only for this employer.
    """
    words, name = _worded(where, text, line), _named(where, aspect)
    if words == line.text and search_key(name) in map(search_key, _names(where, line.aspect)):
        return None
    before = profile.get(OwnDescriptor, line.id)
    if before is not None and (line.state is LineState.ADDED or not where.is_everywhere(line)):
        after = replace(before, aspect=name, text=words)
        return ChangeSet(f"Change a line of {where.where}", (Change(before, after),))
    made = _own(where, edits.new_id(), name, words, line.lasting_id)
    return ChangeSet(f"Change a line of {where.where}", (Change(None, made),))


def hide_line(profile: Profile, where: EmployersRung, line: Line) -> ChangeSet:
    """A line taken away: a shipped one is hidden and can be shown again, an added one goes with its evidence.

    Raises ``UserError`` for the last line of a rung.
    """
    if len(where.lines) == 1:
        raise UserError("Line", "it is the last one of this rung", "Add another one first")
    if line.state is LineState.ADDED:
        return _removed(profile, where, line)
    before = profile.get(OwnDescriptor, line.id)
    text = f"Hide a line of {where.where}"
    if before is not None and not where.is_everywhere(line):
        return ChangeSet(text, (Change(before, replace(before, text="")), *_moved(profile, line.id, line.lasting_id)))
    return ChangeSet(text, (Change(None, _own(where, edits.new_id(), line.aspect, "", line.lasting_id)),))


def reset_lines(profile: Profile, where: EmployersRung, ids: Iterable[str]) -> ChangeSet | None:
    """Own lines deleted, so that the shipped ones hold again; evidence stays with the line it was for.

    Evidence for an added line goes with it. None where there is nothing to take back.
    """
    found = [one for one in map(profile.records.get, ids) if isinstance(one, OwnDescriptor)]
    if not found:
        return None
    changes: list[Change] = [Change(one, None) for one in found]
    for one in found:
        changes += _moved(profile, one.id, one.replaces)
    return ChangeSet(f"Back to the shipped ladder: {where.where}", tuple(changes))


def _removed(profile: Profile, where: EmployersRung, line: Line) -> ChangeSet:
    found = reset_lines(profile, where, [line.id])
    assert found is not None  # an added line is a record
    lost = len(found.changes) - 1
    evidence = f" and {lost} piece{'s' if lost > 1 else ''} of evidence" if lost else ""
    return ChangeSet(f"Remove a line{evidence} of {where.where}", found.changes)


def _own(where: EmployersRung, record_id: str, aspect: str, text: str, replaces: str = "") -> OwnDescriptor:
    rung = where.rung.rung
    return OwnDescriptor(
        id=record_id,
        employer=where.employer,
        level=level_of(where.ladders, rung),
        track=rung.track,
        aspect=aspect,
        text=text,
        replaces=replaces,
    )


def _worded(where: EmployersRung, text: str, line: Line | None) -> str:
    words = " ".join(text.split())
    if not words:
        raise UserError("Line", "it is empty", "Write what is asked, or hide the line instead", "text")
    others = (search_key(one.text) for one in where.lines if line is None or one.id != line.id)
    if search_key(words) in others:
        raise UserError("Line", "this rung has it already", "Write another one", "text")
    return words


def _named(where: EmployersRung, aspect: str) -> str:
    """The aspect as the rung or the ladders name it, else as typed. Raises ``UserError``."""
    if not aspect.strip():
        raise UserError("Aspect", "it is empty", "Choose one, or name your own", "aspect")
    here = [one.aspect for one in where.rung.aspects]
    known = {search_key(name): one.name for one in (*where.ladders.aspects, *here) for name in (one.id, one.name)}
    name = known.get(search_key(aspect), aspect.strip())
    if len(here) >= MOST_ASPECTS and name not in [one.name for one in here]:
        reason = f"this rung has {MOST_ASPECTS} already, as many as the picture has room for"
        raise UserError("Aspect", reason, "Choose one of them", "aspect")
    return name


def _names(where: EmployersRung, aspect_id: str) -> Sequence[str]:
    names = [one.aspect.name for one in where.rung.aspects if one.aspect.id == aspect_id]
    return aspect_id, *names


def _moved(profile: Profile, own_id: str, shipped_id: str) -> list[Change]:
    """Evidence of a line in the user's words given back to the shipped one; gone where there is none."""
    noted = [one for one in profile.all(Evidence) if one.descriptor == own_id]
    return [Change(one, replace(one, descriptor=shipped_id) if shipped_id else None) for one in noted]
