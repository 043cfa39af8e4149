"""What the shipped figures take: loading the pack, the pay model and the catalogue, and one lookup in each."""

import itertools
import json
import timeit
from collections.abc import Callable
from functools import partial

from planner.market import (
    certifications,
    claims,
    evidence,
    industries,
    ladders,
    pay_file,
    requirements,
    rules,
    skills,
    specialisations,
    trends,
)
from planner.market.job_pay import Job, job_pay
from planner.market.pack import load_pack
from planner.market.pay_factors import JobFacts
from planner.market.pay_lookup import look_up
from planner.market.pay_question import PayQuestion
from planner.market.pay_words import BASES

CATALOGUE = (
    skills.load_skills,
    certifications.load_certifications,
    requirements.load_requirements,
    ladders.load_ladders,
    industries.load_industries,
    industries.load_hubs,
    specialisations.load_specialisations,
    trends.load_trends,
    rules.load_rules,
    evidence.load_cards,
    claims.load_claims,
)


def load_model() -> pay_file.PayFile:
    """The pay model, read anew."""
    pay_file._loaded.cache_clear()
    return pay_file.load_pay()


def load_catalogue() -> None:
    """Every file of the catalogue, read anew."""
    for load in CATALOGUE:
        load.cache_clear()
        load()


def timed(work: Callable[[], object], number: int = 1) -> list[float]:
    """Seconds of one call, twenty times; each the mean of ``number`` calls."""
    return [seconds / number for seconds in timeit.repeat(work, number=number, repeat=20)]


def main() -> None:
    """Measure and print."""
    pack, model = load_pack(), load_model().model
    family, place = pack.find_family("ML engineer"), pack.find_place("Seattle")
    assert family is not None
    assert place is not None
    someone = PayQuestion("advertised", "machine learning engineer", "ml-engineer", "senior", size="M", remote="remote")
    pay, others = pack.pay, itertools.cycle(pack.places)
    job = Job("ML engineer", place, facts=JobFacts("finance", "1000", "hybrid", "mlops"))
    times = {
        "pack": timed(load_pack),
        "model": timed(load_model),
        "catalogue": timed(load_catalogue),
        "level pay": timed(lambda: pack.level_pay(family, place), 20),
        "level pay, other places": timed(lambda: pack.level_pay(family, next(others)), 20),
        "pay model": timed(lambda: model.distribution(someone).quantiles(), 20),
        "job pay": timed(lambda: job_pay(pack, pay, job), 20),
        **{f"look up {one}": timed(partial(look_up, pack, pay, "ML engineer", place, basis=one), 20) for one in BASES},
    }
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    main()
