import datetime
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.certification_value import (
    WITHOUT_STUDIES,
    CertificationEffect,
    CertificationValue,
    Earner,
    Money,
    NoValue,
    certification_value,
    effect_of,
    ranked,
)
from planner.advice.standing import months_later
from planner.domain.dates import decimal_year
from planner.market.certifications import CatalogueCertification, Expiry, Standing
from planner.market.evidence import load_cards
from planner.market.pay_file import load_pay
from tests.advice.records import LIBRARY, TODAY

CARDS = load_cards()
EFFECT = CertificationEffect()
KUBERNETES = LIBRARY.certifications.certification("cncf-cka")  # $395, 50 to 150 hours, two years
PLAIN = Earner(yearly=(100_000.0,) * 15, years=0, hour_value=50)
FOREVER = 1e9  # years until the effect halves: it does not shrink


def value(
    known: CatalogueCertification = KUBERNETES, person: Earner = PLAIN, effect: CertificationEffect = EFFECT
) -> CertificationValue:
    found = certification_value(known, person, CARDS, TODAY, effect=effect)
    assert isinstance(found, CertificationValue)
    return found


def refused(known: CatalogueCertification) -> NoValue:
    found = certification_value(known, PLAIN, CARDS, TODAY)
    assert isinstance(found, NoValue)
    return found


def test_the_effect_has_the_published_range() -> None:
    assert EFFECT.chance_above(0.02) == pytest.approx(0.5)
    assert EFFECT.chance_above(0.0) == pytest.approx(0.9)
    assert EFFECT.chance_above(0.06) == pytest.approx(0.1)
    assert EFFECT.left(10) == pytest.approx(0.5)
    below = CertificationEffect(low=-0.04)  # a side of six per cent below, four above
    assert below.chance_above(-0.04) == pytest.approx(0.9)
    assert below.chance_above(-0.01) == pytest.approx(EFFECT.chance_above(0.01))
    assert EFFECT.left(0) == 1


@pytest.mark.parametrize("changes", [{"low": 0.03}, {"high": 0.01}, {"halves_every_years": 0.0}])
def test_an_effect_outside_its_range_is_refused(changes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="range around its median"):
        CertificationEffect(**changes)  # type: ignore[arg-type]  # no text is changed


def test_without_shrinking_it_is_plain_arithmetic() -> None:
    told = value(effect=CertificationEffect(halves_every_years=FOREVER))
    # Two years at 100,000: 2 % are 4,000 and 6 % are 12,000.
    assert told.gain.low == pytest.approx(0, abs=1e-3)
    assert told.gain.median == pytest.approx(4_000)
    assert told.gain.high == pytest.approx(12_000)
    # 100 hours at $50 and the fee.
    assert (told.fee, told.study.low, told.study.median, told.study.high) == (395, 2_500, 5_000, 7_500)
    assert told.net.median == pytest.approx(4_000 - 5_395)
    assert told.counted_years == pytest.approx(2)
    assert told.begin == datetime.date(2026, 12, 1)
    assert not told.is_worth_it


def test_the_chance_to_break_even_is_that_of_the_effect() -> None:
    told = value(effect=CertificationEffect(halves_every_years=FOREVER))
    # 5,395 of two years' 200,000 are 2.6975 %: 0.6975 of the upper half's 4 % wide 1.2816 deviations.
    assert told.chance == pytest.approx(0.5 * math.erfc(0.6975 / 4 * 1.2815515655 / math.sqrt(2)), abs=1e-6)
    assert told.quick_chance == pytest.approx(EFFECT.chance_above(2_895 / 200_000))
    assert told.slow_chance == pytest.approx(EFFECT.chance_above(7_895 / 200_000))
    assert told.quick_chance > told.chance > told.slow_chance


def test_it_shrinks_with_experience_while_it_lasts() -> None:
    young, old = value(), value(person=replace(PLAIN, years=10))
    assert old.gain.median == pytest.approx(young.gain.median / 2)
    assert young.gain.median == pytest.approx(2_000 * (0.5**0.1 + 0.5**0.2))


def test_each_year_counts_with_what_is_paid_in_it() -> None:
    rising = replace(PLAIN, yearly=(100_000.0, 200_000.0, 400_000.0))
    told = value(person=rising, effect=CertificationEffect(halves_every_years=FOREVER))
    assert told.gain.median == pytest.approx(2_000 + 4_000)


def test_more_hours_a_week_bring_it_sooner() -> None:
    slow = value(person=replace(PLAIN, hours_per_week=1.0))  # 24 months: it misses the first reading
    assert slow.gain.median == pytest.approx(2_000 * (0.5**0.3 + 0.5**0.4))
    assert value(person=replace(PLAIN, hours_per_week=0.0)).counted_years == pytest.approx(2)


def test_the_effect_counts_once_and_one_held_is_waited_for() -> None:
    covered = value(person=replace(PLAIN, covered_years=1.5), effect=CertificationEffect(halves_every_years=FOREVER))
    # Begun next month it would bring one year after the other ends; earned when that ends it brings both of its own.
    assert covered.gain.median == pytest.approx(4_000)
    assert covered.begin == datetime.date(2028, 1, 1)  # five months of study, until June 2028
    assert covered.note == "Begun sooner it is worth less: till then a certification that you hold brings the same."
    nothing = value(person=replace(PLAIN, covered_years=math.inf))
    assert (nothing.gain.high, nothing.chance, nothing.counted_years) == (0, 0, 0)
    assert "adds nothing" in nothing.note
    assert nothing.begin == datetime.date(2026, 12, 1)


def test_one_that_ends_before_this_is_earned_delays_nothing() -> None:
    told = value(person=replace(PLAIN, covered_years=0.25))
    assert (told.begin, told.gain, told.note) == (value().begin, value().gain, KUBERNETES.type.text)


def test_nothing_is_waited_for_until_after_its_retirement() -> None:
    ending = replace(KUBERNETES.facts, standing=Standing.RETIRED, retired_on="2028-05-01")
    retiring = replace(KUBERNETES, facts=ending)
    told = value(retiring, replace(PLAIN, covered_years=1.5), CertificationEffect(halves_every_years=FOREVER))
    assert told.begin == datetime.date(2026, 12, 1)
    assert told.gain.median == pytest.approx(2_000)
    assert told.counted_years == pytest.approx(0.94, abs=0.01)


def test_what_never_ends_counts_to_the_horizon() -> None:
    endless = replace(KUBERNETES, facts=replace(KUBERNETES.facts, expiry=Expiry.NEVER, validity_months=None))
    short = replace(PLAIN, yearly=(100_000.0,) * 7)
    told = value(endless, short, CertificationEffect(halves_every_years=FOREVER))
    assert told.gain.median == pytest.approx(14_000)
    assert told.is_worth_it


def test_what_cannot_be_earned_or_is_not_known_has_no_estimate() -> None:
    found = LIBRARY.certifications.certification
    assert refused(found("ms-dp-100")).reason == "it can no longer be earned"
    assert refused(found("ms-dp-100")).remedy == "Look at AI-300 instead"
    assert refused(found("tf-dev")).reason == "its price is not known"
    assert "not of courses" in refused(found("coursera-dls")).reason
    unknown = replace(KUBERNETES, facts=replace(KUBERNETES.facts, expiry=Expiry.UNKNOWN, validity_months=None))
    assert "how long it is valid" in refused(unknown).reason
    assert {one.facts.tier for one in LIBRARY.certifications.certifications} > WITHOUT_STUDIES


def test_what_the_next_level_asks_for_is_quoted() -> None:
    assert value().asked_for == ""
    senior = LIBRARY.ladders.rung("senior")
    told = certification_value(KUBERNETES, PLAIN, CARDS, TODAY, rung=senior)
    assert isinstance(told, CertificationValue)
    assert told.asked_for == ""
    asking = replace(senior, prerequisites=("A CKA is usual.",))
    told = certification_value(replace(KUBERNETES, aliases=("CKA",)), PLAIN, CARDS, TODAY, rung=asking)
    assert isinstance(told, CertificationValue)
    assert told.asked_for == "Senior asks for it: “A CKA is usual.”"


def test_the_evidence_is_named() -> None:
    assert value().cards == ("certification-study", "certification-surveys")
    manager = value(LIBRARY.certifications.certification("pmi-pmp"))
    assert "project-certification" in manager.cards
    assert {card.id for card in CARDS.cards} >= set(manager.cards)
    assert manager.renewal.startswith("60 PDUs")


def test_no_certification_stands_among_the_others_and_can_win() -> None:
    dear, cheap = value(), value(person=replace(PLAIN, hour_value=5))
    assert ranked([dear, cheap]) == (cheap, None, dear)
    assert ranked([dear]) == (None, dear)
    assert ranked([]) == (None,)


people = st.builds(
    Earner,
    yearly=st.lists(st.floats(20_000, 1e6), min_size=1, max_size=40).map(tuple),
    years=st.floats(0, 45),
    hour_value=st.floats(1, 500),
    covered_years=st.floats(0, 10),
)


@given(people)
def test_a_range_is_a_range_and_the_middle_decides(someone: Earner) -> None:
    told = value(person=someone)
    assert told.gain.low <= told.gain.median <= told.gain.high
    assert told.slow_chance <= told.chance <= told.quick_chance
    assert told.is_worth_it is (told.chance > 0.5) or told.chance == pytest.approx(0.5)


@given(people, st.floats(0, 20), st.floats(1, 3))
def test_more_experience_never_raises_and_more_pay_never_lowers_the_gain(
    someone: Earner, more_years: float, times: float
) -> None:
    told = value(person=someone)
    assert value(person=replace(someone, years=someone.years + more_years)).gain.median <= told.gain.median + 1e-9
    assert (
        value(person=replace(someone, yearly=tuple(times * pay for pay in someone.yearly))).gain.median
        >= told.gain.median - 1e-9
    )


@given(st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)))
def test_every_shipped_certification_has_a_value_or_a_reason(today: datetime.date) -> None:
    for known in LIBRARY.certifications.certifications:
        told = certification_value(known, PLAIN, CARDS, today)
        assert told.cards
        assert isinstance(told, CertificationValue) or (told.reason and told.remedy)


def with_validity(months: int) -> CatalogueCertification:
    """The same certification, valid for so many months."""
    return replace(KUBERNETES, facts=replace(KUBERNETES.facts, validity_months=months))


@given(people)
def test_the_gain_is_the_sum_of_the_years_in_which_it_counts(someone: Earner) -> None:
    told = value(person=someone)
    done = decimal_year(months_later(told.begin, 5)) - decimal_year(TODAY)  # 100 hours at 5 a week
    counted = range(math.ceil(max(done, someone.covered_years, 0.01)), len(someone.yearly) + 1)
    worth = sum(someone.yearly[at - 1] * 0.5 ** ((someone.years + at) / 10) for at in counted if at < done + 2)
    assert told.gain.median == pytest.approx(0.02 * worth, rel=1e-6, abs=1e-6)
    assert told.gain.high == pytest.approx(0.06 * worth, rel=1e-6, abs=1e-6)
    assert told.gain.low == 0


@given(people)
def test_whoever_holds_nothing_gains_no_less(someone: Earner) -> None:
    free = value(person=replace(someone, covered_years=0.0, yearly=(100_000.0,) * len(someone.yearly)))
    held = value(person=replace(someone, yearly=(100_000.0,) * len(someone.yearly)))
    assert held.gain.median <= free.gain.median + 1e-9


@given(people, st.floats(0, 500))
def test_cost_is_fee_and_hours_and_what_is_left_is_the_rest(someone: Earner, hour_value: float) -> None:
    told = value(person=replace(someone, hour_value=hour_value))
    assert told.study == Money(50 * hour_value, 100 * hour_value, 150 * hour_value)
    for name in ("low", "median", "high"):
        left = getattr(told.gain, name) - 395 - 100 * hour_value
        assert getattr(told.net, name) == pytest.approx(left)


@given(st.floats(-0.5, 0.5), st.floats(0, 0.2))
def test_a_larger_effect_is_never_likelier(size: float, more: float) -> None:
    assert 0 <= EFFECT.chance_above(size + more) <= EFFECT.chance_above(size) <= 1


@given(st.floats(0, 0.1))
def test_an_even_range_is_spread_evenly(away: float) -> None:
    even = CertificationEffect(median=0.02, low=-0.02, high=0.06)
    assert even.chance_above(0.02 + away) + even.chance_above(0.02 - away) == pytest.approx(1)


def test_what_adds_nothing_costs_its_fee_and_hours() -> None:
    told = value(person=replace(PLAIN, covered_years=20.0))
    assert (told.gain.low, told.gain.high, told.counted_years) == (0, 0, 0)
    assert (told.net.low, told.net.high) == (-5_395, -5_395)
    assert (told.quick_chance, told.chance, told.slow_chance) == (0, 0, 0)
    assert ranked([told]) == (None, told)


def test_the_horizon_ends_what_would_last_longer() -> None:
    short = value(person=replace(PLAIN, yearly=(100_000.0,)), effect=CertificationEffect(halves_every_years=FOREVER))
    assert short.gain.median == pytest.approx(2_000)
    assert short.counted_years == pytest.approx(0.56, abs=0.01)  # from May


def test_notes_and_refusals_are_told_in_full() -> None:
    assert value().note == KUBERNETES.type.text
    same = value(person=replace(PLAIN, covered_years=20.0))
    assert same.note == "You hold a certification that lasts as long: the effect counts once, so this one adds nothing."
    old = LIBRARY.certifications.certification("ms-dp-100")
    gone = replace(old, facts=replace(old.facts, successor=""))
    assert (refused(gone).reason, refused(gone).remedy) == ("it can no longer be earned", "Look at another one")
    unpriced = replace(KUBERNETES, facts=replace(KUBERNETES.facts, price_usd=None))
    assert refused(unpriced).remedy == "Look it up at its provider"
    assert (
        refused(LIBRARY.certifications.certification("coursera-dls")).remedy
        == "Judge it by what it teaches, or enter your own effect"
    )


@given(st.permutations([0.0, 5.0, 20.0, 50.0, 100.0]))
def test_they_are_ranked_alike_in_whatever_order_they_come(hour_values: list[float]) -> None:
    told = ranked(value(person=replace(PLAIN, hour_value=one)) for one in hour_values)
    assert [None if one is None else one.hour_value for one in told] == [0, 5, 20, None, 50, 100]


def test_equals_are_ranked_by_their_id() -> None:
    twin = replace(KUBERNETES, facts=replace(KUBERNETES.facts, id="aaa"))
    assert [one.known.facts.id for one in ranked([value(), value(twin)]) if one] == ["aaa", "cncf-cka"]


def test_the_shipped_effect_is_that_of_the_pay_file() -> None:
    factor = load_pay().factors["certification"]
    for share, log_effect in ((EFFECT.low, factor.low), (EFFECT.median, factor.log_effect), (EFFECT.high, factor.high)):
        assert share == pytest.approx(math.expm1(log_effect), abs=1e-4)


def test_without_a_figure_of_ones_own_the_shipped_effect_counts() -> None:
    assert effect_of(KUBERNETES, {}) == EFFECT
    assert not EFFECT.is_own


def test_an_own_effect_of_this_one_is_certain_and_does_not_shrink() -> None:
    effect = effect_of(KUBERNETES, {"certification.cncf-cka": math.log(1.05), "certification": math.log(1.01)})
    assert (effect.grade, effect.is_its_own, effect.is_own) == ("own", True, True)
    assert effect.left(30) == 1.0
    told = value(person=replace(PLAIN, years=30, covered_years=5), effect=effect)
    # Two years at 100,000: 5 % are 10,000; less 395 and 100 hours at 50.
    assert (told.gain.low, told.gain.median, told.gain.high) == pytest.approx((10_000,) * 3)
    assert told.net.median == pytest.approx(4_605)
    assert told.needed == pytest.approx(5_395 / 200_000)
    assert (told.chance, told.quick_chance, told.slow_chance) == (1.0, 1.0, 1.0)
    assert told.note == "Your own figure counts in full from the day it is earned, whatever else you hold."


def test_an_own_effect_of_all_shrinks_and_counts_once() -> None:
    effect = effect_of(KUBERNETES, {"certification": math.log(1.05)})
    assert (effect.is_own, effect.is_its_own, effect.left(10)) == (True, False, 0.5)
    covered = value(person=replace(PLAIN, covered_years=5), effect=effect)
    assert covered.gain.median == pytest.approx(5_000 * (0.5**0.6 + 0.5**0.7))
    endless = value(person=replace(PLAIN, covered_years=math.inf), effect=effect)
    assert (endless.gain.median, endless.needed, endless.chance) == (0.0, None, 0.0)


def test_an_own_effect_below_its_cost_never_breaks_even() -> None:
    told = value(effect=effect_of(KUBERNETES, {"certification.cncf-cka": math.log(1.02)}))
    assert (told.chance, told.is_worth_it) == (0.0, False)


def test_what_would_have_to_be_added_is_where_the_net_is_nothing() -> None:
    for someone in (PLAIN, replace(PLAIN, years=8), replace(PLAIN, covered_years=1.5)):
        told = value(person=someone)
        assert told.needed is not None
        share = told.needed / EFFECT.left(someone.years)
        even = CertificationEffect(share, share, share)
        assert value(person=someone, effect=even).net.median == pytest.approx(0, abs=1e-6)


def test_an_own_effect_speaks_for_a_course_too() -> None:
    course = LIBRARY.certifications.certification("coursera-dls")
    assert isinstance(certification_value(course, PLAIN, CARDS, TODAY), NoValue)
    own = effect_of(course, {course.figure_id: 0.01})
    assert isinstance(certification_value(course, PLAIN, CARDS, TODAY, effect=own), CertificationValue)
