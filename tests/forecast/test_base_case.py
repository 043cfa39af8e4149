import datetime
import math

import pytest

from planner.domain.dates import PartialDate
from planner.domain.person import Education, Person
from planner.domain.profile import Profile
from planner.domain.role import Level, Role
from planner.forecast.base_case import national_medians, place_error
from planner.forecast.explanation import waterfall
from planner.forecast.factors import Known, usual_factors
from planner.forecast.situation import Situation, situation
from planner.market.pack import Pack, load_pack
from planner.market.places import NATION_ID
from tests.forecast.examples import PACK, role

TODAY = datetime.date(2026, 11, 22)


def stand(pack: Pack, *records: Role | Person) -> Situation:
    found = situation(Profile({record.id: record for record in records}), pack, TODAY)
    assert isinstance(found, Situation)
    return found


def test_the_base_case_is_the_nation_without_any_fact() -> None:
    pack = load_pack()
    start = PartialDate.parse("2024-03")
    there = Role(id="r", title="Software engineer", level=Level.MID, place="United States", start=start)
    here = Role(
        id="r",
        title="Software engineer",
        level=Level.MID,
        place="Seattle",
        start=start,
        industry="finance",
        company_size="large",
    )
    plain = stand(pack, there)
    full = stand(pack, here, Person(education=Education.MASTER))
    assert national_medians(full, pack) == pytest.approx(national_medians(plain, pack))
    assert national_medians(plain, pack) == pytest.approx(plain.inputs.level_log_median)
    assert sum(fact.log_effect != 0 for fact in full.basis.factors) >= 2
    found = waterfall(
        full.inputs, 2, usual_factors(full.inputs, national_medians(full, pack), "OEWS", Known(full.basis.factors))
    )
    assert found is not None
    assert found.base == pytest.approx(
        math.exp(plain.inputs.level_log_median[0]), rel=0.02
    )  # half of 10,000 drawn pays


def test_without_figures_for_the_nation_ones_own_place_stands_in() -> None:
    plain = stand(PACK, role("r", start="2024-01-01"))
    assert national_medians(plain, PACK) == pytest.approx(plain.inputs.level_log_median)


def test_ones_own_place_stands_in_without_what_is_known_about_the_job() -> None:
    plain = stand(PACK, role("r", start="2024-01-01"))
    known = stand(PACK, role("r", start="2024-01-01", industry="finance"), Person(education=Education.DOCTORATE))
    effects = [fact.log_effect for fact in known.basis.factors]
    assert len(effects) == 2
    assert sum(effects) != 0
    moved = [level - sum(effects) for level in known.inputs.level_log_median]
    assert national_medians(known, PACK) == pytest.approx(moved)
    assert national_medians(known, PACK) == pytest.approx(national_medians(plain, PACK))


@pytest.mark.parametrize("place", ["Seattle", "Cleveland, OH", "remote"])
def test_the_nation_is_the_same_from_everywhere_and_rises_by_level(place: str) -> None:
    pack = load_pack()
    home = Person(home_place="Denver")
    here, nation = (stand(pack, role("r", place=name), home) for name in (place, "United States"))
    medians = national_medians(here, pack)
    assert medians == pytest.approx(national_medians(nation, pack))
    assert list(medians) == sorted(medians)
    assert medians != pytest.approx(here.inputs.level_log_median)


def test_a_place_is_known_to_its_published_error_and_the_nations() -> None:
    pack = load_pack()
    here = stand(pack, role("r", place="Seattle"))
    cells = [pack.cells[code, place] for place in ("seattle", NATION_ID) for code, _ in here.basis.family.occupations]
    assert len(cells) == 2
    expected = math.hypot(*((cell.wage_error_percent or math.nan) / 100 for cell in cells))
    assert 0.001 < expected < 0.05
    assert place_error(here, pack) == pytest.approx(expected)


def test_where_no_error_is_published_none_is_told() -> None:
    pack = load_pack()
    assert place_error(stand(pack, role("r", place="remote"), Person(home_place="Denver")), pack) is None
