from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection

from planner.charts.careers import CareersData, Promotion, careers_data
from planner.charts.careers_figure import CareersFigure
from planner.charts.money import CAREERS_SHOWN
from tests.charts import plain
from tests.charts.drawing import said


def drawn(data: CareersData) -> CareersFigure:
    chart = CareersFigure()
    chart.update(data)
    return chart


def test_the_headline_tells_the_course_of_the_shown_career() -> None:
    # Career 7 falls by 2,000 a year from 150,000.
    data = replace(plain.careers(), shown=6)
    assert data.headline == "Career 7 of 20: senior in 2028, architect in 2029, $142k in 2030"


def test_a_career_without_a_promotion_says_so() -> None:
    assert replace(plain.careers(), shown=1).headline == "Career 2 of 20: mid throughout, $122k in 2030"


def test_promotions_are_the_first_moments_on_a_higher_level() -> None:
    made = careers_data(
        plain.YEARS,
        [[100.0, 110.0, 120.0, 130.0, 140.0]],
        [[0, 1, 0, 1, 2]],
        plain.FAN,
        origin=plain.ORIGIN,
        meaning=plain.MEANING,
    )
    assert made.careers[0].promotions == (Promotion(2027.5, 110.0, "mid"), Promotion(2030.5, 140.0, "senior"))
    assert made.careers[0].levels == ("entry", "mid", "entry", "mid", "senior")


def test_levels_of_another_track_have_their_names() -> None:
    made = careers_data(
        plain.YEARS,
        [[1.0] * 5],
        [[0, 0, 1, 1, 1]],
        plain.FAN,
        origin=plain.ORIGIN,
        meaning=plain.MEANING,
        level_names=("lead", "manager"),
    )
    assert "manager in 2028" in made.headline


def test_twenty_of_many_careers_are_kept() -> None:
    assert len(plain.careers(50).careers) == CAREERS_SHOWN


@pytest.mark.parametrize("shown", [-1, 20])
def test_only_careers_that_are_there_can_be_shown(shown: int) -> None:
    with pytest.raises(ValueError, match="no career"):
        replace(plain.careers(), shown=shown)


def test_shapes_that_disagree_are_refused() -> None:
    with pytest.raises(ValueError, match="disagree"):
        careers_data(plain.YEARS, [[1.0] * 4], [[0] * 4], plain.FAN, origin=plain.ORIGIN, meaning="")


def test_the_table_has_a_career_and_a_moment_a_row() -> None:
    rows = plain.careers().table()
    assert rows[0] == ("career", "year", f"pay {plain.UNIT}", "level")
    assert len(rows) == 1 + 20 * 5
    assert rows[5] == ("1", "2030.500", "118000.00", "architect")


def test_all_careers_are_one_collection_and_the_shown_one_a_line_over_it() -> None:
    data = replace(plain.careers(), shown=6)
    (faint,) = [artist for artist in drawn(data).artists if isinstance(artist, LineCollection)]
    segments = faint.get_segments()
    assert len(segments) == 20
    assert segments[6] == pytest.approx(np.column_stack([plain.YEARS, data.careers[6].pays]))


def test_promotions_and_the_last_pay_are_named() -> None:
    chart = drawn(replace(plain.careers(), shown=6))
    assert {"senior", "architect", "$142k", "2028"} <= said(chart)
    chart.update(replace(plain.careers(), shown=1))
    assert "senior" not in said(chart)


def test_stepping_through_all_careers_never_changes_the_ground() -> None:
    chart = drawn(plain.careers())
    assert not any(chart.update(replace(plain.careers(), shown=index)) for index in range(20))
