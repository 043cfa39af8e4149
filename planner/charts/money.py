"""Figures as text for charts, reports and pages, under the name they call them by; ``domain.amounts`` has the rules."""

from planner.domain.amounts import (
    CAREERS_SHOWN,
    MINUS,
    NO_BREAK,
    chance,
    change,
    change_tick,
    compact,
    difference,
    full,
    percent,
    short,
    tick,
)

__all__ = [
    "CAREERS_SHOWN",
    "MINUS",
    "NO_BREAK",
    "chance",
    "change",
    "change_tick",
    "compact",
    "difference",
    "full",
    "percent",
    "short",
    "tick",
]
