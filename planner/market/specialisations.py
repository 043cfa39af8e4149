"""Directions one can specialise in, with general machine learning as the reference; their pay is the pay model's."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.market.catalogue_reading import Loader, read_document, require_unique


class Thinness(StrEnum):
    """How many adverts and answers name a specialisation: enough for a figure of its own, few, or too few."""

    ENOUGH = "enough"
    THIN = "thin"
    TOO_THIN = "too thin"


@dataclass(frozen=True, slots=True)
class Specialisation:
    """A specialisation: applications, skills (ids), how thin its market is and what that means."""

    id: str
    name: str
    text: str
    applications: tuple[str, ...]
    skills: tuple[str, ...]
    thinness: Thinness
    thinness_note: str
    aliases: tuple[str, ...] = ()
    is_reference: bool = False
    is_growing: bool = False
    tensions: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Specialisations:
    """All specialisations, exactly one of them the reference; raises ``ValueError`` otherwise."""

    specialisations: tuple[Specialisation, ...]

    def __post_init__(self) -> None:
        require_unique((one.id for one in self.specialisations), "specialisation")
        if sum(one.is_reference for one in self.specialisations) != 1:
            raise ValueError("one specialisation has to be the reference")

    @property
    def reference(self) -> Specialisation:
        """The one the others are compared with."""
        return next(one for one in self.specialisations if one.is_reference)

    def specialisation(self, specialisation_id: str) -> Specialisation:
        """The specialisation of that id; raises ``KeyError`` where there is none."""
        for one in self.specialisations:
            if one.id == specialisation_id:
                return one
        raise KeyError(specialisation_id)


@Loader
def load_specialisations(folder: Path | None = None) -> Specialisations:
    """The shipped specialisations; raises ``UserError`` as ``read_document`` does."""
    return read_document(Specialisations, "specialisations.json", folder)
