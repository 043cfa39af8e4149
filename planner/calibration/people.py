"""People whose pay is known: the file a user evaluates the pay model on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from planner.calibration.tables import Row, SourceUnusable, of_a_user, read_rows
from planner.market.pay_question import HOME, PayQuestion
from planner.market.pay_words import basis_of, country_of, industry_of, level_in_title, level_of, size_of, work_mode_of
from planner.market.title_groups import title_group
from planner.market.titles import title_key

COLUMNS: Final = (
    *("id", "title", "level", "years_experience", "place", "country", "industry", "company_size", "remote", "year"),
    *("base_pay", "currency", "basis"),
)
HOME_CURRENCY: Final = "USD"
MOST_YEARS: Final = 80.0
LOWEST_PAY: Final = 1_000.0
"""Dollars: nobody works full-time for less in a year; it is the pay of an hour, a day or a month."""

BLANK: Final = "(blank)"
EITHER: Final = ("advertised", "reported")
"""Assumption: pay of which nobody says where it comes from is either, with the same chance."""


Rates = Mapping[str, Mapping[str, float]]
"""Dollars for one unit of a currency, by currency and year."""


@dataclass(frozen=True, slots=True)
class Someone:
    """One person: the question to the model, the place as written, and yearly pay in dollars.

    Without ``has_basis`` the pay may be on any of ``EITHER``; the question then holds the last of them. Without
    ``has_country`` its country is a guess from the currency.
    """

    question: PayQuestion
    place: str
    pay: float
    has_basis: bool = True
    has_country: bool = True


@dataclass(frozen=True, slots=True)
class Unknown:
    """What could not be read: how often each text of each column, blanks as "(blank)" where they matter."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, column: str, text: str) -> None:
        """Count a text of a column."""
        self.counts.setdefault(column, Counter())[text or BLANK] += 1

    def as_json(self) -> dict[str, dict[str, int]]:
        """Texts by column, most frequent first."""
        return {column: dict(counter.most_common()) for column, counter in sorted(self.counts.items())}


def read_people(path: Path, rates: Rates, unknown: Unknown, year_if_blank: float) -> Iterator[Someone]:
    """Everyone in the file whose pay can be put into dollars; the others, and unknown words, are counted.

    A level that is blank is that of the title's words where years are blank too. A word that is not known is as good as
    a blank. Pay that cannot be that of a year is told with its row and stays out.

    Raises ``UserError`` with file, row and reason for a missing column, a row of another width and a value that is no
    number, no pay or no year.
    """
    try:
        for row in read_rows(path, COLUMNS):
            someone = _someone(row, rates, unknown, year_if_blank)
            if someone is not None:
                yield someone
    except SourceUnusable as error:
        raise of_a_user(error, COLUMNS) from error


def _someone(row: Row, rates: Rates, unknown: Unknown, year_if_blank: float) -> Someone | None:
    year = _year(row, unknown, year_if_blank)
    country = _word(row, "country", country_of, unknown)
    pay = _dollars(row, country, year, rates, unknown)
    basis = _word(row, "basis", basis_of, unknown)
    if not row.text("basis"):
        unknown.add("basis", "")
    if pay is None:
        return None
    question = _question(row, basis or EITHER[-1], country, year, unknown)
    has_country = bool(row.text("country"))
    return Someone(question, row.text("place"), pay, has_basis=bool(basis), has_country=has_country)


def _question(row: Row, basis: str, country: str, year: float, unknown: Unknown) -> PayQuestion:
    title, years = row.text("title"), _years(row)
    group = title_group(title)
    if group is None:
        unknown.add("title", title)
    return PayQuestion(
        basis=basis,
        title=title_key(title),
        family=group.id if group else "",
        level=_word(row, "level", level_of, unknown) or ("" if years is not None else _level_of_title(title, basis)),
        years=years,
        country=_known_country(row, country, unknown),
        industry=_word(row, "industry", industry_of, unknown),
        size=_word(row, "company_size", size_of, unknown),
        remote=_word(row, "remote", work_mode_of, unknown),
        year=year,
    )


def _level_of_title(title: str, basis: str) -> str:
    """The level that the words of a title tell, "" for none.

    Adverts put architects among seniors; published pay of directors is that of their own occupation already.
    """
    level = level_in_title(title_key(title))
    if basis == "advertised" and level == "architect":
        return "senior"
    return "" if basis == "paid" and level == "director" else level


def _word(row: Row, column: str, of: Callable[[str], str | None], unknown: Unknown) -> str:
    word = of(row.text(column))
    if word is None:
        unknown.add(column, row.text(column))
    return word or ""


def _known_country(row: Row, country: str, unknown: Unknown) -> str:
    """The country; a blank one is told, and is the United States only where pay is in their dollars."""
    if country:
        return country
    if not row.text("country"):
        unknown.add("country", "")
    is_home = not row.text("country") and row.text("currency").upper() in ("", HOME_CURRENCY)
    return HOME if is_home else "?"


def _years(row: Row) -> float | None:
    years = row.number_if_published("years_experience")
    if years is not None and not 0 <= years <= MOST_YEARS:
        row.refuse(f"{years:g} years of experience are not between 0 and {MOST_YEARS:g}")
    return years


def _year(row: Row, unknown: Unknown, year_if_blank: float) -> float:
    year = row.number_if_published("year")
    if year is None:
        unknown.add("year", "")
        return year_if_blank
    if not 1990 <= year < 2100:
        row.refuse(f"{year:g} is no year between 1990 and 2099")
    return year


def _dollars(row: Row, country: str, year: float, rates: Rates, unknown: Unknown) -> float | None:
    pay = row.number_if_published("base_pay")
    if pay is None:
        unknown.add("base_pay", "")
        return None
    if pay <= 0:
        row.refuse(f"the column base_pay holds {pay:g}, which is no pay")
    currency = row.text("currency").upper()[:3] or (HOME_CURRENCY if country in ("", HOME) else "")
    rate = _rate(currency, year, rates)
    if rate is None:
        unknown.add("currency", row.text("currency"))
        return None
    if pay * rate < LOWEST_PAY:
        unknown.add("base_pay", f"row {row.line}: {pay:g} {currency} is too little for a year")
        return None
    return pay * rate


def _rate(currency: str, year: float, rates: Rates) -> float | None:
    """Dollars for one unit of the currency in the nearest year known, None for a currency without a rate."""
    if currency == HOME_CURRENCY:
        return 1.0
    of_years = rates.get(currency)
    return of_years[min(of_years, key=lambda known: abs(float(known) - year))] if of_years else None
