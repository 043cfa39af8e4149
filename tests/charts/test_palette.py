import re
from dataclasses import astuple

import pytest

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
