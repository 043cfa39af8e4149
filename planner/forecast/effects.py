"""What a plan's actions do to a career, as the engine sees them: dated, frozen, and in no order.

``at`` counts years from today, 0 or more. ``cause`` names the action: all that one cause brings shares one standard
normal a career, drawn from a stream of its own, so that adding or removing other causes leaves it as it was. ``grade``
and ``source`` say how well the effect is known; whoever builds effects leaves out what has no evidence until the user
switches it on. Anything out of range raises ``ValueError``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

from planner.forecast.grades import OUR_OWN, Grade

LevelValues = tuple[float, float, float, float]
"""One number a level: entry, mid, senior, architect."""

LARGEST_BREAK_SHARE: Final = 0.999
"""A year wholly without pay is read as a thousandth of its pay, so that its logarithm exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What every effect has."""

    cause: str
    at: float
    grade: Grade = "D"
    source: str = OUR_OWN

    def __post_init__(self) -> None:
        if not 0 <= self.at < math.inf:
            raise ValueError("An effect begins today or later")
        for name in ("sd", "years", "scar", "failure_rate_per_year"):
            if not 0 <= getattr(self, name, 0.0) < math.inf:
                raise ValueError(f"{name} must not be below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PayShift(Effect):
    """Pay is higher by ``log_effect``, give or take ``sd``, from ``at`` until ``ends``, both in years from today.

    Without ``ends`` it stays for good. It and its ``sd`` halve every ``half_life`` years (None: never). For
    specialisations, certifications (``ends`` at expiry), industries, work modes and pay policies. Exactly nothing is
    left after the end.
    """

    log_effect: float
    sd: float = 0.0
    half_life: float | None = None
    ends: float | None = None

    def __post_init__(self) -> None:
        Effect.__post_init__(self)
        if not math.isfinite(self.log_effect):
            raise ValueError("log_effect must be a number")
        if self.half_life is not None and not self.half_life > 0:
            raise ValueError("half_life must be above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness(Effect):
    """The clock of promotions runs ``factor`` (above 0) times as fast from ``at`` until ``ends`` (None: for good).

    ``sd`` is that of the factor's logarithm between careers.
    """

    factor: float
    sd: float = 0.0
    ends: float | None = None

    def __post_init__(self) -> None:
        Effect.__post_init__(self)
        if not 0 < self.factor < math.inf:
            raise ValueError("factor must be above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Effect):
    """A change of employer: the premium of the dynamics with its spread and cycle; what has not vested is lost.

    ``sd`` is how well the mean of the premium is known (log), beside how much it differs from person to person.
    """

    sd: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketShift(Effect):
    """Another place or family from ``at`` on: its medians by level (log, today's dollars, rising), known to ``sd``.

    The distance from the market goes along; where ``is_anew``, give or take ``move_standing_sd`` of the dynamics, by a
    chance of its own, which fades as all distances do. A later shift takes the place of an earlier one.
    """

    level_log_median: LevelValues
    sd: float = 0.0
    is_anew: bool = False

    def __post_init__(self) -> None:
        Effect.__post_init__(self)
        if list(self.level_log_median) != sorted(self.level_log_median):
            raise ValueError("level medians must rise")

    def at_end(self, deviations: float) -> "MarketShift":
        """The market as if it were known to pay so many standard deviations above its middle."""
        entry, mid, senior, architect = (median + deviations * self.sd for median in self.level_log_median)
        return replace(self, level_log_median=(entry, mid, senior, architect), sd=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPay(Effect):
    """Pay that somebody offers: from ``at`` on everyone is paid ``log_pay``, whatever had come of their pay by then.

    ``log_pay`` is the natural logarithm of full-time yearly base pay in today's dollars. Market, shocks, promotions and
    moves go on from there, and the distance from the market fades as all distances do. ``bonus_share`` (0 or more) is
    the bonus as a share of base from then on, None where it stays as it is.
    """

    log_pay: float
    bonus_share: float | None = None

    def __post_init__(self) -> None:
        Effect.__post_init__(self)
        if not math.isfinite(self.log_pay):
            raise ValueError("log_pay must be a number")
        if self.bonus_share is not None and not 0 <= self.bonus_share < math.inf:
            raise ValueError("bonus_share must not be below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Effect):
    """``years`` without pay, in which the clock of promotions stands still; equity goes on vesting.

    ``scar`` is the lasting loss of log pay afterwards, which fades as all distances from the market do.
    """

    years: float
    scar: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackChange(Effect):
    """Another track from ``at`` on: ``log_against`` is its pay against a specialist's of the same level, to ``sd``.

    A share of ``failure_rate_per_year`` fails a year and returns to the specialist track, with a loss of ``scar`` that
    fades. A later change takes the place of an earlier one; back to the specialist track is a change of all zeros.
    ``is_assumption`` tells that there are no data for the track: the forecast then says from when on it is assumed.
    """

    track: str
    log_against: LevelValues
    sd: float = 0.0
    failure_rate_per_year: float = 0.0
    scar: float = 0.0
    is_assumption: bool = True

    def __post_init__(self) -> None:
        Effect.__post_init__(self)
        if not all(math.isfinite(value) for value in self.log_against):
            raise ValueError("log_against must be numbers")

    @property
    def does_nothing(self) -> bool:
        """Whether pay stays as on the specialist track."""
        return not (any(self.log_against) or self.sd)


Kind = TypeVar("Kind", bound=Effect)


def ordered(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The effects in one order, whatever order they come in: by time, then by all they say."""
    return _ordered(tuple(effects))


@lru_cache(maxsize=64)
def _ordered(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Kept, because to put a plan of three effects in order takes as long as to lay them out by year."""
    return tuple(sorted(effects, key=lambda effect: (effect.at, repr(effect))))


def of_kind(effects: Iterable[Effect], kind: type[Kind]) -> list[Kind]:
    """The effects of one kind, in their order."""
    return [effect for effect in effects if isinstance(effect, kind)]
