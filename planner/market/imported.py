"""Another pack taken from a file: checked whole before it replaces anything, then kept in the data folder.

Called by ``app`` when the user imports a pack, and at each start.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from planner.base.files import write_atomically
from planner.domain.errors import UserError
from planner.market import reading
from planner.market.manifest import MANIFEST_FILE, PACK_FILE, check_folder, checksum
from planner.market.pack import Pack, load_pack, pack_from

NAME: Final = "imported-pack.json"

_TOLD: Final = ("publisher", "title", "date", "licence", "address")


def import_pack(source: Path, folder: Path) -> Pack:
    """Check the pack in ``source`` whole, then keep it in ``folder`` in place of one imported before.

    A ``pack.json`` beside a manifest must be what the manifest says, and its folder whole.
    Raises ``UserError`` with the reason where the file cannot be read, is no pack this program reads, is damaged, does
    not say whose figures it holds and under which licence, or cannot be kept; what was in ``folder`` is then as it was.
    """
    try:
        content = reading.content(source)
        _check_against_manifest(source, content)
        pack = pack_from(reading.parsed(content, source.name), source.name)
    except UserError as error:
        raise _refused(source.name, error.reason) from error
    for reason in _complaints(pack):
        raise _refused(source.name, reason)
    try:
        write_atomically(folder / NAME, content)
    except OSError as error:
        reason = f"it could not be kept in {folder} ({(error.strerror or str(error)).lower()})"
        raise UserError(f"Market figures {source.name}", reason, "Make room there and import it again") from error
    return pack


def installed_pack(folder: Path) -> Pack:
    """The pack imported into ``folder``, or the shipped one where there is none.

    Raises ``UserError`` where the imported one cannot be used: the shipped one never takes its place silently.
    """
    path = folder / NAME
    if not path.exists():
        return load_pack()
    try:
        return load_pack(path)
    except UserError as error:
        remedy = f"Import a pack again, or delete the file {path} to stay with the figures that came with the program"
        raise UserError(error.field, error.reason, remedy) from error


def _check_against_manifest(source: Path, content: bytes) -> None:
    if source.name != PACK_FILE or not (source.parent / MANIFEST_FILE).exists():
        return
    try:
        manifest = check_folder(source.parent)
    except UserError as error:
        reason = f"its folder is not whole; {error.field}: {error.reason}"
        raise UserError(error.field, reason, error.remedy) from error
    if manifest["files"][PACK_FILE] != checksum(content):  # what is kept is what was read, not what lies there now
        raise UserError(PACK_FILE, "it changed while it was read", "")


def _complaints(pack: Pack) -> Iterator[str]:
    """What a pack that could be read still lacks; reasons as in ``UserError``."""
    for source in pack.sources:
        for attribute in _TOLD:
            if not getattr(source, attribute).strip():
                yield f"its source “{source.title or source.id}” names no {attribute}"
    for family in pack.families:
        if not any(pack.level_pay(family, place) for place in pack.places):
            yield f"it has no figures for {family.name}"


def _refused(name: str, reason: str) -> UserError:
    return UserError(f"Market figures {name}", reason, "Get the file again; the figures used so far stay in use")
