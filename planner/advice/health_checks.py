"""All health checks of a profile: what each finds, at which threshold, and which are muted and why.

Called by the Health checks and Overview pages. A check passes, warns, fails or is unknown; its threshold is a shipped
assumption that the user may change. The claims' names and texts are the catalogue's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from planner.advice import health_hygiene as hygiene
from planner.advice import health_mistakes as mistakes
from planner.advice.health import CheckRule, Checkup, Finding, Outcome
from planner.domain.readiness import CheckSetting
from planner.market.evidence import load_cards
from planner.market.rules import load_rules


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a profile; ``threshold`` is the one it was judged by, ``muted`` the user's reason, empty if not."""

    rule: CheckRule
    finding: Finding
    threshold: float
    is_own_threshold: bool
    muted: str = ""

    @property
    def needs_attention(self) -> bool:
        """Whether it warns or fails and is not muted."""
        return not self.muted and self.finding.outcome in (Outcome.WARNS, Outcome.FAILS)


def health_checks(check: Checkup, rules: Iterable[CheckRule] | None = None) -> tuple[Check, ...]:
    """Every check of the profile: failures first, then warnings, unknowns and passes, the muted ones last."""
    settings = {one.id: one for one in check.profile.all(CheckSetting)}
    found = [_checked(check, rule, settings.get(rule.id)) for rule in (check_rules() if rules is None else rules)]
    return tuple(sorted(found, key=lambda one: (bool(one.muted), list(Outcome).index(one.finding.outcome))))


@cache
def check_rules() -> tuple[CheckRule, ...]:
    """The shipped checks, those of the catalogue's claims first."""
    shipped = {rule.id: rule for rule in load_rules().rules}
    cards = load_cards()
    told = []
    for one in _OF_CLAIMS:
        rule = shipped[one.id]
        known = tuple(dict.fromkeys(card.id for claim in rule.claims for card in cards.about(claim)))
        sides = tuple(tension.id for tension in cards.tensions if set(tension.claims) & set(rule.claims))
        told.append(
            replace(one, name=rule.name, text=rule.text, claims=rule.claims, cards=(*known, *one.cards), tensions=sides)
        )
    return (*told, *_OF_DATA)


def _checked(check: Checkup, rule: CheckRule, setting: CheckSetting | None) -> Check:
    own = None if setting is None else setting.threshold
    threshold = rule.threshold if own is None else own
    muted = setting.reason if setting is not None and setting.is_muted else ""
    return Check(rule, rule.judge(check, threshold), threshold, own is not None, muted)


_OF_CLAIMS: Final = (
    CheckRule("stagnation", "", "", 3, "years", mistakes.stagnation),
    CheckRule("theory-practice", "", "", 3, "certifications and courses", mistakes.theory_practice),
    CheckRule(
        "no-specialisation",
        "",
        "",
        5,
        "years of experience",
        mistakes.no_specialisation,
        cards=("thin-specialisations", "title-premiums"),
    ),
    CheckRule("soft-skills", "", "", 0, "steps below what is asked", mistakes.soft_skills),
    CheckRule("stale-tools", "", "", 18, "months", mistakes.stale_tools),
    CheckRule("foundation-missing", "", "", 2, "proficiency", mistakes.foundation_missing),
    CheckRule("lifecycle", "", "", 3, "stages of four", mistakes.lifecycle),
    CheckRule("frameworks", "", "", 2, "frameworks of two", mistakes.frameworks),
    CheckRule("mlops-completeness", "", "", 2, "parts of four", mistakes.mlops_completeness),
)
"""Checks that claims led to; their names and texts are the catalogue's."""

_OF_DATA: Final = (
    CheckRule("pay-age", "Old pay", "Pay recorded long ago moves every figure.", 18, "months", hygiene.pay_age),
    CheckRule(
        "incomplete-roles",
        "Incomplete roles",
        "A role without level, place or pay cannot be compared with the market.",
        0,
        "roles",
        hygiene.incomplete_roles,
    ),
    CheckRule(
        "currency-mix",
        "Several currencies",
        "Amounts in different currencies are never added.",
        1,
        "currencies",
        hygiene.currency_mix,
    ),
    CheckRule("role-gaps", "Time between roles", "A long gap may be a missing role.", 6, "months", hygiene.role_gaps),
    CheckRule(
        "undated-skills",
        "Skills without last use",
        "Without it nobody can tell what is rusty.",
        0,
        "skills",
        hygiene.undated_skills,
    ),
    CheckRule(
        "endless-certifications",
        "Certifications without expiry",
        "The catalogue knows that they end; the date is missing or taken from the usual validity.",
        0,
        "certifications",
        hygiene.endless_certifications,
    ),
    CheckRule(
        "expired-certifications",
        "Expired certifications",
        "What they brought is gone when they end.",
        0,
        "certifications",
        hygiene.expired_certifications,
        (158,),
    ),
    CheckRule(
        "evidence-without-link",
        "Evidence without a link",
        "What others can look at convinces more.",
        0,
        "pieces of evidence",
        hygiene.evidence_without_link,
    ),
    CheckRule(
        "unmeasured-achievements",
        "Achievements without figures",
        "A figure before and after is what a negotiation can use.",
        0,
        "achievements",
        hygiene.unmeasured_achievements,
        (70, 139),
    ),
)
"""Checks of the data themselves."""
