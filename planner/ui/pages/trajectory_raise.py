"""What a raise is worth, in words, for the levers of the Trajectory page."""

from typing import TYPE_CHECKING, Final

from planner.domain import amounts as money

if TYPE_CHECKING:
    from planner.forecast.comparison import Worth
    from planner.forecast.raises import RaiseWorth

_TENTH: Final = 0
_MIDDLE: Final = 2
_NINE_TENTHS: Final = 4
"""Places of the quantiles of a worth."""


def raise_sentence(told: "RaiseWorth") -> str:
    """The worth with what fades, with its range, and what it would be if nothing faded; and what money that is."""
    inputs, now = told.inputs, told.dollars_now
    size = f"{abs(100 * told.share):.3g}{money.NO_BREAK}% {'more' if told.share >= 0 else 'less'}"
    a_year = "" if now is None else f" ({money.difference(now)} a year now)"
    years = "1 year" if inputs.horizon_years == 1 else f"{inputs.horizon_years} years"
    half = f"{inputs.dynamics.residual_half_life_years:g}"
    counting = f"{100 * told.discount_per_year:g}{money.NO_BREAK}%"
    return (
        f"{size}{a_year} is worth {_spread(told.fading)} over {years} in four careers of five; half of it fades in "
        f"{half} years, as in the forecast. If none faded: {_spread(told.lasting)}. That is base and bonus in today's "
        f"dollars, later years counting {counting} less a year."
    )


def _spread(worth: "Worth") -> str:
    low, middle, high = (money.short(worth.quantiles[place]) for place in (_TENTH, _MIDDLE, _NINE_TENTHS))
    return f"{middle}, between {low} and {high}"
