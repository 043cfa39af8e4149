"""Branch and bound over schedules: the best by tables of yearly gains, or the best found and how far from it at most.

The value of a schedule is a sum over years of ``weights × exp(gains of all that is chosen)`` less what each costs: true
of effects that multiply pay, and of the hands of the clock of promotions; other effects are measured one by one and
taken to multiply too, and whoever calls this simulates the best few afterwards. Candidates are decided one after the
other, with many partial schedules at once in arrays. A partial schedule is given up when even a bound, in which what
is left may be taken in parts and differently for each year, falls short of the best known.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.advice.optimiser_bound import N_MEASURES, Bound, parts_of_month
from planner.advice.optimiser_problem import NOTHING, Candidate, Problem, Schedule, roomy, schedule_of
from planner.advice.optimiser_tables import Tables
from planner.forecast.chance import Doubles

Flags = npt.NDArray[np.bool_]

BATCH: Final = 1024
"""So many partial schedules are carried on at once: enough for numpy, few enough to go deep soon."""

BEAM: Final = 1_000
"""So many are carried through once at first."""

POOL: Final = 48
"""The best so many sets of actions are kept, each with its best months."""

MOST_NODES: Final = 400_000
SKIPPED: Final = -1


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: ``pool`` by falling value, each set of actions once, the empty one among them.

    ``highest`` is what no schedule can exceed by the tables: the best value itself where the search came to its end.
    ``nodes`` is how many schedules were looked at. ``was_cancelled`` tells that it was stopped from outside.
    """

    pool: tuple[tuple[float, Schedule], ...]
    highest: float
    nodes: int
    was_cancelled: bool = False

    @property
    def best(self) -> tuple[float, Schedule]:
        """The best value and its schedule."""
        return self.pool[0]

    @property
    def is_proved(self) -> bool:
        """Whether nothing better exists by the tables."""
        return self.highest <= self.best[0]


@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """Partial schedules: ``starts`` (B, N), ``logs`` (B, T) of what multiplies, ``grouped`` (B, groups, T) of what
    counts once, ``loads`` (B, months) parts of months taken, ``spent`` (B, measures, moments) months of work as the
    bound counts them, ``cost`` and ``money`` (B,).
    """

    starts: npt.NDArray[np.int16]
    logs: Doubles
    grouped: Doubles
    loads: Doubles
    spent: Doubles
    cost: Doubles
    money: Doubles

    def __len__(self) -> int:
        return len(self.cost)

    def take(self, rows: npt.NDArray[np.intp] | Flags | slice) -> "Nodes":
        """Some of them."""
        return Nodes(*(getattr(self, one.name)[rows] for one in fields(self)))


def search(
    problem: Problem,
    tables: Tables,
    *,
    near: float = 0.0,
    most_nodes: int = MOST_NODES,
    is_cancelled: Callable[[], bool] = lambda: False,
    known: tuple[Schedule, ...] = (),
) -> Found:
    """The best schedules, and all sets of actions that gain within a share ``near`` of what the best gains, as far as
    the pool holds; below 0 it is the share of the gain that is not looked for.

    Gives up after ``most_nodes``; ``known`` schedules are where the pool begins. Pure: equal problems, equal answers.
    """
    return _Search(problem, tables, near).run(most_nodes, is_cancelled, known)


class _Search:
    def __init__(self, problem: Problem, tables: Tables, near: float) -> None:
        self._problem, self._tables = problem, tables
        self._order = _order(problem, tables)
        self._place = {one.id: place for place, one in enumerate(self._order)}
        self._parts = {one.id: parts_of_month(problem, one) for one in self._order}
        self._excluded = self._places_before(problem.exclude)
        self._clashing = self._places_before(problem.clash)
        self._bound = Bound(problem, tables, self._order)
        self._near = near
        self._nothing = tables.value(NOTHING)
        # Values are sums of dollars: closer than this is the same.
        self._same = 1e-9 * float(tables.weights.sum())
        self._pool: dict[frozenset[str], tuple[float, Schedule]] = {}
        self._best = -np.inf
        self._floor = -np.inf

    def _places_before(self, is_so: Callable[[Candidate, Candidate], bool]) -> dict[str, list[int]]:
        """By each candidate the places of those decided before it of which something is so with it."""
        every = list(enumerate(self._order))
        return {one.id: [other for other, before in every[:place] if is_so(one, before)] for place, one in every}

    @property
    def _least(self) -> float:
        """What a schedule must exceed to be of interest."""
        return self._best - self._near * (self._best - self._nothing) + (self._same if self._near <= 0 else 0.0)

    def run(self, most_nodes: int, is_cancelled: Callable[[], bool], known: tuple[Schedule, ...]) -> Found:
        root = self._root()
        for schedule in (NOTHING, *known):
            self._keep(self._tables.value(schedule), schedule)
        nodes, was_cancelled = self._beam(root, is_cancelled), False
        stack = [(0, self._bound.of(root, 0), root)]
        while stack and nodes < most_nodes:
            if was_cancelled := is_cancelled():
                break
            depth, bounds, batch = stack.pop()
            batch = batch.take(bounds > self._least)
            if not len(batch):
                continue
            children = self._children(batch, depth)
            nodes += len(children)
            stack += self._promising(children, depth + 1)
        left = [float(bounds.max()) for _, bounds, _ in stack if len(bounds)]
        highest = max([self._best, *(one for one in left if one > self._least)])
        ranked = sorted(self._pool.values(), key=lambda one: (-one[0], len(one[1]), one[1]))
        kept = (*ranked[:POOL], *(one for one in ranked[POOL:] if one[1] == NOTHING))
        return Found(kept, highest, nodes, was_cancelled)

    def _beam(self, root: Nodes, is_cancelled: Callable[[], bool]) -> int:
        """Go through all candidates once with the few most promising schedules: a good one to compare others with.

        Half of them are those with the highest bounds, half those worth most so far. Returns how many were looked at.
        """
        nodes, batch = 1, root
        for depth in range(len(self._order)):
            if is_cancelled():
                break
            batch = self._children(batch, depth)
            nodes += len(batch)
            bounds = self._bound.of(batch, depth + 1)
            values = self._tables.values(batch.logs, batch.grouped, batch.cost)
            chosen = [np.argsort(-score, kind="stable")[: BEAM // 2] for score in (bounds, bounds + values)]
            batch = batch.take(np.unique(np.concatenate(chosen)))
        return nodes

    def _root(self) -> Nodes:
        months = self._problem.budget.deadline_months + 1
        years, groups = len(self._tables.weights), len(self._tables.groups)
        shapes = ((1, years), (1, groups, years), (1, months), (1, N_MEASURES, self._bound.n_moments), (1,), (1,))
        return Nodes(np.full((1, len(self._order)), SKIPPED, dtype=np.int16), *map(np.zeros, shapes))

    def _promising(self, children: Nodes, depth: int) -> list[tuple[int, Doubles, Nodes]]:
        """The children worth going on with, in batches, the best last: that one is looked at next."""
        if depth == len(self._order) or not len(children):
            return []
        bounds = self._bound.of(children, depth)
        rows = np.flatnonzero(bounds > self._least)
        rows = rows[np.argsort(bounds[rows], kind="stable")]
        pieces = [rows[first : first + BATCH] for first in range(0, len(rows), BATCH)]
        return [(depth, bounds[piece], children.take(piece)) for piece in pieces]

    def _children(self, nodes: Nodes, depth: int) -> Nodes:
        """Each node without the next candidate, and with it in each month in which that holds."""
        one = self._order[depth]
        grown = [nodes]
        for start in self._problem.starts(one):
            rows = np.flatnonzero(self._allowed(nodes, one, start))
            if len(rows):
                grown.append(self._with(nodes.take(rows), one, start))
        children = Nodes(*(np.concatenate([getattr(each, name.name) for each in grown]) for name in fields(Nodes)))
        self._keep_best(children.take(slice(len(nodes), None)))
        return children

    def _with(self, nodes: Nodes, one: Candidate, start: int) -> Nodes:
        """The nodes, which are new, with a candidate begun in a month; in place."""
        tables, group = self._tables, self._tables.group_of(one)
        nodes.starts[:, self._place[one.id]] = start
        nodes.logs[:] += tables.alone(one.id, start) if group is None else tables.apart(one.id, start)
        if group is not None:
            np.maximum(nodes.grouped[:, group], tables.gains[one.id][start], out=nodes.grouped[:, group])
        nodes.loads[:, start : start + one.loaded_months] += self._parts[one.id][0]
        nodes.spent[:] += self._bound.spent(one, start)
        nodes.cost[:] += self._tables.costs[one.id][start]
        nodes.money[:] += one.cost
        return nodes

    def _allowed(self, nodes: Nodes, one: Candidate, start: int) -> Flags:
        problem = self._problem
        fits = nodes.money + one.cost <= roomy(problem.budget.money)
        if one.hours:
            span = nodes.loads[:, start : start + one.loaded_months]
            fits &= span.max(axis=1) + self._parts[one.id][0] <= roomy(1.0)
        for need in one.needs:
            other, begun = problem.by_id[need], nodes.starts[:, self._place[need]]
            fits &= (begun != SKIPPED) & (begun + other.months <= start)
            if other.valid_months is not None:
                fits &= start <= begun + other.months + other.valid_months
        for place in self._excluded[one.id]:
            fits &= nodes.starts[:, place] == SKIPPED
        for place in self._clashing[one.id]:
            begun = nodes.starts[:, place]
            later = (begun > start) & (begun < one.end(start))
            earlier = (begun < start) & (start < begun + self._order[place].months)
            fits &= ~((later | earlier | (begun == start)) & (begun != SKIPPED))
        return np.asarray(fits)

    def _keep_best(self, nodes: Nodes) -> None:
        if not len(nodes):
            return
        values = self._tables.values(nodes.logs, nodes.grouped, nodes.cost)
        rows = np.flatnonzero(values > self._floor)
        rows = rows[np.argsort(-values[rows], kind="stable")][:POOL]
        for row in rows.tolist():
            if len(self._pool) < POOL or values[row] > self._floor:
                begun = enumerate(nodes.starts[row].tolist())
                chosen = ((self._order[place].id, start) for place, start in begun if start != SKIPPED)
                self._keep(float(values[row]), schedule_of(chosen))

    def _keep(self, value: float, schedule: Schedule) -> None:
        names = frozenset(name for name, _ in schedule)
        held = self._pool.get(names)
        if held is None or (value, held[1]) > (held[0], schedule):
            self._pool[names] = (value, schedule)
        self._best = max(self._best, value)
        if len(self._pool) > 2 * POOL:
            kept = sorted(self._pool.items(), key=lambda one: -one[1][0])
            nothing = self._pool[frozenset()]
            self._pool = dict(kept[:POOL]) | {frozenset(): nothing}
            self._floor = kept[POOL - 1][1][0]


def _order(problem: Problem, tables: Tables) -> list[Candidate]:
    """What gains most for its hours and money first, but nothing before what it needs."""
    worth = {one.id: _density(problem, tables, one) for one in problem.candidates}
    found: dict[str, Candidate] = {}
    for one in sorted(problem.candidates, key=lambda one: (-worth[one.id], one.id)):
        for name in problem.closure(one.id):
            found[name] = problem.by_id[name]
    return list(found.values())


def _density(problem: Problem, tables: Tables, one: Candidate) -> float:
    starts = problem.starts(one)
    if not starts:
        return -np.inf
    costs = tables.costs[one.id]
    most = max(float(tables.weights @ np.expm1(tables.alone(one.id, start)) - costs[start]) for start in starts)
    hours = problem.capacity * problem.budget.deadline_months
    taken = one.hours / max(hours, 1e-9) + one.cost / max(problem.budget.money, 1e-9)
    return most / max(taken, 1e-9) if most > 0 else most
