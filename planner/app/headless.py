"""The forecast without a window: the same numbers on the terminal, as JSON, as a chart and as a table."""

import argparse
import dataclasses
import datetime
import json
import sys
from pathlib import Path
from typing import Final

from planner.base.folders import config_folder, data_folder
from planner.base.settings import Settings
from planner.charts.saving import save_chart
from planner.charts.trajectory import TrajectoryData, TrajectoryView, trajectory_data
from planner.domain.errors import UserError
from planner.domain.profile import Profile
from planner.domain.role import Level
from planner.forecast.engine import forecast
from planner.forecast.result import QUANTILES, Fan, Forecast
from planner.forecast.situation import NoEstimate, Situation, situation
from planner.market.imported import installed_pack
from planner.market.pack import Pack
from planner.workspace.profiles import open_profile, own_path
from planner.workspace.sample import sample_profile

OUTPUT: Final = Path("output")


def print_forecast(options: argparse.Namespace) -> int:
    """Forecast as the options say and print the result. Raises ``UserError`` where there is no estimate."""
    profile = _with_options(_chosen_profile(options), options)
    pack = installed_pack(data_folder())
    view = TrajectoryView(
        measure="total" if options.total else "base", is_real=not options.nominal, is_equal_power=False
    )
    stand, result = _forecast_of(profile, pack, view)
    data = trajectory_data(stand, result, pack, view)
    if options.json:
        print(json.dumps(as_json(stand, result), ensure_ascii=False))
    else:
        print(_sentences(data))
    _write_files(data, options.chart, options.table)
    return 0


def without_window(why: str) -> int:
    """Where no window can open: say why and do the main job on the sample, into the folder ``output``."""
    print(
        f"{why}; this is the forecast of the sample profile.\nFor your own: career-planner forecast PROFILE",
        file=sys.stderr,
    )
    OUTPUT.mkdir(exist_ok=True)
    chart, table = OUTPUT / "trajectory.png", OUTPUT / "trajectory.csv"
    profile = sample_profile(_today()).applied_to(Profile())
    pack = installed_pack(data_folder())
    view = TrajectoryView(measure="base", is_real=True, is_equal_power=False)
    data = trajectory_data(*_forecast_of(profile, pack, view), pack, view)
    print(_sentences(data))
    _write_files(data, chart, table)
    print(f"Chart: {chart.absolute()}\nTable: {table.absolute()}")
    return 0


def as_json(stand: Situation, result: Forecast) -> dict[str, object]:
    """Every number of a forecast: dollars a year by quantile, chances of each level by year, and what they rest on."""
    basis = stand.basis
    return {
        "years": list(result.years),
        "base": _fan(result.base),
        "total": _fan(result.total),
        "levels": {
            level.value: [float(share) for share in result.levels[:, place]] for place, level in enumerate(Level)
        },
        "basis": {
            "currency": basis.currency,
            "money": "real" if basis.is_real else "nominal",
            "place": basis.place.name,
            "cell": basis.cell,
            "fallback": basis.fallback,
            "jobs": basis.jobs,
            "is_assumption": basis.is_assumed,
            "pack": basis.pack_version,
            "seed": basis.seed,
            "careers": stand.inputs.n_careers,
        },
    }


def _forecast_of(profile: Profile, pack: Pack, view: TrajectoryView) -> tuple[Situation, Forecast]:
    stand = situation(profile, pack, _today(), is_real=view.is_real)
    if isinstance(stand, NoEstimate):
        raise UserError("No estimate", stand.reason, stand.remedy)
    return stand, forecast(stand.inputs)


def _chosen_profile(options: argparse.Namespace) -> Profile:
    if options.sample:
        return sample_profile(_today()).applied_to(Profile())
    path = options.profile or next(iter(Settings(config_folder()).recent()), own_path(data_folder()))
    with open_profile(path) as session:
        return session.profile


def _with_options(profile: Profile, options: argparse.Namespace) -> Profile:
    wanted = {"horizon_years": options.years, "seed": options.seed}
    given = {name: value for name, value in wanted.items() if value is not None}
    preferences = dataclasses.replace(profile.preferences, **given)
    return Profile({**profile.records, preferences.id: preferences})


def _write_files(data: TrajectoryData, chart: Path | None, table: Path | None) -> None:
    if chart is not None:
        save_chart(data, chart)
    if table is not None:
        save_chart(data, table)


def _fan(fan: Fan) -> dict[str, list[float]]:
    return {name: fan.quantiles[:, place].tolist() for place, name in enumerate(QUANTILES)}


def _sentences(data: TrajectoryData) -> str:
    return f"{data.headline}\n{data.subtitle}"


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
