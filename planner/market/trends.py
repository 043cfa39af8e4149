"""Trends that may change what is asked for; each can be switched on in a scenario, none moves a number by itself."""

from dataclasses import dataclass
from pathlib import Path

from planner.market.catalogue_reading import Loader, read_document, require_unique
from planner.market.evidence import Grade


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend: what it may change, how it could fail to, skills (ids) it calls for, groups it strengthens or weakens.

    ``lever`` says what a scenario would change; ``grade`` how well the trend is known.
    """

    id: str
    name: str
    text: str
    counterpoint: str
    lever: str
    grade: Grade
    source: str
    skills: tuple[str, ...] = ()
    strengthens: tuple[str, ...] = ()
    weakens: tuple[str, ...] = ()
    specialisations: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trends:
    """All trends; raises ``ValueError`` where an id stands twice."""

    trends: tuple[Trend, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.trends), "trend")


@Loader
def load_trends(folder: Path | None = None) -> Trends:
    """The shipped trends; raises ``UserError`` as ``read_document`` does."""
    return read_document(Trends, "trends.json", folder)
