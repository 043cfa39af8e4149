"""What a role pays: dated pay and grants of equity."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.money import PayPeriod, amount_in_words, per_year, require_amount, require_currency
from planner.domain.text import said

STANDARD_HOURS_PER_WEEK = Decimal(40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Pay of a role from a date on, until the next dated pay of the same role.

    ``base`` and ``bonus`` (target) are amounts in ``currency`` for one ``period``; ``bonus`` is always for a year.
    ``hours_per_week`` (above 0, at most 100) turns hourly pay into yearly pay. Raises ``UserError``.
    """

    id: str
    role_id: str
    effective: PartialDate
    base: Decimal
    bonus: Decimal = Decimal(0)
    currency: str = "USD"
    period: PayPeriod = PayPeriod.YEAR
    hours_per_week: Decimal = STANDARD_HOURS_PER_WEEK

    def __post_init__(self) -> None:
        require_amount(self.base, "Base pay", "base")
        if self.base == 0:
            raise UserError("Base pay", "0 is no pay", "Write what the role pays, or remove this row", "base")
        require_amount(self.bonus, "Bonus", "bonus")
        require_currency(self.currency, "currency")
        require_hours(self.hours_per_week)

    def base_per_year(self) -> Decimal:
        """Base pay for a year of 52 weeks."""
        return per_year(self.base, self.period, self.hours_per_week)


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityGrant:
    """A grant of stock, valued on the day it was granted.

    It vests evenly by month over ``vesting_months`` (1 to 240); nothing before ``cliff_months`` have passed, then
    what has gathered. Raises ``UserError``.
    """

    id: str
    role_id: str
    granted: PartialDate
    value: Decimal
    currency: str = "USD"
    vesting_months: int = 48
    cliff_months: int = 12

    def __post_init__(self) -> None:
        require_amount(self.value, "Value of the grant", "value")
        require_currency(self.currency, "currency")
        if not 1 <= self.vesting_months <= 240:
            raise UserError(
                "Vesting",
                f"{said(self.vesting_months)} months is not between 1 and 240",
                "Write 48 for four years",
                "vesting_months",
            )
        if not 0 <= self.cliff_months <= self.vesting_months:
            raise UserError(
                "Cliff",
                f"{said(self.cliff_months)} months is not between 0 and the vesting of {self.vesting_months}",
                "Write 0 if there is no cliff",
                "cliff_months",
            )

    def vested_share(self, months: float) -> float:
        """Share vested, 0 to 1, so many months after the grant."""
        whole = int(months)
        if whole < max(self.cliff_months, 1):
            return 0.0
        return min(whole / self.vesting_months, 1.0)


def require_hours(hours: Decimal) -> None:
    """Raise ``UserError`` unless a week has more than 0 and at most 100 such hours."""
    if not (hours.is_finite() and 0 < hours <= 100):
        told = amount_in_words(hours) if hours.is_finite() else str(hours)
        raise UserError("Hours a week", f"{told} is not between 0 and 100", "Write 40 for full time", "hours_per_week")
