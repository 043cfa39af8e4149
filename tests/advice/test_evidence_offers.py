from planner.advice.evidence_offers import ASPECTS_OF_PUBLIC_WORK, ASPECTS_OF_SKILLS, Offer, offers
from planner.domain.achievement import PublicWorkKind
from planner.domain.certification import CertificationStatus
from planner.domain.profile import Record
from planner.domain.role import Production
from tests.advice.records import LIBRARY, TODAY, achievement, certification, work
from tests.strategies import profile_of


def offered(*held: Record) -> tuple[Offer, ...]:
    return offers(profile_of(*held), LIBRARY.certifications, LIBRARY.skills, TODAY)


def test_an_achievement_speaks_for_delivery() -> None:
    (told,) = offered(achievement("Search", url="https://example.org/a"))
    assert (told.record_id, told.text, told.url) == ("achievement Search", "Search", "https://example.org/a")
    assert (told.aspects, told.reason) == (("delivery",), "an achievement")


def test_with_a_figure_and_in_production_it_speaks_for_more() -> None:
    (told,) = offered(achievement("Search", metric="latency", after="90 ms", production=Production.OWNS))
    assert told.aspects == ("delivery", "business", "ownership")
    assert told.reason == "an achievement with a figure, in production"
    (told,) = offered(achievement("Search", metric="latency", production=Production.NONE))
    assert told.aspects == ("delivery",)


def test_every_kind_of_public_work_speaks_for_something() -> None:
    aspects = {one.id for one in LIBRARY.ladders.aspects}
    assert set(ASPECTS_OF_PUBLIC_WORK) == set(PublicWorkKind)
    assert {name for names in ASPECTS_OF_PUBLIC_WORK.values() for name in names} <= aspects
    assert set(ASPECTS_OF_SKILLS.values()) <= aspects
    assert set(ASPECTS_OF_SKILLS) <= {group.id for group in LIBRARY.skills.groups}
    (told,) = offered(work("On drift", kind=PublicWorkKind.PAPER))
    assert (told.aspects, told.reason) == (("rigour", "communication"), "public work: paper")


def test_a_certification_speaks_by_its_skills_once_it_is_earned() -> None:
    name = "Google Cloud Professional Machine Learning Engineer"
    known = LIBRARY.certifications.certification("gcp-pmle")
    (told,) = offered(certification(known.facts.name, earned="2025-01"))
    # Google Cloud and Vertex AI (cloud), serving (deployment), retraining (MLOps), monitoring.
    assert told.aspects == ("design", "delivery", "ownership")
    assert "not work done" in told.reason
    assert offered(certification(known.facts.name, status=CertificationStatus.WANTED)) == ()
    assert offered(certification(f"Not the {name}", earned="2025-01")) == ()


def test_the_latest_comes_first_and_the_future_not_at_all() -> None:
    told = offered(
        achievement("undated", when=""),
        achievement("old", when="2019"),
        achievement("next", when="2027"),
        achievement("new", when="2026-10"),
    )
    assert [one.text for one in told] == ["new", "old", "undated"]
