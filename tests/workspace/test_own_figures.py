import math

import pytest

from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.profile import Profile
from planner.workspace.own_figures import reset_own_figures, set_own_figure
from tests.market.made_up_figures import EDUCATION, FIGURES, FINANCE
from tests.strategies import profile_of

OWN = Override(id=FINANCE.id, value=math.log1p(0.12), note="From my team")
PROFILE = profile_of(OWN)


def test_a_figure_is_replaced_by_what_was_typed() -> None:
    changes = set_own_figure(Profile(), FINANCE, "12", "From my team")
    assert changes is not None
    assert changes.text == "Finance: your own +12\u00a0%"
    assert list(changes.applied_to(Profile()).all(Override)) == [OWN]


def test_another_value_keeps_the_note_and_can_be_taken_back() -> None:
    changes = set_own_figure(PROFILE, FINANCE, "−3")
    assert changes is not None
    changed = changes.applied_to(PROFILE)
    assert changed.get(Override, FINANCE.id) == Override(id=FINANCE.id, value=math.log1p(-0.03), note="From my team")
    assert changes.inverted().applied_to(changed) == PROFILE


def test_the_same_value_changes_nothing() -> None:
    assert set_own_figure(PROFILE, FINANCE, FINANCE.typed(OWN.value)) is None
    assert set_own_figure(PROFILE, FINANCE, "12", "From my team") is None
    assert set_own_figure(PROFILE, FINANCE, "12", "") is not None


def test_what_is_refused_names_its_field() -> None:
    with pytest.raises(UserError, match="is not within"):
        set_own_figure(PROFILE, FINANCE, "900")
    with pytest.raises(UserError) as told:
        set_own_figure(PROFILE, FINANCE, "9", "x" * 20_001)
    assert told.value.attribute == "note"


def test_going_back_deletes_and_says_what() -> None:
    both = profile_of(OWN, Override(id=EDUCATION.id, value=0.0), Override(id="unknown", value=1.0))
    one = reset_own_figures(both, FIGURES, [FINANCE.id])
    assert one.text == "Finance: back to the shipped figure"
    rest = reset_own_figures(both, FIGURES, [EDUCATION.id, "unknown"])
    assert rest.text == "Education, unknown: back to the shipped figures"
    assert rest.applied_to(one.applied_to(both)).is_empty()
    with pytest.raises(UserError, match="no longer in the profile"):
        reset_own_figures(PROFILE, FIGURES, [EDUCATION.id])
