import datetime
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.certification_status import statuses
from planner.advice.certification_value import (
    WITHOUT_STUDIES,
    CertificationEffect,
    CertificationValue,
    Earner,
    Money,
    NoEarner,
    NoValue,
    certification_value,
    earner,
    effect_of,
    ranked,
)
from planner.domain.person import Preferences
from planner.domain.profile import Record
from planner.market.certifications import CatalogueCertification, Expiry
from planner.market.evidence import load_cards
from planner.market.pay_file import load_pay
from tests.advice.records import LIBRARY, TODAY, certification
from tests.forecast.examples import pay, role
from tests.strategies import profile_of

CARDS = load_cards()
EFFECT = CertificationEffect()
KUBERNETES = LIBRARY.certifications.certification("cncf-cka")  # $395, 50 to 150 hours, two years
PLAIN = Earner(pay=100_000, years=0, hour_value=50, discount=0.0)
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


def test_without_discount_and_shrinking_it_is_plain_arithmetic() -> None:
    told = value(effect=CertificationEffect(halves_every_years=FOREVER))
    # Two years at 100,000: 2 % are 4,000 and 6 % are 12,000.
    assert told.gain.low == pytest.approx(0, abs=1e-3)
    assert told.gain.median == pytest.approx(4_000)
    assert told.gain.high == pytest.approx(12_000)
    # 100 hours at $50 and the fee.
    assert (told.fee, told.study.low, told.study.median, told.study.high) == (395, 2_500, 5_000, 7_500)
    assert told.net.median == pytest.approx(4_000 - 5_395)
    assert told.first_raise.median == pytest.approx(2_000)
    assert told.first_raise.high == pytest.approx(6_000)
    assert told.counted_years == 2
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
    # The mean of 0.5^(t/10) over two years is (1 − 0.5^0.2) / (0.2 ln 2).
    assert young.gain.median == pytest.approx(4_000 * (1 - 0.5**0.2) / (0.2 * math.log(2)))


def test_later_money_counts_less() -> None:
    told = value(person=replace(PLAIN, discount=0.05), effect=CertificationEffect(halves_every_years=FOREVER))
    rate = math.log(1.05)
    assert told.gain.median == pytest.approx(2_000 * (1 - math.exp(-2 * rate)) / rate)


def test_the_effect_counts_once() -> None:
    covered = value(person=replace(PLAIN, covered_years=1.5), effect=CertificationEffect(halves_every_years=FOREVER))
    assert covered.gain.median == pytest.approx(1_000)
    assert covered.first_raise.median == 0
    assert covered.counted_years == pytest.approx(0.5)
    assert "another 1.5 years" in covered.note
    assert "adds nothing" in value(person=replace(PLAIN, covered_years=2.0)).note
    nothing = value(person=replace(PLAIN, covered_years=math.inf))
    assert (nothing.gain.high, nothing.chance, nothing.counted_years) == (0, 0, 0)
    assert "adds nothing" in nothing.note


def test_what_never_ends_counts_to_the_horizon() -> None:
    endless = replace(KUBERNETES, facts=replace(KUBERNETES.facts, expiry=Expiry.NEVER, validity_months=None))
    told = value(endless, replace(PLAIN, horizon_years=7.0), CertificationEffect(halves_every_years=FOREVER))
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


def test_the_time_to_the_next_level_has_no_estimate() -> None:
    assert value().to_next_level == "No estimate: the next level is not known."
    senior = LIBRARY.ladders.rung("senior")
    told = certification_value(KUBERNETES, PLAIN, CARDS, TODAY, rung=senior)
    assert isinstance(told, CertificationValue)
    assert told.to_next_level == "No estimate: the ladder does not list it for Senior."
    asking = replace(senior, prerequisites=("A CKA is usual.",))
    told = certification_value(replace(KUBERNETES, aliases=("CKA",)), PLAIN, CARDS, TODAY, rung=asking)
    assert isinstance(told, CertificationValue)
    assert told.to_next_level.startswith("Senior asks for it: “A CKA is usual.”")


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


def person(*held: Record) -> Earner | NoEarner:
    profile = profile_of(*held)
    return earner(profile, statuses(profile, LIBRARY.certifications, TODAY), TODAY)


def test_the_person_comes_from_the_profile() -> None:
    told = person(
        role("r", start="2016-11-22"),
        pay("r", "2025-01", 120_000, hours_per_week=40),
        certification("exam", expires="2027-11-22"),
        Preferences(discount_percent=4, horizon_years=10),
    )
    assert isinstance(told, Earner)
    assert told.pay == 120_000
    assert told.hour_value == pytest.approx(120_000 / 2080)
    assert told.years == pytest.approx(10, abs=0.01)
    assert told.covered_years == pytest.approx(1, abs=0.01)
    assert told.discount == pytest.approx(0.04)
    assert told.horizon_years == 10


def test_hourly_pay_is_its_own_value_of_an_hour() -> None:
    told = person(role("r"), pay("r", "2025-01", 75, period="hour", hours_per_week=20))
    assert isinstance(told, Earner)
    assert told.hour_value == pytest.approx(75)
    assert told.covered_years == 0


def test_a_certification_without_end_covers_for_ever_and_a_lost_one_not_at_all() -> None:
    base: tuple[Record, ...] = (role("r"), pay("r", "2025-01", 120_000))
    endless, over = (
        person(*base, certification("exam", earned="2020")),
        person(*base, certification("exam", expires="2020")),
    )
    assert isinstance(endless, Earner)
    assert isinstance(over, Earner)
    assert (endless.covered_years, over.covered_years) == (math.inf, 0)


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ((), "the pay of your current role is unknown"),
        ((role("r"),), "the pay of your current role is unknown"),
        ((role("r", end="2020-05"), pay("r", "2020-01", 1)), "the pay of your current role is unknown"),
        ((role("r"), pay("r", "2025-01", 9_000, currency="EUR")), "your pay is in EUR and prices are in US dollars"),
    ],
)
def test_without_pay_in_dollars_there_is_no_estimate(held: tuple[Record, ...], reason: str) -> None:
    told = person(*held)
    assert isinstance(told, NoEarner)
    assert told.reason == reason


people = st.builds(
    Earner,
    pay=st.floats(20_000, 1e6),
    years=st.floats(0, 45),
    hour_value=st.floats(1, 500),
    covered_years=st.floats(0, 10),
    discount=st.floats(0, 0.3),
    horizon_years=st.floats(1, 40),
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
    assert value(person=replace(someone, pay=someone.pay * times)).gain.median >= told.gain.median - 1e-9


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
def test_the_gain_is_the_sum_of_short_stretches(someone: Earner) -> None:
    """Added up in 2,000 steps as a spreadsheet would, against the closed form."""
    ends = min(2.0, someone.horizon_years)
    begins = min(someone.covered_years, ends)
    step = (ends - begins) / 2_000
    middles = [begins + step * (number + 0.5) for number in range(2_000)]
    worth = sum(0.5 ** ((someone.years + at) / 10) * (1 + someone.discount) ** -at for at in middles) * step
    told = value(person=someone)
    assert told.gain.median == pytest.approx(0.02 * someone.pay * worth, rel=1e-6, abs=1e-6)
    assert told.gain.high == pytest.approx(0.06 * someone.pay * worth, rel=1e-6, abs=1e-6)
    assert told.gain.low == 0
    assert told.counted_years == pytest.approx(ends - begins, abs=1e-9)


@given(people, st.integers(1, 23))
def test_what_one_covers_and_what_comes_after_make_the_whole(someone: Earner, months: int) -> None:
    free = replace(someone, covered_years=0.0, horizon_years=15.0)
    first, after = value(with_validity(months), free), value(person=replace(free, covered_years=months / 12))
    assert first.gain.median + after.gain.median == pytest.approx(value(person=free).gain.median)


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
    told = value(person=replace(PLAIN, covered_years=5.0))
    assert (told.gain.low, told.gain.high, told.counted_years) == (0, 0, 0)
    assert (told.net.low, told.net.high) == (-5_395, -5_395)
    assert (told.quick_chance, told.chance, told.slow_chance) == (0, 0, 0)
    assert ranked([told]) == (None, told)


def test_the_horizon_ends_what_would_last_longer() -> None:
    short = value(person=replace(PLAIN, horizon_years=1.0), effect=CertificationEffect(halves_every_years=FOREVER))
    assert short.gain.median == pytest.approx(2_000)
    assert short.counted_years == 1


def test_notes_and_refusals_are_told_in_full() -> None:
    assert value().note == KUBERNETES.type.text
    later = value(person=replace(PLAIN, covered_years=0.75))
    assert later.note == "You hold a certification for another 0.8 years: this one counts after that."
    same = value(person=replace(PLAIN, covered_years=2.0))
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
    assert (covered.gain.median, covered.needed, covered.chance) == (0.0, None, 0.0)


def test_an_own_effect_below_its_cost_never_breaks_even() -> None:
    told = value(effect=effect_of(KUBERNETES, {"certification.cncf-cka": math.log(1.02)}))
    assert (told.chance, told.is_worth_it) == (0.0, False)


def test_what_would_have_to_be_added_is_where_the_net_is_nothing() -> None:
    for someone in (PLAIN, replace(PLAIN, years=8), replace(PLAIN, discount=0.05)):
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
