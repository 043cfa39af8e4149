"""Skills and tools one can have: our own vocabulary, and the technologies O*NET lists for tech occupations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from planner.market.catalogue_reading import (
    CatalogueSource,
    Loader,
    read_document,
    require_known,
    require_unique,
    telling,
)
from planner.market.finding import Finder


class SkillKind(StrEnum):
    """Whether something is an ability, a tool, or a part of the trade's theory."""

    ABILITY = "ability"
    TOOL = "tool"
    THEORY = "theory"


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A family of skills; ``is_core`` tells the families that titles ask for from mere shelves of tools."""

    id: str
    name: str
    text: str
    is_core: bool = True
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueSkill:
    """A skill or tool of the catalogue.

    ``technologies`` are the names O*NET lists it under; ``listed_in`` and ``in_demand_in`` are the occupations (O*NET
    codes) that list it and whose adverts often ask for it; ``is_hot`` when adverts of all occupations often do.
    """

    id: str
    name: str
    group: str
    kind: SkillKind = SkillKind.TOOL
    text: str = ""
    aliases: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    is_foundation: bool = False
    claims: tuple[int, ...] = ()
    is_hot: bool = False
    listed_in: tuple[str, ...] = ()
    in_demand_in: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.name and self.group):
            raise ValueError("a skill needs a name and a group")


@dataclass(frozen=True, slots=True)
class SkillRule:
    """A hint that needs several skills together; ``needs_all`` or any one of them; never a bonus in pay."""

    id: str
    text: str
    skills: tuple[str, ...]
    needs_all: bool
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SkillCatalogue:
    """Groups, skills and rules; ``source`` is where the technologies and their flags come from, with its date.

    Raises ``ValueError`` where ids or names stand twice or a part names another that is not there.
    """

    groups: tuple[SkillGroup, ...]
    skills: tuple[CatalogueSkill, ...]
    rules: tuple[SkillRule, ...]
    source: CatalogueSource
    _by_id: Mapping[str, CatalogueSkill] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        groups = require_unique((group.id for group in self.groups), "group of skills")
        require_unique((skill.id for skill in self.skills), "skill")
        require_known((skill.group for skill in self.skills), groups, "group of skills")
        object.__setattr__(self, "_by_id", MappingProxyType({skill.id: skill for skill in self.skills}))
        require_known((skill for rule in self.rules for skill in rule.skills), self._by_id, "skill")

    def skill(self, skill_id: str) -> CatalogueSkill:
        """The skill of that id; raises ``KeyError`` where there is none."""
        return self._by_id[skill_id]

    def of_group(self, group_id: str) -> tuple[CatalogueSkill, ...]:
        """The skills of a group, in the order of the catalogue."""
        return tuple(skill for skill in self.skills if skill.group == group_id)

    def find(self, text: str) -> CatalogueSkill | None:
        """The skill a user means by exactly this name, None where it is unknown."""
        return _finder(self).find(text)

    def search(self, text: str, limit: int = 20) -> tuple[CatalogueSkill, ...]:
        """Skills that fit the text, best first, at most ``limit``."""
        return _finder(self).search(text, limit)


@Loader
def load_skills(folder: Path | None = None) -> SkillCatalogue:
    """The shipped skills; raises ``UserError`` as ``read_document`` does."""
    technologies = read_document(Technologies, "technologies.json", folder)
    vocabulary = read_document(_Vocabulary, "skills.json", folder)
    with telling("skills.json"):
        return vocabulary.joined(technologies)


@cache
def _finder(catalogue: SkillCatalogue) -> Finder[CatalogueSkill]:
    return Finder(catalogue.skills, _names, lambda skill: short_names((skill.name, *skill.technologies)))


def _names(skill: CatalogueSkill) -> tuple[str, ...]:
    return skill.name, *skill.aliases, *skill.technologies


def short_names(names: Iterable[str]) -> tuple[str, ...]:
    """What people call technologies: without their maker, without "software", by the letters at the end.

    "Microsoft Excel" → "Excel", "Ansible software" → "Ansible", "Cascading style sheets CSS" → "CSS".
    """
    return tuple(short for name in names for short in _shortened(name) if short)


def _shortened(name: str) -> Iterator[str]:
    bare = name.removesuffix(" software")
    first, _, rest = bare.partition(" ")
    yield bare
    if first in _MAKERS:
        yield rest
    last = bare.rpartition(" ")[2]
    if last != bare and len(last) > 1 and last.isupper():
        yield last


_MAKERS: Final = frozenset(
    (
        *("Adobe", "Amazon", "Apache", "Apple", "Atlassian", "Autodesk", "Cisco", "Google", "IBM", "Microsoft"),
        *("Oracle", "SAP", "Salesforce"),
    )
)

TechnologyRow = tuple[str, str, str, bool, str, str]
"""Id, name, group, hot, occupations that list it, occupations whose adverts often ask for it.

Occupations are codes with a blank between: a list for each would take longer to read than all the rest.
"""


@dataclass(frozen=True, slots=True)
class Technologies:
    """What O*NET lists, one row a technology."""

    source: CatalogueSource
    rows: tuple[TechnologyRow, ...]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    groups: tuple[SkillGroup, ...]
    skills: tuple[CatalogueSkill, ...]
    rules: tuple[SkillRule, ...]

    def joined(self, technologies: Technologies) -> SkillCatalogue:
        """Our skills with the flags of their technologies, then the technologies that none of them names."""
        rows = {row[1]: row for row in technologies.rows}
        ours = tuple(_flagged(skill, rows) for skill in self.skills)
        named = {name for skill in self.skills for name in skill.technologies}
        rest = (_from_row(row) for row in technologies.rows if row[1] not in named)
        return SkillCatalogue(self.groups, (*ours, *rest), self.rules, technologies.source)


def _flagged(skill: CatalogueSkill, rows: Mapping[str, TechnologyRow]) -> CatalogueSkill:
    require_known(skill.technologies, rows, "technology")
    found = [rows[name] for name in skill.technologies]
    return replace(
        skill,
        is_hot=any(row[3] for row in found),
        listed_in=tuple(sorted({code for row in found for code in row[4].split()})),
        in_demand_in=tuple(sorted({code for row in found for code in row[5].split()})),
    )


def _from_row(row: TechnologyRow) -> CatalogueSkill:
    skill_id, name, group, is_hot, listed_in, in_demand_in = row
    return CatalogueSkill(
        id=skill_id,
        name=name,
        group=group,
        is_hot=is_hot,
        listed_in=tuple(listed_in.split()),
        in_demand_in=tuple(in_demand_in.split()),
    )
