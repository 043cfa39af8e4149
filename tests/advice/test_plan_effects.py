import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.advice.plan_checks import last_day
from planner.advice.plan_effects import (
    ASSUMED_TRACKS,
    BREAK_SOURCE,
    inputs_of_plan,
    plan_effects,
    plan_inputs,
    with_effects,
)
from planner.advice.plan_grounds import PlanGround
from planner.advice.plan_moves import FINDING_IT
from planner.domain.figures import Override
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.role import Production, Track, WorkMode
from planner.forecast.comparison import compare, time_only
from planner.forecast.effects import Break, PayShift, TrackChange
from planner.market.factors import Z_TENTH
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


NB = "\N{NO-BREAK SPACE}"
LANGUAGE_MODELS = ground(specialisation="generative AI")


@settings(max_examples=25)
@given(st.sets(st.sampled_from([one.id for one in PLAIN])))
def test_actions_of_different_kinds_leave_each_other_alone(ids: set[str]) -> None:
    some = [one for one in PLAIN if one.id in ids]
    found = told(*some, on=GROUND)
    alone = [told(*(one for one in some if one.kind is kind), on=GROUND) for kind in {one.kind for one in some}]
    assert sorted(map(repr, found.effects)) == sorted(repr(effect) for one in alone for effect in one.effects)
    assert len(found.notes) == len(some)
    assert [note.action_id for note in found.notes] == [
        one.id for one in sorted(some, key=lambda one: (last_day(one), one.id))
    ]


@given(st.integers(2027, 2060))
def test_a_later_certification_says_less_and_a_later_turn_gives_up_less(year: int) -> None:
    now, later = shift_of(earn("a", f"{year}-01")), shift_of(earn("a", f"{year + 1}-01"))
    assert now.log_effect > later.log_effect > 0
    assert later.sd / later.log_effect == pytest.approx(now.sd / now.log_effect)
    on = LANGUAGE_MODELS
    _, left = told(specialise("a", "mlops", f"{year}-01"), on=on).effects
    _, less = told(specialise("a", "mlops", f"{year + 1}-01"), on=on).effects
    assert isinstance(left, PayShift)
    assert isinstance(less, PayShift)
    # Generative AI costs pay at mid level, so that giving it up is a gain, the half of which is gone after 7.4 years.
    assert left.log_effect > less.log_effect > 0
    assert less.log_effect / left.log_effect == pytest.approx(0.5 ** ((less.at - left.at) / 7.4))


def test_each_turn_lasts_until_the_next_and_what_is_not_measured_is_no_turn() -> None:
    turns = [
        specialise("a", "mlops"),
        specialise("b", "edge AI", "2028-01"),
        specialise("c", "computer vision", "2029"),
    ]
    found = told(*turns, on=GROUND)
    first, last = found.effects
    assert isinstance(first, PayShift)
    assert isinstance(last, PayShift)
    assert (first.cause, last.cause) == ("a", "c")
    assert (first.ends, last.ends) == (last.at, None)
    assert found.notes[1].text.startswith("no estimate: ")


def test_only_the_first_turn_gives_up_the_present_specialisation() -> None:
    found = told(specialise("a", "mlops"), specialise("b", "computer vision", "2029"), on=LANGUAGE_MODELS)
    assert [effect.cause for effect in found.effects] == ["a", "a", "b"]


def test_two_work_modes_are_held_against_each_other() -> None:
    """Remote −0.0017 (−0.0457 to 0.0424) against hybrid −0.0479 (−0.1032 to 0.0074), 80 % within 2.5631 deviations."""
    shift = shift_of(PLAIN[5], on=ground(work_mode=WorkMode.HYBRID))
    assert shift.log_effect == pytest.approx(0.0462)
    assert shift.sd == pytest.approx(math.hypot(0.0881, 0.1106) / 2.5631031, rel=1e-6)
    unknown = shift_of(PLAIN[5])
    assert unknown.log_effect == pytest.approx(-0.0017)
    assert unknown.sd == pytest.approx(0.0881 / 2.5631031, rel=1e-6)
    assert shift_of(dataclasses.replace(PLAIN[5], subject=" ReMote ")) == unknown


@pytest.mark.parametrize(
    ("one", "text"),
    [
        # e^0.0198 − 1 = 2 %, halved every ten years: 0.0198 · 0.5^0.7245 = 0.0120.
        (PLAIN[0], f"+1{NB}% pay, between +0{NB}% and +4{NB}%, once however many there are, until 2029"),
        # e^−0.0405, e^−0.1098 and e^0.0289
        (
            PLAIN[1],
            f"−4{NB}% pay, between −10{NB}% and +3{NB}% at mid level, half of it gone 7.4 years later",
        ),
        # e^0.0071, e^0.0046 and e^0.0075
        (
            PLAIN[3],
            f"+0.7{NB}% pay on average, between +0.5{NB}% and +0.8{NB}%, more in a good market; for one person give or "
            f"take 6{NB}% (assumed, grade D); what has not vested is lost; {FINDING_IT}",
        ),
        # 114,112 of 144,195 dollars, and price levels of 98.066 of 111.133: 0.7914 · 1.1332 = 0.897
        (
            PLAIN[4],
            f"market pay −21{NB}%, between −25{NB}% and −17{NB}%; prices there are 88 where they are 100 now, so it "
            f"buys −10{NB}%; where you stand there give or take 20{NB}% (assumed, grade D); {FINDING_IT}",
        ),
        (PLAIN[7], "no pay while it lasts; nothing is assumed to be lost for good"),
        (action("a", ActionKind.MOVE_PLACE, "2028", subject="Seattle"), f"market pay +0{NB}%"),
        (
            action("a", ActionKind.MOVE_PLACE, "2028", subject="Gotham"),
            "no estimate: there are no market figures for “Gotham”",
        ),
        (
            action("a", ActionKind.CHANGE_WORK_MODE, "2028", subject="afloat"),
            "no estimate: there are no figures for it",
        ),
        (action("a", ActionKind.CHANGE_TRACK, "2028", subject="circus"), "no estimate: the track is not known"),
        (action("a", ActionKind.CHANGE_TRACK, "2028", subject="specialist"), "pay as on the specialist track"),
    ],
)
def test_what_an_action_counts_for_is_told_in_full(one: Action, text: str) -> None:
    assert note_of(one) == text


@pytest.mark.parametrize(
    ("track", "text", "log_against", "sd", "failure"),
    [
        ("founder", "about 40 % less pay, widely spread; a quarter gives up a year", -0.5, 0.7, 0.25),
        ("consultant", "equal pay, widely spread; 15 % go back a year", 0.0, 0.3, 0.15),
    ],
)
def test_an_assumed_track_is_told_as_one(track: str, text: str, log_against: float, sd: float, failure: float) -> None:
    change = action("a", ActionKind.CHANGE_TRACK, "2030", subject=track)
    off, on = told(change), told(change, on=ground(count_grade_d=True))
    assert off.notes[0].text == (
        f"no estimate: there are no data for the {track} track; our assumption ({text}) is switched off"
    )
    assert (on.notes[0].text, on.notes[0].grade) == (f"assumed: {text}", "D")
    assert off.notes[0].is_assumption
    assert on.notes[0].is_assumption
    (effect,) = on.effects
    assert isinstance(effect, TrackChange)
    assert effect.log_against == (log_against,) * 4
    assert (effect.sd, effect.failure_rate_per_year, effect.is_assumption) == (sd, failure, True)


def test_effects_come_after_those_there_are() -> None:
    had = told(PLAIN[3], on=GROUND).effects
    inputs = with_effects(GROUND.situation.inputs, had)
    assert with_effects(inputs, ()) is inputs
    assert with_effects(inputs, told(PLAIN[7]).effects).effects == (*had, *told(PLAIN[7]).effects)
    assert time_only(time_only(inputs)) == time_only(inputs)
