import datetime
import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from planner.advice.places import compare
from planner.charts.palette import DARK
from planner.charts.places import places_csv, places_data
from planner.charts.saving import FORMATS, Chart, picture, save_chart
from planner.charts.table import csv_text
from planner.charts.trajectory import known_data
from planner.charts.trajectory_figure import TrajectoryFigure
from planner.domain.errors import UserError
from planner.forecast.situation import NoEstimate
from tests.advice import examples as places
from tests.charts import examples
from tests.charts.drawing import dots
from tests.charts.examples import PAST, example

CHECKOUT = Path(__file__).parents[2]
PICTURES = ("png", "svg", "pdf")
STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
PRINT_HASHES = """
import hashlib
from planner.charts.saving import picture
from tests.charts.examples import example
for kind in ("png", "svg", "pdf"):
    print(hashlib.sha256(picture(example(), kind)).hexdigest())
"""


@pytest.mark.parametrize("kind", PICTURES)
def test_the_ending_chooses_the_format(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"my chart.{kind.upper()}"
    save_chart(example(), path)
    assert path.read_bytes() == picture(example(), kind)
    assert path.read_bytes().startswith(STARTS[kind])
    assert list(tmp_path.iterdir()) == [path]


def test_a_named_format_goes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "chart"
    save_chart(example(), path, "svg")
    assert path.read_bytes().startswith(STARTS["svg"])


def test_the_table_is_saved_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    save_chart(example(), path)
    assert path.read_bytes().decode("utf-8") == csv_text(example())


def test_a_picture_has_two_dots_a_pixel_and_room_for_its_heading() -> None:
    image = Image.open(io.BytesIO(picture(example(), "png")))
    # 342 pixels of chart under 20 margin, 18 headline, 8 between and two lines of 16.
    assert image.size == (2 * 744, 2 * (342 + 20 + 18 + 8 + 2 * 16))


def test_pictures_tell_their_sentence_to_those_who_cannot_see_them() -> None:
    data = example()
    image = Image.open(io.BytesIO(picture(data, "png")))
    assert image.info["Description"] == data.spoken
    root = ET.fromstring(picture(data, "svg"))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == data.headline
    assert data.headline.encode() in picture(data, "pdf")


def test_pictures_carry_no_date() -> None:
    assert b"<dc:date>" not in picture(example(), "svg")
    assert b"CreationDate" not in picture(example(), "pdf")
    assert b"Software" not in picture(example(), "png")


def test_a_picture_made_on_a_thread_while_the_screen_is_drawn_is_the_same() -> None:
    alone = [picture(example(), kind) for kind in PICTURES]
    screen = TrajectoryFigure(DARK, 500, 300)
    screen.update(example())
    seen = dots(screen.figure)
    with ThreadPoolExecutor(1) as threads:
        asked = [threads.submit(picture, example(), kind) for kind in PICTURES]
        while not all(one.done() for one in asked):
            assert np.array_equal(dots(screen.figure), seen)
    assert [one.result() for one in asked] == alone


def test_equal_data_give_equal_bytes_in_another_process() -> None:
    here = [hashlib.sha256(picture(example(), kind)).hexdigest() for kind in PICTURES]
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", PRINT_HASHES]
    there = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=CHECKOUT)
    assert there.stdout.split() == here


@pytest.mark.parametrize("chart", ["trajectory", "levels"])
def test_either_chart_and_either_palette_can_be_saved(chart: Chart) -> None:
    light = picture(example(), "png", chart=chart)
    dark = picture(example(), "png", chart=chart, palette=DARK, width=560, height=240)
    image = Image.open(io.BytesIO(dark)).convert("RGB")
    assert image.getpixel((0, 0)) == (0x1E, 0x23, 0x2A)
    assert image.width == 1120
    assert light != dark


def test_the_two_charts_differ() -> None:
    assert picture(example(), "svg", chart="levels") != picture(example(), "svg")


def test_without_an_estimate_the_known_is_saved(tmp_path: Path) -> None:
    missing = NoEstimate("there are no figures for “Бухгалтер”", "Choose another title", past=PAST)
    data = known_data(missing, datetime.date(2026, 7, 2), examples.pack())
    for kind in FORMATS:
        save_chart(data, tmp_path / f"known.{kind}")
    assert len(list(tmp_path.iterdir())) == len(FORMATS)


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart."])
def test_an_unknown_ending_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        save_chart(example(), tmp_path / name)
    expected = f"Chart file {name}: its ending names no known kind of file. End it in .png, .svg, .pdf, .csv."
    assert str(caught.value) == expected
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written") as caught:
        save_chart(example(), tmp_path / "nowhere" / "chart.csv")
    assert "no such file or directory" in caught.value.reason


def test_a_name_that_is_a_folder_is_left_as_it_is(tmp_path: Path) -> None:
    taken = tmp_path / "chart.csv"
    taken.mkdir()
    with pytest.raises(UserError, match="could not be written"):
        save_chart(example(), taken)
    assert list(tmp_path.iterdir()) == [taken]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chart.csv"
    path.write_text("old", encoding="utf-8")

    def full_disk(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(UserError, match="no space left on device"):
        save_chart(example(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_places_are_saved_in_every_format(tmp_path: Path, kind: str) -> None:
    data = places_data(compare(places.standing(places.pack()), places.pack()))
    path = tmp_path / f"places.{kind}"
    save_chart(data, path)
    if kind == "csv":
        assert path.read_bytes().decode("utf-8") == places_csv(data)
    else:
        assert path.read_bytes() == picture(data, kind)
        assert path.read_bytes().startswith(STARTS[kind])
