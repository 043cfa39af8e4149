"""Effects on pay of what is known about a job beyond title, place and level: one record each, with what it rests on."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from planner.domain.errors import UserError
from planner.market import reading

OWN_GRADE: Final = "own"
NO_GRADE: Final = ""
Z_TENTH: Final = 1.2815515655446004
"""A tenth of a normal distribution lies beyond so many standard deviations."""
LARGEST_OWN: Final = math.log(3)
"""An own effect may at most treble pay, or divide it by three."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One effect on log pay, against the average job of the occupation (specialisations: against general ML).

    ``id`` is stable ("industry.finance", "specialisation.mlops.senior"); ``low`` to ``high`` holds the effect with
    80 % probability; ``n`` is how many jobs, adverts or answers speak to it; ``grade`` is A to D as on evidence cards,
    "own" for the user's figure. Where there is no estimate (grade "") the effect and its interval are 0 and
    ``note`` says why. ``half_life_years`` is when half of it is gone, None where it stays.
    """

    id: str
    name: str
    log_effect: float
    low: float
    high: float
    n: int
    grade: str
    source: str
    date: str
    half_life_years: float | None = None
    note: str = ""

    @property
    def has_estimate(self) -> bool:
        """Whether there is a figure at all."""
        return self.grade != NO_GRADE

    @property
    def percent(self) -> float:
        """The effect in per cent of pay."""
        return 100 * math.expm1(self.log_effect)

    @property
    def sd(self) -> float:
        """The standard deviation behind an interval that holds 80 %."""
        return (self.high - self.low) / (2 * Z_TENTH)

    def times(self, share: float) -> "Factor":
        """The factor with effect and interval times a share, 0 to 1."""
        return replace(self, log_effect=share * self.log_effect, low=share * self.low, high=share * self.high)

    def after(self, years: float) -> float:
        """What is left of the effect on log pay after so many years; it fades and is never added again."""
        return self.log_effect * self.left(years)

    def left(self, years: float) -> float:
        """The share of the effect that is left after so many years, 0 to 1."""
        return 1.0 if self.half_life_years is None else math.exp2(-years / self.half_life_years)


@dataclass(frozen=True, slots=True)
class FactorRow(Factor):
    """A factor as it lies in the file; ``by_occupation`` holds effect, low, high and n by code where they differ.

    Raises ``ValueError`` for one outside its interval or that does not tell what it rests on.
    """

    by_occupation: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = (self.low, self.log_effect, self.high)
        is_inside = all(map(math.isfinite, numbers)) and self.low <= self.log_effect <= self.high
        if not (self.id and self.name and is_inside):
            raise ValueError(f"the factor {self.id!r} is incomplete or outside its interval")
        if not all(len(four) == 4 and four[1] <= four[0] <= four[2] for four in self.by_occupation.values()):
            raise ValueError(f"the factor {self.id} has an occupation without estimate, interval and size")
        if not (self.source if self.has_estimate else self.note and not any(numbers)):
            raise ValueError(f"the factor {self.id} tells not what it rests on")

    def factor(self, occupations: Sequence[tuple[str, float]] = ()) -> Factor:
        """The factor for a mix of occupations (code and share), from those with figures of their own.

        The figures of all occupations stand in where none has any.
        """
        own = [(share, self.by_occupation[code]) for code, share in occupations if code in self.by_occupation]
        own = own or [(1.0, [self.log_effect, self.low, self.high, float(self.n)])]
        weight = sum(share for share, _ in own)
        effect, low, high = (sum(share * four[place] for share, four in own) / weight for place in range(3))
        n = round(sum(four[3] for _, four in own))
        told = (self.grade, self.source, self.date, self.half_life_years, self.note)
        return Factor(self.id, self.name, effect, low, high, n, *told)


class FactorTable(Mapping[str, FactorRow]):
    """All factors of the file by id."""

    def __init__(self, rows: Sequence[FactorRow]) -> None:
        self._rows = {row.id: row for row in rows}
        if len(self._rows) != len(rows):
            raise ValueError("a factor stands twice")

    @classmethod
    def of(cls, table: object) -> "FactorTable":
        """The factors of a table in the file; raises ``ValueError`` as ``reading.records`` does."""
        return cls(reading.records(FactorRow, table))

    def __getitem__(self, factor_id: str) -> FactorRow:
        return self._rows[factor_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def choices(self, kind: str) -> tuple[FactorRow, ...]:
        """The factors of a kind ("industry", "size", "work_mode", "education") in the order of the file."""
        return tuple(row for factor_id, row in self._rows.items() if factor_id.startswith(f"{kind}."))


def own_factor(factor: Factor, own: Mapping[str, float]) -> Factor:
    """The factor with the user's own effect on log pay where there is one: for its id, or for all its levels."""
    general = factor.id if factor.id.count(".") < 2 else factor.id.rpartition(".")[0]
    effect = own.get(factor.id, own.get(general))
    if effect is None:
        return factor
    return replace(
        factor, log_effect=effect, low=effect, high=effect, n=0, grade=OWN_GRADE, source="Your own figure", date=""
    )


def own_effect(percent: float) -> float:
    """The effect on log pay of so many per cent more; raises ``UserError`` for what is no believable one."""
    if not -100 < percent < math.inf or abs(math.log1p(percent / 100)) > LARGEST_OWN:
        raise UserError(
            "Own effect",
            f"{percent:g} % is not between −66 and +200 %",
            "Write how much more such a job pays",
            "percent",
        )
    return math.log1p(percent / 100)
