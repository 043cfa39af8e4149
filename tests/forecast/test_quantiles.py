import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from planner.forecast.quantiles import SHARES, never_narrower, sorted_quantiles


def test_quantiles_of_eleven_numbers_by_hand() -> None:
    numbers = np.array([[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]], dtype=np.float32)
    assert sorted_quantiles(numbers).tolist() == [[1.0, 2.5, 5.0, 7.5, 9.0]]


def test_one_career_is_its_own_quantile() -> None:
    assert sorted_quantiles(np.array([[7.0]], dtype=np.float32)).tolist() == [[7.0] * 5]


@given(arrays.arrays(np.float32, (3, 17), elements=st.floats(-100, 100, width=32)))
def test_the_same_as_numpy(values: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> None:
    expected = np.quantile(values.astype(np.float64), SHARES, axis=1).T
    np.testing.assert_allclose(sorted_quantiles(values.copy()), expected, atol=1e-9)


def test_a_narrower_year_keeps_the_distances_of_the_wider() -> None:
    measured = np.array([[8.0, 9.0, 10.0, 11.0, 13.0], [10.5, 10.6, 11.0, 13.0, 13.5]])
    assert never_narrower(measured)[1].tolist() == [9.0, 10.0, 11.0, 13.0, 14.0]


def test_a_wider_year_stays_as_it_is() -> None:
    measured = np.array([[9.0, 9.5, 10.0, 10.5, 11.0], [7.0, 8.0, 10.0, 12.0, 13.0]])
    np.testing.assert_allclose(never_narrower(measured), measured)


@given(arrays.arrays(np.float64, (6, 5), elements=st.floats(-50, 50)))
def test_never_crossing_and_never_narrowing(values: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> None:
    mended = never_narrower(np.sort(values, axis=1))
    assert (np.diff(mended, axis=1) >= 0).all()
    assert (np.diff(mended[:, 4] - mended[:, 0]) >= -1e-12).all()
    assert (np.diff(mended[:, 3] - mended[:, 1]) >= -1e-12).all()
