"""What a partial schedule can come to at most: what is left is taken in parts, year by year, within hours and money."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from planner.advice.optimiser_problem import Candidate, Problem
from planner.advice.optimiser_tables import Tables
from planner.forecast.chance import Doubles

if TYPE_CHECKING:
    from planner.advice.optimiser_search import Nodes

MONTHS: Final = 12

N_MEASURES: Final = 3
"""In how many ways months are measured: plainly, in halves and in thirds."""

ALMOST_WHOLE: Final = 1e-6


class Bound:
    """Bounds for the partial schedules in which the first ``depth`` of ``order`` are decided.

    By a year only so many hours can have been spent as there are until then, so the candidates that gain by then gain
    at most what the best parts of them gain in so many hours; the same for money. Gains are added along the chord of
    the exponential, which lies above it, so that costs can be taken off.
    """

    def __init__(self, problem: Problem, tables: Tables, order: Sequence[Candidate]) -> None:
        self._problem, self._tables, self._order = problem, tables, order
        self._years = len(tables.weights)
        self._most = {one.id: self._of_starts(one, tables.alone).max(axis=0) for one in order}
        self._shared = {one.id: self._of_starts(one, self._counted_once).max(axis=0) for one in order}
        self._own = {one.id: self._of_starts(one, self._added_up).max(axis=0) for one in order}
        loaded = (start + one.loaded_months for one in order if one.hours for start in problem.starts(one))
        self._months = np.clip(tables.months, 1, max(loaded, default=1))
        self._until, self._place = np.unique(self._months, return_inverse=True)
        self._spent = {one.id: self._months_until(one) for one in order}
        self._least_cost = {one.id: min(tables.costs[one.id].values(), default=0.0) for one in order}
        self._group_most = [self._groups_from(depth) for depth in range(len(order) + 1)]
        self._set_chord()
        blocks = self._blocks()
        self._net = self._by_depth(self._net_own_gains, blocks)
        # What counts once gains at most its largest at no cost, and at most all of it at its cost.
        self._net_of_all = self._by_depth(self._net_gains, blocks) if tables.groups else []

    def of(self, nodes: "Nodes", depth: int) -> Doubles:
        """At most so much can each node come to, (B,)."""
        months = self._until - nodes.spent
        money = self._problem.budget.money - nodes.money
        grouped = np.maximum(nodes.grouped, self._group_most[depth]).sum(axis=1)
        most = self._along_chord(nodes.logs + grouped) + _taken(self._net[depth], months, money)
        if self._net_of_all:
            decided = self._along_chord(nodes.logs + nodes.grouped.sum(axis=1))
            np.minimum(most, decided + _taken(self._net_of_all[depth], months, money), out=most)
        return np.asarray(most + self._tables.constant - nodes.cost)

    @property
    def n_moments(self) -> int:
        """Until how many moments it counts the months of work that are spent."""
        return len(self._until)

    def spent(self, one: Candidate, start: int) -> Doubles:
        """Months of work that a candidate takes until each of these moments, by each measure, (measures, moments)."""
        parts = np.array(parts_of_month(self._problem, one))
        return np.asarray(parts[:, None] * np.clip(self._until - start, 0, one.loaded_months))

    def _along_chord(self, logs: Doubles) -> Doubles:
        return np.asarray((self._foot + self._slope * (logs - self._low)) @ self._tables.weights)

    def _counted_once(self, name: str, start: int) -> Doubles:
        """What a candidate gains together with others that count once with it."""
        is_shared = self._tables.group_of(self._problem.by_id[name]) is not None
        return self._tables.gains[name][start] if is_shared else np.zeros(self._years)

    def _added_up(self, name: str, start: int) -> Doubles:
        """What a candidate gains whatever else is chosen."""
        is_shared = self._tables.group_of(self._problem.by_id[name]) is not None
        return self._tables.apart(name, start) if is_shared else self._tables.alone(name, start)

    def _of_starts(self, one: Candidate, gain_of: Callable[[str, int], Doubles]) -> Doubles:
        """A gain for each month in which a candidate can begin, (starts, T); what cannot begin gains nothing ever."""
        rows = [gain_of(one.id, start) for start in self._problem.starts(one)]
        return np.array(rows) if rows else np.full((1, self._years), -np.inf)

    def _least_gain(self, one: Candidate) -> Doubles:
        least = self._of_starts(one, self._added_up).min(axis=0)
        return np.asarray(np.where(np.isfinite(least), np.minimum(least, 0.0), 0.0))

    def _months_until(self, one: Candidate) -> Doubles:
        """The fewest months in which a candidate is worked on before each reading at which it gains, (T,)."""
        found = np.full(self._years, float(one.loaded_months))
        for start in self._problem.starts(one):
            spent = np.clip(self._months - start, 0, one.loaded_months).astype(float)
            np.minimum(found, spent, out=found, where=self._gains_at(one, start))
        return found

    def _gains_at(self, one: Candidate, start: int) -> npt.NDArray[np.bool_]:
        """The readings at which a candidate gains anything, (T,)."""
        tables = self._tables
        return np.asarray((tables.gains[one.id][start] > 0) | (tables.apart(one.id, start) > 0))

    def _groups_from(self, depth: int) -> Doubles:
        """The most that what is left of each group gains, (groups, T)."""
        found = np.zeros((len(self._tables.groups), self._years))
        for one in self._order[depth:]:
            group = self._tables.group_of(one)
            if group is not None:
                np.maximum(found[group], self._shared[one.id], out=found[group])
        return found

    def _set_chord(self) -> None:
        """The straight line over the exponential between the least and the most that gains can add up to."""
        least = [self._least_gain(one) for one in self._order]
        self._low = np.array(least).reshape(len(least), self._years).sum(axis=0)
        each_year = [slice(year, year + 1) for year in range(self._years)]
        every = self._by_depth(self._log_own_gains, each_year, n_depths=1)[0]
        months = np.broadcast_to(self._until, (1, N_MEASURES, self.n_moments)).astype(float)
        money = np.array([self._problem.budget.money])
        most = np.array([limits.taken(months, money)[0] for limits in every]) + self._group_most[0].sum(axis=0)
        width = np.maximum(most - self._low, 1e-12)
        self._foot = np.exp(self._low)
        self._slope = np.maximum(self._foot * np.expm1(width) / width, self._foot)

    def _log_own_gains(self, one: Candidate) -> Doubles:
        return np.asarray(np.maximum(self._own[one.id], 0.0))

    def _net_own_gains(self, one: Candidate) -> Doubles:
        return self._less_cost(one, self._log_own_gains(one))

    def _net_gains(self, one: Candidate) -> Doubles:
        return self._less_cost(one, np.maximum(self._most[one.id], 0.0))

    def _less_cost(self, one: Candidate, logs: Doubles) -> Doubles:
        """Dollars of each year, each less its part of the cost, which is spread like the gains."""
        gains = np.asarray(self._tables.weights * self._slope * logs)
        total = gains.sum()
        return np.asarray(gains * max(1.0 - self._least_cost[one.id] / total, 0.0)) if total > 0 else gains

    def _blocks(self) -> list[slice]:
        """The years up to the deadline one by one, and all later ones together: what is chosen by then, is chosen."""
        year = np.where(self._months < self._months[-1], (self._months - 1) // MONTHS, np.iinfo(np.intp).max)
        cuts = [0, *(np.flatnonzero(np.diff(year)) + 1).tolist(), self._years]
        return [slice(first, last) for first, last in pairwise(cuts)]

    def _by_depth(
        self, gains_of: Callable[[Candidate], Doubles], blocks: list[slice], n_depths: int | None = None
    ) -> "list[list[_Limits]]":
        """For each depth, or the first few, the limits of the years of each block, for what is left from there on."""
        order = self._order
        n_depths = n_depths or len(order) + 1
        gains = np.array([gains_of(one) for one in order]).reshape(len(order), self._years)
        months = np.array([self._spent[one.id] for one in order]).reshape(len(order), self._years)
        parts = np.array([parts_of_month(self._problem, one) for one in order]).reshape(len(order), N_MEASURES)
        money = np.array([one.cost for one in order], dtype=float)
        found: list[list[_Limits]] = [[] for _ in range(n_depths)]
        for years in blocks:
            gained, spent = gains[:, years].sum(axis=1), months[:, years].min(axis=1)
            by_measure = [_lines(spent * parts[:, kind], gained, n_depths) for kind in range(N_MEASURES)]
            for depth, by_money in enumerate(_lines(money, gained, n_depths)):
                found[depth].append(
                    _Limits(int(self._place[years.stop - 1]), [lines[depth] for lines in by_measure], by_money)
                )
        return found


@dataclass(frozen=True, slots=True)
class _Line:
    """The most that parts of some candidates gain within an amount: bends at ``amounts``, flat then, ``free`` at 0.

    Both arrays are (n + 1,), from 0 on; what is not left adds a bend of no length.
    """

    amounts: Doubles
    gains: Doubles
    free: float

    def at(self, amounts: Doubles) -> Doubles:
        """The most within each amount."""
        return np.asarray(np.interp(amounts, self.amounts, self.gains) + self.free)


def _lines(amounts: Doubles, gains: Doubles, n_depths: int) -> list[_Line]:
    """The lines of what is left from each of the first depths on: what gains most for its amount comes first."""
    count = len(amounts)
    is_paid = (gains > 0) & (amounts > 0)
    free = np.where((gains > 0) & ~is_paid, gains, 0.0)
    density = np.divide(gains, amounts, out=np.zeros(count), where=is_paid)
    order = np.argsort(-density, kind="stable")
    is_left = is_paid[order] & (order >= np.arange(n_depths)[:, None])  # (depths, n)
    bends = np.zeros((2, n_depths, count + 1))
    np.cumsum(np.where(is_left, amounts[order], 0.0), axis=1, out=bends[0, :, 1:])
    np.cumsum(np.where(is_left, gains[order], 0.0), axis=1, out=bends[1, :, 1:])
    given = np.append(np.cumsum(free[::-1])[::-1], 0.0)[:n_depths]
    return [_Line(at, gained, float(one)) for at, gained, one in zip(*bends, given, strict=True)]


@dataclass(frozen=True, slots=True)
class _Limits:
    """The lines of some years: within the months of work until the ``last`` moment by each measure, within money."""

    last: int
    by_measure: list[_Line]
    by_money: _Line

    def taken(self, months: Doubles, money: Doubles) -> Doubles:
        """The most gained within months of work (B, measures, moments) and money (B,): (B,)."""
        most = self.by_money.at(money)
        for kind, line in enumerate(self.by_measure):
            np.minimum(most, line.at(months[:, kind, self.last]), out=most)
        return most


def _taken(lines: list[_Limits], months: Doubles, money: Doubles) -> Doubles:
    """The most gained in all years, (B,)."""
    most = np.zeros(len(money))
    for limits in lines:
        most += limits.taken(months, money)
    return most


def parts_of_month(problem: Problem, one: Candidate) -> tuple[float, ...]:
    """How much of a month's hours a candidate takes, by each measure; candidates that fit together sum to at most 1.

    The first is the plain share. The others round to whole halves and thirds in a way that keeps to that: of two
    that take more than half a month each only one fits, however little of the month is left then. (Dual feasible
    functions: Fekete and Schepers, 2001.)
    """
    share = one.monthly_load / problem.capacity if problem.capacity else float(one.hours > 0)
    return share, *(_rounded(share, count) for count in range(1, N_MEASURES))


def _rounded(share: float, count: int) -> float:
    times = (count + 1) * share
    is_whole = abs(times - round(times)) < ALMOST_WHOLE
    return share if is_whole else math.floor(times) / count
