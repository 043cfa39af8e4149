"""Tables of public data: read row by row, and refused with file, row and reason where their layout has changed."""

import csv
import gzip
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

from planner.domain.errors import UserError

NOT_PUBLISHED = frozenset({"", "-", "*", "**", "#", "NA"})
"""What statisticians write where they give no figure."""


class SourceUnusable(UserError):  # noqa: N818 - named for what the user is told, not for its kind
    """A raw file is missing or not laid out as its reader expects."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``line`` is its number in the file, the header being line 1."""

    path: Path
    line: int
    values: dict[str, str]

    def text(self, column: str) -> str:
        """The value of a column without blanks around it."""
        return self.values[column].strip()

    def number(self, column: str) -> float:
        """The number in a column; raises ``SourceUnusable`` where there is none."""
        number = self.number_if_published(column)
        if number is None:
            self.refuse(f"the column {column} holds no number")
        return number

    def number_if_published(self, column: str) -> float | None:
        """The number in a column, None where none is published; raises ``SourceUnusable`` for anything else."""
        text = self.text(column)
        if text in NOT_PUBLISHED:
            return None
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.refuse(f"the column {column} holds “{text}” instead of a number")
        return number

    def refuse(self, reason: str) -> NoReturn:
        """Raise ``SourceUnusable`` for this row."""
        raise unusable(self.path, f"row {self.line}", reason)


def unusable(path: Path, row: str, reason: str) -> SourceUnusable:
    """What to tell about a file; ``row`` names the row or is "the file"."""
    return SourceUnusable(f"{path.name}, {row}", reason, "Fetch the file again, or teach its reader the new layout")


def read_rows(path: Path, columns: Sequence[str], *, has_notes: bool = False) -> Iterator[Row]:
    """The rows of a CSV file, gzipped where its name ends in .gz; ``has_notes`` allows lines of one value under them.

    Raises ``SourceUnusable`` where it cannot be read, a column is missing or a row has too many or too few values.
    """
    try:
        with _opened(path) as stream:
            yield from _rows(path, csv.reader(stream, skipinitialspace=True), columns, has_notes=has_notes)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise unusable(path, "the file", f"it cannot be read ({error})") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _rows(path: Path, lines: Iterator[list[str]], columns: Sequence[str], *, has_notes: bool) -> Iterator[Row]:
    header = [name.strip() for name in next(lines, [])]
    if missing := [column for column in columns if column not in header]:
        raise unusable(path, "row 1", f"the column {missing[0]} is missing")
    for number, values in enumerate(lines, start=2):
        if has_notes and len(values) == 1:
            continue
        if len(values) != len(header):
            raise unusable(path, f"row {number}", f"it has {len(values)} values where the header has {len(header)}")
        yield Row(path, number, dict(zip(header, values, strict=True)))
