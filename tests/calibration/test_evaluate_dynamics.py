import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.calibration.dynamics_calibration import calibrated
from planner.calibration.evaluate_dynamics import as_text, evaluate_dynamics, joined, measures, told
from planner.domain.errors import UserError
from planner.forecast.dynamics import Dynamics
from planner.market.dynamics_file import Calibration, calibration_from
from planner.market.pay_model import QUANTILES
from tests.calibration.made_up_panels import lines_of, people, together, until, write_plainly

KEYS = {"n", "coverage", "tails", "pinball", "crps", "median_abs_log_error", "pit"}
DYNAMICS = Dynamics(shock_sd=0.1, transitory_sd=0.05, volatility_spread=0.0, residual_half_life_years=60.0)


@pytest.fixture(scope="module")
def fitted() -> Calibration:
    """Measured on 300 made-up people."""
    return calibration_from(calibrated(people(persons=300), DYNAMICS))


def test_a_report_has_every_measure(tmp_path: Path) -> None:
    path = write_plainly(tmp_path / "mine.csv", *lines_of(people("mine", persons=30)))
    report = evaluate_dynamics(path)
    assert set(report) == KEYS | {"horizons", "baselines", "subgroups", "unknown"}
    assert set(report["horizons"]) == {"1", "3", "5", "8"}
    assert set(report["baselines"]) == {"random_walk", "constant_width", "cross_section"}
    for part in report["baselines"].values():
        assert set(part) == KEYS | {"horizons"}
        assert set(part["horizons"]["3"]) == KEYS
    assert set(report["subgroups"]) == {"experience", "pay_third", "panel", "swing"}
    assert report["n"] == 30 * (8 + 6 + 4 + 1)
    assert sum(part["n"] for part in report["horizons"].values()) == report["n"]
    assert sum(part["n"] for part in report["subgroups"]["pay_third"].values()) == report["n"]
    assert report["subgroups"]["panel"]["mine"]["n"] == report["n"]
    assert report["unknown"] == {"panel": {"mine": 30}}
    assert json.loads(json.dumps(report)) == report


def test_a_known_panel_without_experience(tmp_path: Path) -> None:
    made = people("psid_men_1979_88", persons=3, years=(1980, 1981), has_experience=False)
    report = evaluate_dynamics(write_plainly(tmp_path / "mine.csv", *lines_of(made)))
    assert report["n"] == 3
    assert report["unknown"] == {"experience": {"(blank)": 3}}
    assert report["subgroups"]["experience"] == {}
    assert report["subgroups"]["swing"] == {}


def test_people_outside_the_fit_are_inside_the_ranges(fitted: Calibration) -> None:
    report = measures(told(people(persons=300, seed=2), DYNAMICS, fitted), "made up")
    for part in report["horizons"].values():
        assert part["coverage"]["80"] == pytest.approx(0.8, abs=0.06)
    for years in ("1", "3", "5"):
        best = min(part["horizons"][years]["crps"] for part in report["baselines"].values())
        assert report["horizons"][years]["crps"] < best + 0.002  # made-up people walk at random, as one of them says


def test_ranges_never_cross_and_never_narrow_with_the_horizon(fitted: Calibration) -> None:
    of = told(people(persons=5, seed=3), DYNAMICS, fitted)
    assert of.quantiles.shape == (len(of.standing.told), len(QUANTILES))
    assert (np.diff(of.quantiles, axis=1) > 0).all()
    width = of.quantiles[:, -3] - of.quantiles[:, 2]
    one = (of.standing.told.person == 0) & (of.standing.told.reading == 0)
    assert (np.diff(width[one]) >= -1e-9).all()


def test_the_future_changes_no_forecast(fitted: Calibration) -> None:
    whole = people("mine", persons=25)
    of_whole, of_cut = (told(one, DYNAMICS, fitted) for one in (whole, until(whole, 2005)))
    chosen = (of_whole.standing.told.reading + of_whole.standing.told.horizon) <= 5
    assert of_whole.quantiles[chosen] == pytest.approx(of_cut.quantiles)


def test_baselines_by_hand(fitted: Calibration) -> None:
    of = told(people(persons=2, seed=4), DYNAMICS, fitted)
    market, case = fitted.panels["made up"], of.standing.told
    middle = case.today + case.growth
    tenth = QUANTILES.index(0.1)
    wide = 1.2816 * market.change_sd
    assert of.baselines["constant_width"][:, tenth] == pytest.approx(middle - wide, abs=1e-4)
    assert of.baselines["random_walk"][:, tenth] == pytest.approx(middle - wide * np.sqrt(case.horizon), abs=1e-4)
    assert of.baselines["cross_section"][:, tenth] == pytest.approx(case.market + market.residuals[tenth])


def test_two_fits_make_one_report(fitted: Calibration) -> None:
    parts = [told(people(persons=20, seed=seed), DYNAMICS, fitted) for seed in (5, 6)]
    report = measures(joined(parts), "made up")
    alone = [measures(part, "made up") for part in parts]
    assert report["n"] == sum(part["n"] for part in alone)
    assert report["crps"] == pytest.approx(np.mean([part["crps"] for part in alone]), abs=1e-4)


def test_people_of_several_panels_are_told_apart(fitted: Calibration) -> None:
    report = measures(told(together(people(persons=4), people("other", persons=2)), DYNAMICS, fitted), "both")
    assert {name: part["n"] for name, part in report["subgroups"]["panel"].items()} == {"made up": 76, "other": 38}


@pytest.mark.parametrize("rows", [(), ("mine,1,2000,2.0,3",), ("mine,1,2000,2.0,3", "mine,1,2002,2.0,5")])
def test_nobody_to_score_is_told(tmp_path: Path, rows: tuple[str, ...]) -> None:
    path = write_plainly(tmp_path / "mine.csv", *rows)
    with pytest.raises(UserError, match=r"mine\.csv: nobody in it has two readings 1, 3, 5, 8 or 10 years apart"):
        evaluate_dynamics(path)


def test_a_bad_row_is_told(tmp_path: Path) -> None:
    path = write_plainly(tmp_path / "mine.csv", "mine,1,2000,2.0,3", "mine,1,2001,plenty,4")
    with pytest.raises(UserError, match=r"^mine\.csv, row 3: the column log_wage holds “plenty”"):
        evaluate_dynamics(path)


def test_a_report_in_words(tmp_path: Path) -> None:
    path = write_plainly(tmp_path / "mine.csv", *lines_of(people("mine", persons=3)))
    text = as_text(evaluate_dynamics(path))
    assert text.startswith("57 forecasts\nthe dynamics (n 57): ")
    assert "\nafter 5 years, baseline random_walk (n 12): " in text
    assert "% below and " in text
    assert text.endswith("unknown panel: 3\n")


def test_every_number_is_one_a_reader_can_use(tmp_path: Path) -> None:
    path = write_plainly(tmp_path / "mine.csv", *lines_of(people("mine", persons=3)))
    numbers: list[Any] = [evaluate_dynamics(path)]
    while numbers:
        one = numbers.pop()
        if isinstance(one, dict | list):
            numbers += one.values() if isinstance(one, dict) else one
        else:
            assert np.isfinite(one)
