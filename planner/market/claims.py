"""The register of claims: every statement about careers that the program answers to, and who answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from planner.market.catalogue_reading import Loader, read_document, require_unique
from planner.market.certifications import load_certifications
from planner.market.evidence import Grade, Verdict, load_cards
from planner.market.finding import search_key
from planner.market.industries import Industry, load_hubs, load_industries
from planner.market.ladders import load_ladders
from planner.market.requirements import load_requirements
from planner.market.rules import RuleState, load_rules
from planner.market.skills import load_skills
from planner.market.specialisations import load_specialisations
from planner.market.trends import load_trends

LETTERS: Final = "PFCLJKNHOBTX"
"""Where a claim can live: profile, factor, catalogue, level, projection, certification planner, negotiation, health
check, action, brag log of achievements, trend, explanation."""


class Direction(StrEnum):
    """Which way a claim says pay or progress goes; ``open`` where its sign is disputed, ``none`` for plain facts."""

    UP = "up"
    DOWN = "down"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in our own words.

    ``letters`` are the rooms of the program it concerns; ``places`` name the entries that answer to it as "kind:id";
    ``grade`` is that of the best evidence for or against, ``verdict`` what this evidence says; ``source`` names it.
    Raises ``ValueError`` where a part is missing or a letter unknown.
    """

    id: int
    section: str
    statement: str
    letters: str
    places: tuple[str, ...]
    direction: Direction
    grade: Grade
    verdict: Verdict
    source: str

    def __post_init__(self) -> None:
        if not (self.id > 0 and self.section and self.statement and self.places and self.source):
            raise ValueError("a claim needs a number, section, statement, place and source")
        if not self.letters or not set(self.letters) <= set(LETTERS):
            raise ValueError(f"the letters {self.letters!r} are not of {LETTERS}")


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims; raises ``ValueError`` where a number stands twice."""

    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.claims), "claim")

    def claim(self, number: int) -> Claim:
        """The claim of that number; raises ``KeyError`` where there is none."""
        for one in self.claims:
            if one.id == number:
                return one
        raise KeyError(number)

    def search(self, text: str) -> tuple[Claim, ...]:
        """The claims whose statement has every word of the text in it; none for a text without letters."""
        words = search_key(text).split()
        return tuple(one for one in self.claims if words and all(w in search_key(one.statement) for w in words))


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry that answers to claims; ``place`` is "kind:id", ``letter`` the room of the program it belongs to.

    ``text`` says what it says or does, and ``where`` where it is seen; ``is_planned`` tells what is not in the program
    yet.
    """

    place: str
    name: str
    letter: str
    claims: tuple[int, ...]
    text: str = ""
    where: str = ""
    is_planned: bool = False


@Loader
def load_claims(folder: Path | None = None) -> Claims:
    """The shipped register; raises ``UserError`` as ``read_document`` does."""
    return read_document(Claims, "claims.json", folder)


@Loader
def references(folder: Path | None = None) -> Mapping[str, Reference]:
    """Every entry of every catalogue file that names claims, by its place; loads all files."""
    return MappingProxyType({one.place: one for one in _references(folder) if one.claims})


def answering(number: int, folder: Path | None = None) -> tuple[Reference, ...]:
    """Who answers to the claim of that number: why a user sees what they see."""
    return tuple(one for one in references(folder).values() if number in one.claims)


def register_faults(folder: Path | None = None) -> tuple[str, ...]:
    """What is wrong between the register and the entries that answer to it, in sentences; none where all is well.

    A claim that nothing answers to, a letter of it that nothing of that room answers to, places that differ from the
    entries that name the claim, and entries that name a claim that is not there.
    """
    known, refs = load_claims(folder).claims, references(folder).values()
    ids = {one.id for one in known}
    strays = (f"{one.place} names claim {n}, which is not there" for one in refs for n in one.claims if n not in ids)
    return (*strays, *(fault for claim in known for fault in _faults(claim, answering(claim.id, folder))))


_LETTER_OF_RULE: Final = MappingProxyType(
    {
        "record": "P",
        "factor": "F",
        "projection": "J",
        "level rule": "L",
        "health check": "H",
        "action": "O",
        "negotiation": "N",
        "achievement": "B",
        "certification planner": "K",
        "scenario": "T",
        "explanation": "X",
        "catalogue": "C",
    }
)


_LETTER_OF_KIND: Final = MappingProxyType(
    {
        **dict.fromkeys(("group", "skill", "family", "industry", "hub", "specialisation"), "C"),
        **dict.fromkeys(("card", "tension"), "X"),
        "skill rule": "H",
        "certification type": "K",
        "rung": "L",
        "trend": "T",
    }
)

_WHERE: Final = MappingProxyType(
    {
        **dict.fromkeys(("group", "skill"), "Profile page, skills"),
        **dict.fromkeys(("family", "rung"), "Readiness page"),
        **dict.fromkeys(("industry", "trend", "card", "tension"), "here"),
        "skill rule": "Overview page, health checks",
        "certification type": "Certifications page",
        "hub": "Places page",
        "specialisation": "Specialisations page",
    }
)
"""Where entries of each kind are seen; the texts of some stand beside the claims alone."""


def _references(folder: Path | None) -> Iterator[Reference]:
    skills, certifications, evidence = load_skills(folder), load_certifications(folder), load_cards(folder)
    yield from _of("group", ((one.id, one.name, one.claims, one.text) for one in skills.groups))
    yield from _of("skill", ((one.id, one.name, one.claims, one.text) for one in skills.skills))
    yield from _of("skill rule", ((one.id, one.text, one.claims, "") for one in skills.rules))
    yield from _of("certification type", ((one.id, one.name, one.claims, one.text) for one in certifications.types))
    families = load_requirements(folder).families
    yield from _of("family", ((one.id, one.name, one.claims, one.text) for one in families))
    yield from _of("rung", ((one.id, one.name, one.claims, "") for one in load_ladders(folder).rungs))
    industries = load_industries(folder).industries
    yield from _of("industry", ((one.id, one.name, one.claims, _spelt(one)) for one in industries))
    hubs = load_hubs(folder).hubs
    yield from _of("hub", ((one.id, one.place, one.claims, f"{one.text} {one.note}".strip()) for one in hubs))
    specialisations = load_specialisations(folder).specialisations
    yield from _of("specialisation", ((one.id, one.name, one.claims, one.text) for one in specialisations))
    trends = load_trends(folder).trends
    yield from _of("trend", ((one.id, one.name, one.claims, f"{one.text} {one.counterpoint}") for one in trends))
    yield from _of("card", ((one.id, one.title, one.claims, one.text) for one in evidence.cards))
    sides = ((one.id, one.one_side, one.claims, f"{one.other_side} {one.handling}") for one in evidence.tensions)
    yield from _of("tension", sides)
    for rule in load_rules(folder).rules:
        place, letter = f"rule:{rule.id}", _LETTER_OF_RULE[rule.kind]
        is_planned = rule.state is RuleState.PLANNED
        yield Reference(place, rule.name, letter, rule.claims, rule.text, rule.home, is_planned)


def _spelt(industry: Industry) -> str:
    return " ".join(filter(None, (industry.text, industry.tempo, industry.constraint)))


def _of(kind: str, entries: Iterable[tuple[str, str, tuple[int, ...], str]]) -> Iterator[Reference]:
    letter, where = _LETTER_OF_KIND[kind], _WHERE[kind]
    return (Reference(f"{kind}:{own_id}", name, letter, claims, text, where) for own_id, name, claims, text in entries)


def _faults(claim: Claim, answers: Sequence[Reference]) -> Iterator[str]:
    if not answers:
        yield f"nothing answers to claim {claim.id}"
    elif missing := sorted(set(claim.letters) - {one.letter for one in answers}):
        yield f"nothing of room {missing[0]} answers to claim {claim.id}"
    if different := sorted({one.place for one in answers} ^ set(claim.places)):
        yield f"claim {claim.id} and {different[0]} do not name each other"
