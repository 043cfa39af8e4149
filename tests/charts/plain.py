"""Charts made from plain numbers that can be worked out by hand; shared by the tests of the newer charts."""

from planner.charts.careers import CareersData, careers_data
from planner.charts.coverage import CoverageData, Group, Held, coverage_data
from planner.charts.dots import DotsData, dots_data
from planner.charts.state_map import TILES, StateMapData, state_map_data
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
