import csv
import datetime
import io
from dataclasses import replace

import pytest

from planner.charts.coverage import Group, Held
from planner.charts.table import csv_header, csv_of, csv_text, told_csv
from planner.charts.told import Told, amounts, shares
from planner.charts.trajectory import TrajectoryData, TrajectoryView, known_data
from planner.forecast.situation import NoEstimate
from tests.charts import examples, plain
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


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


TOLD = [
    plain.careers(),
    plain.coverage(),
    plain.difference(),
    plain.dots(),
    plain.journal(),
    plain.radar(),
    plain.state_map(),
    plain.timeline(),
    plain.tornado(),
    plain.waterfall(),
]


@pytest.mark.parametrize("data", TOLD, ids=lambda data: type(data).__name__)
def test_every_chart_gives_a_whole_table_with_its_origin(data: Told) -> None:
    header, *rows = read(told_csv(data))
    assert len(rows) == len(data.table()) - 1
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)
    assert header[-3:] == ["market figures", "pack", "seed"]
    assert {tuple(row[-3:]) for row in rows} == {("BLS OEWS May 2025", "2026.11", "7")}


@pytest.mark.parametrize("data", TOLD, ids=lambda data: type(data).__name__)
def test_every_chart_speaks_its_headline_first_and_in_whole_sentences(data: Told) -> None:
    assert data.spoken.startswith(f"{data.headline}. ")
    assert data.spoken.endswith(".")
    assert ".." not in data.spoken
    assert not data.headline.endswith(".")


def test_texts_with_commas_quotes_and_lines_come_back() -> None:
    rows = [["a,b", 'c"d', "e\nf", "Zürich"], ["−1", "", "東京", "=1+1"]]
    assert read(csv_of(rows)) == rows
    assert csv_of([["a"], ["b"]]) == "a\r\nb\r\n"
    assert csv_of([]) == ""


def test_a_group_of_another_script_stays_as_it_is_called() -> None:
    data = plain.coverage((Group("женщины, “wide”", 10, (Held(0.8, 0.5),), is_horizon=False),))
    assert read(told_csv(data))[1][:3] == ["женщины, “wide”", "subgroup", "10"]


def test_money_has_two_decimals_shares_four_and_the_unknown_none() -> None:
    assert amounts((1 / 3, None, -2, 1e9)) == ("0.33", "", "-2.00", "1000000000.00")
    assert shares((1 / 3, None, 0, 1)) == ("0.3333", "", "0.0000", "1.0000")


@pytest.mark.parametrize(
    ("place", "kind", "unit"),
    [
        ("Seattle", "today's dollars", "USD a year, today's dollars, Seattle"),
        ("", "today's dollars", "USD a year, today's dollars"),
        ("", "", "USD a year"),
    ],
)
def test_the_unit_leaves_out_what_is_not_told(place: str, kind: str, unit: str) -> None:
    origin = replace(plain.ORIGIN, place=place, money=kind)
    assert replace(plain.dots(), origin=origin).unit == unit
    assert read(told_csv(replace(plain.dots(), origin=replace(origin, seed=None))))[1][-1] == ""
