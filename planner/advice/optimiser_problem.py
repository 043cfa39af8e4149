"""What the optimiser chooses from, and what must hold for a choice.

Months count from today; month 0 is the present one. A schedule is what is chosen with the month it begins, earliest
first; the empty one is doing nothing, which always holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Final

import numpy as np

from planner.advice.plan_costs import counted_share
from planner.advice.plan_hours import ALMOST, monthly_hours
from planner.domain.errors import UserError
from planner.domain.plan import HOURS_OF_A_WEEK
from planner.forecast.chance import Doubles

Schedule = tuple[tuple[str, int], ...]
"""Ids of candidates, each with the month it begins, by month and id."""

NOTHING: Final[Schedule] = ()

MOST_CANDIDATES: Final = 60
LONGEST_DEADLINE_MONTHS: Final = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An action that is allowed.

    It can begin in each of ``starts``, and ``between`` them in months that are tried once the best is found; it takes
    ``months``, over which its ``hours`` are spread evenly; without duration they all fall in the month it begins.
    ``needs`` are candidates that must be done before it begins and, where they last ``valid_months`` only, not over. It
    cannot share a month with those it ``clashes`` with. Of all that share a ``counts_once`` the largest gain of pay
    counts, not the sum, while what they teach adds up; of all that share an ``only_one`` at most one is chosen. Raises
    ``ValueError``.
    """

    id: str
    name: str
    starts: tuple[int, ...]
    between: tuple[int, ...] = ()
    months: int = 0
    hours: float = 0.0
    cost: float = 0.0
    needs: tuple[str, ...] = ()
    valid_months: int | None = None
    clashes: frozenset[str] = frozenset()
    is_certification: bool = False
    counts_once: str = ""
    only_one: str = ""

    def __post_init__(self) -> None:
        if not (self.months >= 0 and self.hours >= 0 and self.cost >= 0):
            raise ValueError("months, hours and cost must not be below 0")
        if list(self.starts) != sorted(set(self.starts)) or (self.starts and self.starts[0] < 0):
            raise ValueError("starts must rise from 0 on")

    def end(self, start: int) -> int:
        """The month it is done, where it begins at ``start``."""
        return start + self.months

    @property
    def loaded_months(self) -> int:
        """Over how many months the hours are spread, at least 1."""
        return max(self.months, 1)

    @property
    def monthly_load(self) -> float:
        """Hours in each of these months."""
        return self.hours / self.loaded_months

    def holds_for(self, own_start: int, other_start: int) -> bool:
        """Whether, begun at ``own_start``, it is done and still valid when another begins."""
        done = self.end(own_start)
        return done <= other_start and (self.valid_months is None or other_start <= done + self.valid_months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What there is: hours a week (0 to 168), dollars in all, and the month by which everything is done (at least 1).

    ``hour_value`` is what an hour spent counts as cost, in dollars; 0 where time is free up to the limit. Raises
    ``UserError``.
    """

    hours_per_week: float
    money: float
    deadline_months: int
    hour_value: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.hours_per_week <= HOURS_OF_A_WEEK:
            reason = f"{self.hours_per_week:g} is not between 0 and {HOURS_OF_A_WEEK}"
            raise UserError("Hours a week", reason, "Write how many hours a week you have for it", "hours_per_week")
        if not 0 <= self.money < float("inf"):
            raise UserError("Money", "it is not an amount from 0 on", "Write what you can spend in all", "money")
        if not 1 <= self.deadline_months <= LONGEST_DEADLINE_MONTHS:
            reason = f"{self.deadline_months} months is not between 1 and {LONGEST_DEADLINE_MONTHS}"
            raise UserError("Deadline", reason, "Choose a month after this one", "deadline_months")
        if not 0 <= self.hour_value < float("inf"):
            raise UserError("Value of an hour", "it is not an amount from 0 on", "Write dollars, or 0", "hour_value")


@dataclass(frozen=True)
class Problem:
    """Candidates within a budget. Raises ``ValueError`` where ids repeat, are unknown or need each other."""

    candidates: tuple[Candidate, ...]
    budget: Budget

    def __post_init__(self) -> None:
        if len(self.candidates) > MOST_CANDIDATES or len(self.by_id) < len(self.candidates):
            raise ValueError(f"at most {MOST_CANDIDATES} candidates, each with an id of its own")
        if any(need not in self.by_id for one in self.candidates for need in one.needs):
            raise ValueError("what a candidate needs must be a candidate")
        for one in self.candidates:
            self.closure(one.id)

    @cached_property
    def by_id(self) -> Mapping[str, Candidate]:
        """The candidates by their ids."""
        return {one.id: one for one in self.candidates}

    @property
    def capacity(self) -> float:
        """Hours of a month."""
        return monthly_hours(self.budget.hours_per_week)

    def starts(self, candidate: Candidate) -> tuple[int, ...]:
        """The months in which a candidate can begin to be done by the deadline."""
        return tuple(start for start in candidate.starts if candidate.end(start) <= self.budget.deadline_months)

    def by_the_month(self) -> "Problem":
        """The same with every month that candidates can begin in."""
        every = ((one, tuple(sorted({*one.starts, *one.between}))) for one in self.candidates)
        return Problem(tuple(replace(one, starts=starts, between=()) for one, starts in every), self.budget)

    def reachable(self) -> "Problem":
        """The same without candidates and months that cannot be part of any schedule."""
        left = {one.id: self.starts(one) for one in self.candidates if one.monthly_load <= roomy(self.capacity)}
        for one in self.candidates:
            if sum(self.by_id[name].cost for name in self.closure(one.id)) > roomy(self.budget.money):
                left.pop(one.id, None)
        for name in dict.fromkeys(name for one in self.candidates for name in self.closure(one.id)):
            needs = [self.by_id[need] for need in self.by_id[name].needs]
            left[name] = tuple(
                start
                for start in left.get(name, ())
                if all(any(need.holds_for(begun, start) for begun in left[need.id]) for need in needs)
            )
        kept = tuple(replace(one, starts=left[one.id]) for one in self.candidates if left[one.id])
        return Problem(kept, self.budget)

    def closure(self, one: str) -> tuple[str, ...]:
        """A candidate with all that it needs, what is needed first. Raises ``ValueError`` for a circle."""
        found: dict[str, None] = {}
        self._close(one, (), found)
        return tuple(found)

    def _close(self, one: str, above: tuple[str, ...], found: dict[str, None]) -> None:
        if one in above:
            raise ValueError("candidates must not need each other in a circle")
        for need in self.by_id[one].needs:
            self._close(need, (*above, one), found)
        found[one] = None

    def clash(self, one: Candidate, other: Candidate) -> bool:
        """Whether two candidates must not share a day; told by either of them."""
        return other.id in one.clashes or one.id in other.clashes

    @staticmethod
    def exclude(one: Candidate, other: Candidate) -> bool:
        """Whether at most one of two candidates is chosen."""
        return one.only_one == other.only_one != ""

    def loads(self, schedule: Schedule) -> Doubles:
        """Hours of each month, (deadline + 1,)."""
        found = np.zeros(self.budget.deadline_months + 1)
        for name, start in schedule:
            one = self.by_id[name]
            found[start : start + one.loaded_months] += one.monthly_load
        return found

    def hours(self, schedule: Schedule) -> float:
        """Hours in all."""
        return sum(self.by_id[name].hours for name, _ in schedule)

    def money(self, schedule: Schedule) -> float:
        """Dollars spent in all, without what hours count as."""
        return sum(self.by_id[name].cost for name, _ in schedule)

    def cost(self, schedule: Schedule, discount_per_year: float = 0.0) -> float:
        """Dollars that count against a schedule: money, and hours at their value, each from the month it begins."""
        begun = ((self.by_id[name], start) for name, start in schedule)
        spent = ((one.cost + self.budget.hour_value * one.hours, start) for one, start in begun)
        return sum(dollars * counted_share(start, discount_per_year) for dollars, start in spent)

    def is_feasible(self, schedule: Schedule) -> bool:
        """Whether a schedule keeps to the budget and to what its candidates ask for."""
        return not any(self.faults(schedule))

    def faults(self, schedule: Schedule) -> Iterator[str]:
        """What a schedule breaks: "twice", "start", "needs", "clash", "only one", "hours" or "money"."""
        begun = dict(schedule)
        if len(begun) < len(schedule):
            yield "twice"
        if not all(start in self.starts(self.by_id[name]) for name, start in schedule):
            yield "start"
        if not all(self._has_needs(name, begun) for name in begun):
            yield "needs"
        if any(self._clash_in(pair) for pair in combinations(begun.items(), 2)):
            yield "clash"
        if any(self.exclude(self.by_id[one], self.by_id[other]) for one, other in combinations(begun, 2)):
            yield "only one"
        if self.loads(schedule).max() > roomy(self.capacity):
            yield "hours"
        if self.money(schedule) > roomy(self.budget.money):
            yield "money"

    def _has_needs(self, name: str, begun: Mapping[str, int]) -> bool:
        needs = self.by_id[name].needs
        return all(need in begun and self.by_id[need].holds_for(begun[need], begun[name]) for need in needs)

    def _clash_in(self, pair: tuple[tuple[str, int], tuple[str, int]]) -> bool:
        (name, start), (other_name, other_start) = pair
        one, other = self.by_id[name], self.by_id[other_name]
        return self.clash(one, other) and overlap(one, start, other, other_start)


def overlap(one: Candidate, start: int, other: Candidate, other_start: int) -> bool:
    """Whether two candidates share a month; what takes no time takes the month it begins in."""
    if start == other_start:
        return True
    return other_start < one.end(start) if start < other_start else start < other.end(other_start)


def roomy(limit: float) -> float:
    """A limit with room for rounding."""
    return limit * (1 + ALMOST) + ALMOST


def schedule_of(chosen: Iterable[tuple[str, int]]) -> Schedule:
    """A schedule in its one order."""
    return tuple(sorted(chosen, key=lambda one: (one[1], one[0])))
