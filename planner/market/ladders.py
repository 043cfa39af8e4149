"""What each level and branch asks of a person, in descriptors that evidence can point at."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.domain.role import Level, Track
from planner.market.catalogue_reading import Loader, read_document, require_known, require_unique
from planner.market.evidence import Grade


class StepKind(StrEnum):
    """Which way a step between rungs leads."""

    UP = "up"
    SIDEWAYS = "sideways"


@dataclass(frozen=True, slots=True)
class Aspect:
    """A side of the work that every rung describes; ``evidence`` tells what would show it."""

    id: str
    name: str
    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One sentence about how someone on a rung works; its id stays, so that evidence can point at it."""

    id: str
    aspect: str
    text: str

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a descriptor needs a text")


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the specialist track (``level`` set) or a rung of another; ``scope`` is how far its work reaches.

    ``prerequisites`` are what is usually asked before; ``note`` tells what is disputed about the rung.
    """

    id: str
    name: str
    track: Track
    level: Level | None
    summary: str
    scope: str
    descriptors: tuple[Descriptor, ...]
    prerequisites: tuple[str, ...] = ()
    note: str = ""
    tensions: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if any(not one.id.startswith(f"{self.id}.{one.aspect}.") for one in self.descriptors):
            raise ValueError("the id of a descriptor names its rung and aspect first")

    def of_aspect(self, aspect_id: str) -> tuple[Descriptor, ...]:
        """The descriptors of one aspect."""
        return tuple(one for one in self.descriptors if one.aspect == aspect_id)


@dataclass(frozen=True, slots=True)
class Step:
    """A way from one rung to another."""

    start: str
    end: str
    kind: StepKind
    text: str


@dataclass(frozen=True, slots=True)
class Ladders:
    """Aspects, rungs and the steps between them.

    ``question`` is what a person is asked about each descriptor; the descriptors are opinion, hence ``grade`` and
    ``source``. Raises ``ValueError`` where ids stand twice or name what is not there.
    """

    question: str
    grade: Grade
    source: str
    aspects: tuple[Aspect, ...]
    rungs: tuple[Rung, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        aspects = require_unique((one.id for one in self.aspects), "aspect")
        rungs = require_unique((one.id for one in self.rungs), "rung")
        descriptors = [one for rung in self.rungs for one in rung.descriptors]
        require_unique((one.id for one in descriptors), "descriptor")
        require_known((one.aspect for one in descriptors), aspects, "aspect")
        require_known((end for step in self.steps for end in (step.start, step.end)), rungs, "rung")

    def rung(self, rung_id: str) -> Rung:
        """The rung of that id; raises ``KeyError`` where there is none."""
        for one in self.rungs:
            if one.id == rung_id:
                return one
        raise KeyError(rung_id)

    def of_level(self, level: Level) -> Rung:
        """The rung of a level of the specialist track; raises ``KeyError`` where there is none."""
        return self.rung(next((one.id for one in self.rungs if one.level is level), str(level)))

    def steps_from(self, rung_id: str) -> tuple[Step, ...]:
        """The ways that lead on from a rung."""
        return tuple(step for step in self.steps if step.start == rung_id)


@Loader
def load_ladders(folder: Path | None = None) -> Ladders:
    """The shipped ladders; raises ``UserError`` as ``read_document`` does."""
    return read_document(Ladders, "ladders.json", folder)
