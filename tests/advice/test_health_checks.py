import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.health import Outcome, graded
from planner.advice.health_checks import Check, check_rules, health_checks
from planner.domain.profile import Profile, Record
from planner.domain.readiness import CheckSetting
from planner.market.evidence import load_cards
from planner.market.rules import RuleKind, load_rules
from tests.advice.check_ups import PACK, checkup
from tests.advice.records import TODAY, skill
from tests.forecast.examples import pay, role
from tests.strategies import profiles


def checks(*held: Record) -> dict[str, Check]:
    return {one.rule.id: one for one in health_checks(checkup(*held))}


def test_every_health_check_of_the_catalogue_is_there() -> None:
    shipped = {rule.id: rule for rule in load_rules().rules if rule.kind is RuleKind.HEALTH}
    ours = {rule.id: rule for rule in check_rules()}
    assert shipped.keys() <= ours.keys()
    for name, rule in shipped.items():
        assert (ours[name].name, ours[name].claims) == (rule.name, rule.claims)
    assert all(rule.name and rule.text and rule.unit for rule in ours.values())
    assert len(ours) == len(check_rules()) == 18


def test_the_five_mistakes_are_checked() -> None:
    claims = {claim for rule in check_rules() for claim in rule.claims}
    assert {154, 155, 156, 157, 158} <= claims


def test_what_is_known_for_and_against_is_named() -> None:
    rules = {rule.id: rule for rule in check_rules()}
    assert "breadth-or-depth" in rules["no-specialisation"].tensions
    assert "thin-specialisations" in rules["no-specialisation"].cards
    known = {card.id for card in load_cards().cards}
    assert all(set(rule.cards) <= known for rule in rules.values())


def test_an_empty_profile_is_unknown_and_never_failed() -> None:
    told = checks()
    assert {one.finding.outcome for one in told.values()} == {Outcome.UNKNOWN}
    assert told["stagnation"].finding.outcome is Outcome.UNKNOWN
    assert not any(one.needs_attention for one in told.values())


def test_what_needs_attention_stands_first() -> None:
    told = health_checks(checkup(role("r", start="2015-01-01"), pay("r", "2015-01", 1), skill("SQL", 3, "")))
    order = [list(Outcome).index(one.finding.outcome) for one in told]
    assert order == sorted(order)
    assert told[0].finding.outcome is Outcome.FAILS


def test_a_threshold_of_ones_own_counts() -> None:
    held = (role("r", start="2022-01-01"), pay("r", "2022-01", 1))
    plain, own = checks(*held), checks(*held, CheckSetting(id="stagnation", threshold=10))
    assert (plain["stagnation"].threshold, plain["stagnation"].is_own_threshold) == (3, False)
    assert plain["stagnation"].finding.outcome is Outcome.WARNS
    assert (own["stagnation"].threshold, own["stagnation"].is_own_threshold) == (10, True)
    assert own["stagnation"].finding.outcome is Outcome.PASSES


def test_a_muted_check_stands_last_with_its_reason() -> None:
    held = (role("r", start="2015-01-01"), pay("r", "2015-01", 1))
    told = health_checks(checkup(*held, CheckSetting(id="stagnation", is_muted=True, reason="I am content")))
    assert (told[-1].rule.id, told[-1].muted) == ("stagnation", "I am content")
    assert told[-1].finding.outcome is Outcome.FAILS
    assert not told[-1].needs_attention


@pytest.mark.parametrize(("value", "outcome"), [(3, Outcome.PASSES), (3.1, Outcome.WARNS), (6.1, Outcome.FAILS)])
def test_twice_the_threshold_fails(value: float, outcome: Outcome) -> None:
    assert graded(value, 3) is outcome


@settings(max_examples=40)
@given(profiles())
def test_any_profile_can_be_checked_and_facts_are_its_records(profile: Profile) -> None:
    told = health_checks(checkup(*profile.records.values()))
    assert len(told) == 18
    for one in told:
        assert set(one.finding.facts) <= profile.records.keys()
        assert one.finding.record_id in {"", *profile.records}
        assert one.finding.text.endswith(".")
        assert bool(one.finding.action) is (one.finding.outcome is not Outcome.PASSES)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 50))
def test_a_larger_threshold_is_never_stricter(value: float, threshold: float, more: float) -> None:
    order = [Outcome.PASSES, Outcome.WARNS, Outcome.FAILS]
    assert order.index(graded(value, threshold + more)) <= order.index(graded(value, threshold))


def test_the_checkup_is_of_its_day() -> None:
    check = checkup(role("r"))
    assert (check.today, check.pack) == (TODAY, PACK)
