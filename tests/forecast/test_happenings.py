import numpy as np
import pytest

from planner.forecast.chance import streams
from planner.forecast.happenings import Happenings, happenings, layoffs

MANY = 20_000


def laid_off(*factors: float) -> set[tuple[float, int]]:
    one, more = streams(1, 2)
    found = layoffs((one, more), MANY, 0.02, 4, (*factors, *factors[-1:] * (40 - len(factors))) if factors else ())
    return {pair for events in found for pair in zip(events.when.tolist(), events.career.tolist(), strict=True)}


def test_events_come_at_their_rate_over_all_years() -> None:
    events = happenings(streams(1, 1)[0], MANY, 0.1, 4)
    assert np.bincount(events.year, minlength=40) == pytest.approx([2000.0] * 40, rel=0.1)
    assert ((events.left > 0) & (events.left <= 1)).all()
    assert (events.cell == events.year * MANY + events.career).all()


def test_more_blocks_of_years_begin_with_the_fewer() -> None:
    near, far = (happenings(streams(1, 1)[0], 100, 0.5, blocks) for blocks in (1, 3))
    count = len(near.when)
    for name in ("when", "career", "size", "mark"):
        assert (getattr(far, name)[:count] == getattr(near, name)).all()
    assert (far.when[count:] >= 10).all()


def test_no_event_is_rounded_into_the_next_block() -> None:
    assert happenings(streams(1, 1)[0], MANY, 5.0, 1).when.max() < 10.0


def test_more_layoffs_are_the_same_ones_and_more() -> None:
    half, usual, double, five = (laid_off(factor) for factor in (0.5, 1.0, 2.0, 5.0))
    assert half < usual < double < five
    assert laid_off() == usual
    assert len(half) == pytest.approx(8_000, rel=0.05)
    assert len(usual) == pytest.approx(16_000, rel=0.05)
    assert len(five) == pytest.approx(80_000, rel=0.05)
    assert laid_off(0.0) == set()


def test_layoffs_change_only_in_the_years_of_their_factor() -> None:
    usual, stressed = laid_off(), laid_off(1.0, 3.0, 1.0)
    assert {when for when, _ in stressed - usual} <= {when for when, _ in stressed if 1.0 <= when < 2.0}
    assert len(stressed - usual) == pytest.approx(800, rel=0.15)


def test_some_events_are_kept() -> None:
    events = happenings(streams(1, 1)[0], 100, 0.5, 1)
    late = events.kept(events.when > 5)
    assert isinstance(late, Happenings)
    assert late.when.tolist() == events.when[events.when > 5].tolist()
    assert len(late.career) == len(late.size) == len(late.mark) == len(late.when)
