"""The numbers of four plans of a fixed profile, kept in ``tests/golden/plans``: the comparison, the chart, the table.

After a change that is meant to move them, write them anew from the checkout's folder and read the difference:

    python -m tests.ui.pages.plans_goldens
"""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from planner.advice.plan_comparison import PlanComparison, PlanRow, compare_plans
from planner.domain.plan import ActionKind, Plan
from planner.domain.profile import Record
from planner.ui.models.plan_table import PlanTable
from planner.ui.pages.plans_question import difference_of
from tests.advice.plan_cases import earn, ground, specialise
from tests.advice.records import action
from tests.advice.test_plan_comparison import EXTRA, FEWER, of, small

FOLDER: Final = Path(__file__).parents[2] / "golden" / "plans"
YEAR: Final = 5
LOSS: Final = 10_000.0


def four_plans() -> list[Record]:
    """A certification, a specialisation with its cost, a move, and a plan that contradicts itself."""
    move = action("m", ActionKind.MOVE_COMPANY, "2028-01")
    return [
        *of("Certificate", earn("c", "2027-03", hours=90, months=5, cost=Decimal(445))),
        *of("Specialise", specialise("s", "mlops", "2027-06"), replace(move, cost=Decimal("1500.50"))),
        *of("Give up", specialise("g", "edge AI")),
        *of("Too late", specialise("x", "mlops", "2020")),
    ]


def told() -> PlanComparison:
    """The comparison, of 1,000 careers."""
    on = small(ground(EXTRA, FEWER, *four_plans()))
    return compare_plans(on, list(on.profile.all(Plan)))


def comparison(told: PlanComparison) -> dict[str, Any]:
    """What the rows say."""
    return {row.name: _row(row) for row in told.rows}


def chart(told: PlanComparison) -> dict[str, Any]:
    """What the chart of differences draws."""
    data = difference_of(told, ground().situation)
    plans = {
        plan.name: {"low": plan.low, "median": plan.median, "high": plan.high, "better": plan.better}
        for plan in data.plans
    }
    found: dict[str, Any] = _rounded({"times": data.times, "alone": data.alone, "plans": plans, "spoken": data.spoken})
    return found


def table(told: PlanComparison) -> str:
    """The table, its cells parted by tabs."""
    model = PlanTable()
    model.show_plans(told, YEAR, LOSS)
    return model.as_tsv() + "\n"


def _row(row: PlanRow) -> dict[str, Any]:
    difference = row.difference
    found: dict[str, Any] = _rounded(
        {
            "rank": row.rank,
            "better": row.better,
            "worth": difference.worth.quantiles.tolist(),
            "mean": difference.worth.mean,
            "loss": row.loss_chance(LOSS),
            "shortfall": row.shortfall,
            "dollars": difference.dollars.tolist(),
            "levels": row.levels.tolist(),
            "hours": row.hours,
            "cost": str(row.cost),
            "contradictions": [one.text for one in row.contradictions],
        }
    )
    return found


def _rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return round(value, 4) if isinstance(value, float) else value


def main() -> None:
    """Write the goldens anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = told()
    for name, value in (("comparison", comparison(made)), ("chart", chart(made))):
        text = json.dumps(value, indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    (FOLDER / "table.tsv").write_text(table(made), encoding="utf-8")


if __name__ == "__main__":
    main()
