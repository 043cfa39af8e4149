"""The shipped market figures as one frozen value; ``reading`` makes it from the file."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from planner.base import resources
from planner.domain.errors import UserError
from planner.market import reading
from planner.market.cells import CellTable
from planner.market.cities import City, cities_meant
from planner.market.levels import Cell, Four, LevelPay, blended, four
from planner.market.places import COUNTRY, NATION_ID, OWN, REMOTE, Place, place_keys
from planner.market.prices import PriceIndex
from planner.market.sources import Source
from planner.market.titles import Family, title_key, title_keys

if TYPE_CHECKING:
    from planner.market.pay_file import PayFile

__all__ = ["SCHEMA", "Cell", "Family", "LevelPay", "Pack", "Place", "PriceIndex", "Source", "load_pack", "pack_from"]

ValueT = TypeVar("ValueT")
Table = dict[str, object]

SCHEMA: Final = 2
"""The kind of pack this program reads; raised when older programs could not read a newer one."""

PAY_SOURCE_ID: Final = "oews"
ADVERT_SOURCE_ID: Final = "aijobs"


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Places, families of titles and what they pay.

    ``version`` is year and month ("2026.11"); ``occupations`` names the occupation codes; ``level_weights`` are the
    assumed shares of the levels among the jobs of every cell, with the reason; ``cells`` holds the figures by
    (occupation, place id); ``place_of`` the place for each key of a spelling; ``pay_path`` is the file of the pay model
    that belongs to it, None for the shipped one, and ``measured_path`` of what was measured of that. Raises
    ``ValueError`` where the parts do not fit each other.
    """

    version: str
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    families: tuple[Family, ...]
    occupations: Mapping[str, str]
    level_weights: Four
    level_reason: str
    price_index: PriceIndex
    cells: Mapping[tuple[str, str], Cell]
    place_of: Mapping[str, Place] = field(default_factory=dict, repr=False)
    pay_path: Path | None = None
    measured_path: Path | None = None
    _family_of: Mapping[str, Family] = field(init=False, repr=False, compare=False)
    _countries: Mapping[str, Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        families = _by_key((title_key(title), family) for family in self.families for title in family.titles)
        object.__setattr__(self, "_family_of", families)
        if not self.place_of:  # a pack made by hand has only the spellings
            pairs = ((key, place) for place in self.places for text in place.aliases for key in place_keys(text)[:1])
            object.__setattr__(self, "place_of", _by_key(pairs))
        countries = {key: place for key, place in self.place_of.items() if place.kind == COUNTRY}
        object.__setattr__(self, "_countries", countries)
        if not all(code in self.occupations for family in self.families for code, _ in family.occupations):
            raise ValueError("a family of titles names an unknown occupation")
        self.source(PAY_SOURCE_ID)

    def source(self, source_id: str) -> Source:
        """The source of that id; raises ``ValueError`` where there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise ValueError(f"the source {source_id} is missing")

    @property
    def pay(self) -> "PayFile":
        """The pay model that belongs to the pack, read when it is first asked for; raises ``UserError``."""
        from planner.market.pay_file import load_pay  # a start that needs no factor need not wait for it

        return load_pay(self.pay_path)

    @property
    def nation(self) -> Place | None:
        """The United States, which are offered only as a choice of their own."""
        return next((place for place in self.places if place.id == NATION_ID), None)

    def find_place(self, text: str) -> Place | None:
        """The place a user means, None where it is unknown; never the nation unless they name it.

        "Berlin" and "Berlin, Germany" are the country: no figure tells its cities apart. A name that is known at home
        is that place, whatever else it may mean.
        """
        found = _first(self.place_of, place_keys(text))
        return found or next((place for _, place in self.cities(text)), None)

    def cities(self, text: str) -> tuple[tuple[City, Place], ...]:
        """The cities and regions abroad that a text may mean, each with the country whose figures stand for it."""
        places = {place.area: place for place in self._countries.values()}
        meant = cities_meant(text, self.place_of, self._countries)
        return tuple((city, places[city.country]) for city in meant)

    def find_family(self, title: str) -> Family | None:
        """The family a user's own title belongs to, None where it is unknown."""
        return _first(self._family_of, title_keys(title))

    def family(self, id_or_name: str) -> Family | None:
        """The family of that id or name, None where there is none."""
        key = title_key(id_or_name)
        return next((one for one in self.families if key in (title_key(one.id), title_key(one.name))), None)

    def family_for(self, title: str, choice: str = "") -> Family | None:
        """The family a title pays like: the user's own choice (id or name) wins; None where neither is known."""
        return self.family(choice) or self.find_family(title)

    def alternatives(self, text: str) -> tuple[Place, ...]:
        """Other places the text may mean, largest first, countries last: "Portland" is found as the one in Oregon."""
        found, keys = self.find_place(text), set(place_keys(text))
        words = [key.partition(" ")[0] for key in keys]  # in whose names none stands need not be taken apart
        near = [one for one in self.places if any(word in f"{one.name} {one.area_name}".lower() for word in words)]
        named = [place for place in near if keys & _city_keys(place)]
        abroad = [place for _, place in self.cities(text)]
        others = dict.fromkeys((*sorted(named, key=lambda place: (-place.jobs, place.id)), *abroad))
        return tuple(place for place in others if place is not found)

    def level_pay(self, family: Family, place: Place) -> LevelPay | None:
        """What the family pays in the place, by level.

        An occupation without figures for the place takes its state's, then the nation's, which ``fallback`` tells; a
        country takes the nation's, moved by what its adverts show. None where the nation has no figures either.
        """
        return _level_pay(self, family, place)

    def _published(self, family: Family, place: Place) -> LevelPay | None:
        found = self.cells_of(family, place)
        if not found:
            return None
        medians, sds = blended(found, [share for _, share in family.occupations])
        source = self.source(PAY_SOURCE_ID)
        if place.kind == COUNTRY and place.shift is not None:
            return self._abroad(family, place, medians, sds)
        shift = place.shift or 0.0
        where = self.nation if place.shift is not None else place
        return LevelPay(
            log_median=four([median + shift for median in medians]),
            log_sd=sds,
            weights=self.level_weights,
            jobs=sum(cell.jobs or 0 for cell in found),
            cell=f"{source.title} {source.date}, {_in_words(self, family.occupations)}, {(where or place).name}",
            fallback=self._fallback(found, place) if place.shift is None else _nation_times(place),
            source=source,
            date=source.date,
        )

    def _abroad(self, family: Family, place: Place, medians: Four, sds: Four) -> LevelPay:
        source, shift = self.source(ADVERT_SOURCE_ID), place.shift or 0.0
        return LevelPay(
            log_median=four([median + shift for median in medians]),
            log_sd=sds,
            weights=self.level_weights,
            jobs=0,
            cell=f"{source.title}, {place.adverts} adverts in {place.name}; {_in_words(self, family.occupations)}",
            fallback=f"thin: pay in the United States times {math.exp(shift):.2f}, as adverts in {place.name} have it",
            source=source,
            date=source.date,
        )

    def place_shift(self, place: Place, occupations: Sequence[tuple[str, float]]) -> float | None:
        """How much more (in log) the occupations pay in the place than in the nation, by their published medians.

        Occupations without figures there are left out; where none has any, all of the place's stand in for them, and
        None where there are none. A place of one's own, and remote work, have the shift they were made with.
        """
        if place.kind in (OWN, REMOTE):
            return place.shift
        known = [(share, self._median_shift(code, place)) for code, share in occupations]
        found = [(share, shift) for share, shift in known if shift is not None]
        if not found:
            every = (self._median_shift(code, place) for code in self.occupations)
            found = [(1.0, shift) for shift in every if shift is not None]
        weight = sum(share for share, _ in found)
        return sum(share * shift for share, shift in found) / weight if found else None

    def _median_shift(self, occupation: str, place: Place) -> float | None:
        keys = (occupation, place.id), (occupation, NATION_ID)
        if not all(key in self.cells for key in keys):
            return None
        here, nation = (self.cells[key].percentiles[2] for key in keys)
        return None if here is None or nation is None else math.log(here / nation)

    def cells_of(self, family: Family, place: Place) -> list[Cell]:
        """A cell for each occupation, the nearest that there is; none where one has none at all."""
        cells, found = self.cells, []
        for code, _ in family.occupations:
            key = (code, place.id)
            if key not in cells:
                wider = ((code, one) for one in (f"state-{place.state.lower()}", NATION_ID))
                key = next((one for one in wider if one in cells), key)
            if key not in cells:
                return []
            found.append(cells[key])
        return found

    def _fallback(self, found: Sequence[Cell], place: Place) -> str:
        if all(cell.place == place.id for cell in found):
            return ""
        texts = []
        for where in dict.fromkeys(cell.place for cell in found if cell.place != place.id):
            names = " and ".join(
                f"{cell.occupation} {self.occupations[cell.occupation]}" for cell in found if cell.place == where
            )
            texts.append(f"{_KIND_OF_FALLBACK.get(where, 'state')} used: no figures for {names} in {place.name}")
        return "; ".join(texts)


@lru_cache(maxsize=2048)  # a page asks for all places of a family again and again
def _level_pay(pack: Pack, family: Family, place: Place) -> LevelPay | None:
    return pack._published(family, place)


@lru_cache(maxsize=1024)
def _in_words(pack: Pack, occupations: Sequence[tuple[str, float]]) -> str:
    names = [(share, f"{code} {pack.occupations[code]}") for code, share in occupations]
    if len(names) == 1:
        return names[0][1]
    return " + ".join(f"{100 * share:.0f}\u00a0% {name}" for share, name in names)


def _nation_times(place: Place) -> str:
    why = "as you entered" if place.kind == OWN else "as answers and adverts of remote work have it"
    return f"nation used: its pay times {math.exp(place.shift or 0.0):.2f}, {why}"


_KIND_OF_FALLBACK: Final = {NATION_ID: "nation"}


def load_pack(path: Path | None = None) -> Pack:
    """The pack in a file, the shipped one by default.

    Raises ``UserError`` with one sentence for a file that is missing, damaged or made for a newer program.
    """
    where = path or resources.path("market", "pack.json")
    return pack_from(reading.document(where), where.name)


def pack_from(document: dict[str, Any], name: str) -> Pack:
    """The pack in a parsed document; raises ``UserError`` as ``load_pack`` does, naming the file ``name``."""
    schema = document.get("schema")
    if schema != SCHEMA:
        raise UserError(
            f"Market figures {name}",
            f"this file is of kind {schema}, and this program reads kind {SCHEMA}",
            "Use the version of the program it was made for",
        )
    try:
        return _built(reading.record(_Document, document))
    except (ValueError, OverflowError) as error:
        raise reading.damaged(name, f"it is damaged ({error})") from error


@dataclass(frozen=True, slots=True)
class _Document:
    """The file as it is laid out; ``occupations`` are pairs of code and name, which ``cells`` name by number."""

    schema: int
    version: str
    sources: tuple[Source, ...]
    places: Table
    place_keys: dict[str, int]
    families: tuple[Family, ...]
    occupations: tuple[tuple[str, str], ...]
    level_weights: Four
    level_reason: str
    price_index: PriceIndex
    cells: Table


def _built(document: _Document) -> Pack:
    places, occupations = reading.records(Place, document.places), [code for code, _ in document.occupations]
    return Pack(
        version=document.version,
        sources=document.sources,
        places=places,
        place_of=_places_by_key(document.place_keys, places),
        families=document.families,
        occupations=MappingProxyType(dict(document.occupations)),
        level_weights=document.level_weights,
        level_reason=document.level_reason,
        price_index=document.price_index,
        cells=CellTable.of(document.cells, occupations, [place.id for place in places]),
    )


def _places_by_key(numbers: Mapping[str, int], places: Sequence[Place]) -> Mapping[str, Place]:
    if not all(type(number) is int and 0 <= number < len(places) for number in numbers.values()):
        raise ValueError("a spelling means a place that is not there")
    return MappingProxyType({key: places[number] for key, number in numbers.items()})


def _city_keys(place: Place) -> set[str]:
    """The cities in the name of an area, each alone: "Portland-South Portland, ME" → portland, south portland."""
    cities = place.area_name.partition(",")[0].replace("/", "-").split("-")
    return {key for city in (place.name, *cities) for key in place_keys(city)}


def _by_key(pairs: Iterable[tuple[str, ValueT]]) -> Mapping[str, ValueT]:
    found: dict[str, ValueT] = {}
    for key, value in pairs:
        if found.setdefault(key, value) is not value:
            raise ValueError(f"“{key}” means two things")
    return MappingProxyType(found)


def _first(found: Mapping[str, ValueT], keys: Iterable[str]) -> ValueT | None:
    return next((found[key] for key in keys if key in found), None)
