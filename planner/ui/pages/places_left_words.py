"""What is left of pay, in sentences."""

from collections.abc import Sequence

from planner.advice.left_over import LeftOver
from planner.charts.places import conversion_sentence
from planner.domain import amounts as money
from planner.market.living import MONTHLY, TAXES, has_parts, price_ratio
from planner.market.pack import Pack
from planner.market.places import Place

_PARTS = {"housing": "housing", "transport": "transport", "other": "other costs", TAXES: "taxes"}
_OWN = "Your own figures for where you live now"
_SAME_TAXES = (
    "Taxes are taken as the same share, though states differ. Pay there is as far from the market as yours is here."
)
_EXAMPLE = (170_000.0, "San Francisco", "Indianapolis")
"""A pay and two places that are often set against each other."""


def left_sentence(lacking: Sequence[str], here: LeftOver, there: LeftOver | None) -> str:
    """What is left here and there, or what is needed to say so; ``lacking`` are the parts that were not entered."""
    if lacking:
        return f"No estimate of what is left: enter {_listed([_PARTS[part] for part in lacking])}."
    if here.left is None:  # what is spent here is known here, whatever its prices
        return ""
    told = f"In {here.place.name} {_left(here.left)} of {money.short(here.pay)} a year"
    if there is None:
        return f"{told}."
    if there.left is None:
        return f"{told}; no estimate for {there.place.name}, whose prices are not known."
    more = there.left - here.left
    difference = f"{money.short(abs(more))} {'more' if more >= 0 else 'less'}"
    return f"{told}; in {there.place.name} {_left(there.left)} of {money.short(there.pay)}, {difference}."


def basis_sentence(here: Place, there: Place | None) -> str:
    """How costs are moved from one place to another, and what that leaves out."""
    if there is None:
        return f"{_OWN}; choose another place in the list to compare."
    if price_ratio("housing", here, there) is None:
        return f"{_OWN}. Prices of one of the places are not known."
    if not (has_parts(here) and has_parts(there)):
        return f"{_OWN}, moved by prices of all that people buy: one of the places has no others. {_SAME_TAXES}"
    ratios = [f"{_PARTS[part]} × {price_ratio(part, here, there):.2f}" for part in MONTHLY]
    return (
        f"{_OWN}, moved by regional price parities (BEA {there.price_year}): {_listed(ratios)}. These are averages: a "
        f"new tenant pays more. Other costs are taken as half goods, half services. {_SAME_TAXES}"
    )


def example_sentence(pack: Pack) -> str:
    """A dear city against a cheap one by their prices; empty where the pack lacks one of them."""
    amount, dear, cheap = _EXAMPLE
    here, there = pack.find_place(dear), pack.find_place(cheap)
    if here is None or there is None or not (has_parts(here) and has_parts(there)):
        return ""
    housing, transport = (price_ratio(part, there, here) for part in ("housing", "transport"))
    return (
        f"An example: {conversion_sentence(amount, here, there)} Housing costs {housing:.1f} times as much in "
        f"{here.name}, goods {transport:.2f} times (BEA regional price parities {here.price_year})."
    )


def _left(amount: float) -> str:
    return f"{money.short(amount)} is left" if amount >= 0 else f"{money.short(-amount)} is missing"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
