"""The builder of the derived catalogue, called by ``career-planner market build``.

Technologies and ratings come from O*NET, certifications from compiled facts; the same sources give the same bytes. The
rest of the catalogue is kept by hand.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from planner.calibration import certification_reader, skills_reader
from planner.calibration.commodities import OTHER, SHELF_OF
from planner.calibration.skills_reader import Technology
from planner.calibration.tables import unusable
from planner.market.catalogue_reading import SCHEMA, CatalogueSource
from planner.market.finding import search_key
from planner.market.skills import TechnologyRow

TECHNOLOGIES: Final = "technologies.json"
IMPORTANCE: Final = "importance.json"
CERTIFICATIONS: Final = "certifications.json"

FIELDS: Final = ("15-",)
LISTING_OCCUPATIONS: Final = (
    *("11-3021.00", "15-1221.00", "15-1242.00", "15-1243.00", "15-1243.01", "15-1244.00", "15-1251.00", "15-1252.00"),
    *("15-1299.08", "15-2051.00", "15-2051.01", "17-2061.00"),
)
"""Occupations whose every technology is kept; of the other computer occupations only what is hot or in demand."""

RATED_OCCUPATIONS: Final = (
    *("11-3021.00", "11-9041.00", "15-1211.00", "15-1221.00", "15-1242.00", "15-1243.00", "15-1243.01", "15-1251.00"),
    *("15-1253.00", "15-1254.00", "15-1299.08", "15-2021.00", "15-2031.00", "15-2041.00", "15-2051.01", "15-2051.02"),
    "17-2061.00",
)
"""Occupations near the families of titles that O*NET has ratings for."""

CERTIFICATIONS_AS_OF: Final = "2026"

_ONET_ATTRIBUTION: Final = (
    "This program includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. The "
    "information was selected, grouped and combined; USDOL/ETA has not approved, endorsed, or tested these changes."
)


def build_catalogue(sources_dir: Path, out_dir: Path) -> None:
    """Read the raw files under ``sources_dir`` and write the derived parts of the catalogue.

    Raises ``SourceUnusable`` for a raw file that is missing or laid out otherwise, before anything is written, and
    ``OSError`` where the parts cannot be written.
    """
    documents = catalogue_documents(sources_dir)
    for name, document in documents.items():
        (out_dir / name).write_bytes(as_bytes(document))


def catalogue_documents(sources_dir: Path) -> dict[str, dict[str, Any]]:
    """The derived parts by file name as plain JSON values; raises ``SourceUnusable`` as ``build_catalogue`` does."""
    parts = {
        TECHNOLOGIES: _technologies(sources_dir),
        IMPORTANCE: _importance(sources_dir),
        CERTIFICATIONS: _certifications(sources_dir),
    }
    plain: dict[str, dict[str, Any]] = json.loads(json.dumps(parts))  # tuples become the lists the files will hold
    return plain


def as_bytes(document: Mapping[str, Any]) -> bytes:
    """The document as the bytes of its file: keys sorted, one entry a line so that changes can be read."""
    lines = (f"{json.dumps(name)}: {_lined(document[name])}" for name in sorted(document))
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _lined(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(_json(row) for row in value) + "\n]"
    if isinstance(value, dict) and value:
        return "{\n  " + ",\n  ".join(f"{_json(key)}: {_json(value[key])}" for key in sorted(value)) + "\n}"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _technologies(sources_dir: Path) -> dict[str, Any]:
    found = skills_reader.read_technologies(sources_dir, LISTING_OCCUPATIONS, FIELDS)
    rows = [_technology_row(one) for one in found]
    return {"schema": SCHEMA, "source": asdict(_onet(sum(one.rows for one in found))), "rows": rows}


def _technology_row(one: Technology) -> TechnologyRow:
    own_id = "onet-" + re.sub(r"\s+", "-", search_key(one.name))  # as different as the names, which were made one
    shelf = SHELF_OF.get(one.commodity, OTHER)
    return own_id, one.name, shelf, one.is_hot, " ".join(one.listed_in), " ".join(one.in_demand_in)


def _importance(sources_dir: Path) -> dict[str, Any]:
    ratings = skills_reader.read_ratings(sources_dir, RATED_OCCUPATIONS)
    found: dict[str, dict[str, float]] = {}
    for rating in ratings:
        found.setdefault(rating.occupation, {})[rating.element] = rating.importance
    if missing := [code for code in RATED_OCCUPATIONS if code not in found]:
        path = sources_dir / skills_reader.RATING_FILES[0]
        raise unusable(path, "the file", f"there is no rating for {missing[0]}")
    return {"schema": SCHEMA, "source": asdict(_onet(len(ratings))), "importance": found}


def _certifications(sources_dir: Path) -> dict[str, Any]:
    facts = certification_reader.read_facts(sources_dir, CERTIFICATIONS_AS_OF)
    evidence = certification_reader.read_evidence(sources_dir)
    return {
        "schema": SCHEMA,
        "source": asdict(_compiled(len(facts) + len(evidence))),
        "certifications": [asdict(one) for one in facts],
        "evidence": [asdict(one) for one in evidence],
    }


def _onet(rows: int) -> CatalogueSource:
    return CatalogueSource(
        id="onet",
        publisher="US Department of Labor, Employment and Training Administration",
        title="O*NET 29.3 Database",
        date="May 2025",
        licence="CC BY 4.0",
        attribution=_ONET_ATTRIBUTION,
        address="https://www.onetcenter.org/database.html",
        rows=rows,
    )


def _compiled(rows: int) -> CatalogueSource:
    return CatalogueSource(
        id="certification-facts",
        publisher="Compiled for this program from public pages",
        title="Facts on certifications",
        date=CERTIFICATIONS_AS_OF,
        licence="Facts, not works; each row names its source",
        attribution="Providers' pages and the secondary sources named in each row.",
        address="",
        rows=rows,
    )
