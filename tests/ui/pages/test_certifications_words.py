from dataclasses import replace

import pytest

from planner.advice.certification_value import CertificationValue, Money, NoEarner, NoValue
from planner.advice.study_plan import study_plan
from planner.market.pack import Pack
from planner.ui.pages import certifications_words as words
from planner.ui.pages.certifications_question import Certifications, Offer, answer
from tests.advice.records import LIBRARY
from tests.ui.pages.advice_desk import TODAY, asked


@pytest.fixture(scope="module")
def told(pack: Pack) -> Certifications:
    return answer(asked(pack))


def valued(told: Certifications) -> tuple[Offer, CertificationValue]:
    return next((one, one.value) for one in told.offers if isinstance(one.value, CertificationValue))


def cells(offer: Offer) -> list[str]:
    return [column.short(offer) for column in words.catalogue_columns(TODAY)]


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
    assert cells(Offer(None)) == ["No certification", "–", "$0", "0", "–", "possible", "+$0"]
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
    assert cells(unpriced)[2] == "–"
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
    assert rows["Certified"][3:] == ["–", "–", "–"]
    assert all(column.whole_text(one) for column in columns for one in told.mine)


def test_long_plans_are_cut_after_six_weeks() -> None:
    rows = words.week_rows(study_plan(45, 5, TODAY))
    assert len(rows) == 7
    assert (rows[-1].text, rows[-1].value) == ("3 more weeks", "15 hours")
    assert words.week_rows(study_plan(0, 5, TODAY)) == []


def test_without_reminders_that_is_said(told: Certifications) -> None:
    assert words.reminder_rows(replace(told, reminders=()))[0].text == "Nothing of yours ends."
    assert all(row.tone in ("", "attention") for row in words.reminder_rows(told))
