"""Whole documents, kept in ``tests/golden/report``.

After a change that is meant to move them, write them anew from the checkout's folder and read the difference:

    python -m tests.report.goldens
"""

from pathlib import Path
from typing import Final

from planner.report.saving import MARK, WRITERS
from tests.report import examples

FOLDER: Final = Path(__file__).parents[1] / "golden" / "report"


def golden_documents() -> dict[str, str]:
    """The documents that are kept, by the name of their file."""
    told = {"portfolio": examples.example(), "nasty": examples.nasty(), "empty": examples.empty()}
    return {f"{name}{ending}": write(one, MARK) for name, one in told.items() for ending, write in WRITERS.items()}


if __name__ == "__main__":
    for name, text in golden_documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
