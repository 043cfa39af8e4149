import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.base import resources
from planner.calibration.manifest import describe, manifest_of
from planner.market.manifest import DESCRIBED, MANIFEST_FILE, check_folder, checksum

ONE = {"id": "oews", "licence": "Public domain"}
OTHER = {"id": "panels", "licence": "Research use"}


def folder(tmp_path: Path, **documents: dict[str, Any]) -> Path:
    for name, document in documents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def market(tmp_path: Path, **more: dict[str, Any]) -> Path:
    return folder(tmp_path, pack={"version": "2000.01", "sources": [ONE]}, pay_model={}, **more)


def test_files_are_told_by_their_checksums_in_their_order() -> None:
    manifest = manifest_of({"b.json": b"2", "a.json": b"1"}, [ONE], "2000.01")
    assert list(manifest["files"].items()) == [("a.json", checksum(b"1")), ("b.json", checksum(b"2"))]
    assert (manifest["sources"], manifest["version"], manifest["schema"]) == ([ONE], "2000.01", 1)


def test_a_folder_is_described_by_what_lies_in_it(tmp_path: Path) -> None:
    describe(market(tmp_path, notes={}))
    manifest = check_folder(tmp_path)
    assert sorted(manifest["files"]) == ["pack.json", "pay_model.json"]
    assert manifest["sources"] == [ONE]


def test_dynamics_beside_a_pack_are_described_with_their_sources_each_once(tmp_path: Path) -> None:
    describe(market(tmp_path, dynamics={"sources": [OTHER, ONE]}, calibration={}, pay_calibration={}))
    manifest = check_folder(tmp_path)
    assert sorted(manifest["files"]) == sorted(DESCRIBED)
    assert manifest["sources"] == [ONE, OTHER]


def test_dynamics_alone_are_no_market(tmp_path: Path) -> None:
    describe(folder(tmp_path, dynamics={"sources": [OTHER]}, calibration={}))
    assert not (tmp_path / MANIFEST_FILE).exists()


def test_a_changed_folder_is_described_anew_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(market(tmp_path))
    (tmp_path / "pay_model.json").write_bytes(b"[]")
    monkeypatch.setattr(sys, "argv", ["manifest", str(tmp_path)])
    monkeypatch.delitem(sys.modules, "planner.calibration.manifest")
    runpy.run_module("planner.calibration.manifest", run_name="__main__")
    assert check_folder(tmp_path)["files"]["pay_model.json"] == checksum(b"[]")


def test_the_shipped_manifest_names_every_file_of_its_folder() -> None:
    names = {path.name for path in resources.path("market").glob("*.json")} - {MANIFEST_FILE}
    assert set(check_folder(resources.path("market"))["files"]) == names == set(DESCRIBED)


def test_the_shipped_manifest_is_what_would_be_written_now(tmp_path: Path) -> None:
    shipped = resources.path("market")
    for name in DESCRIBED:
        (tmp_path / name).write_bytes((shipped / name).read_bytes())
    describe(tmp_path)
    assert (tmp_path / MANIFEST_FILE).read_bytes() == (shipped / MANIFEST_FILE).read_bytes()
