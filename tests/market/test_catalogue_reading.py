import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import UserError
from planner.market.catalogue_reading import (
    CatalogueSource,
    Loader,
    built,
    read_document,
    require_known,
    require_unique,
    telling,
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Bead:
    id: str
    colour: Colour
    weight: float | None = None

    def __post_init__(self) -> None:
        if self.weight is not None and self.weight < 0:
            raise ValueError("a bead weighs nothing")


@dataclass(frozen=True, slots=True)
class Necklace:
    beads: tuple[Bead, ...]
    sizes: Mapping[str, float]
    row: tuple[str, int, bool] = ("", 0, False)
    pair: tuple[float, str] = (0.0, "")


NECKLACE: dict[str, Any] = {
    "beads": [{"id": "a", "colour": "red"}, {"id": "b", "colour": "blue", "weight": 2}],
    "sizes": {"long": 1, "short": 0.5},
    "row": ["x", 1, True],
    "pair": [1, "y"],
}


def written(folder: Path, document: object) -> Path:
    (folder / "necklace.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_a_document_becomes_values_of_its_fields_types(tmp_path: Path) -> None:
    found = read_document(Necklace, "necklace.json", written(tmp_path, {"schema": 1, **NECKLACE}))
    assert found.beads == (Bead("a", Colour.RED), Bead("b", Colour.BLUE, 2.0))
    assert dict(found.sizes) == {"long": 1.0, "short": 0.5}
    assert found.row == ("x", 1, True)
    assert found.pair == (1.0, "y")
    assert type(found.pair[0]) is float


def test_fields_with_a_default_may_be_left_out() -> None:
    found = built(Necklace, {"beads": [], "sizes": {}})
    assert found.row == ("", 0, False)


@pytest.mark.parametrize(
    ("part", "value", "reason"),
    [
        ("beads", [{"id": "a", "colour": "green"}], "a: 'green' is not a valid Colour"),
        ("beads", [{"id": "a"}], "a: a Bead needs colour"),
        ("beads", [{"id": "a", "colour": "red", "size": 1}], "a: a Bead has no size"),
        ("beads", [{"id": "a", "colour": "red", "weight": "heavy"}], "a: 'heavy' is of the wrong type"),
        ("beads", [{"id": "a", "colour": "red", "weight": -1}], "a: a bead weighs nothing"),
        ("beads", ["a"], "'a' stands where a Bead belongs"),
        ("beads", "a", "'a' is of the wrong type"),
        ("sizes", [1], r"\[1\] is of the wrong type"),
        ("row", ["x", True, True], "is no row of its kind"),
        ("row", ["x", 1], "is no row of its kind"),
        ("pair", [1.0], "shorter"),
        ("pair", [1, 2], "2 is of the wrong type"),
    ],
)
def test_a_damaged_entry_is_told_by_file_entry_and_reason(
    tmp_path: Path, part: str, value: object, reason: str
) -> None:
    folder = written(tmp_path, {"schema": 1, **NECKLACE, part: value})
    with pytest.raises(UserError, match=rf"necklace\.json: it is damaged \(.*{reason}.*Install the program again"):
        read_document(Necklace, "necklace.json", folder)


@pytest.mark.parametrize("schema", [0, 2, "1", None])
def test_another_kind_of_file_is_refused(tmp_path: Path, schema: object) -> None:
    folder = written(tmp_path, {"schema": schema, **NECKLACE})
    with pytest.raises(UserError, match=rf"this file is of kind {schema}, and this program reads kind 1"):
        read_document(Necklace, "necklace.json", folder)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"necklace\.json: it cannot be read"):
        read_document(Necklace, "necklace.json", tmp_path)


def test_ids_stand_once() -> None:
    assert require_unique(["a", "b"], "bead") == {"a", "b"}
    with pytest.raises(ValueError, match="the bead 'a' is there twice"):
        require_unique(["a", "b", "a"], "bead")
    with pytest.raises(ValueError, match="a bead has no id"):
        require_unique([""], "bead")


def test_ids_name_what_is_there() -> None:
    require_known(["a"], {"a": 1}, "bead")
    with pytest.raises(ValueError, match="there is no bead 'c'"):
        require_known(["a", "c"], {"a", "b"}, "bead")


def test_a_fault_between_files_is_told_like_one_in_a_file() -> None:
    with (
        pytest.raises(UserError, match=r"Market figures two\.json: it is damaged \(they differ\)"),
        telling("two.json"),
    ):
        raise ValueError("they differ")


def test_a_source_gives_its_attribution() -> None:
    values = ("onet", "Publisher", "Title", "May 2025", "CC BY 4.0", "By them", "https://example.org", 3)
    assert CatalogueSource(*values).attribution == "By them"
    with pytest.raises(ValueError, match="its attribution"):
        CatalogueSource(*values[:5], "", "https://example.org", 3)


def test_what_is_loaded_is_kept_for_each_folder_and_the_shipped_one_has_two_names(tmp_path: Path) -> None:
    asked: list[Path | None] = []

    @Loader
    def load(folder: Path | None = None) -> int:
        """Count."""
        asked.append(folder)
        return len(asked)

    assert (load(), load(None), load(folder=None)) == (1, 1, 1)
    assert (load(tmp_path), load(tmp_path)) == (2, 2)
    assert asked == [None, tmp_path]
    load.cache_clear()
    assert load() == 3
    assert load.__doc__ == "Count."
