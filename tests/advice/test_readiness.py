import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.readiness import AspectReadiness, Readiness, Shown, readiness, readiness_ahead, readiness_everywhere
from planner.domain.dates import PartialDate
from planner.domain.profile import Record
from planner.domain.readiness import Evidence
from planner.domain.role import Level, Track
from planner.market.ladders import StepKind
from tests.advice.records import LIBRARY, TODAY, achievement, evidence, own
from tests.forecast.examples import role
from tests.strategies import profile_of

SENIOR = LIBRARY.ladders.rung("senior")
LINES = [one.id for one in SENIOR.descriptors]


def senior(*held: Record, months: int = 24, today: datetime.date = TODAY) -> Readiness:
    return readiness(profile_of(*held), LIBRARY, SENIOR, today, months=months)


def aspect(told: Readiness, aspect_id: str) -> AspectReadiness:
    return next(one for one in told.aspects if one.aspect.id == aspect_id)


def test_without_evidence_everything_is_unknown_and_not_zero() -> None:
    told = senior()
    assert (told.count(Shown.UNKNOWN), told.total) == (17, 17)
    assert {one.share for one in told.aspects} == {None}
    assert {one.most for one in told.aspects} == {1.0}
    assert told.sentence == "Senior: 0 of 17 shown in the last 24 months, 0 only by older evidence, 17 unknown."


def test_recent_old_and_unknown_are_told_apart() -> None:
    told = senior(
        evidence("senior.design.1", "2025-06"), evidence("senior.design.2", "2024-10"), evidence("mid.design.1", "2026")
    )
    design = aspect(told, "design")
    assert [line.shown for line in design.lines] == [Shown.RECENT, Shown.OLD, Shown.UNKNOWN]
    assert design.share == pytest.approx(1 / 3)
    assert design.most == pytest.approx(2 / 3)
    assert [told.count(shown) for shown in Shown] == [1, 1, 15]


def test_old_evidence_alone_is_a_share_of_nothing() -> None:
    assert aspect(senior(evidence("senior.rigour.1", "2015")), "rigour").share == 0.0


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2024-11-22", Shown.RECENT),
        ("2024-11-21", Shown.OLD),
        ("2024-11", Shown.RECENT),  # known to the month, it may have been the 30th
        ("2026-11-22", Shown.RECENT),
        ("2026-11-23", Shown.UNKNOWN),  # has not happened yet
        ("2026", Shown.RECENT),
    ],
)
def test_dates_count_to_the_day(when: str, shown: Shown) -> None:
    assert aspect(senior(evidence("senior.design.1", when)), "design").lines[0].shown is shown


def test_the_months_can_be_chosen() -> None:
    held = evidence("senior.design.1", "2024-10-01")
    assert senior(held, months=24).count(Shown.RECENT) == 0
    assert senior(held, months=26).count(Shown.RECENT) == 1
    assert senior(held, months=0).months == 1


def test_all_evidence_of_a_line_is_kept_latest_first() -> None:
    first, second = evidence("senior.design.1", "2020", number=1), evidence("senior.design.1", "2026", number=2)
    assert aspect(senior(first, second), "design").lines[0].evidence == (second, first)


def test_the_employers_ladder_counts() -> None:
    held = role("r", employer="Acme", level=Level.MID)
    changed = own("o", replaces="senior.design.1", text="Signs designs off.", employer="Acme")
    told = senior(held, changed, evidence("senior.design.1", "2026"))
    assert aspect(told, "design").lines[0].line.text == "Signs designs off."
    assert aspect(told, "design").lines[0].shown is Shown.RECENT
    elsewhere = senior(role("r", employer="Bolt"), changed)
    assert aspect(elsewhere, "design").lines[0].line.id == "senior.design.1"


def test_records_are_offered_and_never_counted() -> None:
    told = senior(achievement("Search", url="https://example.org/a"))
    assert [one.text for one in aspect(told, "delivery").offers] == ["Search"]
    assert aspect(told, "design").offers == ()
    assert told.count(Shown.UNKNOWN) == 17


def test_what_was_confirmed_is_not_offered_again() -> None:
    done = achievement("Search", url="https://example.org/a")
    by_link = evidence("senior.delivery.1", "2026", url="https://example.org/a")
    by_words = evidence("senior.delivery.1", "2026", text="Search")
    assert aspect(senior(done, by_link), "delivery").offers == ()
    assert aspect(senior(done, by_words), "delivery").offers == ()


def test_the_next_level_comes_first_then_other_tracks() -> None:
    told = readiness_ahead(profile_of(role("r", level=Level.SENIOR)), LIBRARY, TODAY)
    assert [(one.rung.id, one.kind) for one in told] == [
        ("architect", StepKind.UP),
        ("lead", StepKind.SIDEWAYS),
        ("manager", StepKind.SIDEWAYS),
        ("research", StepKind.SIDEWAYS),
    ]


def test_everywhere_is_what_lies_ahead_and_then_every_other_rung_once() -> None:
    profile = profile_of(role("r", level=Level.SENIOR), evidence("senior.delivery.1", "2026"), achievement("a"))
    ahead = readiness_ahead(profile, LIBRARY, TODAY, months=12)
    told = readiness_everywhere(profile, LIBRARY, TODAY, months=12)
    assert told[: len(ahead)] == ahead
    assert sorted(one.rung.id for one in told) == sorted(rung.id for rung in LIBRARY.ladders.rungs)
    assert told[len(ahead) :] == tuple(
        readiness(profile, LIBRARY, one.rung, TODAY, months=12) for one in told[len(ahead) :]
    )


def test_everywhere_is_every_rung_where_the_present_one_is_unknown() -> None:
    told = readiness_everywhere(profile_of(), LIBRARY, TODAY)
    assert [one.rung for one in told] == list(LIBRARY.ladders.rungs)
    assert {one.kind for one in told} == {None}


def test_a_track_without_rungs_or_a_role_without_level_leads_nowhere() -> None:
    assert readiness_ahead(profile_of(), LIBRARY, TODAY) == ()
    assert readiness_ahead(profile_of(role("r", level=None)), LIBRARY, TODAY) == ()
    assert readiness_ahead(profile_of(role("r", track=Track.FOUNDER)), LIBRARY, TODAY) == ()


notes = st.lists(
    st.builds(
        Evidence,
        id=st.uuids().map(str),
        descriptor=st.sampled_from([*LINES, "mid.design.1", "gone"]),
        date=st.builds(PartialDate, st.integers(2015, 2028), st.none() | st.integers(1, 12)),
    ),
    max_size=12,
)


@given(notes, notes, st.integers(1, 120))
def test_more_evidence_or_a_longer_time_never_shows_less(some: list[Evidence], more: list[Evidence], n: int) -> None:
    first, second, longer = senior(*some, months=n), senior(*some, *more, months=n), senior(*some, months=n + 12)
    assert first.count(Shown.RECENT) <= second.count(Shown.RECENT)
    assert first.count(Shown.UNKNOWN) >= second.count(Shown.UNKNOWN)
    assert first.count(Shown.RECENT) <= longer.count(Shown.RECENT)
    assert first.count(Shown.UNKNOWN) == longer.count(Shown.UNKNOWN)


@given(notes)
def test_shares_and_counts_agree(some: list[Evidence]) -> None:
    told = senior(*some)
    assert sum(told.count(shown) for shown in Shown) == told.total == 17
    for one in told.aspects:
        assert (one.share is None) is (one.count(Shown.UNKNOWN) == len(one.lines))
        assert 0 <= (one.share or 0) <= one.most <= 1
