"""Certifications: facts and evidence as compiled from public pages, with source and confidence in every row."""

import re
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, read_rows
from planner.market.certifications import CertificationEvidence, CertificationFacts, Expiry, Standing
from planner.market.evidence import Grade

FACTS_FILE: Final = Path("certifications", "certification_facts.csv")
EVIDENCE_FILE: Final = Path("certifications", "certification_and_skill_salary_evidence.csv")

_FACT_COLUMNS: Final = (
    *("id", "name", "provider", "level", "price_usd", "price_note", "validity_months", "exam_minutes", "status"),
    *("renewal", "source", "confidence"),
)
_RETIRED: Final = re.compile(r"RETIRED (\d{4}-\d{2}-\d{2})(?: -> (.+))?")
_UNLIMITED: Final = ("no expiry", "do not expire")
_STUDIES: Final = ("CAIS", "KSE")
"""Where controlled work was published: such evidence is graded B, adverts and surveys C, refereed or not."""


def read_facts(sources_dir: Path, as_of: str) -> list[CertificationFacts]:
    """The facts in the order of the file; ``as_of`` is when they were gathered.

    Raises ``SourceUnusable`` for a changed layout, an unknown status, or facts that contradict each other.
    """
    return [_facts(row, as_of) for row in read_rows(sources_dir / FACTS_FILE, _FACT_COLUMNS)]


def read_evidence(sources_dir: Path) -> list[CertificationEvidence]:
    """What certifications and skills were found to be worth, in the order of the file; raises as ``read_facts``."""
    columns = ("topic", "number", "publisher", "url", "remark")
    rows = read_rows(sources_dir / EVIDENCE_FILE, columns)
    return [_evidence(row, number) for number, row in enumerate(rows, start=1)]


def _facts(row: Row, as_of: str) -> CertificationFacts:
    standing, retired_on, successor = _standing(row)
    months = _whole(row, "validity_months")
    try:
        return CertificationFacts(
            id=row.text("id"),
            name=row.text("name"),
            provider=row.text("provider"),
            tier=row.text("level"),
            price_usd=row.number_if_published("price_usd"),
            price_note=row.text("price_note"),
            expiry=_expiry(row, months),
            validity_months=months,
            exam_minutes=_whole(row, "exam_minutes"),
            standing=standing,
            standing_text=row.text("status"),
            retired_on=retired_on,
            successor=successor,
            renewal=row.text("renewal"),
            as_of=as_of,
            source=row.text("source"),
            confidence=row.text("confidence"),
        )
    except ValueError as error:
        row.refuse(str(error))


def _expiry(row: Row, months: int | None) -> Expiry:
    if months is not None:
        return Expiry.AFTER_MONTHS
    return Expiry.NEVER if any(words in row.text("renewal") for words in _UNLIMITED) else Expiry.UNKNOWN


def _standing(row: Row) -> tuple[Standing, str, str]:
    """Standing, date of retirement and successor, as told by the column of the status."""
    status = row.text("status")
    if status.startswith("active"):
        return Standing.ACTIVE, "", ""
    if found := _RETIRED.fullmatch(status):
        return Standing.RETIRED, found[1], found[2] or _successor_in_renewal(row)
    if "not confirmed" not in status:
        row.refuse(f"the status “{status}” is not known")
    return Standing.UNCONFIRMED, "", ""


def _successor_in_renewal(row: Row) -> str:
    found = re.search(r"successor: ([^)]+)", row.text("renewal"))
    return found[1] if found else ""


def _whole(row: Row, column: str) -> int | None:
    number = row.number_if_published(column)
    if number is not None and (number != int(number) or number <= 0):
        row.refuse(f"the column {column} holds {number} instead of a whole number above 0")
    return None if number is None else int(number)


def _evidence(row: Row, number: int) -> CertificationEvidence:
    publisher = row.text("publisher")
    if not (publisher and row.text("number")):
        row.refuse("the publisher or the figure is missing")
    is_study = any(name in publisher for name in _STUDIES)
    return CertificationEvidence(
        id=f"evidence-{number}",
        topic=row.text("topic"),
        figure=row.text("number"),
        publisher=publisher,
        address=row.text("url"),
        remark=row.text("remark"),
        grade=Grade.B if is_study else Grade.C,
    )
