import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.job_pay import Job, job_pay
from planner.market.own_places import own_place, remote_place
from planner.market.pack import load_pack
from planner.market.pay_factors import JobFacts
from planner.market.pay_file import load_pay
from planner.market.places import Place
from tests.market.made_up import pack
from tests.market.made_up_pay import pay_file

PACK, PAY = pack(), pay_file()
SHIPPED, MODEL = load_pack(), load_pay()


def place(text: str) -> Place:
    found = SHIPPED.find_place(text)
    assert found is not None
    return found


VILLE = PACK.find_place("Ville")
assert VILLE is not None
BAKER = Job("Baker", VILLE)


def medians(job: Job, own: dict[str, float] | None = None) -> list[float]:
    found = job_pay(PACK, PAY, job, own or {})
    assert found is not None
    return list(found.log_median)


def test_paid_is_the_cell_of_the_place() -> None:
    found = job_pay(PACK, PAY, BAKER)
    assert found is not None
    assert found.log_median == (10.0, 10.4, 10.8, 11.2)
    assert (found.n, found.cell, found.fallback) == (40, "Examples May 2000, 51-1 Bakers, Ville", "")
    assert found.factors == ((), (), (), ())


def test_what_is_known_moves_every_level() -> None:
    job = replace(BAKER, facts=JobFacts(industry="finance", size="large"))
    assert medians(job) == pytest.approx([10.14, 10.54, 10.94, 11.34])


def test_the_chosen_family_wins_over_the_title() -> None:
    chef = PACK.family("Chef")
    assert medians(replace(BAKER, family=chef)) != medians(BAKER)
    assert medians(Job("Zookeeper", BAKER.place, PACK.family("baker"))) == medians(BAKER)


def test_own_figures_win_but_never_turn_the_ladder() -> None:
    job = replace(BAKER, facts=JobFacts(specialisation="mlops"))
    assert medians(job, {"specialisation.mlops.senior": 0.2})[2] == pytest.approx(11.0)
    turned = medians(job, {"specialisation.mlops.entry": 1.0})
    assert turned == pytest.approx([11.0, 11.005, 11.01, 11.16])


def test_remote_work_counts_once() -> None:
    assert PACK.nation is not None
    far = remote_place(PACK.nation, PAY, None)
    assert medians(Job("Baker", far, facts=JobFacts(work_mode="remote"))) == medians(Job("Baker", far))


def test_there_is_no_estimate_for_an_unknown_title() -> None:
    assert job_pay(SHIPPED, MODEL, Job("Zookeeper", place("Seattle"))) is None


@pytest.mark.parametrize("where", ["Seattle", "Germany", "Wyoming", "US"])
def test_every_place_has_a_ladder_that_rises(where: str) -> None:
    facts = JobFacts("finance", "12000 employees", "remote", "GenAI", "master")
    found = job_pay(SHIPPED, MODEL, Job("ML engineer", place(where), facts=facts))
    assert found is not None
    entry, mid, senior, architect = found.log_median
    assert math.log(20_000) < entry < mid < senior < architect < math.log(600_000)
    assert found.n > 0
    assert found.cell
    assert found.source.licence


def test_an_own_place_pays_its_share_of_the_nation() -> None:
    nation = SHIPPED.nation
    assert nation is not None
    there = job_pay(SHIPPED, MODEL, Job("ML engineer", own_place(nation, "Ruritania", 50, 40)))
    here = job_pay(SHIPPED, MODEL, Job("ML engineer", nation))
    assert there is not None
    assert here is not None
    assert there.log_median == pytest.approx([pay + math.log(0.5) for pay in here.log_median])


@given(st.floats(-0.5, 0.5))
def test_an_effect_of_ones_own_moves_every_level_by_itself(effect: float) -> None:
    found = job_pay(PACK, PAY, replace(BAKER, facts=JobFacts(size="large")), {"size.large": effect})
    assert found is not None
    assert found.log_median == pytest.approx([pay + effect for pay in (10.0, 10.4, 10.8, 11.2)])
    assert {factor.grade for level in found.factors for factor in level} == {"own"}


def test_each_effect_of_a_level_is_told() -> None:
    found = job_pay(PACK, PAY, replace(BAKER, facts=JobFacts(industry="finance", specialisation="mlops")))
    assert found is not None
    assert [factor.id for factor in found.factors[2]] == ["industry.finance", "specialisation.mlops.senior"]


def test_a_country_counts_its_adverts() -> None:
    germany = place("Germany")
    found = job_pay(SHIPPED, MODEL, Job("ML engineer", germany))
    assert found is not None
    assert found.n == germany.adverts > 0
    assert found.fallback.startswith("thin: ")
