from decimal import Decimal
from types import MappingProxyType

import pytest

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.change import Change, ChangeSet
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import Override
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import KINDS, Profile, Record
from planner.domain.role import Role
from planner.domain.skill import Skill
from tests.records_of_all_kinds import EVERY_KIND

PYTHON = Skill(id="s1", name="Python", proficiency=3)
BETTER = Skill(id="s1", name="Python", proficiency=4)
BEST = Skill(id="s1", name="Python", proficiency=5)
DOCKER = Skill(id="s2", name="Docker")


def profile_of(*records: Record) -> Profile:
    return Profile(MappingProxyType({record.id: record for record in records}))


def pay(number: int, year: int, role: str = "r1") -> Pay:
    return Pay(id=f"p{number}", role_id=role, effective=PartialDate(year), base=Decimal(year))


def test_an_empty_profile_has_a_person_and_preferences_all_the_same() -> None:
    empty = Profile()
    assert (empty.person, empty.preferences, empty.roles) == (Person(), Preferences(), ())
    assert empty.is_empty()
    assert profile_of(Person(name="Ada")).is_empty()
    assert not profile_of(PYTHON).is_empty()


@pytest.mark.parametrize("record", EVERY_KIND, ids=lambda record: type(record).__name__)
def test_only_what_belongs_to_a_career_fills_a_profile(record: Record) -> None:
    career = Role | Skill | Certification | Achievement | PublicWork
    assert profile_of(record).is_empty() is not isinstance(record, career)


def test_actions_of_one_plan_earliest_first() -> None:
    first, second, other = (
        Action(id=name, plan_id=plan, kind=ActionKind.BREAK, start=PartialDate(year))
        for name, plan, year in (("a", "n1", 2027), ("b", "n1", 2026), ("c", "n2", 2025))
    )
    profile = profile_of(first, second, other)
    assert profile.actions_of("n1") == (second, first)
    assert profile.actions_of("n9") == ()


def test_overrides_by_the_figure_they_stand_in_for() -> None:
    profile = profile_of(PYTHON, Override(id="industry.finance", value=1.1), Override(id="size.L", value=-0.5))
    assert profile.overrides == {"industry.finance": 1.1, "size.L": -0.5}
    assert Profile().overrides == {}


def test_a_snapshot_sorts_itself_out_once_and_a_later_one_anew() -> None:
    profile = profile_of(Role(id="r1", title="Data scientist"), pay(1, 2024), PYTHON, DOCKER)
    assert profile.roles is profile.roles
    assert profile.pay_of("r1") is profile.pay_of("r1")
    assert list(profile.all(Skill)) == list(profile.all(Skill)) == [PYTHON, DOCKER]
    later = ChangeSet("", (Change(pay(1, 2024), pay(1, 2025)), Change(DOCKER, None))).applied_to(profile)
    assert later.pay_of("r1") == (pay(1, 2025),)
    assert list(later.all(Skill)) == [PYTHON]
    assert profile.pay_of("r1") == (pay(1, 2024),)


def test_what_was_sorted_out_makes_no_snapshot_another() -> None:
    asked, fresh = profile_of(PYTHON, DOCKER), profile_of(PYTHON, DOCKER)
    assert (list(asked.all(Skill)), dict(asked.overrides)) == ([PYTHON, DOCKER], {})
    assert asked == fresh
    assert repr(asked) == repr(fresh)


def test_kinds_name_each_once_parents_before_children() -> None:
    assert tuple(type(record) for record in EVERY_KIND) == KINDS
    assert KINDS.index(Plan) < KINDS.index(Action)


def test_roles_latest_first_and_undated_on_top() -> None:
    old = Role(id="a", title="Old", start=PartialDate(2010))
    new = Role(id="b", title="New", start=PartialDate(2020, 5))
    same = Role(id="c", title="Same day", start=PartialDate(2020, 5))
    undated = Role(id="d", title="Undated")
    assert profile_of(old, same, new, undated).roles == (undated, new, same, old)


def test_pay_and_grants_of_one_role_earliest_first() -> None:
    grants = [
        EquityGrant(id=f"g{year}", role_id="r1", granted=PartialDate(year), value=Decimal(1)) for year in (2024, 2022)
    ]
    profile = profile_of(pay(1, 2024), pay(2, 2022), pay(3, 2023, role="r2"), *grants)
    assert [each.id for each in profile.pay_of("r1")] == ["p2", "p1"]
    assert [each.id for each in profile.grants_of("r1")] == ["g2022", "g2024"]
    assert profile.pay_of("r9") == ()


def test_get_wants_the_right_kind() -> None:
    profile = profile_of(PYTHON)
    assert profile.get(Skill, "s1") == PYTHON
    assert profile.get(Role, "s1") is None
    assert profile.get(Skill, "s9") is None
    assert list(profile.all(Skill)) == [PYTHON]


def test_add_edit_delete_are_one_shape() -> None:
    added = ChangeSet("Add", (Change(None, PYTHON),)).applied_to(Profile())
    edited = ChangeSet("Edit", (Change(PYTHON, BETTER),)).applied_to(added)
    deleted = ChangeSet("Delete", (Change(BETTER, None),)).applied_to(edited)
    assert (added, edited, deleted) == (profile_of(PYTHON), profile_of(BETTER), Profile())


def test_inverted_takes_back_in_the_same_order() -> None:
    changes = ChangeSet("Both", (Change(None, PYTHON), Change(DOCKER, None)))
    start = profile_of(DOCKER)
    inverse = changes.inverted()
    assert inverse.changes == (Change(PYTHON, None), Change(None, DOCKER))
    assert inverse.applied_to(changes.applied_to(start)) == start
    assert changes.touched() == frozenset({Skill})


def test_merged_keeps_the_first_before_and_the_last_after() -> None:
    first = ChangeSet("First", (Change(PYTHON, BETTER), Change(None, DOCKER)))
    later = ChangeSet("Later", (Change(BETTER, BEST), Change(DOCKER, None)))
    merged = first.merged(later)
    assert (merged.text, merged.changes) == ("First", (Change(PYTHON, BEST),))
    assert list(ChangeSet("None", ()).merged(first)) == list(first)


def test_a_change_starts_from_what_is_there() -> None:
    with pytest.raises(ValueError, match="s1 is not what the change starts from"):
        ChangeSet("Edit", (Change(PYTHON, BETTER),)).applied_to(profile_of(BEST))
    with pytest.raises(ValueError, match="s1 is not what"):
        ChangeSet("Add", (Change(None, PYTHON),)).applied_to(profile_of(PYTHON))


def test_impossible_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="before or after"):
        Change(None, None)
    with pytest.raises(ValueError, match="one record into another"):
        Change(PYTHON, DOCKER)
    with pytest.raises(ValueError, match="one record into another"):
        Change(PYTHON, Role(id="s1", title="x"))
    with pytest.raises(ValueError, match="twice"):
        ChangeSet("Twice", (Change(PYTHON, BETTER), Change(BETTER, BEST)))
