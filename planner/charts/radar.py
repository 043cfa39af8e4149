"""The numbers and sentences of readiness by dimension of a ladder: what is evidenced, what is unknown. Draws nothing.

Called by the Readiness page. Unknown is unknown, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told
from planner.charts.trajectory import Origin

MOST_DIMENSIONS: Final = 10


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of a ladder: how many of its descriptors are evidenced, None where nothing is known."""

    name: str
    shown: int | None
    total: int

    @property
    def share(self) -> float | None:
        """The evidenced share, 0 to 1, None where unknown."""
        return None if self.shown is None else self.shown / self.total

    @property
    def words(self) -> str:
        """``4 of 6``, or "unknown"."""
        return "unknown" if self.shown is None else f"{self.shown} of {self.total}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarData(Told):
    """What the chart shows: the dimensions of the ladder towards ``target`` ("senior")."""

    target: str
    dimensions: tuple[Dimension, ...]

    @property
    def headline(self) -> str:
        """``For senior you show 9 of 13 descriptors; 1 of 5 dimensions is unknown``."""
        known = [one for one in self.dimensions if one.shown is not None]
        if not known:
            return f"Nothing is known yet of your readiness for {self.target}"
        shown, total = sum(one.shown or 0 for one in known), sum(one.total for one in known)
        answer = f"For {self.target} you show {shown} of {total} descriptors"
        n_unknown = len(self.dimensions) - len(known)
        verb = "is" if n_unknown == 1 else "are"
        return f"{answer}; {n_unknown} of {len(self.dimensions)} dimensions {verb} unknown" if n_unknown else answer

    @property
    def notes(self) -> tuple[str, ...]:
        """The whole list, for whoever does not see the picture."""
        return (", ".join(f"{one.name} {one.words}" for one in self.dimensions),)

    def table(self) -> Rows:
        """A dimension a row; what is unknown is empty."""
        rows = [(one.name, "" if one.shown is None else str(one.shown), str(one.total)) for one in self.dimensions]
        return (("dimension", "descriptors shown", "descriptors"), *rows)


def radar_data(dimensions: Sequence[Dimension], target: str, *, origin: Origin, meaning: str) -> RadarData:
    """Readiness for a level or track, in the order of the ladder.

    Raises ``ValueError`` for more dimensions than can be drawn, one without descriptors, or more shown than there are.
    """
    if len(dimensions) > MOST_DIMENSIONS:
        raise ValueError(f"{len(dimensions)} dimensions are more than {MOST_DIMENSIONS}")
    for one in dimensions:
        if one.total < 1 or not 0 <= (one.shown or 0) <= one.total:
            raise ValueError(f"{one.name} shows {one.shown} of {one.total}")
    return RadarData(origin=origin, meaning=meaning, target=target, dimensions=tuple(dimensions))
