import json

import pytest

from tests.advice.goldens import FOLDER, golden_data, rounded, sums
from tests.charts.test_goldens import flat

NAMES = ("certifications", "health-checks", "next-steps", "readiness", "specialisations")


@pytest.fixture(scope="module")
def made() -> dict[str, object]:
    return golden_data()


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_kept(name: str, made: dict[str, object]) -> None:
    kept = flat(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    now = flat(rounded(made[name]))
    assert now.keys() == kept.keys()
    for path, value in kept.items():
        expected = pytest.approx(value, rel=1e-9, abs=1e-5) if isinstance(value, float) else value
        assert now[path] == expected, path


def test_no_file_is_left_over(made: dict[str, object]) -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(made) == set(NAMES)


def test_the_best_certification_is_worth_what_a_pencil_says() -> None:
    told = sums()
    assert told["told"] == pytest.approx(told["gain"], rel=1e-4)
