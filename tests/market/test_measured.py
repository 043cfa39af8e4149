import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from planner.base import resources
from planner.domain.errors import UserError
from planner.market.dynamics_file import load_calibration, measured_coverage
from planner.market.measured import FEWEST, MeasuredGroup, forecast_groups, measure_in_use, pay_measure
from planner.market.pack import load_pack
from tests.market.made_up_dynamics import calibration

YEAR = 2024


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
    covered = {one.years: one for one in measured_coverage(load_calibration()) if not one.group}
    assert whole[1].inside[1] == covered[3].inside
    assert whole[1].n == covered[3].n
    names = [group.name for group in groups if not group.is_whole]
    assert names[:5] == [f"{band} years of work" for band in ("0–2", "3–6", "7–12", "13–20", "21 and more")]
    assert "PSID, men 1979–88" in names
    assert "lowest third of pay" in names


def test_small_subgroups_are_left_out() -> None:
    shipped = load_calibration()
    report = json.loads(json.dumps(shipped.measured))
    report["split"]["subgroups"]["swing"]["calm"]["n"] = FEWEST - 1
    names = [group.name for group in forecast_groups(dataclasses.replace(shipped, measured=report))]
    assert "calm pay so far" not in names
    assert "usual pay so far" in names


def test_pay_levels_by_data_then_by_kind_of_job() -> None:
    measure = pay_measure()
    groups = measure.groups
    assert measure.year == YEAR
    path = resources.path("market", "pay_calibration.json")
    report = json.loads(path.read_text(encoding="utf-8"))[f"adverts of {YEAR}, advertised"]
    assert groups[0].name == f"among adverts of {YEAR}"
    assert groups[0].n == report["n"]
    assert groups[0].inside == tuple(report["coverage"][band] for band in ("50", "80", "90"))
    assert [group.is_whole for group in groups].index(False) == 4
    assert all(group.n >= FEWEST and all(0 < share < 1 for share in group.inside) for group in groups)
    assert "answers: on-site" in [group.name for group in groups]


def test_a_damaged_report_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pay_calibration.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UserError, match=r"pay_calibration\.json: it is damaged"):
        pay_measure(path)


def scored(n: int = FEWEST, share: float = 0.8) -> dict[str, Any]:
    """A part of a report whose three ranges are told apart by their shares."""
    return {"n": n, "coverage": {"50": share - 0.3, "80": share, "90": share + 0.1}, "tails": {"80": [0.1, 0.1]}}


def split(**subgroups: dict[str, Any]) -> dict[str, Any]:
    """A report of the dynamics with these subgroups."""
    nobody: dict[str, dict[str, Any]] = {kind: {} for kind in ("experience", "pay_third", "swing", "panel")}
    return {"split": {"horizons": {"10": scored(9), "3": scored(8), "1": scored(7)}, "subgroups": nobody | subgroups}}


def told(**subgroups: dict[str, Any]) -> tuple[MeasuredGroup, ...]:
    return forecast_groups(calibration(measured=split(**subgroups)))


def test_years_ahead_are_in_their_order_and_count_however_few() -> None:
    whole = told()
    assert [(group.name, group.n) for group in whole] == [
        ("after 1 year", 7),
        ("after 3 years", 8),
        ("after 10 years", 9),
    ]
    assert all(group.is_whole for group in whole)


def test_the_shares_are_those_of_the_three_ranges_in_their_order() -> None:
    *_, last = told(swing={"calm": scored(share=0.75)})
    assert last.inside == pytest.approx((0.45, 0.75, 0.85))
    assert (last.name, last.n, last.is_whole) == ("calm pay so far", FEWEST, False)


def test_bands_of_years_come_in_their_order_and_not_by_the_alphabet() -> None:
    bands = ["13–20", "7–12", "21 and more", "0–2", "3–6"]
    names = [group.name for group in told(experience={band: scored() for band in bands})[3:]]
    assert names == [f"{band} years of work" for band in ("0–2", "3–6", "7–12", "13–20", "21 and more")]


def test_other_parts_stay_in_the_order_of_the_report() -> None:
    thirds = {name: scored() for name in ("middle", "lowest", "highest")}
    assert [group.name for group in told(pay_third=thirds)[3:]] == [f"{name} third of pay" for name in thirds]


def test_kinds_follow_one_another_and_panels_have_names_people_know() -> None:
    panels = {"psid_1976_82": scored(), "mine": scored()}
    groups = told(panel=panels, swing={"lively": scored()}, experience={"3–6": scored()})
    assert [group.name for group in groups[3:]] == ["3–6 years of work", "lively pay so far", "PSID, 1976–82", "mine"]


@pytest.mark.parametrize(("n", "is_there"), [(FEWEST - 1, False), (FEWEST, True), (FEWEST + 1, True)])
def test_a_subgroup_needs_its_fewest(n: int, is_there: bool) -> None:
    assert (len(told(swing={"usual": scored(n)})) == 4) is is_there


def pay_report(**changes: object) -> dict[str, Any]:
    """The report of pay of four data sets, each with one subgroup of a kind."""
    parts = {
        "level": {"senior": scored(900)},
        "remote": {"hybrid": scored(800)},
        "pay_third": {"lowest": scored(700)},
        "experience": {"7–12": scored(600), "3–6": scored(500)},
    }
    names = [
        f"{whose}, {basis}"
        for whose, basis in (
            (f"adverts of {YEAR}", "advertised"),
            (f"answers of {YEAR}", "reported"),
            ("a random fifth", "advertised"),
            ("a random fifth", "reported"),
        )
    ]
    return {name: scored(place + 1) | {"subgroups": parts} for place, name in enumerate(names)} | changes


def write_report(path: Path, report: object) -> Path:
    path.write_text(json.dumps(report), encoding="utf-8")
    return path


def test_ranges_of_pay_by_data_set_then_by_kind(tmp_path: Path) -> None:
    groups = pay_measure(write_report(tmp_path / "mine.json", pay_report())).groups
    assert [(group.name, group.n) for group in groups] == [
        (f"among adverts of {YEAR}", 1),
        (f"among answers of {YEAR}", 2),
        ("in a random fifth of earlier adverts", 3),
        ("in a random fifth of earlier answers", 4),
        ("adverts: senior", 900),
        ("adverts: hybrid", 800),
        ("adverts: lowest third of pay", 700),
        ("answers: 3–6 years of work", 500),
        ("answers: 7–12 years of work", 600),
        ("answers: hybrid", 800),
    ]
    assert [group.is_whole for group in groups] == [True] * 4 + [False] * 6


@pytest.mark.parametrize(
    "broken",
    [
        {"a random fifth, reported": {"n": 3}},
        {"a random fifth, reported": None},
        {f"adverts of {YEAR}, advertised": scored()},
        {"a random fifth, advertised": scored() | {"n": "many"}},
    ],
)
def test_a_report_with_a_part_missing_is_told_with_its_file(tmp_path: Path, broken: dict[str, object]) -> None:
    path = write_report(tmp_path / "mine.json", pay_report(**broken))
    with pytest.raises(
        UserError, match=r"^Market figures mine\.json: it is damaged \(.+\)\. Install the program again"
    ):
        pay_measure(path)


def test_a_later_report_tells_of_its_own_year(tmp_path: Path) -> None:
    later = {key.replace(str(YEAR), "2031"): part for key, part in pay_report().items()}
    measure = pay_measure(write_report(tmp_path / "later.json", pay_report() | later))
    assert measure.year == 2031
    assert [group.name for group in measure.groups[:2]] == ["among adverts of 2031", "among answers of 2031"]


def test_the_measure_in_use_is_that_of_the_pay_model_in_use(tmp_path: Path) -> None:
    shipped = load_pack()
    assert measure_in_use(shipped) == pay_measure()
    imported = dataclasses.replace(shipped, pay_path=tmp_path / "pay.json")
    assert measure_in_use(imported) is None
    own = write_report(tmp_path / "own.json", pay_report())
    assert measure_in_use(dataclasses.replace(imported, measured_path=own)) == pay_measure(own)
