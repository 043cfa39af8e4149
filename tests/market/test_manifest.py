import json
from pathlib import Path
from typing import Any

import pytest

from planner.calibration.manifest import manifest_of
from planner.domain.errors import UserError
from planner.market.manifest import MANIFEST_FILE, check_folder, checksum

FILES = {"pack.json": b"{}", "pay_model.json": b"[1]"}
SOURCES = [{"id": "oews", "licence": "Public domain"}]


def folder(tmp_path: Path, **changes: object) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    manifest = manifest_of(FILES, SOURCES, "2026.11") | changes
    (tmp_path / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_a_checksum_is_the_known_one() -> None:
    # SHA-256 of the empty text
    assert checksum(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_whole_folder_gives_its_manifest(tmp_path: Path) -> None:
    manifest = check_folder(folder(tmp_path))
    assert manifest["version"] == "2026.11"
    assert manifest["files"] == {name: checksum(content) for name, content in FILES.items()}
    assert manifest["sources"] == SOURCES


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"schema": 2}, "manifest.json: it is of kind 2, and this program reads kind 1"),
        ({"files": {"pack.json": "0"}}, "it does not name pack.json and pay_model.json"),
        ({"files": 7}, "it does not name"),
        ({"sources": [{"id": "x"}]}, "a source without a licence"),
        ({"sources": None}, "a source without a licence"),
    ],
)
def test_another_manifest_is_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        check_folder(folder(tmp_path, **changes))
    assert caught.value.remedy == "Fetch the market figures again; the old ones stay in use"


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    where = folder(tmp_path)
    (where / "pay_model.json").write_bytes(b"[2]")
    with pytest.raises(UserError, match=r"pay_model.json: it is not the file that the manifest describes"):
        check_folder(where)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    where = folder(tmp_path)
    (where / "pack.json").unlink()
    with pytest.raises(UserError, match=r"pack.json: it cannot be read"):
        check_folder(where)


def test_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    names = {name: checksum(content) for name, content in FILES.items()}
    with pytest.raises(UserError, match="a file outside its folder"):
        check_folder(folder(tmp_path, files={**names, "../secret": "0"}))
