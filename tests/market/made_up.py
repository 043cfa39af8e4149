"""A small made-up pack: two occupations, a city that lacks one of them, and the nation."""

import copy
from typing import Any

from planner.market.pack import Pack, pack_from

# Log medians of round numbers would only hide mistakes; these are plain to add up by hand instead.
_DOCUMENT: dict[str, Any] = {
    "schema": 1,
    "version": "2000.01",
    "sources": [
        {
            "id": "oews",
            "publisher": "Office of Examples",
            "title": "Examples",
            "year": 2000,
            "date": "May 2000",
            "licence": "Public domain",
            "address": "https://example.org/pay",
            "rows": 3,
        }
    ],
    "places": [
        {
            "id": "ville",
            "name": "Ville",
            "state": "VX",
            "aliases": ["Ville", "Ville, VX", "The Ville"],
            "area": "0000001",
            "area_name": "Ville, VX",
            "price_level": 110.5,
            "price_year": 1999,
        },
        {
            "id": "united-states",
            "name": "United States",
            "state": "",
            "aliases": ["United States", "US"],
            "area": "0000000",
            "area_name": "National",
            "price_level": 100,
            "price_year": 1999,
        },
    ],
    "families": [
        {
            "id": "baker",
            "name": "Baker",
            "titles": ["Baker", "Bread engineer"],
            "occupations": [["51-1", 1.0]],
            "reason": "The occupation itself.",
        },
        {
            "id": "chef",
            "name": "Chef",
            "titles": ["Chef", "Senior chef of all"],
            "occupations": [["51-1", 0.25], ["35-1", 0.75]],
            "reason": "Assumption.",
        },
    ],
    "occupations": [["35-1", "Cooks"], ["51-1", "Bakers"]],
    "level_weights": [0.1, 0.2, 0.3, 0.4],
    "level_reason": "Assumption.",
    "price_index": {"name": "Prices", "times": [1990.0, 2000.0, 2010.0], "values": [100.0, 150.0, 180.0]},
    "cells": [
        {
            "occupation": "51-1",
            "place": "ville",
            "jobs": 40,
            "percentiles": [30000, 40000, 50000.0, 60000.0, None],
            "wage_error_percent": 2.5,
            "log_median": [10.0, 10.4, 10.8, 11.2],
            "log_sd": [0.3, 0.3, 0.3, 0.3],
            "largest_error": 0.01,
        },
        {
            "occupation": "51-1",
            "place": "united-states",
            "jobs": 9000,
            "percentiles": [30000.0, 40000.0, 50000.0, 60000.0, 70000.0],
            "wage_error_percent": 0.5,
            "log_median": [10.2, 10.4, 10.6, 10.8],
            "log_sd": [0.2, 0.2, 0.2, 0.2],
            "largest_error": 0.01,
        },
        {
            "occupation": "35-1",
            "place": "united-states",
            "jobs": None,
            "percentiles": [30000.0, 40000.0, 50000.0, 60000.0, 70000.0],
            "wage_error_percent": None,
            "log_median": [10.8, 11.2, 11.6, 12.0],
            "log_sd": [0.3, 0.3, 0.3, 0.3],
            "largest_error": 0.01,
        },
    ],
}


def document() -> dict[str, Any]:
    """The pack as JSON values, a fresh copy each time."""
    return copy.deepcopy(_DOCUMENT)


def pack(changed: dict[str, Any] | None = None) -> Pack:
    """The pack itself."""
    return pack_from(changed or document(), "pack.json")
