"""Industries that employ AI engineers, to be read about; what they pay is the pay model's."""

from dataclasses import dataclass
from pathlib import Path

from planner.market.catalogue_reading import Loader, read_document, require_known, require_unique, telling


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry: typical systems, skills (ids) it asks for, what slows or limits work there, tensions (ids)."""

    id: str
    name: str
    text: str
    systems: tuple[str, ...]
    skills: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    tempo: str = ""
    constraint: str = ""
    tensions: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Industries:
    """All industries; raises ``ValueError`` where an id stands twice."""

    industries: tuple[Industry, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.industries), "industry")


@dataclass(frozen=True, slots=True)
class Hub:
    """A city known for AI work (``place`` is its id in the pack): what it is known for, and a note by industry."""

    id: str
    place: str
    text: str
    industries: tuple[str, ...] = ()
    note: str = ""
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hubs:
    """All hubs; raises ``ValueError`` where an id or a place stands twice."""

    hubs: tuple[Hub, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.hubs), "hub")
        require_unique((one.place for one in self.hubs), "place")


@Loader
def load_industries(folder: Path | None = None) -> Industries:
    """The shipped industries; raises ``UserError`` as ``read_document`` does."""
    return read_document(Industries, "industries.json", folder)


@Loader
def load_hubs(folder: Path | None = None) -> Hubs:
    """The shipped hubs; raises ``UserError`` as ``read_document`` does, also for an industry that is not there."""
    hubs = read_document(Hubs, "hubs.json", folder)
    known = [one.id for one in load_industries(folder).industries]
    with telling("hubs.json"):
        require_known((industry for hub in hubs.hubs for industry in hub.industries), known, "industry")
    return hubs
