"""Yearly gains of each candidate in each month it can begin: what a search adds up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.advice.optimiser_problem import Candidate, Problem, Schedule
from planner.forecast.chance import Doubles


@dataclass(frozen=True, eq=False)
class Tables:
    """``weights`` (T,): what each year (or month) is worth without any action, read at ``months`` (T,) from today.

    ``gains[id][start]`` (T,): by how much the logarithm of that rises, of what counts once the largest.
    ``besides[id][start]``, where there is one: what such a candidate does apart from that, which adds up.
    ``costs[id][start]``: what counts against it, in the unit of the weights; ``constant`` is what nothing changes.
    """

    problem: Problem
    weights: Doubles
    months: npt.NDArray[np.intp]
    gains: Mapping[str, Mapping[int, Doubles]]
    costs: Mapping[str, Mapping[int, float]]
    constant: float = 0.0
    besides: Mapping[str, Mapping[int, Doubles]] = field(default_factory=dict)

    def apart(self, name: str, start: int) -> Doubles:
        """What a candidate does that adds up although it counts once, (T,)."""
        return self.besides[name][start] if name in self.besides else np.zeros(len(self.weights))

    def alone(self, name: str, start: int) -> Doubles:
        """All that a candidate gains where it is the only one, (T,)."""
        return self.gains[name][start] + self.besides[name][start] if name in self.besides else self.gains[name][start]

    def overlapping(self) -> "Tables":
        """The same as if of what is taught, too, the largest counted: of two that teach the same."""
        alone = {name: {start: self.alone(name, start) for start in rows} for name, rows in self.gains.items()}
        return replace(self, gains=alone, besides={})

    def useful(self) -> "Tables":
        """The same without candidates that never gain and that nothing which gains needs."""
        asked = self.problem.candidates
        gaining = [
            one.id for one in asked if any((self.alone(one.id, start) > 0).any() for start in self.gains[one.id])
        ]
        kept = {name for one in gaining for name in self.problem.closure(one)}
        candidates = tuple(one for one in asked if one.id in kept)
        return replace(self, problem=replace(self.problem, candidates=candidates))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """What counts once and is shared by several."""
        every = [one.counts_once for one in self.problem.candidates if one.counts_once]
        return tuple(sorted({one for one in every if every.count(one) > 1}))

    def group_of(self, candidate: Candidate) -> int | None:
        """The place of a candidate's group, None where its gain is its own."""
        return self.groups.index(candidate.counts_once) if candidate.counts_once in self.groups else None

    def values(self, logs: Doubles, grouped: Doubles, cost: Doubles) -> Doubles:
        """Values of partial schedules: ``logs`` (B, T), ``grouped`` (B, groups, T), ``cost`` (B,)."""
        return np.asarray(np.exp(logs + grouped.sum(axis=1)) @ self.weights + self.constant - cost)

    def value(self, schedule: Schedule) -> float:
        """The value of a schedule."""
        logs, grouped = np.zeros(len(self.weights)), np.zeros((len(self.groups), len(self.weights)))
        cost = 0.0
        for name, start in schedule:
            group = self.group_of(self.problem.by_id[name])
            cost += self.costs[name][start]
            if group is None:
                logs += self.alone(name, start)
            else:
                logs += self.apart(name, start)
                np.maximum(grouped[group], self.gains[name][start], out=grouped[group])
        return float(self.values(logs[None], grouped[None], np.array([cost]))[0])
