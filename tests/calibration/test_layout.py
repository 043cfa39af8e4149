import json

import pytest

from planner.calibration.layout import as_bytes


def test_bytes_are_sorted_one_record_a_line() -> None:
    content = as_bytes({"b": [{"z": 1, "a": "é"}, {"y": None}], "a": [1, 2], "c": []})
    assert content.decode() == ('{\n"a": [1, 2],\n"b": [\n  {"a": "é", "z": 1},\n  {"y": null}\n],\n"c": []\n}\n')
    with pytest.raises(ValueError, match="Out of range float values"):
        as_bytes({"a": float("nan")})


def test_tables_have_one_record_a_line_in_the_script_they_were_written_in() -> None:
    table = {"fields": ["name", "pay"], "rows": [["Zürich", 1.5], ["東京", None]]}
    assert as_bytes({"places": table}).decode() == (
        '{\n"places": {"fields": ["name", "pay"], "rows": [\n["Zürich",1.5],\n["東京",null]\n]}\n}\n'
    )
    assert json.loads(as_bytes({"places": table})) == {"places": table}
    with pytest.raises(ValueError, match="Out of range float values"):
        as_bytes({"places": {"fields": ["pay"], "rows": [[float("inf")]]}})
