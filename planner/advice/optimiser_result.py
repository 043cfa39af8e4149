"""What the optimiser answers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from planner.advice.optimiser_problem import NOTHING, Problem, Schedule
from planner.advice.optimiser_value import Aim
from planner.forecast.comparison import is_even

NEAR: Final = 0.05
"""Near the best is what gains at least all but so much of what it gains: how far around is looked, and told."""


class Limit(StrEnum):
    """What a budget is made of."""

    HOURS = "hours a week"
    MONEY = "money"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A schedule against doing nothing, career by career.

    In dollars after cost, or in chance (−1 to 1) where a level is aimed at: ``mean`` with its sampling error ``error``;
    ``quantiles`` at 10, 25, 50, 75 and 90 % of the careers (of dollars only); ``better`` is the share of careers that
    come out ahead, those that come out even counting half.
    """

    mean: float
    error: float
    quantiles: tuple[float, ...]
    better: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another choice beside the best: ``behind`` is how much it falls short, in the mean, with its sampling ``error``.

    ``ahead`` is the share of careers in which it does better than the best, equal ones counting half; None where a
    level is aimed at, which most careers reach or miss either way. ``gain`` is what it brings against doing nothing.
    """

    schedule: Schedule
    behind: float
    error: float
    gain: Gain
    ahead: float | None = None

    @property
    def is_tie(self) -> bool:
        """Whether it cannot be told from the best: careers hardly decide, as between plans, or the draws do not.

        However little it falls short, it is none where nearly every career does worse with it. Decision 0040.
        """
        return abs(self.behind) <= 2 * self.error or (self.ahead is not None and is_even(self.ahead))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """So many ``months`` later an action could begin, the others as they are, for ``less`` (0 or more) at most.

    ``less`` is in the unit of the aim.
    """

    candidate: str
    months: int
    less: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """What more of one limit is worth: ``gain`` in the unit of the aim, with what would then be chosen."""

    limit: Limit
    amount: float
    gain: float
    schedule: Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The best choice under other circumstances: still best or tied, or else what would be chosen instead."""

    name: str
    holds: bool
    instead: Schedule
    behind: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The best schedule, against doing nothing and its rivals.

    ``base`` is what doing nothing comes to: discounted dollars in the mean, or the chance of the level.
    ``rivals``: other sets of actions, best first, always with doing nothing and with the best without certifications,
    unless one of them is the best. ``waits``: how many months later actions could begin, and what that costs, as
    long as it is little. ``loosened``: what more hours, money and time are worth, most first. ``at_most``: so much
    could a better schedule still gain by the tables, 0 where the search came to its end; ``tolerance``: what was not
    looked for. ``n_plans`` schedules were looked at and ``n_simulated`` simulated in ``seconds``.
    """

    problem: Problem
    aim: Aim
    schedule: Schedule
    base: float
    gain: Gain
    rivals: tuple[Rival, ...]
    loosened: tuple[Loosened, ...]
    trials: tuple[Trial, ...]
    waits: tuple[Wait, ...]
    without_opinions: bool
    at_most: float
    tolerance: float
    n_plans: int
    n_simulated: int
    seconds: float = field(compare=False)

    @property
    def is_nothing(self) -> bool:
        """Whether doing nothing wins."""
        return self.schedule == NOTHING

    @property
    def ties(self) -> tuple[Rival, ...]:
        """What cannot be told from the best."""
        return tuple(one for one in self.rivals if one.is_tie)

    @property
    def is_robust(self) -> bool:
        """Whether it stays best, or tied with it, in every trial."""
        return all(one.holds for one in self.trials)

    @property
    def binding(self) -> Loosened | None:
        """The limit of which more is worth most; None where no limit holds anything back."""
        return next((one for one in self.loosened if one.gain > 0), None)

    @property
    def hours(self) -> float:
        """Hours that it takes in all."""
        return self.problem.hours(self.schedule)

    @property
    def money(self) -> float:
        """Dollars that it takes in all."""
        return self.problem.money(self.schedule)

    @property
    def plans_per_second(self) -> float:
        """How many schedules were looked at in a second."""
        return self.n_plans / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """What is missing for one action with all that it needs: so many more hours a week, dollars and months."""

    candidate: str
    hours_per_week: float = 0.0
    money: float = 0.0
    months: int = 0

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that are too tight."""
        missing = zip(Limit, (self.hours_per_week, self.money, self.months), strict=True)
        return tuple(limit for limit, amount in missing if amount > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingFits:
    """No action fits the budget: the smallest relaxations after which one does, each alone enough.

    Without candidates that could ever be done there are none.
    """

    problem: Problem
    shortfalls: tuple[Shortfall, ...]
