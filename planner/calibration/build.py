"""The builder of the shipped pack: ``python -m planner.calibration.build SOURCES_DIR OUT_FILE``.

The same sources give the same bytes.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from planner.calibration import oews, oflc, parities, prices, tables
from planner.calibration.catalogue import FAMILIES, LEVEL_REASON, LEVEL_WEIGHTS, OCCUPATIONS, PLACES, PlaceChoice
from planner.calibration.level_split import split_levels
from planner.calibration.oews import PublishedCell
from planner.calibration.oflc import CountyLadder
from planner.calibration.states import STATE_CODES
from planner.domain.errors import UserError
from planner.market.levels import Cell, four
from planner.market.pack import PAY_SOURCE_ID, SCHEMA, pack_from
from planner.market.places import Place
from planner.market.prices import PriceIndex
from planner.market.sources import Source

PACK_VERSION: Final = "2026.11"
PAY_YEAR: Final = 2025
PRICE_LEVEL_YEAR: Final = 2024

_PUBLIC_DOMAIN: Final = "Public domain (work of the United States government)"
_STATE: Final = "S"
_DECIMALS: Final = 4

Steps = tuple[float, float, float]


def build_pack(sources_dir: Path, out_file: Path) -> None:
    """Read the raw files under ``sources_dir`` and write the pack.

    Raises ``SourceUnusable`` for a raw file that is missing or laid out otherwise, and ``OSError`` where the pack
    cannot be written.
    """
    document = pack_document(sources_dir)
    pack_from(document, out_file.name)
    out_file.write_bytes(as_bytes(document))


def pack_document(sources_dir: Path) -> dict[str, Any]:
    """The pack as plain JSON values; raises ``SourceUnusable`` as ``build_pack`` does."""
    published = oews.read_cells(sources_dir, OCCUPATIONS, PAY_YEAR)
    ladders = oflc.read_ladders(sources_dir, OCCUPATIONS)
    levels = parities.read_price_levels(sources_dir, PRICE_LEVEL_YEAR)
    months = prices.read_monthly_prices(sources_dir)
    cells = _cells(published, ladders, sources_dir)
    used = {"oews": len(cells), "oflc": len(ladders), "bea": len(PLACES), "cpi": len(months)}
    document = {
        "schema": SCHEMA,
        "version": PACK_VERSION,
        "sources": [asdict(source) for source in _sources(used)],
        "places": [asdict(_place(choice, published, levels, sources_dir)) for choice in PLACES],
        "families": [asdict(family) for family in FAMILIES],
        "occupations": sorted({(cell.occupation, cell.occupation_name) for cell in published}),
        "level_weights": LEVEL_WEIGHTS,
        "level_reason": LEVEL_REASON,
        "price_index": asdict(_price_index(months)),
        "cells": [asdict(cell) for cell in cells],
    }
    plain: dict[str, Any] = json.loads(json.dumps(document))  # tuples become the lists that the file will hold
    return plain


def as_bytes(document: Mapping[str, Any]) -> bytes:
    """The document as the bytes of its file: keys sorted, one part a line so that changes can be read."""
    lines = (f"{json.dumps(name)}: {_indented(document[name])}" for name in sorted(document))
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _indented(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = (json.dumps(row, sort_keys=True, ensure_ascii=False, allow_nan=False) for row in value)
        return "[\n  " + ",\n  ".join(rows) + "\n]"
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _cells(published: Sequence[PublishedCell], ladders: Sequence[CountyLadder], sources_dir: Path) -> list[Cell]:
    found = {(cell.occupation, cell.area): cell for cell in published}
    cells = []
    for occupation in OCCUPATIONS:
        jobs = _jobs_by_state(published, occupation)
        own = [ladder for ladder in ladders if ladder.occupation == occupation]
        for choice in PLACES:
            cell = found.get((occupation, choice.area))
            if cell is not None:
                cells += _split(cell, choice, _steps(choice, own, jobs, sources_dir))
    return cells


def _split(published: PublishedCell, choice: PlaceChoice, steps: Steps) -> list[Cell]:
    """The cell with its levels; none where too few percentiles are published to split it."""
    split = split_levels(published.percentiles, steps, LEVEL_WEIGHTS)
    if split is None:
        return []
    return [
        Cell(
            occupation=published.occupation,
            place=choice.id,
            jobs=None if published.jobs is None else round(published.jobs),
            percentiles=published.percentiles,
            wage_error_percent=published.wage_error_percent,
            log_median=four([round(number, _DECIMALS) for number in split.log_median]),
            log_sd=four([round(number, _DECIMALS) for number in split.log_sd]),
            largest_error=round(split.largest_error, _DECIMALS),
        )
    ]


def _steps(
    choice: PlaceChoice, ladders: Sequence[CountyLadder], jobs_by_state: Mapping[str, float], sources_dir: Path
) -> Steps:
    path = sources_dir / oflc.FILE
    if choice.is_nation:
        try:
            return oflc.national_steps(ladders, jobs_by_state)
        except ValueError as error:
            raise tables.unusable(path, "the file", str(error)) from error
    for ladder in ladders:
        if (ladder.state, ladder.county) == (choice.state, choice.county):
            return ladder.steps()
    raise tables.unusable(path, "the file", f"there is no row for {choice.county}, {choice.state}")


def _jobs_by_state(published: Sequence[PublishedCell], occupation: str) -> dict[str, float]:
    return {
        STATE_CODES[cell.area_name]: cell.jobs
        for cell in published
        if cell.area_type == _STATE and cell.occupation == occupation and cell.area_name in STATE_CODES and cell.jobs
    }


def _place(
    choice: PlaceChoice, published: Sequence[PublishedCell], levels: Mapping[str, float], sources_dir: Path
) -> Place:
    area_names = {cell.area: cell.area_name for cell in published}
    if choice.area not in area_names:
        raise tables.unusable(sources_dir / oews.FILE, "the file", f"there is no row for area {choice.area}")
    return Place(
        id=choice.id,
        name=choice.name,
        state=choice.state,
        aliases=choice.aliases(),
        area=choice.area,
        area_name=area_names[choice.area],
        price_level=levels.get(choice.area[-5:]),
        price_year=PRICE_LEVEL_YEAR,
    )


def _price_index(months: Sequence[tuple[float, float]]) -> PriceIndex:
    return PriceIndex(
        name="CPI-U, all items, US city average, not seasonally adjusted",
        times=tuple(time for time, _ in months),
        values=tuple(value for _, value in months),
    )


def _sources(rows: Mapping[str, int]) -> tuple[Source, ...]:
    bls = "US Bureau of Labor Statistics"
    return (
        Source(
            id=PAY_SOURCE_ID,
            publisher=bls,
            title="BLS OEWS",
            year=PAY_YEAR,
            date="May 2025",
            licence=_PUBLIC_DOMAIN,
            address="https://www.bls.gov/oes/",
            rows=rows["oews"],
        ),
        Source(
            id="oflc",
            publisher="US Department of Labor, Office of Foreign Labor Certification",
            title="OFLC prevailing wage levels",
            year=PAY_YEAR,
            date="July 2025 to June 2026 (by inference)",
            licence=_PUBLIC_DOMAIN,
            address="https://flag.dol.gov/wage-data/wage-data-downloads",
            rows=rows["oflc"],
        ),
        Source(
            id="bea",
            publisher="US Bureau of Economic Analysis",
            title="BEA regional price parities",
            year=PRICE_LEVEL_YEAR,
            date="2024, published February 2026",
            licence=_PUBLIC_DOMAIN,
            address="https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
            rows=rows["bea"],
        ),
        Source(
            id="cpi",
            publisher=bls,
            title="BLS CPI-U",
            year=2026,
            date="January 1990 to August 2026",
            licence=_PUBLIC_DOMAIN,
            address="https://www.bls.gov/cpi/",
            rows=rows["cpi"],
        ),
    )


def main(arguments: Sequence[str]) -> int:
    """Build the pack for two arguments, the folder of sources and the file to write; the exit code, 0 when done."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m planner.calibration.build SOURCES_DIR OUT_FILE\n")
        return 2
    try:
        build_pack(Path(arguments[0]), Path(arguments[1]))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
