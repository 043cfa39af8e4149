"""How long people stay at each level, inferred from what adverts pay by level and what people earn by experience.

No public source follows people from level to level. What is assumed instead: everyone starts at entry with no years of
work, pay rises with experience only because more people have reached higher levels, the levels lie as far apart as the
adverts say times one common factor (surveys spread further), and the step above senior pays like the adverts' executive
level. Then the curve of pay by years of work tells how fast the levels are reached. How many stay senior for good is
counted: of people with 20 to 29 years of work those who lead people, and of adverts at senior level or above those
that name a higher step, are taken for two kinds of people who did not stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration.aijobs import Advert
from planner.calibration.dynamics_shocks import BOOTSTRAPS, Fitted, fitted
from planner.calibration.panels import Array
from planner.calibration.stackoverflow import FILE_2024, Answer
from planner.calibration.tables import read_rows, unusable
from planner.forecast.dynamics import STEPS, Dynamics
from planner.forecast.promotions import remaining_years

MOST_YEARS: Final = 30
COHORT_YEARS: Final = (2020, 2024)
FIRST_YEAR_OF_ADVERTS: Final = 2022
ADVERT_LEVELS: Final = ("EN", "MI", "SE", "EX")

ENTRY_YEARS: Final = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0)
MID_YEARS: Final = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0)
SENIOR_YEARS: Final = (3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 14.0)
HIGHER_STEPS: Final = ("architect", "principal", "staff", "lead")
"""Words in a title that name a step above senior."""

SETTLED_YEARS: Final = (20.0, 30.0)

_SEED: Final = 20_261_124
_N: Final = 2_000
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Mean log pay by year of the survey and years of work: ``mean``, its error ``sd``, and answers ``n``, (2, 31)."""

    mean: Array
    sd: Array
    n: Array


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """What was inferred.

    ``times`` at entry, mid and senior, and ``found`` with their ranges by name of the parameter; ``gaps`` of log pay
    from senior to each level in adverts; ``factor`` between the adverts' gaps and the survey's; ``typical_error``
    between the curve and the means (root mean square, weighted by the ``n`` answers).
    """

    times: tuple[float, float, float]
    found: dict[str, Fitted]
    gaps: tuple[float, ...]
    factor: float
    typical_error: float
    n: int


def level_gaps(adverts: Sequence[Advert]) -> tuple[float, ...]:
    """Log pay of each advert level less that of senior, at equal title and year, in the United States."""
    kept = [one for one in adverts if one.country == "US" and one.year >= FIRST_YEAR_OF_ADVERTS]
    kinds = np.unique([f"{one.title} {one.year}" for one in kept], return_inverse=True)[1]
    sizes = np.bincount(kinds)

    def within(values: Array) -> Array:
        return np.asarray(values - (np.bincount(kinds, values) / sizes)[kinds])

    others = [level for level in ADVERT_LEVELS if level != "SE"]
    columns = [within(np.array([float(one.level == level) for one in kept])) for level in others]
    pay = within(np.log([one.pay for one in kept]))
    entry, mid, above = np.linalg.lstsq(np.column_stack(columns), pay, rcond=None)[0].tolist()
    return entry, mid, 0.0, above


def profile_of(answers: Sequence[Answer]) -> Profile:
    """Pay by years of work in the two surveys; raises ``SourceUnusable`` where a year of work has fewer than two."""
    shape = (len(COHORT_YEARS), MOST_YEARS + 1)
    mean, sd, n = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for row, year in enumerate(COHORT_YEARS):
        for years in range(MOST_YEARS + 1):
            pay = np.log([one.pay for one in answers if one.year == year and one.years == years])
            if len(pay) < 2:
                raise unusable(FILE_2024, "the file", f"fewer than two answers of {year} have {years} years of work")
            mean[row, years], n[row, years] = pay.mean(), len(pay)
            sd[row, years] = pay.std(ddof=1) / np.sqrt(len(pay))
    return Profile(mean, sd, n)


def fit_levels(profile: Profile, gaps: tuple[float, ...], start: Dynamics, bootstraps: int = BOOTSTRAPS) -> Levels:
    """The times whose curve comes closest to the profile (least squares, weighted by answers).

    The range comes from drawing the means again within their errors. Shape of the clock and the shares that are never
    promoted are those of ``start``.
    """
    choices = list(product(ENTRY_YEARS, MID_YEARS, SENIOR_YEARS))
    curves = np.array([curve(times, gaps, start) for times in choices])
    random = np.random.default_rng(_SEED)
    drawn = profile.mean + profile.sd * random.standard_normal((bootstraps, *profile.mean.shape))
    means = np.concatenate([profile.mean[None], drawn])
    factor, left = _closest(curves, means, profile.n)
    best = np.argmin(left, axis=0)
    found = {
        f"promotion_median_years.{step}": fitted([choices[place][column] for place in best])
        for column, step in enumerate(STEPS)
    }
    error = float(np.sqrt(left[best[0], 0]))
    return Levels(choices[best[0]], found, gaps, float(factor[best[0], 0]), error, int(profile.n.sum()))


def senior_for_good(sources_dir: Path, adverts: Sequence[Advert], bootstraps: int = BOOTSTRAPS) -> tuple[Fitted, int]:
    """The share that stays senior for good, with the range of both counts drawn again; and how many were counted."""
    leads = np.array([leads_people for years, leads_people in _answers_on_leading(sources_dir) if _is_settled(years)])
    higher = np.array(
        [
            one.level == "EX" or any(word in one.title.lower() for word in HIGHER_STEPS)
            for one in adverts
            if one.country == "US" and one.level in ("SE", "EX")
        ]
    )
    random = np.random.default_rng(_SEED)
    shares = [(leads.mean(), higher.mean())]
    for _ in range(bootstraps):
        drawn = [random.binomial(len(one), one.mean()) / len(one) for one in (leads, higher)]
        shares.append((drawn[0], drawn[1]))
    return fitted([round(1 - float(one + other), _DECIMALS) for one, other in shares]), len(leads) + len(higher)


def _is_settled(years: float) -> bool:
    return SETTLED_YEARS[0] <= years < SETTLED_YEARS[1]


def _answers_on_leading(sources_dir: Path) -> Iterator[tuple[float, bool]]:
    """Years of work of each answer of 2024 that tells whether the person leads people, and whether."""
    for row in read_rows(sources_dir / FILE_2024, ("years_code_pro", "ICorPM")):
        years = row.number_if_published("years_code_pro")
        if years is not None and row.text("ICorPM"):
            yield years, row.text("ICorPM") == "People manager"


def curve(times: tuple[float, float, float], gaps: Sequence[float], start: Dynamics) -> Array:
    """Mean log pay against senior after 0, 1 … 30 years of work, (31,)."""
    dynamics = replace(start, promotion_median_years=times)
    random = np.random.default_rng(_SEED)
    luck = random.random((len(STEPS), _N)).astype(np.float32)
    waits = [remaining_years(luck[level], level, 0.0, dynamics) for level in range(len(STEPS))]
    reached = np.sort(np.cumsum(waits, axis=0), axis=1)
    years = np.arange(MOST_YEARS + 1)
    shares = [np.searchsorted(row, years, side="right") / _N for row in reached]
    return np.asarray(gaps[0] + np.diff(gaps) @ np.array(shares))


def _closest(curves: Array, means: Array, n: Array) -> tuple[Array, Array]:
    """The factor of each curve (n_curves, n_means) and the weighted squares left, each survey with its own middle."""
    weight = (n / n.sum()).ravel()
    middle = (n / n.sum(axis=1, keepdims=True))[None]
    flat = np.broadcast_to(curves[:, None, :], (len(curves), *n.shape))
    shapes = (flat - (flat * middle).sum(axis=2, keepdims=True)).reshape(len(curves), -1)
    pay = (means - (means * middle).sum(axis=2, keepdims=True)).reshape(len(means), -1)
    crossed = (shapes * weight) @ pay.T
    squared = (shapes**2 @ weight)[:, None]
    return crossed / squared, (pay**2 @ weight)[None] - crossed**2 / squared


def cohort(profile: Profile, levels: Levels, start: Dynamics, market_growth: float) -> list[dict[str, Any]]:
    """Growth of the same years of entry from the first survey to the second, measured and as the levels tell it.

    ``market_growth`` is that of pay on the market over those years, in logs.
    """
    told = curve(levels.times, levels.gaps, start)
    apart = COHORT_YEARS[1] - COHORT_YEARS[0]
    rows = []
    for first, last in ((0, 2), (3, 6), (7, 12), (13, 20), (21, MOST_YEARS - apart)):
        years = np.arange(first, last + 1)
        share = profile.n[0, years] / profile.n[0, years].sum()
        measured = ((profile.mean[1, years + apart] - profile.mean[0, years]) * share).sum()
        of_levels = levels.factor * ((told[years + apart] - told[years]) * share).sum()
        rows.append(
            {
                "years_in_first": f"{first}–{last}",
                "n": [int(profile.n[0, years].sum()), int(profile.n[1, years + apart].sum())],
                "measured": round(float(measured), _DECIMALS),
                "levels_and_market": round(float(of_levels + market_growth), _DECIMALS),
            }
        )
    return rows
