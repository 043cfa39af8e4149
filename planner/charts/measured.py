"""Measured coverage as charts: of forecasts and of pay levels, from the shipped reports. Draws nothing."""

from collections.abc import Sequence

from planner.charts.coverage import CoverageData, Group, Held, coverage_data
from planner.charts.trajectory import Origin
from planner.market.dynamics_file import Calibration
from planner.market.measured import NOMINALS, MeasuredGroup, PayMeasure, forecast_groups


def forecast_coverage(calibration: Calibration) -> CoverageData:
    """How often the bands of forecasts held, by years ahead and by kind of person."""
    panels = len(calibration.panels)
    meaning = f"Yearly pay of people not used in fitting, from {panels} US wage panels; most are not engineers"
    return _coverage(forecast_groups(calibration), "US wage panels", calibration.version, meaning)


def pay_coverage(measure: PayMeasure, version: str) -> CoverageData:
    """How often the ranges of pay levels held, by data and by kind of job; ``version`` is that of the pack."""
    meaning = f"Adverts and answers of {measure.year}, and a random fifth of earlier ones, none used in fitting"
    return _coverage(measure.groups, "aijobs.net adverts and Stack Overflow answers", version, meaning)


def _coverage(groups: Sequence[MeasuredGroup], source: str, version: str, meaning: str) -> CoverageData:
    told = [
        Group(
            group.name,
            group.n,
            tuple(Held(nominal, share) for nominal, share in zip(NOMINALS, group.inside, strict=True)),
            group.is_whole,
        )
        for group in groups
    ]
    return coverage_data(told, origin=Origin("", "", "", source, version, None), meaning=meaning)
