import math
from dataclasses import replace

import pytest

from planner.market.job_pay import Job, job_pay, standing
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


@pytest.mark.parametrize("basis", ["paid", "advertised", "reported"])
def test_there_is_no_estimate_for_an_unknown_title(basis: str) -> None:
    job = Job("Zookeeper", place("Seattle"), basis=basis)
    assert job_pay(SHIPPED, MODEL, job) is None
    assert standing(SHIPPED, MODEL, job, "mid", 11.0, 2026.5) is None


@pytest.mark.parametrize("basis", ["paid", "advertised", "reported"])
@pytest.mark.parametrize("where", ["Seattle", "Germany", "Wyoming", "US"])
def test_every_basis_and_place_has_a_ladder_that_rises(basis: str, where: str) -> None:
    facts = JobFacts("finance", "12000 employees", "remote", "GenAI", "master")
    found = job_pay(SHIPPED, MODEL, Job("ML engineer", place(where), facts=facts, basis=basis))
    assert found is not None
    entry, mid, senior, architect = found.log_median
    assert math.log(20_000) < entry < mid < senior < architect < math.log(600_000)
    assert found.n > 0 or "no reported pay for ml engineer: other sources used" in found.fallback
    assert found.cell
    assert found.source.licence


def test_an_unknown_basis_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        job_pay(SHIPPED, MODEL, Job("ML engineer", place("US"), basis="dreamt"))


def test_the_middle_pay_of_a_level_is_its_fiftieth_percentile() -> None:
    found = standing(PACK, PAY, BAKER, "mid", 10.4, PAY.model.paid_year)
    assert found is not None
    assert found.percentile == pytest.approx(50)
    assert found.median == pytest.approx(math.exp(10.4))
    assert (found.n, found.year, found.basis, found.source.id) == (40, 2000, "paid", "oews")


def test_one_spread_above_is_the_eighty_fourth() -> None:
    found = standing(PACK, PAY, BAKER, "mid", 10.7, PAY.model.paid_year)
    assert found is not None
    assert found.percentile == pytest.approx(84.13, abs=0.01)


def test_without_a_level_all_count_by_their_shares() -> None:
    found = standing(PACK, PAY, BAKER, "", 11.2, PAY.model.paid_year)
    assert found is not None
    # entry far below, mid 8/3 and senior 4/3 spreads below, architect half of it: .1 + .2·.9962 + .3·.9088 + .4·.5
    assert found.percentile == pytest.approx(77.19, abs=0.05)
    there = standing(PACK, PAY, BAKER, "", math.log(found.median), PAY.model.paid_year)
    assert there is not None
    assert there.percentile == pytest.approx(50, abs=0.01)


def test_percentiles_end_where_nothing_is_known() -> None:
    far = [standing(PACK, PAY, BAKER, "mid", pay, 2025.0) for pay in (5.0, 20.0)]
    assert [one.percentile for one in far if one] == [1.0, 99.0]


def test_later_pay_is_compared_after_prices() -> None:
    early = standing(SHIPPED, MODEL, Job("ML engineer", place("Seattle")), "senior", math.log(200_000), 2025.4)
    late = standing(SHIPPED, MODEL, Job("ML engineer", place("Seattle")), "senior", math.log(200_000), 2026.6)
    assert early is not None
    assert late is not None
    assert late.percentile < early.percentile
    assert late.median > early.median


@pytest.mark.parametrize("basis", ["advertised", "reported"])
def test_other_bases_are_told_apart(basis: str) -> None:
    found = standing(
        SHIPPED, MODEL, Job("Data scientist", place("US"), basis=basis), "senior", math.log(190_000), 2024.5
    )
    assert found is not None
    assert found.basis == basis
    assert found.source.id == {"advertised": "aijobs", "reported": "stackoverflow"}[basis]
    assert 20 < found.percentile < 80
    assert found.n > 30


def test_an_own_place_has_a_percentile_too() -> None:
    nation = SHIPPED.nation
    assert nation is not None
    half = own_place(nation, "Ruritania", 50, 40)
    there = standing(SHIPPED, MODEL, Job("ML engineer", half), "senior", math.log(75_000), 2025.4)
    here = standing(SHIPPED, MODEL, Job("ML engineer", nation), "senior", math.log(150_000), 2025.4)
    assert there is not None
    assert here is not None
    assert there.percentile == pytest.approx(here.percentile)
