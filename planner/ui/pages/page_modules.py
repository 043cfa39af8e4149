"""What pages are built with, loaded a little at a time while nobody waits for it."""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

# What a page loads by itself when it is built is not named here, but for what takes long.
_MODULES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "overview": (
            "planner.forecast.situation",
            "planner.market.skills",
            "planner.market.ladders",
            "planner.market.certifications",
            "planner.advice.readiness",
            "planner.ui.pages.advice_page",
            "planner.charts.trajectory_figure",
            "planner.ui.pages.overview",
        ),
        "profile": ("planner.ui.dialogs.record_form", "planner.ui.pages.profile"),
        "trajectory": (
            "planner.ui.dialogs.record_form",
            "planner.ui.pages.trajectory_lower",
            "planner.ui.pages.trajectory",
            "planner.advice.pay_standing",
            "planner.ui.pages.standing_words",
            "planner.ui.dialogs.forecast_journal",
            "planner.ui.pages.trajectory_inspector",
        ),
        "plans": (
            "planner.forecast.careers",
            "planner.advice.skill_gap",
            "planner.advice.plan_grounds",
            "planner.advice.plan_certifications",
            "planner.advice.plan_effects",
            "planner.market.claims",
            "planner.advice.specialisations",
            "planner.advice.optimiser_value",
            "planner.advice.optimiser_limits",
            "planner.advice.optimiser",
            "planner.ui.dialogs.optimiser_words",
            "planner.ui.dialogs.optimiser_question",
            "planner.ui.dialogs.plan_finder",
            "planner.charts.timeline",
            "planner.charts.difference_figure",
            "planner.charts.timeline_figure",
            "planner.ui.pages.plans",
        ),
        "readiness": ("planner.charts.radar_figure", "planner.ui.pages.readiness"),
        "certifications": ("planner.ui.pages.certifications",),
        "specialisations": ("planner.ui.pages.specialisations",),
        "places": ("planner.ui.pages.places_left", "planner.ui.pages.places"),
        "market": ("planner.ui.pages.market",),
    }
)

_FRAME: Final = "planner.charts.frame"
"""Comes with the first figure that is shown."""


def load_next(key: str) -> bool:
    """Load one more module that the page of a key is built with; whether there was one left.

    Raises ``KeyError`` for a page that does not exist.
    """
    name = next((one for one in _MODULES[key] if one not in sys.modules and not _is_too_early(one)), None)
    if name is not None:
        import_module(name)
    return name is not None


def know_widgets() -> None:
    """Have PySide learn every kind of widget, which it does where it first hands over one that Python has not made.

    That takes a quarter of what a window may stand still, so it is done when nothing else is. Needs an application.
    """
    from PySide6.QtWidgets import QAbstractScrollArea  # not before the first paint: enumerations come with it

    QAbstractScrollArea().viewport()


def _is_too_early(name: str) -> bool:
    """Whether to load a figure would wait for matplotlib, which a thread loads while the window is built."""
    return name.endswith("_figure") and _FRAME not in sys.modules
