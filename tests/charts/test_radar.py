import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text

from planner.charts.palette import LIGHT
from planner.charts.radar import MOST_DIMENSIONS, Dimension, RadarData
from planner.charts.radar_figure import RadarFigure
from tests.charts import plain
from tests.charts.drawing import overlapping, said, shapes


def drawn(data: RadarData, width: int = 620, height: int = 230) -> RadarFigure:
    chart = RadarFigure(width=width, height=height)
    chart.update(data)
    return chart


def unknown_and_area(chart: RadarFigure) -> list[PolyCollection]:
    return [artist for artist in chart.artists if isinstance(artist, PolyCollection)]


def marks(chart: RadarFigure) -> np.ndarray:
    (line,) = [artist for artist in chart.artists if isinstance(artist, Line2D)]
    return np.asarray(line.get_xydata(), float)


def test_the_headline_counts_the_known_and_tells_the_unknown() -> None:
    expected = "For senior you show 9 of 15 descriptors; 1 of 5 dimensions is unknown"
    assert plain.radar().headline == expected
    two = plain.radar((*plain.DIMENSIONS, Dimension("Hiring", None, 2)))
    assert two.headline.endswith("; 2 of 6 dimensions are unknown")
    assert plain.radar(plain.DIMENSIONS[:2]).headline == "For senior you show 6 of 10 descriptors"


def test_nothing_known_is_not_zero() -> None:
    nothing = plain.radar((Dimension("Design", None, 6),))
    assert nothing.headline == "Nothing is known yet of your readiness for senior"
    assert nothing.dimensions[0].share is None
    assert Dimension("Design", 0, 6).share == 0


def test_the_sentence_is_the_whole_list() -> None:
    assert plain.radar().subtitle == (
        "Evidence of the last 18 months. "
        "Design 4 of 6, Ownership 2 of 4, Mentoring unknown, Communication 3 of 3, Impact 0 of 2."
    )


@pytest.mark.parametrize("bad", [Dimension("x", 3, 2), Dimension("x", -1, 2), Dimension("x", 0, 0)])
def test_impossible_counts_are_refused(bad: Dimension) -> None:
    with pytest.raises(ValueError, match="x shows"):
        plain.radar((bad,))


def test_more_dimensions_than_can_be_drawn_are_refused() -> None:
    with pytest.raises(ValueError, match="are more than"):
        plain.radar(plain.DIMENSIONS[:1] * (MOST_DIMENSIONS + 1))


def test_the_table_leaves_the_unknown_empty() -> None:
    rows = plain.radar().table()
    assert rows[1] == ("Design", "4", "6")
    assert rows[3] == ("Mentoring", "", "3")


def test_marks_stand_at_their_shares_and_the_unknown_has_none() -> None:
    chart = drawn(plain.radar())
    lengths = np.hypot(*marks(chart).T)
    assert lengths / lengths[2] == pytest.approx([4 / 6, 0.5, 1.0, 0.0])
    assert marks(chart)[0][0] == pytest.approx(0, abs=1e-9)
    assert marks(chart)[0][1] > 0


def test_the_unknown_is_a_hatched_wedge_and_breaks_the_area() -> None:
    wedges, areas = unknown_and_area(drawn(plain.radar()))
    assert len(shapes(wedges)) == 1
    assert wedges.get_hatch()
    # Of five pairs of neighbours two have the unknown one in them.
    assert len(shapes(areas)) == 3


def test_two_dimensions_have_marks_but_no_area() -> None:
    chart = drawn(plain.radar(plain.DIMENSIONS[:2]))
    assert len(marks(chart)) == 2
    assert shapes(unknown_and_area(chart)[1]) == []


def test_dimensions_are_named_with_their_counts() -> None:
    chart = drawn(plain.radar())
    assert {"Design 4 of 6", "Mentoring unknown", "Impact 0 of 2"} <= said(chart)
    texts = {text.get_text(): text for text in chart.artists if isinstance(text, Text)}
    assert texts["Mentoring unknown"].get_color() == LIGHT.muted
    assert texts["Design 4 of 6"].get_color() == LIGHT.ink


@pytest.mark.parametrize("size", [(620, 230), (900, 420), (300, 200)])
@pytest.mark.parametrize("number", [1, 2, 3, 5, 8, MOST_DIMENSIONS])
def test_names_never_overlap(number: int, size: tuple[int, int]) -> None:
    dimensions = tuple(Dimension(f"Dimension {index}", index % 4, 4) for index in range(number))
    assert overlapping(drawn(plain.radar(dimensions), *size)) == []


def test_without_dimensions_nothing_is_drawn() -> None:
    assert said(drawn(plain.radar(()))) == set()


COUNTS = st.tuples(st.none() | st.integers(0, 9), st.integers(9, 12))


@given(st.lists(COUNTS, min_size=1, max_size=MOST_DIMENSIONS))
def test_the_headline_adds_up_what_is_known_and_counts_the_rest(counts: list[tuple[int | None, int]]) -> None:
    data = plain.radar(tuple(Dimension(f"d{place}", *count) for place, count in enumerate(counts)))
    known = [(shown, total) for shown, total in counts if shown is not None]
    if not known:
        assert data.headline == "Nothing is known yet of your readiness for senior"
        return
    shown, total = (sum(column) for column in zip(*known, strict=True))
    assert data.headline.startswith(f"For senior you show {shown} of {total} descriptors")
    n_unknown = len(counts) - len(known)
    assert (f"; {n_unknown} of {len(counts)} dimensions " in data.headline) is (n_unknown > 0)
    assert len(data.table()) == 1 + len(counts)


@given(st.integers(1, 50), st.integers(0, 50))
def test_a_share_is_what_is_shown_of_all(total: int, shown: int) -> None:
    one = Dimension("Design", min(shown, total), total)
    assert one.share is not None
    assert 0 <= one.share <= 1
    assert one.share * total == pytest.approx(min(shown, total))
    assert one.words == f"{min(shown, total)} of {total}"


def test_as_many_dimensions_as_can_be_drawn_are_taken_in_their_order() -> None:
    names = [f"Dimension {number}" for number in range(MOST_DIMENSIONS)]
    made = plain.radar(tuple(Dimension(name, 1, 1) for name in reversed(names)))
    assert [row[0] for row in made.table()[1:]] == names[::-1]


def test_a_dimension_without_descriptors_is_refused_though_it_is_unknown() -> None:
    with pytest.raises(ValueError, match=r"^Hiring shows None of 0$"):
        plain.radar((Dimension("Hiring", None, 0),))


def test_the_spoken_sentence_of_readiness_begins_with_the_answer() -> None:
    assert plain.radar().spoken == f"{plain.radar().headline}. {plain.radar().subtitle}"
    assert plain.radar().table()[0] == ("dimension", "descriptors shown", "descriptors")


def test_a_long_name_takes_another_line_rather_than_lose_letters() -> None:
    names = ("Design and architecture", "Ownership and operation", "Method and rigour", "Communication", "Business")
    chart = drawn(plain.radar(tuple(Dimension(name, None, 3) for name in names)), 450, 330)
    told = {text.replace("\n", " ") for text in said(chart)}
    assert {f"{name} unknown" for name in names} <= told
    assert overlapping(chart) == []


LADDER = (
    *("Design and architecture", "Delivery", "Ownership and operation", "Method and rigour"),
    *("Mentoring", "Communication", "Business and influence"),
)


@pytest.mark.parametrize("width", [350, 355, 360, 480])
@pytest.mark.parametrize("shown", [None, 2])
def test_the_names_of_the_ladder_are_whole_in_a_narrow_card(width: int, shown: int | None) -> None:
    chart = drawn(plain.radar(tuple(Dimension(name, shown, 3) for name in LADDER)), width, 280)
    assert not [text for text in said(chart) if "…" in text]
    assert overlapping(chart) == []
