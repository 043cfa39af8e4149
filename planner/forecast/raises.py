"""What a raise of base pay today is worth: the same careers with and without it, year by year, in today's dollars.

Called by the Trajectory page. A raise is a distance from the market, and the forecast lets such distances fade with
one half-life, measured on wage panels; what it would be worth if nothing of it faded is told beside it.
"""

import math
from dataclasses import dataclass

import numpy as np

from planner.forecast.careers import DISCOUNT_PER_YEAR, simulate
from planner.forecast.chance import Doubles
from planner.forecast.comparison import Worth, worth_of
from planner.forecast.draws import fade_rate
from planner.forecast.effects import PayShift
from planner.forecast.inputs import ForecastInputs


@dataclass(frozen=True, slots=True, eq=False)
class RaiseWorth:
    """What a raise by a ``share`` of base pay (0.05 for 5 %) is worth over the years of ``inputs``.

    Base pay and the bonus that goes with it, in today's dollars at the share of full time worked, later years counting
    less by ``discount_per_year``. ``fading`` is the raise as the forecast has it, ``lasting`` if none of it faded.
    """

    inputs: ForecastInputs
    share: float
    discount_per_year: float
    fading: Worth
    lasting: Worth

    @property
    def dollars_now(self) -> float | None:
        """What it is a year today, base pay alone; None where today's pay is unknown."""
        return None if self.inputs.log_pay is None else self.share * self.inputs.share * math.exp(self.inputs.log_pay)


def raise_worth(inputs: ForecastInputs, share: float, discount_per_year: float = DISCOUNT_PER_YEAR) -> RaiseWorth:
    """The worth of a raise for a person's own forecast; ``share`` above −1, ``discount_per_year`` real, above −1.

    Every career has its own: the draws are those of the forecast without the raise. Exactly 0 for a raise of 0.
    """
    careers = simulate(inputs)
    pay = careers.dollars("base") * np.float32(1.0 + inputs.bonus_share)
    years = np.arange(1, inputs.horizon_years + 1)
    left = np.exp(-fade_rate(inputs.dynamics) * years)

    def worth(log_raise: Doubles) -> Worth:
        gain = np.expm1(log_raise).astype(np.float32)[:, None]
        return worth_of(careers.worth(pay * gain, discount_per_year))

    whole = math.log1p(share)
    return RaiseWorth(inputs, share, discount_per_year, worth(whole * left), worth(np.full(len(years), whole)))


def raised(inputs: ForecastInputs, share: float) -> PayShift:
    """The raise as an effect on the forecast, fading as it does in ``raise_worth``; ``share`` above −1."""
    half_life = inputs.dynamics.residual_half_life_years
    name = "Raise" if share >= 0 else "Cut"
    return PayShift(
        cause=name, at=0.0, log_effect=math.log1p(share), half_life=half_life, grade="own", source="your lever"
    )
