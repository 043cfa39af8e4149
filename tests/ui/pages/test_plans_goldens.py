"""The numbers of four plans stay as they are kept; see ``plans_goldens`` for how to write them anew."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planner.advice.plan_comparison import PlanComparison
from tests.charts.test_goldens import flat
from tests.ui.pages import plans_goldens


@pytest.fixture(scope="module")
def made() -> PlanComparison:
    return plans_goldens.told()


@pytest.mark.parametrize(
    ("name", "numbers"), [("comparison", plans_goldens.comparison), ("chart", plans_goldens.chart)]
)
def test_the_numbers_are_those_kept(
    made: PlanComparison, name: str, numbers: Callable[[PlanComparison], dict[str, Any]]
) -> None:
    kept = flat(json.loads((plans_goldens.FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    found = flat(numbers(made))
    assert found.keys() == kept.keys()
    for path, value in kept.items():
        # Another processor may round the last digit of a 32-bit number otherwise.
        expected = pytest.approx(value, rel=1e-4, abs=0.05) if isinstance(value, float) else value
        assert found[path] == expected, path


def test_the_table_reads_as_kept(made: PlanComparison, qtbot: QtBot) -> None:
    assert plans_goldens.table(made) == (plans_goldens.FOLDER / "table.tsv").read_text(encoding="utf-8")


def test_the_golden_plans_are_of_every_kind(made: PlanComparison) -> None:
    ranks = {row.name: row.rank for row in made.rows}
    assert ranks["Too late"] is None
    assert ranks["Specialise"] == 1
    assert ranks["Give up"] == max(rank for rank in ranks.values() if rank)
