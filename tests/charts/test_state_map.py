import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from planner.calibration.states import STATE_CODES
from planner.charts.palette import DARK, LIGHT, Palette, contrast
from planner.charts.state_map import N_COLUMNS, N_ROWS, NAMES, TILES, StateMapData
from planner.charts.state_map_figure import StateMapFigure
from tests.charts import plain
from tests.charts.drawing import colours, said


def drawn(data: StateMapData, width: int = 620, height: int = 230, palette: Palette = LIGHT) -> StateMapFigure:
    chart = StateMapFigure(palette, width, height)
    chart.update(data)
    return chart


def test_every_state_has_one_tile_and_a_name() -> None:
    assert len(TILES) == 51
    assert TILES.keys() == NAMES.keys()
    assert len(set(TILES.values())) == 51
    assert all(column < N_COLUMNS and row < N_ROWS for column, row in TILES.values())


@pytest.mark.parametrize(
    ("one", "two"), [("WA", "OR"), ("OR", "CA"), ("NV", "UT"), ("CA", "NV"), ("ND", "SD"), ("GA", "FL"), ("AL", "GA")]
)
def test_neighbours_are_near_each_other(one: str, two: str) -> None:
    (column, row), (other_column, other_row) = TILES[one], TILES[two]
    assert abs(column - other_column) + abs(row - other_row) <= 2


@pytest.mark.parametrize(("west", "east"), [("CA", "CO"), ("CO", "KS"), ("KS", "VA"), ("OH", "PA"), ("NY", "MA")])
def test_east_is_right(west: str, east: str) -> None:
    assert TILES[west][0] < TILES[east][0]


@pytest.mark.parametrize(("north", "south"), [("ND", "TX"), ("WI", "IL"), ("IL", "TN"), ("NY", "PA"), ("GA", "FL")])
def test_north_is_up(north: str, south: str) -> None:
    assert TILES[north][1] < TILES[south][1]


def test_the_headline_tells_the_selected_state() -> None:
    # Washington is the 48th code: 0.8 + 0.47.
    assert plain.state_map().headline == "Pay in Washington is +27\u00a0% against the United States"
    assert plain.state_map("VT").headline == "No estimate for Vermont"


def test_what_is_compared_is_told() -> None:
    bought = replace(plain.state_map(), what="What pay buys")
    assert bought.headline.startswith("What pay buys in Washington is +")
    assert replace(bought, selected="").headline.startswith("What pay buys against ")


def test_without_a_selection_the_ends_are_told() -> None:
    headline = plain.state_map("").headline
    assert headline == "Pay against the United States is highest in West Virginia, lowest in Alaska"
    assert plain.state_map("", {}).headline == "No estimate for any state"


def test_states_without_an_estimate_are_told() -> None:
    assert "No estimate for Vermont, Wyoming, hatched." in plain.state_map().subtitle
    assert "50 states, hatched, have no estimate." in plain.state_map("", {"WA": 1.1}).subtitle
    assert plain.state_map("", dict.fromkeys(TILES, 1.0)).notes == ()


@pytest.mark.parametrize("ratios", [{"PR": 1.0}, {"WA": 0.0}, {"WA": float("nan")}, {"WA": float("inf")}])
def test_bad_ratios_are_refused(ratios: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"No state|not above 0"):
        plain.state_map("", ratios)


def test_an_unknown_selection_is_refused() -> None:
    with pytest.raises(ValueError, match="No state has the code XX"):
        plain.state_map("XX")


def test_the_table_has_a_state_a_row() -> None:
    rows = plain.state_map().table()
    assert len(rows) == 52
    assert rows[1] == ("AK", "Alaska", "0.8000")
    assert rows[-1] == ("WY", "Wyoming", "")


@pytest.mark.parametrize(("size", "words"), [((620, 230), "+27"), ((900, 420), "+27\u00a0%")])
def test_every_tile_has_its_code_and_its_number(size: tuple[int, int], words: str) -> None:
    texts = said(drawn(plain.state_map(), *size))
    assert {"WA", "CA", "DC", words, "–"} <= texts


def test_the_scale_says_in_words_which_side_is_more() -> None:
    chart = drawn(plain.state_map("", {"CA": 1.5, "AL": 0.9}))
    assert {"less", "more", "the same", "+50\u00a0%", "−10\u00a0%"} <= said(chart)
    places = {text.get_text(): text.get_position()[0] for text in chart.axes.texts}
    assert places["less"] < places["the same"] < places["more"]


def test_the_scale_ends_where_the_states_do() -> None:
    assert plain.state_map("", {"CA": 1.44, "AL": 0.81}).key(5) == pytest.approx((0.81, 0.9, 1.0, 1.2, 1.44))


def test_a_side_without_a_state_has_no_number() -> None:
    chart = drawn(plain.state_map("", {"CA": 1.5}))
    assert {text for text in said(chart) if text.endswith("%")} == {"+50\u00a0%"}
    assert plain.state_map("", {}).key(3) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_can_be_read_on_every_tile(palette: Palette) -> None:
    chart = drawn(plain.state_map(), palette=palette)
    tiles = chart.axes.collections[0]
    texts = {text.get_text(): text for text in chart.axes.texts}
    for code, ground in zip(plain.RATIOS, colours(tiles), strict=True):
        assert contrast(to_hex(texts[code].get_color()), ground) >= 4.5, code


def test_more_is_blue_less_is_orange_and_equal_has_no_colour() -> None:
    chart = drawn(plain.state_map("", {"CA": 1.5, "TX": 1.0, "AL": 1 / 1.5}))
    tiles = chart.axes.collections[0]
    less, more, equal = (to_rgb(colour) for colour in colours(tiles))
    assert less[0] > less[2]
    assert more[2] > more[0]
    assert max(equal) - min(equal) < 0.05


def test_small_differences_stay_pale() -> None:
    assert plain.state_map("", {"CA": 1.01}).reach == pytest.approx(math.log(1.1))


def test_the_selected_state_is_outlined() -> None:
    chart = drawn(plain.state_map())
    (outline,) = [artist for artist in chart.artists if isinstance(artist, Rectangle)]
    assert outline.get_visible()
    assert (int(outline.get_x()), int(outline.get_y())) == TILES["WA"]
    chart.update(replace(plain.state_map(), selected=""))
    assert not outline.get_visible()


@pytest.mark.parametrize("size", [(620, 230), (900, 420)])
def test_each_tile_is_found_under_its_middle(size: tuple[int, int]) -> None:
    chart = drawn(plain.state_map(), *size)
    across, up = (size[0] - 32) / N_COLUMNS, (size[1] - 20) / N_ROWS
    for code, (column, row) in TILES.items():
        assert chart.state_at(16 + (column + 0.5) * across, 10 + (row + 0.5) * up) == code


@pytest.mark.parametrize("spot", [(0, 0), (100, 15), (619, 229), (-50, 500)])
def test_between_the_tiles_there_is_no_state(spot: tuple[float, float]) -> None:
    assert drawn(plain.state_map()).state_at(*spot) is None


def test_the_figure_finds_states_in_the_size_of_its_canvas() -> None:
    chart = drawn(plain.state_map(), 300, 120)
    chart.figure.set_size_inches(6.2, 2.3)
    chart.fit()
    assert chart.state_at(30, 15) == "AK"


def test_other_ratios_change_the_ground() -> None:
    chart = drawn(plain.state_map())
    assert not chart.update(plain.state_map("TX"))
    assert chart.update(plain.state_map("TX", {"TX": 1.2}))
    assert chart.update(plain.state_map("TX", {"TX": 1.3}))


def test_the_names_are_those_of_the_market() -> None:
    """The same fifty-one, written down a second time for the market's files."""
    assert {name: code for code, name in NAMES.items()} == dict(STATE_CODES)


SOME_RATIOS = st.dictionaries(st.sampled_from(sorted(TILES)), st.floats(0.2, 5.0), min_size=1)


@given(SOME_RATIOS)
def test_the_scale_reaches_the_farthest_state_and_never_less_than_a_tenth(ratios: dict[str, float]) -> None:
    data = plain.state_map("", ratios)
    farthest = max(max(ratio, 1 / ratio) for ratio in ratios.values())
    assert math.exp(data.reach) == pytest.approx(max(farthest, 1.1))


@given(SOME_RATIOS)
def test_half_and_double_reach_equally_far(ratios: dict[str, float]) -> None:
    inverse = {code: 1 / ratio for code, ratio in ratios.items()}
    assert plain.state_map("", ratios).reach == pytest.approx(plain.state_map("", inverse).reach)


@given(SOME_RATIOS)
def test_the_ends_that_are_told_are_the_ends(ratios: dict[str, float]) -> None:
    highest, lowest = plain.state_map("", ratios).headline.split(" is highest in ")[1].split(", lowest in ")
    by_name = {NAMES[code]: ratio for code, ratio in ratios.items()}
    assert by_name[highest] == max(ratios.values())
    assert by_name[lowest] == min(ratios.values())


@pytest.mark.parametrize(("n_missing", "told"), [(5, True), (6, False)])
def test_few_missing_states_are_named_and_many_are_counted(n_missing: int, told: bool) -> None:
    codes = sorted(TILES)
    ratios = dict.fromkeys(codes[n_missing:], 1.0)
    (note,) = plain.state_map("", ratios).notes
    assert note == (
        f"No estimate for {', '.join(NAMES[code] for code in codes[:n_missing])}, hatched"
        if told
        else "6 states, hatched, have no estimate"
    )


def test_less_pay_is_told_with_a_minus() -> None:
    assert plain.state_map("AK").headline == "Pay in Alaska is −20\u00a0% against the United States"
    assert plain.state_map("TX", {"TX": 1.0}).headline == "Pay in Texas is +0\u00a0% against the United States"


def test_every_unknown_code_is_told_in_order() -> None:
    with pytest.raises(ValueError, match=r"^No state has the code PR, VI$"):
        plain.state_map("WA", {"VI": 1.0, "PR": 1.0, "WA": 1.0})


def test_the_header_of_the_map_says_against_what() -> None:
    header, *rows = plain.state_map().table()
    assert header == ("code", "state", "pay (ratio to the United States)")
    assert [row[0] for row in rows] == sorted(TILES)
    assert sum(row[2] == "" for row in rows) == 2
