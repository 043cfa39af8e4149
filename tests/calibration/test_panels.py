from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.panels import Reading, histories, read_histories
from planner.calibration.tables import SourceUnusable
from tests.calibration.made_up_panels import lines_of, people, together, write_panel, write_plainly


def test_readings_become_people_in_order(tmp_path: Path) -> None:
    path = write_panel(tmp_path / "p.csv.gz", "b,2,1990,2.5,", "a,1,1985,2.25,4", "a,1,1983,2.0,2", "a,2,1983,1.5,0")
    found = read_histories(path)
    assert (found.panel, found.person) == (("a", "a", "b"), ("1", "2", "2"))
    assert len(found) == 3
    assert found.year.shape == (3, 2)
    assert found.year[0].tolist() == [1983, 1985]
    assert found.log_wage[0].tolist() == [2.0, 2.25]
    assert np.isnan(found.log_wage[1, 1])
    assert found.experience[0].tolist() == [2, 4]
    assert np.isnan(found.experience[2, 0])


def test_people_can_be_chosen() -> None:
    both = together(people("a", persons=3), people("b", persons=2))
    assert both.in_panel("b").person == ("b-000", "b-001")
    assert both.only(np.array([True, False, False, False, True])).person == ("a-000", "b-001")
    assert len(histories([])) == 0


def test_a_file_holds_what_was_written(tmp_path: Path) -> None:
    made = people(persons=4)
    read = read_histories(write_plainly(tmp_path / "mine.csv", *lines_of(made)))
    assert read.log_wage.tolist() == made.log_wage.tolist()
    assert read.experience.tolist() == made.experience.tolist()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,1,1983.5,2.0,1", "1983.5 is no year"),
        ("a,1,83,2.0,1", "83 is no year"),
        ("a,1,1983,45000,1", "holds 45000, which is no natural logarithm"),
        ("a,1,1983,,1", "the column log_wage holds no number"),
        ("a,1,1983,high,1", "holds “high” instead of a number"),
        ("a,1,1983,2.0,-1", "-1 years of experience are not between 0 and 80"),
        ("a,1,1983,2.0,81", "81 years of experience"),
        ("a,,1983,2.0,1", "the column person is empty"),
        ("a,1,1982,2.0,1", "1 has two readings in 1982"),
        ("a,1,1983,2.0", "it has 4 values where the header has 5"),
    ],
)
def test_a_bad_row_is_told_with_file_row_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = write_plainly(tmp_path / "mine.csv", "a,1,1982,2.0,1", row)
    with pytest.raises(SourceUnusable, match=f"^mine.csv, row 3: .*{reason}"):
        read_histories(path)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("panel,person,year,wage\n", encoding="utf-8")
    with pytest.raises(SourceUnusable, match="the column log_wage is missing"):
        read_histories(path)


def test_a_reading_is_a_value() -> None:
    assert Reading("a", "1", 1983, 2.0, None) == Reading("a", "1", 1983, 2.0, None)


@pytest.mark.parametrize(
    "line", ["a,1,1900,2.0,0", "a,1,2099,2.0,80", "a,1,1983,20,1", "a,1,1983,-20,1", "a,1,1983.0,2.0,0.5"]
)
def test_values_at_the_bounds_are_read(tmp_path: Path, line: str) -> None:
    assert len(read_histories(write_plainly(tmp_path / "mine.csv", line))) == 1


@pytest.mark.parametrize("line", ["a,1,1899,2.0,0", "a,1,2100,2.0,0", "a,1,1983,20.01,1", "a,1,1983,-20.01,1"])
def test_values_beyond_the_bounds_are_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(SourceUnusable, match=r"^mine\.csv, row 2: "):
        read_histories(write_plainly(tmp_path / "mine.csv", line))


READINGS = st.lists(
    st.builds(
        Reading,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["1", "2", "Zoë", "李"]),
        st.integers(1980, 1990),
        st.floats(0, 5),
        st.none() | st.floats(0, 40),
    ),
    max_size=20,
    unique_by=lambda one: (one.panel, one.person, one.year),
)


@given(READINGS)
def test_every_reading_is_kept_once_in_the_order_of_persons_and_years(made: list[Reading]) -> None:
    found = histories(made)
    told = [
        Reading(panel, person, int(year), float(wage), None if np.isnan(experience) else float(experience))
        for panel, person, *rows in zip(
            found.panel, found.person, found.year, found.log_wage, found.experience, strict=True
        )
        for year, wage, experience in zip(*rows, strict=True)
        if not np.isnan(year)
    ]
    assert told == sorted(made, key=lambda one: (one.panel, one.person, one.year))


@given(READINGS)
def test_the_order_of_the_file_does_not_matter_and_panels_part_the_people(made: list[Reading]) -> None:
    one, other = histories(made), histories(made[::-1])
    assert (one.panel, one.person) == (other.panel, other.person)
    assert np.array_equal(one.log_wage, other.log_wage, equal_nan=True)
    assert len(one.in_panel("a")) + len(one.in_panel("b")) == len(one)
    assert len(one.in_panel("c")) == 0
