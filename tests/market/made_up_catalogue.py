"""A copy of the shipped catalogue that a test may damage."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.base import resources

SHIPPED = resources.path("market", "catalogue")

Edit = Callable[[dict[str, Any]], object]


def copied(folder: Path) -> Path:
    """A whole copy of the shipped catalogue under the folder."""
    copy = folder / "catalogue"
    if not copy.exists():
        shutil.copytree(SHIPPED, copy)
    return copy


def edited(folder: Path, name: str, edit: Edit) -> Path:
    """A copy of the shipped catalogue with one file changed."""
    copy = copied(folder)
    document = json.loads((copy / name).read_bytes())
    edit(document)
    (copy / name).write_text(json.dumps(document), encoding="utf-8")
    return copy


def entry(document: dict[str, Any], part: str, entry_id: object) -> dict[str, Any]:
    """The entry of that id in a part of a document."""
    found: dict[str, Any] = next(one for one in document[part] if one["id"] == entry_id)
    return found
