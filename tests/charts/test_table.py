import csv
import datetime
import io

import pytest

from planner.charts.table import csv_header, csv_text
from planner.charts.trajectory import TrajectoryData, TrajectoryView, known_data
from planner.forecast.situation import NoEstimate
from tests.charts import examples
from tests.charts.examples import PAST, example

UNIT = "(USD a year, today's dollars, Seattle)"


def table(data: TrajectoryData) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(data))))


def test_the_header_names_unit_money_and_place() -> None:
    header = csv_header(example())
    assert header[:4] == ("year", f"base paid {UNIT}", f"total paid {UNIT}", f"base p10 {UNIT}")
    assert header[8] == f"total p10 {UNIT}"
    assert header[13:17] == tuple(f"chance of {level} (0-1)" for level in ("entry", "mid", "senior", "architect"))
    assert header[17:] == ("market figures", "pack", "seed")
    assert len(set(header)) == len(header)


def test_the_header_changes_with_the_view() -> None:
    view = TrajectoryView(is_real=False, is_equal_power=True)
    assert csv_header(example(view))[1] == "base paid (USD a year, each year's dollars at average US prices, Seattle)"


def test_past_rows_come_first() -> None:
    rows = table(example())
    assert [row["year"] for row in rows] == [
        *("2016.500", "2021.500", "2025.500"),
        *("2027", "2028", "2029", "2030", "2031", "2032"),
    ]
    assert rows[1][f"base paid {UNIT}"] == "120000.00"
    assert rows[1][f"total paid {UNIT}"] == "132000.00"
    assert rows[1][f"base p50 {UNIT}"] == rows[1]["chance of mid (0-1)"] == ""


def test_forecast_rows_hold_base_total_and_levels() -> None:
    row = table(example())[3]
    assert row[f"base paid {UNIT}"] == ""
    assert [row[f"base {name} {UNIT}"] for name in ("p10", "p25", "p50", "p75", "p90")] == [
        *("126400.00", "142200.00", "158000.00", "173800.00", "197500.00")
    ]
    assert row[f"total p50 {UNIT}"] == "173800.00"
    assert row["chance of mid (0-1)"] == "0.9500"
    assert (row["pack"], row["seed"]) == ("2026.11", "7")
    assert row["market figures"] == "BLS OEWS May 2025, 15-2051 Data Scientists, Seattle"


def test_the_table_does_not_depend_on_base_or_total() -> None:
    assert csv_text(example()) == csv_text(example(TrajectoryView("total")))


def test_every_number_is_plain() -> None:
    for row in table(example()):
        texts = list(row.values())[:-3]
        assert all(text == "" or float(text) >= 0 for text in texts)


def test_rows_are_as_wide_as_the_header() -> None:
    rows = list(csv.reader(io.StringIO(csv_text(example()))))
    assert {len(row) for row in rows} == {20}


def test_without_an_estimate_the_past_is_the_table() -> None:
    missing = NoEstimate("no figures", "Choose another title", past=PAST)
    rows = table(known_data(missing, datetime.date(2026, 7, 2), examples.pack()))
    assert len(rows) == 3
    unit = "(USD a year, today's dollars)"
    assert float(rows[0][f"base paid {unit}"]) == pytest.approx(100_000, rel=1e-3)
    assert (rows[0]["seed"], rows[0]["market figures"]) == ("", "")
