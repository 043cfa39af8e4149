"""What the pack covers and what is assumed rather than measured: places, families of titles, shares of the levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from planner.calibration.states import STATE_NAMES
from planner.market.levels import Four
from planner.market.places import NATION_ID
from planner.market.titles import Family

OCCUPATIONS: Final = ("11-3021", "15-1221", "15-1243", "15-1252", "15-1299", "15-2051")

LEVEL_WEIGHTS: Final[Four] = (0.12, 0.28, 0.42, 0.18)
LEVEL_REASON: Final = (
    "Assumption. Entry is 8 % of US full-time adverts (aijobs 2020–2024) and 11 % of US answers with under three years "
    "of professional work (Stack Overflow 2024); mid is 29 % and 23 % (three to seven years). The rest is split 70 to "
    "30 between senior and architect, because senior is the last step in many firms."
)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("; "))


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place of the pack: ``county`` (lower case) is its main county, whose prevailing-wage ladder it takes.

    ``also`` is what people write for it: a bare name is found with and without the state, "City, ST" only with it.
    """

    id: str
    name: str
    state: str
    area: str
    county: str
    also: tuple[str, ...]

    @property
    def is_nation(self) -> bool:
        """Whether this is the United States as a whole."""
        return self.id == NATION_ID

    def aliases(self) -> tuple[str, ...]:
        """Everything by which the place is found: each name alone and with the state as code and in full."""
        spellings = (spelling for name in (self.name, *self.also) for spelling in self._spelt(name))
        return tuple(dict.fromkeys(spellings))

    def _spelt(self, name: str) -> tuple[str, ...]:
        city, _, state = name.partition(", ")
        if state:
            return name, f"{city}, {STATE_NAMES[state]}"
        if self.is_nation:
            return (name,)
        return name, f"{name}, {self.state}", f"{name}, {STATE_NAMES[self.state]}"


PLACES: Final = (
    PlaceChoice(
        *("san-francisco", "San Francisco", "CA", "0041860", "san francisco"),
        _names(
            "SF; San Fran; Bay Area; SF Bay Area; San Francisco Bay; San Francisco Bay Area; Oakland; "
            "Berkeley; San Mateo; Redwood City; Menlo Park; South San Francisco; Fremont, CA"
        ),
    ),
    PlaceChoice(
        *("san-jose", "San Jose", "CA", "0041940", "santa clara"),
        _names("SJ; Silicon Valley; Sunnyvale; Cupertino; Palo Alto; Mountain View; Santa Clara, CA"),
    ),
    PlaceChoice(
        *("seattle", "Seattle", "WA", "0042660", "king"),
        _names("SEA; Seattle Tacoma; Puget Sound; Tacoma; Bellevue, WA; Redmond; Kirkland, WA"),
    ),
    PlaceChoice(
        *("new-york", "New York", "NY", "0035620", "new york"),
        _names(
            "NYC; New York City; Manhattan; Brooklyn; Queens, NY; Bronx, NY; Staten Island; Jersey City, NJ; "
            "Newark, NJ; Hoboken, NJ"
        ),
    ),
    PlaceChoice(*("austin", "Austin", "TX", "0012420", "travis"), _names("ATX; Round Rock")),
    PlaceChoice(*("denver", "Denver", "CO", "0019740", "denver"), _names("Aurora, CO; Centennial, CO; Lakewood, CO")),
    PlaceChoice(*("atlanta", "Atlanta", "GA", "0012060", "fulton"), _names("ATL; Sandy Springs; Alpharetta")),
    PlaceChoice(*("cleveland", "Cleveland", "OH", "0017410", "cuyahoga"), _names("CLE; Lakewood, OH")),
    PlaceChoice(
        *("kansas-city", "Kansas City", "MO", "0028140", "jackson"),
        _names("KC; KCMO; Kansas City, KS; Overland Park, KS"),
    ),
    PlaceChoice(*("indianapolis", "Indianapolis", "IN", "0026900", "marion"), _names("Indy; Carmel, IN; Fishers, IN")),
    PlaceChoice(*(NATION_ID, "United States", "", "0000000", ""), _names("US; USA; United States of America")),
)

AREA_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "0031080": _names(
            "LA; Los Angeles; Hollywood; Santa Monica; Santa Monica, CA; Pasadena, CA; Irvine; Irvine, CA; "
            "Orange County, CA"
        ),
        "0047900": _names("DC; Washington DC; Washington D C; Northern Virginia; NoVA; Reston, VA; Bethesda, MD"),
        "0014460": _names("Boston; Cambridge, MA; Somerville, MA; Waltham, MA"),
        "0016980": _names("Chicago; Chicagoland; Evanston, IL"),
        "0019100": _names("DFW; Dallas; Fort Worth; Dallas Fort Worth; Plano; Plano, TX; Irving, TX"),
        "0037980": _names("Philly; Philadelphia"),
        "0033460": _names("Twin Cities; Minneapolis; Saint Paul; St Paul, MN"),
        "0038900": _names("Portland; Portland Oregon; PDX; Hillsboro, OR; Beaverton, OR"),
        "0041740": _names("San Diego; La Jolla"),
        "0039580": _names("Raleigh; Research Triangle; RTP; Cary, NC"),
        "0038060": _names("Phoenix; Scottsdale; Tempe, AZ; Chandler, AZ"),
        "0041620": _names("Salt Lake City; SLC"),
        "0029820": _names("Las Vegas; Vegas"),
        "0026420": _names("Houston; The Woodlands"),
        "0033100": _names("Miami; Fort Lauderdale; South Florida"),
        "0038300": _names("Pittsburgh; Pitt"),
        "0014500": _names("Boulder; Boulder, Colorado"),
        "0014260": _names("Boise; Boise, ID; Boise, Idaho"),
        "0041180": _names("Saint Louis; St Louis, MO"),
        "0046520": _names("Honolulu; Honolulu, HI; Honolulu, Hawaii"),
        "0049180": _names("Winston-Salem; Winston-Salem, NC"),
        "0039340": _names("Provo; Silicon Slopes; Lehi, UT"),
    }
)
"""What people write for an area besides the cities in its name, by area code."""

COUNTRIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "CA": ("Canada", ()),
        "GB": ("United Kingdom", ("UK", "Great Britain", "England")),
        "DE": ("Germany", ("Deutschland",)),
        "FR": ("France", ()),
        "NL": ("Netherlands", ("The Netherlands", "Holland")),
        "ES": ("Spain", ("España",)),
        "IN": ("India", ()),
        "AU": ("Australia", ()),
    }
)
"""Countries known from adverts as a whole, by name and other spellings; their cities have no figures."""

_BUILDS_MODELS = "Builds and ships software (15-1252) around models (15-1221) and data (15-2051)"

FAMILIES: Final = (
    Family(
        id="ml-engineer",
        name="Machine learning engineer",
        titles=_names(
            "Machine learning engineer; Machine learning software engineer; Machine learning developer; "
            "Machine learning software developer; Software engineer machine learning; Machine learning lead; "
            "AI/ML engineer; ML/AI engineer; AI/ML software engineer; Applied machine learning engineer; "
            "Reinforcement learning engineer; Machine learning specialist; Machine learning practitioner"
        ),
        occupations=(("15-1252", 0.55), ("15-1221", 0.25), ("15-2051", 0.20)),
        reason=f"Assumption. {_BUILDS_MODELS}; O*NET lists the title under 15-1221, 15-1299 and 15-2051.",
    ),
    Family(
        id="deep-learning-engineer",
        name="Deep learning engineer",
        titles=_names(
            "Deep learning engineer; Deep learning developer; Deep learning software engineer; "
            "Neural network engineer; Deep learning specialist"
        ),
        occupations=(("15-1252", 0.50), ("15-1221", 0.40), ("15-2051", 0.10)),
        reason=f"Assumption. {_BUILDS_MODELS}, closer to research than machine learning in general.",
    ),
    Family(
        id="nlp-engineer",
        name="NLP engineer",
        titles=_names(
            "NLP engineer; Natural language processing engineer; NLP developer; NLP software engineer; "
            "Machine learning engineer NLP; NLP machine learning engineer; NLP specialist; Speech engineer"
        ),
        occupations=(("15-1252", 0.50), ("15-1221", 0.40), ("15-2051", 0.10)),
        reason=f"Assumption. {_BUILDS_MODELS}; O*NET lists the title under 15-1221.",
    ),
    Family(
        id="computer-vision-engineer",
        name="Computer vision engineer",
        titles=_names(
            "Computer vision engineer; Computer vision developer; Computer vision software engineer; "
            "Computer vision machine learning engineer; Machine vision engineer; Perception engineer; "
            "Computer vision specialist; Image processing engineer"
        ),
        occupations=(("15-1252", 0.60), ("15-1221", 0.40)),
        reason="Assumption. Mostly software (15-1252) with a share of research (15-1221).",
    ),
    Family(
        id="ai-engineer",
        name="AI engineer",
        titles=_names(
            "AI engineer; Artificial intelligence engineer; AI developer; AI software engineer; "
            "AI software developer; Generative AI engineer; GenAI engineer; Gen AI engineer; LLM engineer; "
            "Large language model engineer; Prompt engineer; Applied AI engineer; AI specialist; "
            "Generative AI developer; GenAI developer; LLM developer; AI product engineer"
        ),
        occupations=(("15-1252", 0.65), ("15-1221", 0.25), ("15-2051", 0.10)),
        reason=f"Assumption. {_BUILDS_MODELS}; mostly builds on models made by others; O*NET lists it under 15-1221.",
    ),
    Family(
        id="applied-scientist",
        name="Applied scientist",
        titles=_names(
            "Applied scientist; Applied machine learning scientist; Applied research scientist; "
            "Applied AI scientist; Machine learning scientist; AI scientist; "
            "Machine learning applied scientist; Deep learning scientist; Computer vision scientist; "
            "NLP scientist"
        ),
        occupations=(("15-1221", 0.60), ("15-2051", 0.25), ("15-1252", 0.15)),
        reason="Assumption. O*NET lists the title under 15-1221 and 15-2051; a share writes product software.",
    ),
    Family(
        id="research-scientist",
        name="Research scientist",
        titles=_names(
            "Research scientist; AI research scientist; Machine learning research scientist; AI researcher; "
            "Machine learning researcher; Deep learning research scientist; AI/ML research scientist; "
            "Deep learning researcher; NLP research scientist; NLP researcher; Computer vision researcher; "
            "Computer vision research scientist; Computer scientist; Research scientist machine learning"
        ),
        occupations=(("15-1221", 0.80), ("15-2051", 0.20)),
        reason="Assumption. The definition of 15-1221; O*NET also lists the title under 15-2051.",
    ),
    Family(
        id="research-engineer",
        name="Research engineer",
        titles=_names(
            "Research engineer; AI research engineer; Machine learning research engineer; "
            "Research software engineer; Deep learning research engineer; NLP research engineer; "
            "Computer vision research engineer; Research engineer machine learning"
        ),
        occupations=(("15-1221", 0.50), ("15-1252", 0.50)),
        reason="Assumption. Half research (15-1221), half software (15-1252).",
    ),
    Family(
        id="mlops-engineer",
        name="MLOps engineer",
        titles=_names(
            "MLOps engineer; ML ops engineer; ML operations engineer; Machine learning operations engineer; "
            "Machine learning platform engineer; ML platform engineer; ML infrastructure engineer; "
            "LLMOps engineer; Machine learning infrastructure engineer; ML infra engineer; "
            "AI infrastructure engineer; MLOps; AI platform engineer; ML DevOps engineer; MLOps specialist; "
            "AIOps engineer; ML reliability engineer"
        ),
        occupations=(("15-1252", 0.80), ("15-1299", 0.20)),
        reason="Assumption. Software (15-1252) and the systems engineers within 15-1299, which also holds web and "
        "document work and so gets the smaller share.",
    ),
    Family(
        id="data-scientist",
        name="Data scientist",
        titles=_names(
            "Data scientist; Data science engineer; Product data scientist; Data science specialist; "
            "Applied data scientist; Machine learning data scientist; Data science; "
            "Data scientist machine learning; Decision scientist; Data science consultant; "
            "Research data scientist"
        ),
        occupations=(("15-2051", 1.0),),
        reason="The occupation itself.",
    ),
    Family(
        id="data-engineer",
        name="Data engineer",
        titles=_names(
            "Data engineer; Big data engineer; Data platform engineer; Data warehouse engineer; "
            "ETL engineer; Analytics engineer; Data infrastructure engineer; Software engineer data; "
            "ETL developer; Data engineering consultant; Data pipeline engineer; Cloud data engineer; "
            "Data developer"
        ),
        occupations=(("15-1243", 0.40), ("15-2051", 0.30), ("15-1252", 0.30)),
        reason="Assumption. O*NET lists the title under 15-1243 and 15-2051; a share writes software (15-1252).",
    ),
    Family(
        id="software-engineer",
        name="Software engineer",
        titles=_names(
            "Software engineer; Software developer; Software development engineer; Software dev engineer; "
            "Backend engineer; Back end engineer; Backend developer; Back end developer; "
            "Full stack engineer; Backend software engineer; Full stack developer; "
            "Full stack software engineer; Fullstack engineer; Fullstack developer; Python developer; "
            "Java developer; Application developer; Embedded engineer; Embedded software engineer; "
            "Systems software engineer; Mobile developer; Developer; Tech lead; Mobile engineer; "
            "iOS developer; iOS engineer; Android developer; Android engineer; Technical lead; "
            "Platform engineer; Member of technical staff; Back end software engineer; "
            "Computer software engineer"
        ),
        occupations=(("15-1252", 1.0),),
        reason="The occupation itself.",
    ),
    Family(
        id="ai-architect",
        name="AI architect",
        titles=_names(
            "AI architect; AI/ML architect; ML architect; Machine learning architect; ML/AI architect; "
            "AI solutions architect; AI solution architect; Machine learning solutions architect; "
            "LLM architect; Generative AI architect; GenAI architect; AI systems architect; MLOps architect; "
            "AI platform architect; Machine learning systems architect; Enterprise AI architect; "
            "Machine learning solution architect"
        ),
        occupations=(("15-1252", 0.75), ("15-1299", 0.25)),
        reason="Assumption. Software (15-1252) and the systems architects within 15-1299, which also holds web and "
        "document work and so gets the smaller share.",
    ),
    Family(
        id="engineering-manager",
        name="Engineering manager",
        titles=_names(
            "Engineering manager; Engineer manager; Software engineering manager; AI engineering manager; "
            "Machine learning engineering manager; Machine learning manager; AI manager; "
            "Data science manager; Data engineering manager; Director of engineering; Engineering director; "
            "Head of engineering; Head of AI; Head of machine learning; Head of ML; "
            "Director of machine learning; Director of AI; Director of data science; Head of data science; "
            "Software development manager; Development manager; Manager machine learning; "
            "Manager software engineering; Manager engineering; Manager data science; "
            "Director of software engineering; Research manager; MLOps manager; VP of engineering; "
            "VP engineering; Software engineering director; Machine learning director; AI director"
        ),
        occupations=(("11-3021", 1.0),),
        reason="The occupation that manages computer and information systems.",
    ),
)
