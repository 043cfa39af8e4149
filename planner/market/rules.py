"""What the program does, or is going to do, with claims: factors, rules, actions and views, shipped or planned."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.market.catalogue_reading import Loader, read_document, require_unique


class RuleKind(StrEnum):
    """What a part of the program is."""

    RECORD = "record"
    FACTOR = "factor"
    PROJECTION = "projection"
    LEVEL = "level rule"
    HEALTH = "health check"
    ACTION = "action"
    NEGOTIATION = "negotiation"
    ACHIEVEMENT = "achievement"
    CERTIFICATION = "certification planner"
    SCENARIO = "scenario"
    VIEW = "explanation"
    CATALOGUE = "catalogue"


class RuleState(StrEnum):
    """Whether the part is in the program already."""

    SHIPPED = "shipped"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Rule:
    """A part of the program that a claim led to: what it does, where it is seen (``home``) and what does it (``does``).

    ``home`` is a page, or what a later one will be; ``does`` is a module and what in it does it ("module:name", or the
    module alone), empty where it is planned. Raises ``ValueError`` where a part is missing.
    """

    id: str
    kind: RuleKind
    name: str
    text: str
    home: str
    state: RuleState
    claims: tuple[int, ...]
    does: str = ""

    def __post_init__(self) -> None:
        if not (self.name and self.text and self.home):
            raise ValueError("a rule needs a name, a text and a home")
        if bool(self.does) is not (self.state is RuleState.SHIPPED):
            raise ValueError(f"the rule {self.id} is {self.state} and names {self.does or 'nothing that does it'}")


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules; raises ``ValueError`` where an id stands twice."""

    rules: tuple[Rule, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.rules), "rule")


@Loader
def load_rules(folder: Path | None = None) -> Rules:
    """The shipped rules; raises ``UserError`` as ``read_document`` does."""
    return read_document(Rules, "rules.json", folder)
