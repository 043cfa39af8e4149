"""Shipped figures in which every number is invented: effects with and without an estimate, and a number of years."""

import math

from planner.market.own_figures import ShippedFigure


def figure(figure_id: str, **changes: object) -> ShippedFigure:
    """An effect of 8 % on pay, with what is changed."""
    told: dict[str, object] = {
        "kind": "Industry",
        "name": figure_id.rpartition(".")[2].title(),
        "value": math.log(1.08),
        "low": math.log(0.98),
        "high": math.log(1.18),
        "least": -math.log(3),
        "most": math.log(3),
        "unit": "log pay",
        "n": 1200,
        "grade": "C",
        "source": "Examples",
        "date": "2025",
        "note": "Made up",
    }
    return ShippedFigure(id=figure_id, **(told | changes))  # type: ignore[arg-type]  # what is changed fits its field


FINANCE = figure("industry.finance")
EDUCATION = figure("industry.education", value=math.log(0.8), low=math.log(0.7), high=math.log(0.9))
TOOLS = figure(
    "tools", kind="Not measured", value=None, low=0.0, high=0.0, n=0, grade="", source="", date="", note="Nobody knows"
)
YEARS = figure(
    "dynamics.years", kind="Assumption", value=4.0, low=3.0, high=6.0, least=1.0, most=10.0, unit="years", grade="D"
)
FIGURES = (FINANCE, EDUCATION, TOOLS, YEARS)
