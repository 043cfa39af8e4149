"""The sentences of the Market data page."""

import datetime
from collections.abc import Iterator, Sequence

from planner.domain import amounts as money
from planner.domain.role import Level
from planner.market.ages import OLD_MONTHS, age_months, is_old
from planner.market.pack import Pack
from planner.market.sources import Source


def headline(pack: Pack, sources: Sequence[Source], today: datetime.date) -> tuple[str, str]:
    """The answer, how fresh the figures of all sources are, and the quiet line about the pack."""
    old = sum(is_old(source, today) for source in sources)
    many = len(sources)
    if old:
        verb = "is" if old == 1 else "are"
        answer = f"{old} of {many} sources {verb} older than {OLD_MONTHS} months"
    else:
        answer = f"All {many} sources are at most {OLD_MONTHS} months old" if many > 1 else _only(sources, today)
    counted = (
        f"{_count(len(pack.places), 'place')}, {_count(len(pack.families), 'family of titles', 'families of titles')}"
    )
    quiet = f"Pack {pack.version}: {counted}. All of it lies on this computer; nothing is fetched from a network."
    return answer, quiet


def method(pack: Pack) -> Iterator[str]:
    """How the figures become pay by title, level and place; a paragraph each."""
    weights = ", ".join(
        f"{money.percent(share)} {level}" for level, share in zip(Level, pack.level_weights, strict=True)
    )
    yield (
        "Pay comes from published percentiles of yearly base pay by occupation and place. Bonus and equity are hardly "
        "in them, so the program compares base pay with base pay."
    )
    yield (
        "A title stands for a mix of occupations, because statistics know occupations and not titles. The mix is an "
        "assumption; the inspector of the Trajectory page shows yours with its reason."
    )
    yield (
        "Levels are not published either. Each occupation and place is split into four levels whose blend gives the "
        f"published percentiles back. Shares of the levels: {weights}. {pack.level_reason}"
    )
    yield (
        f"Figures are brought from their date to today's dollars with {pack.price_index.name}. What pay buys elsewhere "
        "follows from price levels of all goods, services and rents together; taxes are not in them."
    )
    yield (
        "Where a place has no figures for an occupation its state's stand in, else the nation's, and every page that "
        "uses them says so. Pay in other countries is that of the United States moved by what adverts show, and thin. "
        "A place or title the program does not know gets no estimate."
    )


def _only(sources: Sequence[Source], today: datetime.date) -> str:
    ages = [age_months(source, today) for source in sources]
    return f"The source is {_count(ages[0], 'month')} old" if ages else "The pack names no source"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
