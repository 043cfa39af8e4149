"""What each lever adds, to the last field, with the user's own round figures in the place of measured ones."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import replace

import pytest

from planner.domain.figures import Override
from planner.domain.role import Level, WorkMode
from planner.forecast.effects import Effect, PayShift, Readiness
from planner.forecast.levers import AS_NOW, FASTEST, SLOWEST, Evidence, Kind, Levers, factor_now, moved
from planner.forecast.market_job import EXPIRY
from planner.forecast.situation import Situation, situation
from tests.forecast.examples import PACK, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 11, 22)
OWN = {"industry.finance": 0.25, "industry.technology": 0.1, "specialisation.mlops": 0.2, "work_mode.remote": -0.05}
DEED = PayShift(cause="A plan's deed", at=1.0, log_effect=0.01)
EXPIRING = PayShift(cause=EXPIRY, at=2.0, log_effect=-0.01)


def stand(level: Level = Level.MID) -> Situation:
    """A software engineer of the technology industry, partly in Seattle, with two effects ahead."""
    held = role("a", industry="Software", work_mode=WorkMode.HYBRID, level=level)
    own = [Override(id=name, value=value) for name, value in OWN.items()]
    made = situation(profile_of(held, *own), PACK, TODAY)
    assert isinstance(made, Situation)
    return replace(made, inputs=replace(made.inputs, effects=(DEED, EXPIRING)))


def effects(levers: Levers, own: Mapping[str, float] = OWN) -> tuple[Effect, ...]:
    """What the levers add behind what is ahead anyway."""
    found = moved(stand(), levers, Evidence(PACK, own)).inputs.effects
    ahead = (DEED,) if levers.is_certified is not None else (DEED, EXPIRING)
    assert found[: len(ahead)] == ahead
    return found[len(ahead) :]


def own_shift(cause: str, log_effect: float) -> PayShift:
    return PayShift(cause=cause, at=0.0, log_effect=log_effect, grade="own", source="Your own figure")


def test_one_industry_instead_of_another() -> None:
    assert effects(Levers(industry="industry.finance")) == (
        own_shift("Industry: Finance", 0.25),
        own_shift("Industry: Finance", -0.1),
    )


def test_the_same_industry_cancels_out() -> None:
    shifts = effects(Levers(industry="industry.technology"))
    assert sum(shift.log_effect for shift in shifts if isinstance(shift, PayShift)) == 0.0
    assert len(shifts) == 2


def test_a_measured_factor_has_a_spread_and_its_own_source() -> None:
    now = factor_now(stand(), "work_mode")
    assert now is not None
    new = Evidence(PACK, {}).factor("work_mode.on-site", stand())
    first = effects(Levers(work_mode="work_mode.on-site"), own={})[0]
    sds = [(factor.high - factor.low) / 2 / 1.2815515655 for factor in (new, now)]
    assert isinstance(first, PayShift)
    assert (first.cause, first.log_effect, first.source) == (f"Work mode: {new.name}", new.log_effect, new.source)
    assert first.sd == pytest.approx(math.hypot(*sds))


def test_a_specialisation_takes_the_own_figure_for_all_its_levels() -> None:
    (first,) = effects(Levers(specialisation="specialisation.mlops.mid"))  # none is known of the role
    assert isinstance(first, PayShift)
    assert (first.log_effect, first.grade, first.at, first.sd) == (0.2, "own", 0.0, 0.0)


def test_the_pace_and_the_guess_are_told_as_the_users_own() -> None:
    pace = Readiness(cause="Pace of promotions", at=0.0, factor=0.5, grade="own", source="your lever")
    guess = PayShift(cause="Production responsibility", at=0.0, log_effect=-0.2, grade="own", source="your own figure")
    assert effects(Levers(readiness=0.5)) == (pace,)
    assert effects(Levers(production=-0.2)) == (guess,)
    assert effects(Levers(production=-0.2, readiness=0.5)) == (pace, guess)


def test_a_raise_is_told_as_the_users_own() -> None:
    half_life = stand().inputs.dynamics.residual_half_life_years
    rise = PayShift(
        cause="Raise", at=0.0, log_effect=math.log1p(0.1), half_life=half_life, grade="own", source="your lever"
    )
    assert effects(Levers(pay_raise=0.1)) == (rise,)


def test_what_certification_brings_is_halved_by_ten_years_of_work() -> None:
    at = replace(stand(), inputs=replace(stand().inputs, years_of_experience=10.0))
    evidence = Evidence(PACK, {})
    shipped = PACK.pay.factors["certification"].factor(at.basis.family.occupations)
    half = evidence.factor("certification", at)
    assert (half.log_effect, half.low, half.high) == (shipped.log_effect / 2, shipped.low / 2, shipped.high / 2)
    assert Evidence(PACK, {"certification": 0.3}).factor("certification", at).log_effect == 0.3
    assert evidence.factor("industry.finance", at).log_effect == evidence.factor("industry.finance", stand()).log_effect


def test_a_lever_of_certification_takes_the_expiry_away_even_where_nothing_was_held() -> None:
    (held,) = effects(Levers(is_certified=True), {"certification": 0.08})
    assert held == own_shift("A certification in force", 0.08)
    assert effects(Levers(is_certified=False)) == ()


def test_the_person_is_otherwise_as_before() -> None:
    before = stand()
    after = moved(before, Levers(industry="industry.finance"), Evidence(PACK, OWN))
    assert replace(after.inputs, effects=before.inputs.effects) == before.inputs
    assert after.basis is before.basis


def test_an_unknown_choice_is_no_silent_nothing() -> None:
    with pytest.raises(KeyError, match=r"industry\.alchemy"):
        moved(stand(), Levers(industry="industry.alchemy"), Evidence(PACK, OWN))


@pytest.mark.parametrize("kind", ["industry", "work_mode", "specialisation"])
def test_choices_are_of_the_kind_each_once_without_what_is_now(kind: Kind) -> None:
    found = [factor.id for factor in Evidence(PACK, OWN).choices(kind, stand())]
    now = factor_now(stand(), kind)
    shipped = [name for name in PACK.pay.factors if name.startswith(f"{kind}.")]
    if kind == "specialisation":
        shipped = [name for name in shipped if name.endswith(".mid")]
    assert found == [name for name in shipped if now is None or name != now.id]
    assert len(found) == len(set(found)) > 1


@pytest.mark.parametrize("level", list(Level))
def test_specialisations_are_those_of_the_level(level: Level) -> None:
    found = Evidence(PACK, {}).choices("specialisation", stand(level))
    assert {factor.id.rpartition(".")[2] for factor in found} == {level.value}


def test_what_the_job_has_today_is_found_by_its_kind() -> None:
    found = [factor_now(stand(), kind) for kind in ("industry", "work_mode", "specialisation", "indus")]
    assert [factor and factor.id for factor in found] == ["industry.technology", "work_mode.hybrid", None, None]


@pytest.mark.parametrize(
    "levers",
    [
        Levers(readiness=SLOWEST),
        Levers(readiness=FASTEST),
        Levers(industry="industry.finance"),
        Levers(work_mode="work_mode.remote"),
        Levers(specialisation="specialisation.mlops.mid"),
        Levers(is_certified=False),
        Levers(is_certified=True),
        Levers(production=0.0),
        Levers(pay_raise=0.01),
    ],
)
def test_a_lever_alone_counts_as_one(levers: Levers) -> None:
    assert (levers.n_moved, levers == AS_NOW) == (1, False)


@pytest.mark.parametrize("pace", [0.4999, 2.0001, 0.0, -1.0, math.inf])
def test_the_pace_is_told_by_its_bounds(pace: float) -> None:
    with pytest.raises(ValueError, match=r"^readiness must be 0\.5 to 2$"):
        Levers(readiness=pace)
