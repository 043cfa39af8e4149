"""The best months for what was found every few months: each action is moved alone, as long as that makes it better."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any, Final

from planner.advice.optimiser_problem import Problem, Schedule, schedule_of
from planner.advice.optimiser_result import Wait

LONGEST_WAIT_MONTHS: Final = 6
AROUND_MONTHS: Final = 2
"""So many months before and after, time and again: what lies between two months of the search."""


def improved(schedule: Schedule, problem: Problem, rank: Callable[[Schedule], Any]) -> Schedule:
    """A schedule that no action moved alone by up to two months makes better.

    ``problem`` has every month in which its candidates can begin; ``rank`` tells what is better, ever by more: then
    this comes to an end.
    """
    best = schedule
    while True:
        before = best
        for name, _ in before:
            best = max((best, *_moved(best, name, problem)), key=rank)
        if best == before:
            return best


def _moved(schedule: Schedule, name: str, problem: Problem) -> Iterator[Schedule]:
    """The schedule with one action begun a little sooner or later, where that holds."""
    begun = dict(schedule)[name]
    rest = [one for one in schedule if one[0] != name]
    for month in problem.by_id[name].starts:
        if 0 < abs(month - begun) <= AROUND_MONTHS:
            other = schedule_of((*rest, (name, month)))
            if problem.is_feasible(other):
                yield other


def waits(schedule: Schedule, problem: Problem, behind: Callable[[Schedule], float], most: float) -> Iterator[Wait]:
    """How many months later, up to six, each action that can wait could begin while the others stay, and at what cost.

    ``behind`` tells by how much another schedule falls short, of which ``most`` is little enough to be told.
    """
    for name, start in schedule:
        rest = [one for one in schedule if one[0] != name]
        later = (schedule_of((*rest, (name, start + months))) for months in range(1, LONGEST_WAIT_MONTHS + 1))
        less = list(takewhile(lambda one: one <= most, map(behind, takewhile(problem.is_feasible, later))))
        if less:
            yield Wait(candidate=name, months=len(less), less=max(0.0, *less))
