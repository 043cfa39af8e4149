from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import UserError
from planner.market.certifications import (
    CatalogueCertification,
    CertificationCatalogue,
    CertificationFacts,
    Expiry,
    Hours,
    Standing,
    load_certifications,
)
from planner.market.evidence import Grade
from planner.market.skills import load_skills
from tests.market.made_up_catalogue import edited, entry


@pytest.fixture(scope="module")
def catalogue() -> CertificationCatalogue:
    return load_certifications()


def found(catalogue: CertificationCatalogue, text: str) -> CatalogueCertification:
    one = catalogue.find(text)
    assert one is not None, text
    return one


FACTS = CertificationFacts(
    id="x",
    name="X",
    provider="P",
    tier="T",
    price_usd=100.0,
    price_note="",
    expiry=Expiry.AFTER_MONTHS,
    validity_months=12,
    exam_minutes=None,
    standing=Standing.ACTIVE,
    standing_text="active",
    retired_on="",
    successor="",
    renewal="",
    as_of="2026",
    source="S",
    confidence="good",
)


def test_all_of_them_with_source_and_confidence(catalogue: CertificationCatalogue) -> None:
    assert len(catalogue.certifications) == 32
    for one in catalogue.certifications:
        assert one.facts.source
        assert one.facts.confidence
        assert one.facts.as_of == "2026"
        assert one.prerequisites
        assert one.skills


def test_the_five_types_are_all_in_use(catalogue: CertificationCatalogue) -> None:
    assert [one.id for one in catalogue.types] == [
        *("cloud", "machine-learning", "framework", "data-science", "management"),
    ]
    assert {one.type.id for one in catalogue.certifications} == {one.id for one in catalogue.types}


def test_the_retired_ones_are_marked(catalogue: CertificationCatalogue) -> None:
    retired = {
        one.facts.id: (one.facts.retired_on, one.facts.successor) for one in catalogue.certifications if one.is_retired
    }
    assert retired == {
        "aws-mls-c01": ("2026-03-31", "MLA / AIP"),
        "ms-dp-100": ("2026-06-01", "AI-300"),
        "ms-ai-102": ("2026-06-30", "AI-103"),
        "ms-ai-900": ("2026-06-30", "AI-901"),
        "ms-az-204": ("2026-07-31", "AI-200"),
    }
    unsure = [one.facts.id for one in catalogue.certifications if one.facts.standing is Standing.UNCONFIRMED]
    assert unsure == ["tf-dev"]


def test_facts_as_their_source_has_them(catalogue: CertificationCatalogue) -> None:
    engineer = found(catalogue, "Google Cloud Professional Machine Learning Engineer").facts
    assert (engineer.price_usd, engineer.validity_months, engineer.exam_minutes) == (200, 24, 120)
    assert engineer.price_note == "plus tax"
    manager = found(catalogue, "PMP")
    assert (manager.facts.price_usd, manager.facts.validity_months) == (555, 36)
    assert "60 PDUs" in manager.facts.renewal
    assert "Three years" in manager.prerequisites


def test_what_is_not_known_is_not_invented(catalogue: CertificationCatalogue) -> None:
    assert found(catalogue, "tf-dev").facts.price_usd is None
    assert found(catalogue, "tf-dev").facts.expiry is Expiry.UNKNOWN
    assert found(catalogue, "AI-900").facts.expiry is Expiry.NEVER
    assert found(catalogue, "Deep Learning Specialization").facts.expiry is Expiry.NEVER
    assert found(catalogue, "AIF-C01").facts.exam_minutes is None


def test_hours_are_assumptions_and_say_so(catalogue: CertificationCatalogue) -> None:
    for one in catalogue.certifications:
        assert one.hours.grade is Grade.D
        assert one.hours.low <= one.hours.high
    assert found(catalogue, "SAA-C03").hours.basis.startswith("Assumption")
    course = found(catalogue, "DLS").hours
    assert (course.low, course.high) == (105, 105)


def test_the_skills_are_of_the_catalogue(catalogue: CertificationCatalogue) -> None:
    skills = load_skills()
    for one in catalogue.certifications:
        assert all(skills.skill(skill) for skill in one.skills)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("AZ-305", "ms-az-305"),
        ("az305", "ms-az-305"),
        ("cka", "cncf-cka"),
        ("aws certified cloud practitioner", "aws-clf-c02"),
        ("AWS AWS Certified Cloud Practitioner", "aws-clf-c02"),
        ("certified scrum master", "sa-csm"),
        ("NCA GENL", "nv-nca-genl"),
        ("ms-dp-100", "ms-dp-100"),
    ],
)
def test_names_and_codes_find_it(catalogue: CertificationCatalogue, text: str, wanted: str) -> None:
    assert found(catalogue, text).facts.id == wanted
    assert catalogue.certification(wanted) is found(catalogue, text)


def test_searching_by_provider_and_words(catalogue: CertificationCatalogue) -> None:
    assert {one.facts.provider for one in catalogue.search("databricks")} == {"Databricks"}
    assert len(catalogue.search("Databricks")) == 4
    assert {"gcp-pmle", "aws-mla-c01"} <= {one.facts.id for one in catalogue.search("machine learning engineer")}
    assert catalogue.search("kubernetes admin")[0].facts.id == "cncf-cka"
    assert catalogue.search("") == ()
    assert catalogue.find("kubernetes admin") is None


def test_no_name_means_two(catalogue: CertificationCatalogue) -> None:
    for one in catalogue.certifications:
        for name in (one.facts.name, one.facts.id, *one.aliases):
            assert catalogue.find(name) is one


def test_the_evidence_is_graded(catalogue: CertificationCatalogue) -> None:
    assert len(catalogue.evidence) == 11
    studies = [one.topic for one in catalogue.evidence if one.grade is Grade.B]
    assert studies == [
        "Microsoft certification, within IT occupations",
        "IT certifications in general",
    ]
    assert all(one.publisher and one.figure for one in catalogue.evidence)
    assert Grade.A not in {one.grade for one in catalogue.evidence}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"source": ""}, "a source and its date"),
        ({"validity_months": None}, "the validity None does not go with “after months”"),
        ({"expiry": Expiry.NEVER}, "the validity 12 does not go with “never”"),
        ({"price_usd": 0.0}, "not above 0"),
        ({"retired_on": "2026-01-01"}, "is not retired"),
    ],
)
def test_facts_do_not_contradict_each_other(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(FACTS, **changes)


def test_hours_are_a_range() -> None:
    assert Hours(1, 1, Grade.D, "assumed").high == 1
    with pytest.raises(ValueError, match="5 to 4 hours is no range"):
        Hours(5, 4, Grade.D, "assumed")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "unheard-of"}, "there is no certification 'unheard-of'"),
        ({"type": "honorary"}, "there is no type of certification 'honorary'"),
        ({"hours": "endless"}, "there is no assumption of hours 'endless'"),
        ({"id": "ms-az-305"}, "there is no note on 'cncf-cka'"),
    ],
)
def test_a_note_that_does_not_fit_is_told(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    folder = edited(tmp_path, "certification_notes.json", lambda file: entry(file, "notes", "cncf-cka").update(change))
    with pytest.raises(UserError, match=rf"certification_notes\.json: it is damaged \({reason}\)"):
        load_certifications(folder)
