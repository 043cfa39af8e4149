"""The manifest of a market folder: what the files must be, so that a pack from elsewhere is checked whole first."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from planner.domain.errors import UserError
from planner.market import reading
from planner.market.dynamics_file import CALIBRATION_FILE, DYNAMICS_FILE

MANIFEST_SCHEMA: Final = 1
MANIFEST_FILE: Final = "manifest.json"
PACK_FILE: Final = "pack.json"
PAY_FILE: Final = "pay_model.json"
PAY_CALIBRATION_FILE: Final = "pay_calibration.json"
DESCRIBED: Final = (PACK_FILE, PAY_FILE, PAY_CALIBRATION_FILE, DYNAMICS_FILE, CALIBRATION_FILE)
"""The files that a manifest describes where they are there; the first two always are."""

_REMEDY: Final = "Fetch the market figures again; the old ones stay in use"


def checksum(content: bytes) -> str:
    """The SHA-256 of the content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def check_folder(folder: Path) -> Mapping[str, Any]:
    """The manifest of a folder whose files are all there and unchanged.

    Raises ``UserError`` with the reason for a manifest of another kind, a source without licence, and a file that is
    missing or differs from its checksum.
    """
    manifest = reading.document(folder / MANIFEST_FILE)
    if manifest.get("schema") != MANIFEST_SCHEMA:
        raise _refused(MANIFEST_FILE, f"it is of kind {manifest.get('schema')}, and this program reads kind 1")
    files, sources = manifest.get("files"), manifest.get("sources")
    if not isinstance(files, dict) or not {PACK_FILE, PAY_FILE} <= files.keys():
        raise _refused(MANIFEST_FILE, f"it does not name {PACK_FILE} and {PAY_FILE}")
    if not isinstance(sources, list) or not all(isinstance(one, dict) and one.get("licence") for one in sources):
        raise _refused(MANIFEST_FILE, "it has a source without a licence")
    for name, wanted in files.items():
        _check_file(folder, name, wanted)
    return manifest


def _check_file(folder: Path, name: str, wanted: object) -> None:
    if Path(name).name != name:
        raise _refused(MANIFEST_FILE, f"it names a file outside its folder, {name}")
    try:
        found = checksum((folder / name).read_bytes())
    except OSError as error:
        raise _refused(name, f"it cannot be read ({error.strerror})") from error
    if found != wanted:
        raise _refused(name, "it is not the file that the manifest describes")


def _refused(name: str, reason: str) -> UserError:
    return UserError(f"Market figures {name}", reason, _REMEDY)
