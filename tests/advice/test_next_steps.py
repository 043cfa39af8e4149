import pytest
from hypothesis import given, settings

from planner.advice.next_steps import NextStep, NextSteps, StepSource, next_gap, next_steps
from planner.domain.dates import PartialDate
from planner.domain.person import Person
from planner.domain.profile import Profile, Record
from planner.domain.readiness import CheckSetting
from planner.domain.role import Level, Track
from planner.market.evidence import load_cards
from planner.workspace.sample import sample_profile
from tests.advice.check_ups import checkup
from tests.advice.records import LIBRARY, TODAY, achievement, certification, evidence, skill
from tests.forecast.examples import pay, role
from tests.strategies import profiles

CARDS = load_cards()
FRESH: tuple[Record, ...] = (role("r", title="ML engineer", start="2025-06-01"), pay("r", "2026-06", 150_000))
"""Nothing fails: a role of a year with its pay."""


def told(*held: Record) -> NextSteps:
    return next_steps(checkup(*held), CARDS)


def step(source: StepSource, *held: Record) -> NextStep:
    return next(one for one in told(*held).steps if one.source is source)


def sources(*held: Record) -> list[StepSource]:
    return [one.source for one in told(*held).steps]


def test_an_empty_profile_begins_with_a_role() -> None:
    (one,) = told().steps
    assert (one.source, one.title, one.page) == (StepSource.START, "Add your current role", "profile")
    assert told().nothing_pays == ""


def test_a_certification_that_is_due_comes_first() -> None:
    one = told(*FRESH, certification("CKA", expires="2026-12-01")).steps[0]
    assert (one.source, one.title) == (StepSource.RENEWAL, "Decide whether to renew CKA")
    assert one.changes == "Renewed (re-exam) it stays valid beyond 2026-12-01; let go, what it brought is gone."
    assert one.why == "CKA: due, 9 days left."
    assert one.subject == "certification CKA"


def test_a_failed_check_is_a_step_unless_it_is_muted() -> None:
    held = (role("r", title="ML engineer", start="2015-01-01"), pay("r", "2026-06", 150_000))
    one = step(StepSource.FAILED_CHECK, *held)
    assert one.title == "Compare asking, moving and staying as plans"
    assert one.changes == "Settles the check “Too long without growth”."
    assert one.why.startswith("11.9 years since")
    muted = CheckSetting(id="stagnation", is_muted=True, reason="I am content")
    assert StepSource.FAILED_CHECK not in sources(*held, muted)


def test_old_data_make_every_figure_weaker() -> None:
    held = (role("r", title="ML engineer", start="2022-06-01"), pay("r", "2022-07", 150_000))
    titles = {one.title: one.changes for one in told(*held, CheckSetting(id="stagnation", threshold=9)).steps}
    assert titles["Record today’s pay, also if it is the same"] == "Every figure rests on firmer ground."


def test_evidence_is_asked_for_where_most_is_unknown() -> None:
    one = step(StepSource.READINESS, *FRESH)
    assert one.title == "Design and architecture: note what shows it"
    assert one.changes == "Up to 3 of 17 lines for Senior shown, not 0."
    shown = [evidence(f"senior.design.{number}", "2026-01") for number in (1, 2)]
    one = step(StepSource.READINESS, *FRESH, *shown)
    assert one.title == "Delivery: note what shows it"
    assert one.changes == "Up to 5 of 17 lines for Senior shown, not 2."


def test_what_is_on_offer_is_named() -> None:
    one = step(StepSource.READINESS, *FRESH, achievement("Search"))
    assert one.title == "Delivery: confirm 1 record"
    assert one.subject == "achievement Search"


@pytest.mark.parametrize(
    ("held", "title", "why"),
    [
        ((), "Learn Supervised learning to 4 of 5, or record it", "you have not recorded it"),
        (
            (skill("Supervised learning", 3),),
            "Learn Supervised learning to 4 of 5",
            "you rate it 3 of 5, last used 2026-10",
        ),
    ],
)
def test_the_heaviest_gap_is_a_step(held: tuple[Record, ...], title: str, why: str) -> None:
    one = step(StepSource.SKILL, *FRESH, *held)
    assert one.title == title
    assert why in one.why
    assert one.changes.endswith("(D).")


def test_the_gap_is_that_of_the_next_level() -> None:
    gap = next_gap(checkup(*FRESH))
    assert gap is not None
    assert (gap.family.id, gap.level) == ("ml-engineer", Level.SENIOR)
    top = next_gap(checkup(role("r", title="ML engineer", level=Level.ARCHITECT)))
    assert top is not None
    assert top.level is Level.ARCHITECT
    assert next_gap(checkup()) is None
    assert next_gap(checkup(role("r", title="Shepherd"))) is None
    assert next_gap(checkup(role("r", level=None))) is None


def test_where_no_certification_pays_that_is_said() -> None:
    dear = told(role("r", start="2005-01-01"), pay("r", "2026-06", 400_000))
    assert dear.nothing_pays.startswith("No certification pays for you here: the best, ")
    assert "−$" in dear.nothing_pays
    assert not any(one.source is StepSource.CERTIFICATION for one in dear.steps)


def test_it_is_a_step_of_its_own_where_there_is_nothing_better() -> None:
    held = role("r", title="Shepherd", pays_like="ml-engineer", track=Track.FOUNDER, start="2025-06-01")
    founder = (held, pay("r", "2026-06", 300_000), Person(working_since=PartialDate(1995)))
    last = told(*founder).steps[-1]
    assert (last.source, last.title) == (StepSource.NOTHING, "Earn no certification now")
    assert last.why == told(*founder).nothing_pays


def test_without_pay_nothing_is_said_of_certifications() -> None:
    assert told(role("r")).nothing_pays == ""


def test_a_certification_is_suggested_where_it_pays_and_teaches_what_is_missing() -> None:
    # All else is done: the whole ladder is shown, and of the required skills only those of containers are missing.
    cheap = (role("r", title="ML engineer", start="2026-06-01"), pay("r", "2026-06", 100_000, hours_per_week=100))
    asked = next_gap(checkup(*cheap))
    assert asked is not None
    skills = [skill(one.skill.name, 5) for one in asked.missing if one.skill.id != "docker"]
    skills += [
        skill(name, 5) for name in ("Data pipelines", "Model monitoring", "Presenting", "CI/CD for machine learning")
    ]
    shown = [evidence(one.id, "2026-10") for one in LIBRARY.ladders.rung("senior").descriptors]
    steps = told(*cheap, *skills, *shown)
    assert [one.source for one in steps.steps][:2] == [StepSource.SKILL, StepSource.CERTIFICATION]
    one = steps.steps[1]
    assert one.title == "Earn Certified Kubernetes Application Developer (CKAD)"
    assert one.why.endswith("it shows 1 required skill you lack.")
    assert one.cards == ("certification-study", "certification-surveys")
    assert steps.nothing_pays == ""


def test_three_steps_of_three_kinds_for_the_sample() -> None:
    sample = sample_profile(TODAY).applied_to(Profile())
    steps = told(*sample.records.values()).steps
    assert len(steps) == 3
    assert len({one.source for one in steps}) == 3


@settings(max_examples=30)
@given(profiles())
def test_any_profile_gets_the_same_steps_again_in_order(profile: Profile) -> None:
    held = profile.records.values()
    steps = told(*held).steps
    assert steps == told(*held).steps
    assert len(steps) <= 3
    assert all(one.title and one.changes.endswith(".") and one.why.endswith(".") and one.page for one in steps)
    assert len({(one.source, one.title) for one in steps}) == len(steps)


def test_a_step_that_is_an_action_comes_with_its_proposal() -> None:
    steps = told(*FRESH, certification("CKA", expires="2026-12-01")).steps
    renewal = next(one for one in steps if one.source is StepSource.RENEWAL)
    assert renewal.proposal is not None
    assert renewal.proposal.title == "Renew CKA"
    learn = next(one for one in steps if one.source is StepSource.SKILL)
    assert learn.proposal is not None
    assert learn.title.startswith(learn.proposal.title)
    assert all(one.proposal is None for one in steps if one.source is StepSource.READINESS)
