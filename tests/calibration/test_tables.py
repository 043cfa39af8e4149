import contextlib
import gzip
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.tables import Row, SourceUnusable, of_a_user, read_rows, unusable
from tests.calibration.made_up import write


def test_rows_of_a_gzipped_file(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", "place, pay", '"Ville, VX", 12.5', "Town, -")
    rows = list(read_rows(path, ["pay"]))
    assert [row.line for row in rows] == [2, 3]
    assert [row.text("place") for row in rows] == ["Ville, VX", "Town"]
    assert rows[0].number("pay") == 12.5
    assert rows[1].number_if_published("pay") is None


def test_rows_of_a_plain_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    path.write_bytes(b"\xef\xbb\xbfplace,pay\nVille,3\n")
    assert [row.values for row in read_rows(path, ["place", "pay"])] == [{"place": "Ville", "pay": "3"}]


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", "place,wage", "Ville,3")
    with pytest.raises(SourceUnusable) as caught:
        list(read_rows(path, ["place", "pay"]))
    assert str(caught.value) == (
        "pay.csv.gz, row 1: the column pay is missing. Fetch the file again, or teach its reader the new layout."
    )


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match="row 1: the column pay is missing"):
        list(read_rows(write(tmp_path / "pay.csv.gz"), ["pay"]))


def test_a_row_of_another_width_is_told_with_its_number(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", "place,pay", "Ville,3", "Town,4,5")
    with pytest.raises(SourceUnusable, match=r"pay\.csv\.gz, row 3: it has 3 values where the header has 2"):
        list(read_rows(path, ["pay"]))


def test_notes_under_a_table_are_skipped_only_where_they_are_expected(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", "place,pay", "Ville,3", "Note: all invented")
    assert len(list(read_rows(path, ["pay"], has_notes=True))) == 1
    with pytest.raises(SourceUnusable, match="row 3: it has 1 values"):
        list(read_rows(path, ["pay"]))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"none\.csv\.gz, the file: it cannot be read"):
        list(read_rows(tmp_path / "none.csv.gz", []))


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"place,pay\nVille,3\n" * 50)[:40],
        b"place,pay\nVille,3\n",
        gzip.compress(b"place,pay\n" + b"9" * 200_000 + b",3\n"),
    ],
    ids=["cut short", "not gzipped", "a field beyond all size"],
)
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pay.csv.gz"
    path.write_bytes(content)
    with pytest.raises(SourceUnusable, match="the file: it cannot be read"):
        list(read_rows(path, ["place"]))


def row(pay: str) -> Row:
    return Row(Path("folder", "pay.csv"), 7, {"pay": pay})


@pytest.mark.parametrize("pay", ["", " ", "-", "*", "**", "#", "NA"])
def test_what_is_not_published(pay: str) -> None:
    assert row(pay).number_if_published("pay") is None
    with pytest.raises(SourceUnusable, match=r"pay\.csv, row 7: the column pay holds no number"):
        row(pay).number("pay")


@pytest.mark.parametrize("pay", ["much", "1,000", "nan", "inf", "12 000"])
def test_what_is_no_number(pay: str) -> None:
    with pytest.raises(SourceUnusable, match=rf"row 7: the column pay holds “{pay}” instead of a number"):
        row(pay).number_if_published("pay")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_out_is_read_back(number: float) -> None:
    assert row(f"  {number!r} ").number("pay") == number


@given(st.text(alphabet="0123456789.,+-eE_ infa*#–١२", max_size=8))
def test_any_text_is_a_finite_number_no_figure_or_refused(text: str) -> None:
    with contextlib.suppress(SourceUnusable):
        number = row(text).number_if_published("pay")
        assert (number is None) is (text.strip() in {"", "-", "*", "**", "#"})
        assert number is None or math.isfinite(number)


def test_a_quoted_value_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", "place,pay", '"Ville, ""the"" VX\nold town",3', "Town,4")
    found = list(read_rows(path, ["place"]))
    assert found[0].text("place") == 'Ville, "the" VX\nold town'
    assert [one.line for one in found] == [2, 3]


def test_names_of_columns_may_stand_in_any_order_among_others(tmp_path: Path) -> None:
    path = write(tmp_path / "pay.csv.gz", " more , pay ,place", "x, 3 ,Ville")
    (only,) = read_rows(path, ["place", "pay"])
    assert (only.text("place"), only.number("pay"), only.text("more")) == ("Ville", 3, "x")


def test_empty_lines_are_passed_over_and_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    path.write_text("place,pay\nVille,3\n\nTown,4\n\n", encoding="utf-8")
    assert [(row.line, row.text("place")) for row in read_rows(path, ["pay"])] == [(2, "Ville"), (4, "Town")]


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
def test_other_marks_between_values_are_told(tmp_path: Path, mark: str, name: str) -> None:
    path = tmp_path / "pay.csv"
    path.write_text(f"place{mark}pay\nVille{mark}3\n", encoding="utf-8")
    with pytest.raises(SourceUnusable, match=rf"pay\.csv, row 1: its values are parted by {name} instead of commas"):
        list(read_rows(path, ["place", "pay"]))


def test_letters_that_are_not_utf8_are_told_with_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    path.write_bytes("place,pay\nVille,3\nCité,4\n".encode("latin-1"))
    with pytest.raises(SourceUnusable, match=r"pay\.csv, row 3: the column place holds letters that are not in UTF-8"):
        list(read_rows(path, ["place", "pay"]))
    path.write_bytes("place,pay\nVille,3\n".encode("utf-16"))
    with pytest.raises(SourceUnusable, match=r"pay\.csv, row 1: it holds letters that are not in UTF-8"):
        list(read_rows(path, ["place", "pay"]))


def test_an_error_tells_where_why_and_what_to_do() -> None:
    with pytest.raises(SourceUnusable) as caught:
        row("x").refuse("it is too hot")
    assert (caught.value.field, caught.value.reason) == ("pay.csv, row 7", "it is too hot")
    assert caught.value.remedy == "Fetch the file again, or teach its reader the new layout"


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ("row 7", "Correct the row, or leave it out"),
        ("row 11", "Correct the row, or leave it out"),
        ("row 1", "Save it as CSV in UTF-8 with the columns id, pay"),
        ("the file", "Check that it is there, and a CSV file"),
    ],
)
def test_a_file_of_a_user_is_to_be_corrected_not_fetched(row: str, remedy: str) -> None:
    told = of_a_user(unusable(Path("folder", "mine.csv"), row, "it is odd"), ("id", "pay"))
    assert (told.field, told.reason, told.remedy) == (f"mine.csv, {row}", "it is odd", remedy)
