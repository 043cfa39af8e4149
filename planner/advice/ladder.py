"""The ladder that counts for one person: the shipped rungs with what they changed for an employer."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.advice.standing import rung_of
from planner.domain.readiness import OwnDescriptor
from planner.market.finding import search_key
from planner.market.ladders import Aspect, Ladders, Rung


@dataclass(frozen=True, slots=True)
class Line:
    """One descriptor of the edited ladder.

    ``ids`` are those that evidence may name: its own and, for a shipped one in other words, the shipped id too, so
    that no evidence is lost when the words change. ``is_own`` tells the user's lines from the shipped ones.
    """

    id: str
    aspect: str
    text: str
    ids: tuple[str, ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class EditedRung:
    """A rung with its aspects in order, those of the user's own last, and its lines."""

    rung: Rung
    aspects: tuple[Aspect, ...]
    lines: tuple[Line, ...]

    def of_aspect(self, aspect_id: str) -> tuple[Line, ...]:
        """The lines of one aspect."""
        return tuple(line for line in self.lines if line.aspect == aspect_id)


def edited_rung(ladders: Ladders, rung: Rung, own: Iterable[OwnDescriptor], employer: str = "") -> EditedRung:
    """The rung as an employer has it: lines replaced, taken away and added.

    Own lines without an employer count everywhere; where one of the employer's own replaces the same line, it wins.
    """
    counted = [one for one in own if not one.employer.strip() or _is_same(one.employer, employer)]
    aspects = {search_key(name): one for one in ladders.aspects for name in (one.id, one.name)}
    lines = [line for one in rung.descriptors for line in _replaced(one.id, one.aspect, one.text, counted, aspects)]
    lines += [_own_line(one, "", aspects) for one in counted if not one.replaces and _is_of(one, rung, ladders)]
    named = {line.aspect for line in lines}
    shipped = tuple(one for one in ladders.aspects if one.id in named)
    others = dict.fromkeys(line.aspect for line in lines if all(line.aspect != one.id for one in shipped))
    return EditedRung(rung, (*shipped, *(Aspect(name, name, "", "") for name in others)), tuple(lines))


def _replaced(
    shipped: str, aspect: str, text: str, own: list[OwnDescriptor], aspects: dict[str, Aspect]
) -> tuple[Line, ...]:
    changes = [one for one in own if one.replaces == shipped]
    changes = [one for one in changes if one.employer.strip()] or changes
    if not changes:
        return (Line(shipped, aspect, text, (shipped,)),)
    return tuple(_own_line(one, aspect, aspects) for one in changes if one.text.strip())


def _own_line(own: OwnDescriptor, aspect: str, aspects: dict[str, Aspect]) -> Line:
    known = aspects.get(search_key(own.aspect))
    name = known.id if known else own.aspect.strip() or aspect or "Other"
    return Line(own.id, name, own.text, tuple(filter(None, (own.id, own.replaces))), is_own=True)


def _is_of(own: OwnDescriptor, rung: Rung, ladders: Ladders) -> bool:
    return rung_of(ladders, own.track, own.level) is rung


def _is_same(one: str, other: str) -> bool:
    return search_key(one) == search_key(other)
