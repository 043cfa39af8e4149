import dataclasses
from decimal import Decimal
from types import MappingProxyType

import pytest

from planner.domain.certification import Certification
from planner.domain.change import Change
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.person import Person, Preferences
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.profile import Profile, Record
from planner.domain.readiness import OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill
from planner.workspace import edits
from tests import records_of_all_kinds as all_kinds

ROLE = Role(id="r1", title="ML engineer")
OTHER = Role(id="r2", title="Data scientist")
PAY = Pay(id="p1", role_id="r1", effective=PartialDate(2024), base=Decimal(100))
GRANT = EquityGrant(id="g1", role_id="r1", granted=PartialDate(2024, 4), value=Decimal(100))
PYTHON = Skill(id="s1", name="Python", proficiency=3)
CKAD = Certification(id="c1", name="CKAD")


def profile_of(*records: Record) -> Profile:
    return Profile(MappingProxyType({record.id: record for record in records}))


PLAN = Plan(id="n1", name="Senior by 2028")
ACTION = Action(id="n1a", plan_id="n1", kind=ActionKind.LEARN_SKILL, start=PartialDate(2026), subject="Rust")
BREAK = Action(id="n1b", plan_id="n1", kind=ActionKind.BREAK, start=PartialDate(2027))
EVERYTHING = profile_of(ROLE, OTHER, PAY, GRANT, PYTHON, CKAD, PLAN, ACTION, BREAK)


@pytest.mark.parametrize(
    ("record_id", "attribute", "text", "told"),
    [
        ("s1", "proficiency", "4", "Python from 3 to 4"),
        ("s1", "name", "Python 3", "Python from Python to Python 3"),
        ("s1", "proficiency", "", "Python: Proficiency emptied"),
        ("s1", "evidence", "a book", "Python: Evidence a book"),
        ("p1", "base", "110k", "pay from 2024: Base pay from 100 to 110000"),
        ("r1", "note", "x" * 99, "ML engineer: Note " + "x" * 29 + "…"),
        ("g1", "value", "7", "grant of 2024-04: Value of the grant from 100 to 7"),
        ("person", "name", "Ada", "About me: Name Ada"),
        ("preferences", "horizon_years", "20", "Assumptions: Years ahead from 15 to 20"),
    ],
)
def test_set_field_tells_what_it_does(record_id: str, attribute: str, text: str, told: str) -> None:
    changes = edits.set_field(EVERYTHING, record_id, attribute, text)
    assert changes is not None
    assert changes.text == told
    applied = changes.applied_to(EVERYTHING)
    assert applied != EVERYTHING
    assert changes.inverted().applied_to(applied) == EVERYTHING


def test_setting_the_same_changes_nothing() -> None:
    assert edits.set_field(EVERYTHING, "s1", "proficiency", " 3 ") is None
    assert edits.replace(EVERYTHING, PYTHON) is None


def test_a_person_never_saved_is_added() -> None:
    changes = edits.set_field(Profile(), "person", "name", "Ada")
    assert changes is not None
    assert changes.changes == (Change(None, Person(name="Ada")),)


def test_set_field_refuses_what_breaks_a_rule() -> None:
    with pytest.raises(UserError, match="Proficiency: 9 is not between 1 and 5"):
        edits.set_field(EVERYTHING, "s1", "proficiency", "9")
    with pytest.raises(UserError, match="no longer in the profile"):
        edits.set_field(EVERYTHING, "gone", "proficiency", "3")


def test_add_and_replace() -> None:
    changes = edits.add(ROLE, PAY)
    assert (changes.text, changes.changes) == ("Add ML engineer", (Change(None, ROLE), Change(None, PAY)))
    renamed = Role(id="r1", title="Staff engineer", employer="Cascade")
    edited = edits.replace(EVERYTHING, renamed)
    assert edited is not None
    assert (edited.text, edited.changes) == ("ML engineer", (Change(ROLE, renamed),))
    added = edits.replace(Profile(), PYTHON)
    assert added is not None
    assert added.text == "Add Python"


@pytest.mark.parametrize(
    ("ids", "text", "gone"),
    [
        (["s1"], "Delete Python", {"s1"}),
        (["r1"], "Delete ML engineer", {"r1", "p1", "g1"}),
        (["r1", "p1"], "Delete 1 role and 1 pay", {"r1", "p1", "g1"}),
        (["r1", "r2", "r1"], "Delete 2 roles", {"r1", "r2", "p1", "g1"}),
        (["s1", "c1"], "Delete 1 skill and 1 certification", {"s1", "c1"}),
        (["g1"], "Delete grant of 2024-04", {"g1"}),
        (["n1"], "Delete Senior by 2028", {"n1", "n1a", "n1b"}),
        (["n1a"], "Delete learn a skill: Rust", {"n1a"}),
        (["n1a", "n1b", "n1"], "Delete 2 actions and 1 plan", {"n1", "n1a", "n1b"}),
        ([], "Delete nothing", set()),
    ],
)
def test_delete_takes_along_what_belongs_to_it(ids: list[str], text: str, gone: set[str]) -> None:
    changes = edits.delete(EVERYTHING, ids)
    assert changes.text == text
    left = changes.applied_to(EVERYTHING)
    assert set(EVERYTHING.records) - set(left.records) == gone
    assert changes.inverted().applied_to(left) == EVERYTHING


def test_delete_refuses_what_is_not_there() -> None:
    with pytest.raises(UserError, match="Entry: it is no longer in the profile"):
        edits.delete(EVERYTHING, ["gone"])


def test_clear_empties_the_profile() -> None:
    profile = profile_of(Person(is_sample=True), Preferences(), ROLE, PAY)
    assert edits.clear(profile).applied_to(profile) == Profile()


def test_ids_never_repeat() -> None:
    assert len({edits.new_id() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Person(), "About me"),
        (Person(name="Ada"), "Ada"),
        (Preferences(), "Assumptions"),
        (PAY, "pay from 2024"),
        (CKAD, "CKAD"),
        (BREAK, "take a break"),
        (all_kinds.ACHIEVEMENT, "Faster serving"),
        (all_kinds.PUBLIC_WORK, "A feature store"),
        (all_kinds.EVIDENCE, "evidence of 2024-06"),
        (all_kinds.OWN_DESCRIPTOR, "Sets the direction of several…"),
        (OwnDescriptor(id="d", replaces="senior.design.1"), "descriptor senior.design.1"),
        (all_kinds.CHECK_SETTING, "check skill.unused"),
        (all_kinds.OVERRIDE, "own value of dynamics.shock_sd"),
        (all_kinds.OWN_PLACE, "Port Townsend"),
        (all_kinds.SAVED_FORECAST, "New year"),
    ],
)
def test_names_in_sentences(record: Record, name: str) -> None:
    assert edits.name(record) == name


def test_several_of_a_kind_are_counted_in_plain_words() -> None:
    doubled = [
        record for each in all_kinds.EVERY_KIND[7:] for record in (each, dataclasses.replace(each, id=each.id + "+"))
    ]
    told = edits.delete(profile_of(*doubled), [record.id for record in doubled]).text
    assert told == (
        "Delete 2 achievements and 2 pieces of public work and 2 plans and 2 actions and 2 pieces of evidence"
        " and 2 descriptors and 2 settings of checks and 2 own values and 2 own places and 2 saved forecasts"
    )


def test_the_sample_goes_with_everything_in_it() -> None:
    profile = profile_of(*all_kinds.EVERY_KIND)
    changes = edits.clear(profile)
    assert (changes.text, changes.applied_to(profile)) == ("Remove the sample", Profile())


def test_an_own_figure_is_added_then_replaced_with_its_note_kept() -> None:
    added = edits.set_figure(EVERYTHING, "dynamics.shock_sd", 0.2)
    assert added is not None
    first = added.applied_to(EVERYTHING)
    assert first.get(Override, "dynamics.shock_sd") == Override(id="dynamics.shock_sd", value=0.2)
    noted = profile_of(Override(id="dynamics.shock_sd", value=0.2, note="my own years"))
    changed = edits.set_figure(noted, "dynamics.shock_sd", 0.3)
    assert changed is not None
    after = changed.applied_to(noted).get(Override, "dynamics.shock_sd")
    assert after == Override(id="dynamics.shock_sd", value=0.3, note="my own years")
    assert edits.set_figure(noted, "dynamics.shock_sd", 0.2) is None
    with pytest.raises(UserError):
        edits.set_figure(noted, "dynamics.shock_sd", float("nan"))
