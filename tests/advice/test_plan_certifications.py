import pytest

from planner.advice.plan_certifications import Cover, covers
from planner.domain.plan import Action, ActionKind
from planner.forecast.effects import PayShift
from tests.advice.plan_cases import earn, ground, told
from tests.advice.records import action, certification

HELD = certification("CKA", earned="2026-01", expires="2028-01")


def stretch(one: Cover) -> tuple[float, float | None]:
    return round(one.start, 1), one.ends if one.ends is None else round(one.ends, 1)


def test_a_certification_counts_from_when_it_is_earned_until_it_ends() -> None:
    on = ground()
    found = covers(on, [earn("a", "2027-11-22")])
    assert stretch(found["a"]) == (1.0, 3.0)
    (shift,) = told(earn("a", "2027-11-22"), on=on).effects
    assert isinstance(shift, PayShift)
    factor = on.pack.pay.factors["certification"]
    worked = on.situation.inputs.years_of_experience + 1
    assert shift.log_effect == pytest.approx(factor.log_effect * 0.5 ** (worked / 10), rel=1e-3)
    assert shift.ends == pytest.approx(3.0, abs=0.01)
    assert shift.half_life == 10.0


def test_the_effect_counts_once_however_many_there_are() -> None:
    found = covers(ground(), [earn("a", "2027-11-22"), earn("b", "2028-11-22", "ckad")])
    assert [stretch(found[name]) for name in "ab"] == [(1.0, 3.0), (3.0, 4.0)]


def test_one_that_is_held_already_covers_until_it_ends() -> None:
    found = covers(ground(HELD), [earn("a", "2026-11-22")])
    assert stretch(found["a"]) == (1.2, 2.0)


def test_renewing_counts_from_when_the_old_one_ends() -> None:
    renew = action("a", ActionKind.RENEW_CERTIFICATION, "2027-11-22", subject="CKA")
    assert stretch(covers(ground(HELD), [renew])["a"]) == (1.2, 3.0)


def test_where_one_never_expires_others_add_nothing() -> None:
    on = ground(certification("My exam", earned="2026-01"))
    found = told(earn("a"), on=on)
    assert found.effects == ()
    assert found.notes[0].text == "adds nothing: another certification is in force as long"


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("basket weaving", "it is not in the catalogue"),
        ("AWS Certified Cloud Practitioner", "studies speak of examinations in a trade, not of courses"),
    ],
)
def test_what_no_study_speaks_of_has_no_estimate(subject: str, why: str) -> None:
    found = told(earn("a", subject=subject))
    assert found.effects == ()
    assert found.notes[0].text.startswith(f"no estimate: {why}")


def test_other_actions_have_no_stretch() -> None:
    other: Action = action("a", ActionKind.BREAK, "2028", months=3)
    assert covers(ground(), [other]) == {}
