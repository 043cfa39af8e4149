import pytest
from matplotlib.colors import to_hex

from planner.charts import frame
from planner.charts.frame import SHIPPED_FONT, Frame, Margins, known_fonts
from planner.charts.palette import DARK, LIGHT

MARGINS = Margins(left=50, right=30, top=20, bottom=40)


def corners(frame: Frame) -> tuple[float, ...]:
    """The axes in dots from the figure's corners: left, bottom, right, top."""
    box = frame.axes.get_position()
    width, height = frame.figure.get_size_inches() * 100
    return box.x0 * width, box.y0 * height, (1 - box.x1) * width, (1 - box.y1) * height


def test_margins_are_kept_in_every_size() -> None:
    frame = Frame(400, 200, MARGINS, SHIPPED_FONT)
    assert corners(frame) == pytest.approx((50, 40, 30, 20))
    frame.figure.set_size_inches(8, 6)
    frame.fit()
    assert corners(frame) == pytest.approx((50, 40, 30, 20))
    assert frame.axes_size == pytest.approx((720, 540))


def test_a_figure_smaller_than_its_margins_still_has_axes() -> None:
    frame = Frame(60, 30, MARGINS, SHIPPED_FONT)
    assert frame.axes_size == (1, 1)


def test_there_is_no_frame_and_no_tick_mark() -> None:
    frame = Frame(400, 200, MARGINS, SHIPPED_FONT)
    assert not any(spine.get_visible() for spine in frame.axes.spines.values())
    assert frame.axes.xaxis.get_tick_params()["length"] == 0


def test_the_ground_takes_the_panels_colour() -> None:
    frame = Frame(400, 200, MARGINS, SHIPPED_FONT)
    for palette in (DARK, LIGHT):
        frame.set_colours(palette)
        assert to_hex(frame.figure.get_facecolor()) == palette.panel
        assert to_hex(frame.axes.get_facecolor()) == palette.panel


def test_an_unknown_font_gives_the_shipped_one_without_a_word() -> None:
    assert known_fonts("No Such Font Anywhere") == [SHIPPED_FONT]
    assert known_fonts(SHIPPED_FONT) == [SHIPPED_FONT]


def test_a_known_font_is_followed_by_the_shipped_one() -> None:
    assert known_fonts("DejaVu Serif") == ["DejaVu Serif", SHIPPED_FONT]


def test_other_fonts_are_a_pixel_larger_than_the_wide_shipped_one() -> None:
    own, shipped = (Frame(400, 200, MARGINS, font) for font in ("DejaVu Serif", SHIPPED_FONT))
    assert own.text_points == pytest.approx(12 * 0.72)
    assert shipped.text_points == pytest.approx(11 * 0.72)


def test_dollar_signs_in_texts_are_dollar_signs() -> None:
    frame = Frame(400, 200, MARGINS, SHIPPED_FONT)
    text = frame.text("$1 to $2", is_strong=True)
    frame.figure.canvas.draw()
    assert not text.get_parse_math()
    assert text.get_fontweight() == "bold"
    assert not text.get_clip_on()


def test_axes_made_ahead_become_those_of_the_next_frame_and_of_no_other() -> None:
    before = Frame(400, 200, MARGINS, SHIPPED_FONT)
    frame.make_axes_ahead()
    (made,) = (axes for _, axes in frame._made_ahead)
    first, second = (Frame(400, 200, MARGINS, SHIPPED_FONT) for _ in range(2))
    assert first.axes is made
    assert second.axes not in (made, before.axes)
    assert corners(first) == corners(second) == corners(before)
    assert first.axes.xaxis.get_tick_params() == before.axes.xaxis.get_tick_params()


@pytest.mark.parametrize("grid", ["x", "y", "none"])
def test_the_grid_is_that_of_the_axis_asked_for(grid: frame.Grid) -> None:
    made = Frame(400, 200, MARGINS, SHIPPED_FONT)
    made.set_colours(LIGHT, grid)
    shown = {name for name in ("x", "y") if getattr(made.axes, f"{name}axis").get_tick_params()["gridOn"]}
    assert shown == {grid} - {"none"}


def test_texts_are_not_clipped_by_the_axes() -> None:
    text = Frame(400, 200, MARGINS, SHIPPED_FONT).text("beyond")
    assert not text.get_clip_on()
    assert text.get_clip_box() is None
