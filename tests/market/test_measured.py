import dataclasses
import json
from pathlib import Path

import pytest

from planner.base import resources
from planner.domain.errors import UserError
from planner.market.dynamics_file import load_calibration, measured_coverage
from planner.market.measured import FEWEST, PAY_YEAR, forecast_groups, pay_groups


def test_forecasts_by_years_ahead_then_by_kind_of_person() -> None:
    groups = forecast_groups(load_calibration())
    whole = [group for group in groups if group.is_whole]
    assert [group.name for group in whole] == [
        "after 1 year",
        "after 3 years",
        "after 5 years",
        "after 8 years",
        "after 10 years",
    ]
    assert groups[: len(whole)] == tuple(whole)
    told = {one.years: one for one in measured_coverage(load_calibration()) if not one.group}
    assert whole[1].inside[1] == told[3].inside
    assert whole[1].n == told[3].n
    names = [group.name for group in groups if not group.is_whole]
    assert names[:5] == [f"{band} years of work" for band in ("0–2", "3–6", "7–12", "13–20", "21 and more")]
    assert "PSID, men 1979–88" in names
    assert "lowest third of pay" in names


def test_small_subgroups_are_left_out() -> None:
    calibration = load_calibration()
    report = json.loads(json.dumps(calibration.measured))
    report["split"]["subgroups"]["swing"]["calm"]["n"] = FEWEST - 1
    names = [group.name for group in forecast_groups(dataclasses.replace(calibration, measured=report))]
    assert "calm pay so far" not in names
    assert "usual pay so far" in names


def test_pay_levels_by_data_then_by_kind_of_job() -> None:
    groups = pay_groups()
    path = resources.path("market", "pay_calibration.json")
    report = json.loads(path.read_text(encoding="utf-8"))[f"adverts of {PAY_YEAR}, advertised"]
    assert groups[0].name == f"among adverts of {PAY_YEAR}"
    assert groups[0].n == report["n"]
    assert groups[0].inside == tuple(report["coverage"][band] for band in ("50", "80", "90"))
    assert [group.is_whole for group in groups].index(False) == 4
    assert all(group.n >= FEWEST and all(0 < share < 1 for share in group.inside) for group in groups)
    assert "answers: on-site" in [group.name for group in groups]


def test_a_damaged_report_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pay_calibration.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UserError, match=r"pay_calibration\.json: it is damaged"):
        pay_groups(path)
