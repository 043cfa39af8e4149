"""The places of the pack: every area and state of the pay file, the nation, and countries known from adverts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.calibration.catalogue import AREA_NAMES, COUNTRIES, PLACES
from planner.calibration.oews import NATION_AREA, PublishedCell
from planner.calibration.parities import PriceLevels
from planner.calibration.states import STATE_CODES, STATE_NAMES, TERRITORY_CODES
from planner.market.places import Place, place_keys
from planner.market.words import plain_key

PRICE_LEVEL_YEAR: Final = 2024

_NO_LEVELS: Final = PriceLevels()
_STATE_KEYS: Final = frozenset(plain_key(name) for name in STATE_CODES)
_STATE: Final = "S"


@dataclass(frozen=True, slots=True)
class CountryEffect:
    """What adverts in a country add to log pay in the United States, and how many there were."""

    shift: float
    adverts: int


@dataclass(frozen=True, slots=True)
class _Area:
    code: str
    name: str
    kind: str
    jobs: int

    @property
    def cities(self) -> list[str]:
        return re.split(r"--?|/", self.name.partition(",")[0])

    @property
    def states(self) -> list[str]:
        return self.name.partition(", ")[2].split("-")


@dataclass(slots=True)
class _Spellings:
    """Who has which spelling: the first to ask for one keeps it, so the largest place gets an ambiguous name."""

    taken: set[str] = field(default_factory=set)

    def give(self, texts: Iterable[str]) -> tuple[str, ...]:
        given = []
        for text in texts:
            key = next(iter(place_keys(text)), "")
            if key and key not in self.taken:
                self.taken.add(key)
                given.append(text)
        return tuple(given)


def places_of(
    cells: Iterable[PublishedCell],
    levels: Mapping[str, PriceLevels],
    state_levels: Mapping[str, PriceLevels],
    countries: Mapping[str, CountryEffect],
) -> list[Place]:
    """Every place, those of the catalogue first, then areas and states by size, then countries.

    ``levels`` are by area code, ``state_levels`` by the code of a state's part outside metropolitan areas (01999).
    """
    areas = _areas(cells)
    owned = _owned(areas)
    return [
        *(_place(area, owned[area.code], {**state_levels, **levels}) for area in areas),
        *(_country(code, countries[code], owned[code]) for code in COUNTRIES if code in countries),
    ]


def keys_of(places: Sequence[Place]) -> dict[str, int]:
    """The number of the place for the key of each spelling; raises ``ValueError`` where two places share one."""
    keys: dict[str, int] = {}
    for number, place in enumerate(places):
        for text in place.aliases:
            key = place_keys(text)[0]
            if keys.setdefault(key, number) != number:
                raise ValueError(f"“{key}” means two places")
    return keys


def _areas(cells: Iterable[PublishedCell]) -> list[_Area]:
    jobs: dict[str, float] = {}
    first: dict[str, PublishedCell] = {}
    for cell in cells:
        first.setdefault(cell.area, cell)
        jobs[cell.area] = jobs.get(cell.area, 0.0) + (cell.jobs or 0.0)
    chosen = {choice.area: place for place, choice in enumerate(PLACES)}
    areas = [_Area(code, cell.area_name, _kind(cell), round(jobs[code])) for code, cell in first.items()]
    return sorted(areas, key=lambda area: (chosen.get(area.code, len(chosen)), -area.jobs, area.code))


def _kind(cell: PublishedCell) -> str:
    return "nation" if cell.area == NATION_AREA else "state" if cell.area_type == _STATE else "area"


def _owned(areas: Iterable[_Area]) -> dict[str, tuple[str, ...]]:
    """The spellings of each area and country; full ones are given out before bare ones, and cities before states."""
    spellings, owned = _Spellings(), {}
    local = [area for area in areas if area.kind != "state"]
    states = [area for area in areas if area.kind == "state"]
    for choice in PLACES:
        owned[choice.area] = spellings.give(choice.aliases())
    for code, (name, also) in COUNTRIES.items():
        owned[code] = spellings.give((name, *also))
    for area in local:
        owned[area.code] = owned.get(area.code, ()) + spellings.give((*AREA_NAMES.get(area.code, ()), *_full(area)))
    for area in local:  # "Wyoming" is the state and not the town in Michigan
        owned[area.code] += spellings.give(city for city in area.cities if plain_key(city) not in _STATE_KEYS)
    for area in states:
        owned[area.code] = spellings.give((area.name, _state_code(area), f"{area.name} state", f"State of {area.name}"))
    return owned


def _full(area: _Area) -> Iterable[str]:
    yield area.name
    for state in area.states:
        for city in area.cities:
            if state in STATE_NAMES:
                yield from (f"{city}, {state}", f"{city}, {STATE_NAMES[state]}")


def _state_code(area: _Area) -> str:
    if area.kind == "state":
        return STATE_CODES.get(area.name) or TERRITORY_CODES.get(area.name, "")
    if area.states[0]:
        return area.states[0]
    inside = [name for name in STATE_CODES if name in area.name]
    return STATE_CODES[max(inside, key=len)] if inside else ""


def _place(area: _Area, aliases: tuple[str, ...], levels: Mapping[str, PriceLevels]) -> Place:
    choice = next((choice for choice in PLACES if choice.area == area.code), None)
    state = choice.state if choice else _state_code(area)
    name = choice.name if choice else area.name if area.kind == "state" or not area.states[0] else area.cities[0]
    found = _levels(area, levels)
    return Place(
        id=choice.id if choice else _id(area, name, state),
        name=name,
        state=state,
        aliases=aliases,
        area=area.code,
        area_name=area.name,
        price_level=found.all_items,
        price_year=PRICE_LEVEL_YEAR,
        kind=area.kind,
        jobs=area.jobs,
        goods=found.goods,
        housing=found.housing,
        services=found.services,
    )


def _levels(area: _Area, levels: Mapping[str, PriceLevels]) -> PriceLevels:
    """The price levels of a metropolitan area, or of its state's part outside them; states as a whole have none."""
    if area.kind == "state":
        return _NO_LEVELS
    own = levels.get(area.code[-5:])
    if own is not None or area.kind != "area" or area.states[0]:
        return own or _NO_LEVELS
    return levels.get(f"{area.code[:2]}999", _NO_LEVELS)


def _id(area: _Area, name: str, state: str) -> str:
    if area.kind == "state":
        return f"state-{state.lower()}" if state else f"state-{plain_key(name).replace(' ', '-')}"
    slug = plain_key(name).replace(" ", "-")
    return f"{slug}-{state.lower()}" if area.states[0] else slug


def _country(code: str, effect: CountryEffect, aliases: tuple[str, ...]) -> Place:
    name = COUNTRIES[code][0]
    return Place(
        id=f"country-{code.lower()}",
        name=name,
        state="",
        aliases=aliases,
        area=code,
        area_name=name,
        price_level=None,
        price_year=PRICE_LEVEL_YEAR,
        kind="country",
        shift=effect.shift,
        adverts=effect.adverts,
    )
