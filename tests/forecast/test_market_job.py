import datetime
import math
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.figures import Override, OwnPlace
from planner.domain.person import Education, Person
from planner.domain.profile import Profile, Record
from planner.domain.role import Level, PayPolicy, Production, WorkMode
from planner.forecast.market_job import MarketJob, fading_cause, last_expiry, market_job, own_factors
from planner.market.pack import load_pack
from planner.market.pay_file import load_pay
from tests.forecast.examples import PACK, role
from tests.strategies import profile_of

TODAY = datetime.date(2026, 11, 22)
SHIPPED = load_pack()


def job(*records: Record, years: float | None = 6.0, **fields: Any) -> MarketJob:  # noqa: ANN401 - fields of any type
    held = role("a", **fields)
    return market_job(profile_of(held, *records), SHIPPED, held, years, TODAY)


def ids(found: MarketJob) -> set[str]:
    return {factor.id for factor in found.factors}


def certified(until: str | None, status: CertificationStatus = CertificationStatus.EARNED) -> Certification:
    expires = PartialDate.parse(until) if until else None
    return Certification(id=f"c{until}", name="CKA", status=status, earned=PartialDate(2024), expires=expires)


def test_the_title_decides_unless_the_user_chose_what_it_pays_like() -> None:
    assert job(title="Data scientist").family.name == "Data scientist"
    assert job(title="Data scientist", pays_like="Software engineer").family.name == "Software engineer"
    assert job(title="Wizard of numbers", pays_like="Data scientist").family.name == "Data scientist"


def test_what_is_known_about_the_job_gives_factors_at_its_level() -> None:
    found = job(
        Person(education=Education.DOCTORATE),
        certified(None),
        industry="Finance",
        company_size="L",
        work_mode=WorkMode.HYBRID,
        specialisation="MLOps",
        level=Level.SENIOR,
    )
    assert ids(found) == {
        *("industry.finance", "size.large", "work_mode.hybrid", "education.doctorate"),
        *("specialisation.mlops.senior", "certification"),
    }


def test_nothing_known_gives_no_factors_and_no_degree_none() -> None:
    assert job().factors == ()
    assert job(Person(education=Education.NONE)).factors == ()


def test_factors_move_what_the_market_pays() -> None:
    plain, finance = job(), job(industry="Finance")
    moved = finance.pay.log_median[1] - plain.pay.log_median[1]
    assert moved == pytest.approx(finance.factors[0].log_effect)
    assert moved != 0


def test_the_users_own_figure_wins() -> None:
    found = job(Override(id="industry.finance", value=0.2), industry="Finance")
    assert (found.factors[0].log_effect, found.factors[0].grade) == (0.2, "own")


def test_overrides_of_the_dynamics_are_none_of_the_markets() -> None:
    assert job(Override(id="dynamics.shock_sd", value=0.2)).pay.log_median == job().pay.log_median


def test_an_own_place_wins_over_the_packs() -> None:
    found = job(OwnPlace(id="o", name="Seattle", pay_percent=150, price_percent=80))
    assert (found.place.kind, found.place.price_level) == ("own", 80)
    nation = SHIPPED.nation
    assert nation is not None
    at_home = job(place="United States")
    assert found.pay.log_median[1] - at_home.pay.log_median[1] == pytest.approx(math.log(1.5))


def test_an_own_place_of_another_name_changes_nothing() -> None:
    assert job(OwnPlace(id="o", name="Elsewhere", pay_percent=150)).place == job().place


def test_remote_work_is_paid_as_measured_at_the_prices_of_home() -> None:
    found = job(Person(home_place="Cleveland, OH"), place="Remote")
    cleveland = SHIPPED.find_place("Cleveland, OH")
    assert cleveland is not None
    assert (found.place.kind, found.place.price_level) == ("remote", cleveland.price_level)
    effect = load_pay().factors["work_mode.remote"].factor().log_effect
    nation = job(place="United States")
    assert found.pay.log_median[2] - nation.pay.log_median[2] == pytest.approx(effect)
    assert not found.is_home


@pytest.mark.parametrize("home", ["", "remote"])
def test_remote_work_without_a_home_has_no_prices(home: str) -> None:
    assert job(Person(home_place=home), place="remote").place.price_level is None


def test_home_stands_in_for_a_role_without_place() -> None:
    found = job(Person(home_place="Denver"), place="")
    assert (found.place.name, found.is_home) == ("Denver", True)


@pytest.mark.parametrize("policy", [PayPolicy.NATIONAL_BANDS, PayPolicy.LOCATION_INDEPENDENT])
def test_a_policy_that_is_not_local_takes_the_nations_pay_at_own_prices(policy: PayPolicy) -> None:
    local, national = job(pay_policy=PayPolicy.LOCALISED), job(pay_policy=policy)
    assert local.paid_place == local.place
    assert national.place == local.place
    assert national.paid_place.name == "United States"
    assert national.paid_place.price_level == local.place.price_level
    assert national.pay.log_median == job(place="United States").pay.log_median


def test_without_the_nation_in_the_pack_every_pay_is_local() -> None:
    held = role("a", pay_policy=PayPolicy.NATIONAL_BANDS)
    found = market_job(profile_of(held), PACK, held, None, TODAY)
    assert found.paid_place == found.place


def test_a_family_without_figures_is_told() -> None:
    held = role("a", title="Quantum engineer")
    with pytest.raises(UserError, match="no figures for Quantum engineer in Seattle"):
        market_job(profile_of(held), PACK, held, None, TODAY)


@pytest.mark.parametrize(
    ("held", "day"),
    [
        ((), None),
        ((certified("2027-03-31"),), datetime.date(2027, 3, 31)),
        ((certified("2027-03"), certified("2028")), datetime.date(2028, 12, 31)),
        ((certified("2027"), certified(None)), None),
        ((certified("2025"),), None),
        ((certified("2027", CertificationStatus.WANTED),), None),
        ((replace(certified("2028"), earned=PartialDate(2027)),), None),
    ],
)
def test_the_last_expiry_is_when_no_certification_is_in_force(
    held: tuple[Certification, ...], day: datetime.date | None
) -> None:
    assert last_expiry(profile_of(*held), TODAY) == day


def test_an_empty_profile_has_no_expiry() -> None:
    assert last_expiry(Profile(), TODAY) is None


@pytest.mark.parametrize(
    ("production", "counted"), [(None, False), (Production.CONTRIBUTES, False), (Production.OWNS, True)]
)
def test_the_guess_about_production_counts_for_who_has_it(production: Production | None, counted: bool) -> None:
    held = role("a", production=production)
    own = {"production": 0.05, "industry.finance": 0.2, "dynamics.shock_sd": 0.1}
    found = own_factors(profile_of(held, *(Override(id=name, value=value) for name, value in own.items())), held)
    assert found == {"industry.finance": 0.2} | ({"production": 0.05} if counted else {})


@pytest.mark.parametrize(
    ("until", "earned", "in_force"),
    [
        ("2026-11-22", "2024", True),  # it holds on its last day
        ("2026-11-21", "2024", False),
        ("2026-11", "2024", True),  # it may mean the last day of the month
        ("2026-10", "2024", False),
        (None, "2026-11-22", True),
        (None, "2026-11-23", False),
        (None, "2026", True),  # it may have been earned in January
        (None, None, True),
    ],
)
def test_a_certification_counts_from_its_first_possible_day_to_its_last(
    until: str | None, earned: str | None, in_force: bool
) -> None:
    one = replace(certified(until), earned=PartialDate.parse(earned) if earned else None)
    assert ("certification" in ids(job(one))) is in_force
    assert (last_expiry(profile_of(one), TODAY) is not None) is (in_force and until is not None)


@pytest.mark.parametrize("name", ["SEATTLE", " seattle ", "Seattle"])
def test_an_own_place_is_found_as_people_write_it(name: str) -> None:
    found = job(OwnPlace(id="o", name=name, pay_percent=120))
    assert (found.place.kind, found.place.id) == ("own", "own-o")


@pytest.mark.parametrize("level", list(Level))
def test_the_factors_are_those_of_the_roles_own_level(level: Level) -> None:
    found = job(level=level, specialisation="MLOps")
    assert (found.level, ids(found)) == (level, {f"specialisation.mlops.{level.value}"})


def test_what_fades_is_told_by_its_name() -> None:
    (factor,) = job(specialisation="MLOps").factors
    assert fading_cause(factor) == f"{factor.name} fades"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"level": None},
            "Level: the role “Software engineer” has no level. Choose entry, mid, senior or architect.",
        ),
        (
            {"title": "Astronaut"},
            "Title: there are no market figures for the title “Astronaut”. Choose what it pays like.",
        ),
        (
            {"place": "Αθήνα"},
            "Place: there are no market figures for “Αθήνα”. "
            "Write a larger city nearby or its state, a country such as Canada, or add it as a place of your own.",
        ),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        job(**fields)
    assert str(caught.value) == sentence


def test_a_city_abroad_says_that_its_country_stands_in() -> None:
    found = job(place="London")
    assert found.place.name == "United Kingdom"
    assert found.pay.fallback.startswith(
        "London is told by United Kingdom figures, there are none for the city; thin: pay in the United States times"
    )
    assert job(place="London, UK").pay == found.pay
    assert not job(place="United Kingdom").pay.fallback.startswith("London")


def test_a_name_of_several_places_says_which_one_counts() -> None:
    assert job(place="Vancouver").pay.fallback == "“Vancouver” counts as Portland, OR, not as “Vancouver, Canada”"
    assert job(Person(home_place="Vancouver"), place="").pay.fallback == job(place="Vancouver").pay.fallback
    assert job(place="Portland, OR").pay.fallback == ""


def test_nothing_stands_in_where_another_place_pays() -> None:
    national = job(place="London", pay_policy=PayPolicy.NATIONAL_BANDS)
    assert (national.place.name, national.pay.fallback) == ("United Kingdom", "")
    own = job(OwnPlace(id="o", name="London", pay_percent=80), place="London")
    assert own.place.kind == "own"
    assert "United Kingdom" not in own.pay.fallback
