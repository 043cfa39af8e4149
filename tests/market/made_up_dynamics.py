"""A made-up calibration with factors that are easy to follow; every number is invented."""

from typing import Any

from planner.market.dynamics_file import Calibration, Parameter, calibration_from

HORIZONS = (1.0, 3.0, 5.0)
SCORE = {"n": 200, "coverage": {"50": 0.5, "80": 0.81, "90": 0.9}, "tails": {"80": [0.11, 0.08]}}


def rows(factor: float) -> list[list[float]]:
    """The same factor at each horizon and range."""
    return [[factor] * 3 for _ in HORIZONS]


def document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of any type
    """A parsed calibration file: everybody 1.0, beginners 2.0, calm people 0.5, one panel of 1.5."""
    groups = {"anyone": 1.0, "experience 0–2": 2.0, "anyone, calm": 0.5, "panel made up": 1.5}
    market = {
        "level": 2.0,
        "base_year": 2000.0,
        "growth": 0.03,
        "experience": [0.02, 0.0, 0.0],
        "spread": 0.4,
        "change_sd": 0.2,
        "residuals": [step / 10 - 1.1 for step in range(23)],
        "ahead": [0.05, 0.0, 0.0, 0.0],
        "drift": [0.01, 0.02, 0.03],
    }
    measured = {"split": {"horizons": {"1": SCORE, "5": SCORE}, "subgroups": {"experience": {"0–2": SCORE}}}}
    return {
        "schema": 1,
        "version": "2026.11",
        "checked_horizon_years": 5,
        "swing_limits": [0.1, 0.2],
        "horizons": list(HORIZONS),
        "stretch": {
            name: {"persons": 50, "below": rows(factor), "above": rows(2 * factor)} for name, factor in groups.items()
        },
        "panels": {"made up": market},
        "measured": measured,
    } | changes


def calibration(**changes: Any) -> Calibration:  # noqa: ANN401 - parts of any type
    return calibration_from(document(**changes))


def parameter(name: str = "dynamics.shock_sd", estimate: float = 0.1, **changes: Any) -> Parameter:  # noqa: ANN401
    """A parameter between 0 and 100."""
    plain: dict[str, Any] = {
        "id": name,
        "name": "Lasting change of pay",
        "text": "How much pay moves.",
        "estimate": estimate,
        "low": estimate,
        "high": estimate,
        "least": 0.0,
        "most": 100.0,
        "unit": "log pay",
        "grade": "B",
        "source": "made up",
        "date": "2026",
        "n": 7,
    }
    return Parameter(**plain | changes)
