"""Every source behind what the program shows: those of the pack, of the dynamics and of the catalogue."""

import re
from typing import Final

from planner.market.catalogue_reading import CatalogueSource
from planner.market.certifications import load_certifications
from planner.market.dynamics_file import dynamics_sources
from planner.market.pack import Pack
from planner.market.skills import load_skills
from planner.market.sources import Source

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def every_source(pack: Pack) -> tuple[Source, ...]:
    """The sources, the pack's first, each once. Raises ``UserError`` where a shipped file cannot be used."""
    catalogue = (_of_catalogue(one) for one in (load_skills().source, load_certifications().source))
    found: dict[str, Source] = {}
    for source in (*pack.sources, *dynamics_sources(), *catalogue):
        found.setdefault(source.id, source)
    return tuple(found.values())


def _of_catalogue(source: CatalogueSource) -> Source:
    return Source(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        year=int(_YEAR.findall(source.date)[-1]),
        date=source.date,
        licence=source.licence,
        address=source.address,
        rows=source.rows,
        attribution=source.attribution,
    )
