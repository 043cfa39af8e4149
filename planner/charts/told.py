"""What every chart says without a picture: a headline, one quiet line, a sentence to be spoken, and a table."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from planner.charts import words
from planner.charts.trajectory import Origin

Rows = tuple[tuple[str, ...], ...]
"""A table: the header, then its rows, all equally long; numbers plain, the unknown empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(ABC):
    """Where the numbers of a chart come from, and ``meaning``: what they are, as in "Base pay, today's dollars"."""

    origin: Origin
    meaning: str

    @property
    @abstractmethod
    def headline(self) -> str:
        """The answer, without a full stop."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the quiet line adds to the meaning."""
        return ()

    @property
    def subtitle(self) -> str:
        """One quiet line that says what the numbers are."""
        return words.sentences((self.meaning, *self.notes))

    @property
    def spoken(self) -> str:
        """The sentence a screen reader speaks: headline and subtitle."""
        return words.sentences((self.headline, self.subtitle))

    @abstractmethod
    def table(self) -> Rows:
        """The chart's numbers for other programs; where they come from is added when it is written."""

    @property
    def unit(self) -> str:
        """The unit of money for headers: ``USD a year, today's dollars, Seattle``."""
        origin = self.origin
        return ", ".join(part for part in (f"{origin.currency} a year", origin.money, origin.place) if part)


def amounts(values: Iterable[float | None]) -> tuple[str, ...]:
    """Money as cells of a table: two decimals, the unknown empty."""
    return tuple("" if value is None else f"{value:.2f}" for value in values)


def shares(values: Iterable[float | None]) -> tuple[str, ...]:
    """Shares and chances as cells of a table: four decimals, the unknown empty."""
    return tuple("" if value is None else f"{value:.4f}" for value in values)
