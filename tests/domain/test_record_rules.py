"""The whole sentence of every rule that is no rule of texts, and that its bounds themselves are welcome."""

import dataclasses
import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from planner.domain.achievement import PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.money import PayPeriod
from planner.domain.person import Education, Preferences, Scenario
from planner.domain.plan import MOVES, Action, ActionKind, Plan
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
from planner.domain.skill import Skill
from tests.records_of_all_kinds import EVERY_KIND

FULL: dict[type, Record] = {type(record): record for record in EVERY_KIND}
NAN = float("nan")
PROFICIENCY = "Write 1 for aware, 3 for independent, 5 for expert."
POSITIVE = "Write a positive amount."
CODE = "Write three letters, for example USD, EUR or JPY."


def changed(kind: type, **values: Any) -> Record:  # noqa: ANN401 - fields of any type
    return dataclasses.replace(FULL[kind], **values)


@pytest.mark.parametrize(
    ("kind", "attribute", "value", "sentence"),
    [
        (Pay, "base", Decimal(0), "Base pay: 0 is no pay. Write what the role pays, or remove this row."),
        (Pay, "base", Decimal("-0.01"), f"Base pay: −0.01 is below zero. {POSITIVE}"),
        (Pay, "base", Decimal("NaN"), f"Base pay: NaN is not an amount. {POSITIVE}"),
        (Pay, "bonus", Decimal(-2500), f"Bonus: −2,500 is below zero. {POSITIVE}"),
        (Pay, "bonus", Decimal("0.00005"), "Bonus: 0.00005 has more than four decimals. Round it to four decimals."),
        (Pay, "currency", "€", f"Currency: “€” is not a currency code. {CODE}"),
        (Pay, "currency", "USD\n", f"Currency: “USD\n” is not a currency code. {CODE}"),
        (EquityGrant, "currency", "ÄÖÜ", f"Currency: “ÄÖÜ” is not a currency code. {CODE}"),
        (EquityGrant, "value", Decimal(-1), f"Value of the grant: −1 is below zero. {POSITIVE}"),
        (
            *(EquityGrant, "value", Decimal(10) ** 11),
            "Value of the grant: 100,000,000,000 is larger than this program can hold. Check the number of zeros.",
        ),
        (Skill, "proficiency", 0, f"Proficiency: 0 is not between 1 and 5. {PROFICIENCY}"),
        (Skill, "proficiency", 6, f"Proficiency: 6 is not between 1 and 5. {PROFICIENCY}"),
        (Action, "proficiency", 0, f"Proficiency: 0 is not between 1 and 5. {PROFICIENCY}"),
        (Action, "proficiency", 6, f"Proficiency: 6 is not between 1 and 5. {PROFICIENCY}"),
        (Action, "months", 121, "Months: 121 is not between 0 and 120. Write 0 to 120."),
        (Action, "hours", -1, "Hours: −1 is not between 0 and 20,000. Write 0 to 20,000."),
        (Action, "cost", Decimal("-99.90"), f"Cost: −99.90 is below zero. {POSITIVE}"),
        (
            *(Action, "offered_pay", Decimal(0)),
            "Base pay offered: 0 is no pay. Write what is offered, or leave it empty.",
        ),
        (Action, "offered_pay", Decimal(-1), f"Base pay offered: −1 is below zero. {POSITIVE}"),
        (Action, "offered_bonus", Decimal("NaN"), f"Bonus offered: NaN is not an amount. {POSITIVE}"),
        (
            *(Plan, "hours_per_week", 168.25),
            "Hours a week: 168.25 is not between 0 and 168. Write how many hours a week you have for it.",
        ),
        (
            *(Role, "share_percent", 101),
            "Share of full time: 101 % is not between 1 and 100 %. Write 100 for full time, 50 for half time.",
        ),
        (Preferences, "horizon_years", 41, "Years ahead: 41 is not between 1 and 40. Write a number from 1 to 40."),
        (
            Preferences,
            "inflation_percent",
            -5.5,
            "Inflation: −5.5 is not between −5 and 30. Write a number from −5 to 30.",
        ),
        (
            *(Preferences, "market_growth_percent", 20.5),
            "Market growth: 20.5 is not between −10 and 20. Write a number from −10 to 20.",
        ),
        (
            *(Preferences, "seed", 2**32),
            "Seed: 4294967296 is not between 0 and 4294967295. Write a number from 0 to 4294967295.",
        ),
        (Preferences, "discount_percent", NAN, "Discount: nan is not between 0 and 30. Write a number from 0 to 30."),
        (CheckSetting, "threshold", NAN, "Threshold: nan is not a number. Write a number such as 12."),
        (CheckSetting, "reason", "\n", "Reason: a muted check needs one. Write why this check does not concern you."),
        (Override, "value", float("-inf"), "Value: -inf is not a number. Write a number such as 0.05."),
        (
            *(OwnPlace, "pay_percent", 4.5),
            "Pay: 4.5 % is not between 5 and 400 %. Write 100 for as much as in the nation.",
        ),
        (
            *(OwnPlace, "price_percent", 400.5),
            "Prices: 400.5 % is not between 5 and 400 %. Write 100 for as much as in the nation.",
        ),
    ],
)
def test_what_is_told(kind: type, attribute: str, value: object, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        changed(kind, **{attribute: value})
    assert str(caught.value) == sentence
    assert caught.value.attribute == attribute


@pytest.mark.parametrize(
    ("kind", "attribute", "values"),
    [
        (Role, "share_percent", (1, 100)),
        (Pay, "base", (Decimal("0.0001"), Decimal("99999999999.9999"))),
        (Pay, "bonus", (Decimal(0), Decimal("99999999999.9999"))),
        (EquityGrant, "value", (Decimal(0), Decimal("99999999999.9999"))),
        (EquityGrant, "vesting_months", (12, 240)),  # the cliff is 12
        (EquityGrant, "cliff_months", (0, 48)),
        (Skill, "proficiency", (None, 1, 5)),
        (Action, "cost", (Decimal(0), Decimal("0.0001"))),
        (Action, "offered_pay", (None, Decimal("0.0001"))),
        (Action, "offered_bonus", (None, Decimal(0))),
        (Preferences, "horizon_years", (1, 40)),
        (Preferences, "inflation_percent", (-5, 30)),
        (Preferences, "market_growth_percent", (-10, 20)),
        (Preferences, "seed", (0, 2**32 - 1)),
    ],
)
def test_the_bounds_themselves_are_welcome(kind: type, attribute: str, values: tuple[object, ...]) -> None:
    assert tuple(getattr(changed(kind, **{attribute: value}), attribute) for value in values) == values


def doing(kind: ActionKind, pay: int | None = None, bonus: int | None = None) -> Action:
    offered_pay, offered_bonus = (None if one is None else Decimal(one) for one in (pay, bonus))
    return Action(
        id="a",
        plan_id="p",
        kind=kind,
        start=PartialDate(2027),
        offered_pay=offered_pay,
        offered_bonus=offered_bonus,
    )


@pytest.mark.parametrize("kind", [kind for kind in ActionKind if kind not in MOVES])
def test_only_a_move_comes_with_an_offer(kind: ActionKind) -> None:
    why = f"only a move of company or place comes with an offer, and this is to {kind}"
    assert doing(kind).offered_pay is None
    for pay, bonus, field, attribute in ((1, None, "Base pay", "offered_pay"), (None, 0, "Bonus", "offered_bonus")):
        with pytest.raises(UserError) as caught:
            doing(kind, pay, bonus)
        assert str(caught.value) == f"{field} offered: {why}. Leave it empty, or choose a move."
        assert caught.value.attribute == attribute


@pytest.mark.parametrize("kind", MOVES)
def test_a_move_may_come_with_an_offer(kind: ActionKind) -> None:
    assert doing(kind, 150_000, 0).offered_pay == 150_000
    assert doing(kind, 150_000).offered_bonus is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2020", "2020"),
        ("2020-12", "2020"),
        ("2020-12-31", "2020"),  # a year may mean its last day
        ("2020", "2020-01-01"),  # and its first
        ("2020-05-17", "2020-05-17"),
        ("2020-05-31", "2020-05"),
    ],
)
def test_vague_dates_are_believed_and_one_day_less_is_not(start: str, end: str) -> None:
    first, last = PartialDate.parse(start), PartialDate.parse(end)
    changed(Role, start=first, end=last)
    changed(Certification, earned=first, expires=last)
    earlier = PartialDate.from_date(first.earliest() - datetime.timedelta(days=1))
    with pytest.raises(UserError) as caught:
        changed(Role, start=first, end=earlier)
    assert str(caught.value) == f"End: {earlier} lies before the start, {start}. Correct one of the dates."
    assert caught.value.attribute == "end"
    with pytest.raises(UserError) as caught:
        changed(Certification, earned=first, expires=earlier)
    reason = f"{earlier} lies before the day it was earned, {start}"
    assert str(caught.value) == f"Expires: {reason}. Correct one of the dates."


def test_an_end_needs_a_start_and_an_expiry_no_day_it_was_earned() -> None:
    with pytest.raises(UserError) as caught:
        changed(Role, start=None)
    told = "Start: a role with an end needs a start. Add the start, if only the year."
    assert (str(caught.value), caught.value.attribute) == (told, "start")
    assert changed(Role, start=None, end=None).id == "r1"
    assert changed(Certification, earned=None).id == "c1"


def test_a_check_that_is_not_muted_needs_no_reason() -> None:
    assert changed(CheckSetting, is_muted=False, reason="").id == "skill.unused"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (PayPeriod, ["hour", "day", "week", "month", "year"]),
        (PublicWorkKind, ["open source", "paper", "talk", "article", "patent", "course"]),
        (CertificationStatus, ["wanted", "in preparation", "earned"]),
        (Education, ["none", "bachelor", "master", "doctorate"]),
        (Scenario, ["base", "downturn", "boom", "own"]),
        (Level, ["entry", "mid", "senior", "architect"]),
        (Track, ["specialist", "leadership", "research", "founder", "consultant"]),
        (WorkMode, ["on-site", "hybrid", "remote"]),
        (Production, ["none", "contributes", "owns"]),
        (PayPolicy, ["localised", "national bands", "location-independent"]),
        (
            ActionKind,
            [
                *("earn a certification", "renew a certification", "learn a skill", "specialise", "move company"),
                *("move place", "change work mode", "change track", "take production responsibility", "take a break"),
            ],
        ),
    ],
)
def test_the_words_of_every_choice_stay_for_they_stand_in_profile_files(
    choices: type[StrEnum], words: list[str]
) -> None:
    assert [choice.value for choice in choices] == words
