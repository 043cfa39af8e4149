"""What stands in the texts of a kept forecast, and each way in which one can be spoilt."""

import dataclasses
import json
from typing import Any

import numpy as np
import pytest

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.journal import SavedForecast
from planner.forecast.effects import Break, PayShift
from planner.forecast.engine import forecast
from planner.forecast.kept import Repeated, engine_name, inputs_from, inputs_text, kept_from, paid_since, repeat
from planner.forecast.kept import result_text as written
from planner.forecast.past import PastPay
from planner.market.prices import PriceIndex
from tests.forecast.examples import inputs

YOU = inputs(n_careers=50, effects=(PayShift(cause="Ein Zertifikat für 東京", at=1.0, log_effect=0.02, ends=2.5),))
RESULT = forecast(YOU)


def record(given: dict[str, Any] | None = None, came: dict[str, Any] | None = None) -> SavedForecast:
    """A kept forecast with some parts of its texts replaced; a part that is None is left out."""
    texts = []
    for text, parts in ((inputs_text(YOU, "Zürich", "OEWS"), given), (written(RESULT), came)):
        parts = parts or {}
        document = {name: part for name, part in json.loads(text).items() if parts.get(name, part) == part}
        texts.append(json.dumps(document | {name: part for name, part in parts.items() if part is not None}))
    saved = PartialDate(2026, 11, 23)
    return SavedForecast(id="k", name="k", saved=saved, inputs=texts[0], result=texts[1], program_version="1.0")


def table(name: str, row: int, column: int, value: float) -> dict[str, Any]:
    """A table of the result with one other number."""
    rows = json.loads(written(RESULT))[name]
    rows[row][column] = value
    return {name: rows}


def test_the_inputs_are_told_in_their_own_letters() -> None:
    text = inputs_text(YOU, "Zürich", "OEWS")
    assert "Ein Zertifikat für 東京" in text
    document = json.loads(text)
    assert list(document) == ["format", "place", "source", "inputs"]
    assert (document["format"], document["place"], document["source"]) == (1, "Zürich", "OEWS")
    (effect,) = document["inputs"]["effects"]
    assert (effect["kind"], effect["at"], effect["ends"]) == ("PayShift", 1.0, 2.5)
    assert document["inputs"]["log_pay"] == YOU.log_pay  # to the last digit


def test_the_result_is_told_year_by_year() -> None:
    document = json.loads(written(RESULT))
    assert list(document) == ["format", "engine", "times", "years", "base", "total", "levels", "assumed_from"]
    assert (document["engine"], document["years"]) == (f"NumPy {np.__version__}", list(RESULT.years))
    assert document["base"][3] == RESULT.base.quantiles[3].tolist()
    assert [len(row) for row in document["levels"]] == [4] * 5


def test_equal_inputs_give_equal_texts_and_others_do_not() -> None:
    assert inputs_text(YOU) == inputs_text(dataclasses.replace(YOU))
    assert inputs_text(YOU) != inputs_text(dataclasses.replace(YOU, seed=2))
    assert inputs_from(inputs_text(YOU, "Zürich")) == YOU


def test_each_effect_is_read_back_as_its_own_kind() -> None:
    both = dataclasses.replace(YOU, effects=(*YOU.effects, Break(cause="b", at=3.0, years=0.5)))
    assert [type(effect) for effect in inputs_from(inputs_text(both)).effects] == [PayShift, Break]


@pytest.mark.parametrize(
    ("given", "came", "what"),
    [
        (None, table("base", 0, 0, -0.01), "a table of (5, 5) for 5 years"),
        (None, table("total", 4, 4, float("inf")), "a table of (5, 5) for 5 years"),
        (None, table("levels", 2, 1, float("nan")), "a table of (5, 4) for 5 years"),
        (None, {"levels": [[1.0] * 5] * 5}, "a table of (5, 5) for 5 years"),
        (None, {"base": [[1.0] * 5] * 4}, "a table of (4, 5) for 5 years"),
        (None, {"years": None}, "KeyError('years')"),
        (None, {"engine": None}, "KeyError('engine')"),
        ({"place": None}, None, "KeyError('place')"),
        ({"inputs": None}, None, "KeyError('inputs')"),
        ({"inputs": {}}, None, "KeyError('dynamics')"),
        ({"inputs": [1]}, None, "TypeError"),
    ],
)
def test_a_spoilt_number_is_told_and_what_to_do(
    given: dict[str, Any] | None, came: dict[str, Any] | None, what: str
) -> None:
    with pytest.raises(UserError) as caught:
        kept_from(record(given, came))
    told = str(caught.value)
    assert told.startswith("Kept forecast: its numbers cannot be read (")
    assert what in told
    assert told.endswith("). Delete it, or keep a new one.")


@pytest.mark.parametrize("format_", [0, 2, "1", None])
def test_another_format_is_another_programs(format_: object) -> None:
    for spoilt in (record(given={"format": format_}), record(came={"format": format_})):
        with pytest.raises(UserError) as caught:
            kept_from(spoilt)
        assert str(caught.value) == (
            "Kept forecast: it was kept by another version of this program, in a form that this one does not know. "
            "Open it with that version."
        )


@pytest.mark.parametrize("kind", ["Effect", "Raise", "dict"])
def test_an_effect_of_no_known_kind_is_refused(kind: str) -> None:
    parts = json.loads(inputs_text(YOU))["inputs"]
    parts["effects"][0]["kind"] = kind
    with pytest.raises(UserError, match=rf"cannot be read \(KeyError\('{kind}'\)\)"):
        kept_from(record(given={"inputs": parts}))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Repeated(0.0, ("made with a 1, now 2",)),
            "Worked out again from the same inputs it gives the very same numbers.",
        ),
        (Repeated(0.0123, ("a", "b")), "Worked out again it differs by up to 1.2 %: a and b."),
        (
            Repeated(1e-9),
            "Worked out again it differs by up to 1e-07 %: program and engine are the same, so this computer may "
            "calculate differently.",
        ),
        (Repeated(None, ("its inputs are gone",)), "It cannot be worked out again: its inputs are gone."),
    ],
)
def test_what_is_told_of_a_forecast_worked_out_again(found: Repeated, sentence: str) -> None:
    assert found.sentence == sentence
    assert found.is_same is (found.largest == 0.0)


def test_the_largest_difference_counts_wherever_it_lies() -> None:
    total = float(RESULT.total.quantiles[4, 4])
    assert repeat(record(came=table("total", 4, 4, total / 1.5)), "1.0").largest == pytest.approx(0.5)
    # Where nothing was paid, a dollar is the measure, so that cents are no endless difference.
    first = float(RESULT.base.quantiles[0, 0])
    assert repeat(record(came=table("base", 0, 0, 0.0)), "1.0").largest == pytest.approx(first)
    assert repeat(record(), "1.0") == Repeated(0.0)


def test_both_the_program_and_its_engine_are_named() -> None:
    found = repeat(record(came={"engine": "NumPy 1.0"}), "2.0")
    assert found.reasons == ("made with Career Planner 1.0, now 2.0", f"made with NumPy 1.0, now {engine_name()}")


def test_only_pay_after_the_forecast_counts_and_prices_only_where_it_is_real() -> None:
    prices = PriceIndex("CPI", (2026.0, 2027.0), (100.0, 105.0))
    given = inputs(start=2026.0)
    past = [PastPay(year, 105_000.0, 0.0, None) for year in (2025.5, 2026.0, 2026.0001, 2027.0)]
    real = paid_since(past, given, prices)
    assert [year for year, _ in real] == [2026.0001, 2027.0]
    assert real[1][1] == pytest.approx(100_000.0)
    assert [pay for _, pay in paid_since(past, dataclasses.replace(given, is_real=False), prices)] == [105_000.0] * 2
    assert paid_since([], given, prices) == ()
