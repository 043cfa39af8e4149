import builtins
import sys
from pathlib import Path
from types import CodeType

import pytest

from planner.app.kept_code import kept_code

CARRIED = "shibokensupport/numbers.py"
SOURCE = b"from __future__ import annotations\nNUMBER: list[unknown] = [1]\n"
FILE = f"compiled-{sys.hexversion:08x}"


def compiled(folder: Path, source: bytes = SOURCE, name: str = CARRIED) -> CodeType:
    """What ``compile`` hands out within."""
    with kept_code(folder):
        code = compile(source, name, "exec")
    assert isinstance(code, CodeType)
    return code


def number(code: CodeType) -> object:
    """What the code sets ``NUMBER`` to."""
    names: dict[str, object] = {}
    exec(code, names)
    return names["NUMBER"]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was compiled in truth."""
    names: list[str] = []
    plain = builtins.compile

    def counted(source: bytes, name: str, mode: str) -> object:
        names.append(name)
        return plain(source, name, mode)

    monkeypatch.setattr(builtins, "compile", counted)
    return names


def test_what_was_compiled_once_is_not_compiled_again(tmp_path: Path, calls: list[str]) -> None:
    first = compiled(tmp_path)
    again = compiled(tmp_path)
    assert calls == [CARRIED]
    assert number(first) == number(again) == [1]


def test_another_source_of_the_same_name_is_compiled(tmp_path: Path, calls: list[str]) -> None:
    compiled(tmp_path)
    assert number(compiled(tmp_path, b"NUMBER = 2\n")) == 2
    assert number(compiled(tmp_path)) == [1], "and the first one is kept as well"
    assert calls == [CARRIED, CARRIED]


def test_everything_else_is_compiled_as_ever(tmp_path: Path, calls: list[str]) -> None:
    compiled(tmp_path, name="elsewhere.py")
    compiled(tmp_path, name="elsewhere.py")
    assert calls == ["elsewhere.py", "elsewhere.py"]
    assert not (tmp_path / FILE).exists()


def test_compile_is_put_back(tmp_path: Path) -> None:
    plain = builtins.compile
    with pytest.raises(SyntaxError):
        compiled(tmp_path, b"NUMBER =\n")
    assert builtins.compile is plain


@pytest.mark.parametrize("part", [b"", b"\0", b"\0\0\0\0", b"not what it was"])
def test_a_damaged_file_counts_for_nothing_and_is_written_anew(tmp_path: Path, part: bytes, calls: list[str]) -> None:
    compiled(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(part)
    assert number(compiled(tmp_path)) == [1]
    assert calls == [CARRIED, CARRIED]
    assert (tmp_path / FILE).read_bytes() == whole


def test_a_file_cut_short_counts_for_nothing(tmp_path: Path, calls: list[str]) -> None:
    compiled(tmp_path)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-5])
    assert number(compiled(tmp_path)) == [1]
    assert calls == [CARRIED, CARRIED]


def test_where_nothing_can_be_written_it_is_done_without(tmp_path: Path) -> None:
    assert number(compiled(tmp_path / "is not there")) == [1]


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    compiled(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
