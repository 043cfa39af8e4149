"""Technologies and ratings of importance by occupation: the O*NET database of the US Department of Labor."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows
from planner.market.finding import squeezed

TECHNOLOGY_FILE: Final = Path("skills", "onet", "Technology_Skills.tech.csv.gz")
RATING_FILES: Final = (
    Path("skills", "onet", "Skills.tech.csv.gz"),
    Path("skills", "onet", "Knowledge.tech.csv.gz"),
)

_CODE: Final = "O*NET-SOC Code"
_IMPORTANCE: Final = "IM"
_FILLER: Final = "software"


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology as O*NET lists it, its spellings made one.

    ``commodity`` is its class; ``listed_in`` and ``in_demand_in`` are occupations, sorted; ``rows`` counts its rows.
    """

    name: str
    commodity: str
    is_hot: bool
    listed_in: tuple[str, ...]
    in_demand_in: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Rating:
    """How important an element is to an occupation, from 1 (not) to 5 (extremely)."""

    occupation: str
    element: str
    importance: float


def read_technologies(sources_dir: Path, occupations: Sequence[str], fields: Sequence[str]) -> list[Technology]:
    """Technologies listed by the occupations, and those hot or in demand in occupations that begin as ``fields`` do.

    Sorted by name. Raises ``SourceUnusable`` for a changed layout.
    """
    columns = (_CODE, "Example", "Commodity Title", "Hot Technology", "In Demand")
    gathered: dict[str, list[Row]] = {}
    for row in read_rows(sources_dir / TECHNOLOGY_FILE, columns):
        gathered.setdefault(_same(row), []).append(row)
    wanted = (rows for rows in gathered.values() if _is_wanted(rows, occupations, fields))
    return sorted((_technology(rows) for rows in wanted), key=lambda one: (one.name.casefold(), one.name))


def read_ratings(sources_dir: Path, occupations: Iterable[str]) -> list[Rating]:
    """The importance of every element of skill and knowledge to the occupations, those without ratings left out.

    Raises ``SourceUnusable`` for a changed layout, a rating outside its scale or one that is there twice.
    """
    wanted = set(occupations)
    found: dict[tuple[str, str], Rating] = {}
    for file in RATING_FILES:
        for row in read_rows(sources_dir / file, (_CODE, "Element Name", "Scale ID", "Data Value")):
            if row.text("Scale ID") != _IMPORTANCE or row.text(_CODE) not in wanted:
                continue
            rating = _rating(row, file)
            key = (rating.occupation, rating.element)
            if key in found:
                row.refuse(f"{rating.element} is rated twice for {rating.occupation}")
            found[key] = rating
    return [found[key] for key in sorted(found)]


def _rating(row: Row, file: Path) -> Rating:
    importance = row.number("Data Value")
    if not 1 <= importance <= 5:
        row.refuse(f"the importance {importance} is not between 1 and 5")
    # Mathematics is both a skill and a knowledge: told apart by the name of the file
    element = f"{file.name.partition('.')[0]}: {row.text('Element Name')}"
    return Rating(row.text(_CODE), element, importance)


def _same(row: Row) -> str:
    """What two spellings of one technology have in common."""
    name = row.text("Example")
    key = squeezed(name)
    if not key:
        row.refuse("the column Example names nothing")
    return key.removesuffix(_FILLER) or key


def _is_wanted(rows: Sequence[Row], occupations: Sequence[str], fields: Sequence[str]) -> bool:
    return any(
        row.text(_CODE) in occupations
        or (row.text(_CODE).startswith(tuple(fields)) and (_is_flagged(row, "Hot Technology") or _is_in_demand(row)))
        for row in rows
    )


def _is_in_demand(row: Row) -> bool:
    return _is_flagged(row, "In Demand")


def _is_flagged(row: Row, column: str) -> bool:
    flag = row.text(column)
    if flag not in {"Y", "N"}:
        row.refuse(f"the column {column} holds “{flag}” instead of Y or N")
    return flag == "Y"


def _technology(rows: Sequence[Row]) -> Technology:
    return Technology(
        name=_most_common(row.text("Example") for row in rows),
        commodity=_most_common(row.text("Commodity Title") for row in rows),
        is_hot=any(_is_flagged(row, "Hot Technology") for row in rows),
        listed_in=tuple(sorted({row.text(_CODE) for row in rows})),
        in_demand_in=tuple(sorted({row.text(_CODE) for row in rows if _is_in_demand(row)})),
        rows=len(rows),
    )


def _most_common(texts: Iterable[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))
