import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.plan_effects import (
    ASSUMED_TRACKS,
    BREAK_SOURCE,
    inputs_of_plan,
    plan_effects,
    plan_inputs,
    time_only,
)
from planner.advice.plan_grounds import PlanGround
from planner.domain.figures import Override, OwnPlace
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.role import PayPolicy, Production, Track, WorkMode
from planner.forecast.comparison import compare
from planner.forecast.effects import Break, MarketShift, Move, PayShift, TrackChange
from planner.forecast.factors import Z_TENTH
from tests.advice.plan_cases import earn, ground, specialise, told
from tests.advice.records import action

GROUND = ground()
PLAIN = [
    earn("a", months=3),
    specialise("b", "mlops", "2027-06"),
    specialise("c", "computer vision", "2029-06"),
    action("d", ActionKind.MOVE_COMPANY, "2028-01"),
    action("e", ActionKind.MOVE_PLACE, "2028-02", subject="Austin"),
    action("f", ActionKind.CHANGE_WORK_MODE, "2028-03", subject="remote"),
    action("g", ActionKind.CHANGE_TRACK, "2031-01", subject="leadership"),
    action("h", ActionKind.BREAK, "2030-01", months=6),
    action("i", ActionKind.LEARN_SKILL, "2027-01", subject="Kubernetes", proficiency=4, months=5),
    action("j", ActionKind.TAKE_PRODUCTION, "2027-01"),
]


def shift_of(*actions: Action, on: PlanGround = GROUND) -> PayShift:
    (effect,) = told(*actions, on=on).effects
    assert isinstance(effect, PayShift)
    return effect


def note_of(*actions: Action, on: PlanGround = GROUND) -> str:
    return told(*actions, on=on).notes[-1].text


def test_a_plan_without_actions_is_the_baseline_itself() -> None:
    assert plan_inputs(GROUND, ()) is GROUND.situation.inputs
    assert inputs_of_plan(GROUND, Plan(id="plan", name="Nothing")) is GROUND.situation.inputs
    small = dataclasses.replace(GROUND.situation.inputs, n_careers=200)
    (difference,) = compare(small, [small]).differences
    assert not difference.dollars.any()
    assert difference.worth_better == 0.0


def test_actions_of_a_plan_of_the_profile_count() -> None:
    plan = Plan(id="plan", name="Plan")
    on = ground(plan, PLAIN[3], dataclasses.replace(PLAIN[0], plan_id="other"))
    assert [one.cause for one in inputs_of_plan(on, plan).effects] == ["d"]


@settings(max_examples=20)
@given(st.permutations(PLAIN), st.integers(0, len(PLAIN)))
def test_the_order_of_actions_does_not_matter(actions: list[Action], count: int) -> None:
    some = actions[:count]
    assert plan_effects(GROUND, some) == plan_effects(GROUND, sorted(some, key=lambda one: one.id))


@pytest.mark.parametrize("one", PLAIN)
def test_every_effect_names_its_action_and_every_action_is_told(one: Action) -> None:
    found = told(one)
    assert {effect.cause for effect in found.effects} <= {one.id}
    (note,) = found.notes
    assert note.action_id == one.id
    assert note.text
    assert (note.grade == "") is note.text.startswith("no estimate")


def test_specialising_has_the_shipped_effect_with_its_interval_and_half_life() -> None:
    shift = shift_of(specialise("a", "mlops"))
    row = GROUND.pack.pay.factors["specialisation.mlops.mid"]
    assert shift.log_effect == row.log_effect
    assert shift.sd == pytest.approx((row.high - row.low) / 2 / Z_TENTH)
    assert shift.half_life == row.half_life_years
    assert shift.grade == "C"
    assert shift.at == pytest.approx(40 / 365, abs=1e-3)
    assert "half of it gone" in note_of(specialise("a", "mlops"))


def test_a_later_specialisation_takes_the_place_of_an_earlier_one() -> None:
    first, second = told(specialise("a", "mlops"), specialise("b", "computer vision", "2028-01")).effects
    assert isinstance(first, PayShift)
    assert first.ends == second.at


def test_the_present_specialisation_is_given_up() -> None:
    on = ground(specialisation="generative AI")
    new, old = told(specialise("a", "mlops"), on=on).effects
    assert isinstance(new, PayShift)
    assert isinstance(old, PayShift)
    row = on.pack.pay.factors["specialisation.generative-ai.mid"]
    assert old.log_effect == pytest.approx(-row.after(old.at))
    assert old.half_life == row.half_life_years
    same = told(specialise("a", "generative AI"), on=on)
    assert same.effects == ()
    assert "changes nothing" in same.notes[0].text


def test_the_same_specialisation_twice_counts_once() -> None:
    twice = told(specialise("a", "mlops"), specialise("b", "MLOps", "2028-01"))
    assert [one.cause for one in twice.effects] == ["a"]
    assert twice.effects == told(specialise("a", "mlops")).effects


def test_coming_back_to_ones_specialisation_brings_back_what_is_left_of_it() -> None:
    on = ground(specialisation="generative AI")
    *_, back = told(specialise("a", "mlops"), specialise("b", "LLM", "2029-01"), on=on).effects
    assert isinstance(back, PayShift)
    assert back.log_effect == pytest.approx(on.pack.pay.factors["specialisation.generative-ai.mid"].after(back.at))


def test_what_is_not_measured_has_no_effect_and_says_so() -> None:
    found = told(specialise("a", "edge AI"))
    assert found.effects == ()
    assert found.notes[0].text == "no estimate: 0 adverts name it, and a figure needs 30"
    assert note_of(specialise("a", "basket weaving")) == "no estimate: the specialisation is not known"


def test_ones_own_figure_wins() -> None:
    on = ground(Override(id="specialisation.edge-ai", value=0.1))
    shift = shift_of(specialise("a", "edge AI"), on=on)
    assert (shift.log_effect, shift.sd, shift.grade) == (0.1, 0.0, "own")
    assert note_of(specialise("a", "edge AI"), on=on) == "+10.5\N{NO-BREAK SPACE}% pay at mid level"


def test_moving_company_is_a_move_of_the_dynamics() -> None:
    (move,) = told(PLAIN[3]).effects
    assert isinstance(move, Move)
    assert (move.grade, move.source) == ("B", "Atlanta Fed Wage Growth Tracker")
    own = ground(Override(id="dynamics.move_premium", value=0.01))
    assert told(PLAIN[3], on=own).notes[0].grade == "own"


def test_moving_place_takes_the_medians_there_in_todays_dollars() -> None:
    (shift,) = told(PLAIN[4]).effects
    assert isinstance(shift, MarketShift)
    austin = GROUND.market_in("Austin").pay.log_median
    assert shift.level_log_median == pytest.approx([one + GROUND.log_prices for one in austin])
    assert "prices there are" in note_of(PLAIN[4])
    home = action("a", ActionKind.MOVE_PLACE, "2028", subject="Seattle")
    assert told(home).effects[0].level_log_median == GROUND.situation.inputs.level_log_median  # type: ignore[attr-defined]  # a shift


def test_the_pay_policy_of_the_employer_is_respected() -> None:
    on = ground(pay_policy=PayPolicy.NATIONAL_BANDS)
    (shift,) = told(PLAIN[4], on=on).effects
    assert isinstance(shift, MarketShift)
    assert shift.level_log_median == pytest.approx(on.situation.inputs.level_log_median)
    assert "your employer pays as in United States" in note_of(PLAIN[4], on=on)


def test_ones_own_places_can_be_moved_to_and_unknown_ones_not() -> None:
    on = ground(OwnPlace(id="p", name="Atlantis", pay_percent=50))
    there = action("a", ActionKind.MOVE_PLACE, "2028", subject="Atlantis")
    assert told(there, on=on).effects
    assert note_of(there) == "no estimate: there are no market figures for “Atlantis”"


def test_the_work_mode_counts_against_todays() -> None:
    on = ground(work_mode=WorkMode.HYBRID)
    factors = on.pack.pay.factors
    remote, hybrid = factors["work_mode.remote"], factors["work_mode.hybrid"]
    shift = shift_of(PLAIN[5], on=on)
    assert shift.log_effect == pytest.approx(remote.log_effect - hybrid.log_effect)
    assert "against working hybrid" in note_of(PLAIN[5], on=on)
    assert "as how you work now is not known" in note_of(PLAIN[5])
    assert note_of(PLAIN[5], on=ground(place="Remote")) == "as you work now"
    assert note_of(action("a", ActionKind.CHANGE_WORK_MODE, "2028", subject="afloat")).startswith("no estimate")


def test_a_change_of_work_mode_lasts_until_the_next() -> None:
    back = action("z", ActionKind.CHANGE_WORK_MODE, "2029-03", subject="hybrid")
    on = ground(work_mode=WorkMode.HYBRID)
    shift = shift_of(PLAIN[5], back, on=on)
    assert shift.ends == on.years_until(back.start.earliest())
    assert note_of(PLAIN[5], back, on=on) == "as you work now"


def test_tracks_with_figures_have_those_of_their_titles() -> None:
    (change,) = told(PLAIN[6]).effects
    assert isinstance(change, TrackChange)
    assert change.log_against == GROUND.track_against("engineering-manager")
    assert not change.is_assumption
    assert change.sd == pytest.approx(abs(change.log_against[1]) / Z_TENTH)
    assert change.grade == "C"


def test_tracks_without_data_are_assumed_and_count_only_when_switched_on() -> None:
    found = action("a", ActionKind.CHANGE_TRACK, "2030", subject="founder")
    (change,) = told(found).effects
    assert isinstance(change, TrackChange)
    assert change.does_nothing
    assert change.is_assumption
    assert "switched off" in note_of(found)
    (change,) = told(found, on=ground(count_grade_d=True)).effects
    assert isinstance(change, TrackChange)
    assert change.log_against == (ASSUMED_TRACKS[Track.FOUNDER].log_against,) * 4
    assert change.grade == "D"


def test_back_to_the_specialist_track_and_to_no_track_at_all() -> None:
    (change,) = told(action("a", ActionKind.CHANGE_TRACK, "2030", subject="specialist")).effects
    assert isinstance(change, TrackChange)
    assert change.does_nothing
    assert not change.is_assumption
    assert note_of(action("a", ActionKind.CHANGE_TRACK, "2030", subject="circus")).startswith("no estimate")
    nowhere = dataclasses.replace(GROUND)
    nowhere.__dict__["track_against"] = lambda _: None
    assert note_of(PLAIN[6], on=nowhere) == "no estimate: there are no figures for this track where you work"


def test_production_counts_only_with_ones_own_figure() -> None:
    assert note_of(PLAIN[9]).startswith("no estimate: no source tells what it pays")
    own = Override(id="production", value=0.05)
    on = ground(own)
    assert shift_of(PLAIN[9], on=on).log_effect == 0.05
    assert on.situation.inputs.level_log_median == GROUND.situation.inputs.level_log_median
    assert "by then" in note_of(PLAIN[9], action("z", ActionKind.TAKE_PRODUCTION, "2028"), on=on)
    has_it = ground(own, production=Production.OWNS)
    assert "changes nothing" in note_of(PLAIN[9], on=has_it)
    before, after = GROUND.situation.inputs.level_log_median[1], has_it.situation.inputs.level_log_median[1]
    assert after - before == pytest.approx(0.05)


def test_a_break_begins_at_once() -> None:
    (pause,) = told(PLAIN[7]).effects
    assert isinstance(pause, Break)
    assert (pause.years, pause.scar, pause.source) == (0.5, 0.0, BREAK_SOURCE)
    assert pause.at == pytest.approx(GROUND.years_until(PLAIN[7].start.earliest()))
    assert note_of(action("a", ActionKind.BREAK, "2030")) == "no estimate: it takes no time"


def test_time_alone_means_no_move_no_plan_and_the_usual_clock() -> None:
    inputs = dataclasses.replace(GROUND.situation.inputs, readiness_speed=1.4)
    alone = time_only(inputs)
    assert alone.dynamics.move_rate_per_year == 0.0
    assert alone.readiness_speed == 1.0
    assert dataclasses.replace(alone, dynamics=inputs.dynamics, readiness_speed=1.4) == inputs


def test_the_effects_come_out_of_the_forecast() -> None:
    """An effect of −4 % that is known exactly is about as large in the pay of the first year."""
    on = ground(Override(id="specialisation.mlops", value=-0.04))
    base = dataclasses.replace(on.situation.inputs, n_careers=500)
    plan = dataclasses.replace(plan_inputs(on, [specialise("a", "mlops")]), n_careers=500)
    (difference,) = compare(base, [plan], measure="base").differences
    faded = -0.04 * 2 ** (-(1 - on.years_until(specialise("a", "mlops").start.earliest())) / 7.4)
    assert difference.dollars[0, 2] == pytest.approx(150_000 * math.expm1(faded), rel=0.1)
    assert np.all(difference.better == 0.0)


def test_actions_that_are_over_count_from_today() -> None:
    assert told(action("d", ActionKind.MOVE_COMPANY, "2020")).effects[0].at == 0.0
