"""Pay for a year and how grants vest: worked out by hand, and laws for any grant."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.compensation import EquityGrant, Pay, require_hours
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.money import PayPeriod
from tests.strategies_of_records import equity_grants

GRANTS = equity_grants()


def pay(base: str, period: PayPeriod, hours: str = "40") -> Pay:
    return Pay(
        id="p",
        role_id="r",
        effective=PartialDate(2024),
        base=Decimal(base),
        bonus=Decimal(5000),
        period=period,
        hours_per_week=Decimal(hours),
    )


def grant(vesting: int, cliff: int) -> EquityGrant:
    return EquityGrant(
        id="g", role_id="r", granted=PartialDate(2024), value=Decimal(480), vesting_months=vesting, cliff_months=cliff
    )


@pytest.mark.parametrize(
    ("base", "period", "hours", "expected"),
    [
        ("50", PayPeriod.HOUR, "40", "104000"),  # 50 × 40 × 52
        ("50", PayPeriod.HOUR, "37.5", "97500"),  # 50 × 37.5 × 52
        ("400", PayPeriod.DAY, "40", "104000"),  # 400 × 5 × 52
        ("400", PayPeriod.DAY, "10", "104000"),  # the hours matter for hourly pay alone
        ("2000", PayPeriod.WEEK, "10", "104000"),
        ("8666.67", PayPeriod.MONTH, "10", "104000.04"),  # × 12, to the cent
        ("104000", PayPeriod.YEAR, "10", "104000"),
    ],
)
def test_base_pay_for_a_year_leaves_the_bonus_out(base: str, period: PayPeriod, hours: str, expected: str) -> None:
    assert pay(base, period, hours).base_per_year() == Decimal(expected)


@pytest.mark.parametrize("hours", ["0.01", "1", "100", "100.00", "1E+2"])
def test_hours_from_just_above_none_to_a_hundred(hours: str) -> None:
    require_hours(Decimal(hours))
    assert pay("50", PayPeriod.HOUR, hours).base_per_year() == 2600 * Decimal(hours)


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("0", "0"),
        ("-0.5", "−0.5"),
        ("100.01", "100.01"),
        ("1e20", "a number of 21 digits"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
    ],
)
def test_other_hours_are_told(hours: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        pay("50", PayPeriod.YEAR, hours)
    assert str(caught.value) == f"Hours a week: {told} is not between 0 and 100. Write 40 for full time."
    assert caught.value.attribute == "hours_per_week"


@pytest.mark.parametrize(
    ("vesting", "cliff", "months", "share"),
    [
        (48, 12, 11.99, 0),
        (48, 12, 12, 0.25),
        (36, 6, 6, 1 / 6),
        (36, 6, 5, 0),
        (36, 36, 35.9, 0),  # all at once at the end
        (36, 36, 36, 1),
        (1, 0, 0.99, 0),
        (1, 1, 1, 1),
        (240, 0, 239, 239 / 240),
        (240, 0, 241, 1),
        (48, 0, -1, 0),
        (48, 0, math.pi, 3 / 48),
    ],
)
def test_what_has_vested(vesting: int, cliff: int, months: float, share: float) -> None:
    assert grant(vesting, cliff).vested_share(months) == pytest.approx(share, abs=1e-15)


@given(GRANTS, st.floats(-12, 300), st.floats(0, 60))
def test_what_has_vested_stays_vested(one: EquityGrant, months: float, more: float) -> None:
    assert 0 <= one.vested_share(months) <= one.vested_share(months + more) <= 1


@given(GRANTS)
def test_nothing_before_the_cliff_and_everything_at_the_end(one: EquityGrant) -> None:
    first = max(one.cliff_months, 1)
    assert one.vested_share(math.nextafter(first, 0)) == 0
    assert one.vested_share(first) == first / one.vesting_months
    assert one.vested_share(one.vesting_months) == 1
    assert one.vested_share(math.nextafter(one.vesting_months, 0)) < 1


@given(GRANTS, st.integers(1, 240))
def test_after_the_cliff_each_month_adds_the_same(one: EquityGrant, month: int) -> None:
    added = one.vested_share(month + 1) - one.vested_share(month)
    is_between = max(one.cliff_months, 1) <= month < one.vesting_months
    if is_between:
        assert added == pytest.approx(1 / one.vesting_months)
    elif month >= one.vesting_months or month + 1 < one.cliff_months:
        assert added == 0


@pytest.mark.parametrize(
    ("vesting", "cliff", "told", "attribute"),
    [
        (0, 0, "Vesting: 0 months is not between 1 and 240. Write 48 for four years.", "vesting_months"),
        (241, 0, "Vesting: 241 months is not between 1 and 240. Write 48 for four years.", "vesting_months"),
        (
            24,
            -1,
            "Cliff: −1 months is not between 0 and the vesting of 24. Write 0 if there is no cliff.",
            "cliff_months",
        ),
        (
            24,
            25,
            "Cliff: 25 months is not between 0 and the vesting of 24. Write 0 if there is no cliff.",
            "cliff_months",
        ),
    ],
)
def test_months_of_a_grant_are_refused_with_a_sentence(vesting: int, cliff: int, told: str, attribute: str) -> None:
    with pytest.raises(UserError) as caught:
        grant(vesting, cliff)
    assert str(caught.value) == told
    assert caught.value.attribute == attribute
