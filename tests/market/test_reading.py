from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market import reading


@dataclass(frozen=True)
class Inner:
    name: str


@dataclass(frozen=True)
class Outer:
    count: int
    level: float | None
    pair: tuple[float, float]
    inner: tuple[Inner, ...]


GOOD = {"count": 2, "level": 1.5, "pair": [1, 2.5], "inner": [{"name": "a"}, {"name": "b"}]}


def test_a_record_is_read_with_the_types_of_its_fields() -> None:
    record = reading.record(Outer, GOOD)
    assert record == Outer(2, 1.5, (1.0, 2.5), (Inner("a"), Inner("b")))
    assert isinstance(record.pair[0], float)


def test_none_where_it_may_be() -> None:
    assert reading.record(Outer, GOOD | {"level": None, "inner": []}) == Outer(2, None, (1.0, 2.5), ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 2.5},
        {"count": True},
        {"count": None},
        {"level": "high"},
        {"pair": [1.0]},
        {"pair": {"a": 1}},
        {"pair": [1.0, "2"]},
        {"inner": [{"name": 3}]},
        {"inner": [{"title": "a"}]},
        {"inner": ["a"]},
        {"surplus": 1},
    ],
)
def test_a_value_of_another_type_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"wrong type|values where|needs"):
        reading.record(Outer, GOOD | wrong)


def test_a_field_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="a Outer needs count, level, pair, inner"):
        reading.record(Outer, {"count": 2})


def test_a_document_is_a_json_object(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_text('{"schema": 1}', encoding="utf-8")
    assert reading.document(path) == {"schema": 1}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"schema": 1', "it is no JSON, perhaps cut short"),
        (b"", "it is no JSON"),
        (b"\xff\xfe\xfd", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b"[1, 2]", "it holds no market figures"),
    ],
)
def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        reading.document(path)
    assert str(caught.value).startswith(f"Market figures pack.json: {reason}")
    assert "Install the program again" in str(caught.value)


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"pack\.json: it cannot be read \(No such file or directory\)"):
        reading.document(tmp_path / "pack.json")
