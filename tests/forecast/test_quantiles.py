import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from planner.forecast.quantiles import SHARES, Bands, bands, sorted_quantiles, stretched, widening
from planner.forecast.stretch import ANCHORS, UNCHANGED, YEARS, Stretch


def test_quantiles_of_eleven_numbers_by_hand() -> None:
    numbers = np.array([[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]], dtype=np.float32)
    assert sorted_quantiles(numbers).tolist() == [[1.0, 2.5, 5.0, 7.5, 9.0]]


def test_one_career_is_its_own_quantile() -> None:
    assert sorted_quantiles(np.array([[7.0]], dtype=np.float32)).tolist() == [[7.0] * 5]


@given(arrays.arrays(np.float32, (3, 17), elements=st.floats(-100, 100, width=32)))
def test_the_same_as_numpy(values: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> None:
    expected = np.quantile(values.astype(np.float64), SHARES, axis=1).T
    np.testing.assert_allclose(sorted_quantiles(values.copy()), expected, atol=1e-9)


def anchors(*rows: list[float], stretch: Stretch = Stretch()) -> Bands:  # noqa: B008 - frozen
    """Bands of simulated anchors that are widened for themselves."""
    simulated = np.array(rows)
    distance = stretched(simulated, stretch)
    return bands(simulated, distance, widening(distance))


WIDE = [7.0, 8.0, 9.0, 10.0, 11.0, 13.0, 14.0]
NARROW = [10.0, 10.5, 10.6, 11.0, 13.0, 13.5, 13.6]


def test_a_narrower_year_keeps_the_distances_of_the_wider() -> None:
    assert anchors(WIDE, NARROW).quantiles[1].tolist() == [9.0, 10.0, 11.0, 13.0, 14.0]


def test_a_wider_year_stays_as_it_is() -> None:
    found = anchors(NARROW, [6.0, 7.0, 8.0, 10.0, 13.0, 14.0, 15.0])
    assert (found.shown == found.simulated).all()


def test_a_plan_is_widened_as_careers_without_it() -> None:
    wider = widening(stretched(np.array([WIDE, NARROW]), Stretch()))
    plan = np.array([[0.0] * 7, [10.0, 10.8, 10.9, 11.0, 12.0, 12.5, 12.6]])
    shown = bands(plan, stretched(plan, Stretch()), wider).shown
    assert shown[0].tolist() == [0.0] * 7
    # Below, 0.2 times 2 (the factor is cut there) and what is missing of 2.0; above as it is.
    assert shown[1, 5] == pytest.approx(11.0 + 1.5 * 3.0 / 2.5)
    assert shown[1, 1] == pytest.approx(11.0 - (0.2 * 2.0 + 2.0 - 0.5 * 2.0))


@given(arrays.arrays(np.float64, (6, 7), elements=st.floats(-50, 50)))
def test_never_crossing_and_never_narrowing(values: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> None:
    shown = anchors(*np.sort(values, axis=1).tolist()).shown
    assert (np.diff(shown, axis=1) >= -1e-12).all()
    for low, high in ((0, 6), (1, 5), (2, 4)):
        assert (np.diff(shown[:, high] - shown[:, low]) >= -1e-12).all()


def test_a_stretch_multiplies_distances_by_year() -> None:
    double = ((0.5, 0.5, 0.5), (2.0, 3.0, 4.0), *UNCHANGED[2:])
    found = anchors(WIDE, WIDE, stretch=Stretch(above=double)).shown
    assert found[0].tolist() == [7.0, 8.0, 9.0, 10.0, 10.5, 11.5, 12.0]
    assert found[1].tolist() == [7.0, 8.0, 9.0, 10.0, 12.0, 19.0, 26.0]


FIRST = np.array([0])


def test_careers_move_as_the_bands_do() -> None:
    wider = Stretch(below=((1.5, 1.2, 0.5),) * YEARS, above=((0.5, 2.0, 2.5),) * YEARS)
    careers = np.random.default_rng(1).normal(11.0, 0.3, 2001).astype(np.float32)
    simulated = np.quantile(careers.astype(np.float64), ANCHORS)[None, :]
    found = anchors(*simulated.tolist(), stretch=wider)
    moved = careers.copy()
    found.move(moved[None, :], FIRST)
    np.testing.assert_allclose(np.quantile(moved, ANCHORS), found.shown[0], atol=2e-5)
    assert (np.diff(moved[np.argsort(careers)]) >= -2e-6).all()
    # Beyond the outer anchors a distance keeps the factor it has there.
    top, factor = careers.argmax(), (found.shown[0, 6] - simulated[0, 3]) / (simulated[0, 6] - simulated[0, 3])
    assert moved[top] == pytest.approx(simulated[0, 3] + factor * (careers[top] - simulated[0, 3]), rel=1e-5)


def test_years_move_together_as_they_do_alone_and_those_shown_as_simulated_stay() -> None:
    """Also where so many careers are moved that each year is a block of its own."""
    double = ((0.5, 0.5, 0.5), (1.0, 1.0, 1.0), *((2.0, 3.0, 4.0),) * 38)
    for n in (7, 20_000):
        careers = np.random.default_rng(2).normal(10.0, 1.0, (4, n)).astype(np.float32)
        found = anchors(WIDE, WIDE, WIDE, WIDE, stretch=Stretch(above=double, below=double))
        together, alone = careers.copy(), careers.copy()
        found.move(together, np.arange(4))
        for year in range(4):
            found.move(alone[year : year + 1], np.array([year]))
        assert together.tobytes() == alone.tobytes()
        assert [(together[year] == careers[year]).all() for year in range(4)] == [False, True, False, False]


def test_careers_that_are_shown_as_simulated_stay_to_the_bit() -> None:
    careers = np.array([8.1, 9.7, 12.3], dtype=np.float32)
    moved = careers.copy()
    anchors(WIDE).move(moved[None, :], FIRST)
    assert (moved == careers).all()


def test_careers_that_all_earn_the_same_are_not_divided_by_nothing() -> None:
    careers = np.full(4, 10.0, dtype=np.float32)
    anchors(WIDE, [10.0] * 7).move(careers[None, :], FIRST + 1)
    assert careers.tolist() == [10.0] * 4
