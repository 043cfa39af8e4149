import pytest

from planner.forecast.stretch import UNCHANGED, Stretch


def test_a_stretch_changes_nothing_unless_given() -> None:
    assert Stretch().is_identity
    assert not Stretch(above=((1.0, 1.0, 1.1), *UNCHANGED[1:])).is_identity


@pytest.mark.parametrize("factors", [UNCHANGED[1:], ((0.0, 1.0, 1.0), *UNCHANGED[1:])])
def test_refuses_what_cannot_be(factors: tuple[tuple[float, float, float], ...]) -> None:
    with pytest.raises(ValueError, match="40 years"):
        Stretch(below=factors)
