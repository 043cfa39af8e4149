"""Rules of every record: what is refused, by which field, and what is welcome."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import ProfileUnusable, UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.money import PayPeriod
from planner.domain.person import Education, Person, Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
from planner.domain.skill import Skill

VALID: dict[type, dict[str, Any]] = {
    Role: {"id": "r", "title": "ML engineer"},
    Pay: {"id": "p", "role_id": "r", "effective": PartialDate(2024), "base": Decimal(100)},
    EquityGrant: {"id": "g", "role_id": "r", "granted": PartialDate(2024), "value": Decimal(48)},
    Skill: {"id": "s", "name": "Python"},
    Certification: {"id": "c", "name": "CKAD"},
    Person: {},
    Preferences: {},
    Achievement: {"id": "a", "title": "Faster serving"},
    PublicWork: {"id": "w", "title": "A feature store"},
    Plan: {"id": "n", "name": "Senior by 2028"},
    Action: {"id": "x", "plan_id": "n", "kind": ActionKind.LEARN_SKILL, "start": PartialDate(2025)},
    Evidence: {"id": "e", "descriptor": "senior.design.1", "date": PartialDate(2024)},
    OwnDescriptor: {"id": "d", "text": "Leads a design"},
    CheckSetting: {"id": "skill.unused"},
    Override: {"id": "dynamics.shock_sd", "value": 0.05},
    OwnPlace: {"id": "o", "name": "Port Townsend"},
    SavedForecast: {"id": "f", "name": "New year", "saved": PartialDate(2025), "inputs": "{}", "result": "{}"},
}
NOTES = [(kind, "note") for kind in (PublicWork, Plan, Action, Override, OwnPlace, SavedForecast)]
ADDRESSES = [Achievement, PublicWork, Evidence]


@pytest.mark.parametrize(
    ("kind", "field", "value", "reason"),
    [
        (Role, "title", "  ", "empty"),
        (Role, "title", "x" * 301, "301 characters"),
        (Role, "title", "a\x00b", "cannot be shown"),
        (Role, "employer", "a\x07", "cannot be shown"),
        (Role, "place", "\ud800", "cannot be shown"),
        (Role, "specialisation", "x" * 301, "301"),
        (Role, "industry", "x" * 301, "301"),
        (Role, "note", "x" * 20_001, "20,001"),
        (Role, "share_percent", 0, "between 1 and 100"),
        (Role, "share_percent", 101, "between 1 and 100"),
        (Pay, "base", Decimal(0), "0 is no pay"),
        (Pay, "base", Decimal(-1), "below zero"),
        (Pay, "base", Decimal("NaN"), "not an amount"),
        (Pay, "base", Decimal("1e12"), "larger"),
        (Pay, "bonus", Decimal(-1), "below zero"),
        (Pay, "currency", "dollar", "not a currency code"),
        (Pay, "hours_per_week", Decimal(0), "between 0 and 100"),
        (Pay, "hours_per_week", Decimal(101), "between 0 and 100"),
        (Pay, "hours_per_week", Decimal("1e3"), "1,000 is not between 0 and 100"),
        (Pay, "hours_per_week", Decimal("NaN"), "between 0 and 100"),
        (EquityGrant, "value", Decimal(-1), "below zero"),
        (EquityGrant, "currency", "", "not a currency code"),
        (EquityGrant, "vesting_months", 0, "between 1 and 240"),
        (EquityGrant, "vesting_months", 241, "between 1 and 240"),
        (EquityGrant, "cliff_months", 49, "between 0 and the vesting"),
        (EquityGrant, "cliff_months", -1, "between 0 and the vesting"),
        (Skill, "name", "", "empty"),
        (Skill, "proficiency", 0, "between 1 and 5"),
        (Skill, "proficiency", 6, "between 1 and 5"),
        (Skill, "evidence", "x" * 20_001, "20,001"),
        (Certification, "name", "", "empty"),
        (Certification, "issuer", "x" * 301, "301"),
        (Certification, "credential_id", "x" * 301, "301"),
        (Certification, "url", "credly.com/me", "not a web address"),
        (Certification, "url", "file:///etc/passwd", "not a web address"),
        (Certification, "url", "https://[half", "not a web address"),
        (Certification, "url", "https://" + "x" * 2000, "2,008"),
        (Person, "name", "x" * 301, "301"),
        (Person, "home_place", "x" * 301, "301"),
        (Preferences, "horizon_years", 0, "between 1 and 40"),
        (Preferences, "horizon_years", 41, "between 1 and 40"),
        (Preferences, "inflation_percent", float("nan"), "between −5 and 30"),
        (Preferences, "inflation_percent", 31.0, "between −5 and 30"),
        (Preferences, "market_growth_percent", -10.1, "between −10 and 20"),
        (Preferences, "seed", -1, "between 0 and"),
        (Preferences, "seed", 2**32, "between 0 and"),
        (Role, "pays_like", "x" * 301, "301"),
        (Role, "company_size", "x" * 301, "301"),
        (Preferences, "discount_percent", -0.1, "between 0 and 30"),
        (Preferences, "discount_percent", 30.1, "between 0 and 30"),
        (Preferences, "discount_percent", float("nan"), "between 0 and 30"),
        (Achievement, "title", " ", "empty"),
        (Achievement, "employer", "x" * 301, "301"),
        (Achievement, "metric", "x" * 301, "301"),
        (Achievement, "before", "a\x07", "cannot be shown"),
        (Achievement, "after", "x" * 301, "301"),
        (Achievement, "impact", "x" * 20_001, "20,001"),
        (PublicWork, "title", "", "empty"),
        (Plan, "name", "", "empty"),
        (Plan, "hours_per_week", -1.0, "between 0 and 168"),
        (Plan, "hours_per_week", 168.5, "168.5 is not between 0 and 168"),
        (Plan, "hours_per_week", float("nan"), "between 0 and 168"),
        (Action, "subject", "x" * 301, "301"),
        (Action, "months", -1, "between 0 and 120"),
        (Action, "months", 121, "between 0 and 120"),
        (Action, "hours", -1, "between 0 and 20,000"),
        (Action, "hours", 20_001, "20001 is not between 0 and 20,000"),
        (Action, "cost", Decimal(-1), "below zero"),
        (Action, "proficiency", 0, "between 1 and 5"),
        (Action, "proficiency", 6, "between 1 and 5"),
        (Evidence, "descriptor", " ", "empty"),
        (Evidence, "text", "x" * 20_001, "20,001"),
        (OwnDescriptor, "text", "", "empty"),
        (OwnDescriptor, "text", "x" * 20_001, "20,001"),
        (OwnDescriptor, "employer", "x" * 301, "301"),
        (OwnDescriptor, "aspect", "x" * 301, "301"),
        (OwnDescriptor, "replaces", "x" * 301, "301"),
        (CheckSetting, "id", "", "empty"),
        (CheckSetting, "threshold", float("inf"), "inf is not a number"),
        (CheckSetting, "reason", "x" * 20_001, "20,001"),
        (Override, "id", " ", "empty"),
        (Override, "value", float("nan"), "nan is not a number"),
        (OwnPlace, "name", "", "empty"),
        (OwnPlace, "pay_percent", 4.9, "4.9 % is not between 5 and 400"),
        (OwnPlace, "pay_percent", 400.1, "between 5 and 400"),
        (OwnPlace, "price_percent", float("nan"), "between 5 and 400"),
        (SavedForecast, "name", "", "empty"),
        (SavedForecast, "inputs", " ", "empty"),
        (SavedForecast, "result", "x" * 1_000_001, "1,000,001"),
        (SavedForecast, "pack_version", "x" * 301, "301"),
        (SavedForecast, "program_version", "x" * 301, "301"),
        *((kind, field, "x" * 20_001, "20,001") for kind, field in NOTES),
        *((kind, "url", "ftp://example.org", "not a web address") for kind in ADDRESSES),
    ],
)
def test_refused_by_field(kind: type, field: str, value: object, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        kind(**{**VALID[kind], field: value})
    assert caught.value.attribute == field
    assert reason in caught.value.reason
    assert caught.value.remedy


def test_names_in_any_script_are_welcome() -> None:
    names = ["机器学习工程师", "مهندس تعلم الآلة", "Ингенер", "Zoë 👩‍💻", "ñ" * 300]
    assert [Role(id="r", title=name).title for name in names] == names


def test_role_dates_must_be_in_order() -> None:
    with pytest.raises(UserError, match="End: 2020 lies before the start, 2021"):
        Role(id="r", title="x", start=PartialDate(2021), end=PartialDate(2020))
    with pytest.raises(UserError, match="a role with an end needs a start"):
        Role(id="r", title="x", end=PartialDate(2020))
    vague = Role(id="r", title="x", start=PartialDate(2020, 6), end=PartialDate(2020))
    assert vague.end == PartialDate(2020)


def test_certification_may_not_expire_before_it_was_earned() -> None:
    with pytest.raises(UserError, match="2020-01 lies before the day it was earned, 2021") as caught:
        Certification(id="c", name="CKAD", earned=PartialDate(2021), expires=PartialDate(2020, 1))
    assert caught.value.attribute == "expires"
    assert Certification(id="c", name="CKAD", earned=PartialDate(2021), expires=PartialDate(2021)).expires is not None


def test_hourly_pay_for_a_year() -> None:
    pay = Pay(**{**VALID[Pay], "base": Decimal("72.5"), "period": PayPeriod.HOUR, "hours_per_week": Decimal(30)})
    assert pay.base_per_year() == Decimal("113100.0")  # 72.5 × 30 × 52


@pytest.mark.parametrize(
    ("months", "expected"), [(-3, 0.0), (11.9, 0.0), (12, 0.25), (12.9, 0.25), (13, 13 / 48), (48, 1.0), (90, 1.0)]
)
def test_vesting_with_a_cliff(months: float, expected: float) -> None:
    assert EquityGrant(**VALID[EquityGrant]).vested_share(months) == expected


def test_vesting_without_a_cliff_starts_with_the_first_month() -> None:
    grant = EquityGrant(**{**VALID[EquityGrant], "cliff_months": 0})
    assert [grant.vested_share(months) for months in (0, 0.9, 1)] == [0.0, 0.0, 1 / 48]


def test_a_muted_check_says_why() -> None:
    with pytest.raises(UserError, match="Reason: a muted check needs one") as caught:
        CheckSetting(id="skill.unused", is_muted=True, reason=" ")
    assert caught.value.attribute == "reason"
    assert CheckSetting(id="skill.unused", is_muted=True, reason="On leave").is_muted


def test_a_descriptor_may_be_empty_only_to_take_a_shipped_one_away() -> None:
    assert OwnDescriptor(id="d", replaces="senior.design.1").text == ""
    with pytest.raises(UserError, match="Descriptor: it is empty"):
        OwnDescriptor(id="d")


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        (Plan, "hours_per_week", (0, 168)),
        (Action, "months", (0, 120)),
        (Action, "hours", (0, 20_000)),
        (Action, "proficiency", (None, 1, 5)),
        (OwnPlace, "pay_percent", (5, 400)),
        (OwnPlace, "price_percent", (5, 400)),
        (Preferences, "discount_percent", (0, 30)),
        (CheckSetting, "threshold", (None, -1e9, 0.0)),
        (SavedForecast, "result", ("x" * 1_000_000,)),
        (Override, "value", (-0.0, 1e300)),
    ],
)
def test_the_edges_are_welcome(kind: type, field: str, values: tuple[object, ...]) -> None:
    assert tuple(getattr(kind(**{**VALID[kind], field: value}), field) for value in values) == values


def test_words_of_the_choices() -> None:
    assert [level.value for level in Level] == ["entry", "mid", "senior", "architect"]
    assert Track("leadership") is Track.LEADERSHIP
    assert WorkMode("on-site") is WorkMode.ON_SITE
    assert CertificationStatus("in preparation") is CertificationStatus.IN_PREPARATION
    assert [degree.value for degree in Education] == ["none", "bachelor", "master", "doctorate"]
    assert Scenario("own") is Scenario.OWN
    assert PayPolicy("national bands") is PayPolicy.NATIONAL_BANDS
    assert Production("owns") is Production.OWNS
    assert PublicWorkKind("open source") is PublicWorkKind.OPEN_SOURCE
    assert ActionKind("take a break") is ActionKind.BREAK


def test_an_error_reads_as_a_sentence() -> None:
    error = UserError("Base pay", "−1 is below zero", "Write a positive amount", "base")
    assert str(error) == "Base pay: −1 is below zero. Write a positive amount."
    assert isinstance(ProfileUnusable("File", "gone", "Look for it"), UserError)


@pytest.mark.parametrize("missing", ["", "metric", "before", "after"])
def test_an_achievement_is_measured_with_a_metric_before_and_after(missing: str) -> None:
    figures: dict[str, Any] = {"metric": "Recall", "before": "0.4", "after": "0.6"} | ({missing: ""} if missing else {})
    assert Achievement(id="a", title="Better search", **figures).is_measured == (not missing)
