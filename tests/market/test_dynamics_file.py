import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.market.dynamics_file import (
    ANYONE,
    CALIBRATION_FILE,
    DYNAMICS_FILE,
    OF_PREFERENCES,
    SWINGS,
    StretchRow,
    calibration_from,
    dynamics_sources,
    experience_band,
    honest_sentence,
    load_calibration,
    load_dynamics,
    measured_coverage,
    shown_parameters,
    with_own,
)
from tests.market.made_up_dynamics import calibration, document, parameter, rows


def test_the_shipped_parameters_are_told_in_full() -> None:
    parameters = load_dynamics()
    assert len(parameters) == 25
    for name, one in parameters.items():
        assert one.id == name
        assert one.name
        assert one.text.endswith(".")
        assert one.source
        assert one.date
        assert (one.n == 0) == (one.grade == "D")


def test_what_was_measured_on_panels_has_a_range() -> None:
    for name in ("residual_half_life_years", "shock_sd", "transitory_sd", "volatility_spread"):
        one = load_dynamics()[f"dynamics.{name}"]
        assert one.grade == "B"
        assert one.low < one.high
        assert one.n == 21_470


def test_the_shipped_calibration_keeps_its_word() -> None:
    told = {one.years: one for one in measured_coverage(load_calibration()) if not one.group}
    for years in (1, 3, 5):
        assert told[years].inside == pytest.approx(0.80, abs=0.03)
        assert told[years].below == pytest.approx(0.10, abs=0.04)
        assert told[years].above == pytest.approx(0.10, abs=0.04)
    split = load_calibration().measured["split"]
    for years, part in split["horizons"].items():
        others = [baseline["horizons"][years]["crps"] for baseline in split["baselines"].values()]
        assert len(others) == 3
        assert part["crps"] < min(others)


def test_the_shipped_ranges_never_narrow_for_settled_or_young() -> None:
    shipped = load_calibration()
    assert shipped.checked_horizon_years == 8
    for name in ("anyone", "experience 0–2", "experience 21 and more, lively", "panel psid_1976_82, calm"):
        assert len(shipped.rows[name].below) == len(shipped.horizons)


def test_the_sentence_claims_no_more_than_was_checked() -> None:
    assert honest_sentence(calibration(), 2024) == (
        "Pay levels checked on people of year 2024 not used in fitting; dynamics checked on general wage panels: of "
        "people not used in fitting, 81 % and 81 % were inside the 80 % range after 1 and 5 years. Nothing is checked "
        "beyond 5 years."
    )


def test_measured_coverage_is_by_horizon_then_by_group() -> None:
    by_horizon, last, group = measured_coverage(calibration())
    assert (by_horizon.years, by_horizon.group, by_horizon.n) == (1, "", 200)
    assert last.years == 5
    assert (group.years, group.group, group.inside) == (0, "experience 0–2", 0.81)
    assert (group.below, group.above) == (0.11, 0.08)


def test_the_smallest_measured_group_is_taken() -> None:
    one = calibration()
    assert one.groups_of(1.0, 0.05) == ("experience 0–2, calm", "experience 0–2", "anyone, calm", ANYONE)
    assert one.row(one.groups_of(1.0, 0.05)).group == "experience 0–2"
    assert one.row(one.groups_of(30.0, 0.05)).group == "anyone, calm"
    assert one.row(one.groups_of(30.0, None)).group == ANYONE
    assert one.row(one.groups_of(None, 0.5)).group == ANYONE
    assert one.row(one.groups_of(1.0, None, "made up")).group == "panel made up"
    assert one.groups_of(None, None, "another") == (ANYONE,)


@pytest.mark.parametrize(
    ("swing", "kind"), [(None, ""), (0.09, "calm"), (0.1, "usual"), (0.2, "lively"), (9.0, "lively")]
)
def test_swing_has_three_kinds(swing: float | None, kind: str) -> None:
    assert calibration().swing_of(swing) == kind


def test_bands_of_experience_are_those_of_pay() -> None:
    assert [experience_band(years) for years in (0, 2.9, 3, 12, 21, 60)] == [
        *("0–2", "0–2", "3–6", "7–12", "21 and more", "21 and more")
    ]


def test_an_own_value_wins_and_is_marked() -> None:
    known = {"dynamics.shock_sd": parameter(), "dynamics.move_premium": parameter("dynamics.move_premium", 0.01)}
    chosen = with_own(known, {"dynamics.shock_sd": 3.0})
    assert chosen["dynamics.shock_sd"].estimate == chosen["dynamics.shock_sd"].low == 3.0
    assert chosen["dynamics.shock_sd"].grade == "own"
    assert chosen["dynamics.shock_sd"].source == "your own"
    assert chosen["dynamics.move_premium"] == known["dynamics.move_premium"]
    assert known["dynamics.shock_sd"].grade == "B"


@pytest.mark.parametrize("value", [-0.1, 100.1, float("nan"), float("inf")])
def test_an_own_value_out_of_range_is_told(value: float) -> None:
    with pytest.raises(
        UserError, match=r"^Lasting change of pay: .* is outside 0 to 100 log pay\. Enter a value"
    ) as told:
        with_own({"dynamics.shock_sd": parameter()}, {"dynamics.shock_sd": value})
    assert told.value.attribute == "dynamics.shock_sd"


def test_a_minus_is_typographic() -> None:
    with pytest.raises(UserError, match=r"−0\.1 is outside −0\.05 to 100"):
        with_own({"a": parameter("a", least=-0.05)}, {"a": -0.1})


def test_an_unknown_assumption_is_told() -> None:
    with pytest.raises(UserError, match="there is none of that name"):
        with_own({}, {"dynamics.luck": 1.0})


@pytest.mark.parametrize(
    "broken",
    [{"estimate": float("nan")}, {"least": 1.0}, {"low": 0.2}, {"grade": "E"}, {"most": 0.05}, {"high": 0.0}],
)
def test_a_parameter_outside_its_range_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="shock_sd"):
        dataclasses.replace(parameter(), **broken)  # type: ignore[arg-type]  # broken on purpose


def test_a_group_needs_three_factors_a_side() -> None:
    with pytest.raises(ValueError, match="three factors a side"):
        StretchRow("anyone", 5, (1.0,), ((1.0, 1.0),), ((1.0, 1.0, 1.0),))


@pytest.mark.parametrize(
    ("name", "load", "content"),
    [
        (DYNAMICS_FILE, load_dynamics, {"schema": 1}),
        (DYNAMICS_FILE, load_dynamics, {"schema": 1, "parameters": [{"id": "x"}]}),
        (DYNAMICS_FILE, dynamics_sources, {"schema": 1, "parameters": []}),
        (DYNAMICS_FILE, dynamics_sources, {"schema": 1, "sources": [{"id": "x"}]}),
        (CALIBRATION_FILE, load_calibration, {"schema": 1, "version": "1"}),
        (CALIBRATION_FILE, load_calibration, document(stretch={"anyone": {"persons": 3}})),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, name: str, load: object, content: object) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError, match=f"{name}: it is damaged"):
        load(path)  # type: ignore[operator]  # one of the two readers


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / DYNAMICS_FILE
    path.write_text('{"schema": 2}', encoding="utf-8")
    with pytest.raises(UserError, match="this file is of kind 2"):
        load_dynamics(path)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"high": float("inf")}, "dynamics.shock_sd holds a number that is none"),
        ({"least": float("-inf")}, "dynamics.shock_sd holds a number that is none"),
        ({"low": 0.2, "high": 0.3}, "dynamics.shock_sd lies outside its own range"),
        ({"most": 0.05}, "dynamics.shock_sd lies outside its own range"),
        ({"grade": ""}, "dynamics.shock_sd has the grade $"),
        ({"grade": "b"}, "dynamics.shock_sd has the grade b"),
    ],
)
def test_a_broken_parameter_says_what_is_wrong(broken: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parameter(**broken)


@pytest.mark.parametrize("grade", ["A", "B", "C", "D", "own"])
def test_every_grade_may_stand_at_the_very_ends(grade: str) -> None:
    one = parameter(estimate=0.0, low=0.0, high=0.0, least=0.0, most=0.0, grade=grade)
    assert (one.grade, one.estimate) == (grade, 0.0)


@given(st.floats(0.0, 100.0))
def test_any_value_within_the_limits_becomes_ones_own_and_nothing_else_changes(value: float) -> None:
    known = {"a": parameter("a"), "b": parameter("b", 0.3)}
    chosen = with_own(known, {"a": value})
    assert list(chosen) == ["a", "b"]
    assert (chosen["a"].low, chosen["a"].estimate, chosen["a"].high) == (value, value, value)
    kept = ("id", "name", "text", "least", "most", "unit", "date", "n")
    assert all(getattr(chosen["a"], name) == getattr(known["a"], name) for name in kept)
    assert chosen["b"] is known["b"]


def test_a_parameter_without_unit_ends_its_range_with_the_number() -> None:
    with pytest.raises(UserError) as told:
        with_own({"a": parameter("a", unit="")}, {"a": 101.0})
    assert str(told.value) == "Lasting change of pay: 101 is outside 0 to 100. Enter a value inside this range."


def test_an_unknown_assumption_is_named_with_a_way_out() -> None:
    with pytest.raises(UserError) as told:
        with_own({"a": parameter("a")}, {"dynamics.luck": 1.0})
    assert str(told.value) == "Assumption dynamics.luck: there is none of that name. Remove it, or choose another."
    assert told.value.attribute == "dynamics.luck"


def test_what_is_a_preference_is_not_shown_among_the_assumptions() -> None:
    shown = [one.id for one in shown_parameters()]
    assert set(load_dynamics()) - set(shown) == set(OF_PREFERENCES)
    assert shown == [name for name in load_dynamics() if name in shown]


def write_parameters(path: Path, **changes: object) -> Path:
    values = [dataclasses.asdict(parameter("a")) | changes]
    path.write_text(json.dumps({"schema": 1, "parameters": values}), encoding="utf-8")
    return path


def test_a_file_of_parameters_is_read_by_id(tmp_path: Path) -> None:
    assert load_dynamics(write_parameters(tmp_path / "mine.json")) == {"a": parameter("a")}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"estimate": 101.0}, "a lies outside its own range"),
        ({"estimate": "much"}, "'much' is of the wrong type"),
        ({"n": 1.5}, "1.5 is of the wrong type"),
        ({"hair": 1}, "a Parameter needs id, name, text"),
    ],
)
def test_a_parameter_that_cannot_be_is_told_with_file_and_reason(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(UserError, match=f"^Market figures mine.json: it is damaged .*{reason}"):
        load_dynamics(write_parameters(tmp_path / "mine.json", **changes))


def test_a_newer_calibration_is_told_with_both_kinds(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document(schema=7)), encoding="utf-8")
    with pytest.raises(
        UserError, match=r"^Market figures mine\.json: this file is of kind 7, and .* reads kind 1\. Use"
    ):
        load_calibration(path)


def test_a_calibration_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document(version="x", swing_limits=[1, 2])), encoding="utf-8")
    read = load_calibration(path)
    assert (read.version, read.swing_limits, read.horizons) == ("x", (1.0, 2.0), (1.0, 3.0, 5.0))
    assert read.rows["anyone, calm"] == StretchRow(
        "anyone, calm", 50, (1.0, 3.0, 5.0), ((0.5, 0.5, 0.5),) * 3, ((1.0, 1.0, 1.0),) * 3
    )
    assert read.panels["made up"].drift == (0.01, 0.02, 0.03)


@pytest.mark.parametrize(
    ("below", "above"), [(rows(1.0)[:2], rows(1.0)), (rows(1.0), rows(1.0)[:2]), (rows(1.0), [[1.0] * 4] * 3)]
)
def test_a_group_with_a_horizon_or_a_range_too_few_is_refused_by_name(
    below: list[list[float]], above: list[list[float]]
) -> None:
    with pytest.raises(ValueError, match="the group calm needs three factors a side for each horizon"):
        calibration(stretch={"calm": {"persons": 3, "below": below, "above": above}})


@pytest.mark.parametrize(
    "missing", ["version", "checked_horizon_years", "swing_limits", "stretch", "panels", "measured"]
)
def test_a_calibration_without_a_part_is_refused(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        calibration_from({name: part for name, part in document().items() if name != missing})


def test_a_known_panel_goes_before_experience_and_a_kind_before_its_group() -> None:
    assert calibration().groups_of(13.0, 0.15, "made up") == (
        *("panel made up, usual", "panel made up", "experience 13–20, usual", "experience 13–20"),
        *("anyone, usual", ANYONE),
    )


def test_where_not_even_everybody_was_measured_there_is_no_row() -> None:
    with pytest.raises(KeyError, match=ANYONE):
        calibration(stretch={}).row(("experience 0–2", ANYONE))


@given(st.floats(0.0, 3.0), st.floats(0.0, 3.0))
def test_more_swing_is_never_calmer(one: float, other: float) -> None:
    kinds = [SWINGS.index(calibration().swing_of(swing)) for swing in sorted((one, other))]
    assert kinds == sorted(kinds)


@given(st.floats(0.0, 60.0), st.floats(0.0, 60.0))
def test_bands_rise_with_experience(one: float, other: float) -> None:
    order = ["0–2", "3–6", "7–12", "13–20", "21 and more"]
    low, high = (order.index(experience_band(years)) for years in sorted((one, other)))
    assert low <= high


@pytest.mark.parametrize(
    ("end", "before", "after"), [(7, "3–6", "7–12"), (13, "7–12", "13–20"), (21, "13–20", "21 and")]
)
def test_the_end_of_a_band_belongs_to_the_next(end: int, before: str, after: str) -> None:
    assert experience_band(math.nextafter(end, 0)) == before
    assert experience_band(end).startswith(after)
