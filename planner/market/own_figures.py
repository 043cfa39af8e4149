"""The shipped figures that a user may replace by their own: what each is, in which unit people read it, and its limits.

Called by the Market data page and the use cases behind it. Whoever ships another kind of figure adds a function that
gives its ``ShippedFigure`` values to ``shipped_figures``.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final, Protocol

from planner.domain.errors import UserError
from planner.market.certifications import CatalogueCertification
from planner.market.factors import LARGEST_OWN, FactorRow
from planner.market.pay_file import PayFile

NO_BREAK: Final = "\u00a0"
NO_ESTIMATE: Final = "no estimate"
FACTOR_KINDS: Final[Mapping[str, str]] = {
    "industry": "Industry",
    "size": "Employer size",
    "work_mode": "Work mode",
    "education": "Education",
    "specialisation": "Specialisation",
    "certification": "Certification",
}
NOT_MEASURED: Final = "Not measured"
ASSUMPTION: Final = "Assumption of the forecast"
_OF_PAY: Final = "log pay"
_WIDE_PERCENT: Final = 1.0
_SHARES: Final = ("share", "a year")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedFigure:
    """One figure that came with the program.

    ``value``, ``low`` and ``high`` (80 % interval), ``least`` and ``most`` (what may be entered) are in the stored
    unit; ``value`` is None where there is no estimate. ``unit`` is "log pay" for an effect on the logarithm of pay,
    which people read as per cent of pay, "share" or "a year" for a part of one, read as per cent, else as it is.
    """

    id: str
    kind: str
    name: str
    value: float | None = None
    low: float = 0.0
    high: float = 0.0
    least: float
    most: float
    unit: str
    n: int = 0
    grade: str = ""
    source: str = ""
    date: str = ""
    note: str = ""

    @property
    def is_effect(self) -> bool:
        """Whether it says how much more a job pays."""
        return self.unit == _OF_PAY

    @property
    def unit_text(self) -> str:
        """The unit as people read it: ``%``, ``% a year``, ``years``; empty for a bare number."""
        if self.is_effect:
            return "%"
        if self.unit in _SHARES:
            return "%" if self.unit == "share" else f"% {self.unit}"
        return "" if self.unit == "log" else self.unit

    def shown(self, value: float) -> str:
        """A stored value as people read it, rounded to what is known: ``+8 %``, ``2.5 % a year``, ``4 years``.

        Effects on pay are whole per cent, unless they are known to less than one.
        """
        is_whole = self.is_effect and self._read(self.high) - self._read(self.low) >= _WIDE_PERCENT
        return self._with_unit(self._number(value, ".0f")) if is_whole else self.exactly(value)

    def exactly(self, value: float) -> str:
        """A stored value as people read it, to a tenth of a per cent or to three digits."""
        return self._with_unit(self._number(value, ".1f" if self._is_percent else ".3g"))

    def typed(self, value: float) -> str:
        """A stored value as it is typed, without unit; ``stored`` reads it back."""
        return self._number(value, ".8g")

    def answer(self) -> str:
        """The shipped value as people read it, or that there is none."""
        return NO_ESTIMATE if self.value is None else self.shown(self.value)

    def span(self, *, is_exact: bool = False) -> str:
        """The interval that holds it with 80 % probability; empty without an estimate or where it is no wider."""
        if self.value is None or self.low == self.high:
            return ""
        told = self.exactly if is_exact else self.shown
        return _between(told(self.low), told(self.high))

    def limits(self) -> str:
        """What may be entered."""
        return _between(self.exactly(self.least), self.exactly(self.most))

    def stored(self, text: str) -> float:
        """The stored value that a text means; raises ``UserError`` at ``value`` for no number or one too far off."""
        typed = text.replace("−", "-").replace(",", ".").removesuffix(self.unit_text).strip().rstrip("%").strip()
        try:
            number = float(Decimal(typed))
        except InvalidOperation:
            raise UserError("Your value", f"“{text.strip()}” is not a number", self._remedy(), "value") from None
        value = self._written(number)
        if value is not None and self.exactly(value) in (self.exactly(self.least), self.exactly(self.most)):
            value = min(max(value, self.least), self.most)  # a limit may be typed as it is told, rounded
        if value is None or not self.least <= value <= self.most:
            reason = f"{self._with_unit(_plain(f'{number:g}'))} is not within {self.limits()}"
            raise UserError("Your value", reason, self._remedy(), "value")
        return value

    @property
    def _is_percent(self) -> bool:
        return self.unit_text.startswith("%")

    def _number(self, value: float, style: str) -> str:
        """Zeros that say nothing are left out; what may fall below zero has its sign."""
        number = float(f"{self._read(value):{style}}") + 0.0  # which turns −0 into 0
        text = f"{number:{'+' if self.least < 0 else ''}{style}}"
        return _plain(text.removesuffix(".0"))

    def _with_unit(self, number: str) -> str:
        return f"{number}{NO_BREAK}{self.unit_text}" if self.unit_text else number

    def _remedy(self) -> str:
        if self.least < 0 and self.is_effect:
            return "Write how much more such a job pays, for example +5"
        example = self.exactly(self.least if self.value is None else self.value)
        return f"Write a number, for example {_number_of(example)}"

    def _read(self, value: float) -> float:
        if self.is_effect:
            return 100 * math.expm1(value)
        return 100 * value if self.unit in _SHARES else value

    def _written(self, number: float) -> float | None:
        """The stored value of a number as it is read; None where it has none."""
        if self.is_effect:
            return math.log1p(number / 100) if -100 < number < math.inf else None
        return number / 100 if self.unit in _SHARES else number


def _between(low: str, high: str) -> str:
    """Two values of one unit, which the second names."""
    return f"{_number_of(low)} to {high}"


def _number_of(shown: str) -> str:
    return shown.partition(NO_BREAK)[0]


def _plain(number: str) -> str:
    return number.replace("-", "−")


class Parameter(Protocol):
    """A number that the forecast takes for granted, as its file has it."""

    @property
    def id(self) -> str:
        """It stays the same from version to version."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def text(self) -> str:
        """What it does."""

    @property
    def estimate(self) -> float:
        """Its value."""

    @property
    def low(self) -> float:
        """Lower end of the 80 % interval."""

    @property
    def high(self) -> float:
        """Upper end of the 80 % interval."""

    @property
    def least(self) -> float:
        """The least that may be entered."""

    @property
    def most(self) -> float:
        """The most that may be entered."""

    @property
    def unit(self) -> str:
        """As in ``ShippedFigure``."""

    @property
    def n(self) -> int:
        """How many observations speak to it."""

    @property
    def grade(self) -> str:
        """A to D."""

    @property
    def source(self) -> str:
        """Whose figure it is."""

    @property
    def date(self) -> str:
        """When it was measured."""


def shipped_figures(pay: PayFile) -> tuple[ShippedFigure, ...]:
    """Every figure that a user may replace, kind by kind in the order of the files."""
    return tuple(map(_of_factor, pay.factors.values()))


def figures_of(parameters: Iterable[Parameter]) -> Iterator[ShippedFigure]:
    """The parameters of the forecast as figures that may be replaced."""
    for one in parameters:
        yield ShippedFigure(
            id=one.id,
            kind=ASSUMPTION,
            name=one.name,
            value=one.estimate,
            low=one.low,
            high=one.high,
            least=one.least,
            most=one.most,
            unit=one.unit,
            n=one.n,
            grade=one.grade,
            source=one.source,
            date=one.date,
            note=one.text,
        )


def certification_figures(certifications: Iterable[CatalogueCertification]) -> Iterator[ShippedFigure]:
    """What each certification adds to pay, which nobody has measured one by one: there is only the user's figure."""
    for one in certifications:
        yield ShippedFigure(
            id=one.figure_id,
            kind=FACTOR_KINDS["certification"],
            name=one.facts.name,
            least=-LARGEST_OWN,
            most=LARGEST_OWN,
            unit=_OF_PAY,
            note="Not measured one by one: one small effect stands for all. Yours counts in full while it is valid.",
        )


def _of_factor(row: FactorRow) -> ShippedFigure:
    return ShippedFigure(
        id=row.id,
        kind=FACTOR_KINDS.get(row.id.partition(".")[0], NOT_MEASURED),
        name=row.name,
        value=row.log_effect if row.has_estimate else None,
        low=row.low,
        high=row.high,
        least=-LARGEST_OWN,
        most=LARGEST_OWN,
        unit=_OF_PAY,
        n=row.n,
        grade=row.grade,
        source=row.source,
        date=row.date,
        note=row.note,
    )
