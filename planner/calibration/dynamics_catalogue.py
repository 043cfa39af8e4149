"""The parameters of the dynamics as they are told: names, texts, plausible ranges, and the values nobody measured."""

from dataclasses import dataclass
from typing import Final

from planner.calibration.dynamics_shocks import Fitted

PANELS: Final = "NLSY men 1980–87, PSID men 1979–88, PSID 1976–82, NLS women 1968–88"
ADVERTS_AND_ANSWERS: Final = "aijobs.net 2022–2024, Stack Overflow Developer Survey 2020 and 2024, United States"
TRACKER: Final = "Atlanta Fed Wage Growth Tracker"
MEDIANS: Final = "BLS OEWS national medians of computer occupations and CPI-U"
PRICES: Final = "BLS CPI-U, all items, US city average"
OWN: Final = "assumption of this program"


@dataclass(frozen=True, slots=True)
class Told:
    """How a parameter is told: its name and sentence, unit, and the least and most that may be entered."""

    name: str
    text: str
    unit: str
    least: float
    most: float
    source: str = OWN
    date: str = "2026"
    grade: str = "D"


TOLD: Final[dict[str, Told]] = {
    "promotion_median_years.entry": Told(
        "Years at entry level",
        "Half of those ever promoted leave entry level within this time; read off the curve of pay by years of work, "
        "as if pay rose through levels alone.",
        "years",
        0.5,
        6.0,
        ADVERTS_AND_ANSWERS,
        "2020–2024",
        "C",
    ),
    "promotion_median_years.mid": Told(
        "Years at mid level",
        "Half of those ever promoted leave mid level within this time; read off the same curve.",
        "years",
        1.0,
        10.0,
        ADVERTS_AND_ANSWERS,
        "2020–2024",
        "C",
    ),
    "promotion_median_years.senior": Told(
        "Years at senior level",
        "Half of those ever promoted leave senior level within this time; read off the same curve, which says little "
        "about it.",
        "years",
        2.0,
        20.0,
        ADVERTS_AND_ANSWERS,
        "2020–2024",
        "C",
    ),
    "promotion_shape": Told(
        "How alike promotion times are",
        "Shape of the log-logistic clock of promotions; at 2.5 half of the times lie between 0.64 and 1.55 medians.",
        "",
        1.2,
        6.0,
    ),
    "never_promoted.entry": Told("Share that stays at entry level", "Nobody counts them.", "share", 0.0, 0.3),
    "never_promoted.mid": Told("Share that stays at mid level", "Nobody counts them.", "share", 0.0, 0.6),
    "never_promoted.senior": Told(
        "Share that stays at senior level for good",
        "What is left after people with 20 to 29 years of work who lead others, and adverts at senior level or above "
        "that name a higher step.",
        "share",
        0.3,
        0.95,
        ADVERTS_AND_ANSWERS,
        "2022–2024",
        "C",
    ),
    "promotion_gain": Told(
        "Share of the gap between levels paid at once",
        "A promotion raises pay by less than the gap between the level averages; the rest is made up with time.",
        "share",
        0.2,
        1.0,
    ),
    "residual_half_life_years": Told(
        "Half-life of your distance from the market",
        "Of what you earn above or below the market half is left after this time; the value with the smallest mean "
        "error over 1 to 10 years.",
        "years",
        4.0,
        80.0,
        PANELS,
        "1968–1988",
        "B",
    ),
    "shock_sd": Told(
        "Lasting change of pay in a year",
        "Standard deviation (log) for a person of typical volatility, beside moves and layoffs.",
        "log pay",
        0.02,
        0.2,
        PANELS,
        "1968–1988",
        "B",
    ),
    "transitory_sd": Told(
        "Passing change of pay in a year",
        "Standard deviation (log) of what leaves no trace; it takes in what the panels measured badly.",
        "log pay",
        0.0,
        0.2,
        PANELS,
        "1968–1988",
        "B",
    ),
    "volatility_spread": Told(
        "How much people differ in volatility",
        "Standard deviation of the logarithm of a person's own volatility, which makes tails heavy.",
        "log",
        0.0,
        1.2,
        PANELS,
        "1968–1988",
        "B",
    ),
    "move_rate_per_year": Told("Moves to another employer", "Expected moves in a year.", "a year", 0.0, 0.6),
    "move_premium": Told(
        "Raise of a move above staying",
        "Yearly wage growth of those who changed jobs less that of those who stayed, mean over 302 months.",
        "log pay",
        -0.03,
        0.15,
        TRACKER,
        "December 1997 to January 2023",
        "B",
    ),
    "move_premium_sd": Told("Spread of raises between moves", "Standard deviation (log).", "log pay", 0.0, 0.25),
    "move_premium_cycle": Told(
        "What a point of market shock adds to a move's raise",
        "Chosen so that the premium varies over time as it did; the shock of the market stands for the cycle.",
        "points",
        0.0,
        2.0,
        f"{TRACKER}; {MEDIANS}",
        "1997–2025",
        "C",
    ),
    "move_standing_sd": Told(
        "Doubt about your standing after a move to another place",
        "Standard deviation of pay there, as a share, beside what is known of the place; no source follows people who "
        "move. At 20 % it is three eighths of the variance of pay among jobs of one level and place.",
        "share",
        0.0,
        0.5,
    ),
    "layoff_rate_per_year": Told("Layoffs", "Expected layoffs in a year.", "a year", 0.0, 0.3),
    "layoff_scar": Told("Lasting loss of a layoff", "Log pay, fading like all else.", "log pay", 0.0, 0.4),
    "layoff_gap_years": Told("Time without pay after a layoff", "Median.", "years", 0.0, 2.0),
    "layoff_gap_spread": Told("Spread of the time without pay", "Standard deviation of its log.", "log", 0.0, 1.5),
    "market_sd": Told(
        "Change of the market in a year",
        "Standard deviation of yearly changes of the national median above prices, 12 changes.",
        "log pay",
        0.0,
        0.08,
        MEDIANS,
        "2013–2025",
        "B",
    ),
    "market_growth": Told(
        "Growth of market pay above prices",
        "Taken as none: the mean of 12 yearly changes is close to 0 and uncertain; your preferences set it.",
        "a year",
        -0.1,
        0.1,
        MEDIANS,
        "2013–2025",
        "B",
    ),
    "inflation": Told("Rise of prices in a year", "Your preferences set it.", "a year", -0.05, 0.3),
    "inflation_spread": Told(
        "Spread of inflation around its centre",
        "Standard deviation of yearly changes of prices over their mean, June to June, 36 changes.",
        "share",
        0.0,
        2.0,
        PRICES,
        "1990–2026",
        "B",
    ),
}
"""Every parameter by the name of its field, with the step where it has one for each level."""

ASSUMED: Final[dict[str, Fitted]] = {
    "promotion_shape": Fitted(2.5, 2.0, 3.5),
    "never_promoted.entry": Fitted(0.03, 0.0, 0.1),
    "never_promoted.mid": Fitted(0.2, 0.1, 0.4),
    "promotion_gain": Fitted(0.6, 0.4, 0.9),
    "move_rate_per_year": Fitted(0.15, 0.08, 0.25),
    "move_premium_sd": Fitted(0.06, 0.03, 0.12),
    "move_standing_sd": Fitted(0.2, 0.1, 0.3),
    "layoff_rate_per_year": Fitted(0.025, 0.01, 0.05),
    "layoff_scar": Fitted(0.08, 0.03, 0.15),
    "layoff_gap_years": Fitted(0.3, 0.15, 0.5),
    "layoff_gap_spread": Fitted(0.8, 0.5, 1.0),
    "inflation": Fitted(0.025, 0.02, 0.035),
}
"""Values without data, with a range stated by judgement."""
