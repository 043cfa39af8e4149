"""Cities and regions abroad: they have no figures of their own, and those of their country stand for them.

Our own list of large cities and of seats of such work, by general knowledge; the larger ones first. Every name is one
that people write, so that a text leads to its country. What the pack calls a place wins over all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.places import STATE, Place, place_keys

_CODE_LENGTH: Final = 3
"""Names up to here are codes ("BC", "NSW"), which mean a region only behind one of its country's cities."""

CITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "GB": "London; Birmingham; Manchester; Glasgow; Leeds; Liverpool; Edinburgh; Sheffield; Bristol; Cardiff; "
        "Belfast; Newcastle = Newcastle upon Tyne; Nottingham; Leicester; Coventry; Southampton; Portsmouth; Reading; "
        "Brighton; Cambridge; Oxford; Aberdeen; Dundee; York; Bath; Milton Keynes; Guildford; Swansea; Plymouth; "
        "Exeter; Norwich; Durham; Lancaster; Lincoln; Worcester; Derby; Cheltenham; Warwick; St Andrews",
        "DE": "Berlin; Hamburg; Munich = München = Muenchen; Cologne = Köln = Koeln; Frankfurt = Frankfurt am Main; "
        "Stuttgart; Düsseldorf = Duesseldorf; Leipzig; Dortmund; Essen; Bremen; Dresden; Hanover = Hannover; "
        "Nuremberg = Nürnberg = Nuernberg; Duisburg; Bochum; Bielefeld; Bonn; Münster = Muenster; Mannheim; Karlsruhe; "
        "Augsburg; Wiesbaden; Aachen; Brunswick = Braunschweig; Kiel; Freiburg; Mainz; Darmstadt; Heidelberg; Potsdam; "
        "Regensburg; Ingolstadt; Wolfsburg; Ulm; Erlangen; Jena; Tübingen = Tuebingen; Göttingen = Goettingen; "
        "Saarbrücken = Saarbruecken; Kaiserslautern; Paderborn; Walldorf",
        "FR": "Paris; Marseille = Marseilles; Lyon = Lyons; Toulouse; Nice; Nantes; Montpellier; Strasbourg; Bordeaux; "
        "Lille; Rennes; Grenoble; Nancy; Orléans; Tours; Clermont-Ferrand; Rouen; Brest; Aix-en-Provence; "
        "Sophia Antipolis; La Défense; Saclay",
        "NL": "Amsterdam; Rotterdam; The Hague = Den Haag = s-Gravenhage; Utrecht; Eindhoven; Groningen; Tilburg; "
        "Almere; Breda; Nijmegen; Arnhem; Haarlem; Enschede; Amersfoort; s-Hertogenbosch = Den Bosch; Leiden; Delft; "
        "Maastricht; Hilversum; Veldhoven; Wageningen",
        "ES": "Madrid; Barcelona; Valencia; Seville = Sevilla; Zaragoza = Saragossa; Málaga; Murcia; Palma; Bilbao; "
        "Alicante = Alacant; Córdoba; Valladolid; Vigo; Gijón; A Coruña = La Coruña; Granada; Toledo; Pamplona; "
        "San Sebastián = Donostia; Santander; Salamanca; Las Palmas",
        "IN": "Mumbai = Bombay; Delhi = New Delhi = Delhi NCR; Bengaluru = Bangalore; Hyderabad; Chennai = Madras; "
        "Kolkata = Calcutta; Ahmedabad; Pune; Jaipur; Lucknow; Nagpur; Indore; Gurugram = Gurgaon; Noida = Noida UP; "
        "Greater Noida; Coimbatore; Kochi = Cochin; Chandigarh; Mohali; Thiruvananthapuram = Trivandrum; "
        "Visakhapatnam = Vizag; Mysuru = Mysore; Bhubaneswar; Vadodara = Baroda; Salem; Kanpur; Mangaluru = Mangalore; "
        "Navi Mumbai; Thane; Surat; Bhopal",
        "CA": "Toronto; Montreal = Montréal; Vancouver; Calgary; Edmonton; Ottawa; Winnipeg; Quebec City; Hamilton; "
        "Mississauga; Brampton; Kitchener; Waterloo; Kitchener-Waterloo; Victoria; Halifax; Markham; Burnaby; "
        "Richmond; Surrey; Saskatoon; Regina; Windsor; Burlington; Oakville; Kingston; Guelph; Gatineau; Laval; "
        "Kelowna; Kanata; Fredericton; Moncton; St. John’s = St Johns",
        "AU": "Sydney; Melbourne; Brisbane; Perth = Perth WA; Adelaide; Canberra; Gold Coast; Hobart; Darwin; "
        "Newcastle; Wollongong; Geelong; Cairns; Townsville; Sunshine Coast",
    }
)
"""Cities by the code of their country, larger ones first; other spellings of one stand behind "="."""

REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "GB": "Scotland; Wales; Northern Ireland; Surrey; Kent; Essex; Yorkshire; West Midlands; Hampshire; Berkshire; "
        "Cambridgeshire; Oxfordshire",
        "DE": "Bavaria = Bayern; Baden-Württemberg; North Rhine-Westphalia = Nordrhein-Westfalen = NRW; "
        "Hesse = Hessen; Saxony = Sachsen; Lower Saxony = Niedersachsen; Brandenburg; Thuringia = Thüringen; "
        "Rhineland-Palatinate = Rheinland-Pfalz; Saarland; Schleswig-Holstein",
        "FR": "Île-de-France; Provence; Occitanie; Nouvelle-Aquitaine; Auvergne-Rhône-Alpes; Brittany = Bretagne; "
        "Alsace; Normandy = Normandie",
        "NL": "North Holland = Noord-Holland; South Holland = Zuid-Holland; North Brabant = Noord-Brabant; Gelderland; "
        "Limburg; Overijssel",
        "ES": "Catalonia = Catalunya = Cataluña; Andalusia = Andalucía; Basque Country = País Vasco; Galicia; Aragon",
        "IN": "Karnataka = KA; Maharashtra = MH; Tamil Nadu; Telangana = TS; Kerala; West Bengal = WB; Uttar Pradesh; "
        "Haryana; Gujarat; Rajasthan; Punjab; Andhra Pradesh",
        "CA": "Ontario = ON; Quebec = Québec = QC; British Columbia = BC; Alberta = AB; Manitoba = MB; "
        "Saskatchewan = SK; Nova Scotia = NS; New Brunswick = NB; Newfoundland = NL",
        "AU": "New South Wales = NSW; Victoria = VIC; Queensland = QLD; Western Australia; South Australia = SA; "
        "Tasmania = TAS; Australian Capital Territory = ACT",
    }
)
"""Regions in the same way, which are written behind a city or alone."""

ELSEWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "athens": "Greece",
        "rome": "Italy",
        "naples": "Italy",
        "florence": "Italy",
        "vienna": "Austria",
        "lima": "Peru",
        "alexandria": "Egypt",
        "panama city": "Panama",
        "odessa": "Ukraine",
        "st petersburg": "Russia",
    }
)
"""Countries without figures by the keys of cities in them whose names are those of cities in the United States."""


@dataclass(frozen=True, slots=True)
class City:
    """A city or region abroad by the ``name`` it is written with here; ``country`` is a two-letter code."""

    name: str
    country: str
    is_region: bool = False


@cache
def cities_of(country: str) -> Mapping[City, tuple[str, ...]]:
    """The keys of all spellings of each city of a country by its code, larger cities first; none where no list is."""
    found: dict[City, tuple[str, ...]] = {}
    for key, meant in _by_key().items():
        for city in meant:
            if city.country == country and not city.is_region:
                found[city] = (*found.get(city, ()), key)
    return MappingProxyType(found)


def cities_meant(text: str, places: Mapping[str, Place], countries: Mapping[str, Place]) -> tuple[City, ...]:
    """What abroad a text may mean: "London", "Vancouver BC", "Whistler, Canada"; none where nothing is known.

    ``places`` are all places of a pack by the keys they are found by, ``countries`` those with kind country among them.
    A city that no list has is taken by the country or region behind its comma.
    """
    known, keys = {place.area for place in countries.values()}, place_keys(text)
    named = ([one for one in _by_key().get(key, ()) if not (one.is_region and _is_code(key))] for key in keys)
    split = (_split(key, places, countries) for key in keys)
    for found in (*named, *split):
        meant = tuple(dict.fromkeys(one for one in found if one.country in known))
        if meant:
            return meant
    return tuple(one for one in _behind_comma(text, places, countries) if one.country in known)[:1]


def _split(key: str, places: Mapping[str, Place], countries: Mapping[str, Place]) -> Iterator[City]:
    """Cities of the list with a region or country behind them: "perth australia", "toronto on", "berlin de".

    "Salem, IN" stays Indiana's: a code that is also a state's counts only behind a city that none at home is called.
    """
    words = key.split()
    for cut in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if not (head in places and _is_state(tail, places)):
            code = countries[tail].area if tail in countries else tail.upper()
            yield from (one for one in _by_key().get(head, ()) if one.country in {code, *_countries_of_region(tail)})


def _behind_comma(text: str, places: Mapping[str, Place], countries: Mapping[str, Place]) -> Iterator[City]:
    before, _, behind = text.rpartition(",")
    name = before.partition(",")[0].strip()
    for key in place_keys(behind) if place_keys(name) else ():
        codes = [countries[key].area] if key in countries else _countries_of_region(key)
        yield from (City(name, code) for code in codes if not _is_state(key, places))


def _is_state(key: str, places: Mapping[str, Place]) -> bool:
    return key in places and places[key].kind == STATE


def _countries_of_region(key: str) -> list[str]:
    return [one.country for one in _by_key().get(key, ()) if one.is_region]


def _is_code(key: str) -> bool:
    return len(key) <= _CODE_LENGTH


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, tuple[City, ...]]:
    """Cities and regions by the keys of all their spellings, cities first."""
    found: dict[str, tuple[City, ...]] = {}
    for is_region, table in ((False, CITIES), (True, REGIONS)):
        for country, names in table.items():
            for spellings in names.split("; "):
                texts = spellings.split(" = ")
                city = City(texts[0], country, is_region)
                for key in dict.fromkeys(place_keys(text)[0] for text in texts):
                    found[key] = (*found.get(key, ()), city)
    return MappingProxyType(found)
