"""The builder of the shipped market, for ``career-planner market build``; the same sources give the same bytes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from planner.calibration import oews, oflc, parities, prices, tables
from planner.calibration.areas import PRICE_LEVEL_YEAR, CountryEffect, keys_of, places_of
from planner.calibration.catalogue import FAMILIES, LEVEL_REASON, LEVEL_WEIGHTS, OCCUPATIONS, PLACES, PlaceChoice
from planner.calibration.cell_fit import moved_cell
from planner.calibration.layout import as_bytes
from planner.calibration.level_split import split_levels
from planner.calibration.manifest import describe
from planner.calibration.oews import PublishedCell
from planner.calibration.oflc import CountyLadder
from planner.calibration.pay_build import as_bytes as pay_bytes
from planner.calibration.pay_build import pay_document
from planner.calibration.states import STATE_CODES
from planner.market.cells import FIELDS, cell_row
from planner.market.levels import Cell, four
from planner.market.manifest import PACK_FILE, PAY_FILE
from planner.market.pack import PAY_SOURCE_ID, SCHEMA, pack_from
from planner.market.pay_file import pay_from
from planner.market.places import Place
from planner.market.prices import PriceIndex
from planner.market.sources import Source

PACK_VERSION: Final = "2026.11"
PAY_YEAR: Final = 2025

_PUBLIC_DOMAIN: Final = "Public domain (work of the United States government)"
_STATE: Final = "S"
_CHOSEN: Final = frozenset(choice.area for choice in PLACES)
_DECIMALS: Final = 4

Steps = tuple[float, float, float]


def build_market(sources_dir: Path, out_dir: Path) -> None:
    """Read the raw files under ``sources_dir`` and write the pack, the pay model and the manifest of the folder.

    Raises ``SourceUnusable`` for a raw file that is missing or laid out otherwise, and ``OSError`` where the files
    cannot be written.
    """
    pay = pay_document(sources_dir)
    pay_from(pay)
    pack = pack_document(sources_dir, pay)
    pack_from(pack, PACK_FILE)
    files = {PACK_FILE: as_bytes(pack), PAY_FILE: pay_bytes(pay)}
    out_dir.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out_dir / name).write_bytes(content)
    describe(out_dir)


def pack_document(sources_dir: Path, pay: Mapping[str, Any]) -> dict[str, Any]:
    """The pack as plain JSON values, its countries from the pay model; raises ``SourceUnusable``."""
    published = oews.read_cells(sources_dir, OCCUPATIONS, PAY_YEAR)
    ladders = oflc.read_ladders(sources_dir, OCCUPATIONS)
    levels = parities.read_price_levels(sources_dir, PRICE_LEVEL_YEAR)
    state_levels = parities.read_price_levels(sources_dir, PRICE_LEVEL_YEAR, parities.STATE_FILE)
    months = prices.read_monthly_prices(sources_dir)
    places = places_of(published, levels, state_levels, country_effects(pay))
    _require_areas(places, sources_dir)
    cells = _cells(published, ladders, {place.area: place.id for place in places}, sources_dir)
    of_pay = {source["id"]: source for source in pay["sources"]}
    used = {"oews": len(cells), "oflc": len(ladders), "bea": len(levels) + len(state_levels), "cpi": len(months)}
    document = {
        "schema": SCHEMA,
        "version": PACK_VERSION,
        "sources": [asdict(source) for source in (*_sources(used), *_pay_sources(of_pay))],
        "places": _table(Place, places),
        "place_keys": keys_of(places),
        "families": [asdict(family) for family in FAMILIES],
        "occupations": sorted({(cell.occupation, cell.occupation_name) for cell in published}),
        "level_weights": LEVEL_WEIGHTS,
        "level_reason": LEVEL_REASON,
        "price_index": asdict(_price_index(months)),
        "cells": _cell_table(cells, [place.id for place in places]),
    }
    plain: dict[str, Any] = json.loads(json.dumps(document))  # tuples become the lists that the file will hold
    return plain


def country_effects(pay: Mapping[str, Any]) -> dict[str, CountryEffect]:
    """What adverts in each country add to log pay, for a senior, from the effects of the pay model."""
    location = pay["location"]
    abroad = location.get("abroad", {}).get("", [0.0, 0.0, 0])[0]
    return {
        code: CountryEffect(round(estimate + abroad + _senior(location, code), _DECIMALS), n)
        for code, (estimate, _, n) in location.get("country", {}).items()
        if n > 0
    }


def _senior(location: Mapping[str, Any], country: str) -> float:
    row = location.get("country:level", {}).get(f"{country}:senior", [0.0])
    return float(row[0])


def _table(kind: type[Any], values: Sequence[Any]) -> dict[str, Any]:
    names = [field.name for field in fields(kind)]
    return {"fields": names, "rows": [[getattr(value, name) for name in names] for value in values]}


def _cell_table(cells: Sequence[Cell], places: Sequence[str]) -> dict[str, Any]:
    place_of = {place: number for number, place in enumerate(places)}
    rows = [cell_row(cell, OCCUPATIONS.index(cell.occupation), place_of[cell.place]) for cell in cells]
    return {"fields": list(FIELDS), "rows": rows}


def _cells(
    published: Sequence[PublishedCell],
    ladders: Sequence[CountyLadder],
    id_of_area: Mapping[str, str],
    sources_dir: Path,
) -> list[Cell]:
    """Cells of the catalogue's places with a ladder of their own, and of all others with the nation's, moved."""
    found = {(cell.occupation, cell.area): cell for cell in published}
    cells: list[Cell] = []
    for occupation in OCCUPATIONS:
        jobs = _jobs_by_state(published, occupation)
        own = [ladder for ladder in ladders if ladder.occupation == occupation]
        split: dict[str, Cell] = {}
        for choice in PLACES:
            cell = found.get((occupation, choice.area))
            if cell is not None:
                split |= _split(cell, choice, _steps(choice, own, jobs, sources_dir))
        cells += split.values()
        nation = split[oews.NATION_AREA]
        others = (cell for cell in published if cell.occupation == occupation and cell.area not in _CHOSEN)
        moved = (moved_cell(cell, id_of_area[cell.area], nation, LEVEL_WEIGHTS) for cell in others)
        cells += [cell for cell in moved if cell is not None]
    return cells


def _split(published: PublishedCell, choice: PlaceChoice, steps: Steps) -> dict[str, Cell]:
    """The cell with its levels, by area; none where too few percentiles are published to split it."""
    split = split_levels(published.percentiles, steps, LEVEL_WEIGHTS)
    if split is None:
        return {}
    cell = Cell(
        occupation=published.occupation,
        place=choice.id,
        jobs=None if published.jobs is None else round(published.jobs),
        percentiles=published.percentiles,
        wage_error_percent=published.wage_error_percent,
        log_median=four([round(number, _DECIMALS) for number in split.log_median]),
        log_sd=four([round(number, _DECIMALS) for number in split.log_sd]),
        largest_error=round(split.largest_error, _DECIMALS),
    )
    return {choice.area: cell}


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


def _require_areas(places: Sequence[Place], sources_dir: Path) -> None:
    found = {place.area for place in places}
    for choice in PLACES:
        if choice.area not in found:
            raise tables.unusable(sources_dir / oews.FILE, "the file", f"there is no row for area {choice.area}")


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


def _pay_sources(of_pay: Mapping[str, Mapping[str, Any]]) -> tuple[Source, ...]:
    """Adverts and answers, as the pay model names them."""
    return tuple(
        Source(
            id=source["id"],
            publisher=source["publisher"],
            title=source["title"],
            year=source["year"],
            date=str(source["year"]),
            licence=source["licence"],
            address=source["address"],
            rows=source["rows"],
            attribution=source["attribution"],
        )
        for source in of_pay.values()
        if source["id"] != PAY_SOURCE_ID
    )
