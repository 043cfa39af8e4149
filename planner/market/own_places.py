"""Places that are in no pack: one with the user's own figures, and work from anywhere."""

import math
from dataclasses import replace
from typing import Final

from planner.domain.errors import UserError
from planner.domain.figures import HIGHEST_PERCENT, LOWEST_PERCENT, OwnPlace
from planner.market.pay_file import PayFile
from planner.market.places import OWN, REMOTE, Place, place_keys
from planner.market.words import plain_key

_REMOTE_WORDS: Final = frozenset(("remote", "fully remote", "anywhere", "work from home", "wfh"))


def own_place(nation: Place, name: str, pay_percent: float, price_percent: float | None) -> Place:
    """A place with the user's own figures, in per cent of the nation's: what it pays, and what living costs there.

    ``price_percent`` is None where unknown. Raises ``UserError`` for a place without name and a figure outside
    ``LOWEST_PERCENT`` … ``HIGHEST_PERCENT``.
    """
    if not name.strip():
        raise UserError("Place", "it has no name", "Write how you call it", "name")
    _require(pay_percent, "Pay", "pay_percent")
    if price_percent is not None:
        _require(price_percent, "Prices", "price_percent")
    key = plain_key(name)
    return Place(
        id=f"own-{key.replace(' ', '-') or 'place'}",
        name=name.strip(),
        state="",
        aliases=place_keys(name)[:1],
        area="",
        area_name=name.strip(),
        price_level=price_percent,
        price_year=nation.price_year,
        kind=OWN,
        shift=math.log(pay_percent / 100),
    )


def recorded_place(nation: Place, record: OwnPlace) -> Place:
    """The place that a record of the user's own describes; raises ``UserError`` as ``own_place`` does."""
    made = own_place(nation, record.name, record.pay_percent, record.price_percent)
    return replace(made, id=f"own-{record.id}")


def remote_place(nation: Place, pay: PayFile, home: Place | None) -> Place:
    """Work from anywhere in the nation: its pay times what is measured for remote work, at the prices of ``home``."""
    row = pay.factors.get("work_mode.remote")
    return Place(
        id=REMOTE,
        name="Remote" if home is None else f"Remote, living in {home.name}",
        state="",
        aliases=(),
        area="",
        area_name="Anywhere in the United States",
        price_level=None if home is None else home.price_level,
        price_year=nation.price_year if home is None else home.price_year,
        kind=REMOTE,
        goods=None if home is None else home.goods,
        housing=None if home is None else home.housing,
        services=None if home is None else home.services,
        shift=0.0 if row is None else row.factor().log_effect,
    )


def means_remote(text: str) -> bool:
    """Whether what a user wrote as a place is no place but remote work."""
    return plain_key(text) in _REMOTE_WORDS


def _require(percent: float, name: str, attribute: str) -> None:
    if not LOWEST_PERCENT <= percent <= HIGHEST_PERCENT:
        raise UserError(
            name,
            f"{percent:g} % of the nation’s is not between {LOWEST_PERCENT:g} and {HIGHEST_PERCENT:g} %",
            "Write 100 for as much as in the United States as a whole",
            attribute,
        )
