"""What holds for every figure that is a ``DrawnChart``, whatever it shows."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgba

from planner.charts.difference import chances_data
from planner.charts.drawn import LETTER_PX, DrawnChart, cut, width_px
from planner.charts.palette import DARK, LIGHT, Palette, contrast
from planner.charts.saving import FORMATS, TOLD_FIGURES, save_chart
from planner.charts.table import told_csv
from planner.charts.told import Told
from tests.charts import plain
from tests.charts.drawing import Dots, dots, kept_ground, over_kept_ground, overlapping, said

SIZES = ((620, 230), (900, 420))


@dataclass(frozen=True, eq=False)
class Case:
    """Data of a chart; others that leave its ground as it is; others with nothing in them, and what they still say."""

    data: Told
    moved: Told
    other: Told
    empty: Told | None = None


def cases() -> dict[str, Case]:
    dotted, careers = plain.dots(), plain.careers()
    difference, less = plain.difference(), plain.PLANS[:3]
    swings = (replace(plain.SWINGS[0], low_effect=-350.0), *plain.SWINGS[1:])
    parts = (replace(plain.PARTS[0], amount=30_100.0), *plain.PARTS[1:])
    return {
        "careers": Case(careers, replace(careers, shown=6), plain.careers(3), plain.careers(0)),
        "dots": Case(dotted, replace(dotted, threshold=250e3), plain.dots(None), replace(dotted, values=())),
        "waterfall": Case(
            plain.waterfall(),
            plain.waterfall((*parts[:4], replace(parts[4], amount=25_000.0))),
            plain.waterfall(plain.PARTS[:2]),
        ),
        "tornado": Case(plain.tornado(), plain.tornado(swings), plain.tornado(plain.SWINGS[:2]), plain.tornado(())),
        "coverage": Case(
            plain.coverage(),
            plain.coverage((replace(plain.GROUPS[0], n=2_300), *plain.GROUPS[1:])),
            plain.coverage(plain.GROUPS[:2]),
            plain.coverage(()),
        ),
        "difference": Case(difference, plain.difference(less), plain.difference(plain.PLANS[:1]), plain.difference(())),
        "chances": Case(
            chances_data(difference),
            chances_data(plain.difference(less)),
            chances_data(plain.difference(plain.PLANS[2:])),
            chances_data(plain.difference(())),
        ),
        "timeline": Case(plain.timeline(), plain.timeline(selected="b1"), plain.timeline(plain.ACTIONS[:1])),
        "radar": Case(plain.radar(), plain.radar(plain.DIMENSIONS[1:]), plain.radar(plain.DIMENSIONS[:2])),
        "journal": Case(
            plain.journal(), plain.journal((*plain.PAID[:3], (2028.5, 180e3), *plain.PAID[3:])), plain.journal(())
        ),
        "rivals": Case(
            plain.rivals(),
            plain.rivals((*plain.CHOICES[:3], replace(plain.CHOICES[3], middle=30e3), plain.CHOICES[4])),
            plain.rivals(plain.CHOICES[:2]),
            plain.rivals(()),
        ),
        "state_map": Case(plain.state_map(), plain.state_map("TX"), plain.state_map("")),
    }


CASES = cases()
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
Build = Callable[..., DrawnChart[Any]]


def drawn(data: Told, width: int = 620, height: int = 230, palette: Palette = LIGHT) -> DrawnChart[Any]:
    chart = TOLD_FIGURES[type(data)](palette, width, height)
    chart.update(data)
    return chart


@cache
def whole(case: Case) -> Dots:
    """What the data of a case look like, drawn once for all tests."""
    return dots(drawn(case.data).figure)


def test_every_figure_is_tried_here() -> None:
    assert {type(case.data) for case in CASES.values()} == set(TOLD_FIGURES)


@each_case
@pytest.mark.parametrize("size", SIZES)
def test_no_texts_overlap(case: Case, size: tuple[int, int]) -> None:
    for data in (case.data, case.moved, case.other):
        assert overlapping(drawn(data, *size)) == []


@each_case
def test_every_text_lies_inside_the_figure(case: Case) -> None:
    chart = drawn(case.data)
    chart.figure.canvas.draw()
    for text in chart.axes.texts:
        if text.get_visible():
            box = text.get_window_extent()
            assert box.x0 >= -1, text.get_text()
            assert box.x1 <= 621, text.get_text()
            assert box.y0 >= -1, text.get_text()
            assert box.y1 <= 231, text.get_text()


@each_case
def test_moved_artists_over_a_kept_ground_are_the_whole_picture(case: Case) -> None:
    chart = drawn(case.data)
    ground = kept_ground(chart)
    assert not chart.update(case.moved)
    in_one_go = dots(drawn(case.moved).figure)
    # Lines that the ground holds below a text may shine through its rim by a shade.
    assert np.abs(over_kept_ground(chart, ground).astype(int) - in_one_go).max() <= 2


@each_case
def test_update_makes_no_new_artists_and_leaves_no_trace(case: Case) -> None:
    chart = drawn(case.data)
    n_before = len(chart.axes.get_children())
    for data in (case.other, case.moved, case.data):
        chart.update(data)
    assert len(chart.axes.get_children()) == n_before
    assert chart.data == case.data
    assert np.array_equal(dots(chart.figure), whole(case))


@each_case
def test_the_same_data_leave_the_ground(case: Case) -> None:
    assert not drawn(case.data).update(case.data)


@each_case
def test_the_figure_follows_the_canvas_it_is_put_on(case: Case) -> None:
    chart = drawn(case.data, 500, 200)
    canvas = FigureCanvasAgg(chart.figure)
    chart.figure.set_size_inches(6.2, 2.3)
    canvas.callbacks.process("resize_event", None)
    assert np.array_equal(dots(chart.figure), whole(case))


@each_case
def test_a_figure_may_be_resized_before_it_has_data(case: Case) -> None:
    chart = TOLD_FIGURES[type(case.data)]()
    assert chart.data is None
    chart.figure.set_size_inches(6.2, 2.3)
    chart.fit()
    chart.update(case.data)
    assert np.array_equal(dots(chart.figure), whole(case))


@each_case
def test_colours_can_be_changed_with_data_shown(case: Case) -> None:
    chart = drawn(case.data)
    chart.set_colours(DARK)
    assert to_hex(chart.figure.get_facecolor()) == DARK.panel
    assert np.array_equal(dots(chart.figure), dots(drawn(case.data, palette=DARK).figure))


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"state_map"}))
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_no_text_is_left_in_black(name: str, palette: Palette) -> None:
    for text in drawn(CASES[name].data, palette=palette).axes.texts:
        if text.get_visible():
            assert to_hex(to_rgba(text.get_color())) in {palette.ink, palette.muted, palette.panel}


@each_case
def test_tiny_figures_can_be_drawn(case: Case) -> None:
    assert dots(drawn(case.data, 60, 40).figure).shape == (40, 60, 4)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.empty])
def test_nothing_to_show_shows_nothing(name: str) -> None:
    case = CASES[name]
    assert case.empty is not None
    chart = drawn(case.empty)
    assert said(chart) == set()
    chart.update(case.data)
    chart.update(case.empty)
    assert said(chart) == set()
    assert case.empty.spoken.endswith(".")
    assert len(case.empty.table()) == 1


@each_case
def test_every_chart_has_a_sentence_without_loose_ends(case: Case) -> None:
    for data in (case.data, case.moved, case.other):
        assert data.spoken.startswith(data.headline[:10])
        assert data.spoken.endswith(".")
        assert not {"..", "  ", " ,", "nan"} & {
            data.spoken[at : at + n] for n in (2, 3) for at in range(len(data.spoken))
        }
        assert not data.headline.endswith(".")
        assert data.subtitle in data.spoken


@each_case
def test_the_table_is_even_and_says_where_it_comes_from(case: Case) -> None:
    lines = list(csv.reader(io.StringIO(told_csv(case.data))))
    assert {len(line) for line in lines} == {len(case.data.table()[0]) + 3}
    assert lines[0][-3:] == ["market figures", "pack", "seed"]
    assert lines[1][-3:] == ["BLS OEWS May 2025", "2026.11", "7"]
    assert len(set(lines[0])) == len(lines[0])


@each_case
@pytest.mark.parametrize("kind", FORMATS)
def test_every_chart_is_saved_in_every_format(tmp_path: Path, case: Case, kind: str) -> None:
    path = tmp_path / f"chart.{kind}"
    save_chart(case.data, path)
    saved = path.read_bytes()
    if kind == "csv":
        assert saved == told_csv(case.data).encode()
    else:
        assert saved.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])


def test_words_are_cut_to_their_room() -> None:
    assert cut("Specialisation", width_px("Specialisation")) == "Specialisation"
    assert cut("Specialisation premium", 10 * LETTER_PX) == "Specialis…"
    assert cut("Years to senior", 7 * LETTER_PX) == "Years…"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_plans_have_four_colours_that_can_be_told_from_the_ground(palette: Palette) -> None:
    assert len(set(palette.plans)) == 4
    assert min(contrast(colour, palette.panel) for colour in palette.plans) > 2


@given(st.text("abcdé 李", min_size=1, max_size=40), st.floats(0, 300))
def test_words_that_are_cut_fit_and_begin_as_they_did(words: str, room: float) -> None:
    shown = cut(words, room)
    longest = max(int(room / LETTER_PX), 2)
    assert len(shown) <= longest
    assert (shown == words) is (len(words) <= longest)
    assert shown == words or words.startswith(shown.removesuffix("…"))
    assert width_px(shown) <= width_px(words) or len(words) <= 2


def test_nothing_is_so_narrow_that_no_letter_is_left() -> None:
    assert cut("Seattle", 0) == "S…"
    assert cut("a b c", 3 * LETTER_PX) == "a…"  # no blank before the sign
    assert width_px("") == 0
