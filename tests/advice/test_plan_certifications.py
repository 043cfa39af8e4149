from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.advice.plan_certifications import Cover, covers
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind
from planner.forecast.effects import PayShift
from planner.market.certifications import Expiry
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


VALID_YEARS = {"cncf-cka": 2, "ms-az-104": 1, "aws-saa-c03": 3, "pmi-pmp": 3}
earned = st.lists(st.tuples(st.integers(0, 96), st.sampled_from(sorted(VALID_YEARS))), min_size=1, max_size=6)


@given(earned, st.booleans())
def test_every_moment_in_force_is_counted_once(exams: list[tuple[int, str]], has_one: bool) -> None:
    """Looked up in the middle of each month, against the certifications in force then."""
    on = HELD_BEFORE if has_one else NEW
    held_until = on.covered_until or 0.0
    actions = [
        earn(str(place), f"{2027 + months // 12}-{months % 12 + 1:02}", subject)
        for place, (months, subject) in enumerate(sorted(exams))
    ]
    found = covers(on, actions)
    spans = [(on.years_until(one.start.earliest()), VALID_YEARS[one.subject]) for one in actions]
    for month in range(144):
        at = (month + 0.5) / 12
        in_force = at > held_until and any(begin <= at < begin + years for begin, years in spans)
        counted = sum(one.start <= at < one.ends for one in found.values() if one.ends is not None)
        assert counted == in_force


NEW, HELD_BEFORE = ground(), ground(HELD)


def test_what_has_no_estimate_covers_nothing() -> None:
    found = covers(NEW, [earn("a", "2027-01", "coursera-dls"), earn("b", "2027-11-22")])
    assert (found["a"].start, found["a"].ends) == (0.0, None)
    assert stretch(found["b"]) == (1.0, 3.0)


def test_why_there_is_no_estimate_is_told_in_full() -> None:
    assert covers(NEW, [earn("a", subject="tf-dev")])["a"].why_not == "how long it is valid is not known"
    assert covers(NEW, [earn("a", subject="ms-ai-900")])["a"].why_not == (
        "studies speak of examinations in a trade, not of courses and introductions"
    )
    assert told(earn("a", subject="basket weaving")).notes[0].text == "no estimate: it is not in the catalogue"


def test_one_that_never_ends_is_told_to_count_for_good_and_ends_all_others() -> None:
    known = NEW.subjects.certifications.certification("cncf-cka")
    endless = replace(known, facts=replace(known.facts, expiry=Expiry.NEVER, validity_months=None))
    catalogue = NEW.subjects.certifications
    every = tuple(endless if one.facts.id == "cncf-cka" else one for one in catalogue.certifications)
    on = replace(NEW, subjects=replace(NEW.subjects, certifications=replace(catalogue, certifications=every)))
    found = told(earn("a", "2027-11-22"), earn("b", "2028-11-22", "aws-saa-c03"), on=on)
    assert found.notes[0].text.endswith("once however many there are, for good")
    assert found.notes[1].text == "adds nothing: another certification is in force as long"
    (shift,) = found.effects
    assert isinstance(shift, PayShift)
    assert shift.ends is None


def test_an_own_figure_for_one_counts_in_full_beside_what_is_held() -> None:
    own = Override(id="certification.cncf-cka", value=0.05)
    on = ground(certification("My exam", earned="2026-01"), own)
    found = told(earn("a", "2027-11-22"), on=on)
    (shift,) = found.effects
    assert isinstance(shift, PayShift)
    assert (shift.log_effect, shift.sd, shift.half_life, shift.grade) == (0.05, 0.0, None, "own")
    assert (shift.at, shift.ends) == pytest.approx((1.0, 3.0), abs=0.01)
    assert found.notes[0].text == "+5.1\u00a0% pay, as you entered, until 2029"


def test_an_own_figure_for_one_leaves_the_effect_of_all_to_the_next() -> None:
    on = ground(Override(id="certification.cncf-cka", value=0.05))
    found = covers(on, [earn("a", "2027-11-22"), earn("b", "2027-11-22", "ckad")])
    assert [stretch(found[name]) for name in "ab"] == [(1.0, 3.0), (1.0, 3.0)]


def test_a_course_counts_by_ones_own_figure_alone() -> None:
    course = earn("a", subject="Deep Learning Specialization")
    assert "courses" in covers(ground(), [course])["a"].why_not
    on = ground(Override(id="certification.coursera-dls", value=0.01))
    assert covers(on, [course])["a"].why_not == ""
