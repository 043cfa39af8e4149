"""The numbers of the charts, kept as JSON in ``tests/golden/charts``.

After a change that is meant to move them, write them anew from the checkout's folder and read the difference:

    python -m tests.charts.goldens
"""

import datetime
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from planner.advice.places import compare
from planner.charts.difference import chances_data
from planner.charts.places import PlacesData, places_data
from planner.charts.told import Told
from planner.charts.trajectory import TrajectoryData, TrajectoryView, known_data
from planner.domain.role import PayPolicy
from planner.forecast.situation import NoEstimate
from tests.advice import examples as places
from tests.charts import examples
from tests.charts import plain as made

FOLDER: Final = Path(__file__).parents[1] / "golden" / "charts"
_DIGITS: Final = 6


def golden_data() -> dict[str, TrajectoryData | PlacesData | Told]:
    """The charts that are kept, by the name of their file."""
    market = places.pack()
    stand = places.standing(market)
    missing = NoEstimate("the role “Baker” has no level", "Choose one", "level", past=examples.PAST)
    return {
        "base-real": examples.example(),
        "total-real": examples.example(TrajectoryView("total")),
        "base-nominal": examples.example(TrajectoryView(is_real=False)),
        "total-nominal-equal": examples.example(TrajectoryView("total", is_real=False, is_equal_power=True)),
        "pay-unknown": examples.example(log_pay=None, past=()),
        "assumed-track": examples.example(basis_changes={"is_assumed": True}),
        "no-estimate": known_data(missing, datetime.date(2026, 7, 2), examples.pack()),
        "places": places_data(compare(stand, market)),
        "places-national": places_data(compare(stand, market, PayPolicy.NATIONAL_BANDS), "hamlet"),
        "careers": made.careers(4),
        "dots": made.dots(),
        "waterfall": made.waterfall(),
        "tornado": made.tornado(),
        "coverage": made.coverage(),
        "state-map": made.state_map(),
        "difference": made.difference(),
        "chances": chances_data(made.difference()),
        "timeline": made.timeline(),
        "radar": made.radar(),
        "journal": made.journal(),
        "rivals": made.rivals(),
    }


def plain(data: TrajectoryData | PlacesData | Told) -> dict[str, Any]:
    """The data and their sentences as JSON knows them, numbers rounded so that no machine's last digit matters."""
    result: dict[str, Any] = _rounded(asdict(data))
    return {**result, "headline": data.headline, "subtitle": data.subtitle}


def _rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value


def main() -> None:
    """Write every file anew."""
    for name, data in golden_data().items():
        text = json.dumps(plain(data), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
