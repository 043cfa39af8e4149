import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from planner.base import resources
from planner.calibration.manifest import manifest_of
from planner.domain.errors import UserError
from planner.market import imported
from planner.market.dynamics_file import CALIBRATION_FILE, DYNAMICS_FILE
from planner.market.imported import (
    NAME,
    forget_replaced,
    import_pack,
    installed_pack,
    usable_pack,
    what_is_in_use,
)
from planner.market.manifest import MANIFEST_FILE, PACK_FILE, PAY_CALIBRATION_FILE, PAY_FILE
from planner.market.pack import load_pack
from planner.market.pay_file import load_pay
from tests.market.made_up import document
from tests.market.made_up_pay import document as pay_document

BESIDE = (DYNAMICS_FILE, CALIBRATION_FILE, PAY_CALIBRATION_FILE)
STAYS = "Get the file again; the figures used so far stay in use"


def written(folder: Path, content: dict[str, Any] | None = None) -> Path:
    path = folder / "newer.json"
    path.write_text(json.dumps(content or document()), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder, with a pack imported earlier."""
    folder = tmp_path / "data"
    folder.mkdir()
    earlier = document()
    earlier["version"] = "1999.12"
    import_pack(written(tmp_path, earlier), folder)
    return folder


def refusal(path: Path, folder: Path) -> UserError:
    """The error of an import that must leave the pack imported before alone, and nothing beside it."""
    before = (folder / NAME).read_bytes()
    with pytest.raises(UserError) as told:
        import_pack(path, folder)
    assert (folder / NAME).read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [NAME]
    assert installed_pack(folder).version == "1999.12"
    assert told.value.field == f"Market figures {path.name}"
    return told.value


def test_a_whole_pack_takes_the_place_of_the_one_before(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path)
    assert import_pack(path, folder).version == "2000.01"
    assert (folder / NAME).read_bytes() == path.read_bytes()
    path.unlink()  # the program keeps its own
    assert installed_pack(folder).version == "2000.01"


def test_the_imported_pack_is_for_its_owner_alone(folder: Path) -> None:
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600


def test_without_an_import_it_is_the_shipped_pack(tmp_path: Path) -> None:
    assert installed_pack(tmp_path).version == load_pack().version


def test_the_shipped_pack_can_be_imported(tmp_path: Path) -> None:
    assert import_pack(resources.path("market", "pack.json"), tmp_path).version == load_pack().version


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, folder: Path) -> None:
    error = refusal(tmp_path / "nothing.json", folder)
    assert error.reason.startswith("it cannot be read (")
    assert error.remedy == STAYS


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b"SQLite format 3\0"])
def test_what_is_no_pack_is_refused(tmp_path: Path, folder: Path, content: bytes) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(content)
    assert refusal(path, folder).remedy == STAYS


def test_a_pack_cut_short_is_refused(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    assert refusal(path, folder).reason == "it is no JSON, perhaps cut short"


def test_a_pack_of_another_kind_is_refused(tmp_path: Path, folder: Path) -> None:
    error = refusal(written(tmp_path, document() | {"schema": 99}), folder)
    assert error.reason == "this file is of kind 99, and this program reads kind 2"


@pytest.mark.parametrize("attribute", ["publisher", "title", "date", "licence", "address"])
def test_a_source_that_does_not_say_what_it_is_is_refused(tmp_path: Path, folder: Path, attribute: str) -> None:
    content = document()
    content["sources"][0][attribute] = " "
    assert refusal(written(tmp_path, content), folder).reason.endswith(f"names no {attribute}")


def test_a_source_without_a_licence_field_is_refused(tmp_path: Path, folder: Path) -> None:
    content = document()
    del content["sources"][0]["licence"]
    assert "a Source needs" in refusal(written(tmp_path, content), folder).reason


@pytest.mark.parametrize("column", [0, 1])
def test_figures_for_what_the_pack_does_not_know_are_refused(tmp_path: Path, folder: Path, column: int) -> None:
    content = document()
    content["cells"]["rows"][0][column] = 99
    assert "unknown occupation or place" in refusal(written(tmp_path, content), folder).reason


def test_a_family_without_any_figures_is_refused(tmp_path: Path, folder: Path) -> None:
    content = document()
    content["cells"]["rows"] = [row for row in content["cells"]["rows"] if row[0] != 0]
    assert refusal(written(tmp_path, content), folder).reason == "it has no figures for Chef"


def whole_pack() -> dict[str, Any]:
    """A pack that names the sources of its pay model too."""
    content = document()
    content["sources"] += [{**content["sources"][0], "id": name} for name in ("aijobs", "stackoverflow")]
    return content


def built(
    tmp_path: Path,
    pay: dict[str, Any] | None = None,
    pack: dict[str, Any] | None = None,
    more: Mapping[str, bytes] = MappingProxyType({}),
) -> Path:
    """A folder as the command ``market build`` writes it."""
    made = tmp_path / "built"
    made.mkdir()
    files = {
        PACK_FILE: json.dumps(pack or whole_pack()).encode(),
        PAY_FILE: json.dumps(pay or pay_document()).encode(),
        **more,
    }
    for name, content in files.items():
        (made / name).write_bytes(content)
    manifest = manifest_of(files, [{"id": "oews", "licence": "Public domain"}], "2000.01")
    (made / MANIFEST_FILE).write_text(json.dumps(manifest), encoding="utf-8")
    return made


@pytest.mark.parametrize("named", ["", PACK_FILE, PAY_FILE, MANIFEST_FILE])
def test_a_built_folder_is_taken_with_its_pay_model(tmp_path: Path, folder: Path, named: str) -> None:
    market = import_pack(built(tmp_path) / named, folder)
    assert (market.version, market.pay.version) == ("2000.01", "2026.01")
    again = installed_pack(folder)
    assert (again.version, again.pay.version) == ("2000.01", "2026.01")
    assert again.pay.factors["size.large"].n == 400
    assert installed_pack(folder).pay.version == "2026.01"


def dynamics() -> dict[str, bytes]:
    """The shipped dynamics, their check and that of the pay model, by name."""
    return {name: resources.path("market", name).read_bytes() for name in BESIDE}


def test_dynamics_beside_a_pack_are_checked_and_stay_those_of_the_program(tmp_path: Path, folder: Path) -> None:
    market = import_pack(built(tmp_path, more=dynamics()), folder)
    beside = [path.name for path in (market.pay_path, market.measured_path) if path is not None]
    assert sorted(each.name for each in folder.iterdir()) == sorted((NAME, *beside))
    told = what_is_in_use(market)
    assert told == (
        "Market figures 2000.01 are in use. How careers go on, and how that was checked, stays as it came with the "
        "program."
    )


@pytest.mark.parametrize("name", [DYNAMICS_FILE, CALIBRATION_FILE])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "it is no JSON, perhaps cut short"),
        (b'{"schema": 1}', "it is damaged"),
        (b'{"schema": 9}', "is of kind 9"),
    ],
)
def test_damaged_dynamics_refuse_the_whole(
    tmp_path: Path, folder: Path, name: str, content: bytes, reason: str
) -> None:
    assert reason in refusal(built(tmp_path, more={**dynamics(), name: content}), folder).reason


def test_measures_of_a_pay_model_that_say_too_little_refuse_the_whole(tmp_path: Path, folder: Path) -> None:
    made = built(tmp_path, more={PAY_CALIBRATION_FILE: b'{"adverts of 2024, advertised": {"n": 3}}'})
    assert "it is damaged" in refusal(made, folder).reason


@pytest.mark.parametrize("name", [DYNAMICS_FILE, PAY_CALIBRATION_FILE])
def test_files_beside_the_pack_that_were_changed_refuse_the_whole(tmp_path: Path, folder: Path, name: str) -> None:
    made = built(tmp_path, more=dynamics())
    (made / name).write_bytes(dynamics()[name] + b" ")
    assert f"{name}: it is not the file" in refusal(made, folder).reason


def test_dynamics_whose_sources_are_no_sources_refuse_the_whole(tmp_path: Path, folder: Path) -> None:
    document = json.loads(dynamics()[DYNAMICS_FILE])
    del document["sources"][0]["licence"]
    made = built(tmp_path, more={**dynamics(), DYNAMICS_FILE: json.dumps(document).encode()})
    assert "a Source needs" in refusal(made, folder).reason


def test_a_pack_without_a_pay_model_says_what_stays(tmp_path: Path, folder: Path) -> None:
    told = what_is_in_use(import_pack(written(tmp_path), folder))
    assert "They came without a pay model, so the one that came with the program stays in use. How careers" in told


def test_what_was_measured_goes_with_the_pay_model_it_is_of(tmp_path: Path, folder: Path) -> None:
    assert import_pack(built(tmp_path, more=dynamics()), folder).measured_path is not None
    path = installed_pack(folder).measured_path
    assert path is not None
    assert path.read_bytes() == dynamics()[PAY_CALIBRATION_FILE]
    alone = import_pack(written(tmp_path), folder)
    assert installed_pack(folder).measured_path is None
    assert path.exists(), "it may be in use"
    forget_replaced(folder, alone)
    assert not path.exists()


def test_a_pack_alone_goes_with_the_shipped_pay_model(tmp_path: Path, folder: Path) -> None:
    import_pack(built(tmp_path), folder)
    alone = import_pack(written(tmp_path), folder)
    assert alone.pay.version == load_pay().version
    assert installed_pack(folder).pay.version == load_pay().version
    forget_replaced(folder, alone)
    assert [each.name for each in folder.iterdir()] == [NAME]


def test_what_is_replaced_is_forgotten_and_what_is_in_use_stays(tmp_path: Path, folder: Path) -> None:
    market = import_pack(built(tmp_path, more=dynamics()), folder)
    (folder / "imported-pay-0123.json").write_text("{}")
    (folder / "imported-pay-folder.json").mkdir()  # which cannot be deleted as a file
    forget_replaced(folder, market)
    left = {path.name for path in (market.pay_path, market.measured_path) if path is not None}
    assert {each.name for each in folder.iterdir()} == {NAME, "imported-pay-folder.json", *left}
    assert len(left) == 2
    assert installed_pack(folder).pay.version == market.pay.version


def test_a_pay_model_of_another_pack_does_not_count(tmp_path: Path, folder: Path) -> None:
    import_pack(built(tmp_path), folder)
    (folder / NAME).write_text(json.dumps(document()), encoding="utf-8")  # as after a crash between the two files
    assert installed_pack(folder).pay.version == load_pay().version


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path, folder: Path) -> None:
    made = built(tmp_path)
    (made / MANIFEST_FILE).unlink()
    assert "manifest.json: it cannot be read" in refusal(made, folder).reason


@pytest.mark.parametrize(("key", "value"), [("schema", 99), ("factors", {}), ("levels", {"advertised": [1.0]})])
def test_a_pay_model_that_is_damaged_is_refused(tmp_path: Path, folder: Path, key: str, value: object) -> None:
    made = built(tmp_path, {**pay_document(), key: value})
    reason = refusal(made, folder).reason
    assert "this file is of kind 99" in reason or "it is damaged" in reason


def test_a_pay_model_without_its_sources_is_refused(tmp_path: Path, folder: Path) -> None:
    made = built(tmp_path, pack=document())
    assert refusal(made, folder).reason == "it does not name the source aijobs of its pay model"


def test_where_the_imported_market_is_unusable_the_shipped_one_is_and_it_is_told(folder: Path) -> None:
    market, error = usable_pack(folder)
    assert (market.version, error) == ("1999.12", None)
    (folder / NAME).write_bytes(b"{")
    market, error = usable_pack(folder)
    assert market.version == load_pack().version
    assert error is not None
    assert "so the figures that came with the program are used" in error.reason
    assert str(folder / NAME) in error.remedy


@pytest.mark.parametrize("name", [PACK_FILE, PAY_FILE])
def test_a_built_folder_that_was_changed_is_refused(tmp_path: Path, folder: Path, name: str) -> None:
    made = built(tmp_path)
    (made / name).write_bytes((made / name).read_bytes() + b" ")  # still a pack, and not the one that was built
    error = refusal(made / PACK_FILE, folder)
    assert error.reason == (
        f"its folder is not whole; Market figures {name}: it is not the file that the manifest describes"
    )
    assert error.remedy == STAYS


def test_a_pack_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = built(tmp_path)
    monkeypatch.setattr(imported, "check_folder", lambda _: {"files": {PACK_FILE: "0"}})
    assert refusal(made / PACK_FILE, folder).reason == "it changed while it was read"


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        import_pack(written(tmp_path), tmp_path / "missing")
    assert "it could not be kept in" in told.value.reason
    assert told.value.remedy == "Make room there and import it again"


def test_an_imported_pack_damaged_later_is_told_with_the_way_back(folder: Path) -> None:
    (folder / NAME).write_bytes(b"{")
    with pytest.raises(UserError) as told:
        installed_pack(folder)
    assert str(folder / NAME) in told.value.remedy
    (folder / NAME).unlink()
    assert installed_pack(folder).version == load_pack().version
