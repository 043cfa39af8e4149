"""Charts made from plain numbers that can be worked out by hand; shared by the tests of the newer charts."""

import datetime

from planner.charts.careers import CareersData, careers_data
from planner.charts.coverage import CoverageData, Group, Held, coverage_data
from planner.charts.difference import DifferenceData, PlanDifference, difference_data
from planner.charts.dots import DotsData, dots_data
from planner.charts.journal import JournalData, journal_data
from planner.charts.radar import Dimension, RadarData, radar_data
from planner.charts.rivals import Choice, RivalsData, rivals_data
from planner.charts.state_map import TILES, StateMapData, state_map_data
from planner.charts.timeline import PlannedAction, TimelineData, timeline_data
from planner.charts.tornado import Swing, TornadoData, tornado_data
from planner.charts.trajectory import Origin
from planner.charts.waterfall import Part, WaterfallData, waterfall_data

ORIGIN = Origin("USD", "today's dollars", "Seattle", "BLS OEWS May 2025", "2026.11", 7)
MEANING = "base pay, today's dollars, Seattle"
UNIT = "(USD a year, today's dollars, Seattle)"

YEARS = (2026.5, 2027.5, 2028.5, 2029.5, 2030.5)
MEDIANS = (150e3, 156e3, 162e3, 168e3, 174e3)
SPREAD = ((1, 1, 1, 1, 1), *((1 - 2 * by, 1 - by, 1.0, 1 + by, 1 + 2 * by) for by in (0.03, 0.05, 0.07, 0.09)))
FAN = [[median * by for by in row] for median, row in zip(MEDIANS, SPREAD, strict=True)]


def careers(n_careers: int = 20) -> CareersData:
    """Careers that end 4,000 apart; each third is senior from 2028, each sixth architect a year later."""
    pays, levels = [], []
    for career in range(n_careers):
        slope = (career - 8) * 1_000.0
        pays.append([150e3 + slope * year for year in range(5)])
        is_senior, is_architect = career % 3 == 0, career % 6 == 0
        levels.append([1, 1, 1 + is_senior, 1 + is_senior + is_architect, 1 + is_senior + is_architect])
    if not n_careers:
        return CareersData(origin=ORIGIN, meaning=MEANING, times=YEARS, fan=(), careers=())
    return careers_data(YEARS, pays, levels, FAN, origin=ORIGIN, meaning=MEANING)


def dots(threshold: float | None = 180e3) -> DotsData:
    """Pay of 101, 103, … 299 thousand: the twenty quantiles lie 9,900 apart around a median of 200 thousand."""
    pays = [1_000.0 * pay for pay in range(101, 300, 2)]
    return dots_data(pays[::-1], 2031, origin=ORIGIN, meaning=MEANING, threshold=threshold)


PARTS = (
    Part("Seattle", 30_000.0, 0.20, "A", 24_000.0, 36_000.0),
    Part("Technology", 9_000.0, 0.05, "B", 2_000.0, 15_000.0),
    Part("Production owner", 0.0, 0.0, "D"),
    Part("You, today", -18_900.0, -0.10, "own"),
    Part("2031: senior", 25_515.0, 0.15, "B", -3_000.0, 50_000.0),
)


def waterfall(parts: tuple[Part, ...] = PARTS, base: float = 150_000.0) -> WaterfallData:
    """From 150,000 to 195,615."""
    shown = base + sum(part.amount for part in parts)
    return waterfall_data("US median, mid", base, parts, "You in 2031", shown, origin=ORIGIN, meaning=MEANING)


SWINGS = (
    Swing("Inflation", "1 %", "5 %", 300.0, -400.0, "A"),
    Swing("Market growth", "0 %", "2 %", -12_000.0, 15_000.0, "B"),
    Swing("Layoff stress", "off", "downturn", 0.0, -8_000.0, "B"),
    Swing("Persistence", "0.6", "0.9", -900.0, -1_200.0, "B"),
    Swing("Years to senior", "4 years", "2 years", -9_000.0, 11_000.0, "own"),
)


def tornado(swings: tuple[Swing, ...] = SWINGS) -> TornadoData:
    """What moves 196,000 in 2031."""
    return tornado_data(swings, 196_000.0, 2031, origin=ORIGIN, meaning=MEANING)


def held(off: float, half: float | None = 0.02) -> tuple[Held, ...]:
    """Bands that hold so much more than they promise, with an interval of that half width."""
    nominals = (0.5, 0.8, 0.9)
    if half is None:
        return tuple(Held(nominal, nominal + off) for nominal in nominals)
    return tuple(Held(nominal, nominal + off, nominal + off - half, nominal + off + half) for nominal in nominals)


GROUPS = (
    Group("under 30", 2_201, (Held(0.5, 0.43, 0.4, 0.46), *held(-0.06, 0.03)[1:]), is_horizon=False),
    Group("after 1 year", 10_735, held(0.01), is_horizon=True),
    Group("after 5 years", 5_120, held(-0.02, None), is_horizon=True),
    Group("women", 4_021, held(0.02), is_horizon=False),
)


def coverage(groups: tuple[Group, ...] = GROUPS) -> CoverageData:
    """Two horizons and two subgroups."""
    meaning = "measured on 10,735 people never used in fitting"
    return coverage_data(groups, origin=ORIGIN, meaning=meaning)


RATIOS = {code: 0.8 + 0.01 * index for index, code in enumerate(sorted(TILES)) if code not in {"VT", "WY"}}


def state_map(selected: str = "WA", ratios: dict[str, float] | None = None) -> StateMapData:
    """Ratios that rise with the postal codes: 0.8 in Alaska, 1.29 in West Virginia."""
    return state_map_data(
        RATIOS if ratios is None else ratios,
        against="the United States",
        origin=ORIGIN,
        meaning=MEANING,
        selected=selected,
    )


def plan(name: str, a_year: float, better: float) -> PlanDifference:
    """A plan that makes so many dollars a year more each year, give or take 2,000 times the years."""
    return PlanDifference(
        name=name,
        low=tuple((a_year - 2_000.0) * year for year in range(5)),
        median=tuple(a_year * year for year in range(5)),
        high=tuple((a_year + 2_000.0) * year for year in range(5)),
        better=tuple(0.5 + (better - 0.5) * year / 4 for year in range(5)),
    )


PLANS = (
    plan("A Certificate", 500.0, 0.6),
    plan("B Production", 3_000.0, 0.85),
    plan("C Austin", -1_000.0, 0.35),
    plan("D Nothing", 0.0, 0.5),
)


def difference(plans: tuple[PlanDifference, ...] = PLANS) -> DifferenceData:
    """Four plans over four years."""
    return difference_data(YEARS, plans, baseline="carrying on", origin=ORIGIN, meaning=MEANING)


def day(year: int, month: int, at: int = 1) -> datetime.date:
    """A day of the timeline."""
    return datetime.date(year, month, at)


ACTIONS = (
    (
        "A Certificate",
        (
            PlannedAction("a1", "learn: serving", day(2027, 2), day(2027, 12)),
            PlannedAction("a2", "AWS ML Engineer", day(2027, 12)),
        ),
    ),
    (
        "B Production",
        (
            PlannedAction("b2", "specialise: LLM", day(2028, 3), day(2028, 8)),
            PlannedAction("b1", "own a production system", day(2027, 2), day(2028, 3)),
            PlannedAction("b3", "evaluation", day(2027, 6), day(2028, 6)),
        ),
    ),
)


def timeline(plans: tuple[tuple[str, tuple[PlannedAction, ...]], ...] = ACTIONS, selected: str = "") -> TimelineData:
    """Two plans from November 2026 to June 2032."""
    return timeline_data(
        day(2026, 11),
        day(2032, 6),
        plans,
        baseline="Carry on as now",
        origin=ORIGIN,
        meaning="actions of the plans",
        selected=selected,
    )


DIMENSIONS = (
    Dimension("Design", 4, 6),
    Dimension("Ownership", 2, 4),
    Dimension("Mentoring", None, 3),
    Dimension("Communication", 3, 3),
    Dimension("Impact", 0, 2),
)


def radar(dimensions: tuple[Dimension, ...] = DIMENSIONS) -> RadarData:
    """Nine of fifteen descriptors for senior, one dimension unknown."""
    return radar_data(dimensions, "senior", origin=ORIGIN, meaning="evidence of the last 18 months")


PAID = ((2025.5, 140e3), (2026.5, 150e3), (2027.5, 158e3), (2028.0, 200e3), (2029.5, 170e3), (2031.0, 190e3))


def journal(paid: tuple[tuple[float, float], ...] = PAID) -> JournalData:
    """The fan of 2026 with pay before it, inside it twice, above it once, and after its end."""
    return journal_data(day(2026, 7, 2), YEARS, FAN, paid, origin=ORIGIN, meaning=MEANING)


def choice_of(name: str, middle: float, standing: str = "", hours: float = 250) -> Choice:
    """A choice whose range reaches 30,000 to either side."""
    ends = {"low": middle - 30e3, "middle": middle, "high": middle + 30e3}
    return Choice(name=name, actions=f"Do {name}", **ends, hours=hours, cost=395.0, standing=standing)


CHOICES = (
    Choice(name="Do nothing", actions="doing nothing", low=0.0, middle=0.0, high=0.0, hours=0, cost=0),
    choice_of("MLOps, CKA", 41e3, "best", hours=310),
    choice_of("AZ-900 instead of CKA", 39.5e3, "tie", hours=290),
    choice_of("Without CKA", 33e3),
    choice_of("Without MLOps", -2e3),
)


def rivals(choices: tuple[Choice, ...] = CHOICES, target: str = "") -> RivalsData:
    """Five choices, the third tied with the best."""
    return rivals_data(choices, origin=ORIGIN, meaning="Present value after cost", target=target)
