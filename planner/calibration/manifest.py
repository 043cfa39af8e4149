"""How the manifest of the shipped market is written.

``python -m planner.calibration.manifest FOLDER`` writes it anew for files that are there.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from planner.calibration.layout import as_bytes
from planner.market.dynamics_file import DYNAMICS_FILE
from planner.market.manifest import DESCRIBED, MANIFEST_FILE, MANIFEST_SCHEMA, PACK_FILE, checksum

_WITH_SOURCES: Final = (PACK_FILE, DYNAMICS_FILE)


def manifest_of(files: Mapping[str, bytes], sources: Sequence[Mapping[str, Any]], version: str) -> dict[str, Any]:
    """The manifest of files by name; ``version`` is year and month."""
    return {
        "schema": MANIFEST_SCHEMA,
        "version": version,
        "files": {name: checksum(content) for name, content in sorted(files.items())},
        "sources": [dict(source) for source in sources],
    }


def describe(folder: Path) -> None:
    """Write the manifest of the files that lie in the folder, with the sources that these name, each once.

    A folder without a pack gets none: dynamics alone are no market. Raises ``OSError`` where it cannot be written.
    """
    files = {name: (folder / name).read_bytes() for name in DESCRIBED if (folder / name).is_file()}
    if PACK_FILE not in files:
        return
    documents = [json.loads(files[name]) for name in _WITH_SOURCES if name in files]
    manifest = manifest_of(files, list(_each_once(documents)), documents[0]["version"])
    (folder / MANIFEST_FILE).write_bytes(as_bytes(manifest))


def _each_once(documents: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    return {source["id"]: source for document in documents for source in document["sources"]}.values()


if __name__ == "__main__":
    describe(Path(sys.argv[1]))
