"""What the benchmark prints says what was measured."""

import pytest

from tests.bench.spread import Line, Spread

TEN = Spread(10.0, 9.0, 12.0)
EIGHT = Spread(8.0, 7.0, 9.0)


def test_a_spread_is_median_and_tenth_and_ninetieth_percentile() -> None:
    # 0 … 10 have the median 5; one of ten steps from either end lies at 1 and 9.
    assert Spread.of([10, 3, 1, 4, 0, 5, 9, 2, 6, 8, 7]) == Spread(5.0, 1.0, 9.0)
    assert Spread.of([2.5]) == Spread(2.5, 2.5, 2.5)


def test_another_unit_scales_all_three() -> None:
    assert Spread(0.25, 0.125, 0.5).scaled(1000) == Spread(250.0, 125.0, 500.0)


@pytest.mark.parametrize(("most", "is_met"), [(10.0, True), (9.9, False), (None, True)])
def test_an_amount_is_held_against_its_target(most: float | None, is_met: bool) -> None:
    assert Line(name="edit", measured=TEN, unit="ms", most=most).is_met is is_met


@pytest.mark.parametrize(("most_times", "is_met"), [(1.25, True), (1.24, False)])
def test_a_ratio_is_held_against_its_target(most_times: float, is_met: bool) -> None:
    line = Line(name="paint", measured=TEN, unit="ms", most_times=most_times, reference=EIGHT)
    assert line.is_met is is_met  # 10 / 8 = 1.25


def test_the_line_names_amount_target_and_verdict() -> None:
    told = str(Line(name="edit", measured=TEN, unit="ms", most=9))
    assert told == "edit: 10.0 (9.0–12.0) ms; target at most 9 ms: MISSED"


def test_the_line_names_reference_and_ratio() -> None:
    told = str(
        Line(name="paint", measured=TEN, unit="ms", most_times=1.3, reference=EIGHT, reference_name="an empty window")
    )
    assert told == (
        "paint: 10.0 (9.0–12.0) ms; an empty window 8.0 (7.0–9.0) ms, 1.25 times that; target at most 1.3 times: met"
    )


def test_a_line_without_a_target_judges_nothing() -> None:
    line = Line(name="fresh draws", measured=TEN, unit="ms")
    assert line.is_met
    assert str(line) == "fresh draws: 10.0 (9.0–12.0) ms"
