"""How the manifest of the shipped market is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.market.manifest import MANIFEST_SCHEMA, checksum


def manifest_of(files: Mapping[str, bytes], sources: Sequence[Mapping[str, Any]], version: str) -> dict[str, Any]:
    """The manifest of files by name; ``version`` is year and month."""
    return {
        "schema": MANIFEST_SCHEMA,
        "version": version,
        "files": {name: checksum(content) for name, content in sorted(files.items())},
        "sources": [dict(source) for source in sources],
    }
