import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.base import resources
from planner.calibration import aijobs, stackoverflow
from planner.calibration.aijobs import Advert
from planner.calibration.catalogue import LEVEL_WEIGHTS, OCCUPATIONS
from planner.calibration.oews import PublishedCell
from planner.calibration.pay_build import (
    as_bytes,
    exchange_rates,
    ladder,
    level_quantiles,
    national_codes,
    paid_quantiles,
    pay_document,
    place_variance,
)
from planner.calibration.pay_fit import Observation
from planner.calibration.tables import SourceUnusable
from planner.market.pay_file import pay_from
from planner.market.pay_model import QUANTILES
from planner.market.pay_question import PayQuestion
from tests.calibration.made_up import (
    AIJOBS_HEADER,
    SO_2020_HEADER,
    SO_2024_HEADER,
    aijobs_line,
    national_lines,
    oews_line,
    so_line,
    write,
    write_oews,
)
from tests.calibration.public import public_sources


def cell(code: str, area: str = "0000000", median: float | None = 100_000.0, jobs: float = 10.0) -> PublishedCell:
    pays = (50_000.0, 70_000.0, median, 140_000.0, None)
    return PublishedCell(code, code, "N" if area == "0000000" else "M", area, area, jobs, pays, 1.0)


def sources(folder: Path, *more: str) -> Path:
    write_oews(folder, *national_lines(sorted(national_codes() | set(OCCUPATIONS))), *areas(), *more)
    ads = [
        aijobs_line(pay=str(80_000 + 997 * i), level=level, year=year, remote="100")
        for i in range(12)
        for level in ("EN", "SE")
        for year in ("2023", "2024")
    ]
    write(folder / aijobs.FILE, AIJOBS_HEADER, *ads, aijobs_line(pay="60000", dollars="66000", currency="EUR"))
    answers = [so_line(pay=str(90_000 + 1_000 * i), years=str(i)) for i in range(25)]
    write(folder / stackoverflow.FILE_2024, SO_2024_HEADER, *answers)
    write(folder / stackoverflow.FILE_2020, SO_2020_HEADER, *(f"{70_000 + 900 * i},US,6,3,{i}" for i in range(25)))
    return folder


def areas() -> list[str]:
    names = {"0000001": "Town, OR", "0000002": "Hamlet, OR"}
    return [oews_line(area=area, area_name=name, jobs="300") for area, name in names.items()]


def test_published_percentiles_are_kept_and_carried_on() -> None:
    national = [cell(code) for code in national_codes()]
    found = paid_quantiles(national)["software-engineer"]
    at = dict(zip(QUANTILES, found, strict=True))
    assert at[0.1] == pytest.approx(math.log(50_000), abs=1e-4)
    assert at[0.5] == pytest.approx(math.log(100_000), abs=1e-4)
    assert at[0.75] == pytest.approx(math.log(140_000), abs=1e-4)
    # beyond the last one the line of the last two goes on: twice as far at Φ⁻¹ = 1.349
    assert at[0.9] == pytest.approx(math.log(140_000) + (1.2816 - 0.6745) / 0.6745 * math.log(1.4), abs=1e-3)
    assert list(found) == sorted(found)


def test_a_group_of_two_occupations_lies_between_them() -> None:
    national = [cell(code, median=120_000.0 if code == "15-1221" else 100_000.0) for code in national_codes()]
    found = paid_quantiles(national)["research-engineer"][QUANTILES.index(0.5)]
    assert found == pytest.approx((math.log(120_000) + math.log(100_000)) / 2, abs=1e-4)


def test_the_ladder_stands_around_the_mean_of_all_jobs() -> None:
    found = ladder()
    mean = 0.12 * found["entry"] + 0.28 * found["mid"] + 0.42 * found["senior"] + 0.18 * found["architect"]
    assert mean == pytest.approx(0, abs=1e-3)
    assert found["senior"] - found["mid"] == pytest.approx(math.log(1.22), abs=1e-3)
    assert found["variance"] == pytest.approx(0.0337, abs=0.001)


def test_places_differ_by_their_jobs() -> None:
    areas = [cell("15-1252", "1", 100_000, 30), cell("15-1252", "2", 200_000, 10), cell("15-1252", "3", None, 99)]
    # a quarter of the jobs lies ln 2 higher: ¼ × ¾ × (ln 2)²
    assert place_variance([*areas, cell("15-1252")]) == pytest.approx(3 / 16 * math.log(2) ** 2, abs=1e-4)


def test_exchange_rates_are_medians_by_year() -> None:
    def advert(year: int, currency: str, rate: float) -> Advert:
        return Advert(year, "SE", "x", "DE", "0", "M", 1.0, currency, rate, 1)

    found = exchange_rates([advert(2024, "EUR", rate) for rate in (1.1, 1.2, 1.9)] + [advert(2023, "EUR", 1.05)])
    assert found == {"EUR": {"2023": 1.05, "2024": 1.2}}


def test_baselines_need_thirty_rows() -> None:
    many = [Observation(PayQuestion("advertised", family="a", level="mid"), 11 + i / 100, 1.0) for i in range(31)]
    few = [Observation(PayQuestion("advertised", family="b", level="mid"), 12.0, 1.0)]
    found = level_quantiles(many)
    assert set(found) == {"advertised", "advertised:mid", "advertised:mid:a"}
    assert found["advertised:mid:a"][QUANTILES.index(0.5)] == pytest.approx(11.15)
    assert "advertised:mid:b" not in level_quantiles(many + few)


def test_the_whole_way_gives_the_same_bytes_and_a_model_that_loads(tmp_path: Path) -> None:
    folder = sources(tmp_path)
    document = pay_document(folder)
    assert as_bytes(document) == as_bytes(pay_document(folder))
    pay = pay_from(json.loads(as_bytes(document)))
    assert pay.rates["EUR"]["2024"] == pytest.approx(1.1)
    assert [source["rows"] for source in document["sources"]][:2] == [49, 50]
    senior = pay.model.distribution(PayQuestion("advertised", "data scientist", "data-scientist", "senior", year=2024))
    assert 80_000 < math.exp(senior.location) < 100_000
    told = pay.effect("family@reported", "data-engineer")
    assert told is not None
    assert told.n == 25  # those who told the title, not those it was averaged for


def test_factors_without_rows_have_no_estimate(tmp_path: Path) -> None:
    factors = pay_from(json.loads(as_bytes(pay_document(sources(tmp_path))))).factors
    assert not factors["industry.finance"].has_estimate
    assert factors["specialisation.nlp.senior"].note == "0 adverts name it, and a figure needs 30"
    assert factors["certification"].log_effect == pytest.approx(math.log(1.02), abs=1e-4)


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"salaries_2020_2024\.csv\.gz, the file: it cannot be read"):
        pay_document(tmp_path)


def test_a_file_has_one_part_a_line() -> None:
    assert as_bytes({"b": [1, 2], "a": {"y": 1, "x": "é"}}) == '{\n"a": {"x":"é","y":1},\n"b": [1,2]\n}\n'.encode()


AREAS = st.lists(st.tuples(st.floats(1, 1e5), st.floats(20_000, 400_000)), min_size=1, max_size=8)


@given(AREAS, st.floats(0.2, 5))
def test_places_differ_by_ratios_and_not_by_dollars(found: list[tuple[float, float]], by: float) -> None:
    here, there = (
        place_variance(cell("15-1252", str(1 + place), unit * pay, jobs) for place, (jobs, pay) in enumerate(found))
        for unit in (1.0, by)
    )
    assert here == pytest.approx(there, abs=2e-4)
    widest = max(math.log(pay) for _, pay in found) - min(math.log(pay) for _, pay in found)
    assert 0 <= here <= widest**2 / 4 + 1e-4  # no spread is larger than half the jobs at either end


def test_other_occupations_and_areas_without_jobs_do_not_count() -> None:
    counted = [cell("15-1252", "1", 100_000, 10), cell("15-1252", "2", 200_000, 10)]
    others = [cell("15-2051", "3", 900_000, 99), cell("15-1252", "4", 900_000, 0), cell("15-1252", median=900_000)]
    assert place_variance([*counted, *others]) == place_variance(counted) == round(math.log(2) ** 2 / 4, 4)


def test_the_variance_of_the_ladder_is_that_of_its_rungs() -> None:
    found = ladder()
    rungs = [found[level] for level in ("entry", "mid", "senior", "architect")]
    assert rungs == sorted(rungs)
    by_hand = sum(weight * rung**2 for weight, rung in zip(LEVEL_WEIGHTS, rungs, strict=True))
    assert found["variance"] == pytest.approx(by_hand, abs=1e-4)


def test_rates_have_six_digits_and_stand_in_order() -> None:
    adverts = [
        Advert(year, "SE", "x", "DE", "0", "M", 1.0, currency, rate, 1)
        for currency, year, rate in (
            ("USD", 2024, 1.0),
            ("JPY", 2024, 0.00671234567),
            ("EUR", 2024, 1.1),
            ("EUR", 2020, 1.2),
        )
    ]
    found = exchange_rates(adverts)
    assert list(found) == ["EUR", "JPY", "USD"]
    assert list(found["EUR"]) == ["2020", "2024"]
    assert found["JPY"] == {"2024": 0.00671235}


@given(st.lists(st.floats(9, 15), min_size=30, max_size=40))
def test_quantiles_of_a_baseline_rise_within_what_was_seen(pays: list[float]) -> None:
    rows = [Observation(PayQuestion("advertised", family="a", level="mid"), pay, 1.0) for pay in pays]
    told = level_quantiles(rows)["advertised:mid:a"]
    assert told == sorted(told)
    assert min(pays) - 1e-4 <= told[0]
    assert told[-1] <= max(pays) + 1e-4
    assert level_quantiles(rows[:29]) == {}


def test_jobs_of_no_known_group_have_no_baseline_of_their_own() -> None:
    rows = [Observation(PayQuestion("advertised", level="mid"), 11.0, 1.0)] * 30
    assert set(level_quantiles(rows)) == {"advertised", "advertised:mid"}


@pytest.mark.source_data
def test_the_shipped_pay_model_is_what_the_public_data_give() -> None:
    assert as_bytes(pay_document(public_sources())) == resources.path("market", "pay_model.json").read_bytes()
