from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from planner.advice.health_checks import check_rules
from planner.domain.errors import UserError
from planner.market.rules import Rule, RuleKind, Rules, RuleState, load_rules
from tests.market.made_up_catalogue import edited, entry

PAGES = {
    *("Overview page", "Profile page", "Trajectory page", "Plans page", "Certifications page", "Specialisations page"),
    *("Places page", "Negotiation sheet", "pay model"),
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def test_every_kind_is_in_use(rules: Rules) -> None:
    kinds = Counter(rule.kind for rule in rules.rules)
    assert set(kinds) == set(RuleKind)
    assert len(rules.rules) == 92


def test_homes_are_pages_or_modules(rules: Rules) -> None:
    for rule in rules.rules:
        home = rule.home.partition(",")[0]
        assert home in PAGES or home.startswith("planner."), rule.id


def test_what_is_called_shipped_is_there(rules: Rules) -> None:
    shipped = [rule for rule in rules.rules if rule.state is RuleState.SHIPPED]
    assert 0 < len(shipped) < len(rules.rules)
    for rule in shipped:
        if rule.home.startswith("planner."):
            assert import_module(rule.home).__doc__


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
