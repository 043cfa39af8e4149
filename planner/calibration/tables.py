"""Tables of public data: read row by row, and refused with file, row and reason where their layout has changed."""

import csv
import gzip
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn, TextIO

from planner.domain.errors import UserError

_FOREIGN: Final = "surrogateescape"
"""Bytes that are not UTF-8 are kept until their row is known, which an error while decoding would not tell."""

_MARKS: Final = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}

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


def of_a_user(error: SourceUnusable, columns: Sequence[str]) -> UserError:
    """What to tell of a file that a user made: a row can be corrected, another kind of file must be saved anew."""
    remedy = "Correct the row, or leave it out"
    if error.field.endswith(", row 1"):
        remedy = f"Save it as CSV in UTF-8 with the columns {', '.join(columns)}"
    elif error.field.endswith(", the file"):
        remedy = "Check that it is there, and a CSV file"
    return UserError(error.field, error.reason, remedy)


def read_rows(path: Path, columns: Sequence[str], *, has_notes: bool = False) -> Iterator[Row]:
    """The rows of a CSV file, gzipped where its name ends in .gz; ``has_notes`` allows lines of one value under them.

    Empty lines are passed over. Raises ``SourceUnusable`` where it cannot be read, a column is missing, a row has too
    many or too few values, and for letters that are not UTF-8, with the row and the column.
    """
    try:
        with _opened(path) as stream:
            yield from _rows(path, csv.reader(stream, skipinitialspace=True), columns, has_notes=has_notes)
    except (OSError, EOFError, csv.Error) as error:
        raise unusable(path, "the file", f"it cannot be read ({error})") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", errors=_FOREIGN, newline="")
    return path.open(encoding="utf-8-sig", errors=_FOREIGN, newline="")


def _rows(path: Path, lines: Iterator[list[str]], columns: Sequence[str], *, has_notes: bool) -> Iterator[Row]:
    header = [name.strip() for name in next(lines, [])]
    _require_letters(path, 1, header, header)
    if missing := [column for column in columns if column not in header]:
        raise unusable(path, "row 1", _why_missing(missing[0], header))
    for number, values in enumerate(lines, start=2):
        if not values or (has_notes and len(values) == 1):
            continue
        if len(values) != len(header):
            raise unusable(path, f"row {number}", f"it has {len(values)} values where the header has {len(header)}")
        _require_letters(path, number, header, values)
        yield Row(path, number, dict(zip(header, values, strict=True)))


def _why_missing(column: str, header: Sequence[str]) -> str:
    """What is wrong with a header that lacks a column; spreadsheets of some countries write semicolons."""
    marks = [mark for mark in (";", "\t", "|") if len(header) == 1 and mark in header[0]]
    if marks:
        return f"its values are parted by {_MARKS[marks[0]]} instead of commas"
    return f"the column {column} is missing"


def _require_letters(path: Path, line: int, header: Sequence[str], values: Sequence[str]) -> None:
    """Refuse a row with bytes that are not UTF-8, as files saved for one part of the world have."""
    try:
        ",".join(values).encode()
    except UnicodeEncodeError:
        wrong = next(column for column, value in zip(header, values, strict=True) if not _is_plain(value))
        what = "it" if line == 1 else f"the column {wrong}"
        raise unusable(path, f"row {line}", f"{what} holds letters that are not in UTF-8") from None


def _is_plain(text: str) -> bool:
    return not any("\udc80" <= letter <= "\udcff" for letter in text)
