import json
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import UserError
from planner.market.pay_file import level_key, load_pay
from planner.market.pay_question import PayQuestion
from tests.market.made_up_pay import SHAPE, document, pay_file


def test_an_effect_tells_its_interval_and_size() -> None:
    found = pay_file().effect("level", "senior")
    assert found is not None
    assert (found.group, found.key, found.estimate, found.n) == ("level", "senior", 0.2, 500)
    assert (found.low, found.high) == pytest.approx((0.2 - 0.012816, 0.2 + 0.012816))
    assert pay_file().effect("level", "king") is None
    assert pay_file().effect("hair", "red") is None


def test_baselines_are_as_narrow_as_there_are_figures() -> None:
    of = pay_file().baselines()
    senior = PayQuestion("advertised", level="senior", family="ml-engineer")
    assert of["national"](senior) == tuple(12 + number / 2 for number in SHAPE)
    assert of["level"](senior) == tuple(11.2 + number for number in SHAPE)
    assert of["level_occupation"](senior) == tuple(11.3 + number for number in SHAPE)


def test_baselines_fall_back_level_by_level() -> None:
    of = pay_file().baselines()
    other = PayQuestion("advertised", level="senior", family="baker")
    assert of["level_occupation"](other) == of["level"](other) == tuple(11.2 + number for number in SHAPE)
    assert of["level"](PayQuestion("advertised", level="mid")) == tuple(11 + number for number in SHAPE)
    assert of["level"](PayQuestion("paid")) == of["national"](PayQuestion("paid")) == pay_file().model.paid[""]
    assert of["level"](PayQuestion("reported", years=5)) == tuple(11.1 + number for number in SHAPE)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (PayQuestion("advertised", level="mid", years=3), "advertised:mid"),
        (PayQuestion("reported", years=2.9), "reported:0–2"),
        (PayQuestion("reported", years=3), "reported:3–6"),
        (PayQuestion("reported", years=50), "reported:21 and more"),
        (PayQuestion("reported"), "reported:"),
    ],
)
def test_baselines_go_by_level_or_experience(question: PayQuestion, key: str) -> None:
    assert level_key(question) == key


def written(folder: Path, content: object) -> Path:
    path = folder / "pay_model.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    found = load_pay(written(tmp_path, document()))
    assert found.version == "2026.01"
    assert found.rates == {"EUR": {"2024": 1.1}}
    assert found.model.distribution(PayQuestion("advertised", level="mid", year=2024)).location == pytest.approx(11)


def test_a_file_for_a_newer_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="of kind 4, and this program reads kind 3"):
        load_pay(written(tmp_path, {**document(), "schema": 4}))


@pytest.mark.parametrize(
    "missing", ["model", "location", "scale", "thin", "unseen", "shapes", "paid", "levels", "rates"]
)
def test_a_file_with_a_part_missing_is_damaged(tmp_path: Path, missing: str) -> None:
    content = document()
    del content[missing]
    with pytest.raises(UserError, match=f"pay_model.json: it is damaged .*{missing}"):
        load_pay(written(tmp_path, content))


@pytest.mark.parametrize("row", [[1.0], sorted(SHAPE, reverse=True), ["x"] * len(SHAPE)])
def test_a_distribution_that_is_none_is_damaged(tmp_path: Path, row: list[Any]) -> None:
    content = document()
    content["shapes"]["reported"] = row
    with pytest.raises(UserError, match="it is damaged"):
        load_pay(written(tmp_path, content))


def test_a_file_cut_short_or_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cut short"):
        load_pay(written(tmp_path, '{"schema": 1, '))
    with pytest.raises(UserError, match="cannot be read"):
        load_pay(tmp_path / "none.json")
