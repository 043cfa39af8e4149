"""The numbers and sentences of a map of the states: one tile each, coloured by what pay is there. Draws nothing.

Called by the Places page; another place is ``dataclasses.replace(data, selected="WA")``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.charts.told import Rows, Told, shares
from planner.charts.trajectory import Origin
from planner.domain import amounts as money

_LAYOUT: Final = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA MT ND MN WI .. MI .. NY MA RI
OR ID SD IA IL IN OH PA NJ CT ..
CA WY NE MO KY WV VA MD DE .. ..
NV UT CO KS TN NC SC DC .. .. ..
.. AZ NM OK AR MS AL GA .. .. ..
HI .. .. TX LA .. .. FL .. .. ..
"""
_NAMES: Final = """\
AK Alaska; AL Alabama; AR Arkansas; AZ Arizona; CA California; CO Colorado; CT Connecticut;
DC District of Columbia; DE Delaware; FL Florida; GA Georgia; HI Hawaii; IA Iowa; ID Idaho; IL Illinois;
IN Indiana; KS Kansas; KY Kentucky; LA Louisiana; MA Massachusetts; MD Maryland; ME Maine; MI Michigan;
MN Minnesota; MO Missouri; MS Mississippi; MT Montana; NC North Carolina; ND North Dakota; NE Nebraska;
NH New Hampshire; NJ New Jersey; NM New Mexico; NV Nevada; NY New York; OH Ohio; OK Oklahoma; OR Oregon;
PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah;
VA Virginia; VT Vermont; WA Washington; WI Wisconsin; WV West Virginia; WY Wyoming"""
NAMES: Final = dict(entry.split(" ", 1) for entry in _NAMES.replace("\n", " ").split("; "))
"""The fifty states and the District of Columbia, by postal code."""

TILES: Final = {
    code: (column, row)
    for row, line in enumerate(_LAYOUT.split("\n")[1:-1])
    for column, code in enumerate(line.split())
    if code != ".."
}
"""Column and row of each state's tile, from the upper left; neighbours lie near each other where squares allow."""

N_COLUMNS: Final = 1 + max(column for column, _ in TILES.values())
N_ROWS: Final = 1 + max(row for _, row in TILES.values())
_LEAST_REACH: Final = math.log(1.1)


@dataclass(frozen=True, slots=True)
class StateTile:
    """One state and its pay as a ratio to what it is compared with; None where there is no estimate."""

    code: str
    column: int
    row: int
    ratio: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMapData(Told):
    """What the map shows. ``what`` is compared: pay, or what it buys; ``against`` names with what.

    ``selected`` is a code or empty.
    ``reach`` is the farthest any state is from a ratio of 1, as a logarithm, at least a tenth more: the ends of the
    scale of colours.
    """

    tiles: tuple[StateTile, ...]
    against: str
    reach: float
    selected: str = ""
    what: str = "Pay"

    @property
    def headline(self) -> str:
        """``Pay in Washington is +18 % against the United States``; without a selection the ends."""
        known = {tile.code: tile.ratio for tile in self.tiles if tile.ratio is not None}
        if self.selected:
            ratio = known.get(self.selected)
            name = NAMES[self.selected]
            if ratio is None:
                return f"No estimate for {name}"
            return f"{self.what} in {name} is {money.change(ratio - 1)} against {self.against}"
        if not known:
            return "No estimate for any state"
        low, high = (NAMES[end(known, key=lambda code: known[code])] for end in (min, max))
        return f"{self.what} against {self.against} is highest in {high}, lowest in {low}"

    def key(self, n: int) -> tuple[float, ...]:
        """Ratios for a scale of n colours, n odd: 1 in the middle, the lowest and the highest of any state at the ends.

        A side on which no state lies has 1 throughout.
        """
        known = [1.0, *(tile.ratio for tile in self.tiles if tile.ratio is not None)]
        middle = n // 2
        low, high = min(known), max(known)
        return tuple((low if step < middle else high) ** abs(step / middle - 1) for step in range(n))

    @property
    def notes(self) -> tuple[str, ...]:
        """The states without an estimate, which are hatched."""
        missing = [NAMES[tile.code] for tile in self.tiles if tile.ratio is None]
        few = f"No estimate for {', '.join(missing)}, hatched"
        return (few if len(missing) < 6 else f"{len(missing)} states, hatched, have no estimate",)[: len(missing)]

    def table(self) -> Rows:
        """A state a row, in the order of their codes."""
        rows = [(tile.code, NAMES[tile.code], *shares((tile.ratio,))) for tile in self.tiles]
        return (("code", "state", f"pay (ratio to {self.against})"), *rows)


def state_map_data(
    ratios: Mapping[str, float], *, against: str, origin: Origin, meaning: str, selected: str = "", what: str = "Pay"
) -> StateMapData:
    """The map of ratios by postal code, all above 0 (1.18 is 18 % more); states left out have no estimate.

    Raises ``ValueError`` for a code that is none and for a ratio that is not above 0.
    """
    unknown = sorted(({*ratios, selected} - {""}) - TILES.keys())
    if unknown:
        raise ValueError(f"No state has the code {', '.join(unknown)}")
    if not all(0 < ratio < math.inf for ratio in ratios.values()):
        raise ValueError("A ratio is not above 0")
    return StateMapData(
        origin=origin,
        meaning=meaning,
        tiles=tuple(StateTile(code, *TILES[code], ratios.get(code)) for code in sorted(TILES)),
        against=against,
        reach=max([_LEAST_REACH, *(abs(math.log(ratio)) for ratio in ratios.values())]),
        selected=selected,
        what=what,
    )
