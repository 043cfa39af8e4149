"""What happens to people at work: the parameters of the simulation, each with its source and grade.

Grades: A experiment, B controlled study or measured on a panel, C advertisement or survey, D opinion or assumption.
"Panels" are four public US wage panels (NLSY men 1980–87, PSID men 1979–88, PSID 1976–82, NLS women 1968–88; general
workers, nominal, 21,470 person-years), each weighted equally; log wage less its mean by year and experience is the
residual. Parameters were fitted on a random half of the persons and checked on the other half, for someone who is never
promoted: nominal 80 % bands held 0.798, 0.810 and 0.800 of them after 1, 3 and 5 years (below 0.093, 0.083, 0.093), and
0.816, 0.803 and 0.823 after 8, 10 and 13. By panel they held from 0.67 (NLSY, young) to 0.89 (PSID 1976–82): bands are
too narrow for people at the start and too wide for settled ones.

That shocks fade as today's distance does, rather than stay for ever, was chosen with the other half in view, at
horizons of 8 to 13 years (0.80 against 0.82 to 0.85); so the numbers beyond 5 years are no clean test.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Dynamics:
    """How levels, pay, market and prices move; times in years, pay in natural logarithms.

    ``promotion_median_years``: years at entry, mid and senior until half of those ever promoted have been; log-logistic
    clock of shape ``promotion_shape``. (2, 3.5, 7), 2.5. Grade D: assumption after public engineering ladders.
    Plausible 1–3, 2–5, 4–12.

    ``never_promoted``: share who stay at entry, mid and senior for good, 0 to 1. (0.03, 0.2, 0.7). Grade D:
    assumption; senior is the last level in many firms. Plausible 0–0.1, 0.1–0.4, 0.5–0.9.

    ``promotion_gain``: share of the gap between two levels that is paid at once, 0 to 1; the rest is made up while the
    residual fades. 0.6. Grade D: assumption. Plausible 0.4–0.9.

    ``residual_half_life_years``: time in which a person's distance from the market halves, whatever it came from.
    15. Grade B: of 8 to 60 years, the one with the smallest mean error over horizons of 1 to 6 years on the panels
    (0.2064; 10 years 0.2072, 30 years 0.2078). By the slope at 5 years it is 4, 7, 26 and 81 in the four panels.

    ``shock_sd``: lasting shock of one year for a person of typical volatility. 0.105. Grade B: least squares of the 50,
    80 and 90 % ranges of the panels' errors at 1 to 6 years, on a grid; with the two below the best were
    (0.105, 0.09, 0.7) and, hardly worse, (0.11, 0.10, 0.6): the second, less what moves and layoffs add by judgement.
    Plausible 0.09–0.12.

    ``transitory_sd``: wobble of one reading that leaves no trace. 0.10. Grade B: same fit; it takes in what the
    panels measured badly, so a salary by contract wobbles less. Plausible 0.05–0.13.

    ``volatility_spread``: sd of the logarithm of a person's own volatility, which makes tails heavy at every horizon.
    0.6. Grade B: same fit; kurtosis 21–38 of one-year changes and 7–19 of five-year changes on the panels. 0.5–0.8.

    ``move_rate_per_year``: moves to another employer. 0.15. Grade D: assumption. Plausible 0.08–0.25.

    ``move_premium``: mean raise of a move above staying. 0.007. Grade B: Atlanta Fed Wage Growth Tracker 1997–2023,
    switchers less stayers +0.71 points (302 months, −0.7 to +2.2). ``move_premium_sd`` 0.06 between people: grade D.
    ``move_premium_cycle``: what a point of market shock adds to the premium, 0.3, which gives the premium the spread
    measured there (0.52 points): grade C.

    ``layoff_rate_per_year``: 0.025. ``layoff_scar``: lasting loss of a layoff, 0.08, fading like all else.
    ``layoff_gap_years``: median time without pay, 0.3; ``layoff_gap_spread``: sd of its logarithm, 0.8. All grade D:
    assumption. Plausible 0.01–0.05, 0.03–0.15, 0.15–0.5, 0.5–1.

    ``market_sd``: yearly shock of what the market pays, in real terms. 0.018. Grade B: national median of computer
    occupations, OEWS 2013–2025, 12 changes: sd 0.0135 nominal, 0.0214 after CPI-U.

    ``inflation_spread``: sd of a year's inflation as a share of its centre. 0.63. Grade B: CPI-U, June to June
    1990–2026: mean 0.0261, sd 0.0164. Pay follows prices in full: grade D.

    ``market_growth``: yearly real growth of market pay. 0. Grade B: 0.0012 a year for computer occupations, OEWS
    2013–2025. ``inflation``: centre of yearly inflation. 0.025. Grade D: the user's assumption. Neither touches the
    draws. Raises ``ValueError`` for a share outside 0 to 1 or anything that must be positive and is not.
    """

    promotion_median_years: tuple[float, float, float] = (2.0, 3.5, 7.0)
    promotion_shape: float = 2.5
    never_promoted: tuple[float, float, float] = (0.03, 0.2, 0.7)
    promotion_gain: float = 0.6
    residual_half_life_years: float = 15.0
    shock_sd: float = 0.105
    transitory_sd: float = 0.10
    volatility_spread: float = 0.6
    move_rate_per_year: float = 0.15
    move_premium: float = 0.007
    move_premium_sd: float = 0.06
    move_premium_cycle: float = 0.3
    layoff_rate_per_year: float = 0.025
    layoff_scar: float = 0.08
    layoff_gap_years: float = 0.3
    layoff_gap_spread: float = 0.8
    market_sd: float = 0.018
    inflation_spread: float = 0.63
    market_growth: float = 0.0
    inflation: float = 0.025

    def __post_init__(self) -> None:
        positive = (*self.promotion_median_years, self.promotion_shape, self.residual_half_life_years)
        if not all(value > 0 for value in positive):
            raise ValueError("Times, shape and half-life must be above 0")
        if not all(0 <= share <= 1 for share in (*self.never_promoted, self.promotion_gain)):
            raise ValueError("Shares must lie between 0 and 1")
        names = [
            item.name for item in fields(self) if item.name.endswith(("_sd", "_spread", "_per_year", "_gap_years"))
        ]
        if not all(getattr(self, name) >= 0 for name in names):
            raise ValueError("Rates and spreads must not be below 0")
