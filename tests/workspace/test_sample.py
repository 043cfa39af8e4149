"""The sample person has something on every page, on whatever day the program is opened."""

import datetime
from itertools import pairwise

import pytest

from planner.advice.checkup import checkup
from planner.advice.plan_checks import rankable
from planner.advice.plan_hours import STUDIES
from planner.advice.plan_subjects import load_subjects
from planner.advice.readiness import Shown, readiness_ahead
from planner.domain.achievement import Achievement, PublicWork
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile
from planner.domain.readiness import Evidence
from planner.market.ladders import load_ladders
from planner.market.pack import load_pack
from planner.workspace import plans
from planner.workspace.sample import sample_profile
from tests.samples import bare_sample

SUBJECTS = load_subjects(load_pack())
DAYS = [datetime.date(2026, 1, 1), datetime.date(2026, 11, 23), datetime.date(2026, 12, 31), datetime.date(2031, 6, 15)]


def sample(today: datetime.date) -> Profile:
    return sample_profile(today).applied_to(Profile())


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_its_plans_lie_ahead_and_can_be_ranked(today: datetime.date) -> None:
    profile = sample(today)
    assert [one.name for one in rankable(profile, SUBJECTS, today)] == ["Cloud specialist", "New employer"]
    assert all(action.start.earliest() > today for action in profile.all(Action))
    assert not any(plan.is_adopted for plan in profile.all(Plan))


def test_one_plan_studies_and_specialises_and_the_other_moves() -> None:
    profile = sample(DAYS[1])
    kinds = [[one.kind for one in profile.actions_of(plan.id)] for plan in profile.all(Plan)]
    studies = [ActionKind.LEARN_SKILL, ActionKind.EARN_CERTIFICATION, ActionKind.SPECIALISE]
    assert kinds == [studies, [ActionKind.TAKE_PRODUCTION, ActionKind.MOVE_COMPANY]]


def test_its_studies_cost_and_take_what_the_catalogue_says_and_follow_each_other() -> None:
    profile = sample(DAYS[1])
    plan = next(profile.all(Plan))
    actions = profile.actions_of(plan.id)
    studies = [one for one in actions if one.kind in STUDIES]
    left_out = {
        ActionKind.LEARN_SKILL: frozenset({"cost", "months"}),  # its hours count from what is held already
        ActionKind.EARN_CERTIFICATION: frozenset({"cost", "hours", "months"}),
    }
    assert [
        plans.filled_in(SUBJECTS, plan, one, left_out=left_out.get(one.kind, frozenset())) for one in studies
    ] == studies
    months = [12 * one.start.year + (one.start.month or 1) for one in actions]
    assert all(after - before == one.months for one, (before, after) in zip(actions, pairwise(months), strict=False))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_some_of_the_next_level_is_shown_and_some_unknown(today: datetime.date) -> None:
    profile = sample(today)
    ahead = readiness_ahead(profile, checkup(profile, load_pack(), today).library, today)[0]
    assert (ahead.rung.id, ahead.total) == ("senior", 17)
    assert ahead.count(Shown.RECENT) >= 3
    assert ahead.count(Shown.OLD) >= 1
    assert ahead.count(Shown.UNKNOWN) >= 9
    assert any(aspect.share is None for aspect in ahead.aspects)


def test_its_evidence_is_of_lines_there_are_and_partly_of_records_it_has() -> None:
    profile = sample(DAYS[1])
    lines = {line.id for rung in load_ladders().rungs for line in rung.descriptors}
    records: list[Achievement | PublicWork] = [*profile.all(Achievement), *profile.all(PublicWork)]
    told = {(one.title, one.date): one.url for one in records}
    evidence = list(profile.all(Evidence))
    assert all(one.descriptor in lines for one in evidence)
    linked = [one for one in evidence if (one.text, one.date) in told]
    assert len(linked) == 4
    assert all(one.url == told[one.text, one.date] for one in linked)


def test_the_bare_sample_is_the_same_person_without_plans_and_evidence() -> None:
    whole, bare = sample(DAYS[1]), bare_sample(DAYS[1])
    left_out = [record for name, record in whole.records.items() if name not in bare.records]
    assert {type(record) for record in left_out} == {Plan, Action, Evidence}
    assert bare.roles == whole.roles
    assert not any(isinstance(record, Plan | Action | Evidence) for record in bare.records.values())
