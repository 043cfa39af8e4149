"""What a text for a place is taken for, in words; and the texts by which places are offered.

Called by forms, searches and the forecast: a name that means several places is never taken for one of them silently.
"""

from functools import lru_cache
from typing import Final

from planner.market.cities import ELSEWHERE, City, cities_of
from planner.market.pack import Pack
from planner.market.places import COUNTRY, NATION_ID, STATE, Place, findable_name, place_keys, place_name
from planner.market.words import plain_key

_MOST_CHOICES: Final = 4


def choices(pack: Pack, text: str) -> tuple[str, ...]:
    """What to write for each place a text may mean: the one it counts as first, those at home before those abroad.

    None for an unknown place. "New York" is the city alone, and "Wyoming" the state: a state is no other choice, and
    has none but places of its very name.
    """
    found = pack.find_place(text)
    if found is None:
        return ()
    home = [findable_name(place) for place in (found, *_others_at_home(pack, text, found)) if place.kind != COUNTRY]
    abroad = [written_city(city, place) for city, place in pack.cities(text)]
    return (*home[: _MOST_CHOICES - len(abroad)], *abroad) or (found.name,)


def place_note(pack: Pack, text: str) -> str:
    """How a text for a place is understood, in sentences; empty where it is unknown or says so itself.

    A name of several places is a question with what to write for each: "Vancouver: “Portland, OR” or …?"
    """
    text, found, able = text.strip(), pack.find_place(text), choices(pack, text)
    if found is None:
        return ""
    cities = pack.cities(text)
    none = _none_elsewhere(text)
    if len(able) > 1:
        asked = f"{text}: {_either(able)}? Write the one you mean; until then it counts as {able[0]}."
        return f"{asked} There are no figures for {none}." if none else asked
    if cities:
        return city_note(*cities[0])
    if none:
        return f"{text}: counts as {able[0]}; there are no figures for {none}."
    is_itself = (
        found.id == NATION_ID or found.kind == COUNTRY or f"{plain_key(text)} ".startswith(f"{plain_key(found.name)} ")
    )
    return "" if is_itself else f"{text}: told by {place_name(found)} figures."


def city_note(city: City, country: Place) -> str:
    """ "London: told by United Kingdom figures; there are none for the city." """
    return f"{city.name}: told by {country.name} figures; there are none for the {_kind(city)}."


@lru_cache(maxsize=128)  # a plan asks for the same place again and again
def stand_in(pack: Pack, text: str) -> str:
    """What stands in for a place as it is written, as a clause; empty where nothing does and nothing was chosen."""
    able, cities = choices(pack, text), pack.cities(text)
    if len(able) > 1:
        return f"“{text.strip()}” counts as {able[0]}, not as {_either(able[1:])}"
    if not cities:
        return ""
    city, country = cities[0]
    return f"{city.name} is told by {country.name} figures, there are none for the {_kind(city)}"


def offered_places(pack: Pack) -> dict[str, tuple[str, ...]]:
    """What is offered for a place, with all spellings: the places of the pack, then large cities with their country."""
    return {findable_name(place): place.aliases for place in pack.places} | cities_offered(pack)


def cities_offered(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Large cities with the country of the pack whose figures stand for them, with all spellings."""
    countries = [place for place in pack.places if place.kind == COUNTRY]
    return {written_city(city, place): keys for place in countries for city, keys in cities_of(place.area).items()}


def written_city(city: City, country: Place) -> str:
    """A city abroad as a text that finds its country: "Vancouver, Canada"."""
    return f"{city.name}, {country.name}"


def _none_elsewhere(text: str) -> str:
    """The country without figures that has a city of the name, empty for none."""
    return next((ELSEWHERE[key] for key in place_keys(text) if key in ELSEWHERE), "")


def _either(texts: tuple[str, ...]) -> str:
    quoted = [f"“{text}”" for text in texts]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def _others_at_home(pack: Pack, text: str, found: Place) -> list[Place]:
    others = [place for place in pack.alternatives(text) if place.kind not in (COUNTRY, STATE)]
    return [place for place in others if found.kind != STATE or place.name == found.name]


def _kind(city: City) -> str:
    return "region" if city.is_region else "city"
