from statistics import NormalDist

import numpy as np
import pytest

from planner.forecast.chance import cause_normals, cause_waits, normals, streams


def source() -> np.random.Generator:
    return streams(1, 1)[0]


def test_streams_begin_alike_however_many() -> None:
    assert streams(3, 2)[1].random() == streams(3, 5)[1].random()
    assert streams(3, 2)[1].random() != streams(4, 2)[1].random()


def test_normals_lie_in_the_middle_of_equally_likely_strata() -> None:
    drawn = np.unique(normals(source(), (100, 40_000)))
    assert len(drawn) == 2**16
    for stratum in (0, 5, 1000, 2**15, 2**16 - 1):
        assert drawn[stratum] == pytest.approx(NormalDist().inv_cdf((stratum + 0.5) / 2**16), abs=6e-4)


def test_normals_are_independent_and_standard() -> None:
    drawn = np.asarray(normals(source(), (2, 200_000)), dtype=np.float64)
    assert drawn.mean(axis=1).tolist() == pytest.approx([0.0, 0.0], abs=0.01)
    assert drawn.std(axis=1).tolist() == pytest.approx([1.0, 1.0], abs=0.01)
    one = drawn[0]
    assert np.corrcoef(drawn[0], drawn[1])[0, 1] == pytest.approx(0.0, abs=0.01)
    assert np.corrcoef(one[1:], one[:-1])[0, 1] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("n", [1, 3, 4, 1001])
def test_more_rows_begin_with_the_same_rows(n: int) -> None:
    assert (normals(source(), (9, n))[:4] == normals(source(), (4, n))).all()


def test_a_cause_has_its_own_chance() -> None:
    one = cause_normals(1, 1000, "AWS certificate")
    assert cause_normals(1, 1000, "AWS certificate") is one
    assert not (cause_normals(1, 1000, "another") == one).any()
    assert not (cause_normals(2, 1000, "AWS certificate") == one).any()
    with pytest.raises(ValueError, match="read-only"):
        one[0] = 0.0


def test_a_causes_waits_are_exponential_and_independent_of_its_normals() -> None:
    waits = cause_waits(1, 100_000, "founder")
    assert waits.mean() == pytest.approx(1.0, abs=0.02)
    assert (waits > 2.0).mean() == pytest.approx(np.exp(-2.0), abs=0.005)
    assert np.corrcoef(waits, cause_normals(1, 100_000, "founder"))[0, 1] == pytest.approx(0.0, abs=0.015)
    with pytest.raises(ValueError, match="read-only"):
        waits[0] = 0.0
