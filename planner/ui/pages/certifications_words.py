"""What the Certifications page says: its answer, the cells of its tables, and what one certification comes to."""

import datetime
from collections.abc import Iterable
from functools import partial
from typing import Final

from planner.advice.certification_status import RENEWAL_DAYS, Reminder, Status, has_retired
from planner.advice.certification_value import CertificationEffect, CertificationValue, NoValue
from planner.advice.standing import counted
from planner.advice.study_plan import StudyPlan
from planner.charts import words
from planner.domain import amounts as money
from planner.market.certifications import CatalogueCertification, Expiry, Hours
from planner.ui.models.column_table import Cells, TableColumn
from planner.ui.pages.certifications_question import Certifications, Offer
from planner.ui.widgets.row_list import Row

UNKNOWN: Final = "–"
_WEEKS_SHOWN: Final = 6
_REMINDERS_SHOWN: Final = 4


def headline(told: Certifications) -> tuple[str, str]:
    """Whether a certification pays for the person, and what that rests on."""
    if told.nobody is not None:
        return (
            f"No estimate of what certifications are worth to you: {told.nobody.reason}",
            words.sentences((told.nobody.remedy,)),
        )
    values = [one.value for one in told.offers if isinstance(one.value, CertificationValue)]
    best = next(iter(values), None)
    if best is None:
        return "No estimate: nothing is known of any certification’s value", ""
    name = best.known.facts.name
    net = f"{_span(money.difference(best.net.low), money.difference(best.net.high))} after its cost"
    answer = f"{name} may pay for you" if best.is_worth_it else "No certification pays for you now"
    if best.is_even:
        answer = f"{name} and no certification are about even for you"
    which = "It comes" if best.is_worth_it else f"The best, {name}, comes"
    chance = f"{which} to {net}; it breaks even in {money.chance(best.chance)}"
    effect = "Your own effect" if best.effect.is_own else "One small effect for all certifications"
    hour = f", an hour of study at {told.hour.short}" if told.hour is not None else ""
    basis = f"{effect}, grade {best.effect.grade}; today's dollars{hour}"
    return answer, words.sentences((chance, basis))


def catalogue_columns(today: datetime.date) -> tuple[TableColumn[Offer], ...]:
    """The columns of the catalogue on a day."""
    return (
        TableColumn("Certification", "Its name", lambda row: row.name),
        TableColumn(
            "Price", "Price of the examination in US dollars", _price, _whole_price, _price_order, is_number=True
        ),
        TableColumn("Hours", "Hours of study, an assumption", _hours, _hours_basis, _hours_order, is_number=True),
        TableColumn("Valid", "How long it is valid", _validity, None, _validity_order, is_number=True),
        TableColumn("Status", "Yours, or whether it can still be earned", lambda row: standing(row, today)),
        TableColumn(
            "Worth",
            "Gain less cost to you, middle of the range",
            _worth,
            _whole_worth,
            _worth_order,
            is_number=True,
        ),
    )


def catalogue_file_columns(today: datetime.date) -> tuple[TableColumn[Offer], ...]:
    """The columns of a file of the catalogue: ranges, evidence, renewal and source too."""
    return (
        *catalogue_columns(today),
        *(TableColumn(name, "", partial(_fact_of, name)) for name in ("Net", "Breaks even", "Effect", "Next level")),
        TableColumn("Renewal", "", lambda row: row.known.facts.renewal if row.known else ""),
        TableColumn("As of", "", lambda row: row.known.facts.as_of if row.known else ""),
        TableColumn("Source", "", lambda row: row.known.facts.source if row.known else ""),
    )


def mine_file_columns(today: datetime.date) -> tuple[TableColumn[Status], ...]:
    """The columns of a file of one's own: how it is renewed too."""
    return (
        *mine_columns(today),
        TableColumn("Renewal", "", lambda row: row.renewal.text if row.renewal else ""),
        TableColumn("Rule as of", "", lambda row: f"{row.renewal.as_of}, {row.renewal.source}" if row.renewal else ""),
    )


def mine_columns(today: datetime.date) -> tuple[TableColumn[Status], ...]:
    """The columns of one's own on a day."""
    return (
        TableColumn("Certification", "Its name", lambda row: row.certification.name),
        TableColumn("Issuer", "Who awarded it", lambda row: row.certification.issuer or UNKNOWN),
        TableColumn("Status", "How it stands today", lambda row: str(row.state), lambda row: row.sentence(today)),
        TableColumn("Earned", "When it was earned", lambda row: str(row.certification.earned or UNKNOWN)),
        TableColumn("Ends", "When it ends", _ends, None, lambda row: _ordinal(row.expires_from), is_number=True),
        TableColumn(
            "Left",
            "Days until it ends",
            lambda row: _left(row, today),
            None,
            lambda row: _days(row, today),
            is_number=True,
        ),
        TableColumn("Renew from", "From when it is due, by its renewal rule", _due_text, _due_whole, _due_order),
    )


def standing(offer: Offer, today: datetime.date) -> str:
    """The person's own status, else whether the certification can still be earned."""
    if offer.known is None:
        return "possible"
    if offer.own is not None:
        return f"yours: {offer.own.state}"
    return "retired" if has_retired(offer.known, today) else str(offer.known.facts.standing)


def facts(offer: Offer, told: Certifications) -> list[tuple[str, str]]:
    """What is known of a certification, with its date and source."""
    known = offer.known
    if known is None and offer.own is not None:
        return [*own_facts(offer.own, told.today), ("Value", "no estimate: it is not in the catalogue")]
    if known is None:
        return [("What it is", "Nothing bought, nothing studied: money and hours stay free."), ("Net", "+$0")]
    one = known.facts
    names = [told.skills.skill(skill).name for skill in known.skills]
    return [
        *([] if offer.own is None else own_facts(offer.own, told.today)),
        ("Provider", one.provider),
        ("Kind", f"{one.tier} · {known.type.name}"),
        ("Price", _whole_price(offer)),
        ("Hours", _hours_basis(offer)),
        ("Valid", _validity(offer)),
        ("Renewal", one.renewal or "not known"),
        ("Before it", known.prerequisites or "nothing asked"),
        ("Skills", ", ".join(names)),
        ("Status", f"{one.standing_text or one.standing}{f', {one.retired_on}' if one.retired_on else ''}"),
        ("Instead", one.successor),
        ("As of", f"{one.as_of}, {one.source} ({one.confidence} confidence)"),
    ]


def own_facts(status: Status, today: datetime.date) -> list[tuple[str, str]]:
    """How one of the person's own stands, and when and how it is renewed."""
    rule = status.renewal
    return [
        ("Yours", status.sentence(today).partition(": ")[2]),
        ("Renew from", _due_whole(status).replace(UNKNOWN, "")),
        ("How", f"{rule.text} (as of {rule.as_of})" if rule is not None and rule.text else ""),
    ]


def worth(offer: Offer) -> list[tuple[str, str]]:
    """What it comes to for the person, beside having none; the reason where there is no estimate."""
    value = offer.value
    if isinstance(value, NoValue):
        return [("No estimate", words.sentences((value.reason,))), ("Way out", words.sentences((value.remedy,)))]
    if value is None:
        return []
    return [
        ("Begin", f"{value.begin:%B %Y}"),
        ("Gain", f"{_range(value.gain.low, value.gain.high)} in pay over {value.counted_years:.1f} years"),
        ("Cost", f"{money.full(value.fee)} fee, {_range(value.study.low, value.study.high)} in hours"),
        ("Net", f"{_range(value.net.low, value.net.high)}, middle {money.difference(value.net.median)}"),
        ("Breaks even", _breaks_even(value)),
        ("Effect", told_effect(value.effect)),
        ("Next level", offer.next_level),
        ("Without it", "+$0: no certification costs and brings nothing"),
        ("Note", value.note),
    ]


def told_effect(effect: CertificationEffect) -> str:
    """What a certification is taken to add to pay, with its grade."""
    middle = money.change(effect.median)
    if effect.is_own:
        whose = "this one" if effect.is_its_own else "all certifications"
        return f"{middle} of pay, your own figure for {whose}"
    span = f"{money.change(effect.low)} to {money.change(effect.high)}"
    halved = f"halved every {effect.halves_every_years:g} years of work"
    return f"{middle} of pay, {span}, {halved} (grade {effect.grade}: {effect.source})"


def _breaks_even(value: CertificationValue) -> str:
    if value.needed is None:
        return "never: it adds nothing"
    share = f"{100 * value.needed:.1f}{money.NO_BREAK}% more pay at first would do"
    if value.effect.is_own:
        return f"{'yes' if value.net.median > 0 else 'no'}, by your own figure; {share}"
    return f"in {money.chance(value.chance)}; {money.percent(value.slow_chance)} with the most hours; {share}"


def evidence(offer: Offer, told: Certifications) -> list[tuple[str, str, str]]:
    """The evidence cards: text, grade, source."""
    ids = offer.value.cards if offer.value is not None else ()
    return [
        (card.text, str(card.grade), f"{card.source}, {card.date}, {card.size}")
        for card in told.cards.cards
        if card.id in ids
    ]


def middle_hours(hours: Hours) -> float:
    """The middle of the hours of study."""
    return (hours.low + hours.high) / 2


def week_rows(plan: StudyPlan) -> list[Row]:
    """The weeks of a plan, the first ones one by one."""
    rows = [Row(f"Week of {one.start:%d %b %Y}", f"{one.hours:g} hours") for one in plan.weeks[:_WEEKS_SHOWN]]
    more = plan.weeks[_WEEKS_SHOWN:]
    if more:
        rows.append(Row(f"{counted(len(more), 'more week')}", f"{sum(one.hours for one in more):g} hours"))
    return rows


def reminder_rows(told: Certifications) -> list[Row]:
    """What ends, soonest first, with the days on which one is reminded; those that have come stand out."""
    names = list(dict.fromkeys((one.certification_id, one.name) for one in told.reminders))
    rows = [_reminder(name, [one for one in told.reminders if one.certification_id == key]) for key, name in names]
    more = [Row(f"{len(rows) - _REMINDERS_SHOWN} more")] if len(rows) > _REMINDERS_SHOWN else []
    return [*rows[:_REMINDERS_SHOWN], *more] or [Row("Nothing of yours ends.")]


def _reminder(name: str, days: list[Reminder]) -> Row:
    end = days[-1].day + datetime.timedelta(days=days[-1].days_before)
    reached = next((one for one in days if one.is_reached), None)
    ahead = " · ".join(f"{one.days_before} days: {one.day:%d %b %Y}" for one in days if not one.is_reached)
    now = f"within {reached.days_before} days" if reached else ""
    return Row(f"{name}, ends {end:%d %b %Y}", now, ahead or "No more reminders", "attention" if reached else "")


def week_cells(plan: StudyPlan) -> Cells:
    """The weeks of a plan as a table."""
    return ("Week of", "Hours"), *((one.start.isoformat(), f"{one.hours:g}") for one in plan.weeks)


def matches(known: CatalogueCertification | None, wanted: Iterable[str]) -> bool:
    """Whether a certification has every word in its names, provider or kind; none at all always has."""
    if known is None:
        return True
    text = " ".join((known.facts.name, known.facts.provider, known.facts.tier, known.type.name, *known.aliases))
    return all(word in text.casefold() for word in wanted)


def _price(row: Offer) -> str:
    price = _price_order(row)
    return UNKNOWN if price is None else money.full(price)


def _whole_price(row: Offer) -> str:
    note = row.known.facts.price_note if row.known else ""
    price = _price(row).replace(UNKNOWN, "not known")
    return f"{price} ({note})" if note else price


def _price_order(row: Offer) -> float | None:
    return 0.0 if row.known is None else row.known.facts.price_usd


def _hours(row: Offer) -> str:
    return "0" if row.known is None else f"{row.known.hours.low}–{row.known.hours.high}"


def _hours_basis(row: Offer) -> str:
    if row.known is None:
        return "0"
    hours = row.known.hours
    return f"{hours.low} to {hours.high} (grade {hours.grade}: {hours.basis})"


def _hours_order(row: Offer) -> float:
    return 0.0 if row.known is None else middle_hours(row.known.hours)


def _validity(row: Offer) -> str:
    if row.known is None:
        return UNKNOWN
    months = row.known.facts.validity_months
    if months is None:
        return "for ever" if row.known.facts.expiry is Expiry.NEVER else "not known"
    return counted(months // 12, "year") if months % 12 == 0 else counted(months, "month")


def _validity_order(row: Offer) -> float | None:
    if row.known is None or row.known.facts.expiry is Expiry.UNKNOWN:
        return None
    return float(row.known.facts.validity_months or 10_000)


def _worth(row: Offer) -> str:
    net = _worth_order(row)
    return "no estimate" if net is None else money.difference(net)


def _whole_worth(row: Offer) -> str:
    value = row.value
    if isinstance(value, CertificationValue):
        return f"{_range(value.net.low, value.net.high)} with 80 % certainty"
    return f"No estimate: {value.reason}" if isinstance(value, NoValue) else _worth(row)


def _worth_order(row: Offer) -> float | None:
    if row.known is None:
        return 0.0
    return row.value.net.median if isinstance(row.value, CertificationValue) else None


def _fact_of(name: str, row: Offer) -> str:
    return dict(worth(row)).get(name, "")


def _due_order(row: Status) -> float | None:
    if row.expires_from is None or not row.is_held:
        return None
    window = RENEWAL_DAYS if row.renewal is None else row.renewal.window_days
    return float(row.expires_from.toordinal() - window)


def _due_text(row: Status) -> str:
    due = _due_order(row)
    return UNKNOWN if due is None else str(datetime.date.fromordinal(int(due)))


def _due_whole(row: Status) -> str:
    if row.renewal is None or _due_order(row) is None:
        return _due_text(row)
    return f"{_due_text(row)}, {row.renewal.window_days} days before it ends"


def _range(low: float, high: float) -> str:
    return _span(money.short(low), money.short(high))


def _span(low: str, high: str) -> str:
    """Both ends, or the one figure where there is no range."""
    return low if low == high else f"{low} to {high}"


def _ends(row: Status) -> str:
    if row.expires_from is None:
        return UNKNOWN
    return f"{row.expires_from}{' (usual)' if row.is_expiry_assumed else ''}"


def _ordinal(day: datetime.date | None) -> float | None:
    return None if day is None else float(day.toordinal())


def _days(row: Status, today: datetime.date) -> float | None:
    days = row.days_left(today)
    return None if days is None else float(days)


def _left(row: Status, today: datetime.date) -> str:
    days = row.days_left(today)
    return UNKNOWN if days is None else f"{days:,}".replace("-", "−")
