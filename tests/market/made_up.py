"""A small made-up pack: two occupations, a city that lacks one of them, and the nation."""

import copy
from dataclasses import fields
from typing import Any

from planner.market.cells import FIELDS
from planner.market.pack import Pack, pack_from
from planner.market.places import Place

# Log medians of round numbers would only hide mistakes; these are plain to add up by hand instead.
_DOCUMENT: dict[str, Any] = {
    "schema": 2,
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
            "attribution": "",
        }
    ],
    "places": {
        "fields": [field.name for field in fields(Place)],
        "rows": [
            [
                *(
                    "ville",
                    "Ville",
                    "VX",
                    ["Ville", "Ville, VX", "The Ville"],
                    "0000001",
                    "Ville-Hamlet, VX",
                    110.5,
                    1999,
                ),
                *("area", 40, 101.0, 130.0, 99.0, None, 0),
            ],
            [
                *("united-states", "United States", "", ["United States", "US"], "0000000", "National", 100, 1999),
                *("nation", 9000, 100.0, 100.0, 100.0, None, 0),
            ],
        ],
    },
    "place_keys": {"ville": 0, "ville vx": 0, "the ville": 0, "united states": 1, "us": 1},
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
    "cells": {
        "fields": list(FIELDS),
        "rows": [
            # bakers of Ville, bakers and cooks of the nation: numbers of occupation and place, jobs, errors …
            [1, 0, 40, 2.5, 0.01, 30000, 40000, 50000, 60000, 0, 10.0, 10.4, 10.8, 11.2, 0.3, 0.3, 0.3, 0.3],
            [1, 1, 9000, 0.5, 0.01, 30000, 40000, 50000, 60000, 70000, 10.2, 10.4, 10.6, 10.8, 0.2, 0.2, 0.2, 0.2],
            [0, 1, 0, 0, 0.01, 30000, 40000, 50000, 60000, 70000, 10.8, 11.2, 11.6, 12.0, 0.3, 0.3, 0.3, 0.3],
        ],
    },
}


def document() -> dict[str, Any]:
    """The pack as JSON values, a fresh copy each time."""
    return copy.deepcopy(_DOCUMENT)


def pack(changed: dict[str, Any] | None = None) -> Pack:
    """The pack itself."""
    return pack_from(changed or document(), "pack.json")
