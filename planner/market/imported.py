"""Another market taken from files: checked whole before it replaces anything, then kept in the data folder.

A market is a folder with a manifest, a pack, its pay model and what was measured of that; a pack alone is taken too,
with the shipped pay model. Dynamics and their calibration are checked and not taken: they were measured with this very
program.
Called by ``app`` when the user imports one, and at each start.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.base.files import write_atomically
from planner.domain.errors import UserError
from planner.market import reading
from planner.market.dynamics_file import (
    CALIBRATION_FILE,
    DYNAMICS_FILE,
    dynamics_sources,
    load_calibration,
    load_dynamics,
)
from planner.market.manifest import (
    MANIFEST_FILE,
    PACK_FILE,
    PAY_CALIBRATION_FILE,
    PAY_FILE,
    check_folder,
    checksum,
)
from planner.market.measured import pay_measure
from planner.market.pack import Pack, load_pack, pack_from
from planner.market.pay_file import pay_file_from
from planner.market.pay_lookup import SOURCE_OF_BASIS

NAME: Final = "imported-pack.json"
PAY_PREFIX: Final = "imported-pay-"
"""Begins the name of an imported pay model, which goes on with the checksum of the pack it belongs to."""
_MEASURED: Final = "-measured"

_TOLD: Final = ("publisher", "title", "date", "licence", "address")


@dataclass(frozen=True, slots=True)
class _Content:
    """The bytes of a pack, of its pay model and of what was measured of that; None for what does not come with it."""

    name: str
    pack: bytes
    pay: bytes | None = None
    measured: bytes | None = None


def import_pack(source: Path, folder: Path) -> Pack:
    """Check the market in ``source`` whole, then keep it in ``folder`` in place of one imported before.

    ``source`` is a folder with a manifest, or a file in it, or a pack alone. What lies beside a manifest must be what
    the manifest says. Raises ``UserError`` with the reason where a file cannot be read, is none this program reads, is
    damaged, does not say whose figures it holds and under which licence, or cannot be kept; what was in ``folder`` is
    then as it was. The pay model of the pack before stays until ``forget_replaced``: it may be in use.
    """
    try:
        content = _content(source)
        pack = pack_from(reading.parsed(content.pack, PACK_FILE), PACK_FILE)
        if content.pay is not None:
            pay_file_from(reading.parsed(content.pay, PAY_FILE), PAY_FILE)
    except UserError as error:
        raise _refused(source.name, error.reason) from error
    for reason in _complaints(pack, has_pay=content.pay is not None):
        raise _refused(source.name, reason)
    try:
        _keep(content, folder)
    except OSError as error:
        reason = f"it could not be kept in {folder} ({(error.strerror or str(error)).lower()})"
        raise UserError(f"Market figures {source.name}", reason, "Make room there and import it again") from error
    return installed_pack(folder)


def installed_pack(folder: Path) -> Pack:
    """The pack imported into ``folder`` with the pay model that belongs to it, or the shipped one where there is none.

    Raises ``UserError`` where the imported one cannot be used: the shipped one never takes its place silently.
    """
    path = folder / NAME
    if not path.exists():
        return load_pack()
    with _way_back(path):
        return replace(load_pack(path), pay_path=_kept(path, ""), measured_path=_kept(path, _MEASURED))


def forget_replaced(folder: Path, pack: Pack) -> None:
    """Delete the pay models that came with packs imported before this one, which nothing uses any more.

    One that cannot be deleted stays, and counts for nothing.
    """
    for path in folder.glob(f"{PAY_PREFIX}*.json"):
        if path not in (pack.pay_path, pack.measured_path):
            with suppress(OSError):
                path.unlink()


def what_is_in_use(pack: Pack) -> str:
    """What an import changed and what it left, in sentences."""
    pay = "" if pack.pay_path else " They came without a pay model, so the one that came with the program stays in use."
    return (
        f"Market figures {pack.version} are in use.{pay} How careers go on, and how that was checked, stays as it came "
        "with the program."
    )


def usable_pack(folder: Path) -> tuple[Pack, UserError | None]:
    """The pack in use; where the imported one is unusable the shipped one, with what the user must be told."""
    try:
        return installed_pack(folder), None
    except UserError as error:
        reason = f"{error.reason}, so the figures that came with the program are used"
        return load_pack(), UserError(error.field, reason, error.remedy)


@contextmanager
def _way_back(path: Path) -> Iterator[None]:
    """Tell with every error how to get rid of the imported files."""
    try:
        yield
    except UserError as error:
        remedy = f"Import a pack again, or delete the file {path} to stay with the figures that came with the program"
        raise UserError(error.field, error.reason, remedy) from error


def _content(source: Path) -> _Content:
    """The files as they were read, checked against the manifest where there is one."""
    folder = source if source.is_dir() else source.parent
    names = (PACK_FILE, PAY_FILE, MANIFEST_FILE)
    if source.is_dir() or (source.name in names and (folder / MANIFEST_FILE).exists()):
        return _whole(folder)
    return _Content(source.name, reading.content(source))


def _whole(folder: Path) -> _Content:
    try:
        manifest = check_folder(folder)
    except UserError as error:
        reason = f"its folder is not whole; {error.field}: {error.reason}"
        raise UserError(error.field, reason, error.remedy) from error
    for name, load in (
        (DYNAMICS_FILE, load_dynamics),
        (DYNAMICS_FILE, dynamics_sources),
        (CALIBRATION_FILE, load_calibration),
        (PAY_CALIBRATION_FILE, pay_measure),
    ):
        if name in manifest["files"]:
            load.__wrapped__(folder / name)  # as it lies there now, and not as an import before found it
    read = {
        name: reading.content(folder / name)
        for name in (PACK_FILE, PAY_FILE, PAY_CALIBRATION_FILE)
        if name in manifest["files"]
    }
    for name, content in read.items():
        if manifest["files"][name] != checksum(content):  # what is kept is what was read, not what lies there now
            raise UserError(name, "it changed while it was read", "")
    return _Content(PACK_FILE, read[PACK_FILE], read[PAY_FILE], read.get(PAY_CALIBRATION_FILE))


def _keep(content: _Content, folder: Path) -> None:
    """What goes with the pack first, under the pack's name: only the pack that follows makes it count."""
    for what, beside in (("", content.pay), (_MEASURED, content.measured)):
        if beside is not None:
            write_atomically(folder / _name(content.pack, what), beside)
    write_atomically(folder / NAME, content.pack)


def _name(pack: bytes, what: str) -> str:
    return f"{PAY_PREFIX}{checksum(pack)[:16]}{what}.json"


def _kept(pack: Path, what: str) -> Path | None:
    """Where a file that came with an imported pack lies, None where it did not."""
    path = pack.parent / _name(reading.content(pack), what)
    return path if path.exists() else None


def _complaints(pack: Pack, *, has_pay: bool) -> Iterator[str]:
    """What a pack that could be read still lacks; reasons as in ``UserError``."""
    known = {source.id for source in pack.sources}
    if has_pay and (missing := sorted(set(SOURCE_OF_BASIS.values()) - known)):
        yield f"it does not name the source {missing[0]} of its pay model"
    for source in pack.sources:
        for attribute in _TOLD:
            if not getattr(source, attribute).strip():
                yield f"its source “{source.title or source.id}” names no {attribute}"
    for family in pack.families:
        if not any(pack.level_pay(family, place) for place in pack.places):
            yield f"it has no figures for {family.name}"


def _refused(name: str, reason: str) -> UserError:
    return UserError(f"Market figures {name}", reason, "Get the file again; the figures used so far stay in use")
