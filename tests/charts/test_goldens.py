import json
from typing import Any

import pytest

from tests.charts.goldens import FOLDER, golden_data, plain


def flat(value: Any, path: str = "") -> dict[str, Any]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return {key: leaf for name, inner in value.items() for key, leaf in flat(inner, f"{path}.{name}").items()}
    if isinstance(value, list):
        return {key: leaf for place, inner in enumerate(value) for key, leaf in flat(inner, f"{path}[{place}]").items()}
    return {path: value}


@pytest.mark.parametrize("name", sorted(golden_data()))
def test_the_numbers_are_those_kept(name: str) -> None:
    kept = flat(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    made = flat(plain(golden_data()[name]))
    assert made.keys() == kept.keys()
    for path, value in kept.items():
        expected = pytest.approx(value, rel=1e-9, abs=1e-5) if isinstance(value, float) else value
        assert made[path] == expected, path


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(golden_data())
