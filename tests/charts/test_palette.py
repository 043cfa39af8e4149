import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.palette import DARK, LIGHT, Palette, blend, clearest, contrast

READABLE = 4.5
LARGE = 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_token_is_a_colour(palette: Palette) -> None:
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in astuple(palette))


def test_the_forecast_is_the_blue_of_okabe_and_ito() -> None:
    assert (LIGHT.forecast, DARK.forecast) == ("#0072b2", "#56b4e9")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_can_be_read_on_their_ground(palette: Palette) -> None:
    for ground in (palette.panel, palette.background):
        assert contrast(palette.ink, ground) >= READABLE
        assert contrast(palette.muted, ground) >= READABLE
    for colour in (palette.forecast, palette.good, palette.attention, palette.accent):
        assert contrast(colour, palette.panel) >= LARGE


def test_contrast_runs_from_1_to_21_either_way_round() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_contrast_agrees_with_a_published_pair() -> None:
    # #767676 on white is the well-known lightest grey that passes 4.5:1.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_clearest_takes_the_best_read_colour() -> None:
    assert clearest("#ffffff", "#eeeeee", "#000000") == "#000000"
    assert clearest("#000000", "#eeeeee", "#111111") == "#eeeeee"


@pytest.mark.parametrize(("share", "mixed"), [(0.0, "#ffffff"), (1.0, "#0072b2"), (0.5, "#80b8d8")])
def test_blend_lays_one_colour_over_another(share: float, mixed: str) -> None:
    # Half of 00/ff is 127.5, which rounds to the even 128 (80); 72/ff → 184.5 → 184 (b8); b2/ff → 216.5 → 216 (d8).
    assert blend("#0072b2", "#ffffff", share) == mixed


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_round_and_has_bounds(one: str, two: str) -> None:
    assert contrast(one, two) == contrast(two, one)
    assert 1 <= contrast(one, two) <= 21 + 1e-9
    assert contrast(one, one) == 1


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_blend_lies_between_its_colours_in_every_channel(one: str, two: str, share: float) -> None:
    mixed = blend(one, two, share)
    for place in (1, 3, 5):
        first, second, between = (int(colour[place : place + 2], 16) for colour in (one, two, mixed))
        assert min(first, second) <= between <= max(first, second)
        assert abs(between - (share * first + (1 - share) * second)) <= 0.5 + 1e-9


@given(COLOURS, st.lists(COLOURS, min_size=1, max_size=4))
def test_no_colour_is_read_better_than_the_clearest(ground: str, colours: list[str]) -> None:
    best = clearest(ground, *colours)
    assert best in colours
    assert contrast(best, ground) == max(contrast(colour, ground) for colour in colours)


def test_black_or_white_can_be_read_on_any_ground() -> None:
    for grey in range(256):
        ground = f"#{grey:02x}{grey:02x}{grey:02x}"
        assert contrast(clearest(ground, "#000000", "#ffffff"), ground) >= READABLE


@pytest.mark.parametrize(("colour", "light"), [("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722)])
def test_each_primary_has_the_light_of_the_standard(colour: str, light: float) -> None:
    assert contrast(colour, "#000000") == pytest.approx((light + 0.05) / 0.05)


def test_the_dark_end_of_the_scale_is_a_straight_line() -> None:
    # 10/255 = 0.0392 lies below the bend at 0.04045: divided by 12.92.
    assert contrast("#0a0a0a", "#000000") == pytest.approx((10 / 255 / 12.92 + 0.05) / 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_plans_have_four_colours_of_their_own(palette: Palette) -> None:
    assert palette.plans == (palette.plan_a, palette.plan_b, palette.plan_c, palette.plan_d)
    assert len(set(palette.plans)) == 4
