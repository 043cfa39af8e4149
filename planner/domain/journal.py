"""Forecasts kept to be compared with what happens."""

from dataclasses import dataclass
from typing import Final

from planner.domain.dates import PartialDate
from planner.domain.text import LONGEST_NOTE, require_text

LONGEST_DOCUMENT: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedForecast:
    """A forecast as it was: what went in and what came out, each as a JSON text, and with which figures and program.

    Raises ``UserError`` where a field breaks its rule.
    """

    id: str
    name: str
    saved: PartialDate
    inputs: str
    result: str
    pack_version: str = ""
    program_version: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self.name, "Name", "name", required=True)
        require_text(self.inputs, "Inputs", "inputs", longest=LONGEST_DOCUMENT, required=True)
        require_text(self.result, "Result", "result", longest=LONGEST_DOCUMENT, required=True)
        require_text(self.pack_version, "Market figures", "pack_version")
        require_text(self.program_version, "Program version", "program_version")
        require_text(self.note, "Note", "note", longest=LONGEST_NOTE)
