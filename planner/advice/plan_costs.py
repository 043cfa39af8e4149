"""What the cost of an action counts for, by when it arises: one rule for the plans and the optimiser. Decision 0039."""

import datetime

from planner.domain.money import MONTHS_PER_YEAR


def month_of(day: datetime.date, today: datetime.date) -> int:
    """The month of a day, counted from the present one, which is 0; days that are over fall into it too."""
    return max(MONTHS_PER_YEAR * (day.year - today.year) + day.month - today.month, 0)


def counted_share(month: int, discount_per_year: float) -> float:
    """What a dollar spent in a month from the present one, 0, counts for in today's dollars.

    It is discounted by the whole years that have passed by then, as pay is: pay is read once a year, so that a cost
    which counted less with every month would make it pay to wait for the last month of the year. ``discount_per_year``
    is real, above −1. What begins in month 12 still shows at the first reading.
    """
    return float((1.0 + discount_per_year) ** -(max(month - 1, 0) // MONTHS_PER_YEAR))
