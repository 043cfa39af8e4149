import datetime
from dataclasses import replace

import pytest

from planner.advice.certification_status import Reminder, RenewalRule, State, Status
from planner.advice.certification_value import CertificationEffect, CertificationValue, Money, NoEarner, NoValue
from planner.advice.study_plan import study_plan
from planner.domain.certification import Certification
from planner.market.certifications import CatalogueCertification, Expiry, Hours, Standing
from planner.market.evidence import Grade
from planner.market.pack import Pack
from planner.ui.pages import certifications_words as words
from planner.ui.pages.certifications_question import Certifications, Offer, answer
from tests.advice.records import LIBRARY
from tests.ui.pages.advice_desk import TODAY, asked

DAY = datetime.date(2026, 11, 22)
NBSP = "\u00a0"


@pytest.fixture(scope="module")
def told(pack: Pack) -> Certifications:
    return answer(asked(pack))


def valued(told: Certifications) -> tuple[Offer, CertificationValue]:
    return next((one, one.value) for one in told.offers if isinstance(one.value, CertificationValue))


def cells(offer: Offer) -> list[str]:
    return [column.short(offer) for column in words.catalogue_columns(TODAY)]


def known(**facts: object) -> CatalogueCertification:
    """A certification of the catalogue with other facts, written as they must be, not as they are shipped."""
    found = LIBRARY.certifications.find("CKAD")
    assert found is not None
    return replace(found, facts=replace(found.facts, **facts))  # type: ignore[arg-type]  # each test knows its own


def cell(offer: Offer, title: str) -> str:
    return next(column.short(offer) for column in words.catalogue_columns(DAY) if column.title == title)


def order(offer: Offer, title: str) -> object:
    return next(column.order_of(offer) for column in words.catalogue_columns(DAY) if column.title == title)


def tip(offer: Offer, title: str) -> str:
    return next(column.whole_text(offer) for column in words.catalogue_columns(DAY) if column.title == title)


def test_one_that_pays_is_the_answer(told: Certifications) -> None:
    offer, value = valued(told)
    better = replace(offer, value=replace(value, net=Money(-100, 900, 2_000), chance=0.8))
    answer, quiet = words.headline(replace(told, offers=(better, Offer(None))))
    assert answer == f"{offer.name} may pay for you"
    assert quiet.startswith("It comes to −$100 to +$2k after its cost; it breaks even in 16 of 20.")


def test_where_nobody_earns_the_reason_stands(told: Certifications) -> None:
    nobody = replace(told, nobody=NoEarner("your pay is in EUR", "Enter your pay in USD"))
    assert words.headline(nobody) == (
        "No estimate of what certifications are worth to you: your pay is in EUR",
        "Enter your pay in USD.",
    )


def test_where_no_value_is_known_none_is_invented(told: Certifications) -> None:
    assert words.headline(replace(told, offers=(Offer(None),)))[0].startswith("No estimate")


def test_no_certification_costs_and_brings_nothing(told: Certifications) -> None:
    assert cells(Offer(None)) == ["No certification", "$0", "0", "–", "possible", "+$0"]
    assert ("Net", "+$0") in words.facts(Offer(None), told)
    assert words.worth(Offer(None)) == []
    assert words.evidence(Offer(None), told) == []


def test_every_certification_of_the_catalogue_can_be_told(told: Certifications) -> None:
    for offer in told.offers:
        assert all(cells(offer))
        assert all(column.whole_text(offer) for column in words.catalogue_columns(TODAY))
        names = {name for name, _ in words.facts(offer, told)}
        assert offer.known is None or {"Price", "Renewal", "Before it", "As of"} <= names


def test_an_unknown_price_and_validity_say_so(told: Certifications) -> None:
    unpriced = next(one for one in told.offers if one.known and one.known.facts.price_usd is None)
    assert cell(unpriced, "Price") == "–"
    assert dict(words.facts(unpriced, told))["Price"].startswith("not known")


def test_what_has_no_value_gives_the_reason_and_the_way_out(told: Certifications) -> None:
    offer = next(one for one in told.offers if isinstance(one.value, NoValue))
    assert [name for name, _ in words.worth(offer)] == ["No estimate", "Way out"]
    assert cells(offer)[-1] == "no estimate"


def test_no_certification_stands_beside_every_value(told: Certifications) -> None:
    offer, _ = valued(told)
    assert dict(words.worth(offer))["Without it"] == "+$0: no certification costs and brings nothing"
    assert words.evidence(offer, told)


def test_words_are_sought_in_name_provider_and_kind() -> None:
    known = LIBRARY.certifications.find("CKAD")
    assert known is not None
    assert words.matches(known, ["kubernetes", "developer"])
    assert words.matches(known, ["ckad"])
    assert not words.matches(known, ["azure"])
    assert words.matches(None, ["azure"])


def test_ones_own_are_told_with_their_end(told: Certifications) -> None:
    columns = words.mine_columns(TODAY)
    rows = {one.certification.name.split()[0]: [column.short(one) for column in columns] for one in told.mine}
    assert rows["TensorFlow"][2] == "expired"
    assert rows["TensorFlow"][5].startswith("−")
    assert rows["Certified"][3:] == ["–", "–", "–", "–"]
    assert all(column.whole_text(one) for column in columns for one in told.mine)


def test_long_plans_are_cut_after_six_weeks() -> None:
    rows = words.week_rows(study_plan(45, 5, TODAY))
    assert len(rows) == 7
    assert (rows[-1].text, rows[-1].value) == ("3 more weeks", "15 hours")
    assert words.week_rows(study_plan(0, 5, TODAY)) == []


def test_without_reminders_that_is_said(told: Certifications) -> None:
    assert words.reminder_rows(replace(told, reminders=()))[0].text == "Nothing of yours ends."
    assert all(row.tone in ("", "attention") for row in words.reminder_rows(told))


def test_the_best_that_does_not_pay_is_named_beside_the_answer(told: Certifications) -> None:
    offer, value = valued(told)
    worse = replace(offer, value=replace(value, net=Money(-900, -800, 150), chance=0.25))
    answer, quiet = words.headline(replace(told, offers=(Offer(None), worse)))
    assert answer == "No certification pays for you now"
    assert quiet.startswith(
        f"The best, {offer.name}, comes to −$900 to +$150 after its cost; it breaks even in 5 of 20"
    )
    assert quiet.endswith(
        "One small effect for all certifications, grade B–C; today's dollars, an hour of study at $75."
    )


def test_what_nobody_can_tell_from_none_is_called_even(told: Certifications) -> None:
    offer, value = valued(told)
    even = replace(offer, value=replace(value, gain=Money(0, 6_000, 18_000), net=Money(-6_000, 300, 12_000)))
    assert words.headline(replace(told, offers=(even, Offer(None))))[0] == (
        f"{offer.name} and no certification are about even for you"
    )


@pytest.mark.parametrize(
    ("expiry", "months", "text", "ordered"),
    [
        (Expiry.AFTER_MONTHS, 36, "3 years", 36.0),
        (Expiry.AFTER_MONTHS, 12, "1 year", 12.0),
        (Expiry.AFTER_MONTHS, 18, "18 months", 18.0),
        (Expiry.AFTER_MONTHS, 1, "1 month", 1.0),
        (Expiry.NEVER, None, "for ever", 10_000.0),
        (Expiry.UNKNOWN, None, "not known", None),
    ],
)
def test_validity_is_told_in_whole_years_and_for_ever_is_longest(
    expiry: Expiry, months: int | None, text: str, ordered: float | None
) -> None:
    offer = Offer(known(expiry=expiry, validity_months=months))
    assert (cell(offer, "Valid"), order(offer, "Valid")) == (text, ordered)


def test_a_price_has_its_note_in_the_tip_and_an_unknown_one_no_dash() -> None:
    priced = Offer(known(price_usd=1395.0, price_note="per try"))
    assert (cell(priced, "Price"), tip(priced, "Price")) == ("$1,395", "$1,395 (per try)")
    assert tip(Offer(known(price_usd=1395.0, price_note="")), "Price") == "$1,395"
    unpriced = Offer(known(price_usd=None, price_note="by seat"))
    assert (cell(unpriced, "Price"), tip(unpriced, "Price")) == ("–", "not known (by seat)")
    assert (order(unpriced, "Price"), order(Offer(None), "Price")) == (None, 0.0)


def test_hours_are_a_range_ordered_by_its_middle_with_their_grade() -> None:
    hours = Hours(40, 100, Grade.D, "our guess")
    assert words.middle_hours(hours) == 70
    offer = Offer(replace(known(), hours=hours))
    assert (cell(offer, "Hours"), order(offer, "Hours")) == ("40–100", 70)
    assert tip(offer, "Hours") == "40 to 100 (grade D: our guess)"
    assert (tip(Offer(None), "Hours"), order(Offer(None), "Hours")) == ("0", 0.0)


def status(state: State, end: datetime.date | None = None, **more: bool) -> Status:
    return Status(Certification(id="c", name="CKAD"), state, None, None, end, end, **more)


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        (Offer(None), "possible"),
        (Offer(known(), own=status(State.DUE)), "yours: due"),
        (Offer(known(standing=Standing.RETIRED, retired_on="2026-11-22")), "retired"),
        (Offer(known(standing=Standing.RETIRED, retired_on="2026-11-22"), own=status(State.VALID)), "yours: valid"),
        (Offer(known(standing=Standing.UNCONFIRMED)), "unconfirmed"),
    ],
)
def test_ones_own_status_comes_before_the_catalogues(offer: Offer, text: str) -> None:
    assert words.standing(offer, DAY) == text


def test_the_status_names_the_sources_own_words_and_the_date(told: Certifications) -> None:
    gone = known(standing=Standing.RETIRED, standing_text="withdrawn", retired_on="2026-01-31", successor="CKAD 2")
    facts = dict(words.facts(Offer(gone), told))
    assert (facts["Status"], facts["Instead"]) == ("withdrawn, 2026-01-31", "CKAD 2")
    bare = dict(words.facts(Offer(replace(known(standing_text="", renewal=""), prerequisites="")), told))
    assert (bare["Status"], bare["Renewal"], bare["Before it"]) == ("active", "not known", "nothing asked")


def test_what_it_comes_to_is_told_line_by_line(told: Certifications) -> None:
    offer, value = valued(told)
    made = replace(
        value,
        gain=Money(0, 2_400, 7_000),
        begin=datetime.date(2027, 9, 1),
        fee=395.0,
        study=Money(1_200, 2_000, 2_800),
        net=Money(-3_000, 50, 4_000),
        chance=0.5,
        slow_chance=0.3,
        needed=0.0123,
        counted_years=2.04,
    )
    lines = dict(words.worth(replace(offer, value=made)))
    assert lines["Begin"] == "September 2027"
    assert lines["Gain"] == "$0 to $7k in pay over 2.0 years"
    assert lines["Cost"] == "$395 fee, $1.2k to $2.8k in hours"
    assert lines["Net"] == "−$3k to $4k, middle +$50"
    assert lines["Breaks even"] == f"in 10 of 20; 30{NBSP}% with the most hours; 1.2{NBSP}% more pay at first would do"
    shown = replace(offer, value=made)
    assert (cell(shown, "Worth"), order(shown, "Worth")) == ("+$50", 50)
    assert tip(shown, "Worth") == "−$3k to $4k with 80 % certainty"


def test_without_a_value_the_worth_is_unknown_and_without_a_certification_nothing() -> None:
    offer = Offer(known(), NoValue(known(), "its price is unknown", "Look it up"))
    assert (order(offer, "Worth"), tip(offer, "Worth")) == (None, "No estimate: its price is unknown")
    assert words.worth(offer) == [("No estimate", "Its price is unknown."), ("Way out", "Look it up.")]
    assert order(Offer(None), "Worth") == 0.0


def test_the_end_of_ones_own_tells_what_was_assumed_and_the_days_left() -> None:
    *_, ends, left, _ = words.mine_columns(DAY)
    over, usual, endless = (
        status(State.EXPIRED, datetime.date(2023, 11, 22)),
        status(State.VALID, datetime.date(2026, 12, 2), is_expiry_assumed=True),
        status(State.NEVER_EXPIRES),
    )
    assert [ends.short(one) for one in (over, usual, endless)] == ["2023-11-22", "2026-12-02 (usual)", "–"]
    assert [left.short(one) for one in (over, usual, endless)] == ["−1,096", "10", "–"]
    assert [left.order_of(one) for one in (over, usual, endless)] == [-1096.0, 10.0, None]
    assert ends.order_of(endless) is None
    assert ends.order_of(over) == float(datetime.date(2023, 11, 22).toordinal())


def reminder(name: str, end: datetime.date, days: int, *, is_reached: bool = False) -> Reminder:
    return Reminder(name, name, end - datetime.timedelta(days=days), days, is_reached)


def test_every_reminder_of_what_ends_is_told_in_one_row(told: Certifications) -> None:
    end, other = datetime.date(2027, 1, 2), datetime.date(2027, 6, 1)
    days = (
        reminder("CKA", end, 60, is_reached=True),
        reminder("CKA", end, 30),
        reminder("CKA", end, 7),
        reminder("PMP", other, 90),
        reminder("AWS", DAY, 7, is_reached=True),
    )
    first, second, third = words.reminder_rows(replace(told, reminders=days))
    assert (first.text, first.value, first.tone) == ("CKA, ends 02 Jan 2027", "within 60 days", "attention")
    assert first.detail == "30 days: 03 Dec 2026 · 7 days: 26 Dec 2026"
    assert (second.text, second.value, second.tone) == ("PMP, ends 01 Jun 2027", "", "")
    assert third.detail == "No more reminders"


def test_of_many_that_end_the_soonest_four_are_shown(told: Certifications) -> None:
    days = tuple(reminder(f"C{n}", datetime.date(2027, n, 1), 7) for n in range(1, 7))
    rows = words.reminder_rows(replace(told, reminders=days))
    assert [row.text[:2] for row in rows[:4]] == ["C1", "C2", "C3", "C4"]
    assert rows[-1].text == "2 more"


def test_when_and_how_ones_own_are_renewed_is_told_with_its_date(told: Certifications) -> None:
    *_, renew = words.mine_columns(DAY)
    rule = RenewalRule("re-exam", 60, "2026", "A source")
    due = replace(status(State.VALID, datetime.date(2027, 3, 1)), renewal=rule)
    assert (renew.short(due), renew.whole_text(due)) == ("2026-12-31", "2026-12-31, 60 days before it ends")
    bare = status(State.VALID, datetime.date(2027, 3, 1))
    assert (renew.short(bare), renew.whole_text(bare)) == ("2026-12-01", "2026-12-01")
    assert renew.order_of(status(State.NEVER_EXPIRES)) is None
    facts = dict(words.own_facts(due, DAY))
    assert facts["How"] == "re-exam (as of 2026)"
    assert facts["Yours"] == "valid, 99 days left."
    assert dict(words.own_facts(bare, DAY))["How"] == ""
    file = {column.title: column.whole_text(due) for column in words.mine_file_columns(DAY)}
    assert (file["Renewal"], file["Rule as of"]) == ("re-exam", "2026, A source")
    assert words.mine_file_columns(DAY)[-1].whole_text(bare) == ""


def test_one_that_the_catalogue_does_not_have_is_told_all_the_same(told: Certifications) -> None:
    own = status(State.NEVER_EXPIRES)
    offer = told.offer_of(own)
    assert (offer.known, offer.name) == (None, own.certification.name)
    assert dict(words.facts(offer, told))["Value"] == "no estimate: it is not in the catalogue"
    mine = replace(told, mine=(own, *told.mine))
    assert mine.offer_named(own.certification.name) == offer
    assert mine.offer_named("nothing") is told.offers[0]


def test_a_file_of_the_catalogue_tells_range_evidence_and_source(told: Certifications) -> None:
    offer, _ = valued(told)
    file = {column.title: column.whole_text(offer) for column in words.catalogue_file_columns(DAY)}
    assert " to " in file["Net"]
    assert "grade B–C" in file["Effect"]
    assert file["As of"] == "2026"
    assert file["Source"]
    none = {column.title: column.whole_text(Offer(None)) for column in words.catalogue_file_columns(DAY)}
    assert (none["Certification"], none["Net"], none["Source"]) == ("No certification", "", "")


def test_an_own_effect_is_told_as_such(told: Certifications) -> None:
    offer, value = valued(told)
    for_this = CertificationEffect(0.05, 0.05, 0.05, grade="own", source="Your own figure", is_its_own=True)
    lines = dict(
        words.worth(replace(offer, value=replace(value, effect=for_this, net=Money(900, 900, 900), needed=0.04)))
    )
    assert lines["Effect"] == f"+5{NBSP}% of pay, your own figure for this one"
    assert lines["Breaks even"] == f"yes, by your own figure; 4.0{NBSP}% more pay at first would do"
    for_all = replace(for_this, is_its_own=False)
    lines = dict(words.worth(replace(offer, value=replace(value, effect=for_all, net=Money(-9, -9, -9), needed=None))))
    assert lines["Effect"].endswith("your own figure for all certifications")
    assert lines["Breaks even"] == "never: it adds nothing"
    better = replace(offer, value=replace(value, effect=for_this, net=Money(1, 1, 1)))
    assert "Your own effect, grade own; today" in words.headline(replace(told, offers=(better, Offer(None))))[1]


def test_a_plan_is_a_table_of_its_weeks() -> None:
    assert words.week_cells(study_plan(7, 5, DAY)) == (("Week of", "Hours"), ("2026-11-23", "5"), ("2026-11-30", "2"))


def test_one_week_more_is_one() -> None:
    rows = words.week_rows(study_plan(32, 5, DAY))
    assert (rows[0].text, rows[0].value) == ("Week of 23 Nov 2026", "5 hours")
    assert (rows[-1].text, rows[-1].value) == ("1 more week", "2 hours")
    assert len(words.week_rows(study_plan(30, 5, DAY))) == 6


def test_titles_of_the_columns_and_those_of_numbers() -> None:
    catalogue = {column.title: column.is_number for column in words.catalogue_columns(DAY)}
    assert list(catalogue) == ["Certification", "Price", "Hours", "Valid", "Status", "Worth"]
    assert [title for title, is_number in catalogue.items() if is_number] == ["Price", "Hours", "Valid", "Worth"]
    mine = {column.title: column.is_number for column in words.mine_columns(DAY)}
    assert list(mine) == ["Certification", "Issuer", "Status", "Earned", "Ends", "Left", "Renew from"]
    assert [title for title, is_number in mine.items() if is_number] == ["Ends", "Left"]


def test_evidence_and_facts_name_their_sources(told: Certifications) -> None:
    offer, value = valued(told)
    card = told.cards.cards[0]
    shown = replace(offer, value=replace(value, cards=(card.id,), note="Counts once."))
    assert words.evidence(shown, told) == [
        (card.text, str(card.grade), f"{card.source}, {card.date}, {card.size}"),
    ]
    assert dict(words.worth(shown))["Note"] == "Counts once."
    made = Offer(known(as_of="2025-06", source="CNCF", confidence="high"))
    assert dict(words.facts(made, told))["As of"] == "2025-06, CNCF (high confidence)"
