"""What if: a lever left alone changes nothing at all, one moved adds what the evidence says and nothing more."""

import datetime
import itertools
import math
from dataclasses import replace
from functools import cache

import pytest

from planner.domain.profile import Profile
from planner.domain.role import PayPolicy, Role
from planner.forecast.effects import MarketShift, Move, PayShift, Readiness
from planner.forecast.engine import forecast
from planner.forecast.levers import AS_NOW, Evidence, Levers, factor_now, moved
from planner.forecast.market_job import EXPIRY
from planner.forecast.situation import Situation, situation
from planner.market.pack import load_pack
from planner.market.places import COUNTRY
from planner.workspace.sample import sample_profile

TODAY = datetime.date(2026, 11, 22)


@cache
def profile() -> Profile:
    return sample_profile(TODAY).applied_to(Profile())


@cache
def stand() -> Situation:
    made = situation(profile(), load_pack(), TODAY)
    assert isinstance(made, Situation)
    return made


@cache
def unknown_job() -> Situation:
    """The same person where neither industry nor work mode nor specialisation of the role is known."""
    records = [
        replace(one, industry="", work_mode=None, specialisation="") if isinstance(one, Role) else one
        for one in profile().records.values()
    ]
    made = situation(Profile({one.id: one for one in records}), load_pack(), TODAY)
    assert isinstance(made, Situation)
    return made


def evidence(**own: float) -> Evidence:
    return Evidence(load_pack(), {name.replace("__", "."): value for name, value in own.items()})


def added(levers: Levers, at: Situation | None = None, **own: float) -> list[PayShift]:
    at = at or stand()
    before = at.inputs.effects
    effects = moved(at, levers, evidence(**own)).inputs.effects
    return [one for one in effects if one not in before and isinstance(one, PayShift)]


def median(at: Situation) -> float:
    return float(forecast(at.inputs).base.median[4])


def test_levers_left_alone_are_the_same_situation() -> None:
    assert moved(stand(), AS_NOW, evidence()) is stand()
    assert AS_NOW.n_moved == 0


def test_each_lever_counts_when_it_is_moved() -> None:
    everything = Levers(
        readiness=1.5,
        industry="industry.finance",
        work_mode="work_mode.remote",
        specialisation="specialisation.mlops.mid",
        is_certified=False,
        production=0.0,
        is_leaving=True,
        place="denver",
        pay_policy="nation",
        pay_raise=-0.05,
    )
    assert everything.n_moved == 10


@pytest.mark.parametrize("pace", [0.49, 2.01, math.nan])
def test_a_pace_out_of_reach_is_refused(pace: float) -> None:
    with pytest.raises(ValueError, match="readiness must be"):
        Levers(readiness=pace)


@pytest.mark.parametrize("guess", [math.inf, math.nan])
def test_a_guess_that_is_no_number_is_refused(guess: float) -> None:
    with pytest.raises(ValueError, match="production"):
        Levers(production=guess)


@pytest.mark.parametrize("share", [-0.51, 0.51, math.inf, math.nan])
def test_a_raise_out_of_reach_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="pay_raise must be"):
        Levers(pay_raise=share)


def test_more_readiness_never_brings_a_level_later() -> None:
    paces = (0.5, 0.8, 1.0, 1.25, 2.0)
    chances = [forecast(moved(stand(), Levers(readiness=pace), evidence()).inputs).chance_at_least(2) for pace in paces]
    for slower, faster in itertools.pairwise(chances):
        assert (faster >= slower).all()
    assert chances[0][4] < chances[2][4] < chances[4][4]


def test_the_pace_is_the_users_own_effect() -> None:
    (pace,) = set(moved(stand(), Levers(readiness=1.5), evidence()).inputs.effects) - set(stand().inputs.effects)
    assert isinstance(pace, Readiness)
    assert (pace.factor, pace.at, pace.grade) == (1.5, 0.0, "own")


def test_another_industry_pays_the_difference_of_both() -> None:
    now, new = factor_now(stand(), "industry"), evidence().factor("industry.finance", stand())
    assert now is not None
    shifts = added(Levers(industry="industry.finance"))
    assert {shift.cause for shift in shifts} == {"Industry: Finance"}
    assert {shift.grade for shift in shifts} == {"C"}
    assert sum(shift.log_effect for shift in shifts) == pytest.approx(new.log_effect - now.log_effect)
    assert sum(shift.sd > 0 for shift in shifts) == 1
    assert all(shift.half_life is None for shift in shifts)


def test_where_the_industry_is_unknown_the_new_one_is_against_the_average() -> None:
    (shift,) = added(Levers(industry="industry.finance"), unknown_job())
    new = evidence().factor("industry.finance", unknown_job())
    assert shift.log_effect == new.log_effect
    assert shift.sd == pytest.approx((new.high - new.low) / 2 / 1.28155, rel=1e-4)


def test_the_spread_of_both_industries_counts() -> None:
    known, unknown = (added(Levers(industry="industry.finance"), at) for at in (stand(), unknown_job()))
    assert max(shift.sd for shift in known) > unknown[0].sd


def test_another_specialisation_fades_and_takes_the_old_one_along() -> None:
    now = factor_now(stand(), "specialisation")
    assert now is not None
    new, old = added(Levers(specialisation="specialisation.mlops.mid"))
    assert new.half_life == pytest.approx(7.4)
    assert old.log_effect == -now.log_effect
    assert old.half_life == now.half_life_years


def test_back_to_general_work_leaves_nothing_but_the_spread_of_the_old() -> None:
    new, old = added(Levers(specialisation="specialisation.general-ml.mid"))
    assert new.log_effect == 0.0
    assert new.sd > 0
    assert new.half_life == old.half_life


def test_general_work_for_who_had_no_specialisation_changes_nothing() -> None:
    general = moved(unknown_job(), Levers(specialisation="specialisation.general-ml.mid"), evidence())
    assert median(general) == pytest.approx(median(unknown_job()), rel=1e-9)


def test_what_has_no_estimate_moves_nothing() -> None:
    deep = Levers(specialisation="specialisation.deep-learning.mid")
    assert added(deep) == []
    assert median(moved(stand(), deep, evidence())) == pytest.approx(median(stand()), rel=1e-9)


def test_the_users_own_effect_wins() -> None:
    shifts = added(Levers(industry="industry.finance"), unknown_job(), industry__finance=0.3)
    assert [shift.log_effect for shift in shifts] == [0.3]
    assert shifts[0].grade == "own"
    assert added(Levers(industry="industry.finance"), industry__finance=0.3)[0].grade == "C"  # the old one is not


def is_certified(at: Situation) -> bool:
    return factor_now(at, "certification") is not None


@cache
def uncertified() -> Situation:
    records = {name: one for name, one in profile().records.items() if type(one).__name__ != "Certification"}
    made = situation(Profile(records), load_pack(), TODAY)
    assert isinstance(made, Situation)
    return made


def test_a_certification_in_force_helps_less_with_experience() -> None:
    assert not is_certified(uncertified())
    (shift,) = added(Levers(is_certified=True), uncertified())
    shipped = load_pack().pay.factors["certification"].log_effect
    assert 0 < shift.log_effect < shipped
    assert shift.grade == "B"
    newcomer = replace(uncertified(), inputs=replace(uncertified().inputs, years_of_experience=0.0, years_at_level=0.0))
    (whole,) = added(Levers(is_certified=True), newcomer)
    assert whole.log_effect == shipped


def test_kept_in_force_it_does_not_expire() -> None:
    assert is_certified(stand())
    expires = PayShift(cause=EXPIRY, at=2.0, log_effect=-0.01)
    expiring = replace(stand(), inputs=replace(stand().inputs, effects=(*stand().inputs.effects, expires)))
    kept = moved(expiring, Levers(is_certified=True), evidence())
    assert not any(one.cause == EXPIRY for one in kept.inputs.effects)
    assert added(Levers(is_certified=True), expiring) == []


def test_without_a_certification_what_it_paid_is_gone_once() -> None:
    now = factor_now(stand(), "certification")
    assert now is not None
    (shift,) = added(Levers(is_certified=False))
    assert shift.log_effect == -now.log_effect
    assert added(Levers(is_certified=False), uncertified()) == []


def test_production_responsibility_pays_what_the_user_guesses() -> None:
    (shift,) = added(Levers(production=math.log(1.05)))
    assert shift.log_effect == pytest.approx(math.log(1.05))
    assert (shift.sd, shift.grade) == (0.0, "own")
    guessed = moved(stand(), Levers(production=math.log(1.05)), evidence())
    assert median(guessed) == pytest.approx(1.05 * median(stand()), rel=1e-6)


def test_a_raise_is_paid_from_today_on_and_fades_as_all_distances_do() -> None:
    (shift,) = added(Levers(pay_raise=0.05))
    half_life = stand().inputs.dynamics.residual_half_life_years
    assert (shift.at, shift.half_life, shift.sd, shift.grade) == (0.0, half_life, 0.0, "own")
    after = forecast(moved(stand(), Levers(pay_raise=0.05), evidence()).inputs)
    before = forecast(stand().inputs)
    for year in (0, 9):
        left = 0.5 ** ((year + 1) / half_life)
        assert after.base.median[year] / before.base.median[year] == pytest.approx(1.05**left, rel=1e-4)


def test_choices_are_what_is_not_already_so() -> None:
    now = factor_now(stand(), "industry")
    assert now is not None
    ids = [one.id for one in evidence().choices("industry", stand())]
    assert now.id not in ids
    assert "industry.finance" in ids
    assert now.id in [one.id for one in evidence().choices("industry", unknown_job())]


def test_specialisations_are_those_of_the_persons_level() -> None:
    choices = evidence().choices("specialisation", stand())
    assert {one.id.rpartition(".")[2] for one in choices} == {"mid"}
    assert {one.has_estimate for one in choices} == {True, False}


def test_work_modes_can_be_chosen() -> None:
    assert {one.id for one in evidence().choices("work_mode", unknown_job())} == {
        "work_mode.on-site",
        "work_mode.hybrid",
        "work_mode.remote",
    }


@cache
def in_denver(policy: PayPolicy | None = None) -> Situation:
    """The same person in Denver, paid there or as the policy says."""
    records = [
        replace(one, place="Denver, CO", pay_policy=policy) if isinstance(one, Role) else one
        for one in profile().records.values()
    ]
    made = situation(Profile({one.id: one for one in records}), load_pack(), TODAY)
    assert isinstance(made, Situation)
    return made


def market_of(levers: Levers, at: Situation | None = None) -> list[MarketShift]:
    effects = moved(at or stand(), levers, evidence()).inputs.effects
    return [one for one in effects if isinstance(one, MarketShift)]


def test_another_place_pays_what_it_would_pay_who_lives_there() -> None:
    (shift,) = market_of(Levers(place="denver"))
    assert shift.level_log_median == pytest.approx(in_denver().inputs.level_log_median)
    assert (shift.at, shift.grade) == (0.0, "B")
    assert shift.source.startswith("BLS OEWS")
    there = moved(stand(), Levers(place="denver"), evidence())
    assert there.basis.place.name == "Denver"
    # Who is paid so far from the market here is paid as far from it there, as often above as below: in dollars, so that
    # the median falls by at most half the square of 20 %.
    assert shift.is_anew
    assert shift.sd == pytest.approx(0.0328, abs=1e-4)
    change = shift.level_log_median[1] - stand().inputs.level_log_median[1]
    assert math.log(forecast(there.inputs).base.median[0] / forecast(stand().inputs).base.median[0]) == pytest.approx(
        change - 0.01, abs=0.01
    )


def test_there_and_back_is_where_one_is() -> None:
    assert market_of(Levers(place="seattle")) == []
    same = forecast(moved(stand(), Levers(place="seattle"), evidence()).inputs)
    assert (same.base.quantiles == forecast(stand().inputs).base.quantiles).all()


def test_an_employer_who_pays_nationwide_pays_as_the_nation() -> None:
    (shift,) = market_of(Levers(pay_policy="nation"))
    nationwide = in_denver(PayPolicy.NATIONAL_BANDS)
    assert shift.level_log_median == pytest.approx(nationwide.inputs.level_log_median)
    assert moved(stand(), Levers(pay_policy="nation"), evidence()).basis.place.name == "Seattle"
    assert market_of(Levers(pay_policy="place")) == []
    assert not shift.is_anew  # the same job
    assert shift.sd > 0


def test_a_policy_stays_with_who_moves_until_it_is_another() -> None:
    nationwide = in_denver(PayPolicy.NATIONAL_BANDS)
    assert market_of(Levers(place="seattle"), nationwide) == []
    (shift,) = market_of(Levers(place="seattle", pay_policy="place"), nationwide)
    assert shift.level_log_median == pytest.approx(stand().inputs.level_log_median)


def test_a_country_is_known_by_its_adverts() -> None:
    country = next(place for place in load_pack().places if place.kind == COUNTRY)
    (shift,) = market_of(Levers(place=country.id))
    assert shift.grade == "C"
    assert list(shift.level_log_median) == sorted(shift.level_log_median)


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="atlantis"):
        moved(stand(), Levers(place="atlantis"), evidence())


def test_another_employer_brings_the_premium_and_costs_what_has_not_vested() -> None:
    there = moved(stand(), Levers(is_leaving=True), evidence())
    (move,) = [one for one in there.inputs.effects if isinstance(one, Move)]
    assert (move.at, move.grade, move.source) == (0.0, "B", "Atlanta Fed Wage Growth Tracker")
    assert any(stand().inputs.vesting)
    gone, kept = (forecast(one.inputs) for one in (there, stand()))
    assert gone.total.median[0] < kept.total.median[0]
    assert gone.base.median[0] == pytest.approx(kept.base.median[0], rel=0.02)


def test_no_figures_for_a_place_move_nothing() -> None:
    pack = load_pack()
    family = replace(stand().basis.family, occupations=(("99-9999", 1.0),))
    rare = replace(stand(), basis=replace(stand().basis, family=family))
    effects = moved(rare, Levers(place="denver"), Evidence(pack, {})).inputs.effects
    assert not any(isinstance(one, MarketShift) for one in effects)
