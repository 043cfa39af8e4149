"""Where the dynamics come from besides the sources of the pack: panels of wages, job moves, medians over the years."""

from collections.abc import Mapping
from typing import Final

from planner.calibration.dynamics_catalogue import PANELS, TRACKER
from planner.forecast.dynamics import PREFIX
from planner.market.sources import Source

_PANELS_SPEAK_TO: Final = f"{PREFIX}shock_sd"
_MOVES_SPEAK_TO: Final = f"{PREFIX}move_premium"
_MEDIANS_SPEAK_TO: Final = f"{PREFIX}market_sd"


def sources_of(rows: Mapping[str, int]) -> tuple[Source, ...]:
    """The sources; ``rows`` is how many observations speak to each parameter, by its id."""
    return (
        Source(
            id="wage-panels",
            publisher="US Bureau of Labor Statistics (NLS), University of Michigan (PSID)",
            title=f"Wage panels: {PANELS}",
            year=1988,
            date="1968–1988",
            licence="Research use; only figures derived from them are in this program",
            address="https://www.bls.gov/nls/, https://psidonline.isr.umich.edu/",
            rows=rows[_PANELS_SPEAK_TO],
            attribution="As distributed with R packages; half of the persons",
        ),
        Source(
            id="wage-growth-tracker",
            publisher="Federal Reserve Bank of Atlanta",
            title=f"{TRACKER}, job switchers and stayers",
            year=2023,
            date="December 1997 to January 2023",
            licence="Free with attribution",
            address="https://www.atlantafed.org/chcs/wage-growth-tracker",
            rows=rows[_MOVES_SPEAK_TO],
            attribution="Federal Reserve Bank of Atlanta, Wage Growth Tracker",
        ),
        Source(
            id="oews-medians",
            publisher="US Bureau of Labor Statistics",
            title="BLS OEWS national medians, 2013 to 2025",
            year=2025,
            date="May 2013 to May 2025",
            licence="Public domain (work of the United States government)",
            address="https://www.bls.gov/oes/tables.htm",
            rows=rows[_MEDIANS_SPEAK_TO] + 1,
        ),
    )
