import math
from dataclasses import replace
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.job_pay import LEVELS, Job, JobPay, Standing, job_pay, standing
from planner.market.own_places import own_place, remote_place
from planner.market.pack import load_pack
from planner.market.pay_factors import UNKNOWN, JobFacts
from planner.market.pay_file import load_pay
from planner.market.places import Place
from tests.market.made_up import document, pack
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


def baker() -> JobPay:
    found = job_pay(PACK, PAY, BAKER)
    assert found is not None
    return found


LADDER = tuple(NormalDist(middle, 0.3) for middle in (10.0, 10.4, 10.8, 11.2))
SHARES = (0.1, 0.2, 0.3, 0.4)


@given(st.floats(8.5, 12.5))
def test_the_share_below_is_that_of_the_lognormal_levels(log_pay: float) -> None:
    one = baker()
    each = [normal.cdf(log_pay) for normal in LADDER]
    assert [one.share_below(level, log_pay) for level in LEVELS] == pytest.approx(each)
    assert one.share_below("", log_pay) == pytest.approx(sum(map(math.prod, zip(SHARES, each, strict=True))))


@given(st.floats(8.0, 13.0), st.floats(0.0, 1.0), st.sampled_from(["", *LEVELS]))
def test_more_pay_never_stands_lower(log_pay: float, more: float, level: str) -> None:
    assert baker().share_below(level, log_pay) <= baker().share_below(level, log_pay + more) + 1e-12


def test_shares_of_levels_need_not_sum_to_one() -> None:
    doubled = replace(baker(), weights=(0.2, 0.4, 0.6, 0.8))
    assert doubled.share_below("", 10.6) == pytest.approx(baker().share_below("", 10.6))


def test_an_unknown_level_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        baker().share_below("director", 10.0)


def where(log_pay: float, level: str = "mid", *, own: float = 0.0, facts: JobFacts = UNKNOWN) -> Standing:
    """Where a baker stands, with an own effect of a large employer."""
    job = replace(BAKER, facts=facts)
    found = standing(PACK, PAY, job, level, log_pay, PAY.model.paid_year, {"size.large": own} if own else {})
    assert found is not None
    return found


@given(st.floats(-0.5, 0.5))
def test_an_effect_on_the_job_counts_as_so_much_less_pay(effect: float) -> None:
    large = JobFacts(size="large")
    with_effect = where(10.5 + effect, own=effect or 1e-12, facts=large)
    assert with_effect.percentile == pytest.approx(where(10.5).percentile, abs=1e-6)
    assert math.log(with_effect.median) == pytest.approx(10.4 + effect)
    assert [factor.grade for factor in with_effect.factors] == ["own"]


def test_each_effect_of_the_level_asked_is_told() -> None:
    told = where(10.5, "senior", facts=JobFacts(industry="finance", specialisation="mlops")).factors
    assert [factor.id for factor in told] == ["industry.finance", "specialisation.mlops.senior"]
    unknown = where(10.5, "", facts=JobFacts(specialisation="mlops")).factors
    assert [factor.id for factor in unknown] == ["specialisation.mlops.senior"]


def test_prices_bring_the_figures_to_the_time_of_the_pay() -> None:
    priced = document()
    priced["price_index"] = {"name": "Prices", "times": [2020.0, 2025.0, 2030.0], "values": [100.0, 110.0, 121.0]}
    for when, factor in ((2025.0, 1.0), (2030.0, 1.1), (2020.0, 1 / 1.1)):
        found = standing(pack(priced), PAY, BAKER, "mid", 10.4 + math.log(factor), when)
        assert found is not None
        assert found.median == pytest.approx(math.exp(10.4) * factor)
        assert found.percentile == pytest.approx(50)


@pytest.mark.parametrize(("log_pay", "percentile"), [(9.69, 1.0), (10.3, 36.944), (10.4, 50.0), (11.11, 99.0)])
def test_percentiles_stop_at_one_and_ninety_nine(log_pay: float, percentile: float) -> None:
    assert where(log_pay).percentile == pytest.approx(percentile, abs=0.01)


def test_the_median_of_all_levels_halves_their_mixture() -> None:
    low, high = 9.0, 12.0
    for _ in range(60):
        middle = (low + high) / 2
        below = sum(share * normal.cdf(middle) for share, normal in zip(SHARES, LADDER, strict=True))
        low, high = (middle, high) if below < 0.5 else (low, middle)
    assert math.log(where(10.0, "").median) == pytest.approx(low, abs=1e-9)


@pytest.mark.parametrize("basis", ["advertised", "reported"])
@pytest.mark.parametrize("level", ["entry", "senior"])
def test_stated_pay_is_judged_by_its_own_distribution(basis: str, level: str) -> None:
    found = job_pay(SHIPPED, MODEL, Job("Data scientist", place("US"), basis=basis))
    assert found is not None
    own = found.answers[LEVELS.index(level)].distribution
    for share in (0.1, 0.5, 0.9):
        assert found.share_below(level, own.quantile(share)) == pytest.approx(share, abs=1e-6)
    assert found.factors == ((), (), (), ())
    assert found.weights == SHIPPED.level_weights
