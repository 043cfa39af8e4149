"""What the optimiser answers for the sample profile, kept as JSON in ``tests/golden/optimiser``.

After a change that is meant to move the numbers, write them anew from the checkout's folder and read the difference:

    python -m tests.advice.sample_plans
"""

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.advice.optimiser import Request
from planner.advice.optimiser_options import options
from planner.advice.optimiser_plans import FoundPlan, find_plan
from planner.advice.optimiser_problem import Budget
from planner.advice.optimiser_value import Aim
from planner.advice.plan_grounds import PlanGround
from planner.forecast.situation import Situation, situation
from tests.advice.records import REQUIREMENTS
from tests.advice.test_plan_subjects import SUBJECTS
from tests.samples import bare_sample

FOLDER: Final = Path(__file__).parents[1] / "golden" / "optimiser"
TODAY: Final = datetime.date(2026, 11, 23)
BUDGET: Final = Budget(hours_per_week=5.0, money=1_000.0, deadline_months=36)
EARNINGS: Final = Aim()
SENIOR: Final = Aim(level=2, years=5.0)
_DIGITS: Final = 4


@cache
def sample_ground(*, count_grade_d: bool = False) -> PlanGround:
    """What plans of the sample person are built on; none is made yet, because its actions would be options too."""
    profile = bare_sample(TODAY)
    stand = situation(profile, SUBJECTS.pack, TODAY)
    assert isinstance(stand, Situation)
    return PlanGround(stand, profile, SUBJECTS, REQUIREMENTS, TODAY, count_grade_d)


@cache
def found(
    *, with_opinions: bool = False, with_moves: bool = False, aim: Aim = EARNINGS, budget: Budget = BUDGET
) -> FoundPlan:
    """The answer where everything that is usual is allowed, and the moves too if wanted."""
    ground = sample_ground(count_grade_d=with_opinions)
    allowed = [one.action for one in options(ground) if one.is_usual or with_moves]
    answer = find_plan(ground, allowed, budget, Request(aim=aim, with_opinions=with_opinions))
    assert isinstance(answer, FoundPlan)
    return answer


ASKED: Final[dict[str, dict[str, Any]]] = {
    "earnings": {},
    "earnings-with-opinions": {"with_opinions": True},
    "earnings-with-moves": {"with_moves": True},
    "level": {"aim": SENIOR},
    "level-with-opinions": {"with_opinions": True, "aim": SENIOR},
}
"""The questions whose answers are kept, by the name of their file."""


def plain(answer: FoundPlan) -> dict[str, Any]:
    """The numbers of an answer as JSON knows them, to four digits so that no machine's last digit matters."""
    optimum = answer.optimum
    gain = optimum.gain
    return {
        "actions": [f"{one.start} {one.kind} {one.subject}".strip() for one in answer.actions],
        "notes": list(answer.notes),
        "base": _rounded(optimum.base),
        "gain": {"mean": _rounded(gain.mean), "better": _rounded(gain.better), "quantiles": _all(gain.quantiles)},
        "rivals": [
            {"actions": [name for name, _ in one.schedule], "behind": _rounded(one.behind), "is_tie": one.is_tie}
            for one in optimum.rivals
        ],
        "loosened": {str(one.limit): _rounded(one.gain) for one in optimum.loosened},
        "trials": {one.name: one.holds for one in optimum.trials},
    }


def _all(values: tuple[float, ...]) -> list[float]:
    return [_rounded(value) for value in values]


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")


def main() -> None:
    """Write every file anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, asked in ASKED.items():
        text = json.dumps(plain(found(**asked)), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
