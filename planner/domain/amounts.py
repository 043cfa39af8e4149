"""Figures as text: amounts, chances and shares, rounded to what is known.

Every page, table, chart and sentence of advice writes its numbers through these, so that one number never has two
faces.
"""

import math
from collections.abc import Iterable
from typing import Final

MINUS: Final = "−"
NO_BREAK: Final = "\u00a0"
CAREERS_SHOWN: Final = 20

_SYMBOLS: Final = {"USD": "$"}
_UNITS: Final = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_ROUNDS_UP: Final = 0.9995  # 999,600 is one million, not a thousand thousands


def short(amount: float, currency: str = "USD") -> str:
    """An amount a person can remember: ``$196k``, ``$1.2M``, ``−$8.5k``, ``JPY 12.3M``; about two or three digits.

    Raises ``ValueError`` for an amount that is not finite.
    """
    return _signed(amount, _prefix(currency) + compact(abs(_finite(amount))))


def difference(amount: float, currency: str = "USD") -> str:
    """A signed amount: ``+$34k``, ``−$8.5k``, ``+$850``, ``+$0``; to tens below a thousand.

    Raises ``ValueError`` for an amount that is not finite.
    """
    text = short(round(_finite(amount), -1) if abs(amount) < 1_000 else amount, currency)
    return text if text.startswith(MINUS) else f"+{text}"


def alike(amounts: Iterable[float], currency: str = "USD") -> tuple[str, ...]:
    """Signed amounts that stand together, all as exact as the largest allows: ``−$2k`` beside ``+$64k``, ``−$1.9k``
    beside ``+$2.0k``.

    Raises ``ValueError`` for an amount that is not finite.
    """
    asked = tuple(map(_finite, amounts))
    largest = max(map(abs, asked), default=0.0)
    unit, letter = next(((size, name) for size, name in _UNITS if largest >= _ROUNDS_UP * size), (1.0, ""))
    if not letter:
        return tuple(difference(one, currency) for one in asked)
    number = largest / unit
    decimals = 0 if letter == "k" and number >= 9.95 else 1 if letter == "k" or number >= 9.95 else 2
    return tuple(_as_exact(one, unit, letter, decimals, currency) for one in asked)


def _as_exact(amount: float, unit: float, letter: str, decimals: int, currency: str) -> str:
    shown = round(abs(amount) / unit, decimals)
    text = f"{_prefix(currency)}{shown:.{decimals}f}{letter}" if shown else f"{_prefix(currency)}0"
    return f"{MINUS if amount < 0 and shown else '+'}{text}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``; empty without any."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def full(amount: float, currency: str = "USD") -> str:
    """An amount to the unit: ``$84,300``, ``JPY 9,400,000``. Raises ``ValueError`` where it is not finite."""
    return _signed(amount, f"{_prefix(currency)}{abs(_finite(amount)):,.0f}")


def compact(amount: float) -> str:
    """An amount of at least 0 without currency, as axes and table cells write it: ``0``, ``950``, ``196k``, ``1.2M``.

    Thousands are whole from ten thousand on, one decimal elsewhere below a hundred of the unit.
    """
    for unit, letter in _UNITS:
        if amount >= _ROUNDS_UP * unit:
            number = amount / unit
            is_whole = number >= (9.95 if letter == "k" else 99.95)
            return f"{number:.{0 if is_whole else 1}f}".removesuffix(".0") + letter
    return f"{amount:.0f}"


def tick(amount: float) -> str:
    """A round amount of at least 0 written out for an axis, nothing rounded away: ``12.5k``, ``200k``, ``1.25M``."""
    unit, letter = next((pair for pair in _UNITS if amount >= pair[0]), (1.0, ""))
    return f"{amount / unit:.6g}{letter}"


def change_tick(amount: float) -> str:
    """A round difference written out for an axis: ``+12.5k``, ``−200k``, ``0``."""
    sign = "" if amount == 0 else MINUS if amount < 0 else "+"
    return sign + tick(abs(amount))


def chance(probability: float) -> str:
    """A chance as careers out of twenty: ``14 of 20``; never ``0`` or ``20`` where it is not certain.

    Raises ``ValueError`` outside 0 to 1.
    """
    _require_probability(probability)
    shown = round(probability * CAREERS_SHOWN)
    if shown == 0 and probability > 0:
        return f"fewer than 1 of {CAREERS_SHOWN}"
    if shown == CAREERS_SHOWN and probability < 1:
        return f"more than {CAREERS_SHOWN - 1} of {CAREERS_SHOWN}"
    return f"{shown} of {CAREERS_SHOWN}"


def percent(probability: float) -> str:
    """A share or chance, 0 to 1, in whole per cent: ``58 %``, ``<1 %``, ``>99 %``. Raises ``ValueError`` outside."""
    _require_probability(probability)
    shown = round(probability * 100)
    if shown == 0 and probability > 0:
        return f"<1{NO_BREAK}%"
    if shown == 100 and probability < 1:
        return f">99{NO_BREAK}%"
    return f"{shown}{NO_BREAK}%"


def change(share: float) -> str:
    """A difference as signed per cent: 0.23 is ``+23 %``, −0.09 is ``−9 %``, 0 is ``+0 %``. Raises ``ValueError``."""
    shown = round(_finite(share) * 100)
    return f"{MINUS if shown < 0 else '+'}{abs(shown)}{NO_BREAK}%"


def _prefix(currency: str) -> str:
    return _SYMBOLS.get(currency, currency + NO_BREAK)


def _signed(amount: float, text: str) -> str:
    # "−$0" would say something that is not there.
    return MINUS + text if amount < 0 and any(digit in text for digit in "123456789") else text


def _finite(amount: float) -> float:
    if not math.isfinite(amount):
        raise ValueError(f"{amount} is no amount")
    return amount


def _require_probability(probability: float) -> None:
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability")
