"""Every text of every record: the name it is told by, how long it may be, and that no field was forgotten."""

import dataclasses
from dataclasses import fields
from typing import Any

import pytest

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.certification import Certification
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.person import Person
from planner.domain.plan import Action, Plan
from planner.domain.profile import Record
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Role
from planner.domain.skill import Skill
from tests.records_of_all_kinds import EVERY_KIND

NAME, NOTE, DOCUMENT = 300, 20_000, 1_000_000

# Kind, attribute, the user's word for it, the most characters.
TEXTS: list[tuple[type, str, str, int]] = [
    (Person, "name", "Name", NAME),
    (Person, "home_place", "Home place", NAME),
    (Role, "title", "Title", NAME),
    (Role, "employer", "Employer", NAME),
    (Role, "place", "Place", NAME),
    (Role, "specialisation", "Specialisation", NAME),
    (Role, "industry", "Industry", NAME),
    (Role, "note", "Note", NOTE),
    (Role, "pays_like", "Pays like", NAME),
    (Role, "company_size", "Company size", NAME),
    (Skill, "name", "Skill", NAME),
    (Skill, "evidence", "Evidence", NOTE),
    (Certification, "name", "Certification", NAME),
    (Certification, "issuer", "Issuer", NAME),
    (Certification, "credential_id", "Credential ID", NAME),
    (Achievement, "title", "Achievement", NAME),
    (Achievement, "employer", "Employer", NAME),
    (Achievement, "metric", "Metric", NAME),
    (Achievement, "before", "Before", NAME),
    (Achievement, "after", "After", NAME),
    (Achievement, "impact", "Impact", NOTE),
    (PublicWork, "title", "Title", NAME),
    (PublicWork, "note", "Note", NOTE),
    (Plan, "name", "Plan", NAME),
    (Plan, "note", "Note", NOTE),
    (Action, "subject", "Subject", NAME),
    (Action, "note", "Note", NOTE),
    (Evidence, "descriptor", "Descriptor", NAME),
    (Evidence, "text", "Evidence", NOTE),
    (OwnDescriptor, "employer", "Employer", NAME),
    (OwnDescriptor, "aspect", "Aspect", NAME),
    (OwnDescriptor, "text", "Descriptor", NOTE),
    (OwnDescriptor, "replaces", "Replaces", NAME),
    (CheckSetting, "id", "Check", NAME),
    (CheckSetting, "reason", "Reason", NOTE),
    (Override, "id", "Figure", NAME),
    (Override, "note", "Note", NOTE),
    (OwnPlace, "name", "Place", NAME),
    (OwnPlace, "note", "Note", NOTE),
    (SavedForecast, "name", "Name", NAME),
    (SavedForecast, "inputs", "Inputs", DOCUMENT),
    (SavedForecast, "result", "Result", DOCUMENT),
    (SavedForecast, "pack_version", "Market figures", NAME),
    (SavedForecast, "program_version", "Program version", NAME),
    (SavedForecast, "note", "Note", NOTE),
]
REQUIRED = {
    *((Role, "title"), (Skill, "name"), (Certification, "name"), (Achievement, "title"), (PublicWork, "title")),
    *((Plan, "name"), (Evidence, "descriptor"), (CheckSetting, "id"), (Override, "id"), (OwnPlace, "name")),
    *((SavedForecast, "name"), (SavedForecast, "inputs"), (SavedForecast, "result")),
}
FULL: dict[type, Record] = {type(record): record for record in EVERY_KIND}
IDS = [f"{kind.__name__}.{attribute}" for kind, attribute, *_ in TEXTS]
each_text = pytest.mark.parametrize(("kind", "attribute", "field"), [text[:3] for text in TEXTS], ids=IDS)


def changed(kind: type, **values: Any) -> Record:  # noqa: ANN401 - fields of any type
    """The filled-in record of a kind with other values."""
    return dataclasses.replace(FULL[kind], **values)


def refusal(kind: type, **values: Any) -> UserError:  # noqa: ANN401 - fields of any type
    with pytest.raises(UserError) as caught:
        changed(kind, **values)
    return caught.value


@pytest.mark.parametrize(("kind", "attribute", "field", "longest"), TEXTS, ids=IDS)
def test_a_text_may_be_as_long_as_its_rule_and_no_longer(kind: type, attribute: str, field: str, longest: int) -> None:
    fits = "é" * longest
    assert getattr(changed(kind, **{attribute: fits}), attribute) == fits
    error = refusal(kind, **{attribute: fits + "é"})
    assert str(error) == f"{field}: it has {longest + 1:,} characters. Keep it under {longest:,}."
    assert error.attribute == attribute


@each_text
def test_what_cannot_be_shown_is_refused_anywhere(kind: type, attribute: str, field: str) -> None:
    error = refusal(kind, **{attribute: "a\x1bb"})
    assert str(error) == f"{field}: it holds a character that cannot be shown. Type it again by hand."
    assert error.attribute == attribute


@each_text
def test_only_what_names_a_record_must_be_there(kind: type, attribute: str, field: str) -> None:
    if (kind, attribute) not in REQUIRED and (kind, attribute) != (CheckSetting, "reason"):  # it is muted there
        assert getattr(changed(kind, **{attribute: ""}), attribute) == ""
        return
    error = refusal(kind, **{attribute: " \n\t\u3000"})
    assert (error.field, error.attribute) == (field, attribute)
    if kind is not CheckSetting or attribute == "id":
        assert str(error) == f"{field}: it is empty. Write at least one letter."


def test_no_text_is_without_a_rule() -> None:
    """Ids are made by the program and parents are checked where a profile is saved; the rest is typed by people."""
    ruled = {(kind, attribute) for kind, attribute, *_ in TEXTS}
    others = {"id", "role_id", "plan_id", "url", "currency"}
    texts = {(kind, field.name) for kind in FULL for field in fields(kind) if field.type is str}
    assert {(kind, name) for kind, name in texts - ruled if name not in others} == set()
    assert ruled <= texts


def test_every_address_has_a_rule() -> None:
    kinds = [kind for kind, record in FULL.items() if hasattr(record, "url")]
    assert kinds == [Certification, Achievement, PublicWork, Evidence]
    for kind in kinds:
        error = refusal(kind, url="example.org/me")
        assert str(error) == (
            "Address: “example.org/me” is not a web address. Start it with https:// or leave it empty."
        )
        assert error.attribute == "url"


@pytest.mark.parametrize("record", EVERY_KIND, ids=lambda record: type(record).__name__)
def test_a_record_cannot_be_changed_behind_its_rules(record: Record) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.id = "other"  # type: ignore[misc]
    assert not hasattr(record, "__dict__")  # so that a misspelt field is refused too
