"""The ladder that counts for one person: the shipped rungs with what they changed for an employer."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from planner.advice.standing import rung_of
from planner.domain.readiness import OwnDescriptor
from planner.domain.role import Level
from planner.market.finding import search_key
from planner.market.ladders import Aspect, Descriptor, Ladders, Rung


class LineState(StrEnum):
    """What the user has done to a line."""

    SHIPPED = "shipped"
    CHANGED = "in your words"
    ADDED = "added"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Line:
    """One descriptor of the edited ladder.

    ``ids`` are those that evidence may name: its own and, for a shipped one in other words, the shipped id too, so
    that no evidence is lost when the words change. ``employer`` is whose ladder has it so, "" for every employer's.
    """

    id: str
    aspect: str
    text: str
    ids: tuple[str, ...]
    state: LineState = LineState.SHIPPED
    employer: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the words are the user's."""
        return self.state in (LineState.CHANGED, LineState.ADDED)

    @property
    def lasting_id(self) -> str:
        """The id that stays whatever becomes of the words: what new evidence should name."""
        return self.ids[-1]


@dataclass(frozen=True, slots=True)
class EditedRung:
    """A rung with its aspects in order, those of the user's own last, and its lines.

    ``hidden`` are the shipped lines that were taken away.
    """

    rung: Rung
    aspects: tuple[Aspect, ...]
    lines: tuple[Line, ...]
    hidden: tuple[Line, ...] = ()

    def of_aspect(self, aspect_id: str) -> tuple[Line, ...]:
        """The lines of one aspect."""
        return tuple(line for line in self.lines if line.aspect == aspect_id)


def edited_rung(ladders: Ladders, rung: Rung, own: Iterable[OwnDescriptor], employer: str = "") -> EditedRung:
    """The rung as an employer has it: lines replaced, taken away and added.

    Own lines without an employer count everywhere; where one of the employer's own replaces the same line, it wins.
    """
    counted = [one for one in own if not one.employer.strip() or _is_same(one.employer, employer)]
    aspects = {search_key(name): one for one in ladders.aspects for name in (one.id, one.name)}
    shown = [line for one in rung.descriptors for line in _replaced(one, counted, aspects)]
    lines = [line for line in shown if line.state is not LineState.HIDDEN]
    hidden = tuple(line for line in shown if line.state is LineState.HIDDEN)
    lines += [_own_line(one, "", aspects) for one in counted if not one.replaces and _is_of(one, rung, ladders)]
    named = {line.aspect for line in lines}
    shipped = tuple(one for one in ladders.aspects if one.id in named)
    others = dict.fromkeys(line.aspect for line in lines if all(line.aspect != one.id for one in shipped))
    return EditedRung(rung, (*shipped, *(Aspect(name, name, "", "") for name in others)), tuple(lines), hidden)


def level_of(ladders: Ladders, rung: Rung) -> Level:
    """A level that leads to a rung together with its track, as the user's own lines name it."""
    levels = (rung.level or Level.SENIOR, *Level)
    return next((one for one in levels if rung_of(ladders, rung.track, one) is rung), Level.SENIOR)


def _replaced(shipped: Descriptor, own: list[OwnDescriptor], aspects: dict[str, Aspect]) -> tuple[Line, ...]:
    changes = [one for one in own if one.replaces == shipped.id]
    changes = [one for one in changes if one.employer.strip()] or changes
    if not changes:
        return (Line(shipped.id, shipped.aspect, shipped.text, (shipped.id,)),)
    lines = tuple(_own_line(one, shipped.aspect, aspects) for one in changes if one.text.strip())
    if lines:
        return lines
    (first, *_) = changes
    ids = (first.id, shipped.id)
    return (Line(first.id, shipped.aspect, shipped.text, ids, LineState.HIDDEN, first.employer.strip()),)


def _own_line(own: OwnDescriptor, aspect: str, aspects: dict[str, Aspect]) -> Line:
    known = aspects.get(search_key(own.aspect))
    name = known.id if known else own.aspect.strip() or aspect or "Other"
    state = LineState.CHANGED if own.replaces else LineState.ADDED
    return Line(own.id, name, own.text, tuple(filter(None, (own.id, own.replaces))), state, own.employer.strip())


def _is_of(own: OwnDescriptor, rung: Rung, ladders: Ladders) -> bool:
    return rung_of(ladders, own.track, own.level) is rung


def _is_same(one: str, other: str) -> bool:
    return search_key(one) == search_key(other)
