import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from planner.calibration.dynamics_calibration import calibrated
from planner.calibration.dynamics_cases import Cases
from planner.calibration.dynamics_stretch import standing
from planner.calibration.evaluate_dynamics import Told, as_text, evaluate_dynamics, joined, measures, told
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
    with pytest.raises(UserError, match=r"^mine\.csv, row 3: the column log_wage holds “plenty” .* Correct the row"):
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


def by_hand(panels: Sequence[str], horizon: Sequence[float], distance: Sequence[float], error: float = 0.0) -> Told:
    """One case a person: today so far from the market (2.0), and a forecast of 2.0 that misses by ``error``.

    The forecast is normal with a spread of 0.1; the baseline "other" is the same 0.5 too high.
    """
    n = len(panels)
    nothing, unknown = np.zeros(n), np.full(n, np.nan)
    start = 2.0 + np.array(distance)
    one = Cases(
        person=np.arange(float(n)),
        reading=nothing,
        horizon=np.array(horizon, dtype=np.float64),
        today=start,
        observed=nothing + 2.0 + error,
        market=nothing + 2.0,
        growth=nothing,
        kept=nothing,
        experience=unknown,
        swing=unknown,
    )
    rows = np.tile([NormalDist(2.0, 0.1).inv_cdf(share) for share in QUANTILES], (n, 1))
    return Told(standing(one, list(panels), (0.1, 0.2)), rows, {"other": rows + 0.5})


@pytest.mark.parametrize(
    ("deviations", "inside"), [(0.0, "111"), (0.6, "111"), (0.7, "011"), (-1.2, "011"), (-1.4, "001"), (1.7, "000")]
)
def test_the_ranges_are_those_of_the_quantiles_told(deviations: float, inside: str) -> None:
    report = measures(by_hand(["a"], [3], [0.0], 0.1 * deviations), "mine")
    assert report["coverage"] == {band: float(digit) for band, digit in zip(("50", "80", "90"), inside, strict=True)}
    assert report["tails"]["90"] == [float(deviations < -1.645), float(deviations > 1.645)]
    assert report["median_abs_log_error"] == pytest.approx(abs(0.1 * deviations))
    assert report["baselines"]["other"]["median_abs_log_error"] == pytest.approx(abs(0.1 * deviations - 0.5))


def test_each_horizon_with_cases_is_scored_alone_and_in_its_order() -> None:
    report = measures(by_hand("abcd", [10, 1, 10, 3], [0.0] * 4), "mine")
    assert {years: part["n"] for years, part in report["horizons"].items()} == {"1": 1, "3": 1, "10": 2}
    assert list(report["horizons"]) == ["1", "3", "10"]
    other = report["baselines"]["other"]
    assert {years: part["n"] for years, part in other["horizons"].items()} == {"1": 1, "3": 1, "10": 2}
    assert (report["n"], other["n"], report["unknown"]) == (4, 4, {})


def test_thirds_are_those_of_the_persons_own_panel() -> None:
    panels = ["low"] * 3 + ["high"] * 6
    parts = joined(
        [
            by_hand(panels, [1] * 9, [-0.9, -0.8, -0.7, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]),
            by_hand(["low"] * 3, [1] * 3, [-0.9, -0.8, -0.7], error=1.0),
        ]
    )
    thirds = measures(parts, "mine")["subgroups"]["pay_third"]
    assert {name: part["n"] for name, part in thirds.items()} == {"lowest": 4, "middle": 4, "highest": 4}
    # In each third one of the four is of the second part, whose forecasts miss by 1.
    assert {part["tails"]["80"][1] for part in thirds.values()} == {0.25}


def test_what_is_not_known_of_somebody_is_in_no_subgroup() -> None:
    subgroups = measures(by_hand(["b", "a"], [1, 1], [0.0, 0.0]), "mine")["subgroups"]
    assert subgroups["experience"] == subgroups["swing"] == {}
    assert list(subgroups["panel"]) == ["a", "b"]


def test_parts_may_be_joined_in_any_order() -> None:
    parts = [by_hand("ab", [1, 3], [0.1, 0.2], 0.05), by_hand("c", [5], [0.3], -0.3)]
    assert measures(joined(parts), "mine") == measures(joined(parts[::-1]), "mine")
    assert measures(joined(parts[:1]), "mine") == measures(parts[0], "mine")


def test_nothing_told_is_refused_with_the_name_of_the_file() -> None:
    with pytest.raises(UserError, match=r"^mine\.csv: nobody in it has .* apart\. Give readings of more years\.$"):
        measures(by_hand([], [], []), "mine.csv")


def test_the_words_of_a_report_by_hand() -> None:
    lines = as_text(measures(by_hand("ab", [1, 3], [0.0, 0.0], 0.1 * 1.5), "mine")).splitlines()
    whole = "0.0% in the 50 % range, 0.0% in the 80 % range, 100.0% in the 90 % range; 0.0% below and 100.0% above the"
    assert lines[0] == "2 forecasts"
    assert lines[1].startswith(f"the dynamics (n 2): {whole} 80 % range; pinball 0.0")
    assert [line.partition(" (n ")[0] for line in lines[2:6]] == [
        *("after 1 year", "after 1 year, baseline other", "after 3 years", "after 3 years, baseline other")
    ]
    assert "100.0% below and 0.0% above" in lines[3]
    assert [line.partition(":")[0] for line in lines[6:]] == [
        "pay_third lowest (n 2)",
        "panel a (n 1)",
        "panel b (n 1)",
    ]


def test_baselines_are_normal_about_the_growth_of_the_market(fitted: Calibration) -> None:
    of = told(people(persons=3, seed=7), DYNAMICS, fitted)
    middle = of.standing.told.today + of.standing.told.growth
    for name in ("random_walk", "constant_width"):
        rows = of.baselines[name]
        assert rows[:, QUANTILES.index(0.5)] == pytest.approx(middle)
        assert (rows + rows[:, ::-1]) / 2 == pytest.approx(np.tile(middle, (len(QUANTILES), 1)).T)
    one_year = of.standing.told.horizon == 1
    assert of.baselines["random_walk"][one_year] == pytest.approx(of.baselines["constant_width"][one_year])


def test_people_of_an_unknown_panel_have_the_baselines_of_all_panels(fitted: Calibration) -> None:
    known, unknown = (told(people(name, persons=3, seed=8), DYNAMICS, fitted) for name in ("made up", "mine"))
    for of in (known, unknown):
        width = of.baselines["constant_width"][:, -1] - of.baselines["constant_width"][:, 0]
        change = fitted.panels["made up"].change_sd  # the only panel there is
        normal = NormalDist(0, change)
        assert width == pytest.approx(normal.inv_cdf(QUANTILES[-1]) - normal.inv_cdf(QUANTILES[0]))


def test_people_of_a_known_panel_have_the_baselines_of_their_own(fitted: Calibration) -> None:
    lively = replace(fitted.panels["made up"], change_sd=0.9)
    two = replace(fitted, panels={**fitted.panels, "lively": lively})
    of = told(people("lively", persons=3, seed=8), DYNAMICS, two)
    tenth, middle = (of.baselines["constant_width"][:, QUANTILES.index(share)] for share in (0.1, 0.5))
    assert middle - tenth == pytest.approx(-NormalDist(0, 0.9).inv_cdf(0.1))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("mine,1,2000.5,2.0,3", "2000.5 is no year between 1900 and 2099"),
        ("mine,1,2001,50000,3", "the column log_wage holds 50000, which is no natural logarithm of a wage"),
        ("mine,1,2001,2.0,81", "81 years of experience are not between 0 and 80"),
        ("mine,,2001,2.0,3", "the column person is empty"),
    ],
)
def test_a_reading_that_cannot_be_is_told_with_file_row_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = write_plainly(tmp_path / "mine.csv", "mine,1,2000,2.0,3", row)
    with pytest.raises(UserError) as found:
        evaluate_dynamics(path)
    assert str(found.value).startswith(f"mine.csv, row 3: {reason}")
