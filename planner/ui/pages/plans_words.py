"""The sentences of the Plans page: what a comparison comes to, and what the quiet line adds."""

from typing import TYPE_CHECKING, Final

from planner.advice.standing import counted
from planner.charts import money
from planner.domain.role import Level

if TYPE_CHECKING:
    from planner.advice.plan_comparison import PlanComparison, PlanRow

NO_PLAN: Final = "A plan is a row of dated actions, compared with carrying on as now."
PAIRED: Final = "The same chance events for every plan; what a plan costs is taken off"
_LOW, _HIGH = 0, 4


def headline(told: "PlanComparison") -> str:
    """The answer: the best plan against carrying on, or that it ties with it, or that nothing beats it."""
    ranked = [row for row in told.plans if row.rank is not None]
    if not ranked:
        return "No plan can be ranked yet"
    best = min(ranked, key=lambda row: (row.rank or 0, -row.median))
    if told.carry_on.rank == 1:
        if best.rank == 1:
            return f"{best.name} and carrying on are a tie: {worth(told, best)}"
        return f"No plan beats carrying on; {best.name} comes nearest: {worth(told, best)}"
    others = [row.name for row in told.best if row is not best]
    tie = f" (a tie with {' and '.join(others)})" if others else ""
    return f"{best.name}{tie}: {money.chance(best.better)} better than carrying on, {worth(told, best)}"


def worth(told: "PlanComparison", row: "PlanRow") -> str:
    """``+$38k over 10 years, between −$12k and +$90k``."""
    quantiles = row.difference.worth.quantiles
    low, high = (money.difference(float(quantiles[place])) for place in (_LOW, _HIGH))
    years = counted(told.inputs.horizon_years, "year")
    return f"{money.difference(row.median)} over {years}, between {low} and {high}"


def quiet(told: "PlanComparison", n_hidden: int) -> str:
    """What the numbers are: money, discount, and what is left out."""
    parts = [
        f"Total pay in today's dollars, later years discounted by {told.discount_percent:g} % a year",
        PAIRED,
    ]
    unranked = [row.name for row in told.plans if row.rank is None]
    if unranked:
        verb = "contradicts itself and is" if len(unranked) == 1 else "contradict themselves and are"
        parts.append(f"{' and '.join(unranked)} {verb} not ranked")
    if n_hidden:
        parts.append(f"{counted(n_hidden, 'older plan')} not shown; the adopted one and the latest are")
    return f"{'. '.join(parts)}."


def chances(row: "PlanRow") -> str:
    """``13 of 20``, a tie told as such."""
    return f"{money.chance(row.better)}, a tie" if row.is_even else money.chance(row.better)


def rank(row: "PlanRow") -> str:
    """The rank, a dash for a plan that is not ranked."""
    return "–" if row.rank is None else str(row.rank)


def level_name(level: int) -> str:
    """A level by its place."""
    return str(list(Level)[level])
