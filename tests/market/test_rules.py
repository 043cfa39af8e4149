from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from planner.advice.health_checks import check_rules
from planner.domain.errors import UserError
from planner.market.rules import Rule, RuleKind, Rules, RuleState, load_rules
from planner.ui.pages.page_names import PAGES as NAMED
from tests.market.made_up_catalogue import edited, entry

PAGES = {f"{title} page" for _, title in NAMED}
LATER = {"offer-comparison", "several-offers"}
"""What a sheet for a negotiation will do with offers as records of their own."""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def test_every_kind_is_in_use(rules: Rules) -> None:
    kinds = Counter(rule.kind for rule in rules.rules)
    assert set(kinds) == set(RuleKind)
    assert len(rules.rules) == 93


def test_homes_are_pages_of_the_window(rules: Rules) -> None:
    for rule in rules.rules:
        page = rule.home.partition(",")[0]
        assert page in PAGES or (rule.id in LATER and page == "Negotiation sheet"), rule.id


def test_what_is_called_shipped_names_what_does_it(rules: Rules) -> None:
    for rule in rules.rules:
        if rule.state is RuleState.SHIPPED:
            module, _, name = rule.does.partition(":")
            found: object = import_module(module)
            assert found.__doc__
            for part in filter(None, name.split(".")):
                found = getattr(found, part)


def test_only_a_sheet_for_a_negotiation_is_still_planned(rules: Rules) -> None:
    assert {rule.id for rule in rules.rules if rule.state is RuleState.PLANNED} == LATER


@pytest.mark.parametrize(("state", "does"), [(RuleState.SHIPPED, ""), (RuleState.PLANNED, "planner.market.rules")])
def test_a_rule_that_is_there_names_what_does_it_and_no_other(state: RuleState, does: str) -> None:
    with pytest.raises(ValueError, match=f"the rule a is {state} and names"):
        Rule("a", RuleKind.VIEW, "Name", "Text", "Overview page", state, (1,), does)


def test_every_rule_answers_to_a_claim(rules: Rules) -> None:
    for rule in rules.rules:
        assert rule.claims
        assert list(rule.claims) == sorted(set(rule.claims))


def test_a_rule_says_what_it_does_and_where() -> None:
    with pytest.raises(ValueError, match="a name, a text and a home"):
        Rule("a", RuleKind.VIEW, "Name", "", "Overview page", RuleState.PLANNED, (1,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "wish"}, "timing: 'wish' is not a valid RuleKind"),
        ({"state": "soon"}, "timing: 'soon' is not a valid RuleState"),
        ({"state": "planned"}, "timing: the rule timing is planned and names planner.forecast.effects:Move"),
        ({"id": "waterfall"}, "the rule 'waterfall' is there twice"),
    ],
)
def test_a_damaged_rule_is_told(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    folder = edited(tmp_path, "rules.json", lambda file: entry(file, "rules", "timing").update(change))
    with pytest.raises(UserError, match=rf"rules\.json: it is damaged \({reason}\)"):
        load_rules(folder)


def test_every_health_check_is_in_the_program(rules: Rules) -> None:
    checks = {one.id for one in check_rules()}
    named = {rule.id: rule.state for rule in rules.rules if rule.kind is RuleKind.HEALTH}
    assert named.keys() <= checks
    assert set(named.values()) == {RuleState.SHIPPED}
