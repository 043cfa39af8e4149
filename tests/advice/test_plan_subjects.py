import pytest

from planner.advice.plan_subjects import Subjects
from planner.domain.figures import OwnPlace
from planner.domain.plan import ActionKind
from planner.domain.profile import Record
from planner.market.specialisations import load_specialisations
from tests.advice.check_ups import PACK
from tests.advice.records import LIBRARY, action, certification, skill
from tests.strategies import profile_of

SUBJECTS = Subjects(LIBRARY.certifications, LIBRARY.skills, load_specialisations(), PACK)
OWN: tuple[Record, ...] = (certification("My exam"), skill("My craft"), OwnPlace(id="place", name="Atlantis"))


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (ActionKind.EARN_CERTIFICATION, "CKA"),
        (ActionKind.EARN_CERTIFICATION, "my EXAM"),
        (ActionKind.RENEW_CERTIFICATION, "cncf-cka"),
        (ActionKind.LEARN_SKILL, "sklearn"),
        (ActionKind.LEARN_SKILL, "My craft"),
        (ActionKind.SPECIALISE, "GenAI"),
        (ActionKind.SPECIALISE, "computer-vision"),
        (ActionKind.MOVE_PLACE, "Seattle"),
        (ActionKind.MOVE_PLACE, "atlantis"),
        (ActionKind.CHANGE_WORK_MODE, "Remote"),
        (ActionKind.CHANGE_TRACK, "leadership"),
        (ActionKind.MOVE_COMPANY, ""),
        (ActionKind.MOVE_COMPANY, "Anyone"),
        (ActionKind.TAKE_PRODUCTION, ""),
        (ActionKind.BREAK, ""),
    ],
)
def test_what_is_known_is_fine(kind: ActionKind, subject: str) -> None:
    assert SUBJECTS.unknown(action("a", kind, "2027", subject=subject), profile_of(*OWN)) == ""


@pytest.mark.parametrize(
    "kind",
    [
        ActionKind.EARN_CERTIFICATION,
        ActionKind.RENEW_CERTIFICATION,
        ActionKind.LEARN_SKILL,
        ActionKind.SPECIALISE,
        ActionKind.MOVE_PLACE,
        ActionKind.CHANGE_WORK_MODE,
        ActionKind.CHANGE_TRACK,
    ],
)
@pytest.mark.parametrize("subject", ["", "  ", "xyzzy"])
def test_what_is_not_gets_a_remedy(kind: ActionKind, subject: str) -> None:
    assert SUBJECTS.unknown(action("a", kind, "2027", subject=subject), profile_of()).startswith("Choose")


def test_a_certification_is_told_by_its_id_or_its_words() -> None:
    assert SUBJECTS.certification_key("CKA") == "cncf-cka"
    assert SUBJECTS.certification_key("My Exam!") == SUBJECTS.certification_key("my exam")


def test_tracks_are_compared_by_their_words() -> None:
    assert SUBJECTS.is_same_track("Leadership ", "leadership")
    assert not SUBJECTS.is_same_track("research", "leadership")
