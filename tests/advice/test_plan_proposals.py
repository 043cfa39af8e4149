"""What is proposed for a plan, case by case."""

import datetime

import pytest

from planner.advice.certification_status import status_of
from planner.advice.plan_proposals import Proposal, of_certification, of_gap, of_levers, of_place
from planner.advice.skill_gap import Hold, Judge, skill_gap
from planner.domain.certification import CertificationStatus
from planner.domain.plan import ActionKind
from planner.domain.role import Level, WorkMode
from planner.forecast.levers import Levers
from planner.market.places import REMOTE, Place
from planner.market.specialisations import load_specialisations
from tests.advice.check_ups import PACK
from tests.advice.records import LIBRARY, ML, REQUIREMENTS, TODAY, certification, skill
from tests.forecast.examples import DENVER, SEATTLE, role
from tests.strategies import profile_of

CKA = LIBRARY.certifications.find("CKA")
KIND = ActionKind


@pytest.mark.parametrize(
    ("proposal", "title"),
    [
        (Proposal(KIND.EARN_CERTIFICATION, "CKA"), "Earn CKA"),
        (Proposal(KIND.RENEW_CERTIFICATION, "CKA"), "Renew CKA"),
        (Proposal(KIND.LEARN_SKILL, "Docker", 4), "Learn Docker to 4 of 5"),
        (Proposal(KIND.LEARN_SKILL, "Docker"), "Learn Docker"),
        (Proposal(KIND.SPECIALISE, "MLOps"), "Specialise in MLOps"),
        (Proposal(KIND.MOVE_PLACE, "Austin"), "Move to Austin"),
        (Proposal(KIND.CHANGE_WORK_MODE, "remote"), "Change work mode to remote"),
        (Proposal(KIND.CHANGE_TRACK, "research"), "Change to the research track"),
        (Proposal(KIND.MOVE_COMPANY), "Move company"),
        (Proposal(KIND.TAKE_PRODUCTION), "Take production responsibility"),
        (Proposal(KIND.BREAK), "Take a break"),
    ],
)
def test_a_proposal_says_what_is_done(proposal: Proposal, title: str) -> None:
    assert proposal.title == title


def test_a_skill_may_be_learnt_further_than_proposed() -> None:
    assert Proposal(KIND.LEARN_SKILL, "Docker", 3).learnt_to(5) == Proposal(KIND.LEARN_SKILL, "Docker", 5)


def proposed(earned: str = "", expires: str = "", name: str = "CKA", **fields: str) -> list[tuple[ActionKind, str]]:
    """What is proposed for a certification recorded so."""
    status = CertificationStatus(fields.get("status", "earned"))
    own = status_of(certification(name, earned=earned, expires=expires, status=status), LIBRARY.certifications, TODAY)
    return [(one.kind, one.subject) for one in of_certification(own.known, own, TODAY)]


def test_what_is_not_held_is_earned_and_what_is_held_is_renewed() -> None:
    assert CKA is not None
    assert of_certification(CKA, None, TODAY) == (Proposal(KIND.EARN_CERTIFICATION, CKA.facts.name),)
    assert of_certification(None, None, TODAY) == ()
    assert proposed("2026-01", "2028-01") == [(KIND.RENEW_CERTIFICATION, "CKA")]
    assert proposed("2020-01", "2022-01") == [(KIND.EARN_CERTIFICATION, CKA.facts.name)]
    assert proposed(status="wanted") == [(KIND.EARN_CERTIFICATION, CKA.facts.name)]


def test_what_the_catalogue_does_not_know_can_be_planned_all_the_same() -> None:
    assert proposed("2026-01", "2027-01", "My exam") == [(KIND.RENEW_CERTIFICATION, "My exam")]
    assert proposed("2020-01", "2021-01", "My exam") == [(KIND.EARN_CERTIFICATION, "My exam")]
    assert proposed("2026-01", "", "My exam") == []  # without an end it never expires


def test_what_is_retired_is_neither_earned_nor_renewed() -> None:
    retired = next(one for one in LIBRARY.certifications.certifications if one.is_retired)
    long_after = datetime.date(2199, 1, 1)
    assert of_certification(retired, None, long_after) == ()
    own = status_of(
        certification(retired.facts.name, earned="2198-12", expires="2199-12"), LIBRARY.certifications, long_after
    )
    assert of_certification(retired, own, long_after) == ()


def test_a_renewal_begins_when_its_provider_lets_it() -> None:
    own = status_of(certification("CKA", earned="2026-01", expires="2028-03-31"), LIBRARY.certifications, TODAY)
    assert own.renewal is not None
    (renewal,) = of_certification(own.known, own, TODAY)
    assert renewal.begin == datetime.date(2028, 3, 31) - datetime.timedelta(days=own.renewal.window_days)
    mine = status_of(certification("My exam", earned="2026-01", expires="2028-03-31"), LIBRARY.certifications, TODAY)
    assert of_certification(None, mine, TODAY)[0].begin == datetime.date(2028, 1, 1)  # 90 days before


def test_every_missing_skill_of_a_gap_is_proposed_as_far_as_it_is_asked() -> None:
    profile = profile_of(skill("Python", 5))
    gap = skill_gap(profile, LIBRARY.skills, REQUIREMENTS, ML, Level.SENIOR, Judge(TODAY))
    found = of_gap(gap)
    assert [(one.subject, one.proficiency) for one in found] == [(one.skill.name, one.asked) for one in gap.missing]
    assert {one.kind for one in found} == {KIND.LEARN_SKILL}
    assert "Python" not in [one.subject for one in found]
    assert len(found) > 3
    assert all(one.hold is not Hold.HAVE for one in gap.missing)


def place(name: str, kind: str = "area") -> Place:
    found = PACK.find_place("Seattle")
    assert found is not None
    return Place(name, name, "", (), "", "", None, 2024, kind=kind, jobs=1)


def test_a_place_is_moved_to_and_other_work_modes_stand_beside_it() -> None:
    own = role("r", work_mode=WorkMode.HYBRID)
    assert [one.title for one in of_place(place("Austin"), own)] == [
        "Move to Austin",
        "Change work mode to remote",
        "Change work mode to on-site",
    ]
    assert [one.title for one in of_place(None, own)] == ["Change work mode to remote", "Change work mode to on-site"]
    assert [one.subject for one in of_place(place("Remote", REMOTE), None)] == ["remote", "hybrid", "on-site"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Portland, OR", "Move to Portland"),
        ("Portland, ME", "Move to Portland, ME"),  # the bare name would be found as the other
        ("Springfield, IL", "Move to Springfield, IL"),
        ("London", "Move to United Kingdom"),
    ],
)
def test_a_move_names_its_place_so_that_it_is_found_again(text: str, title: str) -> None:
    found = PACK.find_place(text)
    (first, *_) = of_place(found, None)
    assert first.title == title
    assert PACK.find_place(first.subject) is found


def test_levers_stand_for_actions_as_far_as_they_name_one() -> None:
    every = load_specialisations()
    moved = Levers(
        readiness=1.5,
        industry="industry.finance",
        work_mode="work_mode.remote",
        specialisation="specialisation.mlops.senior",
        is_certified=True,
        production=0.1,
    )
    assert [one.title for one in of_levers(moved, every)] == [
        "Change work mode to remote",
        "Specialise in MLOps",
        "Take production responsibility",
    ]
    away = Levers(is_leaving=True, place=DENVER.id)
    assert [one.title for one in of_levers(away, every, (SEATTLE, DENVER))] == ["Move company", "Move to Denver"]
    assert [one.title for one in of_levers(away, every)] == ["Move company"]
    assert of_levers(Levers(readiness=1.5, industry="industry.finance", is_certified=True), every) == ()
