"""The sentences of the Plans page: what a comparison comes to, and what the quiet line adds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from planner.advice.standing import counted
from planner.charts.words import market
from planner.domain import amounts as money
from planner.domain.role import Level
from planner.domain.text import listed

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison, PlanRow

NO_PLAN: Final = "A plan is a row of dated actions, compared with carrying on as now."
NO_ROLE: Final = "Plans are compared with carrying on as now: tell first what you do and what it pays."
_LOW, _MIDDLE, _HIGH = 0, 2, 4


def headline(told: "PlanComparison") -> str:
    """The answer: the best plan against carrying on, or that it ties with it, or that nothing beats it."""
    best = _best(told)
    if best is None:
        return "No plan can be ranked yet"
    if told.carry_on.rank == 1:
        if best.rank == 1 and not best.actions:
            return f"{best.name} has no action yet"
        if best.rank == 1:
            return f"{best.name} and carrying on are a tie"
        if best.better > 0.5:
            often = f"{best.name} comes nearest, better in {money.chance(best.better)} careers"
            return f"On average no plan beats carrying on; {often}"
        return f"No plan beats carrying on; {best.name} comes nearest"
    others = [row.name for row in told.best if row is not best]
    tie = f" (a tie with {listed(others)})" if others else ""
    found = ", if you find the job" if best.needs_a_job else ", if the offer stands" if best.has_offer else ""
    if best.better < 0.5:
        return f"On average {best.name}{tie} beats carrying on, but in {money.chance(best.better)} careers only{found}"
    return f"{best.name}{tie} is better than carrying on in {money.chance(best.better)} careers{found}"


def _best(told: "PlanComparison") -> "PlanRow | None":
    ranked = [row for row in told.plans if row.rank is not None]
    return min(ranked, key=lambda row: (row.rank or 0, -row.mean), default=None)


def worth(told: "PlanComparison", row: "PlanRow") -> str:
    """``+$38k on average over 10 years, between −$12k and +$90k, the median at +$36k``."""
    first, middle = on_average(row.mean, row.difference.worth.quantiles.tolist(), told.inputs.horizon_years)
    return f"{first}, {middle}"


def on_average(mean: float, quantiles: Sequence[float], horizon_years: int) -> tuple[str, str]:
    """What a plan is worth, the mean first, and its median, which stands second: here and where one is found.

    ``quantiles`` (5,) are dollars at 10, 25, 50, 75 and 90 % of the careers.
    """
    ends = (mean, quantiles[_LOW], quantiles[_HIGH], quantiles[_MIDDLE])
    worth, low, high, middle = money.alike(ends)
    years = counted(horizon_years, "year")
    return f"{worth} on average over {years}, between {low} and {high}", f"the median at {middle}"


def quiet(told: "PlanComparison", n_hidden: int, pace: float) -> str:
    """What the best plan is worth, and what the numbers are: money, discount, the pace tried, what is left out."""
    best = _best(told)
    parts = [f"{best.name}: {worth(told, best)}"] if best is not None and best.actions else []
    parts += [] if best is None else list(_at_prices(best))
    money_told = ", ".join(filter(None, ("Total pay in today's dollars", market(told.inputs.scenario.name))))
    parts += [
        f"{money_told}, later years discounted by {told.discount_percent:g} % a year",
        f"The same chance events for every plan; what a plan costs is taken off, an hour at {told.hour.short}",
    ]
    unranked = [row.name for row in told.plans if row.rank is None]
    if unranked:
        verb = "contradicts itself and is" if len(unranked) == 1 else "contradict themselves and are"
        parts.append(f"{listed(unranked)} {verb} not ranked")
    if pace != 1.0:
        parts.append(f"Promotions tried {pace:.2f} times as fast as now, under every plan")
    if n_hidden:
        parts.append(f"{counted(n_hidden, 'older plan')} not shown; the adopted one and the latest are")
    return f"{'. '.join(parts)}."


def _at_prices(row: "PlanRow") -> Iterator[str]:
    """What is left of a move's worth at the prices of the place."""
    if row.at_prices is not None and row.better_at_prices is not None:
        middle = money.difference(float(row.at_prices.quantiles[_MIDDLE]))
        yield f"By what it buys at the prices there: {middle}, better in {money.chance(row.better_at_prices)} careers"


def rank(row: "PlanRow") -> str:
    """The rank, with "tie" where the plan ties with carrying on; a dash for one that is not ranked."""
    if row.rank is None:
        return "–"
    return f"{row.rank}, a tie" if row.plan is not None and row.is_even else str(row.rank)


def level_name(level: int) -> str:
    """A level by its place."""
    return str(list(Level)[level])
