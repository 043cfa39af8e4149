"""``career-planner evaluate dynamics FILE.csv``: how well the shipped dynamics tell people's pay in later years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

import numpy as np

from planner.calibration.dynamics_cases import Cases, cases
from planner.calibration.dynamics_market import placed, pooled
from planner.calibration.dynamics_shocks import wage_rate_deviation
from planner.calibration.dynamics_stretch import Names, Standing, standing
from planner.calibration.evaluate_pay import PAY_THIRDS
from planner.calibration.panels import COLUMNS, Array, Histories, Mask, read_histories
from planner.calibration.people import Unknown
from planner.calibration.scoring import score
from planner.calibration.tables import SourceUnusable, of_a_user
from planner.domain.errors import UserError
from planner.forecast.dynamics import Dynamics, dynamics_from
from planner.forecast.stretch import ANCHORS, stretch_of
from planner.market.dynamics_file import Calibration, load_calibration, load_dynamics
from planner.market.pay_model import QUANTILES

SCORED_HORIZONS: Final = (1, 3, 5, 8, 10)
"""Years ahead that are scored, each where there are data."""

_MEDIAN: Final = ANCHORS.index(0.50)
_NORMAL: Final = np.array([NormalDist().inv_cdf(share) for share in QUANTILES])


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Cases with their distributions of log wage, (n_cases, n_quantiles), and those of each baseline by name."""

    standing: Standing
    quantiles: Array
    baselines: Mapping[str, Array]


def evaluate_dynamics(path: Path) -> dict[str, Any]:
    """The measures of the shipped dynamics on a CSV file of readings, as plain JSON values.

    Each pair of a person's readings 1, 3, 5, 8 or 10 years apart is a forecast made at the earlier with what was known
    then. Keys: n, coverage, tails, pinball, crps, median_abs_log_error, pit; the same for each of ``horizons``,
    ``baselines`` (random walk; constant width; cross-section) and each part of ``subgroups``; ``unknown`` texts by
    column. Raises ``UserError`` for a file or row that cannot be read, and for a file without any such pair.
    """
    try:
        people = read_histories(Path(path))
    except SourceUnusable as error:
        raise of_a_user(error, COLUMNS) from error
    report = measures(told(people, dynamics_from(load_dynamics()), load_calibration()), Path(path).name)
    report["unknown"] = _unknown(people, load_calibration()).as_json()
    return report


def told(people: Histories, dynamics: Dynamics, calibration: Calibration) -> Told:
    """What the dynamics, after the stretch of each person's group, tell of the people, and what the baselines tell."""
    beside = placed(people, calibration.panels)
    every = cases(beside, dynamics)
    chosen = standing(every.only(np.isin(every.horizon, SCORED_HORIZONS)), people.panel, calibration.swing_limits)
    middle = chosen.told.market + chosen.told.kept
    distances = _distances(chosen, dynamics, calibration)
    return Told(chosen, middle[:, None] + distances, _baselines(chosen, calibration))


def joined(parts: Sequence[Told]) -> Told:
    """What several fits told of different people, as one."""
    standings = [part.standing for part in parts]
    every = Cases(*(np.concatenate([getattr(one.told, item.name) for one in standings]) for item in fields(Cases)))
    names = ("panel", "band", "kind", "weight")
    return Told(
        Standing(every, *(np.concatenate([getattr(one, name) for one in standings]) for name in names)),
        np.concatenate([part.quantiles for part in parts]),
        {name: np.concatenate([part.baselines[name] for part in parts]) for name in parts[0].baselines},
    )


def _distances(people: Standing, dynamics: Dynamics, calibration: Calibration) -> Array:
    """Distances from the middle at ``QUANTILES``, (n_cases, n_quantiles)."""
    simulated, anchors = _simulated(dynamics)
    found = np.empty((len(people.told), len(QUANTILES)))
    year = people.told.horizon.astype(int) - 1
    group = _groups(people, calibration)
    for name in sorted(set(group)):
        mine = group == name
        stretched = stretch_of(calibration.rows[name]).apply(simulated, anchors)
        found[mine] = (stretched - anchors[:, _MEDIAN : _MEDIAN + 1])[year[mine]]
    return found


def _groups(people: Standing, calibration: Calibration) -> Names:
    """The name of the group whose stretch each case gets, (n_cases,)."""
    keys = list(zip(people.panel, people.band, people.kind, strict=True))
    first = {key: keys.index(key) for key in dict.fromkeys(keys)}
    groups = {}
    for key, case in first.items():
        experience, swing = (_known(numbers[case]) for numbers in (people.told.experience, people.told.swing))
        groups[key] = calibration.row(calibration.groups_of(experience, swing, key[0])).group
    return np.array([groups[key] for key in keys], dtype=object)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


@lru_cache(maxsize=8)
def _simulated(dynamics: Dynamics) -> tuple[Array, Array]:
    """Simulated quantiles at ``QUANTILES`` and at ``ANCHORS``, one row a year."""
    careers = wage_rate_deviation(dynamics)
    return np.quantile(careers, QUANTILES, axis=1).T, np.quantile(careers, ANCHORS, axis=1).T


def _baselines(people: Standing, calibration: Calibration) -> dict[str, Array]:
    """Distributions that the model must beat: they know the growth of the market and its spread, not the dynamics."""
    one, usual = people.told, pooled(calibration.panels)
    markets = [calibration.panels.get(panel, usual) for panel in people.panel]
    change = np.array([market.change_sd for market in markets])
    middle = (one.today + one.growth)[:, None]
    return {
        "random_walk": middle + (change * np.sqrt(one.horizon))[:, None] * _NORMAL,
        "constant_width": middle + change[:, None] * _NORMAL,
        "cross_section": one.market[:, None] + np.array([market.residuals for market in markets]),
    }


def measures(of: Told, name: str) -> dict[str, Any]:
    """All measures of what was told, as plain JSON values; raises ``UserError`` for nothing told, ``name`` the file."""
    people = of.standing.told
    if not len(people):
        raise UserError(
            name, "nobody in it has two readings 1, 3, 5, 8 or 10 years apart", "Give readings of more years"
        )
    report = score(people.observed, of.quantiles).as_json()
    report["horizons"] = _by_horizon(people, of.quantiles)
    report["baselines"] = {name: _baseline(of, quantiles) for name, quantiles in of.baselines.items()}
    report["subgroups"] = {
        kind: _by_name(of, names)
        for kind, names in {
            "experience": of.standing.band,
            "pay_third": _thirds(of.standing),
            "panel": of.standing.panel,
            "swing": of.standing.kind,
        }.items()
    }
    report["unknown"] = {}
    return report


def _baseline(of: Told, quantiles: Array) -> dict[str, Any]:
    people = of.standing.told
    return score(people.observed, quantiles).as_json() | {"horizons": _by_horizon(people, quantiles)}


def _by_horizon(people: Cases, quantiles: Array) -> dict[str, Any]:
    masks = {str(horizon): people.horizon == horizon for horizon in SCORED_HORIZONS}
    return {name: _scored(people, quantiles, mine) for name, mine in masks.items() if mine.any()}


def _by_name(of: Told, names: Names) -> dict[str, Any]:
    return {name: _scored(of.standing.told, of.quantiles, names == name) for name in sorted(set(names)) if name}


def _scored(people: Cases, quantiles: Array, mine: Mask) -> dict[str, Any]:
    return score(people.observed[mine], quantiles[mine]).as_json()


def _thirds(people: Standing) -> Names:
    """Thirds of today's distance from the market, within each panel."""
    distance = people.told.today - people.told.market + people.told.growth
    thirds = np.empty(len(distance), dtype=object)
    for panel in set(people.panel):
        mine = people.panel == panel
        cuts = np.quantile(distance[mine], [1 / 3, 2 / 3])
        thirds[mine] = np.array(PAY_THIRDS, dtype=object)[np.searchsorted(cuts, distance[mine])]
    return thirds


def _unknown(people: Histories, calibration: Calibration) -> Unknown:
    unknown = Unknown()
    for panel, experience in zip(people.panel, people.experience, strict=True):
        if panel not in calibration.panels:
            unknown.add("panel", panel)
        if np.isnan(experience).all():
            unknown.add("experience", "")
    return unknown


def as_text(report: dict[str, Any]) -> str:
    """The report in words, one measure a line."""
    lines = [f"{report['n']} forecasts", _in_words("the dynamics", report)]
    for years, part in report["horizons"].items():
        after = f"after {years} year{'' if int(years) == 1 else 's'}"
        lines.append(_in_words(after, part))
        for name, baseline in report["baselines"].items():
            lines.append(_in_words(f"{after}, baseline {name}", baseline["horizons"][years]))
    for kind, parts in report["subgroups"].items():
        lines += [_in_words(f"{kind} {name}", part) for name, part in parts.items()]
    lines += [f"unknown {column}: {sum(texts.values())}" for column, texts in report["unknown"].items()]
    return "\n".join(lines) + "\n"


def _in_words(name: str, part: Mapping[str, Any]) -> str:
    inside = ", ".join(f"{share:.1%} in the {band} % range" for band, share in part["coverage"].items())
    below, above = part["tails"]["80"]
    return (
        f"{name} (n {part['n']}): {inside}; {below:.1%} below and {above:.1%} above the 80 % range; "
        f"pinball {part['pinball']:.4f}, CRPS {part['crps']:.4f}"
    )
