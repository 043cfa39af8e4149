"""Reported pay: answers to the Stack Overflow Developer Survey from the United States."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows

FILE_2024: Final = Path("pay", "stackoverflow", "so2024_us_joined_industry_tech.csv.gz")
FILE_2020: Final = Path("pay", "stackoverflow", "so2020_us_view.csv.gz")
LOWEST_PAY: Final = 20_000.0
HIGHEST_PAY: Final = 1_000_000.0
"""Pay outside is left out: most often monthly or hourly, or a slip of the keyboard."""

_COLUMNS_2024: Final = (
    *("years_code_pro", "dev_type_label", "org_size_label", "remote_work_label", "Industry", "ed_level_label"),
    "converted_comp_yearly",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with pay in dollars a year; ``years`` of professional work, None where not told; texts as asked."""

    year: int
    title: str
    years: float | None
    industry: str
    size: str
    remote: str
    pay: float
    education: str = ""


def read_answers(sources_dir: Path) -> tuple[Answer, ...]:
    """The answers of 2024 and 2020 with believable pay; raises ``SourceUnusable`` for a changed layout."""
    later = (_later(row) for row in read_rows(sources_dir / FILE_2024, _COLUMNS_2024))
    earlier = (_earlier(row) for row in read_rows(sources_dir / FILE_2020, ("ConvertedComp", "YearsCodePro")))
    return (*_believable(later), *_believable(earlier))


def _believable(answers: Iterator[Answer]) -> Iterator[Answer]:
    return (answer for answer in answers if LOWEST_PAY <= answer.pay <= HIGHEST_PAY)


def _later(row: Row) -> Answer:
    return Answer(
        year=2024,
        title=row.text("dev_type_label"),
        years=row.number_if_published("years_code_pro"),
        industry=row.text("Industry"),
        size=row.text("org_size_label"),
        remote=row.text("remote_work_label"),
        pay=row.number_if_published("converted_comp_yearly") or 0.0,
        education=row.text("ed_level_label"),
    )


def _earlier(row: Row) -> Answer:
    years = row.number_if_published("YearsCodePro")
    return Answer(2020, "", years, "", "", "", row.number_if_published("ConvertedComp") or 0.0)
