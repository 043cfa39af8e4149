import pytest
from matplotlib.colors import to_hex

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
