import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.journal import LONGEST_DOCUMENT, SavedForecast
from planner.forecast.effects import Effect
from planner.forecast.engine import forecast
from planner.forecast.inputs import ForecastInputs
from planner.forecast.kept import (
    MOST_CAREERS,
    Repeated,
    engine_name,
    inputs_from,
    inputs_text,
    kept_from,
    paid_since,
    repeat,
    result_text,
)
from planner.forecast.past import PastPay
from planner.forecast.scenario import DOWNTURN, Scenario
from planner.forecast.stretch import stretch_for
from planner.market.dynamics_file import load_calibration
from planner.market.prices import PriceIndex
from tests.forecast.examples import MEDIANS, inputs
from tests.forecast.plans import plans, scenarios

YOU = inputs(n_careers=200, scenario=DOWNTURN, stretch=stretch_for(load_calibration(), 5.0), bonus_share=0.1)


def kept(given: ForecastInputs = YOU, **fields: str) -> SavedForecast:
    result = forecast(given)
    texts = {"inputs": inputs_text(given, "Seattle", "OEWS"), "result": result_text(result), "program_version": "0.1.0"}
    return SavedForecast(id="k", name="Before the raise", saved=PartialDate(2026, 11, 23), **(texts | fields))


def changed(text: str, **parts: object) -> str:
    return json.dumps(json.loads(text) | parts)


@settings(max_examples=40)
@given(
    plan=plans(),
    scenario=scenarios,
    log_pay=st.none() | st.floats(9.0, 14.0),
    start=st.floats(2000.0, 2060.0),
    share=st.floats(0.05, 2.0),
    seed=st.integers(0, 2**32 - 1),
    is_real=st.booleans(),
)
def test_a_text_gives_the_same_bytes_of_forecast(
    plan: tuple[Effect, ...],
    scenario: Scenario,
    log_pay: float | None,
    start: float,
    share: float,
    seed: int,
    is_real: bool,
) -> None:
    given = dataclasses.replace(
        YOU,
        effects=plan,
        scenario=scenario,
        log_pay=log_pay,
        start=start,
        share=share,
        seed=seed,
        is_real=is_real,
        n_careers=30,
    )
    again = inputs_from(inputs_text(given))
    assert again == given
    before, after = forecast(given), forecast(again)
    for one in ("base", "total"):
        assert getattr(before, one).quantiles.tobytes() == getattr(after, one).quantiles.tobytes()
    assert before.levels.tobytes() == after.levels.tobytes()


def test_what_was_forecast_is_read_as_it_was() -> None:
    record = kept()
    read, was = kept_from(record), forecast(YOU)
    assert (read.place, read.source, read.engine) == ("Seattle", "OEWS", engine_name())
    assert read.forecast.inputs == YOU
    assert (read.forecast.times, read.forecast.years) == (was.times, was.years)
    assert read.forecast.base.quantiles.tobytes() == was.base.quantiles.tobytes()
    assert read.forecast.total.quantiles.tobytes() == was.total.quantiles.tobytes()
    assert read.forecast.levels.tobytes() == was.levels.tobytes()
    assert not read.forecast.levels.flags.writeable


def test_forty_years_fit_into_a_record() -> None:
    long = dataclasses.replace(YOU, horizon_years=40, vesting=(1e6 / 3,) * 40)
    record = kept(long)
    assert max(len(record.inputs), len(record.result)) < LONGEST_DOCUMENT / 10


def test_worked_out_again_it_is_the_same() -> None:
    found = repeat(kept(), "0.1.0")
    assert found == Repeated(0.0)
    assert found.is_same
    assert found.sentence == "Worked out again from the same inputs it gives the very same numbers."


def test_another_program_with_the_same_numbers_is_named_but_no_difference() -> None:
    found = repeat(kept(program_version="0.0.9"), "0.1.0")
    assert (found.largest, found.reasons) == (0.0, ("made with Career Planner 0.0.9, now 0.1.0",))
    assert found.is_same


def test_other_numbers_are_told_with_how_much_and_why() -> None:
    text = result_text(forecast(YOU))
    dearer = (forecast(YOU).base.quantiles / 1.02).tolist()
    found = repeat(kept(result=changed(text, base=dearer, engine="NumPy 1.0")), "0.1.0")
    assert found.largest == pytest.approx(0.02)
    assert found.sentence == (f"Worked out again it differs by up to 2 %: made with NumPy 1.0, now {engine_name()}.")
    chances = forecast(YOU).levels.copy()
    chances[0, 1] += 0.25
    other = repeat(kept(result=changed(text, levels=chances.tolist())), "0.1.0")
    assert other.largest == pytest.approx(0.25)
    assert "this computer may calculate differently" in other.sentence


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("inputs", "not JSON"),
        ("inputs", "[" * 200_000),
        ("inputs", "[1]"),
        ("inputs", '{"format": 2}'),
        ("inputs", '{"format": 1}'),
        ("inputs", '{"format": 1, "inputs": 3}'),
        ("inputs", changed(inputs_text(YOU), inputs={**json.loads(inputs_text(YOU))["inputs"], "luck": 1})),
        ("inputs", changed(inputs_text(YOU), inputs={**json.loads(inputs_text(YOU))["inputs"], "n_careers": 10**9})),
        ("inputs", changed(inputs_text(YOU), inputs={**json.loads(inputs_text(YOU))["inputs"], "effects": [{}]})),
        ("result", "{}"),
        ("result", '{"format": 1}'),
        ("result", changed(result_text(forecast(YOU)), base=[[1.0]])),
        ("result", changed(result_text(forecast(YOU)), levels=[[float("nan")] * 4] * 5)),
    ],
)
def test_what_cannot_be_read_is_told_and_not_worked_out_again(part: str, text: str) -> None:
    record = dataclasses.replace(kept(), **{part: text})  # type: ignore[arg-type]  # inputs or result
    with pytest.raises(UserError, match="Kept forecast: "):
        kept_from(record)
    found = repeat(record, "0.1.0")
    assert found.largest is None
    assert not found.is_same
    assert found.sentence.startswith("It cannot be worked out again: ")


def test_more_careers_than_are_ever_drawn_are_refused() -> None:
    given = dataclasses.replace(YOU, n_careers=MOST_CAREERS)
    assert inputs_from(inputs_text(given)) == given
    with pytest.raises(UserError, match="100,000 careers"):
        inputs_from(inputs_text(dataclasses.replace(YOU, n_careers=MOST_CAREERS + 1)))


def test_pay_since_is_in_the_money_of_the_forecast() -> None:
    prices = PriceIndex("CPI", (2026.0, 2028.0), (100.0, 110.0))
    given = inputs(start=2026.0, log_pay=MEDIANS[1])
    past = [PastPay(year, pay, pay, None) for year, pay in ((2025.0, 90_000.0), (2026.0, 1.0), (2028.0, 110_000.0))]
    ((year, pay),) = paid_since(past, given, prices)
    assert year == 2028.0
    assert pay == pytest.approx(100_000.0)
    assert paid_since(past, dataclasses.replace(given, is_real=False), prices) == ((2028.0, 110_000.0),)
